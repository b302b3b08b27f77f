"""Invitations for calendars, read by a second library; answers that come back, and files that are none."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import vobject

from desktop_app import i18n
from desktop_app.errors import UserError
from desktop_app.interchange import icalendar
from desktop_app.services import attendance, calendars, lists_of_people, meetings, records
from desktop_app.services.attendance import Occasion
from desktop_app.storage.database import Database, create
from tests.committee import Committee, committee, meeting
from tests.office import contact

NOW = datetime(2009, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Database]:
    database = create(tmp_path / "bureau.parvis", "Anne")
    with i18n.speaking("fr"):
        yield database
    database.close()


@pytest.fixture
def body(base: Database) -> Committee:
    made = committee(base)
    for name in ("Ardent", "Berger"):
        row = base.read(
            "SELECT id FROM mandate WHERE person_id = ? AND organisation_id = ?",
            (made.people[name], made.organisations[name]),
        )[0][0]
        point = contact("email", f"{name.lower()}@example.org")
        records.save(base, records.Edit("mandate", row, {}, [point]))
    return made


@pytest.fixture
def today(base: Database, body: Committee) -> Occasion:
    return Occasion("meeting", meeting(base, body, ends_at="2009-01-21T12:00"))


def written(base: Database, occasion: Occasion) -> bytes:
    invitation = calendars.invitation(base, occasion, "2009-01-05")
    return icalendar.write(invitation, NOW, organiser="secretariat@example.org", organiser_name="Secrétariat")


def unfolded(content: bytes) -> list[str]:
    """The lines of a calendar file as RFC 5545 joins them: read here without the library that wrote it."""
    return re.sub(r"\r\n[ \t]", "", content.decode()).split("\r\n")


def replied(content: bytes, email: str, answer: str, sequence: int = 0, stamp: str = "20090106T100000Z") -> bytes:
    """What a calendar sends back: its own attendee, the answer, the same UID."""
    uid = next(line for line in unfolded(content) if line.startswith("UID:"))
    return "\r\n".join(
        ["BEGIN:VCALENDAR", "PRODID:-//Other//EN", "VERSION:2.0", "METHOD:REPLY", "BEGIN:VEVENT", uid,
         f"SEQUENCE:{sequence}", f"DTSTAMP:{stamp}", "DTSTART:20090121T090000Z",
         f"ATTENDEE;PARTSTAT={answer};CN=X:mailto:{email}", "ORGANIZER:mailto:secretariat@example.org",
         "END:VEVENT", "END:VCALENDAR", ""]
    ).encode()  # fmt: skip


def test_an_invitation_says_when_by_the_clock_of_the_place(base: Database, today: Occasion) -> None:
    lines = unfolded(written(base, today))
    assert "METHOD:REQUEST" in lines
    assert "DTSTART;TZID=Europe/Paris:20090121T100000" in lines
    assert "DTEND;TZID=Europe/Paris:20090121T120000" in lines
    assert "SUMMARY;LANGUAGE=fr:Comité de pilotage n° 1" in lines
    assert "DESCRIPTION:1 Adoption de l’ordre du jour\\n2 Haïti" in lines
    assert "BEGIN:VTIMEZONE" in lines
    guests = [line for line in lines if line.startswith("ATTENDEE")]
    assert [line.rpartition(":")[2] for line in guests] == ["ardent@example.org", "berger@example.org"]
    assert all("PARTSTAT=NEEDS-ACTION" in line and "RSVP=TRUE" in line for line in guests)
    assert all(len(line.encode()) <= 75 for line in written(base, today).decode().split("\r\n"))


def test_who_has_no_address_is_named(base: Database, today: Occasion) -> None:
    assert calendars.invitation(base, today, "2009-01-05").without_email == (
        "Paul Costa",
        "Anne Dupont",
        "Paul Eriksson",
    )


def test_a_change_of_time_or_place_is_told_with_a_higher_sequence(base: Database, today: Occasion) -> None:
    assert "SEQUENCE:0" in unfolded(written(base, today))
    records.change(base, "meeting", today.id, {"remarks": "Café prévu"})
    records.change(base, "meeting", today.id, {"starts_at": "2009-01-21T10:00"})
    assert "SEQUENCE:0" in unfolded(written(base, today))
    records.change(base, "meeting", today.id, {"starts_at": "2009-01-21T11:00"})
    assert "SEQUENCE:1" in unfolded(written(base, today))


def test_a_cancellation_is_told(base: Database, today: Occasion) -> None:
    meetings.cancel(base, today.id)
    lines = unfolded(written(base, today))
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1"} <= set(lines)


def test_an_answer_comes_back_into_the_list(base: Database, today: Occasion) -> None:
    reply = replied(written(base, today), "BERGER@example.org", "DECLINED")
    (taken,) = calendars.take(base, icalendar.read_replies(reply))
    assert (taken.name, taken.is_taken) == ("Anne Berger", True)
    found = {one.who.family: one.answer for one in lists_of_people.attendees(base, today)}
    assert found["Berger"] == "declined"
    assert base.read("SELECT answered_on FROM attendance WHERE id = ?", (taken.attendance_id,)) == [("2009-01-06",)]


def test_an_answer_that_cannot_be_taken_says_why(base: Database, today: Occasion) -> None:
    sent = written(base, today)

    def why(content: bytes) -> str:
        return calendars.take(base, icalendar.read_replies(content))[0].why

    with i18n.speaking("en"):
        assert "Nobody with this e-mail address" in why(replied(sent, "stranger@example.org", "ACCEPTED"))
        assert "neither yes nor no" in why(replied(sent, "berger@example.org", "DELEGATED"))
        assert "another program" in why(replied(sent, "berger@example.org", "ACCEPTED").replace(b"@parvis", b"@other"))
        calendars.take(
            base, icalendar.read_replies(replied(sent, "berger@example.org", "ACCEPTED", stamp="20090110T100000Z"))
        )
        assert "a later answer" in why(replied(sent, "berger@example.org", "DECLINED", stamp="20090107T100000Z"))
        records.change(base, "meeting", today.id, {"starts_at": "2009-01-21T11:00"})
        assert "an earlier invitation" in why(replied(sent, "ardent@example.org", "ACCEPTED"))


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"BEGIN:VCALENDAR", b"<html>", b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n",
     b"BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n", b"x" * 6_000_000],
)  # fmt: skip
def test_what_is_no_answer_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(UserError):
        icalendar.read_replies(content)


def test_a_request_is_not_taken_for_an_answer(base: Database, today: Occasion) -> None:
    with pytest.raises(UserError), i18n.speaking("en"):
        icalendar.read_replies(written(base, today))


def test_hostile_words_stay_words(base: Database, body: Committee, today: Occasion) -> None:
    title = 'x\\, "y"; BEGIN:VALARM <b> 😀 ' + "long " * 60
    records.change(base, "meeting", today.id, {"title_fr": title})
    lines = unfolded(written(base, today))
    assert [line for line in lines if line.startswith("BEGIN:VALARM")] == []
    (summary,) = (line for line in lines if line.startswith("SUMMARY"))
    assert summary.partition(":")[2].replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\") == title.strip()


def read_by_another(content: bytes) -> Any:
    """The one event of a file, as the library vobject reads it."""
    (calendar,) = vobject.readComponents(content.decode())
    return calendar


def test_another_library_reads_the_invitation(base: Database, today: Occasion) -> None:
    calendar = read_by_another(written(base, today))
    event = calendar.vevent
    assert (calendar.method.value, event.status.value, event.sequence.value) == ("REQUEST", "TENTATIVE", "0")
    assert event.summary.value == "Comité de pilotage n° 1"
    assert event.description.value == "1 Adoption de l’ordre du jour\n2 Haïti"
    assert event.dtstart.value.isoformat() == "2009-01-21T10:00:00+01:00"
    assert event.dtend.value.isoformat() == "2009-01-21T12:00:00+01:00"
    assert [one.value for one in event.attendee_list] == ["mailto:ardent@example.org", "mailto:berger@example.org"]
    assert event.organizer.value == "mailto:secretariat@example.org"
    records.change(base, "meeting", today.id, {"starts_at": "2009-01-21T11:00"})
    assert read_by_another(written(base, today)).vevent.sequence.value == "1"
    meetings.cancel(base, today.id)
    gone = read_by_another(written(base, today))
    assert (gone.method.value, gone.vevent.status.value) == ("CANCEL", "CANCELLED")


def test_another_library_reads_an_event_on_a_summer_day(base: Database, body: Committee) -> None:
    """Its own clock, and the hour of that season."""
    event = records.add(
        base,
        "event",
        {
            "title_fr": "Université d’été",
            "starts_at": "2009-07-01T09:00",
            "ends_at": "2009-07-02T12:30",
            "zone": "Europe/Athens",
        },
    )
    attendance.invite(base, Occasion("event", event), body.people["Ardent"], day="2009-06-01")
    read = read_by_another(written(base, Occasion("event", event))).vevent
    assert read.summary.value == "Université d’été"
    assert (read.dtstart.value.isoformat(), read.dtend.value.isoformat()) == (
        "2009-07-01T09:00:00+03:00",
        "2009-07-02T12:30:00+03:00",
    )
    assert [one.value for one in read.attendee_list] == ["mailto:ardent@example.org"]
