"""Real files through a real base: read, compared, imported, exported, and what is missing then."""

import shutil
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from desktop_app.domain.detail_names import NAMES, label_of
from desktop_app.interchange.calendar_reading import read_calendar
from desktop_app.interchange.calendar_writing import calendar
from desktop_app.interchange.decoding import decoded
from desktop_app.interchange.vcard_reading import read_vcards
from desktop_app.interchange.vcard_writing import card
from desktop_app.services import importing, outgoing
from desktop_app.services.incoming import Source
from desktop_app.storage.database import Database
from tests.corpus.values import Values, values

SLOW = 10.0
"""Seconds of work after which a file counts as hanging."""


@dataclass
class Passage:
    """One file: how long it took, its values before, those that came back, and those that the fields alone show."""

    path: Path
    origin: str
    seconds: float
    before: Values
    after: Values
    bare: Values
    """What goes out of the fields when the other details of the card are taken away."""
    records: int
    refused: int
    notices: int

    @property
    def lost(self) -> Values:
        """What did not come back."""
        return self.before - self.after

    @property
    def in_details(self) -> Values:
        """What came back from the other details of a card, line by line under a name, and not from a field."""
        return (self.before & self.after) - self.bare


@dataclass
class Table:
    """The passages of all files of one form."""

    title: str
    passages: list[Passage] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)


def vcards(folder: Path, template: Path, workshop: Path) -> Table:
    """Every file of cards through a base."""
    return _all(Table("vCard"), folder, lambda path: _cards(path, template, workshop))


def calendars(folder: Path, template: Path, workshop: Path) -> Table:
    """Every calendar through a base; its events count."""
    return _all(Table("iCalendar"), folder, lambda path: _events(path, template, workshop))


def _all(table: Table, folder: Path, passage: Callable[[Path], Passage]) -> Table:
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        try:
            table.passages.append(passage(path))
        except Exception as crash:  # noqa: BLE001 - a crash is what is looked for: it is counted and named
            table.crashes.append(f"{path.relative_to(folder)}: {type(crash).__name__}: {crash}")
    return table


def _cards(path: Path, template: Path, workshop: Path) -> Passage:
    start = time.process_time()
    content = path.read_bytes()
    source = read_vcards(content)
    day = date.today().isoformat()
    whole, bare = [], []
    with _Imported(source, template, workshop) as (database, ids):
        for kind, chosen in ids.items():
            for record in outgoing.records(database, kind, chosen, day):
                whole.append(card(record, "4.0"))
                record.kept = []
                bare.append(card(record, "4.0"))
        refused = database_refused(source)
    text = decoded(content)[0]
    return Passage(
        path, path.parent.name, time.process_time() - start, values(text), values("".join(whole)),
        values("".join(bare)), len(source.records), refused, len(source.notices),
    )  # fmt: skip


def _events(path: Path, template: Path, workshop: Path) -> Passage:
    start = time.process_time()
    content = path.read_bytes()
    source = read_calendar(content)
    day = date.today().isoformat()
    now = datetime.now(UTC)
    with _Imported(source, template, workshop) as (database, ids):
        told = list(outgoing.occurrences(database, "event", ids.get("event", []), day))
        whole = "".join(calendar(told, now))
        bare = "".join(calendar([replace(one, kept=()) for one in told], now))
    before = values(decoded(content)[0], within="VEVENT", instants=False)
    return Passage(
        path, path.parent.name, time.process_time() - start, before, values(whole, within="VEVENT"),
        values(bare, within="VEVENT"), len(source.records), database_refused(source), len(source.notices),
    )  # fmt: skip


def database_refused(source: Source) -> int:
    """How many records of a file were refused, each with its reason."""
    return sum(1 for record in source.records if record.problem)


class _Imported:
    """A base with all that a file holds, duplicates too, as a person who takes every row has it."""

    def __init__(self, source: Source, template: Path, workshop: Path) -> None:
        self.path = workshop / "corpus.parvis"
        self.source = source
        shutil.copy(template, self.path)
        self.database = Database(self.path, "Corpus")

    def __enter__(self) -> tuple[Database, dict[str, list[str]]]:
        made = importing.plan(self.database, self.source.records)
        own = {id(record) for record in self.source.records}
        ids: dict[str, list[str]] = defaultdict(list)
        for entry in made.entries:
            entry.chosen = entry.state != importing.REFUSED
            if entry.state == importing.REFUSED:
                entry.record.problem = entry.reason
            elif entry.comparison and id(entry.record) in own:
                ids[entry.record.kind].append(entry.comparison.record_id)
        importing.carry_out(self.database, made, "corpus")
        return self.database, ids

    def __exit__(self, *_error: object) -> None:
        self.database.close()
        for path in self.path.parent.glob(self.path.name + "*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


# The table -------------------------------------------------------------------------------------------------------


def report(table: Table, *, names_lost: bool) -> Iterator[str]:
    """A line for each origin, one for all; what stands in no field, what was lost, and what took too long."""
    yield (
        f"{table.title:26} files lossless records refused values  in fields  + details in words  + by the file's name"
        "  lost  photos (as picture + as text / all)"
    )
    by_origin: dict[str, list[Passage]] = defaultdict(list)
    for one in table.passages:
        by_origin[one.origin].append(one)
    for origin, some in sorted(by_origin.items()):
        yield _line(origin, some)
    yield _line("all", table.passages)
    yield from _without_field(table.passages)
    lost: Counter[str] = Counter()
    for one in table.passages:
        for (name, value), count in one.lost.items():
            lost[name] += count
            if names_lost:
                yield f"  lost {one.path.parent.name}/{one.path.name} {name}: {value[:90]}"
    yield "  lost by property: " + (", ".join(f"{name} {count}" for name, count in lost.most_common(20)) or "nothing")
    slow = sum(1 for one in table.passages if one.seconds > SLOW)
    yield f"  crashes: {len(table.crashes)}; slower than {SLOW:.0f} s: {slow}"
    slowest = max(table.passages, key=lambda one: one.seconds, default=None)
    if slowest:
        yield f"  slowest: {slowest.path.name}, {slowest.records} records in {slowest.seconds:.1f} s"
    yield from (f"  crash {line}" for line in table.crashes)


def _without_field(passages: list[Passage]) -> Iterator[str]:
    """What stands in other details and in no field: each property, how it reads there, where it comes from most."""
    counts: Counter[str] = Counter()
    origins: dict[str, Counter[str]] = defaultdict(Counter)
    for one in passages:
        for (name, _value), count in one.in_details.items():
            counts[name] += count
            origins[name][one.origin] += count
    yield f"  in no field of its own: {counts.total()} values of {len(counts)} properties"
    for name, count in counts.most_common(MOST_NAMED):
        read = label_of(name) if name in NAMES else "-"
        most = ", ".join(f"{origin} {number}" for origin, number in origins[name].most_common(3))
        yield f"    {count:6} {name[:40]:40} {read[:28]:28} {most}"


MOST_NAMED = 40
"""How many properties are named that have no field."""


def shares(passages: list[Passage]) -> dict[str, float]:
    """The figures of some files."""
    before = max(sum((one.before.total() for one in passages), 0), 1)
    lost = sum((one.lost.total() for one in passages), 0)
    in_words = sum(c for one in passages for (name, _v), c in one.in_details.items() if name in NAMES)
    by_name = sum(c for one in passages for (name, _v), c in one.in_details.items() if name not in NAMES)
    photos, bare, away = (
        sum(_inline(which(one)) for one in passages)
        for which in (lambda one: one.before, lambda one: one.before & one.bare, lambda one: one.lost)
    )
    return {
        "files": len(passages),
        "lossless": sum(1 for one in passages if not one.lost) / max(len(passages), 1),
        "values": before,
        "in fields": 1 - (lost + in_words + by_name) / before,
        "in words": in_words / before,
        "by name": by_name / before,
        "kept": 1 - lost / before,
        "lost": lost / before,
        "photos": photos,
        "photos shown": bare,
        "photos kept": photos - away,
        "records": sum(one.records for one in passages),
        "refused": sum(one.refused for one in passages),
    }


def _inline(some: Values) -> int:
    return sum(count for key, count in some.items() if key[0] == "PHOTO" and key[1].startswith("sha256:"))


def _line(title: str, passages: list[Passage]) -> str:
    found = shares(passages)
    return (
        f"{title[:26]:26} {found['files']:5} {found['lossless']:8.1%} {found['records']:7} {found['refused']:7} "
        f"{found['values']:6} {found['in fields']:10.2%} {found['in words']:18.2%} {found['by name']:20.2%} "
        f"{found['lost']:7.2%} "
        f"{found['photos shown']}+{found['photos kept'] - found['photos shown']}/{found['photos']}"
    )
