"""Minutes as they are typed: item by item, in two languages; circulated, approved."""

from typing import Any

from desktop_app.domain.minutes_rules import translation_state
from desktop_app.domain.moments import days_from
from desktop_app.errors import Invalid, Problem, UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.services import people, revisions, writing
from desktop_app.services.decisions import printed_code
from desktop_app.services.meetings import draft_minutes
from desktop_app.services.papers import MinutesLine, both
from desktop_app.storage.database import Database
from desktop_app.storage.queries import meetings as queries

APPROVED = ("approved", "approved_amended")


def add(
    database: Database,
    agenda_item_id: str,
    kind: str,
    text: str,
    *,
    language: str | None = None,
    place: int | None = None,
    speaker: str | None = None,
) -> str:
    """Write something down under an agenda item, last or at a place, in the meeting's language or another."""
    meeting = _meeting_of_item(database, agenda_item_id)
    code = language or meeting["language"]
    values = {
        "agenda_item_id": agenda_item_id, "kind": kind, f"text_{code}": text, "source_language": code,
        "speaker_id": speaker,
    }  # fmt: skip
    kept = writing.checked(database, "minute_item", values)
    with database.transaction(N_("Minutes: {name}"), name=_short(text)) as session:
        draft_minutes(session, meeting["id"])
        position = writing.key_at(session, "minute_item", _siblings(database, agenda_item_id), place)
        return writing.insert(session, "minute_item", {**kept, "position": position})


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:59] + "…"


def _meeting_of_item(database: Database, agenda_item_id: str) -> dict[str, Any]:
    item = writing.standing_values(database, "agenda_item", agenda_item_id)
    return {"id": item["meeting_id"], **writing.standing_values(database, "meeting", item["meeting_id"])}


def _siblings(database: Database, agenda_item_id: str, without: str = "") -> writing.Siblings:
    rows = database.read(
        "SELECT id, position FROM minute_item WHERE agenda_item_id = ? AND id <> ? ORDER BY position, id",
        (agenda_item_id, without),
    )
    return [(row[0], row[1]) for row in rows]


def edit(database: Database, item_id: str, language: str, text: str) -> None:
    """Write an item's text in a language: when it is the source, its translation is out of date until looked at."""
    kept = writing.checked(database, "minute_item", {f"text_{language}": text}, item_id)
    with database.transaction(N_("Minutes: {name}"), name=_short(text)) as session:
        writing.change(session, "minute_item", item_id, **kept)


def is_current(database: Database, item_id: str) -> None:
    """Say that a translation still renders its source, which moved on."""
    writing.checked(database, "minute_item", {}, item_id)
    with database.transaction(N_("Translation looked at")) as session:
        revision = writing.rows(session, "SELECT source_revision FROM minute_item WHERE id = ?", (item_id,))[0][0]
        writing.change(session, "minute_item", item_id, translated_revision=revision)


def set_kind(database: Database, item_id: str, kind: str) -> None:
    """Make an item a note, a statement, a decision or an action; see services.decisions and services.actions."""
    kept = writing.checked(database, "minute_item", {"kind": kind}, item_id)
    with database.transaction(N_("Minutes: kind of an item")) as session:
        writing.change(session, "minute_item", item_id, **kept)


def move(database: Database, item_id: str, *, agenda_item: str, place: int) -> None:
    """Put an item of the minutes at another place, perhaps under another agenda item."""
    writing.checked(database, "minute_item", {"agenda_item_id": agenda_item}, item_id)
    with database.transaction(N_("Minutes: move an item")) as session:
        position = writing.key_at(session, "minute_item", _siblings(database, agenda_item, item_id), place)
        writing.change(session, "minute_item", item_id, agenda_item_id=agenda_item, position=position)


def remove(database: Database, item_id: str) -> None:
    """Take an item out of the minutes; a decision or an action that was made of it stays."""
    from desktop_app.services import rules

    rules.refuse_deletion(database, "minute_item", item_id)
    with database.transaction(N_("Minutes: delete an item")) as session:
        writing.remove(session, "minute_item", item_id)


_LINES = (
    "SELECT t.id, t.agenda_item_id, t.kind, t.text_fr, t.text_en, t.source_language, t.source_revision, "
    "t.translated_revision, t.speaker_id, d.id, d.code, d.year, d.provisional, a.id FROM minute_item t "
    "JOIN agenda_item i ON i.id = t.agenda_item_id "
    "LEFT JOIN decision d ON d.minute_item_id = t.id LEFT JOIN action a ON a.minute_item_id = t.id "
    "WHERE i.meeting_id = ? ORDER BY t.position, t.id, a.id"
)


def lines(database: Database, meeting_id: str) -> list[MinutesLine]:
    """All items of the minutes, those of one agenda item in their order; the agenda orders the rest."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    rows = {row[0]: row for row in reversed(database.read(_LINES, (meeting_id,)))}
    speaking = people.someone(
        database, [(row[8], None, None, None) for row in rows.values() if row[8]], meeting["starts_at"][:10]
    )
    speaker = {one.person_id: one for one in speaking}
    found = [
        MinutesLine(
            id=row[0],
            agenda_item_id=row[1],
            kind=row[2],
            text=both(row[3], row[4]),
            source_language=row[5],
            translation=translation_state(row[5], row[3], row[4], row[6], row[7]),
            speaker=speaker.get(row[8]),
            decision_id=row[9] or "",
            decision_code=printed_code(row[10], row[11]) if row[9] else "",
            provisional=bool(row[12]),
            action_id=row[13] or "",
        )
        for row in reversed(rows.values())
    ]
    order = {placed.id: place for place, (placed, _row) in enumerate(queries.agenda(database, meeting_id))}
    return sorted(found, key=lambda line: order[line.agenda_item_id])


# Circulated and approved ------------------------------------------------------------------------------------------


def state(database: Database, meeting_id: str) -> dict[str, Any]:
    """The minutes of a meeting as a paper: id, state, when circulated, until when corrections, where approved."""
    names = ("id", "state", "circulated_on", "corrections_until", "approved_in_id", "approved_on")
    rows = database.read(f"SELECT {', '.join(names)} FROM minutes WHERE meeting_id = ?", (meeting_id,))
    return dict(zip(names, rows[0] if rows else (None, "draft", None, None, None, None), strict=True))


def circulate(database: Database, meeting_id: str, day: str) -> int:
    """Send the draft to those who were there: it is kept as a revision, and corrections are awaited; its number."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    if meeting["state"] != "closed":
        raise UserError(_("Close the meeting first: its decisions get their numbers then."))
    if state(database, meeting_id)["state"] in APPROVED:
        raise UserError(_("These minutes are approved, and they are kept. Corrections belong to the next meeting."))
    rules = queries.body_rules(database, meeting["body_id"], day)
    until = days_from(day, rules["corrections_days"]) if rules["corrections_days"] is not None else None
    with database.transaction(N_("Circulate the minutes")) as session:
        paper = draft_minutes(session, meeting_id)
        number = revisions.keep_in(session, database, paper, meeting_id, "circulated", day, state="circulated")
        values = {"state": "circulated", "circulated_on": day, "corrections_until": until}
        writing.change(session, "minutes", paper, **values)
    return number


def approve(database: Database, meeting_id: str, in_meeting: str, day: str) -> str:
    """Approve minutes in a later meeting of the body, as circulated or as amended since; the state they have now."""
    paper = state(database, meeting_id)
    _refuse_approval(database, meeting_id, in_meeting, paper)
    last = revisions.last_circulated(database, meeting_id)
    amended = last is None or revisions.texts_of(last) != revisions.texts_now(database, meeting_id)
    approved = "approved_amended" if amended else "approved"
    with database.transaction(N_("Approve the minutes")) as session:
        values = {"state": approved, "approved_in_id": in_meeting, "approved_on": day}
        writing.change(session, "minutes", paper["id"], **values)
        revisions.keep_in(session, database, paper["id"], meeting_id, "approved", day, **values)
        for (item,) in writing.rows(
            session, "SELECT id FROM agenda_item WHERE meeting_id = ? AND approves_id = ?", (in_meeting, meeting_id)
        ):
            writing.change(session, "agenda_item", item, outcome="discussed")
    return approved


def _refuse_approval(database: Database, meeting_id: str, in_meeting: str, paper: dict[str, Any]) -> None:
    if paper["state"] in APPROVED:
        raise UserError(_("These minutes are approved already."))
    if paper["state"] != "circulated":
        raise UserError(_("These minutes were not circulated yet: send the draft first."))
    this = writing.standing_values(database, "meeting", meeting_id)
    later = writing.standing_values(database, "meeting", in_meeting)
    if later["body_id"] != this["body_id"] or later["starts_at"] <= this["starts_at"]:
        raise Invalid([Problem("approved_in_id", _("Minutes are approved in a later meeting of the same body."))])
    if later["state"] not in ("held", "closed"):
        raise Invalid([Problem("approved_in_id", _("That meeting was not opened yet."))])
    waiting = database.read(
        "SELECT count(*) FROM correction_request WHERE minutes_id = ? AND answer IS NULL", (paper["id"],)
    )[0][0]
    if waiting:
        sentence = ngettext(
            "{count} correction waits for an answer. Accept it or not, then approve the minutes.",
            "{count} corrections wait for an answer. Accept them or not, then approve the minutes.",
            waiting,
        )
        raise UserError(sentence.format(count=waiting))
