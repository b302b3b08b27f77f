"""What the quiet lines of a card say: who holds what since when, which seats are vacant, what was paid."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop_app.domain.fields import in_force
from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import _, format_money, format_partial, language, ngettext, since, until
from desktop_app.storage.queries import card as queries

if TYPE_CHECKING:
    from desktop_app.services.records import Card, Row
    from desktop_app.ui.desk import Desk


@dataclass(frozen=True)
class Line:
    """One line of a section: what stands in it, what it leads to, and whether it still holds."""

    kind: str
    id: str
    text: str
    detail: str = ""
    former: bool = False
    vacant: bool = False
    leads_to: tuple[str, str] | None = None
    """The listed record its text names."""
    order: tuple[Any, ...] = ()
    can_be_succeeded: bool = False
    is_to_come: bool = False


def period(starts_on: str | None, ends_on: str | None) -> str:
    """From when until when, in words: “since March 2014”."""
    first, last = (format_partial(day, "medium") if day else "" for day in (starts_on, ends_on))
    if first and last:
        return _("{first} – {last}").format(first=first, last=last)
    if starts_on:
        return since(starts_on, "medium")
    return until(ends_on, "medium") if ends_on else ""


def joined(*parts: str | None) -> str:
    """Parts of a line with a dot between, empty ones left out."""
    return " · ".join(part for part in parts if part)


def lines_of(desk: "Desk", card: "Card", kind: str, rows: "list[Row]") -> list[Line]:
    """The lines of one section of a card, those in force first."""
    lines = _MAKERS[kind](desk, card, rows) if kind in _MAKERS else [_plain(card, row, desk.day) for row in rows]
    days = {row.id: row.values.get("starts_on") or "" for row in rows}
    lines = [replace(line, is_to_come=line.former and days.get(line.id, "") > desk.day) for line in lines]
    return sorted(lines, key=lambda line: (line.former, line.order))


def _holds(row: "Row", day: str) -> bool:
    return in_force(row.values.get("starts_on"), row.values.get("ends_on"), day)


def _latest_first(values: dict[str, Any], name: str = "starts_on") -> tuple[Any, ...]:
    return tuple(-ord(letter) for letter in (values.get(name) or ""))


def _plain(card: "Card", row: "Row", day: str) -> Line:
    del card
    text = row.title or _(KINDS[row.kind].title)
    return Line(
        row.kind, row.id, text, period(row.values.get("starts_on"), row.values.get("ends_on")), not _holds(row, day)
    )


def _mandates(desk: "Desk", card: "Card", rows: "list[Row]") -> list[Line]:
    lines = []
    for row in rows:
        values = row.values
        role = row.facts.get("role", "")
        other = "organisation" if card.kind == "person" else "person"
        who = card.titles.get(values[f"{other}_id"], "")
        behalf = card.titles.get(values.get("on_behalf_of_id") or "", "")
        behalf = _("on behalf of {organisation}").format(organisation=behalf) if behalf else ""
        since = period(values.get("starts_on"), values.get("ends_on"))
        former = not _holds(row, desk.day)
        text, detail = (who, joined(role, behalf, since))
        lines.append(
            Line(
                "mandate", row.id, text, detail, former, leads_to=(other, values[f"{other}_id"]),
                order=_latest_first(values) if former else (values.get("starts_on") or "", row.id),
                can_be_succeeded=not former,
            )
        )  # fmt: skip
    return lines


def _seats(desk: "Desk", card: "Card", rows: "list[Row]") -> list[Line]:
    del card
    lines = []
    for row in rows:
        holder, former = row.facts.get("holder", ""), not _holds(row, desk.day)
        since = period(row.values.get("starts_on"), row.values.get("ends_on")) if former else ""
        lines.append(
            Line(
                "seat", row.id, holder or _("Vacant"), joined(row.title or _("Seat"), since), former,
                vacant=not holder and not former,
                leads_to=("person", row.facts["holder_id"]) if holder else None,
                order=(row.values.get("rank") is None, row.values.get("rank") or 0, row.id),
            )
        )  # fmt: skip
    return lines


def _memberships(desk: "Desk", card: "Card", rows: "list[Row]") -> list[Line]:
    lines = []
    for row in rows:
        category = card.titles.get(row.values.get("category_id") or "", "") or _("Membership")
        family = card.titles.get(row.values.get("family_id") or "", "")
        since = period(row.values.get("starts_on"), row.values.get("ends_on"))
        order = _latest_first(row.values)
        lines.append(
            Line("membership", row.id, category, joined(family, since), not _holds(row, desk.day), order=order)
        )
    return lines


def _contributions(desk: "Desk", card: "Card", rows: "list[Row]") -> list[Line]:
    del card
    paid = queries.payments(desk.database, [row.id for row in rows]) if rows else {}
    lines = []
    for row in rows:
        due = Decimal(row.values["amount"])
        got = sum((Decimal(amount) for amount in paid[row.id]), Decimal(0))
        currency = row.values["currency"]
        standing = _("paid") if got >= due else _("{amount} to pay").format(amount=format_money(due - got, currency))
        former = row.values["year"] < int(desk.day[:4]) - 1 and got >= due
        text = f"{row.values['year']} · {format_money(due, currency)}"
        lines.append(Line("contribution_due", row.id, text, standing, former, order=(-row.values["year"],)))
    return lines


def _links(desk: "Desk", card: "Card", rows: "list[Row]") -> list[Line]:
    lines = []
    for row in rows:
        values = row.values
        what = card.titles.get(values.get("link_kind_id") or "", "")
        since = period(values.get("starts_on"), values.get("ends_on"))
        other = card.titles.get(values.get("other_id") or "", "")
        lines.append(
            Line(
                "organisation_link", row.id, other, joined(what, since), not _holds(row, desk.day),
                leads_to=("organisation", values["other_id"]), order=(values.get("starts_on") or "", row.id),
            )
        )  # fmt: skip
    for link, what, other_id, other, starts_on, ends_on in queries.incoming_links(
        desk.database, card.id, language(), desk.day
    ):
        former = not in_force(starts_on, ends_on, desk.day)
        detail = joined(what, period(starts_on, ends_on))
        order = (starts_on or "", link)
        lines.append(
            Line("organisation_link", link, other, detail, former, leads_to=("organisation", other_id), order=order)
        )
    return lines


def _notes(desk: "Desk", card: "Card", rows: "list[Row]") -> list[Line]:
    del card
    kinds = dict(KINDS["note"].field("kind").options)  # type: ignore[attr-defined]
    lines = []
    for row in rows:
        values = row.values
        when = format_partial(values["noted_on"], "medium") if values.get("noted_on") else ""
        what = _(kinds.get(values.get("kind"), "")) if values.get("kind") else ""
        former = bool(values.get("noted_on")) and not in_force(values["noted_on"], None, desk.day)
        text = (values.get("text") or "").strip()
        lines.append(
            Line("note", row.id, text, joined(when, what, values.get("author")), former,
                 order=_latest_first(values, "noted_on"))
        )  # fmt: skip
    return lines


def _tasks(desk: "Desk", card: "Card", rows: "list[Row]") -> list[Line]:
    del card
    lines = []
    for row in rows:
        values = row.values
        done = bool(values.get("done_on")) and in_force(values["done_on"], None, desk.day)
        due = format_partial(values["due_on"], "medium") if values.get("due_on") else ""
        late = not done and bool(due) and values["due_on"] < desk.day[: len(values["due_on"])]
        when = _("late: {date}").format(date=due) if late else _("by {date}").format(date=due) if due else ""
        if done:
            when = _("done {date}").format(date=format_partial(values["done_on"], "medium"))
        lines.append(
            Line("task", row.id, values.get("title") or "", joined(when, values.get("assigned_to")), done,
                 vacant=late, order=(values.get("due_on") or "9",))
        )  # fmt: skip
    return lines


def _talks(desk: "Desk", card: "Card", rows: "list[Row]") -> list[Line]:
    """Meetings, letters, calls and hearings, the latest first, with how much of what follows is left to do."""
    del card
    kinds = dict(KINDS["interaction"].field("kind").options)  # type: ignore[attr-defined]
    left = queries.open_tasks(desk.database, [row.id for row in rows], desk.day) if rows else {}
    lines = []
    for row in rows:
        values = row.values
        when = format_partial(values["happened_on"], "medium")
        count = left.get(row.id, 0)
        to_do = ngettext("{count} thing to do", "{count} things to do", count).format(count=count) if count else ""
        detail = joined(when, _(kinds.get(values["kind"], values["kind"])), values.get("place"), to_do)
        ahead = not in_force(values["happened_on"], None, desk.day)
        lines.append(Line("interaction", row.id, row.title, detail, ahead, order=_latest_first(values, "happened_on")))
    return lines


def _files(desk: "Desk", card: "Card", rows: "list[Row]") -> list[Line]:
    del desk, card
    uses = dict(KINDS["record_file"].field("kind").options)  # type: ignore[attr-defined]
    return [
        Line("record_file", row.id, row.title, _(uses.get(row.values["kind"], row.values["kind"])), order=(row.id,))
        for row in rows
    ]


_MAKERS: "dict[str, Callable[[Desk, Card, list[Row]], list[Line]]]" = {
    "mandate": _mandates,
    "seat": _seats,
    "membership": _memberships,
    "contribution_due": _contributions,
    "organisation_link": _links,
    "note": _notes,
    "task": _tasks,
    "interaction": _talks,
    "record_file": _files,
}
