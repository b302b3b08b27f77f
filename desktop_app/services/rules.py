"""The rules that need the base to be seen: asked by every way of saving and deleting, each answered in one sentence."""

from collections.abc import Callable
from typing import Any

from desktop_app.domain.attendance_rules import proxy_chain, voices_at
from desktop_app.domain.tree_rules import makes_a_circle
from desktop_app.errors import Problem, UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.storage.database import Database
from desktop_app.storage.queries import meetings as queries

Values = dict[str, Any]
Broken = list[tuple[str, str]]


def broken(database: Database, kind: str, record_id: str | None, values: Values, row: str = "") -> list[Problem]:
    """What a record with these values would break."""
    rule = _RULES.get(kind)
    return [Problem(field, sentence, row) for field, sentence in rule(database, record_id, values)] if rule else []


def derived(database: Database, kind: str, record_id: str | None, standing: Values, cleaned: Values) -> Values:
    """What follows from a change and is kept beside it: which revision a translation renders, what calendars know."""
    if record_id and kind in ("event", "meeting") and _TOLD & cleaned.keys():
        if all(cleaned[name] == standing.get(name) for name in _TOLD & cleaned.keys()):
            return {}
        known = database.read(f'SELECT sequence FROM "{kind}" WHERE id = ?', (record_id,))
        return {"sequence": int(known[0][0]) + 1}
    if kind != "minute_item" or not {"text_fr", "text_en", "source_language"} & cleaned.keys():
        return {}
    language = cleaned.get("source_language") or standing.get("source_language") or "fr"
    source, translation = (f"text_{code}" for code in (("fr", "en") if language == "fr" else ("en", "fr")))
    revision = 1
    if record_id:
        kept = database.read("SELECT source_revision FROM minute_item WHERE id = ?", (record_id,))
        moved = source in cleaned and cleaned[source] != standing.get(source)
        revision = int(kept[0][0]) + int(moved)
    found: Values = {"source_revision": revision}
    if cleaned.get(translation) and cleaned[translation] != standing.get(translation):
        found["translated_revision"] = revision
    return found


_TOLD = frozenset({"starts_at", "ends_at", "zone", "venue_id", "room_id"})
"""What a calendar must be told when it changes: its message then has a higher sequence."""


def refuse_deletion(database: Database, kind: str, record_id: str) -> None:
    """Raise the sentence that says why a record must stay, if it must."""
    for what, sql, sentence in _MUST_STAY:
        if what == kind and database.read(sql, (record_id,)):
            raise UserError(_(sentence))


_APPROVED = "s.state IN ('approved', 'approved_amended')"
_MUST_STAY = (
    (
        "event",
        f"SELECT 1 FROM meeting m JOIN minutes s ON s.meeting_id = m.id WHERE m.event_id = ? AND {_APPROVED}",
        N_("This event cannot be deleted: the minutes of a meeting held at it are approved, and they are kept."),
    ),
    (
        "meeting",
        f"SELECT 1 FROM minutes s WHERE s.meeting_id = ? AND {_APPROVED}",
        N_("This meeting cannot be deleted: its minutes are approved, and they are kept."),
    ),
    (
        "meeting",
        "SELECT 1 FROM decision WHERE meeting_id = ? AND number IS NOT NULL AND NOT provisional",
        N_("This meeting cannot be deleted: its decisions have their numbers, and the register keeps them."),
    ),
    (
        "minutes",
        f"SELECT 1 FROM minutes s WHERE s.id = ? AND {_APPROVED}",
        N_("These minutes are approved, and they are kept. Corrections belong to the next meeting."),
    ),
    (
        "decision",
        "SELECT 1 FROM decision WHERE id = ? AND number IS NOT NULL AND NOT provisional",
        N_("This decision has its number and stays in the register. Take another decision that supersedes it."),
    ),
    (
        "agenda_item",
        "SELECT 1 FROM minute_item WHERE agenda_item_id = ?",
        N_("This item has minutes. Move them to another item or delete them first."),
    ),
    (
        "minute_item",
        "SELECT 1 FROM minute_item t JOIN agenda_item i ON i.id = t.agenda_item_id "
        f"JOIN minutes s ON s.meeting_id = i.meeting_id WHERE t.id = ? AND {_APPROVED}",
        N_("These minutes are approved, and they are kept. Corrections belong to the next meeting."),
    ),
    (
        "position",
        "SELECT 1 FROM position_sending WHERE position_id = ? AND sent_on IS NOT NULL",
        N_("This position was sent to institutions, and it is kept. Write a new one that says something else."),
    ),
    (
        "position_version",
        "SELECT 1 FROM sign_off WHERE version_id = ? AND answer <> 'silent'",
        N_("Members signed this version, and it is kept. Keep a new version instead."),
    ),
    (
        "position_version",
        "SELECT 1 FROM position_sending WHERE version_id = ? AND sent_on IS NOT NULL",
        N_("This version was sent to institutions, and it is kept. Keep a new version instead."),
    ),
    (
        "position_paragraph",
        "SELECT 1 FROM position_paragraph t JOIN position p ON p.id = t.position_id "
        "WHERE t.id = ? AND p.state IN ('sent', 'withdrawn')",
        N_("This position was sent or withdrawn. Set its state back to draft before you change its text."),
    ),
    (
        "person",
        "SELECT 1 FROM attendance a JOIN minutes s ON s.meeting_id = a.meeting_id "
        f"WHERE a.person_id = ? AND {_APPROVED}",
        N_("This person stands in approved minutes, which are kept. To erase a person for good, use “forget”."),
    ),
)


# One rule a kind --------------------------------------------------------------------------------------------------


def _room_of_venue(database: Database, _id: str | None, values: Values) -> Broken:
    if not values.get("room_id") or not values.get("venue_id"):
        return []
    found = database.read("SELECT venue_id FROM room WHERE id = ?", (values["room_id"],))
    if found and found[0][0] != values["venue_id"]:
        return [("room_id", _("This room is in another venue. Choose a room of the venue, or change the venue."))]
    return []


def _meeting(database: Database, record_id: str | None, values: Values) -> Broken:
    found = _room_of_venue(database, record_id, values)
    if record_id and values.get("follows_id") == record_id:
        found.append(("follows_id", _("A meeting cannot follow itself.")))
    if values.get("number") is not None:
        same = database.read(
            "SELECT 1 FROM meeting WHERE body_id = ? AND number = ? AND id <> ?",
            (values.get("body_id"), values["number"], record_id or ""),
        )
        if same:
            sentence = _("This body has a meeting number {number} already.")
            found.append(("number", sentence.format(number=values["number"])))
    return found


def _within(kind: str, owner: str, sentence: str) -> Callable[[Database, str | None, Values], Broken]:
    """The rule of a tree: a row stands under one of the same owner, and never under itself."""

    def rule(database: Database, record_id: str | None, values: Values) -> Broken:
        parent = values.get("parent_id")
        if not parent:
            return []
        rows = database.read(f'SELECT id, parent_id FROM "{kind}" WHERE "{owner}" = ?', (values.get(owner),))
        parents = dict(rows)
        if parent not in parents:
            return [("parent_id", _(sentence))]
        if record_id and makes_a_circle(parents, record_id, parent):
            return [("parent_id", _("This would put an item under itself."))]
        return []

    return rule


def _attendance(database: Database, record_id: str | None, values: Values) -> Broken:
    occasion = next(
        (name for name in ("meeting_id", "event_id", "timetable_entry_id") if values.get(name)), "meeting_id"
    )
    found: Broken = []
    twice = database.read(
        f"SELECT 1 FROM attendance WHERE {occasion} = ? AND person_id = ? AND id <> ?",
        (values.get(occasion), values.get("person_id"), record_id or ""),
    )
    if twice:
        found.append(("person_id", _("This person is on the list already; a person is there once.")))
    others = {
        row[0]: row[1]
        for row in database.read(
            f"SELECT id, proxy_to_id FROM attendance WHERE {occasion} = ?", (values.get(occasion),)
        )
    }
    for name in ("replaced_by_id", "proxy_to_id"):
        if values.get(name) and values[name] not in others:
            found.append((name, _("This is somebody on another list. Invite the person here first.")))
        elif values.get(name) and values[name] == record_id:
            found.append((name, _("Nobody can stand in for themselves.")))
    if not found and values.get("proxy_to_id"):
        found += _proxy(database, record_id, values, others)
    return found


def _proxy(database: Database, record_id: str | None, values: Values, others: dict[str, str | None]) -> Broken:
    """A proxy makes no chain, and nobody holds more than the body's rules allow."""
    if not values.get("voting"):
        return [("proxy_to_id", _("Only who has a vote can give it to somebody."))]
    if not values.get("meeting_id"):
        return [("proxy_to_id", _("Votes are given to others in meetings only."))]
    holder = values["proxy_to_id"]
    if proxy_chain(others, record_id or "", holder):
        return [("proxy_to_id", _("A proxy cannot be passed on: one of the two has given or holds another."))]
    body, starts_at = database.read("SELECT body_id, starts_at FROM meeting WHERE id = ?", (values["meeting_id"],))[0]
    allowed = queries.body_rules(database, body, starts_at[:10])["proxies_per_holder"]
    held = sum(1 for row, to in others.items() if to == holder and row != record_id)
    if held >= allowed:
        sentence = ngettext(
            "This body allows {count} proxy to one person, and this one holds it already.",
            "This body allows {count} proxies to one person, and this one holds them already.",
            allowed,
        )
        return [("proxy_to_id", sentence.format(count=allowed))]
    return []


def _vote(database: Database, _id: str | None, values: Values) -> Broken:
    """No more voices than were there, where attendance was taken."""
    cast = sum(values.get(name) or 0 for name in ("votes_for", "votes_against", "abstentions"))
    found = database.read("SELECT meeting_id FROM agenda_item WHERE id = ?", (values.get("agenda_item_id"),))
    if not found:
        return []
    voices = queries.voices(database, found[0][0])
    if not any(voice.status for voice in voices):
        return []
    item = queries.place_of_item(database, found[0][0], values["agenda_item_id"])
    there = len(voices_at(voices, item))
    if cast > there:
        sentence = _("{cast} voices were cast, but only {there} were present or represented.")
        return [("votes_for", sentence.format(cast=cast, there=there))]
    return []


def _decision(database: Database, record_id: str | None, values: Values) -> Broken:
    newer = values.get("superseded_by_id")
    if not newer:
        return []
    if makes_a_circle(dict(database.read("SELECT id, superseded_by_id FROM decision")), record_id or "", newer):
        return [("superseded_by_id", _("A decision cannot be superseded by itself."))]
    of = database.read("SELECT body_id FROM decision WHERE id = ?", (newer,))
    if of and of[0][0] != values.get("body_id"):
        return [("superseded_by_id", _("Only a decision of the same body can supersede this one."))]
    return []


def _minute_item(database: Database, _id: str | None, values: Values) -> Broken:
    approved = database.read(
        f"SELECT 1 FROM agenda_item i JOIN minutes s ON s.meeting_id = i.meeting_id WHERE i.id = ? AND {_APPROVED}",
        (values.get("agenda_item_id"),),
    )
    if approved:
        return [
            ("text_fr", _("These minutes are approved, and they are kept. Corrections belong to the next meeting."))
        ]
    return []


def _sign_off(database: Database, record_id: str | None, values: Values) -> Broken:
    """A member answers once to a version, and who signs may do so for that member."""
    found: Broken = []
    twice = database.read(
        "SELECT 1 FROM sign_off WHERE version_id = ? AND organisation_id = ? AND id <> ?",
        (values.get("version_id"), values.get("organisation_id"), record_id or ""),
    )
    if twice:
        found.append(("organisation_id", _("This member answered to this version already. Change that answer.")))
    if values.get("mandate_id"):
        mandate = database.read("SELECT person_id, organisation_id FROM mandate WHERE id = ?", (values["mandate_id"],))
        if mandate and mandate[0] != (values.get("signed_by_id"), values.get("organisation_id")):
            found.append(("mandate_id", _("This mandate is not one of who signed in this member. Choose another.")))
    return found


def _same_position(kind: str, field: str, sentence: str) -> Callable[[Database, str | None, Values], Broken]:
    """The rule that what a row links to belongs to the same position."""

    def rule(database: Database, _id: str | None, values: Values) -> Broken:
        if not values.get(field):
            return []
        found = database.read(f'SELECT position_id FROM "{kind}" WHERE id = ?', (values[field],))
        return [(field, _(sentence))] if found and found[0][0] != values.get("position_id") else []

    return rule


def _position_paragraph(database: Database, _id: str | None, values: Values) -> Broken:
    settled = database.read(
        "SELECT 1 FROM position WHERE id = ? AND state IN ('sent', 'withdrawn')", (values.get("position_id"),)
    )
    sentence = _("This position was sent or withdrawn. Set its state back to draft before you change its text.")
    return [("text_fr", sentence)] if settled else []


def _position_version(database: Database, record_id: str | None, values: Values) -> Broken:
    """What was kept as a version is what members sign: it never says something else."""
    kept = database.read("SELECT content, number FROM position_version WHERE id = ?", (record_id or "",))
    if kept and kept[0] != (values.get("content"), values.get("number")):
        return [("content", _("A version is kept as it was. Keep a new version instead."))]
    return []


def _practice_theme(database: Database, record_id: str | None, values: Values) -> Broken:
    twice = database.read(
        "SELECT 1 FROM practice_theme WHERE practice_id = ? AND theme_id = ? AND id <> ?",
        (values.get("practice_id"), values.get("theme_id"), record_id or ""),
    )
    return [("theme_id", _("This practice has this theme already."))] if twice else []


def _verification(database: Database, record_id: str | None, values: Values) -> Broken:
    found: Broken = []
    twice = database.read(
        "SELECT 1 FROM verification WHERE round_id = ? AND organisation_id = ? AND id <> ?",
        (values.get("round_id"), values.get("organisation_id"), record_id or ""),
    )
    if twice:
        found.append(("organisation_id", _("This member is in this round already.")))
    for earlier, later in (("sent_on", "reminded_on"), ("sent_on", "answered_on")):
        if values.get(later) and values.get(earlier) and values[later] < values[earlier][: len(values[later])]:
            found.append((later, _("This is before the sheet was sent.")))
    return found


_OTHER_POSITION = N_("This belongs to another position. Choose one of this position.")
_RULES: dict[str, Callable[[Database, str | None, Values], Broken]] = {
    "event": _room_of_venue,
    "meeting": _meeting,
    "agenda_item": _within("agenda_item", "meeting_id", N_("An item stands under another of the same agenda.")),
    "timetable_entry": _within("timetable_entry", "event_id", N_("An entry stands under another of the same event.")),
    "attendance": _attendance,
    "vote": _vote,
    "decision": _decision,
    "minute_item": _minute_item,
    "sign_off": _sign_off,
    "position_paragraph": _position_paragraph,
    "position_version": _position_version,
    "position_round": _same_position("position_version", "version_id", _OTHER_POSITION),
    "position_sending": _same_position("position_version", "version_id", _OTHER_POSITION),
    "amendment": _same_position("position_paragraph", "paragraph_id", _OTHER_POSITION),
    "practice_theme": _practice_theme,
    "verification": _verification,
}
