"""The directory against bare `drawString`, Typst and Platypus: the same text, in turn, in processor time.

`python -m tests.benchmarks.directory` (`--members 1000 --rounds 5 --large 10000`).
"""

import argparse
import gc
import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

from desktop_app.printing.directory import lay_out, print_directory
from desktop_app.printing.edition import Edition, Quality
from desktop_app.services.directory import Directory
from tests.benchmarks import directory_baselines as others
from tests.benchmarks.directory_data import directory_of
from tests.benchmarks.measure import Figure, median, table

STANDARDS = ["ua-1", "a-2a"]


def printed(directory: Directory, quality: Quality) -> bytes:
    """Ours, wholly in memory."""
    target = BytesIO()
    print_directory(directory, Edition("fr", quality=quality), target)
    return target.getvalue()


def processor_times(work: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The processor seconds of each, called in turn, after one round that does not count: the middle ones."""
    times: dict[str, list[float]] = {name: [] for name in work}
    for number in range(rounds + 1):
        for name in list(work) if number % 2 else reversed(work):
            taken = work[name]()
            if number:
                times[name].append(taken)
    return {name: median(taken) for name, taken in times.items()}


def seconds(work: Callable[[], object]) -> float:
    """The processor seconds of one call."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def figures(members: int = 1000, rounds: int = 5, large: int = 10_000) -> Iterator[Figure]:
    """All figures of the directory."""
    folder = Path("build/benchmarks")
    folder.mkdir(parents=True, exist_ok=True)
    directory = directory_of(members)
    bare = others.bare(lay_out(Edition("fr", quality="draft"), directory))
    source = folder / "directory.typ"
    source.write_text(others.typst_source(directory), encoding="utf-8")
    files = {name: folder / f"directory-{name}.pdf" for name in ("draft", "full", "typst", "typst-tagged")}
    files["draft"].write_bytes(printed(directory, "draft"))
    files["full"].write_bytes(printed(directory, "full"))
    times = processor_times(
        {
            "draft": lambda: seconds(lambda: printed(directory, "draft")),
            "full": lambda: seconds(lambda: printed(directory, "full")),
            "drawString": lambda: seconds(bare),
            "typst": lambda: others.typst(source, files["typst"]),
            "typst-tagged": lambda: others.typst(source, files["typst-tagged"], *STANDARDS),
        },
        rounds,
    )
    pages = {name: others.page_count(file.read_bytes()) for name, file in files.items()}
    each = {name: times[name] / count * 1000 for name, count in pages.items()}
    size = {name: file.stat().st_size / 1e6 for name, file in files.items()}
    note = f"{pages['draft']} pages, Typst {pages['typst']}"
    yield Figure(f"{members} members, draft / drawString", times["draft"], times["drawString"], "s", 1.0)
    yield Figure(f"{members} members, full / drawString", times["full"], times["drawString"], "s", 2.6)
    yield Figure("  a page, draft / Typst without tags", each["draft"], each["typst"], "ms", 0.167, note)
    yield Figure("  a page, full / Typst, same standards", each["full"], each["typst-tagged"], "ms", 0.5)
    yield Figure("  all, draft / Typst without tags", times["draft"], times["typst"], "s", 0.167)
    yield Figure("  all, full / Typst, same standards", times["full"], times["typst-tagged"], "s", 0.5)
    yield Figure("  file of the draft", size["draft"], None, "MB", 1.6, f"Typst {size['typst']:.1f} MB")
    yield Figure("  file in full, tagged", size["full"], None, "MB", 1.6, f"Typst {size['typst-tagged']:.1f} MB")
    yield from _naive(directory, each)
    yield _booklet()
    if large:
        yield from _large(large, members, times)


def _naive(directory: Directory, each: Mapping[str, float]) -> Iterator[Figure]:
    start = time.process_time()
    drawn = others.platypus(directory)()
    taken = (time.process_time() - start) / others.page_count(drawn) * 1000
    yield Figure("  a page, draft / naive Platypus (1 run)", each["draft"], taken, "ms", 1 / 10)


def _booklet() -> Figure:
    """About 120 pages of A5, laid out, tagged and imposed on A4."""
    directory, edition = directory_of(322), Edition("fr", paper="A5 booklet")
    pages = len(lay_out(edition, directory).pages)
    times = [seconds(lambda: print_directory(directory, edition, BytesIO())) for _round in range(4)]
    return Figure("booklet in full, layout and imposing", median(times[1:]), None, "s", 0.5, f"{pages} pages of A5")


def figures_apart() -> list[Figure]:
    """All figures, from a process that holds what the program holds and no other benchmark's libraries."""
    done = subprocess.run([sys.executable, "-c", _APART], capture_output=True, check=True)
    found: list[Figure] = pickle.loads(done.stdout)
    return found


_APART = """
import pickle, sys
import PySide6.QtWidgets, sqlalchemy.orm
from tests.benchmarks import directory
sys.stdout.buffer.write(pickle.dumps(list(directory.figures())))
"""


def _large(large: int, members: int, times: Mapping[str, float]) -> Iterator[Figure]:
    """Time and memory of a large directory, each in a process of its own."""
    bar = large / members * 1.2
    for quality in ("draft", "full"):
        done = subprocess.run(
            [sys.executable, "-c", _PROBE, str(large), quality], capture_output=True, text=True, check=True
        )
        seconds, memory, size = map(float, done.stdout.split())
        yield Figure(f"{large} members, {quality} / {members}", seconds, times[quality], "s", bar)
        yield Figure("  peak memory of the process", memory, None, "MB", 600, f"file {size:.1f} MB")


_PROBE = """
import resource, sys, time
from tests.benchmarks.directory import printed
from tests.benchmarks.directory_data import directory_of
printed(directory_of(20), sys.argv[2])
directory = directory_of(int(sys.argv[1]))
start = time.process_time()
drawn = printed(directory, sys.argv[2])
seconds = time.process_time() - start
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(drawn) / 1e6)
"""


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--members", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--large", type=int, default=10_000)
    chosen = parser.parse_args()
    print(table(list(figures(chosen.members, chosen.rounds, chosen.large))))


if __name__ == "__main__":
    main()
