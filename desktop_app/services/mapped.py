"""The rows of a table as records, by a mapping of its columns: people, organisations, where people belong."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from desktop_app.domain.fields import BadValue, Date, Field
from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import N_, _, fold
from desktop_app.services.addressing import CIVIL, WORDS
from desktop_app.services.columns import KEEP, Mapping
from desktop_app.services.country_names import country_named
from desktop_app.services.headings_known import MESSENGERS, plain
from desktop_app.services.incoming import Belonging, Incoming, Kept, Table
from desktop_app.services.undisturbed import undisturbed
from desktop_app.services.untaken import SINGLE, untaken
from desktop_app.services.wording import said
from desktop_app.services.written_days import day_in_figures, day_of

Progress = Callable[[int, int], None]
"""Told how many of how many are done; raises Cancelled when the person does not want the rest."""

PARTICLES = {"de", "du", "des", "d", "von", "van", "der", "den", "la", "le", "di", "da", "del", "della", "dos"}
NOBODY = N_("This row has neither a person's name nor an organisation's.")

LONGEST = 1_000_000
"""How many characters a value may have; what is longer is cut, and said."""

OF_CALENDARS = ("calendar_entry", "repetition", "repetition_date", "reminder", "invitee")
"""The rows of an event's card that calendars fill."""

OWNERS_OF_KEPT = ("person", "organisation", "event", "contact_point", "address", "organisation_name", *OF_CALENDARS)
"""Records, and rows of their cards, beside which a value that fits no field can stay."""

Places = dict[str, list[int]]


@undisturbed()
def records_of(
    table: Table, mapping: Mapping, kinds: dict[str, str] | None = None, progress: Progress | None = None
) -> list[Incoming]:
    """The records a table's rows make; `kinds` are the organisation kinds by folded label."""
    places: Places = {}
    for number, target in enumerate(mapping.targets):
        places.setdefault(target, []).append(number)
    found = []
    keeping = _columns_kept(table, mapping, places)
    messengers = _messengers(table, places)
    for number, row in enumerate(table.rows):
        line = table.line(number)
        if progress and number % 500 == 0:
            progress(number, len(table.rows))
        if mapping.kind in ("", "person", "organisation"):
            record = _of_row(row, line, places, kinds or {})
        else:
            record = _plain_record(mapping.kind, row, line, places)
        for place, label in messengers:
            _labelled(record, row[place] if place < len(row) else "", label)
        _keep(record, table, mapping, row, keeping, untaken(record, row, places))
        found.append(record)
    return found


def _cell(row: list[str], places: Places, target: str, join: str = " ") -> str:
    columns = places.get(target)
    if columns is None:
        return ""
    if len(columns) == 1:
        return row[columns[0]].strip() if columns[0] < len(row) else ""
    texts = [text for place in columns if place < len(row) and (text := row[place].strip())]
    return texts[0] if texts and target in SINGLE else join.join(dict.fromkeys(texts))


def _understood(row: list[str], places: Places, target: str) -> str:
    """What the first column says whose words the program understands."""
    words = (WORDS[target](row[place]) for place in places.get(target, ()) if place < len(row))
    return next((word for word in words if word), "")


def _cells(row: list[str], places: Places, target: str) -> list[str]:
    columns = places.get(target)
    if columns is None:
        return []
    found = []
    for place in columns:
        if place < len(row) and row[place].strip():
            found += [part.strip() for part in row[place].split(" ::: ") if part.strip()]
    return list(dict.fromkeys(found))


TEXTS = (
    "given", "particle", "family", "further_given", "honorific", "suffix", "nickname", "shown_as", "profession",
    "time_zone", "coordinates", "remarks",
)  # fmt: skip
"""The fields of people that are texts, in the order of a name."""
PERSON = {f"person.{name}" for name in ("given", "particle", "family", "honorific", "full", "remarks", "language")}
"""The columns without one of which a row names nobody."""
_JOINED_BY = {"remarks": "\n", "coordinates": "; "}


def _of_row(row: list[str], line: int, places: Places, kinds: dict[str, str]) -> Incoming:
    values = _person(row, places) if not places.keys().isdisjoint(PERSON) else {}
    organisation = _cell(row, places, "organisation.name_fr")
    if values.get("family"):
        record = Incoming("person", line, values, is_parted=not places.keys() & {"person.given", "person.family"})
        _contacts(record, row, places, "personal", record)
        _address(record, row, places, "address", "correspondence")
        _address(record, row, places, "home", "home")
        _belonging(record, row, places, organisation)
    elif organisation or _cell(row, places, "organisation.name_en"):
        record = _organisation(row, line, places, organisation, kinds)
    else:
        record = Incoming("person", line, values, problem=_(NOBODY))
    record.tags = [
        part.strip() for cell in _cells(row, places, "tags") for part in re.split("[;,]", cell) if part.strip()
    ]
    return record


def _person(row: list[str], places: Places) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in TEXTS:
        text = _cell(row, places, f"person.{name}", _JOINED_BY.get(name, " "))
        if text:
            values[name] = text
    for name in ("born_on", "anniversary_on"):
        day = day_of(row, places.get(f"person.{name}", ()))[0]
        if day:
            values[name] = day
    for name in ("form_of_address", "language"):
        word = _understood(row, places, f"person.{name}")
        if word:
            values[name] = word
    _whole_name(values, _cell(row, places, "person.full"))
    return values if values.get("family") else {name: text for name, text in values.items() if name == "remarks"}


def _whole_name(values: dict[str, Any], full: str) -> None:
    """Take the parts of a name from a whole one where they stand nowhere; nobody has only a first name."""
    if full and not values.get("family"):
        if values.get("given"):
            values["family"] = full.removeprefix(str(values["given"])).strip() or full
        else:
            values |= split_name(full)
    if values.get("given") and not values.get("family"):
        values["family"] = values.pop("given")


def split_name(full: str) -> dict[str, Any]:
    """A whole name in parts: `DUPONT Anne`, `Dupont, Anne`, `Anne de la Tour`."""
    if "," in full:
        family, _comma, given = full.partition(",")
        return _parts(given.split(), family.split())
    words = full.split()
    if plain(words[0]) in CIVIL and len(words) > 1:
        rest = split_name(" ".join(words[1:]))
        return {**rest, "form_of_address": CIVIL[plain(words[0])]}
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if capitals and len(capitals) < len(words):
        return _parts([word for word in words if word not in capitals], capitals)
    for place, word in enumerate(words[1:], 1):
        if word.lower() in PARTICLES:
            return _parts(words[:place], words[place:])
    return _parts(words[:-1], words[-1:])


def _parts(given: list[str], family: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"family": " ".join(family)}
    if given:
        found["given"] = " ".join(given)
    return found


def _organisation(row: list[str], line: int, places: Places, name: str, kinds: dict[str, str]) -> Incoming:
    record = Incoming("organisation", line)
    for language, kind, text in (
        ("fr", "official", name),
        ("en", "official", _cell(row, places, "organisation.name_en")),
        ("fr", "acronym", _cell(row, places, "organisation.acronym")),
    ):
        if text:
            record.rows.append(("organisation_name", {"language": language, "kind": kind, "text": text}))
    kind = _cell(row, places, "organisation.kind")
    if kind and fold(kind) in kinds:
        record.values["kind_id"] = kinds[fold(kind)]
    for field, target in (("remarks", "person.remarks"), ("founded_on", "organisation.founded_on")):
        text = _cell(row, places, target, "\n")
        if text:
            record.values[field] = day_in_figures(text) if field == "founded_on" else text
    country = _cell(row, places, "address.country")
    if country:
        record.values["country"] = country
    for group in ("work", "personal"):
        _contacts(record, row, places, group, record)
    _address(record, row, places, "address", "seat")
    return record


def _contacts(record: Incoming, row: list[str], places: Places, group: str, onto: Incoming | Belonging) -> None:
    for kind in ("email", "phone", "mobile", "fax", "web", "im"):
        for value in _cells(row, places, f"{group}.{kind}"):
            if isinstance(onto, Belonging):
                onto.contacts.append((kind, value))
            else:
                record.rows.append(("contact_point", {"kind": kind, "value": value}))


def _messengers(table: Table, places: Places) -> list[tuple[int, str]]:
    """The columns of instant messages whose heading names a service, and the service."""
    columns = [*places.get("personal.im", ()), *places.get("work.im", ())]
    words = {place: plain(table.headings[place]).split() for place in columns}
    return [(place, MESSENGERS[word]) for place in columns for word in words[place] if word in MESSENGERS]


def _labelled(record: Incoming, value: str, label: str) -> None:
    """Say with an address of instant messages which service it is of."""
    for kind, values in record.rows:
        if kind == "contact_point" and values["kind"] == "im" and values["value"] == value.strip():
            values.setdefault("label", label)


_LINES = ("lines", "extended")
_PARTS_OF_ADDRESSES = (*_LINES, "post_box", "postcode", "city", "cedex", "region", "country")


def _address(record: Incoming, row: list[str], places: Places, group: str, kind: str) -> None:
    values = {
        name: text
        for name in _PARTS_OF_ADDRESSES
        if (text := _cell(row, places, f"{group}.{name}", "\n" if name in _LINES else " "))
    }
    if values.keys() - {"country", "region"}:
        record.rows.append(("address", {"kind": kind, **values}))
        return
    # A country or a region alone is no address to write to; it stays with the record as the file has it.
    for name, text in values.items():
        if name == "region" or record.kind == "person":
            record.kept.append(Kept("column", _(_field("address", name).title), text))


def _belonging(record: Incoming, row: list[str], places: Places, organisation: str) -> None:
    """A person's work: in an organisation by a mandate; without one, the phones are the person's own."""
    if not organisation:
        _contacts(record, row, places, "work", record)
        title = _cell(row, places, "mandate.title")
        if title:
            record.kept.append(Kept("column", _("Title"), title))
        return
    belonging = Belonging(organisation, _cell(row, places, "mandate.title"))
    belonging.department = _cell(row, places, "department")
    belonging.duties = _cell(row, places, "mandate.duties")
    _contacts(record, row, places, "work", belonging)
    record.belongs.append(belonging)


def _plain_record(kind: str, row: list[str], line: int, places: Places) -> Incoming:
    values = {
        target.partition(".")[2]: text
        for target in places
        if target.startswith(f"{kind}.") and (text := _cell(row, places, target, "\n"))
    }
    for name, text in values.items():
        if isinstance(_field(kind, name), Date):
            values[name] = day_in_figures(text)
    return Incoming(kind, line, values)


def _columns_kept(table: Table, mapping: Mapping, places: Places) -> tuple[list[int], list[int]]:
    """The columns without a field, and those for kinds of organisation, which stay where they are no kind of ours."""
    without = [place for place in places.get(KEEP, ()) if place != mapping.key]
    return without, places.get("organisation.kind", [])


def _keep(
    record: Incoming,
    table: Table,
    mapping: Mapping,
    row: list[str],
    keeping: tuple[list[int], list[int]],
    lost: list[int],
) -> None:
    """Hold on to the columns without a field, those whose words none took, and what the file knows the record by."""
    without, kinds = keeping
    if lost:
        without = sorted({*without, *lost} - {mapping.key})
    if kinds and record.kind == "organisation" and "kind_id" not in record.values:
        without = sorted({*without, *kinds})
    headings, width = table.headings, len(row)
    key = row[mapping.key].strip() if 0 <= mapping.key < width else ""
    name = table.headings[mapping.key] if key else ""
    if key:
        record.key = (name, key)
    kept = [f"{headings[place]}: {text}" for place in without if place < width and (text := row[place].strip())]
    if kept or key:
        text = "\n".join(kept)
        record.kept.append(Kept("column", name or _("Columns"), text, key=key))


def cleaned(record: Incoming) -> None:
    """Bring values to the form they are kept in; what does not fit its field stays with the record as it was."""
    record.values = _clean(record, record.kind, record.values)
    record.rows = [(kind, values) for kind, values in ((k, _clean_row(record, k, v)) for k, v in record.rows) if values]
    for belonging in record.belongs:
        belonging.contacts = [
            (kind, value)
            for kind, value in belonging.contacts
            if _clean_row(record, "contact_point", {"kind": kind, "value": value})
        ]


def _doubted(record: Incoming, reason: str) -> None:
    """Say of a cell of a table that its field did not take it; cards keep what they like without a word."""
    if record.source == "column":
        words = _("{reason} It stays with the record's other details as it is.")
        record.doubts = (*record.doubts, words.format(reason=reason))


@cache
def _field(kind: str, name: str) -> Field:
    return KINDS[kind].field(name)


@lru_cache(4096)
def _country(value: str) -> Any:
    try:
        return _field("address", "country").clean(value)
    except BadValue:
        if code := country_named(value):
            return code
        raise


def _clean(record: Incoming, kind: str, values: dict[str, Any]) -> dict[str, Any]:
    found = {}
    for name, value in values.items():
        field = _field(kind, name)
        try:
            found[name] = _country(value) if name == "country" else field.clean(value)
        except BadValue as bad:
            if kind not in OWNERS_OF_KEPT:
                record.problem = record.problem or said(_(field.title), str(bad))
                continue
            typed = str(value)[:LONGEST].replace("\x00", "\ufffd")
            _doubted(record, said(_(field.title), str(bad)))
            record.kept.append(Kept(record.source, _(field.title), typed))
    return {name: value for name, value in found.items() if value is not None}


def _clean_row(record: Incoming, kind: str, values: dict[str, Any]) -> dict[str, Any]:
    from desktop_app.domain.contact_rules import check_contact_point

    found = _clean(record, kind, values)
    if kind == "contact_point":
        if not found.get("value"):
            return {}
        if problems := check_contact_point(found):
            _doubted(record, problems[0][1])
            record.kept.append(Kept(record.source, str(found["kind"]), str(found["value"])))
            return {}
    return found
