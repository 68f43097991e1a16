"""The machine's own libraries that boards need: found or named, without importing what uses them."""

import ctypes
from functools import lru_cache

from wuhua.base.faults import MachineFault

_NEEDED = ("libgobject-2.0.so.0", "libpango-1.0.so.0", "libharfbuzz.so.0", "libfontconfig.so.1", "libpangoft2-1.0.so.0")
_REMEDY = "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def require_libraries() -> None:
    """Do nothing when all libraries are there. Raises MachineFault with the one command that brings them."""
    for name in _NEEDED:
        _open(name)


@lru_cache(maxsize=1)
def pango_version() -> str:
    """Give Pango's version. Raises MachineFault when there is none."""
    tell = _open("libpango-1.0.so.0").pango_version_string
    tell.restype = ctypes.c_char_p
    return str(tell().decode())


def give_back_memory() -> None:
    """Give what the C library holds in reserve back to the system; nothing happens where it has no word for that."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _open(name: str) -> ctypes.CDLL:
    try:
        return ctypes.CDLL(name)
    except OSError:
        raise MachineFault(f"做展板要用系统库{name}，这台机器上没有：{_REMEDY}") from None
