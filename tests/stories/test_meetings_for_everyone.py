"""Every tab and dialog of a meeting is named for screen readers and programs, and follows the language while open."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app import i18n
from desktop_app.ui.main_window import MainWindow
from tests.stories.test_every_text_follows_the_language import data_of, pseudo, unmarked
from tests.stories.test_every_widget_has_a_name import nameless

__all__ = ["pseudo"]  # the made-up language, a fixture

TABS = ("agenda", "attendance", "minutes", "decisions", "details")
WORDS = {
    "agenda_item": ("title_fr", "title_en", "summary_fr", "summary_en"),
    "meeting": ("title_fr", "title_en", "zone"),
    "minute_item": ("text_fr", "text_en"),
    "decision": ("title_fr", "title_en", "code"),
    "action": ("title_fr", "title_en"),
    "action_report": ("text_fr", "text_en"),
    "attachment": ("name",),
    "room": ("name_fr", "name_en", "floor_fr", "floor_en"),
    "venue": ("name_fr", "name_en", "city"),
    "attendance": ("position_fr", "position_en"),
}


def opened(window: MainWindow) -> Any:
    """The first meeting of the sample platform, open on its page."""
    window.show_page("meetings")
    first = window.desk.database.read("SELECT id FROM meeting ORDER BY starts_at")[0][0]
    window.open_record("meeting", first)
    return window.current_page.panel  # type: ignore[attr-defined]


def words_of(window: MainWindow) -> set[str]:
    """What the base says, not the program: also the words of meetings."""
    found = data_of(window)
    for table, fields in WORDS.items():
        for field in fields:
            rows = window.desk.database.read(f"SELECT {field} FROM {table}")
            found |= {line for row in rows if row[0] for line in str(row[0]).splitlines()}
    return found


def write_somewhere(tab: Any) -> None:
    """Open the editor of an entry, where one may still write."""
    entries = [row.entry for row in tab.view.minutes.rows if row.entry is not None]
    tab.view.write(entries[0])


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("tab", TABS)
def test_every_tab_is_named(window: MainWindow, qtbot: Any, tab: str, language: str) -> None:
    i18n.set_language(language)
    made = opened(window).turn_to(tab)
    if tab == "minutes":
        write_somewhere(made)
    assert not nameless(window), "\n".join(sorted(nameless(window)))


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_follows_the_language(window: MainWindow, qtbot: Any, pseudo: None, tab: str) -> None:
    made = opened(window).turn_to(tab)
    if tab == "minutes":
        write_somewhere(made)
    i18n.set_language("fr")
    left = unmarked(window.current_page, words_of(window))
    i18n.set_language("en")
    assert not left, "\n".join(sorted(left))


def dialogs(window: MainWindow) -> dict[str, Callable[[], QDialog]]:
    """Every dialog about a meeting, by name."""
    from desktop_app.ui.dialogs import (
        agenda_difference,
        calendar_file,
        close_meeting,
        compare_revisions,
        convene,
        correction,
        prepare_meeting,
        print_meeting,
        proxy,
        report_action,
        vote,
    )

    panel = opened(window)
    desk, facts = window.desk, panel.facts
    attendees = panel.turn_to("attendance").model.attendees
    entries = [row.entry for row in panel.turn_to("minutes").view.minutes.rows if row.entry is not None]
    ledger = panel.turn_to("decisions").ledger
    ledger._choose_scope("all")
    return {
        "difference": lambda: agenda_difference.AgendaDifferenceDialog(desk, facts.id, window),
        "calendar": lambda: calendar_file.CalendarFileDialog(desk, facts, window),
        "close": lambda: close_meeting.CloseMeetingDialog(desk, facts, window),
        "revisions": lambda: compare_revisions.RevisionsDialog(desk, facts, window),
        "convene": lambda: convene.ConveneDialog(desk, facts, window),
        "correction": lambda: correction.AskCorrectionDialog(desk, facts.id, entries[0], window),
        "corrections": lambda: correction.CorrectionsDialog(desk, facts.id, window),
        "prepare": lambda: prepare_meeting.PrepareMeetingDialog(desk, None, {}, window),
        "prepare next": lambda: prepare_meeting.PrepareMeetingDialog(desk, facts, {}, window),
        "print": lambda: print_meeting.PrintMeetingDialog(desk, facts.id, "agenda", window),
        "proxy": lambda: proxy.ProxyDialog(desk, attendees[0], attendees[1:], window),
        "replacement": lambda: proxy.ReplacementDialog(desk, attendees[0].id, "Anne", window),
        "report": lambda: report_action.ReportDialog(desk, ledger.lines[0], facts.id, window),
        "vote": lambda: vote.VoteDialog(desk, facts.id, entries[0].item_id, "", window),
    }


NAMES = (
    "difference", "calendar", "close", "revisions", "convene", "correction", "corrections", "prepare", "prepare next",
    "print", "proxy", "replacement", "report", "vote",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_dialog(window: MainWindow, qtbot: Any, pseudo: None, name: str) -> None:
    dialog: QWidget = dialogs(window)[name]()
    dialog.show()
    unnamed = nameless(dialog)
    i18n.set_language("fr")
    left = unmarked(dialog, words_of(window))
    i18n.set_language("en")
    dialog.close()
    assert not unnamed, "\n".join(sorted(unnamed))
    assert not left, "\n".join(sorted(left))
