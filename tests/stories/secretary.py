"""What a secretary does with the meetings on the window, in a few words, for the stories about them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QWidget

from desktop_app.services import agenda, lists_of_people
from desktop_app.services.attendance import Occasion
from desktop_app.ui.main_window import MainWindow
from tests.hands import answer_next, click, find, press, texts, write


def in_dialog(identifier: str, *does: Callable[[Any], object]) -> None:
    """Do something in the next dialog with an identifier, as soon as it stands."""
    timer = QTimer(QApplication.instance(), interval=20)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and dialog.accessibleIdentifier() == identifier:
            timer.stop()
            try:
                for one in does:
                    one(dialog)
            finally:
                stays = dialog.isVisible() and isinstance(dialog, QDialog)
                said = texts(dialog) if stays else ""
                if stays:
                    dialog.done(0)  # nobody would ever answer it
            assert not stays, f"{identifier} was not accepted: {said}"

    timer.timeout.connect(look)
    timer.start()


def fill(name: str, text: str) -> Callable[[QWidget], None]:
    """Type over what stands in a field of a dialog."""

    def do(dialog: QWidget) -> None:
        line = find(dialog, name)
        line.setFocus()
        line.selectAll()  # type: ignore[attr-defined]
        line.insert(text)  # type: ignore[attr-defined]

    return do


def tick(name: str, on: bool) -> Callable[[QWidget], None]:
    """Tick a box of a dialog, or not."""
    return lambda dialog: find(dialog, name).setChecked(on)  # type: ignore[attr-defined]


def accept(name: str) -> Callable[[QWidget], None]:
    """Press a button of a dialog."""
    return lambda dialog: find(dialog, name).click()  # type: ignore[attr-defined]


def come_back(office: MainWindow) -> None:
    """After a dialog the keyboard is in the window again; where there is no window manager, it must be fetched."""
    office.activateWindow()
    for _turn in range(1000):
        focus = QApplication.focusWidget()
        if focus is not None and focus.window() is office and office.isActiveWindow():
            return
        QApplication.processEvents()
    raise AssertionError("the keyboard did not come back to the window")


def panel(office: MainWindow) -> Any:
    """The meeting that is open."""
    return office.current_page.panel  # type: ignore[attr-defined]


def step(office: MainWindow) -> None:
    """Press the one button that is next."""
    click(find(office, f"{office.current_page.objectName()}.step"))


def next_step(office: MainWindow) -> str:
    """What the one button says."""
    return find(office, f"{office.current_page.objectName()}.step").accessibleName()


def meeting_id(office: MainWindow) -> str:
    """The id of the meeting that is open."""
    return str(panel(office).facts.id)


def add_items(office: MainWindow, *titles: str) -> None:
    """Type items at the end of the agenda, in English and in French alike."""
    editor = panel(office).turn_to("agenda")
    editor.tree.setCurrentIndex(editor.model.index(editor.model.rowCount() - 1, 1))
    for title in titles:
        editor.strip.titles["fr"].setText(title)
        come_back(office)
        editor.focus_new()
        write(title)
        press(office, "Return")


def numbered(office: MainWindow) -> list[tuple[str, str]]:
    """The agenda: printed numbers and titles."""
    return [(line.number, line.title["en"]) for line in agenda.lines(office.desk.database, meeting_id(office))]


def convene(office: MainWindow) -> None:
    """Send the agenda and put the members on the list, without printing."""
    in_dialog("dialog.convene", tick("dialog.convene.print", False), accept("dialog.convene.accept"))
    step(office)


def come(office: MainWindow, *families: str) -> str:
    """Tick who is there; what the quorum bar says then."""
    tab = panel(office).turn_to("attendance")
    tab.table.setFocus()
    for place, one in enumerate(tab.model.attendees):
        if one.who.family in families:
            tab.table.selectRow(place)
            press(office, "1")
    return str(tab.quorum_bar.words.text())


def say(office: MainWindow, item: str, *entries: tuple[str, str]) -> Any:
    """Type entries under an agenda item, each with the key of its kind; the minutes."""
    tab = panel(office).turn_to("minutes")
    lines = agenda.lines(office.desk.database, meeting_id(office))
    come_back(office)
    tab.go_to_item(next(line.id for line in lines if line.title["en"] == item))
    for number, (key, text) in enumerate(entries):
        if number:
            press(office, "Return")
        write(text)
        press(office, key)
        if key == "Ctrl+3":
            click(find(tab, "meetings.minutes.decision.take"))
    return tab


def close(office: MainWindow, at: str) -> None:
    """Close the meeting at a time."""
    in_dialog("dialog.close", fill("dialog.close.at", at), accept("dialog.close.accept"))
    step(office)


def prepare_next(office: MainWindow, starts: str) -> None:
    """Prepare the meeting after the one that is open."""
    in_dialog("dialog.prepare", fill("dialog.prepare.starts_at", starts), accept("dialog.prepare.accept"))
    office.current_page.panel.steps.take("prepare_next")  # type: ignore[attr-defined]


def circulate(office: MainWindow) -> None:
    """Send the draft minutes."""
    answer_next("dialog.yes")
    step(office)


def ask_for_a_correction(office: MainWindow, wrong: str, right: str) -> None:
    """Somebody asks that an entry of the circulated minutes read otherwise; it is accepted."""
    tab = panel(office).turn_to("minutes")
    entries = [row.entry for row in tab.view.minutes.rows if row.entry is not None]
    entry = next(entry for entry in entries if any(wrong in text for text in entry.texts.values()))
    tab.view.setCurrentIndex(tab.view.minutes.index(tab.view.minutes.row_of(entry)))

    def correct(dialog: Any) -> None:
        dialog.text.text.setPlainText(right)

    in_dialog("dialog.correction", correct, accept("dialog.correction.accept"))
    tab.tools["correct"].trigger()
    in_dialog("dialog.corrections", accept("dialog.corrections.accept"), accept("dialog.corrections.close"))
    tab.tools["corrections"].trigger()


def give_proxy(office: MainWindow, giver: str) -> str:
    """Give somebody's proxy to the first who is there; what the quorum bar says then."""
    tab = panel(office).turn_to("attendance")
    tab.look_at(next(one.id for one in tab.model.attendees if one.who.family == giver))
    in_dialog("dialog.choose", lambda dialog: dialog.list.setCurrentRow(0), accept("dialog.choose.accept"))
    tab.table.setFocus()
    press(office, "5")
    return str(tab.quorum_bar.words.text())


def vote_by_name(office: MainWindow, giver: str, holder: str) -> None:
    """Vote by name on the item one writes under; the proxy's voice is cast by its holder."""

    def cast(dialog: Any) -> None:
        dialog.method.combo.setCurrentIndex(dialog.method.combo.findData("by_name"))
        for combo in dialog.ballots.values():
            assert isinstance(combo, QComboBox)
            combo.setCurrentIndex(combo.findData("for"))
        assert dialog.summary.text() == "Adopted: 3 for, 0 against, 0 abstaining."

    in_dialog("dialog.vote", cast, accept("dialog.vote.accept"))
    tab = panel(office).turn_to("minutes")
    tab.tools["vote"].trigger()
    database = office.desk.database
    people = lists_of_people.attendees(database, Occasion("meeting", meeting_id(office)))
    row = {one.who.family: one.id for one in people}
    assert database.read("SELECT cast_by_id FROM ballot WHERE attendance_id = ?", (row[giver],)) == [(row[holder],)]


def report_done(office: MainWindow) -> None:
    """The letter was written: the action is reported on and done."""
    ledger = panel(office).turn_to("decisions").ledger
    ledger.list.setCurrentItem(ledger.list.topLevelItem(0).child(0))

    def tell(dialog: Any) -> None:
        dialog.text.text.setPlainText("The letters were sent in May.")

    in_dialog("dialog.report", tell, accept("dialog.report.accept"))
    click(find(ledger, "meetings.actions.report"))
    ledger.list.setCurrentItem(ledger.list.topLevelItem(0).child(0))
    click(find(ledger, "meetings.actions.done"))
    assert ledger.lines == []
