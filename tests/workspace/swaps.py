"""The ways to put files in place that work on the machine that runs the tests."""

import sys

from sidecar.workspace.swap import CopySwap, LinkSwap, Swap, native


def swaps_usable_here() -> list[Swap]:
    """The fallbacks, which work anywhere, the platform's own way, and the ladder of all."""
    ways: list[Swap] = [LinkSwap(), CopySwap(), native()]
    if sys.platform == "linux":
        from sidecar.workspace.swap_linux import Exchange

        ways.append(Exchange())
    elif sys.platform == "darwin":
        from sidecar.workspace.swap_macos import SwapFlag

        ways.append(SwapFlag())
    elif sys.platform == "win32":
        from sidecar.workspace.swap_windows import ReplaceFile

        ways.append(ReplaceFile())
    return ways
