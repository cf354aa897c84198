"""Where the time of a call goes: named functions are timed in place, the outermost of a thread only."""

import functools
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any


class Meter:
    """Seconds by name, since the last `reset`."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._inside = threading.local()
        self._adding = threading.Lock()

    def reset(self) -> None:
        """Begin anew."""
        self.seconds.clear()

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function`, whose time counts under `name` unless another timed function called it."""

        @functools.wraps(function)
        def measured(*args: Any, **kwargs: Any) -> Any:
            if getattr(self._inside, "busy", False):
                return function(*args, **kwargs)
            self._inside.busy = True
            began = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                self._inside.busy = False
                with self._adding:
                    self.seconds[name] += time.perf_counter() - began

        return measured

    def everywhere(self, name: str, function: Callable[..., Any]) -> None:
        """Time `function` under every name that a module of the sidecar has for it."""
        measured = self.timed(name, function)
        for module in [module for path, module in sys.modules.items() if path.startswith("sidecar.")]:
            for known, value in list(vars(module).items()):
                if value is function:
                    setattr(module, known, measured)
