"""Looking for duplicates: processor time over a whole base, labelled sets, the communes, and one pause of typing."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from statistics import median
from time import process_time

from desktop_app.i18n import fold
from desktop_app.services import duplicates
from desktop_app.services.edits import Edit
from desktop_app.storage.database import Database
from tests import labelled
from tests.benchmarks.measure import Figure, seconds
from tests.labelled import SHARED


def figures(base: Database, people: int) -> Iterator[Figure]:
    """All figures of this part; ratios are to reading all names and grouping those that are equal."""
    bare = _cpu(lambda: _equal_names(base))
    ours = _cpu(lambda: duplicates.find(base, ("person",)))
    note = f"{ours / bare:.0f} times reading all names and grouping the equal ones ({bare:.2f} s)"
    yield Figure(f"duplicates among {people:,} people, CPU", ours, None, "s", 30.0 * max(people / 100_000, 0.1), note)
    organisations = _cpu(lambda: duplicates.find(base, ("organisation",)))
    yield Figure(f"duplicates among their {people // 5:,} organisations, CPU", organisations, None, "s", 30.0)
    yield Figure("already there? one pause while typing, median", _while_typing(base), None, "ms", 400.0)
    if (SHARED / "authorities/fr_communes.csv").exists():
        yield from _communes()
        yield from _labelled()


def _cpu(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _equal_names(base: Database) -> dict[tuple[str, str], list[str]]:
    """The floor: people of exactly one name, once case and accents are left aside."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for record, given, family in base.read("SELECT id, given, family FROM person"):
        found[fold(given or ""), fold(family)].append(record)
    return found


def _while_typing(base: Database) -> float:
    """Milliseconds to look up names that stand there, turned, and with a letter wrong."""
    names = base.read("SELECT given, family FROM person ORDER BY id LIMIT 10 OFFSET 500")
    typed = [pair for given, family in names for pair in ((given, family), (family, given), (given[:-1], family))]
    edits = [Edit("person", None, {"given": given, "family": family}) for given, family in typed]
    return median(seconds(lambda one=edit: duplicates.already_there(base, one)) * 1000 for edit in edits)  # type: ignore[misc]


def _communes() -> Iterator[Figure]:
    every = list(labelled.communes())
    found: list[duplicates.Pair] = []
    taken = _cpu(lambda: found.extend(duplicates.among("organisation", every)))
    note = f"{len(found)} pairs called probable"
    yield Figure(f"duplicates among {len(every):,} communes, CPU", taken, None, "s", 30.0, note)
    yield Figure("communes called surely one", float(sum(pair.is_sure for pair in found)), None, "", 0.0)


def _labelled() -> Iterator[Figure]:
    """What is missed of an F1 of 1, in thousandths: the bars are 0.99 and 0.97."""
    for name, (records, who), bar in (
        ("FEBRL 1", labelled.febrl(), 10.0),
        ("RLdata500", labelled.german_names(), 30.0),
    ):
        found = labelled.judged("person", records, who)
        note = f"F1 {found.f1:.4f} (precision {found.precision:.4f}, recall {found.recall:.4f})"
        yield Figure(f"{name}: thousandths missed of an F1 of 1", 1000 * (1 - found.f1), None, "", bar, note)
