"""Reports in numbers in the window: charts, the list behind each number, each line's record, and the pages printed."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app import i18n
from desktop_app.services import records
from desktop_app.ui import messages
from desktop_app.ui.chart_list import ChartList
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.pages.reports import ReportsPage
from tests.hands import find, press, settled, texts


@pytest.fixture
def reports(window: MainWindow) -> ReportsPage:
    """The page of reports on the sample platform: its members on 24 November 2026."""
    window.show_page("reports")
    page = settled(window.current_page)
    assert isinstance(page, ReportsPage)
    return page


def shown(page: ReportsPage, name: str) -> ReportsPage:
    """Another report."""
    page.options.choose_report(name)
    return settled(page)  # type: ignore[no-any-return]


def chart(page: ReportsPage, by: str) -> ChartList:
    return next(one for one in page.charts if one.chart.by == by)


def bars(page: ReportsPage, by: str) -> list[str]:
    model = chart(page, by).bars
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def names(page: ReportsPage) -> list[str]:
    return [line.text for line in page.list.lines]


def counted(page: ReportsPage) -> set[str]:
    """The records behind all columns."""
    return {line.id for bar in chart(page, "year").chart.bars for line in bar.group.lines}


def test_the_longest_bar_first_and_what_is_not_known_last_and_hollow(reports: ReportsPage) -> None:
    assert "27 members on 24 November 2026" in texts(reports)
    assert bars(reports, "country")[:3] == ["France: 8", "Germany: 2", "Italy: 2"]
    last = chart(reports, "country").chart.bars[-1]
    assert (bars(reports, "country")[-1], last.is_known) == ("Not known: 1", False)
    assert bars(reports, "category") == ["Member: 25", "Founding member: 1", "Partner: 1"]


def test_a_number_that_is_clicked_opens_its_list_and_a_line_opens_the_card(
    window: MainWindow, reports: ReportsPage
) -> None:
    drawn = chart(reports, "country")
    index = drawn.bars.index(1, 0)
    QTest.mouseClick(drawn.viewport(), Qt.MouseButton.LeftButton, pos=drawn.visualRect(index).center())
    assert reports.heading.text() == "Germany (2)"
    assert names(reports) == [
        "Association of European Border Regions",
        "German Section of the Council of European Municipalities and Regions",
    ]
    reports.list.setFocus()
    press(window, "Return")
    assert window.current_page.objectName() == "members"
    assert window.current_page.panel.card.title() == "Association of European Border Regions"  # type: ignore[attr-defined]


def test_every_number_is_as_long_as_its_list(reports: ReportsPage) -> None:
    for name in ("members", "membership", "participants", "meetings"):
        shown(reports, name)
        for drawn in reports.charts:
            for row, bar in enumerate(drawn.chart.bars):
                drawn.ask(row)
                assert len(reports.list.lines) == bar.group.number


def test_participants_by_country_kind_and_gender_with_where_each_was(reports: ReportsPage) -> None:
    shown(reports, "participants")
    assert "19 presences, 1 January 2008 to 31 December 2026" in texts(reports)
    assert bars(reports, "gender") == ["Men: 10", "Women: 9"]
    assert bars(reports, "country") == ["France: 15", "Spain: 3", "Germany: 1"]
    chart(reports, "country").ask(2)
    (line,) = reports.list.lines
    assert (line.kind, line.detail) == ("person", "Steering Committee no. 1 · 22 Sept 2008")


def test_membership_over_time_stands_in_columns(reports: ReportsPage) -> None:
    shown(reports, "membership")
    assert bars(reports, "year")[:2] == ["2008: 24", "2009: 25"]
    assert len(bars(reports, "year")) == 19
    drawn = chart(reports, "year")
    assert drawn.visualRect(drawn.bars.index(0, 0)).left() < drawn.visualRect(drawn.bars.index(1, 0)).left()


def test_the_period_is_typed_and_what_is_wrong_with_it_is_said(
    reports: ReportsPage, window: MainWindow, qtbot: Any
) -> None:
    shown(reports, "meetings")
    first, last = (find(window, f"reports.{name}") for name in ("first", "last"))
    for field, typed, said in (
        (last, "2008", "1 January 2008 to 31 December 2008"),
        (first, "1/10/2008", "2 events and meetings, 1 October 2008 to 31 December 2008"),
        (first, "soon", "soon"),
        (first, "2009", "The period ends before it begins."),
    ):
        field.setText(typed)  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda said=said: said in texts(reports), timeout=10_000)
    assert reports.options.period.currentText() == "Other days"


def test_a_grant_confines_the_report_to_its_time_and_to_what_hangs_on_it(
    reports: ReportsPage, window: MainWindow
) -> None:
    base = window.desk.database
    grant = base.read('SELECT id FROM "grant"')[0][0]
    (event,) = base.read("SELECT id FROM event ORDER BY starts_at LIMIT 1")[0]
    records.change(base, "event", event, {"grant_id": grant})
    shown(reports, "meetings")
    reports.options.choose_grant(grant)
    settled(reports)
    assert reports.asked is not None
    assert reports.asked.grant == grant
    assert reports.options.period.currentData() == "grant"
    assert event not in counted(reports)  # it took place before the grant began
    reports.options.choose_period("all")
    settled(reports)
    assert event in counted(reports)
    under_the_grant = counted(reports)
    reports.options.choose_grant("")
    settled(reports)
    assert under_the_grant < counted(reports)


def test_it_follows_the_day_in_force_the_language_and_what_is_written(
    reports: ReportsPage, window: MainWindow, qtbot: Any
) -> None:
    window.desk.show_as_of("2008-12-01")
    settled(reports)
    assert "24 members on 1 December 2008" in texts(reports)
    chart(reports, "country").ask(0)
    i18n.set_language("fr")
    settled(reports)
    qtbot.waitUntil(lambda: "Par pays" in texts(reports))
    assert "24 membres au 1er décembre 2008" in texts(reports)
    assert reports.heading.text() == "France (8)"
    i18n.set_language("en")
    window.desk.show_as_of(None)
    settled(reports)
    (member,) = window.desk.database.read("SELECT id FROM membership WHERE ends_on IS NULL LIMIT 1")[0]
    records.change(window.desk.database, "membership", member, {"ends_on": "2020-12-31"})
    settled(reports)
    assert "26 members on 24 November 2026" in texts(reports)


def test_nothing_to_count_says_what_to_do(reports: ReportsPage, window: MainWindow) -> None:
    shown(reports, "participants")
    reports.options.choose_period("this_year")
    settled(reports)
    assert "Choose another period, or another day at the top of the window." in texts(reports)


def test_the_report_is_looked_at_on_paper_and_kept(
    reports: ReportsPage, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    shown(reports, "participants")
    reports.print_button.click()
    dialog: Any = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: bool(dialog.pdf), timeout=20_000)
    with_lists = dialog.preview.document_shown.pageCount()
    dialog.lists.setChecked(False)
    qtbot.waitUntil(lambda: dialog.preview.document_shown.pageCount() < with_lists, timeout=20_000)
    target = tmp_path / "report.pdf"
    monkeypatch.setattr(messages, "choose_file", lambda *_words, **_named: target)
    qtbot.waitUntil(dialog.save_button.isEnabled)
    dialog.save_button.click()
    assert target.read_bytes().startswith(b"%PDF")
    assert window.message_label.text() == "The report is in report.pdf."
    dialog.close()
