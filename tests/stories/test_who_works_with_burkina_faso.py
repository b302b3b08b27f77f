"""The practices of the members in the window: found by country, theme and member, printed, put before a meeting."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app import i18n
from desktop_app.services import records
from desktop_app.storage.filters import Filter
from desktop_app.ui import messages
from desktop_app.ui.dialogs.preview_sheet import PreviewSheet
from desktop_app.ui.main_window import MainWindow
from tests.hands import click, find, shown_rows
from tests.printing.reading import words
from tests.stories.secretary import accept, fill, in_dialog


@pytest.fixture
def practices(window: MainWindow) -> Iterator[Any]:
    """The page of the practices of the sample platform."""
    window.show_page("practices")
    yield window.current_page
    for dialog in window.findChildren(PreviewSheet):
        dialog.done(0)
    i18n.set_language("en")


@pytest.fixture
def into(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Path]:
    """Whatever file is asked for next, that one is chosen."""

    def choose(path: Path) -> Path:
        monkeypatch.setattr(messages, "choose_file", lambda *_given, **_more: path)
        return path

    return choose


def id_of(window: MainWindow, kind: str, code: str) -> str:
    """An entry of one of the user's lists."""
    return str(window.desk.database.read(f'SELECT id FROM "{kind}" WHERE code = ?', (code,))[0][0])


def test_who_works_with_burkina_faso_is_typed_into_the_search(practices: Any) -> None:
    assert shown_rows(practices.table) == ["Standpipes run by municipalities", "Training local councillors"]
    practices.search.setText("burkina")
    assert shown_rows(practices.table) == ["Standpipes run by municipalities"]
    practices.search.setText("vng")
    assert shown_rows(practices.table) == ["Training local councillors"]
    practices.search.setText("water sanitation")
    assert shown_rows(practices.table) == ["Standpipes run by municipalities"]


def test_the_list_is_narrowed_by_country_theme_and_member(practices: Any, window: MainWindow) -> None:
    lyon = window.desk.database.read("SELECT organisation_id FROM practice WHERE title_fr LIKE 'Des fontaines%'")
    for one in (
        Filter("country", "is", "BF"),
        Filter("theme", "is", id_of(window, "theme", "water")),
        Filter("organisation_id", "is", lyon[0][0]),
    ):
        practices.show_filters((one,))
        assert shown_rows(practices.table) == ["Standpipes run by municipalities"]
    practices.show_filters((Filter("country", "is", "SN"),))
    assert shown_rows(practices.table) == []


def test_the_catalogue_prints_what_the_list_shows_and_the_sheet_the_open_practice(
    practices: Any, window: MainWindow, qtbot: Any, into: Callable[[Path], Path], tmp_path: Path
) -> None:
    practices.search.setText("burkina")
    practices.table.selectRow(0)
    said: list[str] = []

    def keep(dialog: Any, paper: str, language: str) -> None:
        for combo, code in ((dialog.document, paper), (dialog.language, language)):
            combo.setCurrentIndex(combo.findData(code))
        dialog.made = None
        dialog.prepare()
        qtbot.waitUntil(lambda: dialog.made is not None, timeout=30_000)
        said.append(words(dialog.pdf))

    def look(dialog: Any) -> None:
        keep(dialog, "sheet", "en")
        keep(dialog, "catalogue", "fr")
        find(dialog, "dialog.print_practices.save").click()  # type: ignore[attr-defined]

    target = into(tmp_path / "catalogue.pdf")
    in_dialog("dialog.print_practices", look)
    click(find(window, "practices.print"))
    assert "Charges are decided on the spot." in said[0]
    assert "Des fontaines gérées par les communes" in said[1] and "Former les élus locaux" not in said[1]
    assert "Index par pays" in said[1] and "Index par thème" in said[1]
    assert words(target.read_bytes()) == said[1]


def test_a_practice_is_offered_to_what_lies_ahead_and_its_card_says_where(
    practices: Any, window: MainWindow, answer: Callable[[str], None]
) -> None:
    practices.table.selectRow(0)
    answer("dialog.close")
    practices.offer()
    forum = {"title_en": "Forum 2027", "title_fr": "Forum 2027", "starts_at": "2027-02-08T09:00"}
    event = records.add(window.desk.database, "event", forum)
    in_dialog("dialog.choose", accept("dialog.choose.accept"))
    click(find(window, "practices.offer"))
    assert window.message_label.text() == "The practice is in the programme of Forum 2027."
    kept = window.desk.database.read("SELECT title_en FROM timetable_entry WHERE event_id = ?", (event,))
    assert kept == [("Standpipes run by municipalities",)]
    section = practices.panel.card._body.lines["practice_offer"]
    assert [line.text for line in section.lines()] == ["Forum 2027 – 08/02/2027"]


def test_documents_are_kept_with_a_practice(
    practices: Any, window: MainWindow, into: Callable[[Path], Path], tmp_path: Path
) -> None:
    practices.table.selectRow(0)
    practices.panel.show_files()
    paper = into(tmp_path / "report.pdf")
    paper.write_bytes(b"%PDF-1.4 report")
    files = practices.panel.files
    click(find(window, "practices.files.add"))
    assert files.list.topLevelItem(0).text(0) == "report.pdf"
    copy = into(tmp_path / "copy.pdf")
    click(find(window, "practices.files.save"))
    assert copy.read_bytes() == b"%PDF-1.4 report"
    click(find(window, "practices.files.remove"))
    assert files.list.topLevelItemCount() == 0


def test_a_new_practice_is_begun_on_the_card(practices: Any, window: MainWindow) -> None:
    member = window.desk.database.read("SELECT organisation_id FROM membership ORDER BY id LIMIT 1")[0][0]
    click(find(window, "practices.new"))
    fill("card.title_en", "Twinning of archives")(window)
    practices.panel.card._body.form.editors["organisation_id"].choose(member)
    assert practices.panel.save()
    assert "Twinning of archives" in shown_rows(practices.table)
    assert QApplication.activeModalWidget() is None
