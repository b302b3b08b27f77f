"""The evidence of a meeting: complete, and with gaps; its folder and its zip; the numbers behind a report."""

import zipfile
from pathlib import Path

import pytest

from desktop_app import i18n
from desktop_app.errors import UserError
from desktop_app.services import (
    agenda,
    attachments,
    attendance,
    bundles,
    convening,
    evidence,
    evidence_file,
    evidence_folder,
    grants,
    meetings,
    minutes,
    records,
    reports,
    sheets,
)
from desktop_app.services.attendance import Occasion
from desktop_app.storage.database import Database
from tests.committee import all_come, committee, item, meeting
from tests.office import organisation

AFTER = "2009-03-01"


@pytest.fixture
def grant(base: Database) -> str:
    funder = organisation(base, "Commission européenne", country="BE")
    return records.add(
        base,
        "grant",
        {
            "funder_id": funder, "reference": "DCI-NSA/2008/1", "title_fr": "Une voix", "title_en": "One voice",
            "starts_on": "2009-01-01", "ends_on": "2010-12-31", "visibility_fr": "Avec le soutien de l’Union.",
            "visibility_en": "With the support of the Union.",
        },
    )  # fmt: skip


def lacking(base: Database, held: str, day: str = AFTER) -> list[str]:
    return [check.what for check in evidence.missing(base, Occasion("meeting", held), day)]


@pytest.fixture
def held(base: Database) -> str:
    return meeting(base, committee(base))


def test_before_the_day_only_what_can_be_there_is_missing(base: Database, held: str) -> None:
    assert lacking(base, held, "2009-01-10") == ["grant", "visibility", "place", "convened", "sheet"]
    assert {"scan", "attendance", "minutes"} <= set(lacking(base, held))


def test_a_grant_has_its_meetings_its_work_packages_and_its_days(base: Database, held: str, grant: str) -> None:
    assert grants.occasions(base, grant, "2009-01-01", "2009-12-31") == []
    records.change(base, "meeting", held, {"grant_id": grant})
    records.add(base, "work_package", {"grant_id": grant, "code": "2", "title_fr": "Positions"})
    records.add(base, "work_package", {"grant_id": grant, "code": "1", "title_fr": "Échanges"})
    assert grants.occasions(base, grant, "2009-01-01", "2009-12-31") == [Occasion("meeting", held)]
    assert [one.code for one in grants.work_packages(base, grant)] == ["1", "2"]
    assert grants.period(base, grant) == ("2009-01-01", "2010-12-31")
    assert "grant" not in lacking(base, held) and "visibility" not in lacking(base, held)


def hold(base: Database, held: str, grant: str, scan: Path) -> None:
    """Everything that a funder asks for, from the convocation to the approved minutes."""
    venue = records.add(base, "venue", {"name_fr": "Hôtel de ville", "city": "Paris", "country": "FR"})
    records.change(base, "meeting", held, {"grant_id": grant, "venue_id": venue})
    occasion = Occasion("meeting", held)
    convening.convene(base, held, "2009-01-05")
    code = sheets.print_sheet(base, occasion, "2009-01-21", "2009-01-20").code
    all_come(base, held)
    for line in agenda.lines(base, held):
        made = minutes.add(base, line.id, "note", "Adopté.", language="fr")
        minutes.edit(base, made, "en", "Adopted.")
    meetings.close(base, held, "2009-01-21T12:00")
    sheets.keep_scan(base, code, scan, "2009-01-22")
    minutes.circulate(base, held, "2009-01-28")
    later = meetings.prepare_next(base, held, "2009-02-18T10:00")
    attendance.invite_body(base, later, "2009-02-01")
    all_come(base, later)
    minutes.approve(base, held, later, "2009-02-18")


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "émargement.pdf"
    path.write_bytes(b"%PDF-1.4 signed")
    return path


def test_a_complete_file_lacks_nothing(base: Database, held: str, grant: str, scan: Path) -> None:
    hold(base, held, grant, scan)
    assert lacking(base, held) == []
    found = evidence.gather(base, Occasion("meeting", held), AFTER)
    assert found.missing == ()
    assert [one.sent_on for one in found.convocations] == ["2009-01-05"]
    assert [(one.printed_on, bool(one.scan_id)) for one in found.sheets] == [("2009-01-20", True)]
    assert found.minutes is not None and len(found.attendees) == 5
    assert found.counts.by_status["present"] == 5


def test_a_file_with_gaps_says_which(base: Database, held: str, grant: str) -> None:
    records.change(base, "meeting", held, {"grant_id": grant})
    convening.convene(base, held, "2009-01-05")
    all_come(base, held)
    minutes.add(base, item(base, held, "Haïti"), "note", "Une mission part.", language="fr")
    found = {check.what: check for check in evidence.gather(base, Occasion("meeting", held), AFTER).missing}
    assert list(found) == ["place", "sheet", "scan", "minutes_languages", "approved"]
    assert found["minutes_languages"].detail == "1 in one language only: Une mission part."
    assert found["scan"].detail == "21 January 2009"


def test_the_folder_and_the_zip_hold_the_same_files(
    base: Database, held: str, grant: str, scan: Path, tmp_path: Path
) -> None:
    occasion = Occasion("meeting", held)
    attachments.add(base, occasion, scan, "2009-01-05")
    scan.write_bytes(b"%PDF-1.4 another file of the same name")
    attachments.add(base, occasion, scan, "2009-01-06")
    index = bundles.Piece("index.pdf", lambda: b"%PDF-1.4 index")
    shelf = bundles.Shelf({"index.pdf"})
    found = [index, *evidence_folder.kept_files(base, evidence.gather(base, occasion, AFTER), shelf)]
    paths = ["5-papers/émargement-2.pdf", "5-papers/émargement.pdf", "index.pdf"]
    bundles.write(found, tmp_path / "evidence")
    written = [path for path in (tmp_path / "evidence").rglob("*") if path.is_file()]
    assert sorted(path.relative_to(tmp_path / "evidence").as_posix() for path in written) == paths
    bundles.write(found, tmp_path / "evidence.zip")
    with zipfile.ZipFile(tmp_path / "evidence.zip") as archive:
        assert archive.namelist() == paths and archive.testzip() is None
        assert archive.read("index.pdf") == b"%PDF-1.4 index"
    first = (tmp_path / "evidence.zip").read_bytes()
    bundles.write(found, tmp_path / "evidence.zip")
    assert (tmp_path / "evidence.zip").read_bytes() == first
    with pytest.raises(UserError, match="Choose a new folder"):
        bundles.write(found, tmp_path / "evidence")


def test_a_file_that_cannot_be_read_leaves_nothing_half_written(tmp_path: Path) -> None:
    def lost() -> bytes:
        raise UserError("The file is gone.")

    found = [bundles.Piece("a.pdf", lambda: b"%PDF"), bundles.Piece("b.pdf", lost)]
    for target in (tmp_path / "evidence", tmp_path / "evidence.zip"):
        with pytest.raises(UserError, match="is gone"):
            bundles.write(found, target)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "evidence").mkdir()
    with pytest.raises(UserError, match="is gone"):
        bundles.write(found, tmp_path / "evidence")
    assert [path.name for path in tmp_path.iterdir()] == ["evidence"]
    bundles.write(found[:1], tmp_path / "evidence")
    assert (tmp_path / "evidence" / "a.pdf").read_bytes() == b"%PDF"


def test_names_of_folders_are_plain_and_no_two_files_have_one() -> None:
    assert bundles.plain_name("2009-01-21", "Comité de pilotage n° 3 / ../..") == "2009-01-21-comite-de-pilotage-n-3"
    assert bundles.plain_name("…") == "file"
    long = bundles.plain_name("Plateforme des autorités locales et régionales pour le développement")
    assert long == "plateforme-des-autorites-locales-et-regionales"
    shelf = bundles.Shelf()
    named = [shelf.place("papers/", name) for name in ("Note.PDF", "note.pdf", "note.pdf", "README")]
    assert named == ["papers/Note.PDF", "papers/note-2.pdf", "papers/note-3.pdf", "papers/README"]


def test_a_signed_sheet_stands_beside_its_sheet_under_its_code(
    base: Database, held: str, grant: str, scan: Path
) -> None:
    hold(base, held, grant, scan)
    found = evidence.gather(base, Occasion("meeting", held), AFTER)
    (piece,) = evidence_folder.kept_files(base, found, bundles.Shelf())
    assert piece.path == f"3-attendance/signed-sheet-{found.sheets[0].sheet.code}.pdf"
    assert (piece.section, piece.read()) == ("attendance", b"%PDF-1.4 signed")


def test_the_evidence_of_a_period_is_that_of_each_occasion(base: Database, held: str, grant: str) -> None:
    of_grant = evidence_file.Subject(None, grant, "2009-01-01", "2009-12-31")
    assert evidence_file.gather(base, of_grant, AFTER).dossiers == ()
    records.change(base, "meeting", held, {"grant_id": grant})
    found = evidence_file.gather(base, of_grant, AFTER)
    assert [one.occasion.id for one in found.dossiers] == [held]
    assert found.grant is not None and found.grant.reference == "DCI-NSA/2008/1"
    alone = evidence_file.gather(base, evidence_file.Subject(Occasion("meeting", held)), AFTER)
    assert alone.is_single and alone.grant == found.grant and alone.missing == found.missing > 0


def test_what_is_missing_is_said_in_each_language(base: Database, held: str) -> None:
    found = evidence.gather(base, Occasion("meeting", held), AFTER)
    with i18n.speaking("fr"):
        french = next(check for check in found.missing if check.what == "grant")
    assert french.detail == "Aucune subvention n’est choisie." != found.missing[0].detail


# Reports --------------------------------------------------------------------------------------------------------


def test_participants_by_country_kind_gender_and_year_with_the_list_behind(base: Database, held: str) -> None:
    all_come(base, held, "Ardent", "Berger", "Dupont")
    report = reports.participants(base, "2009-01-01", "2009-12-31")
    assert report.total == 3
    by_country = {group.key: group.number for group in report.breakdowns["country"]}
    assert by_country == {"FR": 2, "BE": 1}
    france = next(group for group in report.breakdowns["country"] if group.key == "FR")
    assert france.label["fr"] == "France"
    assert sorted(line.text["original"].split()[-1] for line in france.lines) == ["Ardent", "Dupont"]
    for groups in report.breakdowns.values():
        assert sum(group.number for group in groups) == report.total
    assert reports.participants(base, "2010-01-01", "2010-12-31").total == 0


def test_members_as_of_a_day_and_over_the_years(base: Database) -> None:
    values = {"label_fr": "Membre", "label_en": "Member", "code": "member", "votes": True}
    category = records.add(base, "membership_category", values)
    for name, country, since, until in (
        ("Ardent", "FR", "2007-05-01", None), ("Berger", "BE", "2008-11-16", "2009-06-30"),
        ("Costa", "IT", "2009", None),
    ):  # fmt: skip
        of = organisation(base, f"Association {name}", country=country)
        membership = {"organisation_id": of, "category_id": category, "starts_on": since, "ends_on": until}
        records.add(base, "membership", membership)
    assert [group.key for group in reports.members(base, "2009-01-15").breakdowns["country"]] == ["BE", "FR", "IT"]
    assert reports.members(base, "2009-07-01").total == 2
    years = reports.membership_over_time(base, 2006, 2009).breakdowns["year"]
    assert [(group.key, group.number) for group in years] == [("2006", 0), ("2007", 1), ("2008", 2), ("2009", 2)]


def test_meetings_by_year_and_body(base: Database, held: str) -> None:
    report = reports.meetings(base, "2009-01-01", "2009-12-31")
    assert [(group.key, [line.id for line in group.lines]) for group in report.breakdowns["year"]] == [("2009", [held])]
    assert [group.key for group in report.breakdowns["body"]] == ["Steering Committee"]
