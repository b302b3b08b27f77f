"""Which column of a table goes into which field: guessed from headings and values, kept for the next file."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from desktop_app.domain.kinds import KINDS
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, fold, speaking
from desktop_app.services import records, writing
from desktop_app.services.addressing import CIVIL
from desktop_app.services.headings_known import KNOWN, KNOWN_KEYS, TARGETS, plain
from desktop_app.services.incoming import Table
from desktop_app.services.own_lists import own_list, titles_of_fields
from desktop_app.storage.database import Database

KEEP = "keep"
"""The target of a column without a field: its values stay with the record, under the heading."""
SKIP = "skip"
LOOKED_AT = 200
"""How many rows are looked at to guess from values."""

GROUPS: dict[str, str] = {
    "person": N_("Person"),
    "organisation": N_("Organisation"),
    "mandate": N_("Mandate"),
    "work": N_("Work"),
    "personal": N_("Personal"),
    "address": N_("Address"),
    "home": N_("Home"),
    "event": N_("Event"),
}
_TITLES = {
    "person.full": N_("Whole name"),
    "organisation.name_fr": N_("Name in French"),
    "organisation.name_en": N_("Name in English"),
    "organisation.acronym": N_("Acronym"),
    "organisation.kind": N_("Kind"),
    "mandate.title": N_("Title"),
    "tags": N_("Tags"),
    KEEP: N_("Keep with the record"),
    SKIP: N_("Leave out"),
}


@dataclass
class Mapping:
    """What each column of a table becomes: a target a column, and the column that tells rows apart (-1: none)."""

    kind: str
    targets: list[str]
    key: int = -1
    doubts: list[int] = field(default_factory=list)
    """Columns whose heading stands twice, or that only their values explain: shown for choice."""

    def as_json(self) -> str:
        """The mapping as it is kept."""
        return json.dumps({"kind": self.kind, "targets": self.targets, "key": self.key})

    @staticmethod
    def from_json(text: str) -> "Mapping":
        """The mapping that was kept."""
        parts = json.loads(text)
        return Mapping(str(parts["kind"]), [str(one) for one in parts["targets"]], int(parts.get("key", -1)))


def targets(kind: str) -> list[tuple[str, str]]:
    """What a column may become when a table holds records of a kind ("": people and organisations), with titles."""
    if kind in ("", "person", "organisation"):
        groups = list(GROUPS)
        names = [name for name in TARGETS if not name.startswith("event.")]
        names.sort(key=lambda name: groups.index(_group(name)) if _group(name) in groups else len(groups))
    else:
        names = [f"{kind}.{column.name}" for column in KINDS[kind].columns]
    return [(name, target_title(name)) for name in (*names, KEEP, SKIP)]


def target_title(target: str) -> str:
    """What a target is called in the language in force."""
    group, name = _group(target), target.rpartition(".")[2]
    if target in _TITLES:
        own = _(_TITLES[target])
        name = target.partition(".")[2]
        return f"{_(GROUPS[group])} – {own}" if name else own
    kind = {"work": "contact_point", "personal": "contact_point", "home": "address"}.get(group, group)
    own = dict(_choices())[name] if kind == "contact_point" else KINDS[kind].field(name).title
    return f"{_(GROUPS[group]) if group in GROUPS else _(KINDS[group].title)} – {_(own)}"


def _group(target: str) -> str:
    """What a target belongs to: a department is that of a mandate, under the name that kept mappings have for it."""
    return "mandate" if target == "department" else target.partition(".")[0]


def _choices() -> tuple[tuple[str, str], ...]:
    from desktop_app.domain.contact_kinds import CONTACT_POINTS

    return CONTACT_POINTS


def by_headings(table: Table, wanted: dict[str, Any], guessed: Mapping) -> Mapping:
    """A mapping that a person wrote down: heading by heading, or a target for every column; the rest as guessed.

    UserError names a heading or a target that there is not.
    """
    kind = str(wanted.get("kind", guessed.kind))
    if kind not in KINDS and kind != "":
        raise UserError(_("“{kind}” is no kind of record. “parvis kinds” lists them.").format(kind=kind))
    made = list(guessed.targets if kind == guessed.kind else guess(table, kind).targets)
    if isinstance(wanted.get("targets"), list):
        made = [str(one) for one in wanted["targets"]]
    pairs = _named(wanted.get("columns", {}))
    if [heading for heading, _target in pairs] == table.headings:
        made, pairs = [target for _heading, target in pairs], []
    for heading, target in pairs:
        places = [number for number, one in enumerate(table.headings) if plain(one) == plain(heading)]
        if not places:
            raise UserError(_("This file has no column “{heading}”.").format(heading=heading))
        for place in places:
            made[place] = target
    known = {name for name, _title in targets(kind)}
    wrong = next((target for target in made if target not in known), None)
    if wrong is not None or len(made) != len(table.headings):
        raise UserError(
            _("“{target}” is no field for a column. The fields: {fields}.").format(
                target=wrong or "", fields=", ".join(sorted(known))
            )
        )
    key = wanted.get("key", guessed.key)
    if isinstance(key, str):
        key = next((number for number, one in enumerate(table.headings) if plain(one) == plain(key)), -1)
    return Mapping(kind, made, int(key) if isinstance(key, int) else -1)


def _named(given: Any) -> list[tuple[str, str]]:
    """Headings and targets, given as `{heading: target}` or as the list that a trial prints."""
    if isinstance(given, dict):
        return [(str(heading), str(target)) for heading, target in given.items()]
    rows = given if isinstance(given, list) else []
    return [(str(one["heading"]), str(one["target"])) for one in rows if {"heading", "target"} <= set(one)]


# Guessing -------------------------------------------------------------------------------------------------------


def guess(table: Table, kind: str = "") -> Mapping:
    """The mapping a table's headings and values speak for."""
    if kind not in ("", "person", "organisation", "event"):
        return _guess_fields(table, kind)
    ours = own_list(table.headings, kind)
    if ours and kind in ("", ours.kind):
        doubts = [number for number, target in enumerate(ours.targets) if ours.is_part and target == SKIP]
        return Mapping("" if ours.kind == "person" else ours.kind, ours.targets, doubts=doubts)
    headings = [plain(heading) for heading in table.headings]
    found = [KNOWN.get(heading, "") for heading in headings]
    people = kind != "organisation" and any(target in _PARTS_OF_NAMES for target in found)
    dated = kind == "event" or (not people and "event.starts_at" in found)
    result = []
    for number, (heading, target) in enumerate(zip(headings, found, strict=True)):
        sample = _sample(table, number)
        if heading in ("nom", "name") and not people:
            target = _whose_name(heading, set(found), kind)
        result.append(_settled(heading, target, sample, people=people, dated=dated, kind=kind))
    result = _once(headings, result)
    if dated:
        result = [_of_events(target) for target in result]
    doubts = [number for number, heading in enumerate(headings) if heading and headings.count(heading) > 1]
    if not people and not kind and _SAYS_WHOSE.isdisjoint(found):
        doubts += [number for number, heading in enumerate(headings) if heading in ("nom", "name")]
    doubts += [n for n, target in enumerate(result) if target != KEEP and not found[n] and n not in doubts]
    made = Mapping("event" if dated else "", result, _key(table, headings, result), doubts)
    if kind == "organisation" or (not people and not _says_people(result) and not dated):
        made.kind = "organisation"
    return made


_PARTS_OF_NAMES = frozenset(
    f"person.{name}" for name in ("given", "particle", "family", "honorific", "form_of_address", "further_given")
)
_OF_PEOPLE_ONLY = ("mandate.title", "person.born_on", "person.profession", "person.nickname", "department")
_OF_PLACES = ("person.coordinates", "person.time_zone")
"""Fields of people whose columns organisations have as well."""


def _says_people(result: list[str]) -> bool:
    return any(target.startswith("person.") and target not in _OF_PLACES for target in result)


def _of_events(target: str) -> str:
    """What a column of a list of events may be: what only people have stays with the event under its heading."""
    if target == "person.remarks":
        return "event.remarks"
    return target if target.startswith("event.") else KEEP


ONCE = ("person.given", "person.family", "person.particle", "person.full")
"""Of these a row has one: a second column is somebody else's, or another form of the same."""
_STREETS = {"home address": "home street", "business address": "business street", "work address": "work street"}
"""Headings of a whole address where its street stands in a column of its own."""


def _once(headings: list[str], result: list[str]) -> list[str]:
    """Without the columns that say once more, or of somebody else, what another one says."""
    seen: set[str] = set()
    found = []
    for heading, target in zip(headings, result, strict=True):
        again = (target in ONCE and target in seen) or _STREETS.get(heading) in headings
        if heading in ("mois", "jour") and "annee de naissance" in headings:
            target = "person.born_on"
        found.append(KEEP if again else target)
        seen.add(target)
    if "person.given" in seen and "person.family" not in seen and "name" in headings:
        found[headings.index("name")] = "person.family"
    return found


_OF_ORGANISATIONS = ("organisation.acronym", "organisation.kind", "organisation.name_en", "organisation.founded_on")
_SAYS_WHOSE = frozenset({*_OF_ORGANISATIONS, *_OF_PEOPLE_ONLY, "organisation.name_fr"})
"""What says whose a “name” is; a list of nothing but names and phones may be of people or of organisations."""


def _whose_name(heading: str, found: set[str], kind: str) -> str:
    """Whose a “name” is where no column has first names: a person's who is somewhere, else an organisation's."""
    if kind == "organisation" or not found.isdisjoint(_OF_ORGANISATIONS):
        return "organisation.name_fr"
    if kind == "person" or "organisation.name_fr" in found or not found.isdisjoint(_OF_PEOPLE_ONLY):
        return "person.full"
    return "organisation.name_fr" if heading == "nom" else "person.full"


def _sample(table: Table, number: int) -> list[str]:
    values = []
    for row in table.rows[: LOOKED_AT * 5]:
        if number < len(row) and row[number].strip():
            values.append(row[number].strip())
            if len(values) == LOOKED_AT:
                break
    return values


_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_DAY = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{4}.*")
"""A day in figures, which a phone number may look like."""
_PHONE = re.compile(r"(?:\+|0)[\d .()/-]{7,20}")


def _settled(heading: str, target: str, sample: list[str], *, people: bool, dated: bool, kind: str) -> str:
    """The target of one column; headings with several meanings are settled by the values and the other headings."""
    if target.startswith("event.") != dated and target.startswith(("event.", "person.remarks")):
        return KEEP if target.startswith("event.") else target
    if heading == "nom" and people:
        return "person.family"
    if heading in ("titre", "title") and dated:
        return "event.title_fr" if heading == "titre" else "event.title_en"
    if heading in ("titre", "title"):
        return "person.form_of_address" if _is_civil(sample) else "mandate.title"
    if target == "person.honorific" and _is_civil(sample):
        return "person.form_of_address"
    return target or _from_values(sample)


def _is_civil(sample: list[str]) -> bool:
    """Whether most values are how one addresses somebody: Mrs, M."""
    return sum(1 for value in sample if plain(value) in CIVIL) * 2 > len(sample)


def _from_values(sample: list[str]) -> str:
    """What values alone speak for."""
    if not sample or sum(1 for value in sample if _DAY.fullmatch(value)) * 2 > len(sample):
        return KEEP
    for target, pattern in (("work.email", _ADDRESS), ("work.phone", _PHONE)):
        if sum(1 for value in sample if pattern.fullmatch(value)) * 10 >= len(sample) * 8:
            return target
    if sum(1 for value in sample if value.startswith(("http://", "https://", "www."))) * 10 >= len(sample) * 8:
        return "work.web"
    return KEEP


def _key(table: Table, headings: list[str], result: list[str]) -> int:
    """The column that tells rows apart: a known heading of a key, filled and different in every row."""
    for number, heading in enumerate(headings):
        if heading in KNOWN_KEYS and result[number] == KEEP and table.rows:
            values = [row[number].strip() if number < len(row) else "" for row in table.rows]
            if all(values) and len(set(values)) == len(values):
                return number
    return -1


def _guess_fields(table: Table, kind: str) -> Mapping:
    """For kinds without a vocabulary of headings: the fields by name or title, in either language."""
    known: dict[str, str] = {}
    fields = KINDS[kind].columns
    for code in ("fr", "en"):
        with speaking(code):
            for column, title in zip(fields, titles_of_fields(kind), strict=True):
                for name in (column.name, _(column.title), title):
                    known.setdefault(plain(name), column.name)
    found = [known.get(plain(heading), "") for heading in table.headings]
    return Mapping(kind, [f"{kind}.{name}" if name else SKIP for name in found])


# Kept mappings --------------------------------------------------------------------------------------------------


def signature(table: Table) -> str:
    """What tells files of one form from others: their headings."""
    return "\n".join(table.headings)


def save(database: Database, label: str, table: Table, mapping: Mapping) -> str:
    """Keep a mapping under a name; the one of the same headings is written over."""
    standing = _kept(database, table)
    values = {"label": label, "headings": signature(table), "mapping": mapping.as_json()}
    if standing:
        records.change(database, "import_mapping", standing[0], values)
        return str(standing[0])
    return records.add(database, "import_mapping", values)


def recall(database: Database, table: Table) -> Mapping | None:
    """The mapping kept for files with these headings."""
    kept = _kept(database, table)
    if not kept:
        return None
    found = Mapping.from_json(kept[1])
    return found if len(found.targets) == len(table.headings) else None


def _kept(database: Database, table: Table) -> tuple[Any, ...]:
    cleaned = writing.checked(
        database, "import_mapping", {"label": "x", "headings": signature(table) or "-", "mapping": "x"}
    )
    rows = database.read("SELECT id, mapping FROM import_mapping WHERE headings = ?", (cleaned["headings"],))
    return rows[0] if rows else ()


def delimiter_of_values(values: list[str]) -> str:
    """What parts several values in one cell: Google's ` ::: `, a semicolon, else nothing."""
    counts = Counter(mark for value in values for mark in (" ::: ", ";") if mark in value)
    return counts.most_common(1)[0][0] if counts else ""


def folded(text: str) -> str:
    """A text to compare by: no case, accents, or doubled blanks."""
    return " ".join(fold(text).split())
