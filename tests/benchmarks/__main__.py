"""`make bench`: every figure, as ratios in one run. `python -m tests.benchmarks --people 10000 --only documents`."""

import argparse
from collections.abc import Callable, Iterable

from tests.benchmarks import directory, documents, duplicates, interchange, mailings, meetings, storage, sync, window
from tests.benchmarks.large_base import large_base
from tests.benchmarks.measure import Figure, table

PARTS: dict[str, Callable[[int], Iterable[Figure]]] = {
    "storage": lambda people: storage.figures(large_base(people), people),
    "window": lambda people: window.figures(large_base(people), people),
    "meetings": lambda _people: meetings.figures(),
    "documents": lambda _people: documents.figures(),
    "mailings": lambda _people: mailings.figures(),
    "directory": lambda _people: directory.figures_apart(),
    "duplicates": lambda people: duplicates.figures(large_base(people), people),
    "interchange": lambda _people: interchange.figures(),
    "sync": lambda people: sync.figures(large_base(people), people),
}


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    chosen = parser.parse_args()
    figures = [figure for name in chosen.only for figure in PARTS[name](chosen.people)]
    print(table(figures))
    missed = [one.name for one in figures if not one.held]
    print(
        f"{len(figures) - len(missed)} of {len(figures)} bars held"
        + (f"; missed: {', '.join(missed)}" if missed else "")
    )


if __name__ == "__main__":
    main()
