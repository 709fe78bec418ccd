"""Text out: to a stream, one file, or a folder with a file an article.

A file is written whole or not at all. An existing file is replaced only when asked to, an input
never, and nothing is written outside the folder or through a link.
"""

from __future__ import annotations

from newsclean.outputs.names import safe_name
from newsclean.outputs.targets import FileOutput, FolderOutput, StreamOutput

__all__ = ["FileOutput", "FolderOutput", "StreamOutput", "safe_name"]
