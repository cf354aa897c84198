"""`renameatx_np(2)`: exchange two names in one step, or rename without replacing. macOS ≥ 10.12, on APFS."""

import ctypes
import functools
from typing import Any, ClassVar

from sidecar.workspace.folders import Folder
from sidecar.workspace.swap import Unsupported, raise_for

_SWAP = 2  # RENAME_SWAP
_EXCLUSIVE = 4  # RENAME_EXCL


class SwapFlag:
    """Swaps two files by the kernel's own call; HFS+ and network volumes don't know its flags."""

    name: ClassVar[str] = "swap"

    def exchange(self, folder: Folder, temp: str, name: str) -> None:
        """As `Swap.exchange`."""
        _rename(folder, temp, name, _SWAP)

    def place(self, folder: Folder, old: str, new: str) -> None:
        """As `Swap.place`."""
        _rename(folder, old, new, _EXCLUSIVE)


def _rename(folder: Folder, old: str, new: str, flag: int) -> None:
    call = _renameatx_np()
    if call is None or folder.handle is None:
        raise Unsupported(0, "no renameatx_np here")
    if call(folder.handle, old.encode(), folder.handle, new.encode(), flag) != 0:
        raise_for(ctypes.get_errno())


@functools.cache
def _renameatx_np() -> Any:
    """The system library's function, or None."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameatx_np", None)
    if call is not None:
        call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
        call.restype = ctypes.c_int
    return call
