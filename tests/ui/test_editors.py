"""Each type of field has its editor: what it shows, what it gives back, how it speaks."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.domain.fields import (
    Amount,
    Bilingual,
    Boolean,
    Choice,
    Country,
    Date,
    Field,
    Integer,
    Link,
    LongText,
    Text,
    Year,
)
from desktop_app.services import records
from desktop_app.ui.desk import Desk
from desktop_app.ui.editors import Editor, editor_for

OPTIONS = (("term", "Term ended"), ("resigned", "Resigned"))


@pytest.fixture
def make(qtbot: Any, desk: Desk) -> Any:
    """Show the editor of a field in a window of its own."""

    shown = []

    def made(field: Field) -> Editor:
        window = QWidget()
        shown.append(window)
        layout = QVBoxLayout(window)
        editor = editor_for(field, desk, window)
        editor.identify("trial")
        layout.addWidget(editor)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        editor.setFocus()
        return editor

    return made


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (Text("name", "Name"), "Łódź", "Łódź"),
        (Text("name", "Name"), None, ""),
        (LongText("text", "Text"), "one\ntwo", "one\ntwo"),
        (Integer("rank", "Order"), 12, "12"),
        (Year("year", "Year"), 2009, "2009"),
        (Boolean("public", "Printed"), True, True),
        (Boolean("public", "Printed"), False, False),
        (Date("day", "Date"), "2014-03-09", "09/03/2014"),
        (Date("day", "Date"), "2014-03", "03/2014"),
        (Date("day", "Date"), "2014", "2014"),
        (Choice("why", "Why", options=OPTIONS), "resigned", "resigned"),
        (Choice("why", "Why", options=OPTIONS), None, None),
        (Choice("why", "Why", options=OPTIONS), "of a newer version", "of a newer version"),
        (Amount("amount", "Amount"), "1250.50", "1250.50"),
        (Country("country", "Country"), "CH", "CH"),
        (Bilingual("label", "Label"), {"label_fr": "Siège", "label_en": None}, None),
    ],
)
def test_what_is_kept_is_shown_and_given_back(make: Any, qtbot: Any, field: Field, value: Any, shown: Any) -> None:
    editor = make(field)

    with qtbot.assertNotEmitted(editor.edited):
        editor.set_value(value)

    assert editor.value() == value
    if not isinstance(field, Bilingual):
        assert editor.raw() == shown


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (Text("name", "Name"), "  Bordeaux ", "Bordeaux"),
        (Integer("rank", "Order"), "7", 7),
        (Integer("rank", "Order"), "seven", "seven"),
        (Date("day", "Date"), "9/3/2014", "2014-03-09"),
        (Date("day", "Date"), "3.2014", "2014-03"),
        (Date("day", "Date"), "30/2/2014", "30/2/2014"),
        (Amount("amount", "Amount"), "1 250,5", "1250.50"),
    ],
)
def test_what_is_typed_becomes_a_value_or_stays_for_the_rules_to_judge(
    make: Any, qtbot: Any, field: Field, typed: str, value: Any
) -> None:
    editor = make(field)

    with qtbot.waitSignal(editor.edited):
        qtbot.keyClicks(editor.inputs()[0], typed)

    assert editor.value() == value


def test_a_date_is_tidied_when_one_leaves_it(make: Any, qtbot: Any) -> None:
    editor = make(Date("day", "Date"))
    qtbot.keyClicks(editor.line, "9/3/2014")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)

    assert editor.line.text() == "09/03/2014"


def test_a_date_may_be_pointed_at(make: Any, qtbot: Any) -> None:
    editor = make(Date("day", "Date"))
    editor.set_value("2014-03-09")

    qtbot.keyClick(editor.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = editor.popup.calendar
    assert calendar.selectedDate().toString("yyyy-MM-dd") == "2014-03-09"
    calendar.clicked.emit(calendar.selectedDate().addDays(1))

    assert editor.value() == "2014-03-10"


def test_options_follow_the_language_and_the_choice_stays(make: Any, language: Any) -> None:
    editor = make(Choice("why", "Why it ended", options=OPTIONS))
    editor.set_value("resigned")

    language("fr")

    assert editor.combo.currentText() == "Démission"
    assert editor.combo.accessibleName() == "Motif de fin"
    assert editor.value() == "resigned"


def test_an_amount_shows_the_decimal_mark_of_the_language(make: Any, language: Any) -> None:
    editor = make(Amount("amount", "Amount"))
    editor.set_value("1250.50")

    language("fr")

    assert editor.line.text() == "1250,50"
    assert editor.value() == "1250.50"


def test_what_was_typed_stays_when_the_language_changes(make: Any, qtbot: Any, language: Any) -> None:
    editor = make(Amount("amount", "Amount"))
    qtbot.keyClicks(editor.line, "12.")

    language("fr")

    assert editor.line.text() == "12."


def test_the_wheel_scrolls_past_a_choice(make: Any, qtbot: Any) -> None:
    editor = make(Choice("why", "Why", options=OPTIONS))
    editor.set_value("term")
    editor.combo.clearFocus()
    place = editor.combo.rect().center()
    down = QWheelEvent(
        place, editor.combo.mapToGlobal(place), place * 0, place * 0 - place, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip

    from PySide6.QtWidgets import QApplication

    QApplication.sendEvent(editor.combo, down)

    assert editor.value() == "term"


def test_a_problem_is_said_below_and_to_the_screen_reader_until_it_is_corrected(make: Any, qtbot: Any) -> None:
    editor = make(Text("name", "Name", hint="As on the door"))
    assert editor.line.accessibleDescription() == "As on the door"

    editor.set_problem("A name is needed.")
    labels = [label.text() for label in editor.findChildren(QLabel) if label.isVisible()]
    assert "A name is needed." in labels
    assert editor.line.accessibleDescription() == "A name is needed."

    qtbot.keyClicks(editor.line, "x")
    assert editor.line.accessibleDescription() == "As on the door"
    assert [label for label in editor.findChildren(QLabel) if label.isVisible()] == []


def test_a_country_is_found_by_its_name_in_the_language(make: Any, qtbot: Any, language: Any) -> None:
    editor = make(Country("country", "Country"))

    qtbot.keyClicks(editor.line, "swi")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert (editor.value(), editor.line.text()) == ("CH", "Switzerland")

    language("fr")
    assert (editor.value(), editor.line.text()) == ("CH", "Suisse")


@pytest.fixture
def roles(desk: Desk) -> dict[str, str]:
    """Two roles to choose from."""
    return {
        title: records.add(desk.database, "role_type", {"title_fr_m": title, "title_fr_f": title, "title_en": title})
        for title in ("Treasurer", "Trésorier adjoint")
    }


def choose_role(make: Any) -> Editor:
    return make(Link("role_type_id", "Role", to="role_type"))


def test_a_link_is_searched_while_one_types(make: Any, qtbot: Any, roles: dict[str, str]) -> None:
    editor = choose_role(make)

    qtbot.keyClicks(editor.line, "tres")
    assert [editor.choices.item(n).text() for n in range(editor.choices.count())] == ["Trésorier adjoint"]
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)

    assert editor.value() == roles["Trésorier adjoint"]
    assert not editor.choices.isVisible()


def test_the_arrow_shows_all_and_escape_hides_them(make: Any, qtbot: Any, roles: dict[str, str]) -> None:
    editor = choose_role(make)

    qtbot.keyClick(editor.line, Qt.Key.Key_Down)
    assert editor.choices.count() == 2
    qtbot.keyClick(editor.line, Qt.Key.Key_Down)
    assert editor.choices.currentRow() == 1
    qtbot.keyClick(editor.line, Qt.Key.Key_Escape)

    assert not editor.choices.isVisible()
    assert editor.value() is None


def test_a_name_typed_in_full_is_taken_on_leaving(make: Any, qtbot: Any, roles: dict[str, str]) -> None:
    editor = choose_role(make)
    qtbot.keyClicks(editor.line, "TREASURER")

    editor.line.clearFocus()

    assert editor.value() == roles["Treasurer"]


def test_a_name_nobody_has_is_said_to_be_unknown(make: Any, qtbot: Any, roles: dict[str, str]) -> None:
    editor = choose_role(make)
    qtbot.keyClicks(editor.line, "Sorcerer")

    editor.line.clearFocus()

    assert editor.value() == "Sorcerer"
    assert editor.own_problem() == "“Sorcerer” was not found. Choose from the list, or clear the field."
    assert editor.line.accessibleDescription() == editor.own_problem()


def test_a_link_is_cleared(make: Any, qtbot: Any, roles: dict[str, str]) -> None:
    editor = choose_role(make)
    editor.set_value(roles["Treasurer"])
    assert editor.clear_button.isVisible()

    with qtbot.waitSignal(editor.edited):
        editor.clear_button.click()

    assert editor.value() is None


def test_a_linked_record_is_opened_from_its_field(make: Any, qtbot: Any, desk: Desk, few: Any) -> None:
    editor = make(Link("person_id", "Person", to="person"))
    editor.set_value(few.anna)

    with qtbot.waitSignal(desk.open_requested) as asked:
        qtbot.keyClick(editor.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert asked.args == ["person", few.anna]


def test_the_two_languages_of_a_text_are_told_apart(make: Any, qtbot: Any) -> None:
    editor = make(Bilingual("title", "Own title"))
    first, second = editor.inputs()
    qtbot.keyClicks(second, "Chair")

    assert editor.values() == {"title_fr": None, "title_en": "Chair"}
    assert (first.accessibleName(), second.accessibleName()) == ("Own title (FR)", "Own title (EN)")
    assert (first.accessibleIdentifier(), second.accessibleIdentifier()) == ("trial_fr", "trial_en")
