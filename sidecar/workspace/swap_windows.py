"""`ReplaceFileW`: put a file in another's place and keep the other as a backup, in one call. Windows, NTFS."""

import ctypes
import sys
from typing import ClassVar

from sidecar.workspace.folders import Folder
from sidecar.workspace.swap import ASIDE, Unsupported

_IGNORE_MERGE_ERRORS = 0x2 | 0x4  # attributes and ACLs that can't be carried over don't stop the write
_ERROR_FILE_NOT_FOUND = 2
_ERROR_INVALID_FUNCTION = 1
_ERROR_NOT_SUPPORTED = 50
_ERROR_INVALID_PARAMETER = 87


class ReplaceFile:
    """Swaps by `ReplaceFileW` with a backup; a file that another program holds open fails with `PermissionError`."""

    name: ClassVar[str] = "replace"

    def exchange(self, folder: Folder, temp: str, name: str) -> None:
        """As `Swap.exchange`: the backup then takes the temporary name."""
        if sys.platform != "win32":
            raise Unsupported(0, "no ReplaceFileW here")
        else:  # noqa: RET506 - mypy narrows the platform by this branch
            aside = temp + ASIDE
            call = ctypes.WinDLL("kernel32", use_last_error=True).ReplaceFileW
            call.argtypes = (
                *(ctypes.c_wchar_p,) * 3,
                ctypes.c_ulong,
                *(ctypes.c_void_p,) * 2,
            )
            call.restype = ctypes.c_int
            replaced, replacement, backup = (str(folder.path / part) for part in (name, temp, aside))
            if not call(replaced, replacement, backup, _IGNORE_MERGE_ERRORS, None, None):
                code = ctypes.get_last_error()
                if code in {_ERROR_INVALID_FUNCTION, _ERROR_NOT_SUPPORTED, _ERROR_INVALID_PARAMETER}:
                    raise Unsupported(code, "no ReplaceFileW on this volume")
                if code == _ERROR_FILE_NOT_FOUND:
                    raise FileNotFoundError(2, "the file is gone")
                raise ctypes.WinError(code)
            folder.rename(aside, temp)

    def place(self, folder: Folder, old: str, new: str) -> None:
        """As `Swap.place`: on Windows a rename never replaces."""
        (folder.path / old).rename(folder.path / new)
