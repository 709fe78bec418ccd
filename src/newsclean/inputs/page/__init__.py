"""An HTML page to lines: the walk over the tree, and what the page says of its story."""
