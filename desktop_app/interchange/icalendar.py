"""Invitations for calendars (RFC 5545, 5546): written, cancelled, and the answers that come back read."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from desktop_app import __version__, i18n
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.services.calendars import Guest, Invitation, Reply

LARGEST = 5_000_000
"""How many bytes a file of answers may have; a real one has a few thousand."""
MOST = 10_000
"""How many answers one file may hold."""
_ANSWERS = {"accepted": "ACCEPTED", "tentative": "TENTATIVE", "declined": "DECLINED"}


def write(invitation: Invitation, now: datetime, *, organiser: str = "", organiser_name: str = "") -> bytes:
    """The invitation as a file that calendars open: a request, or its cancellation; published without an organiser.

    `now` knows its zone; it tells calendars which of two messages is the later one.
    """
    from icalendar import Calendar, Event

    asks = bool(organiser)
    calendar = Calendar()
    calendar.add("prodid", f"-//Parvis//{__version__}//{i18n.language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", _method(invitation, asks=asks))
    event = Event()
    event.add("uid", invitation.uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", invitation.sequence)
    event.add("summary", invitation.title, parameters={"LANGUAGE": i18n.language()})
    event.add("dtstart", _moment(invitation.starts_at, invitation))
    event.add("dtend", _moment(invitation.ends_at, invitation))
    event.add(
        "status", "CANCELLED" if invitation.is_cancelled else "CONFIRMED" if invitation.is_certain else "TENTATIVE"
    )
    for name, value in (("location", invitation.place), ("description", invitation.description)):
        if value:
            event.add(name, value)
    if asks:
        event.add("organizer", _address(organiser, organiser_name), encode=False)
        for guest in invitation.guests:
            event.add("attendee", _guest(guest), encode=False)
    calendar.add_component(event)
    year = int(invitation.starts_at[:4])
    calendar.add_missing_timezones(date(max(year - 1, 1), 1, 1), date(min(year + 2, 9999), 1, 1))
    content: bytes = calendar.to_ical()
    return content


def _method(invitation: Invitation, *, asks: bool) -> str:
    if invitation.is_cancelled:
        return "CANCEL"
    return "REQUEST" if asks else "PUBLISH"


def _moment(wall: str, told: Invitation) -> date:
    moment = datetime.fromisoformat(wall)
    if told.clock == "day":
        return moment.date()
    return moment if told.clock == "floating" else moment.replace(tzinfo=ZoneInfo(told.zone))


def _address(email: str, name: str) -> Any:
    from icalendar import vCalAddress, vText

    address = vCalAddress(f"mailto:{email}")
    if name:
        address.params["CN"] = vText(name.replace('"', "'"))
    return address


def _guest(guest: Guest) -> Any:
    address = _address(guest.email, guest.name)
    address.params["CUTYPE"] = "INDIVIDUAL"
    address.params["ROLE"] = "REQ-PARTICIPANT"
    address.params["PARTSTAT"] = _ANSWERS.get(guest.answer, "NEEDS-ACTION")
    address.params["RSVP"] = "TRUE"
    return address


# Answers --------------------------------------------------------------------------------------------------------


def read_replies(content: bytes) -> list[Reply]:
    """The answers in a file that a calendar sent back; a sentence when it holds none."""
    from icalendar import Calendar

    if len(content) > LARGEST:
        raise UserError(_("This file is too large to be an answer from a calendar. Nothing was taken from it."))
    try:
        calendars = Calendar.from_ical(content, multiple=True)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as broken:
        raise UserError(
            _("This is not a file from a calendar, or it is damaged. Nothing was taken from it.")
        ) from broken
    found: list[Reply] = []
    for calendar in calendars:
        if str(calendar.get("method", "")).upper() == "REPLY":
            found += [reply for event in calendar.walk("VEVENT") for reply in _replies(event)]
    if not found:
        raise UserError(_("This file holds no answer to an invitation (METHOD:REPLY). Nothing was taken from it."))
    return found[:MOST]


def _replies(event: Any) -> list[Reply]:
    given = event.get("attendee", [])
    attendees = given if isinstance(given, list) else [given]
    answers = {value: name for name, value in _ANSWERS.items()}
    found = []
    for attendee in attendees:
        standing = str(attendee.params.get("PARTSTAT", "")).upper()
        found.append(
            Reply(
                uid=str(event.get("uid", "")),
                email=str(attendee).partition(":")[2].strip() if ":" in str(attendee) else str(attendee).strip(),
                answer=answers.get(standing, standing.lower()),
                sequence=_number(event.get("sequence", 0)),
                day=_day(event),
            )
        )
    return found


def _number(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0


def _day(event: Any) -> str:
    """The day of the answer; a very old one when the file does not say, so that nothing later is written over."""
    stamp = event.get("dtstamp")
    moment = getattr(stamp, "dt", None)
    return moment.date().isoformat() if isinstance(moment, datetime) else "0001-01-01"
