"""Copies in the window: one leaves, two people write apart, it comes back, somebody decides."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop_app import i18n
from desktop_app.services import history, records
from desktop_app.storage.database import Database, open_base
from desktop_app.sync import conflicts, copies, merging, travel
from desktop_app.ui.dialogs.other_value import OtherValueDialog
from desktop_app.ui.dialogs.travelling import BringBackDialog, SendChangesDialog, TakeCopyDialog
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.pages.conflicts import ConflictsPage
from tests.hands import answer_next, click, find, press, texts
from tests.sync.test_merging import one

ANYBODY = "SELECT id FROM person ORDER BY id LIMIT 1"


@pytest.fixture
def laptop(window: MainWindow, tmp_path: Path) -> Iterator[Database]:
    """A copy that left, in which Bruno works."""
    copies.name_copy(window.desk.database, "Office")
    copies.make_copy(window.desk.database, tmp_path / "laptop.parvis", "Laptop")
    base = open_base(tmp_path / "laptop.parvis", "Bruno")
    yield base
    base.close()


def written_apart(window: MainWindow, laptop: Database, count: int = 1) -> list[str]:
    """Anne and Bruno give some people another title each."""
    office = window.desk.database
    people = [row[0] for row in office.read("SELECT id FROM person ORDER BY id LIMIT ?", (count,))]
    for person in people:
        records.change(office, "person", person, {"honorific": "Me"})
        records.change(laptop, "person", person, {"honorific": "Pr"})
    return people


def inbox_of(window: MainWindow) -> ConflictsPage:
    window.show_page("conflicts")
    page = window.current_page
    assert isinstance(page, ConflictsPage)
    return page


def test_a_copy_is_taken_for_the_road(window: MainWindow, qtbot: Any, tmp_path: Path) -> None:
    dialog = TakeCopyDialog(window)
    dialog.open()
    target = tmp_path / "strasbourg.parvis"
    dialog.place.line.setText(str(target))
    dialog.accept()
    assert "name" in dialog.problem.text()
    dialog.name_line.setText("Portable de Strasbourg")
    dialog.accept()
    qtbot.waitUntil(lambda: "strasbourg.parvis" in window.message_label.text(), timeout=20_000)
    copy = open_base(target, "Bruno")
    assert copies.identity(copy).name == "Portable de Strasbourg"
    assert copies.identity(copy).is_away
    copy.close()
    qtbot.waitUntil(lambda: "Portable de Strasbourg" in find(window, "window.copies").text(), timeout=10_000)  # type: ignore[attr-defined]


def test_a_copy_is_never_written_over_a_file(window: MainWindow, qtbot: Any, tmp_path: Path) -> None:
    (tmp_path / "thesis.parvis").write_text("years of work")
    dialog = TakeCopyDialog(window)
    dialog.open()
    dialog.name_line.setText("Laptop")
    dialog.place.line.setText(str(tmp_path / "thesis.parvis"))
    dialog.accept()
    qtbot.waitUntil(lambda: "exists already" in dialog.problem.text(), timeout=10_000)
    assert (tmp_path / "thesis.parvis").read_text() == "years of work"
    dialog.reject()


def test_a_copy_comes_back_and_the_window_says_what_came(window: MainWindow, qtbot: Any, laptop: Database) -> None:
    (person,) = written_apart(window, laptop)
    dialog = BringBackDialog(window)
    dialog.open()
    dialog.place.line.setText(str(laptop.path))
    answer_next("dialog.close")
    dialog.accept()
    qtbot.waitUntil(lambda: conflicts.count_open(window.desk.database) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: "1 conflict waits for you" in window.message_label.text(), timeout=20_000)
    assert "1 change came here. 1 change went to the copy." in window.message_label.text()
    qtbot.waitUntil(lambda: person in window.desk.in_conflict, timeout=10_000)
    assert "1 to decide" in find(window, "window.copies").text()  # type: ignore[attr-defined]


def test_changes_travel_as_a_file_locked_by_a_passphrase(
    window: MainWindow, qtbot: Any, laptop: Database, tmp_path: Path
) -> None:
    person = one(window.desk.database, ANYBODY)
    records.change(window.desk.database, "person", person, {"honorific": "Me"})
    dialog = SendChangesDialog(window)
    dialog.open()
    assert "Laptop" in dialog.to.itemText(0)
    file = tmp_path / "news.parvis-travel"
    dialog.place.line.setText(str(file))
    dialog.passphrase.setText("trois chevaux bleus dans la cour")
    dialog.accept()
    qtbot.waitUntil(lambda: "1 change is in news.parvis-travel." in window.message_label.text(), timeout=20_000)

    back = BringBackDialog(window)
    back.open()
    back.place.line.setText(str(file))
    assert back.passphrase.isVisible()
    back.passphrase.setText("quatre chevaux")
    back.accept()
    qtbot.waitUntil(lambda: "passphrase" in back.problem.text(), timeout=20_000)
    back.passphrase.setText("trois chevaux bleus dans la cour")
    back.accept()
    qtbot.waitUntil(lambda: "written by this base itself" in back.problem.text(), timeout=20_000)
    back.reject()
    travel.read(laptop, file, "trois chevaux bleus dans la cour")
    assert laptop.read("SELECT honorific FROM person WHERE id = ?", (person,)) == [("Me",)]


@pytest.mark.parametrize("content", ["", "Bonjour", "{}"])
def test_what_is_no_copy_is_refused_in_a_sentence(window: MainWindow, qtbot: Any, tmp_path: Path, content: str) -> None:
    (tmp_path / "letter.parvis").write_text(content)
    dialog = BringBackDialog(window)
    dialog.open()
    dialog.place.line.setText(str(tmp_path / "letter.parvis"))
    dialog.accept()
    qtbot.waitUntil(lambda: dialog.problem.text() != "", timeout=10_000)
    assert dialog.accept_button.isEnabled()
    dialog.reject()


def test_a_file_copied_by_hand_is_offered_a_new_identity(window: MainWindow, qtbot: Any, tmp_path: Path) -> None:
    from desktop_app.storage.backup import backup

    office = window.desk.database
    doubled = tmp_path / "doubled.parvis"
    backup(office, doubled)
    person = one(office, ANYBODY)
    other = open_base(doubled, "Chloé")
    records.change(office, "person", person, {"honorific": "Me"})
    records.change(other, "person", person, {"remarks": "Parle grec."})
    other.close()
    before = copies.identity(office).copy
    dialog = BringBackDialog(window)
    dialog.open()
    dialog.place.line.setText(str(doubled))
    answer_next("dialog.yes")
    dialog.accept()
    qtbot.waitUntil(lambda: copies.identity(office).copy != before, timeout=20_000)
    qtbot.waitUntil(lambda: "copy of its own" in window.message_label.text(), timeout=20_000)
    answer_next("dialog.close")
    qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=10_000)
    dialog.accept()
    qtbot.waitUntil(lambda: "Nothing has to be decided." in window.message_label.text(), timeout=20_000)
    assert office.read("SELECT honorific, remarks FROM person WHERE id = ?", (person,)) == [("Me", "Parle grec.")]


def test_the_inbox_says_who_wrote_what_and_one_key_decides(window: MainWindow, qtbot: Any, laptop: Database) -> None:
    (person,) = written_apart(window, laptop)
    merging.together(window.desk.database, laptop, "merge")
    page = inbox_of(window)
    qtbot.waitUntil(lambda: page.list.current() is not None, timeout=10_000)
    said = texts(page)
    for words in ("Ours", "Theirs", "Me", "Pr", "Office · Anne", "Laptop · Bruno", "Keep ours", "Keep theirs"):
        assert words in said
    press(window, "Alt+1")
    qtbot.waitUntil(lambda: "Nothing to decide" in texts(page), timeout=10_000)
    assert one(window.desk.database, f"SELECT honorific FROM person WHERE id = '{person}'") == "Me"
    assert "Nothing to decide" in texts(page)
    window.turn("undo")
    assert one(window.desk.database, f"SELECT honorific FROM person WHERE id = '{person}'") == "Pr"


def test_many_of_one_kind_are_decided_alike(window: MainWindow, qtbot: Any, laptop: Database) -> None:
    people = written_apart(window, laptop, 5)
    merging.together(window.desk.database, laptop, "merge")
    page = inbox_of(window)
    assert page.alike.text() == "Decide all 5 of this kind alike"
    page.alike.setChecked(True)
    click(find(page, "conflicts.way1"))
    qtbot.waitUntil(lambda: conflicts.count_open(window.desk.database) == 0, timeout=20_000)
    qtbot.waitUntil(lambda: "Nothing to decide" in texts(page), timeout=10_000)
    titles = window.desk.database.read("SELECT honorific FROM person ORDER BY id LIMIT 5")
    assert titles == [("Me",)] * len(people)
    window.turn("undo")  # all of them were one step
    assert window.desk.database.read("SELECT DISTINCT honorific FROM person ORDER BY id LIMIT 1") == [("Pr",)]


def test_a_third_value_is_typed_in_the_fields_own_editor(window: MainWindow, qtbot: Any, laptop: Database) -> None:
    (person,) = written_apart(window, laptop)
    merging.together(window.desk.database, laptop, "merge")
    page = inbox_of(window)
    matter = page.list.current()
    assert matter is not None
    dialog = OtherValueDialog(window.desk, matter, page)
    dialog.editor.set_value("Mgr")
    dialog.accept()
    assert one(window.desk.database, f"SELECT honorific FROM person WHERE id = '{person}'") == "Mgr"
    assert history.next_undo(window.desk.database) == "Decide a conflict"
    dialog.deleteLater()


def test_a_record_with_something_to_decide_is_marked_in_its_list_and_on_its_card(
    window: MainWindow, qtbot: Any, laptop: Database
) -> None:
    (person,) = written_apart(window, laptop)
    merging.together(window.desk.database, laptop, "merge")
    qtbot.waitUntil(lambda: window.desk.in_conflict == {person}, timeout=10_000)
    window.open_record("person", person)
    table = window.current_page.table  # type: ignore[attr-defined]
    marked = table.records.index(table.currentIndex().row(), 0)
    assert not marked.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert "waits for a decision" in marked.data(Qt.ItemDataRole.ToolTipRole)
    click(find(window.current_page, "card.conflict.decide"))
    assert window.current_page.objectName() == "conflicts"


def test_the_history_names_the_copy_and_who(window: MainWindow, qtbot: Any, laptop: Database) -> None:
    records.change(laptop, "person", one(laptop, ANYBODY), {"honorific": "Pr"})
    merging.together(window.desk.database, laptop, "merge")
    window.show_page("history")
    told = [label.text() for label in window.current_page.findChildren(QLabel)]
    assert any("Bruno · Laptop" in text for text in told)


def test_two_thousand_conflicts_are_not_read_to_open_the_inbox(
    window: MainWindow, qtbot: Any, laptop: Database
) -> None:
    written_apart(window, laptop, 60)
    merging.together(window.desk.database, laptop, "merge")
    page = inbox_of(window)
    assert len(page.list.conflicts.ids) > 40
    assert len(page.list.conflicts._read) == 40


def test_the_inbox_follows_the_language(window: MainWindow, qtbot: Any, laptop: Database) -> None:
    written_apart(window, laptop)
    merging.together(window.desk.database, laptop, "merge")
    page = inbox_of(window)
    i18n.set_language("fr")
    said = texts(page)
    assert "Garder la nôtre" in said
    assert "La leur" in said
    assert "Keep" not in said


@pytest.mark.parametrize(("kind", "mark"), [("meeting", "meetings.conflict"), ("event", "events.event.conflict")])
def test_a_meeting_or_event_with_something_to_decide_says_so(
    window: MainWindow, qtbot: Any, laptop: Database, kind: str, mark: str
) -> None:
    office = window.desk.database
    record = one(office, f"SELECT id FROM {kind} ORDER BY id LIMIT 1")
    records.change(office, kind, record, {"remarks": "Winter round"})
    records.change(laptop, kind, record, {"remarks": "Spring tour"})
    merging.together(office, laptop, "merge")
    qtbot.waitUntil(lambda: window.desk.in_conflict == {record}, timeout=10_000)
    window.open_record(kind, record)
    assert "waits for a decision" in texts(find(window, mark))
    click(find(window, f"{mark}.decide"))
    assert "Winter round" in texts(window.current_page)
