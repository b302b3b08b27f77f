"""`make mutants`: the merge with one rule taken out at a time; the histories of test_any_travel must catch each.

`make soak`: thousands of histories under a seed that is printed, so that what fails can be run again.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any

HISTORIES_FOR_A_MUTANT = 150
PART = 200
"""How many histories of a soak one process lives through."""


def _drop_parents() -> None:
    """Nothing was made on top of anything: all is concurrent."""
    from desktop_app.sync.graph import Graph

    Graph._ancestors = lambda self: [0] * len(self.records)  # type: ignore[method-assign]


def _drop_tie_break() -> None:
    """The greater of two concurrent records is another one each time."""
    from desktop_app.sync.records import Record

    Record.key = property(lambda self: (random.getrandbits(20), self.copy, self.counter))  # type: ignore[assignment]


def _drop_revive() -> None:
    """What a living row belongs to stays deleted."""
    from desktop_app.sync.folding import Folding

    Folding._hold_up = lambda self, row: []  # type: ignore[method-assign]


def _drop_text_merge() -> None:
    """Of two long texts one is shown."""
    from desktop_app.sync.graph import Graph

    def later(self: Graph, field: str, latest: tuple[int, ...], values: dict[int, Any]) -> Any:
        from desktop_app.sync.graph import Shown

        return Shown(values[max(latest)], latest, "text")

    Graph._by_words = later  # type: ignore[method-assign]


def _apply_twice() -> None:
    """Records that are here already are taken for new ones."""
    from desktop_app.sync import taking

    known = taking._fresh
    taking._fresh = lambda incoming, has: known(incoming, {}) if has else known(incoming, has)


def _drop_companions() -> None:
    """What was deleted along with a row stays deleted when the row lives after all."""
    from desktop_app.sync.folding import Folding

    Folding._bring_companions = lambda self, row: []  # type: ignore[method-assign]


def _drop_circles() -> None:
    """Two moves may put two rows under each other."""
    from desktop_app.sync.showing import Showing

    Showing._open_circles = lambda self, table: None  # type: ignore[method-assign]


def _drop_scrubbing() -> None:
    """Late edits to the erased are kept as they came."""
    from desktop_app.sync import taking

    taking._erased_among = lambda raw, fresh: set()


def _drop_scrubbing_at_hub() -> None:
    """The hub keeps what it held of somebody erased."""
    from desktop_app.sync import hub

    hub._scrub = lambda connection, erased: None


MUTANTS: dict[str, Callable[[], None]] = {
    "drop parents": _drop_parents,
    "drop the tie-break": _drop_tie_break,
    "drop the revive": _drop_revive,
    "drop the text merge": _drop_text_merge,
    "apply twice": _apply_twice,
    "drop companions": _drop_companions,
    "drop circles": _drop_circles,
    "drop scrubbing": _drop_scrubbing,
    "drop scrubbing at the hub": _drop_scrubbing_at_hub,
}

_ONE = """
import os, sys
from tests.sync import mutants
if sys.argv[1]:
    mutants.MUTANTS[sys.argv[1]]()
import pytest
options = ["-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider"]
sys.exit(pytest.main([*options, "tests/sync/test_any_travel.py", "tests/sync/test_cut.py", *sys.argv[2:]]))
"""


def run(mutant: str, histories: int, seed: int, kills: int = 2) -> tuple[bool, str]:
    """Run some histories on the program or on a mutant of it: whether all held, and what was said."""
    done = subprocess.run(
        [sys.executable, "-c", _ONE, mutant, f"--hypothesis-seed={seed}"],
        env={
            **os.environ,
            "PARVIS_HISTORIES": str(histories),
            "PARVIS_NO_SHRINKING": "1",
            "PARVIS_PIECES": "6",
            "PARVIS_KILLS": str(kills),
        },
        capture_output=True,
        text=True,
    )
    return done.returncode == 0, done.stdout + done.stderr


def main() -> int:
    """Run the mutants, or with `soak N` that many histories of the program itself."""
    seed = int(os.environ.get("SEED") or random.SystemRandom().getrandbits(32))
    print(f"seed {seed}", flush=True)
    if sys.argv[1:2] == ["soak"]:
        return _soak(int(sys.argv[2]), seed)
    survived = []
    for name in sys.argv[1:] or MUTANTS:
        began = time.monotonic()
        held, _said = run(name, HISTORIES_FOR_A_MUTANT, seed)
        survived += [name] if held else []
        print(f"{name:26} {'NOT CAUGHT' if held else 'caught':12} {time.monotonic() - began:6.0f} s", flush=True)
    return 1 if survived else 0


def _soak(histories: int, seed: int) -> int:
    """Each processor works through parts of the histories; a part has a seed of its own, told with what came of it."""
    began = time.monotonic()
    sizes = [min(PART, histories - done) for done in range(0, histories, PART)]
    broken = 0
    with ThreadPoolExecutor(os.cpu_count() or 1) as workers:
        parts = {
            workers.submit(run, "", size, seed + place, kills=0 if place else 200): (size, seed + place)
            for place, size in enumerate(sizes)
        }
        for part in as_completed(parts):
            (held, said), (size, its_seed) = part.result(), parts[part]
            broken += not held
            print(f"seed {its_seed:<12} {size:5} histories {'held' if held else 'BROKEN'}", flush=True)
            if not held:
                print(said, flush=True)
    print(
        f"{histories} histories of three copies and a hub: {f'{broken} parts BROKEN' if broken else 'all held'}, "
        f"{time.monotonic() - began:.0f} s"
    )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
