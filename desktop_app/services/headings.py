"""What stands at the head of every paper: title, body, time, place, and what the grant wants to be said."""

from typing import Any

from desktop_app.services import people, writing
from desktop_app.services.papers import ByLanguage, Heading, Visibility, both
from desktop_app.storage.database import Database


def of_event(database: Database, event_id: str) -> Heading:
    """The head of an event's papers."""
    event = writing.standing_values(database, "event", event_id)
    day = event["starts_at"][:10]
    return Heading(
        title=both(event["title_fr"], event["title_en"]),
        body={},
        number=None,
        zone=event["zone"],
        starts_at=event["starts_at"],
        ends_at=event["ends_at"] or "",
        place=people.place(database, event["venue_id"], event["room_id"], event["place"]),
        host=people.organisation_name(database, event["host_id"], day),
        visibility=visibility(database, event["grant_id"], day),
        languages=tuple((event["languages"] or "").split()),
        interpretation=tuple((event["interpretation"] or "").split()),
        clock=event["clock"] or "",
    )


def of_meeting(database: Database, meeting_id: str) -> Heading:
    """The head of a meeting's papers; the host is that of its event, and the grant where it has none of its own."""
    meeting = writing.standing_values(database, "meeting", meeting_id)
    day = meeting["starts_at"][:10]
    body = people.organisation_name(database, meeting["body_id"], day)
    event = writing.standing_values(database, "event", meeting["event_id"]) if meeting["event_id"] else {}
    return Heading(
        title=both(meeting["title_fr"], meeting["title_en"]) or meeting_name(body, meeting),
        body=body,
        number=meeting["number"],
        zone=meeting["zone"],
        starts_at=meeting["starts_at"],
        ends_at=meeting["ends_at"] or "",
        place=people.place(database, meeting["venue_id"], meeting["room_id"]),
        host=people.organisation_name(database, event.get("host_id"), day),
        visibility=visibility(database, meeting["grant_id"] or event.get("grant_id"), day),
        languages=(meeting["language"],),
        interpretation=tuple((meeting["interpretation"] or "").split()),
    )


def meeting_name(body: ByLanguage, meeting: dict[str, Any]) -> ByLanguage:
    """What a meeting without a title of its own is called: its body and its number."""
    if meeting["number"] is None:
        return body
    sign = {"fr": " n° ", "en": " no. "}
    return {code: f"{text}{sign.get(code, ' ')}{meeting['number']}" for code, text in body.items()}


def meeting_names(database: Database, ids: "list[str | None]") -> dict[str, ByLanguage]:
    """What some meetings are called, by id."""
    from desktop_app.i18n import LANGUAGES
    from desktop_app.storage.queries.titles import titles

    wanted = {one for one in ids if one}
    by_code = {code: titles(database, "meeting", wanted, code, "9999") for code in LANGUAGES}
    return {one: {code: by_code[code].get(one, "") for code in LANGUAGES} for one in wanted}


def visibility(database: Database, grant_id: str | None, day: str) -> Visibility | None:
    """What a grant wants printed; None without one."""
    if not grant_id:
        return None
    grant = writing.standing_values(database, "grant", grant_id)
    return Visibility(
        grant["reference"] or "",
        people.organisation_name(database, grant["funder_id"], day),
        both(grant["visibility_fr"], grant["visibility_en"]),
        _emblem(database, grant_id),
    )


def _emblem(database: Database, grant_id: str) -> str:
    """The emblem given last."""
    rows = database.read(
        "SELECT a.digest FROM record_file f JOIN attachment a ON a.id = f.attachment_id "
        "WHERE f.grant_id = ? AND f.kind = 'emblem' ORDER BY f.id DESC LIMIT 1",
        (grant_id,),
    )
    return str(rows[0][0]) if rows else ""


def organisation_day_name(database: Database, organisation_id: str, day: str) -> str:
    """An organisation's name on a day in the language in force, for titles of transactions."""
    from desktop_app import i18n
    from desktop_app.services.papers import said

    return said(people.organisation_name(database, organisation_id, day), i18n.language())[0]
