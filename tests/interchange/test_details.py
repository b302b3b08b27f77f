"""What the fields and rows of a card show is what goes out: changed there, it is changed in the file; nothing else."""

from datetime import UTC, datetime

import pytest

from desktop_app.interchange.calendar_reading import read_calendar
from desktop_app.interchange.calendar_writing import calendar
from desktop_app.interchange.vcard_reading import read_vcards
from desktop_app.interchange.vcard_writing import card
from desktop_app.services import importing, outgoing, personal_data, records
from desktop_app.services.incoming import Source
from desktop_app.storage.database import Database
from desktop_app.storage.search import search
from tests.corpus.values import Values, values

DAY = "2026-11-24"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
CARD = (
    "UID:urn:x:1", "N:Roy;Zoé;Anne;Dr;PhD", "FN:Dr Zoé Anne Roy", "NICKNAME:Zo", "BDAY:19700315",
    "ORG:Ville de Lyon;Culture;Théâtres", "TITLE:Maire", "ROLE:Finances", "item1.TEL;TYPE=home:06 01 02 03 04",
    "item1.X-ABLABEL:Astreinte", "X-SKYPE:zoe.roy", "IMPP:xmpp:zoe@x.eu",
    "ADR;TYPE=home:BP 3;Bât. B;1 rue du Port;Lyon;Rhône;69001;France", "X-SPOUSE;TYPE=pref:Paul\\, dit Paulo",
    "GEO:geo:45.7,4.8", "TZ:Europe/Paris", "ANNIVERSARY:19980613", "X-ODD:blue",
)  # fmt: skip
EVENT = (
    "UID:1@x.eu", "DTSTAMP:20081001T100000Z", "CREATED:20080901T080000Z", "SEQUENCE:3", "SUMMARY:Comité",
    "DTSTART;TZID=Europe/Brussels:20081116T163000", "DTEND;TZID=Europe/Brussels:20081116T180000",
    "LOCATION:Salle Tivoli 2", "URL:https://x.eu/a", "STATUS:CONFIRMED", "CLASS:PRIVATE", "TRANSP:TRANSPARENT",
    "PRIORITY:5", "CATEGORIES:Comité,Europe", "GEO:48.85;2.35",
    "RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR;UNTIL=20091231T000000Z", "EXDATE;TZID=Europe/Brussels:20090130T163000",
    "ORGANIZER;CN=Anne Dupont:mailto:anne@x.eu",
    "ATTENDEE;CN=Zoé;ROLE=OPT-PARTICIPANT;PARTSTAT=ACCEPTED;CUTYPE=INDIVIDUAL;RSVP=TRUE:mailto:zoe@x.eu",
    "COMMENT:Apporter les badges",
    "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER;RELATED=END:-PT15M", "DESCRIPTION:On y va", "REPEAT:2",
    "DURATION:PT5M", "X-SOUND:bell", "END:VALARM",
)  # fmt: skip


def take_in(base: Database, source: Source, kind: str) -> str:
    made = importing.plan(base, source.records)
    importing.carry_out(base, made, "x")
    return next(e.comparison.record_id for e in made.entries if e.record.kind == kind and e.comparison)


@pytest.fixture
def person(base: Database) -> str:
    text = "\r\n".join(["BEGIN:VCARD", "VERSION:4.0", *CARD, "END:VCARD"])
    return take_in(base, read_vcards(text.encode()), "person")


@pytest.fixture
def event(base: Database) -> str:
    text = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *EVENT, "END:VEVENT", "END:VCALENDAR"])
    return take_in(base, read_calendar(text.encode()), "event")


def card_of(base: Database, person: str) -> str:
    return "".join(card(record, "4.0") for record in outgoing.records(base, "person", [person], DAY))


def calendar_of(base: Database, event: str) -> str:
    return "".join(calendar(outgoing.occurrences(base, "event", [event], DAY), NOW))


def only(base: Database, table: str, where: str = "1") -> str:
    (row,) = base.read(f'SELECT id FROM "{table}" WHERE {where}')
    return str(row[0])


def said(text: str, within: str = "") -> Values:
    return values(text, within=within)


# People ---------------------------------------------------------------------------------------------------------


def test_a_card_stands_in_fields_and_the_rest_in_details_in_words(base: Database, person: str) -> None:
    assert base.read("SELECT name, value, parameters FROM kept_value ORDER BY id") == [
        ("UID", "urn:x:1", None),
        ("X-SPOUSE", "Paul, dit Paulo", "TYPE=pref"),
        ("X-ODD", "blue", None),
    ]
    assert said("\n".join(CARD)) - said(card_of(base, person)) == {}


@pytest.mark.parametrize(
    ("table", "field", "new", "before", "after"),
    [
        ("person", "further_given", "Marie", ("N", "Roy;Zoé;Anne;Dr;PhD"), ("N", "Roy;Zoé;Marie;Dr;PhD")),
        ("person", "suffix", "MD", ("N", "Roy;Zoé;Anne;Dr;PhD"), ("N", "Roy;Zoé;Anne;Dr;MD")),
        ("person", "nickname", "Zozo", ("NICKNAME", "Zo"), ("NICKNAME", "Zozo")),
        ("person", "born_on", "1971-04-16", ("BDAY", "19700315"), ("BDAY", "19710416")),
        ("person", "shown_as", "Roy (Zoé)", ("FN", "DrZoéAnneRoy"), ("FN", "Roy(Zoé)")),
        ("person", "anniversary_on", "1999-06-13", ("ANNIVERSARY", "19980613"), ("ANNIVERSARY", "19990613")),
        ("person", "time_zone", "+02:00", ("TZ", "Europe/Paris"), ("TZ", "+02:00")),
        ("person", "coordinates", "50.1, 4.3", ("GEO", "45.7;4.8"), ("GEO", "50.1;4.3")),
        ("mandate", "department", "Sports", ("ORG", "VilledeLyon;Culture;Théâtres"), ("ORG", "VilledeLyon;Sports")),
        ("mandate", "duties", "Budget", ("ROLE", "Finances"), ("ROLE", "Budget")),
        ("address", "region", "Ain", ("ADR", "BP3;Bât.B;1rueduPort;Lyon;Rhône;69001;FR"),
         ("ADR", "BP3;Bât.B;1rueduPort;Lyon;Ain;69001;FR")),
        ("address", "post_box", "BP 4", ("ADR", "BP3;Bât.B;1rueduPort;Lyon;Rhône;69001;FR"),
         ("ADR", "BP4;Bât.B;1rueduPort;Lyon;Rhône;69001;FR")),
    ],
)  # fmt: skip
def test_another_value_in_a_field_is_another_value_in_the_card(
    base: Database, person: str, table: str, field: str, new: str, before: tuple[str, str], after: tuple[str, str]
) -> None:
    assert before in said(card_of(base, person))
    records.change(base, table, only(base, table), {field: new})
    found = said(card_of(base, person))
    assert (before in found, found[after]) == (False, 1)


def test_a_message_address_and_the_label_of_a_phone_go_out_as_they_stand(base: Database, person: str) -> None:
    records.change(base, "contact_point", only(base, "contact_point", "label = 'Skype'"), {"value": "zoe.durand"})
    records.change(base, "contact_point", only(base, "contact_point", "kind = 'mobile' OR kind = 'phone'"),
                   {"label": "Standard"})  # fmt: skip
    found = said(card_of(base, person))
    assert {("X-SKYPE", "zoe.durand"), ("IMPP", "xmpp:zoe@x.eu"), ("X-ABLABEL", "Standard")} <= found.keys()
    assert ("X-ABLABEL", "Astreinte") not in found


def test_a_detail_is_changed_renamed_and_removed_where_it_is_shown(base: Database, person: str) -> None:
    spouse, odd = (only(base, "kept_value", f"name = '{name}'") for name in ("X-SPOUSE", "X-ODD"))
    records.change(base, "kept_value", spouse, {"value": "Pierre; Jean, dit PJ", "parameters": "Work"})
    assert "X-SPOUSE;TYPE=work:Pierre\\; Jean\\, dit PJ\r\n" in card_of(base, person)
    records.change(base, "kept_value", spouse, {"name": "Assistant"})
    found = said(card_of(base, person))
    assert (("ASSISTANT", "x") in found, found["X-ASSISTANT", "Pierre;Jean,ditPJ"]) == (False, 1)
    records.delete(base, "kept_value", odd)
    assert "X-ODD" not in card_of(base, person)


def test_a_detail_of_ones_own_goes_out_under_the_name_that_cards_know(base: Database, person: str) -> None:
    typed = {"person_id": person, "source": "column", "form": "text"}
    records.add(base, "kept_value", {**typed, "name": "Superior", "value": "Mme Durand"})
    records.add(base, "kept_value", {**typed, "name": "Pointure", "value": "38"})
    found = said(card_of(base, person))
    assert {("X-MANAGER", "MmeDurand"), ("X-PARVIS-KEPT", "Pointure:38")} <= found.keys()


def test_nothing_of_a_card_goes_out_that_is_shown_nowhere(base: Database, person: str) -> None:
    for table in ("kept_value", "contact_point", "address", "mandate"):
        for (row,) in base.read(f"SELECT id FROM {table}"):
            records.delete(base, table, row)
    names = (
        "further_given",
        "suffix",
        "nickname",
        "born_on",
        "shown_as",
        "honorific",
        "given",
        "anniversary_on",
        "time_zone",
        "coordinates",
    )
    records.change(base, "person", person, {"family": "Personne", **dict.fromkeys(names)})
    assert said("\n".join(CARD)) & said(card_of(base, person)) == {}


def test_who_is_erased_leaves_no_field_and_no_detail_in_the_file(base: Database, person: str) -> None:
    personal_data.erase(base, person)
    content = base.path.read_bytes()
    assert [word for word in ("Paulo", "zoe.roy", "Zo\x00", "Rhône", "geo:45.7") if word.encode() in content] == []


@pytest.mark.parametrize("words", ["Paulo", "theatres", "zozo", "xmpp", "bat. b", "rhone", "blue"])
def test_a_person_is_found_by_what_fields_and_details_say(base: Database, person: str, words: str) -> None:
    records.change(base, "person", person, {"nickname": "Zozo"})
    assert [found.id for found in search(base, words, "fr", DAY, 5, kind="person")] == [person]


def test_who_is_erased_is_gone_from_whom_calendars_invited(base: Database, person: str, event: str) -> None:
    records.add(base, "contact_point", {"person_id": person, "kind": "email", "value": "Zoe@x.eu"})
    personal_data.erase(base, person)
    assert base.read("SELECT event_id, address FROM invitee") == [(event, "anne@x.eu")]
    assert b"zoe@x.eu" not in base.path.read_bytes().lower()


# Events ---------------------------------------------------------------------------------------------------------


def test_an_event_stands_in_fields_and_the_rest_in_details(base: Database, event: str) -> None:
    assert base.read("SELECT name, value FROM kept_value") == [("COMMENT", "Apporter les badges")]
    whole = "\n".join(["BEGIN:VEVENT", *EVENT, "END:VEVENT"])
    assert said(whole, "VEVENT") - said(calendar_of(base, event), "VEVENT") == {}


@pytest.mark.parametrize(
    ("table", "where", "field", "new", "line"),
    [
        ("event", "1", "place", "Salle B", "LOCATION:Salle B"),
        ("event", "1", "web", "https://x.eu/b", "URL:https://x.eu/b"),
        ("event", "1", "clock", "day", "DTSTART;VALUE=DATE:20081116"),
        ("event", "1", "clock", "floating", "DTSTART:20081116T163000"),
        ("calendar_entry", "1", "visibility", "public", "CLASS:PUBLIC"),
        ("calendar_entry", "1", "shows_as", "opaque", "TRANSP:OPAQUE"),
        ("calendar_entry", "1", "priority", "1", "PRIORITY:1"),
        ("calendar_entry", "1", "keywords", "Presse, Élus", "CATEGORIES:Presse,Élus"),
        ("calendar_entry", "1", "coordinates", "50.1, 4.2", "GEO:50.1;4.2"),
        ("calendar_entry", "1", "made_at", "2008-09-02 08:00:00 UTC", "CREATED:20080902T080000Z"),
        ("calendar_entry", "1", "uid", "2@x.eu", "UID:2@x.eu"),
        ("repetition", "1", "weekdays", "Monday, first Friday",
         "RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,1FR;UNTIL=20091231T000000Z"),
        ("repetition", "1", "frequency", "yearly", "RRULE:FREQ=YEARLY;INTERVAL=2;BYDAY=-1FR;UNTIL=20091231T000000Z"),
        ("repetition_date", "1", "falls_on", "2009-01-31 16:30:00", "EXDATE;TZID=Europe/Brussels:20090131T163000"),
        ("repetition_date", "1", "kind", "also", "RDATE;TZID=Europe/Brussels:20090130T163000"),
        ("reminder", "1", "goes_off", "2 hours before", "TRIGGER;RELATED=END:-PT2H"),
        ("reminder", "1", "action", "email", "ACTION:EMAIL"),
        ("reminder", "1", "text", "Bientôt", "DESCRIPTION:Bientôt"),
        ("reminder", "1", "more", "X-SOUND:gong", "X-SOUND:gong"),
        ("invitee", "role = 'organiser'", "name", "Bea", "ORGANIZER;CN=Bea:mailto:anne@x.eu"),
        ("invitee", "role <> 'organiser'", "answer", "declined",
         "ATTENDEE;CN=Zoé;ROLE=OPT-PARTICIPANT;PARTSTAT=DECLINED;CUTYPE=INDIVIDUAL;RSVP=TRUE:mailto:zoe@x.eu"),
        ("kept_value", "1", "value", "Rien, merci", "COMMENT:Rien\\, merci"),
    ],
)  # fmt: skip
def test_another_value_on_the_card_of_an_event_is_another_line_of_its_calendar(
    base: Database, event: str, table: str, where: str, field: str, new: str, line: str
) -> None:
    lines = calendar_of(base, event).replace("\r\n ", "").split("\r\n")
    assert line not in lines
    records.change(base, table, only(base, table, where), {field: new})
    assert calendar_of(base, event).replace("\r\n ", "").split("\r\n").count(line) == 1


def test_nothing_of_a_calendar_goes_out_that_is_shown_nowhere(base: Database, event: str) -> None:
    for table in ("kept_value", "calendar_entry", "repetition", "repetition_date", "reminder", "invitee"):
        for (row,) in base.read(f"SELECT id FROM {table}"):
            records.delete(base, table, row)
    times = {"starts_at": "2010-01-01T10:00", "ends_at": None}
    records.change(
        base, "event", event, {"title_fr": "Autre", "place": None, "web": None, "status": "planned", **times}
    )
    whole = "\n".join(["BEGIN:VEVENT", *EVENT, "END:VEVENT"])
    assert said(whole, "VEVENT") & said(calendar_of(base, event), "VEVENT") == {}


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        (["DTSTART;VALUE=DATE:20081116", "DTEND;VALUE=DATE:20081118"], ("2008-11-16T00:00", "2008-11-18T00:00", "day")),
        (["DTSTART:20081116T100000", "DURATION:PT1H30M"], ("2008-11-16T10:00", "2008-11-16T11:30", "floating")),
        (["DTSTART;TZID=Romance Standard Time:20081116T100000"], ("2008-11-16T10:00", None, None)),
        (["DTSTART;TZID=/x.org/Europe/Rome:20081116T100000"], ("2008-11-16T10:00", None, None)),
        (["DTSTART;TZID=Mars/Base:20081116T100000"], ("2008-11-16T10:00", None, "floating")),
    ],
)  # fmt: skip
def test_times_stand_in_their_fields_whatever_clock_they_are_told_by(
    base: Database, lines: list[str], fields: tuple[str | None, ...]
) -> None:
    text = "\r\n".join(["BEGIN:VEVENT", "SUMMARY:x", *lines, "END:VEVENT"])
    made = take_in(base, read_calendar(text.encode()), "event")
    assert base.read("SELECT starts_at, ends_at, clock FROM event") == [fields]
    assert base.read("SELECT count(*) FROM kept_value") == [(0,)]
    assert said(text, "VEVENT") - said(calendar_of(base, made), "VEVENT") == {}


def test_the_same_calendar_with_another_answer_changes_that_answer_only(base: Database, event: str) -> None:
    text = "\r\n".join(["BEGIN:VEVENT", *EVENT, "END:VEVENT"]).replace("PARTSTAT=ACCEPTED", "PARTSTAT=TENTATIVE")
    (entry,) = importing.plan(base, read_calendar(text.encode()).records).entries
    assert (entry.state, [(c.field, c.old, c.new) for c in entry.changes]) == (
        "changed", [("Answer", "accepted", "tentative")],
    )  # fmt: skip


@pytest.mark.parametrize("words", ["tivoli", "badges", "europe", "anne@x.eu"])
def test_an_event_is_found_by_what_fields_and_details_say(base: Database, event: str, words: str) -> None:
    assert [found.id for found in search(base, words, "fr", DAY, 5, kind="event")] == [event]
