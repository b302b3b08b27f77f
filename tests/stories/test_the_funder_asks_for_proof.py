"""The funder asks for proof: what is missing is listed, what is there is written, and in the end nothing is missing."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from desktop_app.services import records, sheets
from desktop_app.services.attendance import Occasion
from desktop_app.ui.dialogs.evidence import EvidenceDialog
from desktop_app.ui.grant_panel import DETAILS
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.plain_list import items_of
from tests.hands import click, find, take_in_hand
from tests.printing.reading import words
from tests.stories.conftest import Into
from tests.stories.secretary import fill

FIRST = "2008-09-22"


@pytest.fixture
def meeting(window: MainWindow) -> str:
    """The first meeting of the committee, open; nobody pays for it yet."""
    found: str = window.desk.database.read("SELECT id FROM meeting ORDER BY starts_at LIMIT 1")[0][0]
    window.open_record("meeting", found)
    return found


def grant_of(window: MainWindow) -> str:
    return str(window.desk.database.read('SELECT id FROM "grant"')[0][0])


def evidence_of_the_open_meeting(window: MainWindow) -> EvidenceDialog:
    window.current_page.panel.steps.take("evidence")  # type: ignore[attr-defined]
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EvidenceDialog)
    take_in_hand(dialog)
    return dialog


def lacking(dialog: EvidenceDialog) -> list[str]:
    return [item.text(0) for item in items_of(dialog.list) if item.text(1) != "there"]


def written(dialog: EvidenceDialog, target: Path, into: Into, qtbot: Any) -> Path:
    into(target)
    click(find(dialog, "dialog.evidence.zip"))
    qtbot.waitUntil(target.exists, timeout=30_000)
    return target


def read(target: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_file_with_gaps_is_written_and_its_index_says_what_is_missing(
    window: MainWindow, qtbot: Any, meeting: str, tmp_path: Path, into: Into
) -> None:
    dialog = evidence_of_the_open_meeting(window)
    assert lacking(dialog) == [
        "The grant that pays for it is named",
        "The grant has its sentence to print, in French and in English",
        "The attendance sheet of each day is printed",
        "The signed sheet of each day is scanned",
    ]
    files = read(written(dialog, tmp_path / "gaps.zip", into, qtbot))
    index = words(files["index.pdf"])
    assert "La feuille signée de chaque jour est numérisée – manque : 22 septembre 2008" in index
    assert "The signed sheet of each day is scanned – missing: 22 September 2008" in index
    assert "6 participants" in index and "France 4 · Germany 1 · Spain 1" in index
    folders = sorted({name.partition("/")[0] for name in files})
    assert folders == ["1-convocation", "2-programme", "3-presences", "4-compte-rendu", "index.pdf"]


def test_a_complete_file_lacks_nothing_and_holds_the_signed_sheet(
    window: MainWindow, qtbot: Any, meeting: str, tmp_path: Path, into: Into
) -> None:
    database, occasion = window.desk.database, Occasion("meeting", meeting)
    records.change(database, "meeting", meeting, {"grant_id": grant_of(window)})
    code = sheets.print_sheet(database, occasion, FIRST, "2008-09-20").code
    scan = tmp_path / "Émargement signé.PDF"
    scan.write_bytes(b"%PDF-1.4 signed")
    sheets.keep_scan(database, code, scan, "2008-09-23")
    dialog = evidence_of_the_open_meeting(window)
    assert lacking(dialog) == []
    assert "Nothing is missing." in dialog._missing.text()
    files = read(written(dialog, tmp_path / "whole.zip", into, qtbot))
    assert files[f"3-presences/feuille-signee-{code}.pdf"] == b"%PDF-1.4 signed"
    assert {name for name in files if name.startswith("4-")} == {
        "4-compte-rendu/compte-rendu-fr.pdf", "4-compte-rendu/compte-rendu-en.pdf",
    }  # fmt: skip
    assert "missing" not in words(files["index.pdf"])
    assert "Avec le soutien financier de la Commission européenne." in words(files["index.pdf"])


def test_the_page_of_a_grant_shows_what_hangs_on_it_and_what_each_lacks(
    window: MainWindow, qtbot: Any, meeting: str
) -> None:
    window.show_page("grants")
    page: Any = window.current_page
    assert page.table.ids() == [grant_of(window)]
    evidence = page.panel.evidence
    assert [item.text(0) for item in items_of(evidence.list)] == ["21 Oct 2009 · Meeting of the Platform"]
    records.change(window.desk.database, "meeting", meeting, {"grant_id": grant_of(window)})
    assert evidence.list.topLevelItemCount() == 1  # it took place before the grant began
    fill("grants.evidence.first", "1/1/2008")(page)
    assert [item.text(1) for item in items_of(evidence.list)] == ["2 things missing", "5 things missing"]
    fill("grants.evidence.last", "31/12/2008")(page)
    assert evidence.list.topLevelItemCount() == 1
    fill("grants.evidence.last", "yesterday")(page)
    assert not evidence.write_button.isEnabled()
    assert "1/1/2009" in evidence._problem.text()


def test_the_emblem_of_the_funder_stands_on_the_page_and_on_paper(
    window: MainWindow, tmp_path: Path, into: Into
) -> None:
    from desktop_app.printing.house import style_of
    from desktop_app.printing.programme import programme_pdf
    from desktop_app.services import events

    database = window.desk.database
    window.show_page("grants")
    page: Any = window.current_page
    assert not page.panel.header.emblem.isVisible()
    Image.new("RGB", (90, 60), "#003399").save(into(tmp_path / "emblem.png"))
    click(find(page, "grants.emblem"))
    assert page.panel.header.emblem.isVisible()
    event = database.read("SELECT id FROM event WHERE grant_id IS NOT NULL")[0][0]
    with style_of(database):
        drawn = programme_pdf(events.programme(database, event), "fr")
    assert [one.image.size for one in PdfReader(BytesIO(drawn)).pages[0].images if one.image] == [(90, 60)]


def test_a_new_grant_is_begun_on_its_details(window: MainWindow, qtbot: Any) -> None:
    window.show_page("grants")
    page: Any = window.current_page
    click(find(page, "grants.new"))
    card = page.panel.card
    fill("card.title_fr", "Fonds de voyage")(card)
    assert page.panel.save()
    assert len(page.table.ids()) == 2
    assert page.panel.tabs.currentIndex() == DETAILS
    assert page.panel.header.title.text() == "Fonds de voyage"
