"""Where the files of a site go while it is being made."""

from typing import Protocol


class Store(Protocol):
    """A release that is being built."""

    digests: dict[str, str]

    def write(self, path: str, data: bytes) -> str:
        """Write a file; its SHA-256."""
        ...

    def delete(self, path: str) -> None:
        """Take a file away."""
        ...

    def read(self, path: str) -> bytes:
        """A file that is there already."""
        ...
