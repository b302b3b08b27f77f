"""A real base, a desk and a card for the tests of the window's parts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from desktop_app import i18n
from desktop_app.services import records
from desktop_app.storage.database import Database, create
from desktop_app.ui.desk import Desk
from desktop_app.ui.record_card import RecordCard
from desktop_app.ui.translated import QtLanguage
from tests import office

TODAY = date(2026, 11, 24)
PHONE = "card.contact_point.1.value"


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """The window speaks English at first; calling this switches it."""
    before = i18n.language()
    i18n.set_language("en")
    qt = QtLanguage(qapp)
    yield i18n.set_language
    qt.leave()
    i18n.set_language(before)


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Database]:
    """An empty base in which Anne works."""
    database = create(tmp_path / "bureau.parvis", "Anne")
    yield database
    database.close()


@pytest.fixture
def desk(base: Database, language: Any) -> Iterator[Desk]:
    """The base on the desk, on 24 November 2026, in English."""
    del language
    made = Desk(base, lambda: TODAY)
    yield made
    made.leave()


@dataclass
class Records:
    """The records of the small office, by name."""

    ccre: str
    aimf: str
    committee: str
    anna: str
    luc: str
    president: str
    anna_presides: str
    phone: str
    tag: str


@pytest.fixture
def few(base: Database) -> Records:
    """The CCRE with a phone and two presidents, the AIMF, a committee with one seat held and one vacant."""
    body = {"label_fr": "Comité", "label_en": "Committee", "code": "committee", "is_body": True}
    kind = records.add(base, "organisation_kind", body)
    president = office.role(base, "président", "présidente", "president")
    ccre = office.organisation(
        base,
        "Conseil des Communes et Régions d’Europe",
        office.name("Council of European Municipalities and Regions", "en"),
        office.name("CCRE", "fr", "acronym"),
        office.name("CEMR", "en", "acronym"),
        office.name("Conseil des Communes d’Europe", "fr", "official", ends_on="1984"),
        office.contact("phone", "+33 1 44 50 59 59", label="Standard", public=True),
        office.contact("email", "ccre@example.org", public=True),
        country="FR",
    )
    aimf = office.organisation(base, "Association internationale des maires francophones")
    committee = office.organisation(base, "Comité de pilotage", kind_id=kind)
    anna = office.person(base, "Vidal", "Anna", form_of_address="f")
    luc = office.person(base, "Roy", "Luc", form_of_address="m")
    presides = office.mandate(base, anna, ccre, role_type_id=president, starts_on="2019-03-01")
    office.mandate(base, luc, ccre, role_type_id=president, starts_on="2010", ends_on="2019-02-28")
    held = records.add(base, "seat", {"organisation_id": committee, "represents_id": ccre, "rank": 1})
    records.add(base, "seat", {"organisation_id": committee, "represents_id": aimf, "rank": 2})
    office.mandate(base, anna, committee, seat_id=held, on_behalf_of_id=ccre)
    phone = base.read("SELECT id FROM contact_point WHERE kind = 'phone'")[0][0]
    tag = records.add(base, "tag", {"label_fr": "Climat", "label_en": "Climate"})
    return Records(ccre, aimf, committee, anna, luc, president, presides, phone, tag)


@dataclass
class Sheet:
    """A window with a card in it, and a line elsewhere to go to."""

    widget: QWidget
    card: RecordCard
    elsewhere: QLineEdit
    qtbot: Any

    def field(self, identifier: str) -> Any:
        """The input on the card with an identifier."""
        return named(self.widget, identifier)

    def type(self, identifier: str, text: str) -> None:
        """Type over what stands in an input."""
        line = self.field(identifier)
        line.setFocus()
        line.selectAll()
        if text.isascii():
            self.qtbot.keyClicks(line, text)
        else:  # Qt's test keyboard has no accents
            line.insert(text)

    def shown(self, identifier: str) -> str:
        """What stands in an input."""
        widget = self.field(identifier)
        for method in ("toPlainText", "currentText", "text"):
            if hasattr(widget, method):
                return getattr(widget, method)()
        raise AssertionError(identifier)

    def notices(self) -> list[str]:
        """The notices at the head of the card."""
        return [bar.text.text() for bar in self.card.bars()]

    def press(self, identifier: str) -> None:
        """Press a button."""
        self.field(identifier).click()


@pytest.fixture
def sheet(qtbot: Any, desk: Desk, few: Records) -> Iterator[Sheet]:
    """A shown, active window with an empty card."""
    del few
    widget = QWidget()
    widget.resize(700, 800)
    card = RecordCard(desk, widget)
    elsewhere = QLineEdit(widget)
    layout = QVBoxLayout(widget)
    layout.addWidget(elsewhere)
    layout.addWidget(card)
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitActive(widget).__enter__()
    yield Sheet(widget, card, elsewhere, qtbot)
    card.revert()


def named(parent: QWidget, identifier: str) -> Any:
    """The widget with an identifier; says which there are when it is not found."""
    every = [widget for widget in parent.findChildren(QWidget) if widget.accessibleIdentifier()]
    for widget in every:
        if widget.accessibleIdentifier() == identifier and widget.isVisibleTo(parent):
            return widget
    raise AssertionError(f"{identifier} is not among {sorted(w.accessibleIdentifier() for w in every)}")


def value_of(base: Database, table: str, record: str, field: str) -> Any:
    """What the base keeps in a field."""
    return base.read(f'SELECT "{field}" FROM "{table}" WHERE id = ?', (record,))[0][0]
