"""An event on the real window: made, timed by keyboard and by drag, copied, repeated, cancelled."""

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.services import records, timetable
from desktop_app.ui.main_window import MainWindow
from tests.hands import click, find, press, shown_rows, texts
from tests.stories.events import forum, office, panel, turn_to
from tests.stories.secretary import accept, come_back, fill, in_dialog

__all__ = ["forum", "office"]


def entry(title: str, minutes: str = "") -> Any:
    """Type an entry of the timetable into its dialog, and keep it."""
    fields = [fill("dialog.entry.title_en", title)]
    if minutes:
        fields.append(fill("dialog.entry.minutes_planned", minutes))
    return in_dialog("dialog.entry", *fields, accept("dialog.entry.accept"))


def times(office: MainWindow, event: str) -> list[tuple[str, str, str]]:
    """The timetable: titles, from when, until when."""
    return [
        (slot.title["en"], slot.starts_at[5:], slot.ends_at[11:])
        for slot in timetable.slots(office.desk.database, event)
    ]


def planned(office: MainWindow, *entries: tuple[str, str]) -> Any:
    """Add entries with the Insert key, each with its length."""
    editor = turn_to(office, "programme")
    for title, minutes in entries:
        entry(title, minutes)
        editor.grid.setFocus()
        QTest.keyClick(editor.grid, Qt.Key.Key_Insert)
    come_back(office)
    return editor


# The idea ---------------------------------------------------------------------------------------------------------


def test_an_event_is_made_from_its_first_words(office: MainWindow) -> None:
    click(find(office, "events.new"))
    for field, text in (
        ("card.title_en", "Forum of cities"),
        ("card.starts_at", "27/03/2027 09:00"),
        ("card.ends_at", "28/03/2027 13:00"),
        ("card.zone", "Europe/Athens"),
    ):
        fill(field, text)(office)
    assert panel(office).save(), texts(panel(office).card)
    kind, event = panel(office).record
    values = records.values_of(office.desk.database, kind, event)
    assert (values["starts_at"], values["zone"]) == ("2027-03-27T09:00", "Europe/Athens")
    assert panel(office).tabs.tabText(panel(office).tabs.currentIndex()) == "Programme"
    assert find(office, "events.timetable.first").isVisible()
    assert "27 March" in find(office, "events.head.when").text()


def test_an_end_before_the_start_is_said_beside_the_field(office: MainWindow, forum: str) -> None:
    turn_to(office, "details")
    fill("card.ends_at", "26/03/2027 13:00")(office)
    assert not panel(office).save()
    assert "before" in texts(panel(office).card)
    assert records.values_of(office.desk.database, "event", forum)["ends_at"] == "2027-03-28T13:00"
    click(find(office, "card.revert"))


# The timetable ----------------------------------------------------------------------------------------------------


def test_a_timetable_is_typed_and_its_times_run_on(office: MainWindow, forum: str) -> None:
    planned(office, ("Opening", "30"), ("Twinning", "60"), ("Coffee", "15"))
    assert times(office, forum) == [
        ("Opening", "03-27T09:00", "09:30"),
        ("Twinning", "03-27T09:30", "10:30"),
        ("Coffee", "03-27T10:30", "10:45"),
    ]


def test_keys_move_stretch_and_reorder_and_undo_takes_each_back(office: MainWindow, forum: str) -> None:
    editor = planned(office, ("Opening", "30"), ("Twinning", "60"))
    before = times(office, forum)
    editor.grid.choose(editor.model.blocks[0].id)
    held = Qt.KeyboardModifier
    for modifier, expected in (
        (held.ShiftModifier, [("Opening", "09:00", "09:35"), ("Twinning", "09:35", "10:35")]),
        (held.AltModifier, [("Twinning", "09:00", "10:00"), ("Opening", "10:00", "10:30")]),
        (held.NoModifier, [("Opening", "09:05", "09:35"), ("Twinning", "09:35", "10:35")]),
    ):
        QTest.keyClick(editor.grid, Qt.Key.Key_Down, modifier)
        assert [(title, start[6:], end) for title, start, end in times(office, forum)] == expected
        press(office, "Ctrl+Z")
        assert times(office, forum) == before


def drag(editor: Any, entry_id: str, minutes: int) -> None:
    """Take a block by its upper part and let it go so many minutes later."""
    grid = editor.grid
    rect = grid.visualRect(grid.model().index(editor.model.row_of(entry_id), 1))
    start = rect.topLeft() + QPoint(12, 4)
    end = start + QPoint(0, grid._scale.length(minutes))
    port = grid.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in (start + QPoint(0, 3), start + (end - start) / 2, end):
        QTest.mouseMove(port, step)
        QApplication.processEvents()
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def test_an_entry_dragged_behind_another_follows_it_and_one_undo_takes_it_back(office: MainWindow, forum: str) -> None:
    editor = planned(office, ("Opening", "30"), ("Twinning", "60"))
    before = times(office, forum)
    drag(editor, editor.model.blocks[0].id, 60)
    assert times(office, forum) == [("Twinning", "03-27T09:00", "10:00"), ("Opening", "03-27T10:00", "10:30")]
    press(office, "Ctrl+Z")
    assert times(office, forum) == before


def test_a_room_and_a_person_wanted_twice_are_shown_and_kept(office: MainWindow, forum: str) -> None:
    base = office.desk.database
    who = base.read("SELECT id FROM person ORDER BY family LIMIT 1")[0][0]
    for title, start in (("Opening", "2027-03-27T09:00"), ("Twinning", "2027-03-27T09:15")):
        made = timetable.add(base, forum, {"title_en": title, "minutes_planned": 30, "starts_at": start})
        timetable.add_speaker(base, made, who)
    overlaps = find(turn_to(office, "programme"), "events.timetable.overlaps")
    said = [overlaps.item(row).text() for row in range(overlaps.count())]  # type: ignore[attr-defined]
    assert overlaps.isVisible() and len(said) == 2
    assert "Great hall" in said[0]
    assert "“Opening” and “Twinning”" in said[1] and "from 09:15 to 09:30" in said[1]


def test_the_night_the_clocks_change_ends_by_the_clock_of_the_place(office: MainWindow, forum: str) -> None:
    """Athens loses an hour at three: ninety minutes from half past two end at five."""
    base = office.desk.database
    timetable.add(base, forum, {"title_en": "Night walk", "minutes_planned": 90, "starts_at": "2027-03-28T02:30"})
    assert times(office, forum) == [("Night walk", "03-28T02:30", "05:00")]
    grid = turn_to(office, "programme")
    assert "02:30" in str(shown_rows(grid.list)[0])


def test_a_copy_and_every_third_wednesday(office: MainWindow, forum: str) -> None:
    planned(office, ("Opening", "30"))
    in_dialog(
        "dialog.copy_event", fill("dialog.copy_event.starts_at", "17/11/2027 10:00"), accept("dialog.copy_event.accept")
    )
    panel(office).do("copy")
    copied = panel(office).record[1]
    assert copied != forum
    assert times(office, copied) == [("Opening", "11-17T10:00", "10:30")]
    found: list[str] = []

    def look(dialog: Any) -> None:
        assert (dialog.place.currentText(), dialog.weekday.currentText()) == ("the third", "Wednesday")
        dialog.count.setValue(3)
        dialog.days.item(1).setCheckState(Qt.CheckState.Unchecked)
        found.extend(dialog.chosen())

    in_dialog("dialog.repeat_event", look, accept("dialog.repeat_event.accept"))
    panel(office).do("repeat")
    assert found == ["2027-12-15T10:00", "2028-02-16T10:00"]
    starts = office.desk.database.read(
        "SELECT starts_at FROM event WHERE title_en = 'Forum of cities' ORDER BY starts_at"
    )
    assert [row[0] for row in starts] == [
        "2027-03-27T09:00",
        "2027-11-17T10:00",
        "2027-12-15T10:00",
        "2028-02-16T10:00",
    ]
    press(office, "Ctrl+Z")
    assert len(office.desk.database.read("SELECT 1 FROM event WHERE title_en = 'Forum of cities'")) == 2
