"""`make bench`: every figure, as ratios in one run. `python -m tests.benchmarks --people 10000` for a smaller base."""

import argparse

from tests.benchmarks import documents, mailings, storage, sync, window
from tests.benchmarks.large_base import large_base
from tests.benchmarks.measure import table


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=100_000)
    people = parser.parse_args().people
    database = large_base(people)
    figures = [
        *storage.figures(database, people),
        *window.figures(database, people),
        *documents.figures(),
        *mailings.figures(),
        *sync.figures(database, people),
    ]
    print(table(figures))
    missed = [one.name for one in figures if not one.held]
    print(
        f"{len(figures) - len(missed)} of {len(figures)} bars held"
        + (f"; missed: {', '.join(missed)}" if missed else "")
    )


if __name__ == "__main__":
    main()
