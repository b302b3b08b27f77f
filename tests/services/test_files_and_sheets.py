"""Files beside the base whatever they are called, encrypted when it is; sheets whose scan finds its lines again."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from desktop_app.errors import NotFound, UserError
from desktop_app.services import attachments, attendance, history, lists_of_people, records, sheets, timetable
from desktop_app.services.attendance import Occasion
from desktop_app.storage import attachments as contents
from desktop_app.storage.backup import backup
from desktop_app.storage.database import Database, create
from tests.committee import committee, item, meeting
from tests.office import person


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "Budget 2009 – projet.pdf"
    path.write_bytes(b"%PDF-1.4 budget")
    return path


@pytest.fixture
def today(base: Database) -> Occasion:
    return Occasion("meeting", meeting(base, committee(base)))


def test_a_file_is_kept_under_its_content_with_the_name_it_came_with(
    base: Database, today: Occasion, paper: Path
) -> None:
    made = attachments.add(base, today, paper, "2009-01-05")
    values = records.values_of(base, "attachment", made)
    digest = hashlib.sha256(b"%PDF-1.4 budget").hexdigest()
    assert (values["name"], values["size"], values["digest"]) == (paper.name, 15, digest)
    assert (contents.folder(base.path) / digest[:2] / digest[2:]).read_bytes() == b"%PDF-1.4 budget"
    paper.unlink()
    assert attachments.read(base, made) == b"%PDF-1.4 budget"


def test_the_same_content_is_kept_once(base: Database, today: Occasion, paper: Path) -> None:
    for _again in range(2):
        attachments.add(base, today, paper, "2009-01-05")
    assert len([path for path in contents.folder(base.path).rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize("name", ["CON", "..", "-rf *", "a\nb", "é" * 100, "‮fdp.exe", "nul.pdf", "a:b|c?.pdf"])
def test_no_name_of_a_file_leads_anywhere(base: Database, today: Occasion, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    path = folder / (name if name != ".." else "..hidden")
    path.write_bytes(b"x")
    made = attachments.add(base, today, path, "2009-01-05")
    safe = attachments.safe_name(records.values_of(base, "attachment", made)["name"])
    assert safe == Path(safe).name
    assert not set(safe) & set('<>:"/\\|?*\n‮')
    assert len(safe.encode()) <= 200
    assert safe.split(".")[0].upper() not in {"CON", "NUL"}


def test_a_path_in_a_name_is_left_out() -> None:
    assert attachments.safe_name("../../etc/passwd") == "passwd"
    assert attachments.safe_name("C:\\secret\\plan.pdf") == "plan.pdf"
    assert attachments.safe_name("...") == "file"


def test_too_large_a_file_is_refused_before_it_is_read(base: Database, today: Occasion, tmp_path: Path) -> None:
    huge = tmp_path / "huge.bin"
    huge.touch()
    os.truncate(huge, 5_000_000_000)
    with pytest.raises(UserError, match="is too large"):
        attachments.add(base, today, huge, "2009-01-05")
    with pytest.raises(UserError, match="is not a file"):
        attachments.add(base, today, tmp_path, "2009-01-05")
    assert not contents.folder(base.path).exists()


def test_a_digest_from_a_strange_base_opens_no_other_file(base: Database) -> None:
    for digest in ("../../secret", "x" * 64, "ab" * 31 + "./"):
        with pytest.raises(UserError, match="no readable fingerprint"):
            contents.read(base, digest)


def test_a_damaged_or_missing_content_is_said(base: Database, today: Occasion, paper: Path) -> None:
    made = attachments.add(base, today, paper, "2009-01-05")
    (kept,) = (path for path in contents.folder(base.path).rglob("*") if path.is_file())
    kept.write_bytes(b"other")
    with pytest.raises(UserError, match="is damaged"):
        attachments.read(base, made)
    kept.unlink()
    with pytest.raises(UserError, match="is missing"):
        attachments.read(base, made)


def test_files_of_an_encrypted_base_are_encrypted_under_names_that_tell_nothing(tmp_path: Path, paper: Path) -> None:
    key = bytes(range(32))
    base = create(tmp_path / "locked.parvis", "Anne", key)
    made = attachments.add(base, None, paper, "2009-01-05")
    (kept,) = (path for path in contents.folder(base.path).rglob("*") if path.is_file())
    assert b"budget" not in kept.read_bytes()
    assert hashlib.sha256(b"%PDF-1.4 budget").hexdigest()[2:] != kept.name
    assert attachments.read(base, made) == b"%PDF-1.4 budget"
    base.close()


def test_a_backup_takes_the_files_along(base: Database, today: Occasion, paper: Path, tmp_path: Path) -> None:
    made = attachments.add(base, today, paper, "2009-01-05")
    backup(base, tmp_path / "copy.parvis")
    copy = Database(tmp_path / "copy.parvis")
    assert attachments.read(copy, made) == b"%PDF-1.4 budget"
    copy.close()


def test_a_paper_of_an_item_stands_in_its_agenda(base: Database, today: Occasion, paper: Path) -> None:
    from desktop_app.services import agenda

    attachments.add_paper(base, item(base, today.id, "Haïti"), paper, "2009-01-05")
    assert [line.papers for line in agenda.lines(base, today.id)] == [(), ({"": paper.stem},)]


def test_a_paper_is_called_in_both_languages_where_it_has_titles(base: Database, today: Occasion, paper: Path) -> None:
    from desktop_app.services import agenda

    attachments.add_paper(base, item(base, today.id, "Haïti"), paper, "2009-01-05")
    kept = base.read("SELECT id FROM attachment")[0][0]
    titles = {"title_fr": "Projet de budget", "title_en": "Draft budget"}
    records.save(base, records.Edit("attachment", kept, titles, []))
    assert agenda.lines(base, today.id)[1].papers == ({"fr": "Projet de budget", "en": "Draft budget"},)


def test_a_scan_finds_the_lines_of_its_sheet_again(base: Database, today: Occasion, paper: Path) -> None:
    there = {one.who.family: one.id for one in lists_of_people.attendees(base, today)}
    attendance.answer(base, there["Dupont"], "declined", "2009-01-10")
    printed = sheets.print_sheet(base, today, "2009-01-21", "2009-01-20")
    assert [one.who.family for one in printed.attendees] == ["Ardent", "Berger", "Costa", "Eriksson"]
    attendance.invite(base, today, person(base, "Arrivé", "Tard"), day="2009-01-21")
    found = sheets.by_code(base, printed.code.lower().replace("-", " "))
    assert [line for line in found.lines] == [there[name] for name in ("Ardent", "Berger", "Costa", "Eriksson")]
    scan = sheets.keep_scan(base, printed.code, paper, "2009-01-22")
    assert records.values_of(base, "attachment", scan)["meeting_id"] == today.id
    assert sheets.tick_off(base, printed.code, [there["Ardent"], there["Costa"]]) == 4
    came = {one.who.family: one.status for one in lists_of_people.attendees(base, today)}
    assert (came["Ardent"], came["Berger"], came["Dupont"], came["Arrivé"]) == ("present", "absent", "", "")
    with pytest.raises(UserError, match="has a scan already"):
        sheets.keep_scan(base, printed.code, paper, "2009-01-22")
    with pytest.raises(UserError, match="is not on sheet"):
        sheets.tick_off(base, printed.code, [there["Dupont"]])


def test_a_room_renamed_after_printing_leaves_the_sheet_as_it_was(base: Database, today: Occasion) -> None:
    venue = records.add(base, "venue", {"name_fr": "Palais", "city": "Strasbourg"})
    room = records.add(base, "room", {"venue_id": venue, "name_fr": "Tivoli 2", "floor_fr": "1er étage"})
    records.change(base, "meeting", today.id, {"venue_id": venue, "room_id": room})
    printed = sheets.print_sheet(base, today, "2009-01-21", "2009-01-20")
    records.change(base, "room", room, {"name_fr": "Salle Schuman"})
    assert sheets.document(base, printed.code) == printed
    assert sheets.document(base, printed.code).heading.place.room == {"fr": "Tivoli 2"}
    anew = sheets.sheet_of(base, today, "2009-01-21", "2009-01-20")
    assert anew.code != printed.code
    assert anew.heading.place.room == {"fr": "Salle Schuman"}
    assert sheets.sheet_of(base, today, "2009-01-21", "2009-01-20").code == anew.code


def test_a_sheet_that_kept_its_lines_alone_is_still_read(base: Database, today: Occasion) -> None:
    printed = sheets.print_sheet(base, today, "2009-01-21", "2009-01-20")
    (made,) = base.read("SELECT id FROM attendance_sheet WHERE code = ?", (printed.code,))[0]
    lines = json.dumps([one.id for one in printed.attendees])
    records.change(base, "attendance_sheet", made, {"lines": lines})
    assert sheets.document(base, printed.code) == printed
    assert sheets.sheet_of(base, today, "2009-01-21", "2009-01-20").code == printed.code


def test_a_sheet_goes_by_the_names_as_it_prints_them(base: Database, today: Occasion) -> None:
    for particle, family in (("dell’", "Orefice"), ("d’", "Bellini"), ("von", "Ahlen")):
        attendance.invite(base, today, person(base, family, "Marco", particle=particle), day="2009-01-21")
    printed = sheets.print_sheet(base, today, "2009-01-21", "2009-01-20")
    assert [one.who.family for one in printed.attendees] == [
        "Ardent", "Bellini", "Berger", "Costa", "Orefice", "Dupont", "Eriksson", "Ahlen",
    ]  # fmt: skip


def test_a_sheet_printed_again_is_the_same_while_its_people_are(base: Database, today: Occasion, paper: Path) -> None:
    first = sheets.sheet_of(base, today, "2009-01-21", "2009-01-20")
    assert sheets.sheet_of(base, today, "2009-01-21", "2009-01-21").code == first.code
    assert sheets.sheet_of(base, today, "2009-01-22", "2009-01-21").code != first.code
    attendance.invite(base, today, person(base, "Arrivé", "Tard"), day="2009-01-21")
    later = sheets.sheet_of(base, today, "2009-01-21", "2009-01-21")
    assert later.code != first.code and len(later.attendees) == len(first.attendees) + 1
    sheets.keep_scan(base, later.code, paper, "2009-01-22")
    assert sheets.sheet_of(base, today, "2009-01-21", "2009-01-22").code != later.code


def test_each_session_of_an_event_has_a_sheet_of_its_own(base: Database) -> None:
    forum = records.add(base, "event", {"title_fr": "Forum", "starts_at": "2009-03-27T09:00", "zone": "Europe/Paris"})
    occasion = Occasion("event", forum)
    attendance.invite(base, occasion, person(base, "Alpha", "Anne"), day="2009-01-21")
    morning = timetable.add(base, forum, {"title_fr": "Matin", "kind": "session", "minutes_planned": 60})
    whole = sheets.sheet_of(base, occasion, "2009-03-27", "2009-03-26")
    session = sheets.sheet_of(base, occasion, "2009-03-27", "2009-03-26", timetable_entry=morning)
    assert session.code != whole.code
    assert sheets.sheet_of(base, occasion, "2009-03-27", "2009-03-27", timetable_entry=morning).code == session.code


def test_a_scan_says_who_signed_and_one_undo_takes_all_back(base: Database, today: Occasion, paper: Path) -> None:
    there = {one.who.family: one.id for one in lists_of_people.attendees(base, today)}
    printed = sheets.print_sheet(base, today, "2009-01-21", "2009-01-20")
    with pytest.raises(UserError, match="is not on sheet"):
        sheets.keep_scan(base, printed.code, paper, "2009-01-22", signed=["0" * 32])
    sheets.keep_scan(base, printed.code, paper, "2009-01-22", signed=[there["Ardent"]])
    came = {one.who.family: one.status for one in lists_of_people.attendees(base, today)}
    assert (came["Ardent"], came["Berger"]) == ("present", "absent")
    history.undo(base)
    assert {one.status for one in lists_of_people.attendees(base, today)} == {""}
    assert not sheets.by_code(base, printed.code).scan_id


def test_an_unknown_code_is_said(base: Database) -> None:
    with pytest.raises(NotFound, match="No attendance sheet has the code"):
        sheets.by_code(base, "ABCD-2345")
