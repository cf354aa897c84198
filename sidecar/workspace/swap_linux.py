"""`renameat2(2)`: exchange two names in one step, or rename without replacing. Linux ≥ 3.15."""

import ctypes
import functools
from typing import Any, ClassVar

from sidecar.workspace.folders import Folder
from sidecar.workspace.swap import Unsupported, raise_for

_NO_REPLACE = 1  # RENAME_NOREPLACE
_EXCHANGE = 2  # RENAME_EXCHANGE


class Exchange:
    """Swaps two files by the kernel's own call; network and overlay file systems may not know its flags."""

    name: ClassVar[str] = "exchange"

    def exchange(self, folder: Folder, temp: str, name: str) -> None:
        """As `Swap.exchange`."""
        _rename(folder, temp, name, _EXCHANGE)

    def place(self, folder: Folder, old: str, new: str) -> None:
        """As `Swap.place`."""
        _rename(folder, old, new, _NO_REPLACE)


def _rename(folder: Folder, old: str, new: str, flag: int) -> None:
    call = _renameat2()
    if call is None or folder.handle is None:
        raise Unsupported(0, "no renameat2 here")
    if call(folder.handle, old.encode(), folder.handle, new.encode(), flag) != 0:
        raise_for(ctypes.get_errno())


@functools.cache
def _renameat2() -> Any:
    """The C library's function (glibc ≥ 2.28, musl ≥ 1.2.6), or None."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is not None:
        call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
        call.restype = ctypes.c_int
    return call
