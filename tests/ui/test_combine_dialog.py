"""Two records beside each other in a dialog: choices, what moves along, the one that stays, and leaving."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QRadioButton

from desktop_app import i18n
from desktop_app.services import combining, records
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.combine import CombineDialog
from tests import office
from tests.hands import click, find, press, texts


@pytest.fixture
def twins(desk: Desk) -> tuple[str, str]:
    """Robert Müller, and Bob Mueller with a mandate and an e-mail."""
    robert = office.person(desk.database, "Müller", "Robert", language="fr", remarks="Le matin.")
    mail = office.contact("email", "r.muller@essen.example")
    bob = office.person(desk.database, "Mueller", "Bob", mail, honorific="Dr", language="en", remarks="Le soir.")
    office.mandate(desk.database, bob, office.organisation(desk.database, "Essen"))
    return robert, bob


@pytest.fixture
def dialog(desk: Desk, twins: tuple[str, str]) -> Iterator[CombineDialog]:
    """The dialog over both."""
    made = CombineDialog(desk, "person", *twins)
    made.show()
    yield made
    made.close()


def test_it_says_what_moves_along_and_takes_choices(dialog: CombineDialog, desk: Desk, twins: tuple[str, str]) -> None:
    assert dialog.moving.text() == "Moves along – Mandates: 1 · Contact points: 1"
    assert set(dialog.choices().values()) == {"keep"}

    radio = find(dialog, "dialog.combine.language.other")
    assert isinstance(radio, QRadioButton) and radio.accessibleName() == "Language of letters: English"
    radio.setChecked(True)
    dialog.accept()

    assert records.values_of(desk.database, "person", twins[0])["language"] == "en"


def test_the_other_may_be_the_one_that_stays_and_the_choice_stays_too(
    dialog: CombineDialog, twins: tuple[str, str]
) -> None:
    find(dialog, "dialog.combine.family.other").setChecked(True)  # type: ignore[attr-defined]
    click(find(dialog, "dialog.combine.swap"))

    assert (dialog.keep, dialog.other) == (twins[1], twins[0])
    assert dialog.choices()["family"] == "keep"
    assert "Bob Mueller (stays)" in texts(dialog)


def test_a_switch_of_language_keeps_what_was_chosen(dialog: CombineDialog) -> None:
    find(dialog, "dialog.combine.family.other").setChecked(True)  # type: ignore[attr-defined]

    i18n.set_language("fr")

    assert dialog.choices()["family"] == "other"
    assert "Robert Müller (reste)" in texts(dialog)


def test_escape_leaves_them_two(dialog: CombineDialog, desk: Desk, twins: tuple[str, str]) -> None:
    press(dialog, "Escape")

    assert not dialog.isVisible()
    assert records.title(desk.database, "person", twins[1], desk.day) == "Bob Mueller"


def test_long_texts_both_stay(dialog: CombineDialog) -> None:
    assert "Remarks (both stay)" in texts(dialog)
    assert ("remarks", "keep") not in dialog.radios


def test_what_is_gone_meanwhile_is_said(dialog: CombineDialog, desk: Desk, twins: tuple[str, str]) -> None:
    combining.combine(desk.database, "person", *twins)

    dialog.accept()

    assert "no longer there" in dialog.problem.text()
