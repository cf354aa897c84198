"""`python -m benchmarks [NAME…] [--json FILE] [--repetitions N]`: exit status 1 when a promise was not kept."""

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType

from benchmarks import (
    answers,
    first_words,
    hang,
    overlay,
    planted,
    projects,
    quick,
    receipt,
    redis,
    saved,
    start,
    tabs,
    tokens,
    typed,
    understand,
    undo,
    versions,
)
from benchmarks.figures import Figure
from benchmarks.table import table
from benchmarks.workplace import Workplace

BENCHMARKS: Mapping[str, Callable[[Workplace], Iterator[Figure]]] = MappingProxyType(
    {
        "start": start.measure,
        "quick": quick.measure,
        "redis": redis.measure,
        "saved": saved.measure,
        "hang": hang.measure,
        "failures": planted.measure,
        "overlay": overlay.measure,
        "receipt": receipt.measure,
        "undo": undo.measure,
        "tabs": tabs.measure,
        "understand": understand.measure,
        "typed": typed.measure,
        "versions": versions.measure,
        "answers": answers.measure,
        "tokens": tokens.measure,
        "projects": projects.measure,
        "words": first_words.measure,
    }
)


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and tell whether all promises were kept."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measure, side by side with bare baselines."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of: {', '.join(BENCHMARKS)}; all by default")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every sample there")
    parser.add_argument("--repetitions", type=int, default=24, metavar="N", help="of each measurement, 24 by default")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - BENCHMARKS.keys():
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    os.environ |= {"SIDESTORY_SESSION_RATE": "0", "SIDESTORY_CLIENT_RATE": "0"}  # we ask faster than programs may
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="sidestory-bench-") as folder, ExitStack() as stack:
        place = Workplace(Path(folder), options.repetitions, stack)
        try:
            for name in options.names or BENCHMARKS:
                for figure in BENCHMARKS[name](place):
                    print(f"{name}: {figure.name}: {figure.median:.1f} {figure.unit}", file=sys.stderr, flush=True)
                    figures.append(figure)
        finally:  # what was measured before something broke is worth reading
            tell(figures, options.json)
    return int(any(figure.met is False for figure in figures))


def tell(figures: Sequence[Figure], file: Path | None) -> None:
    """Print the table, and write the JSON if it is wanted."""
    print(table(figures))
    if file is not None:
        run = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "python": platform.python_version(),
            "system": f"{platform.system()} {platform.machine()}",
            "figures": [figure.wire() for figure in figures],
        }
        file.write_text(json.dumps(run, indent=2) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
