"""Records of the base as they go out to address books and directories: what `incoming` is on the way in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from desktop_app import i18n
from desktop_app.domain.kinds import KINDS
from desktop_app.domain.names import NameRow, shown_name
from desktop_app.services import calendars, pictures
from desktop_app.services.attendance import Occasion
from desktop_app.services.calendars import Invitation
from desktop_app.services.incoming import Belonging, Incoming, Kept
from desktop_app.services.mapped import OF_CALENDARS, Progress
from desktop_app.storage.database import Database
from desktop_app.storage.listing import force
from desktop_app.storage.queries import plain
from desktop_app.storage.queries.titles import ROLE_OF_MANDATE

AT_ONCE = 500
ADDRESS = ("kind", "lines", "extended", "post_box", "postcode", "city", "cedex", "region", "country")
Rows = dict[str, list[dict[str, Any]]]


def records(
    database: Database, kind: str, ids: Sequence[str], day: str, progress: Progress | None = None
) -> Iterator[Incoming]:
    """People or organisations as of a day, with their cards, titles in both languages and values kept from files."""
    for start in range(0, len(ids), AT_ONCE):
        if progress:
            progress(start, len(ids))
        yield from _some(database, kind, list(ids[start : start + AT_ONCE]), day)


def _some(database: Database, kind: str, ids: list[str], day: str) -> Iterator[Incoming]:
    values = plain.values(database, kind, ids)
    owner = f"{kind}_id"
    contacts = _rows(database, "contact_point", ("kind", "value", "label"), owner, ids, day)
    addresses = _rows(database, "address", ADDRESS, owner, ids, day)
    names = _rows(database, "organisation_name", ("language", "kind", "text"), owner, ids, day)
    kept = _kept(database, owner, ids)
    photos = pictures.read(database, kind, ids) if kind in ("person", "organisation") else {}
    tags = _tags(database, owner, ids)
    belongs = _belongings(database, ids, day) if kind == "person" else {}
    for one in ids:
        if one not in values:
            continue
        record = Incoming(kind, 0, {name: value for name, value in values[one].items() if value is not None})
        if kind == "organisation":
            record.rows += [("organisation_name", row) for row in names.get(one, ())]
        record.rows += [("contact_point", row) for row in contacts.get(one, ())]
        record.rows += [("address", row) for row in addresses.get(one, ())]
        record.belongs, record.tags, record.kept = belongs.get(one, []), tags.get(one, []), kept.get(one, [])
        record.picture = photos.get(one)
        record.key = ("id", one)
        yield record


def _rows(database: Database, table: str, names: Iterable[str], owner: str, ids: list[str], day: str) -> Rows:
    """The rows of a card that hold on the day, by who owns them; values that are not known are left out."""
    if (table == "organisation_name") and owner != "organisation_id":
        return {}
    names = tuple(names)
    found: Rows = defaultdict(list)
    marks = ", ".join(f":id{place}" for place in range(len(ids)))
    given = {"day": day, **{f"id{place}": one for place, one in enumerate(ids)}}
    sql = f"SELECT r.{owner}, {', '.join(f'r.{n}' for n in names)} FROM {table} r WHERE r.{owner} IN ({marks}) "
    for one, *cells in database.read(f"{sql} AND {force('r')} ORDER BY r.id", given):
        found[one].append({name: cell for name, cell in zip(names, cells, strict=True) if cell is not None})
    return found


def _kept(database: Database, owner: str, ids: list[str]) -> dict[str, list[Kept]]:
    found: dict[str, list[Kept]] = defaultdict(list)
    marks = ", ".join("?" * len(ids))
    names = f"{owner}, source, name, value, parameters, key, form"
    sql = f"SELECT {names} FROM kept_value WHERE {owner} IN ({marks}) ORDER BY id"
    for one, source, name, value, parameters, key, form in database.read(sql, ids):
        found[one].append(Kept(source, name, value or "", parameters or "", key or "", form or ""))
    return found


def _tags(database: Database, owner: str, ids: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    marks = ", ".join("?" * len(ids))
    label = "t.label_fr" if i18n.language() == "fr" else "coalesce(t.label_en, t.label_fr)"
    sql = f"SELECT g.{owner}, {label} FROM tagging g JOIN tag t ON t.id = g.tag_id WHERE g.{owner} IN ({marks})"
    for one, text in database.read(f"{sql} ORDER BY t.id", ids):
        found[one].append(text)
    return found


def _belongings(database: Database, ids: list[str], day: str) -> dict[str, list[Belonging]]:
    """What people do on the day, the highest role first, in the language in force and in the other one."""
    marks = ", ".join(f":id{place}" for place in range(len(ids)))
    given = {"day": day, **{f"id{place}": one for place, one in enumerate(ids)}}
    from_where = (
        "FROM mandate m JOIN person p ON p.id = m.person_id LEFT JOIN role_type t ON t.id = m.role_type_id "
        f"WHERE m.person_id IN ({marks}) AND {force('m')} "
        "ORDER BY coalesce(t.rank, 999), m.starts_on DESC, m.id"
    )
    both = {
        code: database.read(
            f"SELECT m.person_id, m.id, m.organisation_id, {ROLE_OF_MANDATE}, m.starts_on, m.ends_on, "
            f"m.department, m.duties {from_where}",
            {**given, "language": code},
        )
        for code in i18n.LANGUAGES
    }
    here = i18n.language()
    (other,) = (code for code in i18n.LANGUAGES if code != here)
    names = _names(database, [row[2] for row in both[here]], day)
    contacts = _rows(database, "contact_point", ("kind", "value"), "mandate_id", [row[1] for row in both[here]], day)
    found: dict[str, list[Belonging]] = defaultdict(list)
    for mine, theirs in zip(both[here], both[other], strict=True):
        person, mandate, organisation, title, starts_on, ends_on, department, duties = mine
        points = [(str(row["kind"]), str(row["value"])) for row in contacts.get(mandate, ())]
        name = names[organisation]
        made = Belonging(name[here], title or "", points, department or "", duties or "", starts_on, ends_on)
        made.other_language = (other, name[other], theirs[3] or "")
        found[person].append(made)
    return found


def _names(database: Database, ids: Iterable[str], day: str) -> dict[str, dict[str, str]]:
    """What organisations are called on a day, in both languages."""
    wanted = list(dict.fromkeys(ids))
    rows: dict[str, list[NameRow]] = {one: [] for one in wanted}
    for start in range(0, len(wanted), AT_ONCE):
        chunk = wanted[start : start + AT_ONCE]
        marks = ", ".join("?" * len(chunk))
        sql = "SELECT organisation_id, language, kind, text, starts_on, ends_on FROM organisation_name"
        for one, *cells in database.read(f"{sql} WHERE organisation_id IN ({marks}) ORDER BY id", chunk):
            rows[one].append((cells[0], cells[1], cells[2], cells[3], cells[4]))
    return {
        one: {code: shown_name(known, code, day)[0] if known else "" for code in i18n.LANGUAGES}
        for one, known in rows.items()
    }


# Calendars ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Occurrence:
    """An event or a meeting as a calendar is told of it, and what was kept of the calendar it came from."""

    invitation: Invitation
    kept: tuple[Kept, ...] = ()
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """What its card says for calendars: the entry, repetitions and their days, reminders, who is invited."""
    web: str = ""


def occurrences(
    database: Database, kind: str, ids: Sequence[str], day: str, progress: Progress | None = None
) -> Iterator[Occurrence]:
    """Events or meetings for calendars, in the language in force; their remarks stand in the description of events."""
    for start in range(0, len(ids), AT_ONCE):
        chunk = list(ids[start : start + AT_ONCE])
        values = plain.values(database, kind, chunk)
        kept = _kept(database, "event_id", chunk) if kind == "event" else {}
        rows = _of_calendars(database, chunk) if kind == "event" else {}
        for number, one in enumerate(chunk):
            if progress:
                progress(start + number, len(ids))
            if one in values:
                told = calendars.invitation(database, Occasion(kind, one), day)
                if kind == "event":
                    told = replace(told, description=values[one].get("remarks") or "")
                yield Occurrence(told, tuple(kept.get(one, ())), rows.get(one, {}), values[one].get("web") or "")


def _of_calendars(database: Database, ids: list[str]) -> dict[str, dict[str, list[dict[str, Any]]]]:
    found: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(dict)
    marks = ", ".join("?" * len(ids))
    for kind in OF_CALENDARS:
        names = [column.name for column in KINDS[kind].columns if column.name not in ("event_id", "key")]
        sql = f"SELECT event_id, {', '.join(names)} FROM {kind} WHERE event_id IN ({marks}) ORDER BY id"
        for one, *cells in database.read(sql, ids):
            known = {name: cell for name, cell in zip(names, cells, strict=True) if cell is not None}
            found[one].setdefault(kind, []).append(known)
    return found
