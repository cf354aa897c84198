"""A program that reads a file in a loop: `python -m tests.faults.reader FILE`, until its standard input ends.

Prints the distinct contents that it saw, as a JSON list of sha256, and how often it read.
"""

import hashlib
import json
import select
import sys
from pathlib import Path


def main(file: str) -> None:
    """Read until told to end."""
    seen: set[str] = set()
    reads = 0
    while not select.select([sys.stdin], [], [], 0)[0]:
        for _ in range(50):
            seen.add(hashlib.sha256(Path(file).read_bytes()).hexdigest())
            reads += 1
    print(json.dumps({"seen": sorted(seen), "reads": reads}))  # noqa: T201 - the answer


if __name__ == "__main__":
    main(*sys.argv[1:])
