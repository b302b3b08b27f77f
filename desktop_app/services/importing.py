"""What a file would do to the base, row by row, and doing what was chosen of it in one titled transaction."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop_app.domain.fields import Link
from desktop_app.domain.kinds import KINDS
from desktop_app.domain.record import new_id
from desktop_app.i18n import N_, _, fold
from desktop_app.services import rules
from desktop_app.services.columns import folded
from desktop_app.services.comparing import Change, Comparison, Write, agrees, compare
from desktop_app.services.import_rows import with_international_numbers, write_rows
from desktop_app.services.incoming import Incoming, Notice
from desktop_app.services.mapped import Progress, cleaned
from desktop_app.services.standing import OWNED, Standing
from desktop_app.services.undisturbed import undisturbed
from desktop_app.storage import attachments as contents
from desktop_app.storage.database import Database

NEW, CHANGED, SAME, DUPLICATE, REFUSED = "new", "changed", "same", "duplicate", "refused"
STATES = (NEW, CHANGED, SAME, DUPLICATE, REFUSED)
LOOKED_AT_CLOSELY = 5000
"""A longer file is a register: its names and keys tell what stands already, and it is read in seconds."""


@dataclass(eq=False, slots=True)
class Entry:
    """One record of a file beside the base: what it would do, why it is doubted or refused, whether it was chosen."""

    record: Incoming
    state: str
    title: str
    comparison: Comparison | None = None
    reason: str = ""
    like: str = ""
    """The record in the base that a probable duplicate looks like."""
    chosen: bool = False

    @property
    def line(self) -> int:
        """The row or line of the file."""
        return self.record.line

    @property
    def changes(self) -> list[Change]:
        """Field by field, old to new."""
        return self.comparison.changes if self.comparison else []


@dataclass
class Plan:
    """All records of a file beside the base."""

    entries: list[Entry]
    standing: Standing
    tags: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The tags of the file that the base does not have: folded label to id and label."""
    organisations: dict[str, Entry] = field(default_factory=dict)
    """The organisations that the import makes, by folded name."""
    stand_ins: set[str] = field(default_factory=set)
    """Those of them that a person named before their own row was read."""

    @property
    def doubts(self) -> list[Notice]:
        """What cells of a table did not fit their field and stay beside their record, row by row."""
        return [Notice(one.line, text) for one in self.entries for text in one.record.doubts]

    def counts(self) -> dict[str, int]:
        """How many records of each state."""
        found = Counter(entry.state for entry in self.entries)
        return {state: found.get(state, 0) for state in STATES}


@dataclass(frozen=True)
class Report:
    """What an import did."""

    made: int
    changed: int
    same: int
    left_out: int
    refused: int


def organisation_kinds(database: Database) -> dict[str, str]:
    """The kinds of organisation by their folded labels in both languages and codes."""
    rows = database.read("SELECT id, code, label_fr, label_en FROM organisation_kind")
    return {fold(str(text)): row[0] for row in rows for text in row[1:] if text}


# Planning -------------------------------------------------------------------------------------------------------


@undisturbed()
def plan(database: Database, records: Sequence[Incoming], progress: Progress | None = None) -> Plan:
    """Put the records of a file beside the base: new, changed, same, probable duplicate or refused."""
    standing = Standing(database, _kinds_wanted(records))
    standing.looks_closely = len(records) <= LOOKED_AT_CLOSELY
    for number, record in enumerate(records):
        if progress and number % 500 == 0:
            progress(number, 2 * len(records))
        if record.kind not in OWNED:
            standing.link_by_name(record)
        cleaned(record)
    made = Plan([], standing)
    tags = {
        fold(str(t)): row[0] for row in database.read("SELECT id, label_fr, label_en FROM tag") for t in row[1:] if t
    }
    candidates = {id(record): standing.candidates(record) for record in records}
    for kind in {record.kind for record in records}:
        standing.load(kind, (one for r in records if r.kind == kind for one in candidates[id(r)]))
    _organisations_first(made, records, tags)
    seen: dict[tuple[str, ...], int] = {}
    for number, record in enumerate(records):
        if progress and number % 500 == 0:
            progress(len(records) + number, 2 * len(records))
        made.entries.append(_entry(made, record, candidates[id(record)], tags, seen))
    return made


def _kinds_wanted(records: Sequence[Incoming]) -> set[str]:
    """The kinds of some records, and those that they may link to by name."""
    kinds = {record.kind for record in records}
    others = kinds - set(OWNED)
    return kinds | {one.to for kind in others for one in KINDS[kind].columns if isinstance(one, Link)}


def _organisations_first(made: Plan, records: Sequence[Incoming], tags: dict[str, str]) -> None:
    """The organisations that people of the file belong to and the base does not know: each becomes an entry."""
    own = {folded(record.name) for record in records if record.kind == "organisation"}
    for record in records:
        for belonging in record.belongs:
            name = folded(belonging.organisation)
            if name in own or name in made.organisations or made.standing.by_name.get(("organisation", name)):
                continue
            row = {"language": "fr", "kind": "official", "text": belonging.organisation}
            organisation = Incoming("organisation", record.line, rows=[("organisation_name", row)])
            cleaned(organisation)
            entry = Entry(organisation, NEW, belonging.organisation, chosen=True)
            entry.comparison = _compare(made, organisation, None, tags)
            made.organisations[name] = entry
            made.entries.append(entry)


def _compare(made: Plan, record: Incoming, record_id: str | None, tags: dict[str, str]) -> Comparison:
    def organisation(name: str) -> str:
        known = made.standing.by_name.get(("organisation", folded(name)))
        if known:
            return known[0]
        entry = made.organisations.get(folded(name))
        if entry is None:
            entry = made.organisations[folded(name)] = _only_named(made, name, record.line, tags)
            made.stand_ins.add(folded(name))
        assert entry.comparison
        return entry.comparison.record_id

    def tag(label: str) -> str:
        known = tags.get(fold(label))
        if known is None:
            known = tags[fold(label)] = new_id()
            made.tags[fold(label)] = (known, label)
        return known

    return compare(record, made.standing, record_id, organisation, tag)


def _only_named(made: Plan, name: str, line: int, tags: dict[str, str]) -> Entry:
    """An organisation of the same file that a person names before its own row is read."""
    row = {"language": "fr", "kind": "official", "text": name}
    record = Incoming("organisation", line, rows=[("organisation_name", row)])
    entry = Entry(record, NEW, name, chosen=True)
    entry.comparison = _compare(made, record, None, tags)
    return entry


def _entry(
    made: Plan, record: Incoming, candidates: list[str], tags: dict[str, str], seen: dict[tuple[str, ...], int]
) -> Entry:
    title = record.name
    problem = record.problem or _problem(made.standing.database, record)
    if problem:
        return Entry(record, REFUSED, title or _("Row {number}").format(number=record.line), reason=problem)
    earlier = seen.setdefault(_identity(record), record.line)
    if earlier != record.line:
        reason = _("Row {number} is the same.").format(number=earlier)
        return Entry(record, DUPLICATE, title, _compare(made, record, None, tags), reason)
    match, reason = _match(made.standing, record, candidates)
    if reason:
        return Entry(record, DUPLICATE, title, _compare(made, record, None, tags), reason, match)
    comparison = _compare(made, record, match or None, tags)
    if not match:
        if record.kind == "organisation":
            _take_place(made, record, comparison)
        return Entry(record, NEW, title, comparison, chosen=True)
    if not comparison.writes:
        return Entry(record, SAME, title, comparison)
    return Entry(record, CHANGED, title, comparison, chosen=True)


def _identity(record: Incoming) -> tuple[str, ...]:
    """What two rows of a file have in common when they are one record."""
    if record.kind == "event":
        return (record.kind, *(record.key or ()), folded(record.name), str(record.values.get("starts_at")))
    if record.kind not in OWNED:
        return (record.kind, *map(repr, sorted(record.values.items())))
    if record.key:
        return (record.kind, *record.key)
    return (record.kind, folded(record.name), record.belongs[0].organisation if record.belongs else "")


def _take_place(made: Plan, record: Incoming, comparison: Comparison) -> None:
    """A new organisation is the one that people of the file name; a stand-in made before it gives it its id."""
    name = folded(record.name)
    stand_in = made.organisations.get(name)
    if stand_in is None:
        made.organisations[name] = Entry(record, NEW, record.name, comparison)
        return
    if name not in made.stand_ins:
        return
    made.stand_ins.remove(name)
    assert stand_in.comparison
    fresh = stand_in.comparison.record_id
    comparison.writes = [
        Write(
            w.table,
            fresh if w.id == comparison.record_id else w.id,
            _pointed(w.values, comparison.record_id, fresh),
            w.is_new,
        )
        for w in comparison.writes
    ]
    comparison.record_id = fresh
    stand_in.comparison = comparison


def _pointed(values: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {name: new if value == old else value for name, value in values.items()}


def _problem(database: Database, record: Incoming) -> str:
    values = dict(record.values)
    kind = KINDS[record.kind]
    if record.kind == "organisation":
        return "" if record.name else _("An organisation needs at least one name.")
    wrong = kind.problems(values) or rules.broken(database, record.kind, None, values)
    return wrong[0].message if wrong else ""


def _match(standing: Standing, record: Incoming, candidates: list[str]) -> tuple[str, str]:
    """The record in the base that a record is, or that it looks like and why."""
    if record.kind == "event":
        return _same_event(standing, record, candidates), ""
    if record.kind not in OWNED:
        return (candidates[0] if candidates else ""), ""
    if record.key and candidates and record.key[1] == standing.keys.get(candidates[0], {}).get(record.key[0]):
        return candidates[0], ""
    verdicts = {one: agrees(record, standing, one) for one in candidates}
    sure = [one for one, verdict in verdicts.items() if verdict]
    if len(sure) == 1 or (sure and not record.key):
        return sure[0], ""
    open_ones = [one for one, verdict in verdicts.items() if verdict is None]
    if len(candidates) == 1 and open_ones:
        return open_ones[0], ""
    if record.kind == "person" and candidates:
        return candidates[0], _("The same name stands in the base already.")
    if record.kind == "organisation" and len(open_ones) == len(candidates) > 1:
        return candidates[0], _("Several organisations of this name stand in the base already.")
    return _by_other_signs(standing, record)


def _same_event(standing: Standing, record: Incoming, candidates: list[str]) -> str:
    """The event that an event of a file is: of its UID, or of its title and day; another day is another event."""
    when = record.values.get("starts_at")
    scheme, key = record.key or ("", "")
    own = [one for one in candidates if scheme and standing.keys.get(one, {}).get(scheme) == key]
    among = own or candidates
    same = [
        one
        for one in among
        if standing.values[one].get("starts_at") == when and folded(record.name) in standing.titles_of(one)
    ]
    if same:
        return same[0]
    return own[0] if len(own) == 1 else ""


def _by_other_signs(standing: Standing, record: Incoming) -> tuple[str, str]:
    if record.kind != "person":
        return standing.likeliest(record)
    swapped = " ".join(str(record.values[name]) for name in ("family", "particle", "given") if record.values.get(name))
    found = standing.by_name.get(("person", folded(swapped)))
    if found and record.values.get("given"):
        return found[0], _("First and last name are swapped in the base, or here.")
    emails = [str(v["value"]) for kind, v in record.rows if kind == "contact_point" and v["kind"] == "email"]
    emails += [value for b in record.belongs for kind, value in b.contacts if kind == "email"]
    for email in emails:
        known = standing.by_email.get(email.lower())
        if known:
            return known[0], _("The e-mail address {email} is in the base already.").format(email=email)
    return standing.likeliest(record)


def look_alike_is_it(made: Plan, entry: Entry) -> Entry:
    """A probable duplicate taken for the record it looks like: its differences become changes."""
    made.standing.load(entry.record.kind, [entry.like])
    tags = {name: tag for name, (tag, _label) in made.tags.items()}
    known = made.standing.database.read("SELECT id, label_fr FROM tag")
    tags |= {fold(label): tag for tag, label in known}
    comparison = _compare(made, entry.record, entry.like, tags)
    fresh = Entry(entry.record, CHANGED if comparison.writes else SAME, entry.title, comparison, chosen=True)
    made.entries[made.entries.index(entry)] = fresh
    return fresh


# Doing ----------------------------------------------------------------------------------------------------------


@undisturbed()
def carry_out(database: Database, made: Plan, file_name: str, progress: Progress | None = None) -> Report:
    """Write the chosen entries in one transaction that one undo takes back; nothing is written when it is stopped."""
    chosen = [entry for entry in made.entries if entry.chosen and entry.comparison and entry.state != REFUSED]
    done = Counter(NEW if entry.state == DUPLICATE else entry.state for entry in chosen)
    writes = [write for entry in chosen for write in entry.comparison.writes] if chosen else []  # type: ignore[union-attr]
    writes += _needed(made, chosen, writes)
    if writes:
        with_international_numbers(database, writes)
        for entry in chosen:
            if entry.record.picture:
                contents.keep_content(database, entry.record.picture.content)
        title = N_("Import {count} records from {file}")
        with database.transaction(title, count=done[NEW] + done[CHANGED], file=file_name) as session:
            write_rows(session, writes, progress)
    counts = made.counts()
    made_of_plan = {id(entry) for entry in chosen}
    left = sum(1 for e in made.entries if id(e) not in made_of_plan and e.state not in (SAME, REFUSED))
    return Report(done[NEW], done[CHANGED], counts[SAME], left, counts[REFUSED])


def _needed(made: Plan, chosen: list[Entry], writes: list[Write]) -> list[Write]:
    """What the chosen records point to and is not chosen itself: organisations of mandates, tags."""
    there = {write.id for write in writes if write.is_new}
    wanted = {str(v) for write in writes for n, v in write.values.items() if n in ("organisation_id", "tag_id")} - there
    more = [
        write
        for entry in made.organisations.values()
        if entry.comparison and entry.comparison.record_id in wanted
        for write in entry.comparison.writes
    ]
    tags = (one for one in made.tags.values() if one[0] in wanted)
    return more + [Write("tag", tag, {"label_fr": label}, is_new=True) for tag, label in tags]
