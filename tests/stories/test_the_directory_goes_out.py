"""The style of the house, an edition of the directory, and a mailing, chosen in the window and seen on paper."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from desktop_app import i18n
from desktop_app.services import editions, house, lists
from desktop_app.ui.dialogs.house_style import HouseStyleDialog
from desktop_app.ui.dialogs.mailing import MailingDialog
from desktop_app.ui.dialogs.preview_sheet import PreviewSheet
from desktop_app.ui.dialogs.print_directory import PrintDirectoryDialog
from desktop_app.ui.main_window import MainWindow
from tests.hands import answer_next, click, find, take_in_hand
from tests.stories.conftest import Into
from tests.stories.secretary import accept, fill, in_dialog

pytestmark = pytest.mark.usefixtures("closed_at_the_end")


def open_dialog(window: MainWindow, action: str, qtbot: Any) -> Any:
    """What a menu opens, once its pages are made."""
    window.actions_by_name[action].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreviewSheet)
    take_in_hand(dialog)
    qtbot.waitUntil(lambda: dialog.made is not None, timeout=30_000)
    return dialog


def made_anew(dialog: Any, qtbot: Any) -> str:
    """The text of the pages, once they follow the options."""
    dialog.made = None
    dialog.prepare()
    qtbot.waitUntil(lambda: dialog.made is not None, timeout=30_000)
    return text_of(dialog.pdf)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def choose(box: Any, value: object) -> None:
    """Choose an entry of a box by what it stands for."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_only_as_many_columns_are_offered_as_the_paper_has_room_for(window: MainWindow, qtbot: Any) -> None:
    dialog = open_dialog(window, "file.print_directory", qtbot)

    def offered() -> list[int]:
        places = range(dialog.columns.count())
        return [dialog.columns.itemData(one) for one in places if dialog.columns.model().item(one).isEnabled()]

    choose(dialog.columns, 3)
    assert (offered(), dialog.ticks["mirrored"].isEnabled()) == ([1, 2, 3], True)
    choose(dialog.paper, "A5 booklet")
    assert (offered(), dialog.chosen().columns, dialog.ticks["mirrored"].isEnabled()) == ([1, 2], 2, False)
    choose(dialog.paper, "A4")
    assert (offered(), dialog.ticks["mirrored"].isEnabled()) == ([1, 2, 3], True)


def test_a_page_is_seen_whole_before_it_is_printed(window: MainWindow, qtbot: Any) -> None:
    dialog = open_dialog(window, "file.print_directory", qtbot)
    pages = dialog.preview.pageNavigator()
    qtbot.waitUntil(lambda: dialog.preview.verticalScrollBar().maximum() > 0)
    wide = dialog.preview.verticalScrollBar().maximum()
    pages.jump(4, pages.currentLocation())
    click(dialog.whole)
    qtbot.waitUntil(lambda: dialog.preview.verticalScrollBar().maximum() < wide)
    assert pages.currentPage() == 4
    click(dialog.whole)
    qtbot.waitUntil(lambda: dialog.preview.verticalScrollBar().maximum() == wide)
    assert pages.currentPage() == 4


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_style_chosen_once_is_worn_by_every_paper(
    window: MainWindow, qtbot: Any, tmp_path: Path, into: Into, language: str
) -> None:
    i18n.set_language(language)
    dialog = open_dialog(window, "file.house_style", qtbot)
    assert isinstance(dialog, HouseStyleDialog)
    Image.new("RGB", (60, 30), "#AA2200").save(into(tmp_path / "logo.png"))
    click(find(dialog, "dialog.style.logo"))
    assert "logo.png" in dialog._logo_name.text()
    for code in ("fr", "en"):
        dialog.letterhead[code].setPlainText("12 rue du Parvis\n67000 Strasbourg")
    fill("dialog.style.accent", "#702963")(dialog)
    choose(dialog.times, "16 h 30")
    said = made_anew(dialog, qtbot)
    assert "12 rue du Parvis 67000 Strasbourg" in said
    assert ("16 h 30" if language == "fr" else "16:30") in said.replace("\xa0", " ")
    assert len(PdfReader(BytesIO(dialog.pdf)).pages[0].images) == 1
    choose(dialog.sample, "directory")
    assert ("Annuaire" if language == "fr" else "Directory") in made_anew(dialog, qtbot)
    assert house.values(window.desk.database) == {}
    click(find(dialog, "dialog.style.keep"))
    style = house.style(window.desk.database)
    assert (style.accent, style.times, bool(style.logo)) == ("#702963", "16 h 30", True)
    letters = open_dialog(window, "file.mailing", qtbot)
    choose(letters.document, "letters")
    assert "12 rue du Parvis" in made_anew(letters, qtbot)
    letters.reject()


def test_a_colour_that_is_none_cannot_be_kept(window: MainWindow, qtbot: Any) -> None:
    dialog = open_dialog(window, "file.house_style", qtbot)
    fill("dialog.style.accent", "red")(dialog)
    dialog.prepare()
    assert "#0E5A6B" in dialog._wrong.text()
    assert not find(dialog, "dialog.style.keep").isEnabled()
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_edition_is_kept_printed_and_the_next_marks_what_changed(
    window: MainWindow, qtbot: Any, tmp_path: Path, into: Into, language: str
) -> None:
    i18n.set_language(language)
    database = window.desk.database
    dialog = open_dialog(window, "file.print_directory", qtbot)
    choose(dialog.language, "en")
    choose(dialog.paper, "A5")
    choose(dialog.columns, 1)
    dialog.fields["emails"].setChecked(False)
    dialog.indexes["country"].setChecked(True)
    said = made_anew(dialog, qtbot)
    assert "Index of countries" in said
    assert said.count("cemr@ccre.org") == 1  # the office's own, in the colophon
    assert round(PdfReader(BytesIO(dialog.pdf)).pages[0].mediabox.width) == 420
    in_dialog("dialog.name_edition", fill("dialog.name_edition.name", "Pocket"), accept("dialog.name_edition.accept"))
    click(find(dialog, "dialog.print.keep"))
    assert dialog.edition.currentText() == "Pocket"
    into(tmp_path / "pocket.pdf")
    dialog.day.setText("1/2/2026")
    made_anew(dialog, qtbot)
    click(find(dialog, "dialog.print.save"))
    assert (tmp_path / "pocket.pdf").read_bytes().startswith(b"%PDF")
    assert editions.days(database) == ["2026-02-01"]

    again = open_dialog(window, "file.print_directory", qtbot)
    [kept] = editions.kept(database)
    choose(again.edition, kept.id)
    assert (again.paper.currentData(), again.fields["emails"].isChecked()) == ("A5", False)
    choose(again.since, editions.LAST)
    assert "1 February 2026" in made_anew(again, qtbot)
    answer_next("dialog.yes")
    click(find(again, "dialog.print.delete"))
    assert editions.kept(database) == []
    assert again.paper.currentData() == "A4"
    again.reject()


def test_a_proof_goes_out_to_nobody_and_is_not_remembered(
    window: MainWindow, qtbot: Any, tmp_path: Path, into: Into
) -> None:
    dialog = open_dialog(window, "file.print_directory", qtbot)
    assert isinstance(dialog, PrintDirectoryDialog)
    dialog.ticks["proof"].setChecked(True)
    assert "Proof" in made_anew(dialog, qtbot) or "Bon à tirer" in text_of(dialog.pdf)
    into(tmp_path / "proof.pdf")
    dialog.save()
    assert editions.days(window.desk.database) == []


def test_printing_stops_at_once(window: MainWindow, qtbot: Any) -> None:
    dialog = open_dialog(window, "file.print_directory", qtbot)
    dialog.prepare()
    job = dialog._job
    click(find(dialog, "dialog.print.stop"))
    assert not find(dialog, "dialog.print.save").isEnabled()
    assert not find(dialog, "dialog.print.progress").isVisible()
    qtbot.waitUntil(lambda: not job.is_running, timeout=30_000)
    assert dialog._said.text()
    assert not find(dialog, "dialog.print.save").isEnabled()
    dialog.columns.setCurrentIndex(0)
    made_anew(dialog, qtbot)
    assert find(dialog, "dialog.print.save").isEnabled()
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_mailing_counts_and_names_who_has_no_address(window: MainWindow, qtbot: Any, language: str) -> None:
    i18n.set_language(language)
    dialog = open_dialog(window, "file.mailing", qtbot)
    assert isinstance(dialog, MailingDialog)
    mailing = dialog.made.result
    assert str(len(mailing.addressees)) in dialog._said.text()
    shown = [dialog.not_reached.item(place).text() for place in range(dialog.not_reached.count())]
    assert all(any(name in line for line in shown) for name in mailing.without_address)
    first = made_anew(dialog, qtbot)
    dialog.start.setValue(20)
    assert len(PdfReader(BytesIO(dialog.pdf)).pages) == 1
    made_anew(dialog, qtbot)
    assert len(PdfReader(BytesIO(dialog.pdf)).pages) == 2
    dialog.test_grid.setChecked(True)
    assert made_anew(dialog, qtbot).split()[:3] == first.split()[:3]
    dialog.reject()


def test_a_mailing_goes_to_a_saved_list_or_to_those_selected(window: MainWindow, qtbot: Any) -> None:
    database = window.desk.database
    window.show_page("contacts")
    table = window.current_page.table  # type: ignore[attr-defined]
    table.selectAll()
    count = table.chosen_count()
    dialog = open_dialog(window, "file.mailing", qtbot)
    assert str(count) in dialog.whom.currentText()
    people = {who.person_id for one in dialog.made.result.addressees for who in one.people}
    assert people <= set(table.chosen_ids())
    one = next(one for one in lists.saved(database) if one.kind == "person")
    place = next(place for place in range(dialog.whom.count()) if one.label in dialog.whom.itemText(place))
    dialog.whom.setCurrentIndex(place)
    made_anew(dialog, qtbot)
    assert len(dialog.made.result.addressees) == lists.count(database, "person", one.filters, window.desk.day)
    before = len(dialog.made.result.addressees)
    dialog.once.setChecked(True)
    made_anew(dialog, qtbot)
    assert len(dialog.made.result.addressees) <= before
    dialog.reject()


def test_every_paper_of_a_mailing_is_made_and_saved(window: MainWindow, qtbot: Any, tmp_path: Path, into: Into) -> None:
    words = {
        "labels": "75001 PARIS",
        "envelopes": "75001 PARIS",
        "letters": "Directory update",
        "member_sheets": "Corrections",
        "badges": "KŐVÁRI-SZÉP",
        "membership_list": "All members",
    }
    dialog = open_dialog(window, "file.mailing", qtbot)
    for document, expected in words.items():
        choose(dialog.document, document)
        assert expected in made_anew(dialog, qtbot), document
    choose(dialog.document, "letters")
    made_anew(dialog, qtbot)
    assert "…" in dialog._wrong.text()
    dialog.reply_by.setText("31/2/2027")
    dialog.prepare()
    assert "31/2/2027" in dialog._wrong.text()
    dialog.reply_by.setText("15/1/2027")
    assert "15 January 2027" in made_anew(dialog, qtbot)
    assert dialog._wrong.text() == ""
    target = into(tmp_path / "letters.docx")
    click(find(dialog, "dialog.mailing.word"))
    written = [" ".join(each.text.split()) for each in docx.Document(str(target)).paragraphs]
    assert any("15 January 2027" in each for each in written)


def test_a_letter_is_changed_where_it_is_chosen(window: MainWindow, qtbot: Any) -> None:
    dialog = open_dialog(window, "file.mailing", qtbot)
    choose(dialog.document, "letters")
    made_anew(dialog, qtbot)

    def rewrite(record: Any) -> None:
        for code, text in (("en", "See you in {town}."), ("fr", "Au revoir à {town}.")):
            find(record, f"dialog.record.text_{code}").setPlainText(text)  # type: ignore[attr-defined]

    in_dialog("dialog.record", rewrite, accept("dialog.record.ok"))
    click(find(dialog, "dialog.mailing.edit_letter"))
    assert "See you in Strasbourg." in made_anew(dialog, qtbot)
    dialog.reject()
