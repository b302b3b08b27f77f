"""Calendars of others: events come in at their place's wall clock; nothing is repeated, opened or run."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.interchange.calendar_reading import read_calendar
from desktop_app.interchange.calendar_writing import calendar
from desktop_app.services import importing, outgoing, records
from desktop_app.services.incoming import Incoming, Source
from desktop_app.storage.database import Database
from tests.corpus.values import values

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


def read(*events: str) -> Source:
    return read_calendar("\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR"]).encode())


def one(*lines: str) -> Incoming:
    (record,) = read(event(*lines)).records
    return record


def through(base: Database, *events: str) -> str:
    made = importing.plan(base, read(*events).records)
    importing.carry_out(base, made, "x.ics")
    ids = [entry.comparison.record_id for entry in made.entries if entry.comparison]
    return "".join(calendar(outgoing.occurrences(base, "event", ids, "2026-11-24"), NOW))


MEETING = (
    "UID:1@x.eu", "SUMMARY:Comité directeur\\, séance", "DTSTART;TZID=Europe/Brussels:20081116T163000",
    "DTEND;TZID=Europe/Brussels:20081116T180000", "LOCATION:Salle Tivoli 2", "DESCRIPTION:Ordre du jour\\nDivers",
    "STATUS:CONFIRMED", "RRULE:FREQ=YEARLY", "ATTENDEE;CN=Zoé:mailto:zoe@x.eu", "X-MINE:1",
)  # fmt: skip


def test_an_event_keeps_the_wall_clock_of_its_place():
    record = one(*MEETING)
    assert record.values == {
        "title_fr": "Comité directeur, séance", "starts_at": "2008-11-16T16:30", "ends_at": "2008-11-16T18:00",
        "zone": "Europe/Brussels", "remarks": "Ordre du jour\nDivers", "status": "confirmed", "place": "Salle Tivoli 2",
    }  # fmt: skip


def test_every_value_of_an_event_goes_out_again_and_the_same_file_changes_nothing(base: Database):
    alarm = ("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT10M", "END:VALARM")
    whole = event(*MEETING, *alarm)
    assert values(whole, within="VEVENT") - values(through(base, whole), within="VEVENT") == {}
    again = importing.plan(base, read(whole).records)
    assert again.counts() == {"new": 0, "changed": 0, "same": 1, "duplicate": 0, "refused": 0}


def test_an_event_that_moved_is_changed_by_its_uid(base: Database):
    through(base, event(*MEETING))
    moved = importing.plan(base, read(event(*MEETING).replace("20081116T18", "20081116T19")).records)
    (entry,) = moved.entries
    assert (entry.state, [(c.field, c.old, c.new) for c in entry.changes]) == (
        "changed", [("Ends", "2008-11-16T18:00", "2008-11-16T19:00")],
    )  # fmt: skip


def test_the_same_title_on_another_day_is_another_event(base: Database):
    first, second = (event("SUMMARY:Assemblée", f"DTSTART:{year}0301T100000") for year in (2007, 2008))
    through(base, first)
    assert importing.plan(base, read(first, second).records).counts() | {} == {
        "new": 1, "changed": 0, "same": 1, "duplicate": 0, "refused": 0,
    }  # fmt: skip


def test_an_exception_of_a_series_is_an_event_of_its_own(base: Database):
    series = event("UID:s", "SUMMARY:Réunion", "DTSTART:20080301T100000", "RRULE:FREQ=MONTHLY")
    moved = event("UID:s", "SUMMARY:Réunion", "DTSTART:20080402T100000", "RECURRENCE-ID:20080401T100000")
    through(base, series, moved)
    assert base.read("SELECT starts_at FROM event ORDER BY starts_at") == [("2008-03-01T10:00",), ("2008-04-02T10:00",)]
    assert importing.plan(base, read(series, moved).records).counts()["same"] == 2


# Hostile ones ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT=999999999",
        "FREQ=DAILY;UNTIL=99991231T000000Z",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "x" * 10_000,
    ],
)  # fmt: skip
def test_i1_i2_a_rule_of_repetition_is_kept_and_never_followed(base: Database, rule: str):
    out = through(base, event("UID:1", "SUMMARY:Tempête", "DTSTART:20080301T100000", f"RRULE:{rule}"))
    assert base.read("SELECT count(*) FROM event") == [(1,)]
    assert {("RRULE", ";".join(sorted(rule.upper().split(";"))))} <= values(out).keys()


def test_i3_twenty_thousand_events_in_each_other_are_read():
    source = read_calendar(b"BEGIN:VEVENT\nSUMMARY:x\nDTSTART:20080301T100000\n" * 20_000 + b"END:VEVENT\n" * 20_000)
    assert {record.name for record in source.records} == {"x"}
    assert len(source.records) == 20_000


@pytest.mark.parametrize(
    ("lines", "starts_at"),
    [
        (["DTSTART:00000101T000000"], "1900-01-01T00:00"),
        (["DTSTART:20240230T100000Z", "DTSTAMP:20240101T080000Z"], "2024-01-01T08:00"),
        (["DTSTAMP:20240101T080000Z"], "2024-01-01T08:00"),
        ([], "1900-01-01T00:00"),
        (["DTSTART;TZID=Nowhere/At all:20080301T100000"], "2008-03-01T10:00"),
        (["DTSTART;TZID=UTC+25:20080301T100000"], "2008-03-01T10:00"),
        (["DTSTART:20080301T100060"], "2008-03-01T10:00"),
        (["DTSTART:20080301T100000", "DTEND:20080229T100000"], "2008-03-01T10:00"),
    ],
)
def test_i3_an_event_of_no_real_time_is_kept_and_said_and_hurts_no_other(
    base: Database, lines: list[str], starts_at: str
):
    good = event("SUMMARY:Bonne", "DTSTART:20080501T100000")
    source = read(event("SUMMARY:Mauvaise", *lines), good)
    made = importing.plan(base, source.records)
    importing.carry_out(base, made, "x.ics")
    assert dict(base.read("SELECT title_fr, starts_at FROM event")) == {
        "Mauvaise": starts_at,
        "Bonne": "2008-05-01T10:00",
    }
    assert ["does not say when it starts" in notice.text for notice in source.notices] == [True] * (
        starts_at[:4] != "2008"
    )


def test_i3_one_uid_twice_is_two_events_where_they_differ_and_once_where_they_do_not(base: Database):
    first, second = (event("UID:1", f"SUMMARY:{title}", "DTSTART:20080301T100000") for title in ("Un", "Deux"))
    counts = importing.plan(base, read(first, second, first).records).counts()
    assert (counts["new"], counts["duplicate"]) == (2, 1)


def test_i4_what_hangs_on_an_event_is_a_text_that_nobody_opens(base: Database, tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    lines = [
        f"ATTACH:{secret.as_uri()}", "ATTACH:javascript:alert(1)",
        "ATTACH;FILENAME=../../x;ENCODING=BASE64;VALUE=BINARY:eHg=",
        "BEGIN:VALARM", "ACTION:PROCEDURE", "ATTACH:file:///bin/sh", "END:VALARM",
    ]  # fmt: skip
    out = through(base, event("SUMMARY:x", "DTSTART:20080301T100000", *lines))
    assert "secret words" not in out and secret.as_uri() in out.replace("\r\n ", "")
    assert base.read("SELECT count(*) FROM attachment") == [(0,)]


def test_tasks_of_a_calendar_are_said_not_lost_in_silence():
    source = read("BEGIN:VTODO\r\nSUMMARY:x\r\nEND:VTODO", event("DTSTART:20080301T100000"))
    assert [notice.text for notice in source.notices] == ["A task or journal entry of the calendar was left out."]


NAMES = st.sampled_from(
    [
        "SUMMARY",
        "DTSTART",
        "DTEND",
        "UID",
        "BEGIN",
        "END",
        "RRULE",
        "STATUS",
        "X-A",
        "DTSTART;TZID=Europe/Paris",
        "RECURRENCE-ID",
    ]
)
TEXTS = st.one_of(
    st.sampled_from(["VEVENT", "VALARM", "VCALENDAR", "20080301T100000", "20080301", "99991231T235959Z", "CANCELLED"]),
    st.text(st.sampled_from('aé,;:\\"=\n 0TZ'), max_size=16),
)


def test_a_second_start_and_end_stay_beside_the_first_and_go_out_again(base: Database):
    lines = ["DTSTART:20080301T100000", "DTEND:20080301T110000", "DTSTART:20080302T100000", "DTEND:20080302T120000"]
    whole = event("UID:1", "SUMMARY:x", *lines)

    def times(out: str) -> list[str]:
        return [line for line in out.split("\r\n") if line.startswith(("DTSTART", "DTEND"))]

    out = through(base, whole)
    assert times(out) == lines
    assert importing.plan(base, read(whole).records).counts()["same"] == 1
    assert times(through(base, event("UID:2", "SUMMARY:y", *times(out)))) == lines
    (known,) = (row[0] for row in base.read("SELECT id FROM event WHERE title_fr = 'x'"))
    records.change(base, "event", known, {"starts_at": "2008-03-01T09:00"})
    changed = "".join(calendar(outgoing.occurrences(base, "event", [known], "2026-11-24"), NOW))
    assert times(changed) == ["DTSTART:20080301T090000", *lines[1:]]


def test_an_event_at_the_end_of_all_years_is_read():
    assert one("DTSTART:99991231T235959Z").values["starts_at"] == "9999-12-31T23:59"


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(NAMES, TEXTS), max_size=14))
def test_any_calendar_is_read_without_harm(lines: list[tuple[str, str]]):
    source = read_calendar("\r\n".join(f"{name}:{value}" for name, value in lines).encode())
    for record in source.records:
        assert record.problem or record.values["starts_at"]
