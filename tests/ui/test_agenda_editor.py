"""The agenda on the window: typed, ordered, edited in place, compared with what was sent."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit

from desktop_app.services import agenda, convening, meetings
from desktop_app.storage.database import Database
from desktop_app.ui.agenda_editor import AgendaEditor
from desktop_app.ui.agenda_model import FORMAT, MINUTES, NUMBER, TITLE
from desktop_app.ui.desk import Desk
from tests.hands import press, write


@pytest.fixture
def meeting(base: Database, few: Any) -> str:
    """A meeting of the committee from 14:00 to 16:00, with nothing on its agenda."""
    return meetings.prepare(base, few.committee, "2026-12-16T14:00", ends_at="2026-12-16T16:00")


@pytest.fixture
def editor(qtbot: Any, desk: Desk, meeting: str) -> Iterator[AgendaEditor]:
    """The agenda of that meeting, shown and with the keyboard."""
    made = AgendaEditor(desk)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show_meeting(meeting, 120, is_open=True)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made


def typed(editor: AgendaEditor, *titles: str) -> None:
    """Type titles one after the other into the line below, each ended with Enter."""
    editor.focus_new()
    for title in titles:
        write(title)
        press(editor, "Return")


def numbered(editor: AgendaEditor) -> list[tuple[str, str]]:
    """The printed numbers with the titles, from top to bottom."""
    return [(line.number, next(iter(line.title.values()))) for line in editor.model.lines]


def test_items_are_typed_one_after_the_other_and_numbered(editor: AgendaEditor) -> None:
    typed(editor, "Opening", "Budget", "Any other business")
    assert numbered(editor) == [("1", "Opening"), ("2", "Budget"), ("3", "Any other business")]


def test_an_item_goes_up_and_down_and_under_the_one_above(editor: AgendaEditor) -> None:
    typed(editor, "Opening", "Budget", "Members")
    editor.tree.setFocus()
    press(editor, "Alt+Up")
    assert numbered(editor) == [("1", "Opening"), ("2", "Members"), ("3", "Budget")]
    press(editor, "Alt+Right")
    assert numbered(editor) == [("1", "Opening"), ("1.1", "Members"), ("2", "Budget")]
    press(editor, "Alt+Left")
    press(editor, "Alt+Down")
    assert numbered(editor) == [("1", "Opening"), ("2", "Budget"), ("3", "Members")]


def test_an_item_is_dragged_before_another(editor: AgendaEditor) -> None:
    typed(editor, "Opening", "Budget", "Members")
    data = QMimeData()
    data.setData(FORMAT, editor.model.lines[2].id.encode())
    editor.model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert numbered(editor) == [("1", "Members"), ("2", "Opening"), ("3", "Budget")]
    data.setData(FORMAT, editor.model.lines[0].id.encode())
    editor.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, editor.model.index_of(editor.model.lines[2].id))
    assert numbered(editor) == [("1", "Opening"), ("2", "Budget"), ("2.1", "Members")]


def test_both_titles_are_edited_in_place(editor: AgendaEditor, base: Database) -> None:
    typed(editor, "Budget")
    editor.tree.setFocus()
    editor.tree.edit(editor.model.index(0, TITLE))
    lines = [line for line in editor.tree.findChildren(QLineEdit) if line.isVisible()]
    lines[0].selectAll()
    write("2027 budget")
    press(editor, "Tab")
    lines[1].selectAll()
    write("Budget 2027")
    press(editor, "Return")
    assert base.read("SELECT title_en, title_fr FROM agenda_item") == [("2027 budget", "Budget 2027")]


def test_escape_leaves_a_title_as_it_was(editor: AgendaEditor, base: Database) -> None:
    typed(editor, "Budget")
    editor.tree.edit(editor.model.index(0, TITLE))
    write("something else")
    press(editor, "Escape")
    assert base.read("SELECT title_en FROM agenda_item") == [("Budget",)]


def test_the_times_run_on_from_the_minutes_planned(editor: AgendaEditor) -> None:
    typed(editor, "Opening", "Budget")
    first = editor.model.index(0, MINUTES)
    editor.tree.setCurrentIndex(first)
    editor.tree.edit(first)
    write("20")
    press(editor, "Return")
    assert [line.starts_at[11:] for line in editor.model.lines] == ["14:00", "14:20"]
    assert editor.total.text() == "2 items · 20 min of 2 h · 1 h 40 left"


def test_too_long_an_agenda_is_said(editor: AgendaEditor, base: Database, meeting: str) -> None:
    agenda.add(base, meeting, {"title_en": "Budget", "title_fr": "Budget", "minutes_planned": 150})
    editor.refresh()
    assert editor.total.text().endswith("30 min too long")


def test_a_removed_item_comes_back_with_undo(editor: AgendaEditor, base: Database) -> None:
    from desktop_app.services import history

    typed(editor, "Opening", "Budget")
    editor.tree.setFocus()
    press(editor, "Del")
    assert numbered(editor) == [("1", "Opening")]
    history.undo(base)
    editor.refresh()
    assert numbered(editor) == [("1", "Opening"), ("2", "Budget")]


def test_a_late_item_is_marked_in_words(editor: AgendaEditor) -> None:
    typed(editor, "Budget")
    editor.tree.setFocus()
    editor.actions_by_name["late"].trigger()
    index = editor.model.index(0, NUMBER)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "1, Budget, Discussion, 14:00, late"


def test_what_is_being_typed_stays_through_a_switch_of_language(
    editor: AgendaEditor, language: Callable[[str], None]
) -> None:
    typed(editor, "Opening", "Budget")
    editor.tree.setCurrentIndex(editor.model.index(1, TITLE))
    editor.focus_new()
    write("half a ti")
    language("fr")
    assert editor.strip.titles["en"].text() == "half a ti"
    current = editor.current()
    assert current is not None
    assert current.number == "2"
    assert editor.model.headerData(TITLE, Qt.Orientation.Horizontal) == "Point"
    language("en")


def test_the_difference_to_what_was_sent(editor: AgendaEditor, base: Database, meeting: str, desk: Desk) -> None:
    from desktop_app.ui.dialogs.agenda_difference import AgendaDifferenceDialog

    typed(editor, "Opening", "Budget")
    convening.convene(base, meeting, "2026-12-01")
    typed(editor, "Members")
    dialog = AgendaDifferenceDialog(desk, meeting, editor)
    shown = dialog.list.topLevelItem(0)
    assert shown is not None
    assert [shown.text(column) for column in range(4)] == ["Added", "", "3", "Members"]
    dialog.close()


def test_a_paper_is_handed_out_with_an_item(editor: AgendaEditor, base: Database, tmp_path: Path) -> None:
    from desktop_app.services import attachments

    typed(editor, "Budget")
    paper = tmp_path / "budget.pdf"
    paper.write_bytes(b"%PDF-1.4")
    attachments.add_paper(base, editor.model.lines[0].id, paper, "2026-12-01")
    editor.refresh()
    assert editor.model.lines[0].papers == ({"": "budget"},)
