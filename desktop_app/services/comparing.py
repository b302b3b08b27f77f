"""One record of a file beside the one in the base: what would be written, and how it reads, old to new."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from desktop_app.domain.detail_names import label_of
from desktop_app.domain.kinds import KINDS
from desktop_app.domain.names import full_name
from desktop_app.domain.record import new_id
from desktop_app.i18n import _
from desktop_app.services.columns import folded
from desktop_app.services.incoming import Belonging, Incoming
from desktop_app.services.mapped import OF_CALENDARS
from desktop_app.services.standing import OWNED, Standing


@dataclass(slots=True)
class Change:
    """One field that an import changes: its title, what stands, what would stand."""

    field: str
    old: str
    new: str


@dataclass(slots=True)
class Write:
    """One row to write: a new one under an id made already, or values of a standing one."""

    table: str
    id: str
    values: dict[str, Any]
    is_new: bool


@dataclass(slots=True)
class Comparison:
    """What an import would write of one record, and how it reads."""

    record_id: str
    writes: list[Write] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def add(self, table: str, values: dict[str, Any], title: str, shown: str) -> str:
        """Note a new row."""
        made = new_id()
        self.writes.append(Write(table, made, values, is_new=True))
        self.changes.append(Change(title, "", shown))
        return made

    def set(self, table: str, row: str, name: str, old: Any, new: Any, title: str = "") -> None:
        """Note another value of a standing row; it reads under its field's title where none is given."""
        self.writes.append(Write(table, row, {name: new}, is_new=False))
        self.changes.append(Change(title or _(KINDS[table].field(name).title), _shown(old), _shown(new)))


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


OrganisationNamed = Callable[[str], str]
"""The id of the organisation of a name: one that stands, or that the same import makes."""
TagNamed = Callable[[str], str]


def compare(
    record: Incoming, standing: Standing, record_id: str | None, organisation: OrganisationNamed, tag: TagNamed
) -> Comparison:
    """What writing a record of a file would do: to a standing record, or as a new one (no id)."""
    found = Comparison(record_id or new_id())
    owner = f"{record.kind}_id"
    _own_values(found, record, standing, is_new=record_id is None)
    rows = standing.rows[record_id] if record_id else {}
    _names(found, record, rows.get("organisation_name", []), owner)
    contacts = [(str(v["kind"]), str(v["value"])) for kind, v in record.rows if kind == "contact_point"]
    contacts = _not_elsewhere(contacts, standing, record_id, record_id)
    if contacts:
        labels = {str(v["value"]): v["label"] for kind, v in record.rows if kind == "contact_point" and v.get("label")}
        _contacts(found, contacts, rows.get("contact_point", []), {owner: found.record_id}, labels)
    _addresses(found, record, rows.get("address", []), owner)
    for belonging in record.belongs:
        _mandate(found, belonging, standing, record_id, organisation)
    tagged = {row["tag_id"] for row in rows.get("tagging", [])}
    # A list of ours shows the category of a membership, which is no tag.
    categories = standing.categories.get(found.record_id, set()) if record.source == "column" else set()
    for label in dict.fromkeys(one for one in record.tags if folded(one) not in categories):
        made = tag(label)
        if made not in tagged:
            tagged.add(made)
            found.add("tagging", {"tag_id": made, owner: found.record_id}, _("Tag"), label)
    _picture(found, record, standing, owner)
    for kind in OF_CALENDARS if record.kind == "event" else ():
        _part_rows(found, kind, [values for name, values in record.rows if name == kind], rows.get(kind, []), owner)
    if record.kind in OWNED:
        titles = {title for row in rows.get("mandate", []) for title in standing.titles(row)}
        _kept(found, record, rows.get("kept_value", []), owner, titles)
    return found


def _own_values(found: Comparison, record: Incoming, standing: Standing, *, is_new: bool) -> None:
    if is_new:
        found.writes.append(Write(record.kind, found.record_id, dict(record.values), is_new=True))
        return
    known = standing.values[found.record_id]
    changed = {name: value for name, value in record.values.items() if known.get(name) != value}
    if "particle" not in record.values and _with_particle(known) == record.values.get("family"):
        changed.pop("family", None)
    if record.is_parted and _whole_name(known) == _whole_name(record.values):
        changed = {name: value for name, value in changed.items() if name not in ("given", "particle", "family")}
    for name, value in changed.items():
        found.set(record.kind, found.record_id, name, known.get(name), value)


def _whole_name(values: dict[str, Any]) -> str:
    return folded(full_name(values.get("given"), values.get("particle"), values.get("family") or ""))


def _with_particle(known: dict[str, Any]) -> str:
    """A family name as files without a field for the particle write it."""
    return full_name(None, known.get("particle"), known.get("family") or "")


def _names(found: Comparison, record: Incoming, known: list[dict[str, Any]], owner: str) -> None:
    for kind, values in record.rows:
        if kind != "organisation_name":
            continue
        same = [row for row in known if (row["language"], row["kind"]) == (values["language"], values["kind"])]
        if any(row["text"] == values["text"] for row in same) or _stands_in_any_language(record, values, known):
            continue
        if same:
            found.set("organisation_name", same[-1]["id"], "text", same[-1]["text"], values["text"])
        else:
            found.add("organisation_name", {owner: found.record_id, **values}, _("Name"), values["text"])


def _stands_in_any_language(record: Incoming, values: dict[str, Any], known: list[dict[str, Any]]) -> bool:
    """Whether the base has a table's name in another language: a column “name” does not say which it is in."""
    return record.source == "column" and any(
        (row["kind"], row["text"]) == (values["kind"], values["text"]) for row in known
    )


def _contacts(
    found: Comparison,
    wanted: list[tuple[str, str]],
    known: list[dict[str, Any]],
    owner: dict[str, str],
    labels: dict[str, Any],
) -> None:
    """Phones and addresses by kind: those that stand stay, another in the place of one changes it, more are added."""
    for kind in dict.fromkeys(kind for kind, _value in wanted):
        values = [value for one, value in dict.fromkeys(wanted) if one == kind]
        rows = [row for row in known if row["kind"] == kind]
        standing = {_alike(kind, row["value"]) for row in known if _family(row["kind"]) == _family(kind)}
        fresh = [value for value in values if _alike(kind, value) not in standing]
        alike = {_alike(kind, value) for value in values}
        free = [row for row in rows if _alike(kind, row["value"]) not in alike]
        title = dict(KINDS["contact_point"].field("kind").options)[kind]  # type: ignore[attr-defined]
        for value in fresh:
            if free:
                row = free.pop(0)
                found.set("contact_point", row["id"], "value", row["value"], value, _(title))
                continue
            new = {**owner, "kind": kind, "value": value}
            if labels.get(value):
                new["label"] = labels[value]
            found.add("contact_point", new, _(title), value)


def _family(kind: str) -> str:
    """A mobile is a telephone, and lists show either under one heading."""
    return "phone" if kind == "mobile" else kind


def _alike(kind: str, value: str) -> str:
    """What two writings of one number or address have in common."""
    if kind in ("phone", "mobile", "fax"):
        return value.strip()
    return value.strip().lower() if kind == "email" else value.strip()


def _addresses(found: Comparison, record: Incoming, known: list[dict[str, Any]], owner: str) -> None:
    free = list(known)
    for kind, values in record.rows:
        if kind != "address":
            continue
        same = next((row for row in free if all(row.get(n) == v for n, v in values.items())), None)
        same = same or next((row for row in free if row["kind"] == values["kind"]), None)
        if same is None:
            shown = ", ".join(str(v) for n, v in values.items() if n != "kind")
            found.add("address", {owner: found.record_id, **values}, _("Address"), shown)
            continue
        free.remove(same)
        for name, value in values.items():
            if same.get(name) != value:
                found.set("address", same["id"], name, same.get(name), value)


def _mandate(
    found: Comparison,
    belonging: Belonging,
    standing: Standing,
    record_id: str | None,
    organisation: OrganisationNamed,
) -> None:
    where = organisation(belonging.organisation)
    known = [row for row in standing.rows[record_id]["mandate"] if row["organisation_id"] == where] if record_id else []
    title = belonging.title or None
    row = next((row for row in known if title in standing.titles(row)), None)
    row = row or next((row for row in known if not row["ends_on"]), None)
    if row is None:
        values: dict[str, Any] = {"person_id": found.record_id, "organisation_id": where}
        values |= {"title_fr": title, "starts_on": belonging.starts_on, "ends_on": belonging.ends_on}
        values |= {"department": belonging.department or None, "duties": belonging.duties or None}
        values = {name: value for name, value in values.items() if value is not None}
        said = (belonging.organisation, title, belonging.department, belonging.duties)
        shown = " – ".join(part for part in said if part)
        mandate, contacts = found.add("mandate", values, _("Mandate"), shown), []
    else:
        mandate, contacts = row["id"], standing.rows[row["id"]]["contact_point"]
        if title and title not in standing.titles(row):
            found.set("mandate", mandate, "title_fr", row["title_fr"], title)
        for name, value in (("department", belonging.department), ("duties", belonging.duties)):
            if value and row[name] != value:
                found.set("mandate", mandate, name, row[name], value)
    wanted = _not_elsewhere(belonging.contacts, standing, record_id, mandate)
    _contacts(found, wanted, contacts, {"mandate_id": mandate}, {})


def _not_elsewhere(
    wanted: list[tuple[str, str]], standing: Standing, record_id: str | None, owner: str | None
) -> list[tuple[str, str]]:
    """Without the numbers and addresses that a person has at another place: at home, or at other work."""
    if not record_id:
        return wanted
    owners = {record_id, *(row["id"] for row in standing.rows[record_id]["mandate"])} - {owner}
    rows = [row for one in owners for row in standing.rows[one]["contact_point"]]
    known = {(_family(row["kind"]), _alike(row["kind"], row["value"])) for row in rows}
    return [(kind, value) for kind, value in wanted if (_family(kind), _alike(kind, value)) not in known]


def _picture(found: Comparison, record: Incoming, standing: Standing, owner: str) -> None:
    """The picture of the file beside that of the base: another one is added, the one before stays in the files."""
    one = record.picture
    if one is None or standing.pictures.get(found.record_id) == one.digest:
        return
    values = {owner: found.record_id, "kind": "picture", "name": one.name, "digest": one.digest}
    found.add("attachment", {**values, "size": len(one.content)}, _("Picture"), one.name)


SAME_PART = {"calendar_entry": (), "invitee": ("address",)}
"""What two rows have in common when one is the other with something new in it; other rows are equal or are not."""


def _part_rows(
    found: Comparison, kind: str, wanted: list[dict[str, Any]], known: list[dict[str, Any]], owner: str
) -> None:
    """The parts of an event that calendars fill: equal ones stay, known ones change, others are added."""
    free = list(known)
    for values in wanted:
        row = next((row for row in free if all(row.get(name) == value for name, value in values.items())), None)
        if row is None and kind in SAME_PART:
            names = SAME_PART[kind]
            row = next((row for row in free if all(row[name] == values.get(name) for name in names)), None)
            for name, value in values.items() if row else ():
                if row and row[name] != value:
                    found.set(kind, row["id"], name, row[name], value)
        if row is not None:
            free.remove(row)
            continue
        shown = ", ".join(str(v) for n, v in values.items() if n not in ("key", "more") and v not in (None, False))
        found.add(kind, {owner: found.record_id, **values}, _(KINDS[kind].title), shown)


def _kept(
    found: Comparison, record: Incoming, known: list[dict[str, Any]], owner: str, titles: Collection[Any]
) -> None:
    """Values without a field: by their name in the file; the same ones are left as they are.

    A title without an organisation says nothing new of somebody who has it at one.
    """
    free = list(known)
    for kept in record.kept:
        if kept.source == "column" and kept.name == _("Title") and kept.value in titles:
            continue
        values = {"source": kept.source, "name": kept.name, "value": kept.value or None}
        values |= {"parameters": kept.parameters or None, "key": kept.key or None, "form": kept.form or None}
        same = [row for row in free if row["source"] == kept.source and row["name"] == kept.name]
        row = next((row for row in same if all(row[name] == value for name, value in values.items())), None)
        if row:
            free.remove(row)
            continue
        if same and len([one for one in record.kept if one.name == kept.name]) == 1:
            free.remove(same[0])
            for name in ("value", "parameters", "form", "key"):
                if same[0][name] != values[name]:
                    found.set("kept_value", same[0]["id"], name, same[0][name], values[name])
            continue
        new = {owner: found.record_id, **{name: value for name, value in values.items() if value is not None}}
        found.add("kept_value", new, label_of(kept.name), kept.value)


def agrees(record: Incoming, standing: Standing, record_id: str) -> bool | None:
    """Whether something beside the name says that both are one (None: nothing to compare)."""
    rows = standing.rows[record_id]
    mine = {folded(str(v["value"])) for kind, v in record.rows if kind == "contact_point"}
    mine |= {folded(value) for belonging in record.belongs for _kind, value in belonging.contacts}
    theirs = {folded(row["value"]) for row in rows["contact_point"]}
    for mandate in rows["mandate"]:
        theirs |= {folded(row["value"]) for row in standing.rows[mandate["id"]]["contact_point"]}
    if mine & theirs:
        return True
    at = {one for b in record.belongs for one in standing.by_name.get(("organisation", folded(b.organisation)), [])}
    if at & {row["organisation_id"] for row in rows["mandate"]}:
        return True
    cities = {folded(str(v.get("city") or "")) for kind, v in record.rows if kind == "address"} - {""}
    here = {folded(str(row["city"] or "")) for row in rows["address"]} - {""}
    if cities and here:
        return bool(cities & here)
    return None if not (mine and theirs) and not (record.belongs and rows["mandate"]) else False
