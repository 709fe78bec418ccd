"""Text out: to a stream, one file, or a folder with a file an article.

A file is written whole or not at all. An existing file is replaced only when asked to, an input
never, and nothing is written outside the folder or through a link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.outputs.streams import StreamOutput

if TYPE_CHECKING:
    from newsclean.outputs.names import safe_name
    from newsclean.outputs.targets import FileOutput, FolderOutput

__all__ = ["FileOutput", "FolderOutput", "StreamOutput", "safe_name"]


def __getattr__(name: str) -> object:
    # Most runs write to standard output, and what writes files is loaded by those that do.
    if name == "safe_name":
        from newsclean.outputs.names import safe_name

        return safe_name
    if name in ("FileOutput", "FolderOutput"):
        from newsclean.outputs import targets

        return getattr(targets, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
