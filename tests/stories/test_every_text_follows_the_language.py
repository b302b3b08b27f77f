"""A made-up language in which every message is marked shows each text that does not follow the language."""

import gettext
import re
from collections.abc import Iterator
from typing import Any

import pytest
from babel.dates import get_month_names
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QCalendarWidget,
    QComboBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTreeWidget,
    QWidget,
)

from desktop_app import i18n
from desktop_app.ui.main_window import PAGES, MainWindow
from tests.hands import settled
from tests.stories import position_dialogs, voice_dialogs

MARK = "⟦"
# Names of people and organisations, figures, keys and codes are data: the base says them, not the program.
DATA = re.compile(r"^[\W\d_]*$|^Parvis$|^Français$|^English$|^[FE][RN]$|\.parvis$|^platform\b")


class Marked(gettext.NullTranslations):
    """Says every message between marks, so that a text without them was not translated."""

    def gettext(self, message: str) -> str:
        return f"{MARK}{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{MARK}{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """French speaks in marks while the test lasts."""
    real = i18n._catalogue
    monkeypatch.setattr(i18n, "_catalogue", lambda code: Marked() if code == "fr" else real(code))
    yield


def said_by(widget: QWidget) -> list[str]:
    """Everything a widget says of itself."""
    said = [widget.toolTip(), widget.accessibleName(), widget.windowTitle()]
    if isinstance(widget, QLabel | QAbstractButton):
        said.append(widget.text())
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        said.append(widget.placeholderText())
    if isinstance(widget, QGroupBox | QMenu):
        said.append(widget.title())
    if isinstance(widget, QTabBar):
        said += [widget.tabText(place) for place in range(widget.count())]
    if isinstance(widget, QComboBox):
        said += [widget.itemText(place) for place in range(widget.count())]
    if isinstance(widget, QTreeWidget):
        head = widget.headerItem()
        said += [] if widget.isHeaderHidden() else [head.text(place) for place in range(widget.columnCount())]
    return [text for text in said if text]


def unmarked(root: QWidget, data: set[str]) -> set[str]:
    """The texts of a part that did not change, with where they stand."""
    left = set()
    widgets = [root, *root.findChildren(QWidget)]
    for widget in widgets:
        if _is_of_qt(widget):
            continue
        for text in said_by(widget):
            plain = text.replace("&", "").strip()
            if MARK not in plain and not DATA.search(plain) and not any(known in plain for known in data):
                left.add(f"{widget.accessibleIdentifier() or type(widget).__name__}: {plain}")
    for action in root.findChildren(QAction):
        text = action.text()
        if text and MARK not in text and action.objectName():
            left.add(f"{action.objectName()}: {text}")
    return left


def _is_of_qt(widget: QWidget) -> bool:
    """Qt's own parts speak Qt's own catalogue."""
    part: QWidget | None = widget
    while part is not None:
        if part is not widget and isinstance(part, QTabBar):
            return True
        if isinstance(part, QCalendarWidget | QFileDialog) or part.objectName().startswith("qt_"):
            return True
        part = part.parentWidget()
    return False


def data_of(window: MainWindow) -> set[str]:
    """The words that come out of the base."""
    read = window.desk.database.read
    words = {row[0] for row in read("SELECT text FROM organisation_name")}
    for table, fields in (
        ("person", ("given", "family")),
        ("role_type", ("title_fr_m", "title_fr_f", "title_fr_n", "title_en")),
        ("organisation_kind", ("label_fr", "label_en")),
        ("membership_category", ("label_fr", "label_en")),
        ("family", ("label_fr", "label_en")),
        ("link_kind", ("label_fr", "label_en", "inverse_fr", "inverse_en")),
        ("saved_list", ("label_fr", "label_en")),
        ("tag", ("label_fr", "label_en")),
        ("address", ("city", "lines", "postcode")),
        ("contact_point", ("value", "label")),
        ("note", ("text",)),
        ("task", ("title",)),
        ("position", ("title_fr", "title_en")),
        ("position_paragraph", ("substr(text_fr, 1, 60)", "substr(text_en, 1, 60)")),
        ("practice", ("title_fr", "title_en")),
        ("theme", ("label_fr", "label_en")),
        ("grant", ("title_fr", "title_en", "visibility_fr", "visibility_en")),
        ("verification_round", ("title_fr", "title_en")),
        ("work_package", ("title_fr", "title_en", "code")),
    ):
        for field in fields:
            words |= {row[0] for row in read(f'SELECT {field} FROM "{table}"') if row[0]}
    from desktop_app.domain.membership_kinds import CURRENCIES

    countries = {row[0] for row in read("SELECT name FROM country_name")}
    return words | countries | {code for code, _title in CURRENCIES} | {"Anne"}


def turn_all_tabs(window: MainWindow) -> None:
    """Look once at every part of a position: each is made when it is first looked at."""
    panel = getattr(window.current_page, "panel", None)
    if window.current_page.objectName() == "positions" and panel is not None:
        for place in range(panel.tabs.count()):
            panel.tabs.setCurrentIndex(place)


def test_every_page_and_its_card(window: MainWindow, qtbot: Any, pseudo: None) -> None:
    for name, _title, _icon in PAGES:
        window.show_page(name)
        settled(window.current_page)
        if hasattr(window.current_page, "panel"):
            window.current_page.table.selectRow(0)
            turn_all_tabs(window)
    i18n.set_language("fr")
    left: set[str] = set()
    # Names of languages and months come from a library, in the language in force.
    data = data_of(window) | {"français", "anglais"} | set(get_month_names("wide", locale="fr").values())
    for name, _title, _icon in PAGES:
        window.show_page(name)
        settled(window.current_page)
        left |= {f"{name}: {one}" for one in unmarked(window, data)}
    i18n.set_language("en")
    assert not left, "\n".join(sorted(left))


DIALOGS = (
    *("preferences", "about", "keys", "new base", "passphrase", "print", "day", "palette"),
    *("take copy", "send changes", "bring back", "edition", "mailing", "style", "office hub", "report"),
    *("import", "export", "keep mapping", "combine"),
    *position_dialogs.DIALOGS,
    *voice_dialogs.DIALOGS,
)


def _combine(window: MainWindow) -> Any:
    """The dialog that combines two people, each with something the other has otherwise."""
    from desktop_app.ui.dialogs.combine import CombineDialog

    two = window.desk.database.read("SELECT id FROM person WHERE language IS NOT NULL ORDER BY id LIMIT 2")
    return CombineDialog(window.desk, "person", two[0][0], two[1][0], window)


def _dialogs(window: MainWindow) -> dict[str, Any]:
    from desktop_app.services.voice_papers import Asked
    from desktop_app.storage.listing import Question
    from desktop_app.ui.day_chooser import DayChooser
    from desktop_app.ui.dialogs.about import AboutDialog
    from desktop_app.ui.dialogs.creation import NewBaseDialog
    from desktop_app.ui.dialogs.export import ExportDialog
    from desktop_app.ui.dialogs.house_style import HouseStyleDialog
    from desktop_app.ui.dialogs.import_file import ImportDialog
    from desktop_app.ui.dialogs.keep_mapping import KeepMappingDialog
    from desktop_app.ui.dialogs.keys import KeysDialog
    from desktop_app.ui.dialogs.mailing import MailingDialog, whom_of_page
    from desktop_app.ui.dialogs.name_edition import NameEditionDialog
    from desktop_app.ui.dialogs.office_hub import OfficeHubDialog
    from desktop_app.ui.dialogs.passphrase import PassphraseDialog
    from desktop_app.ui.dialogs.preferences import PreferencesDialog
    from desktop_app.ui.dialogs.print_directory import PrintDirectoryDialog
    from desktop_app.ui.dialogs.print_report import PrintReportDialog
    from desktop_app.ui.dialogs.travelling import BringBackDialog, SendChangesDialog, TakeCopyDialog
    from desktop_app.ui.palette import SearchPalette

    del Question
    return {
        **position_dialogs.dialogs(window),
        **voice_dialogs.dialogs(window),
        "preferences": lambda: PreferencesDialog(window),
        "about": lambda: AboutDialog(window),
        "keys": lambda: KeysDialog(window.actions_by_name, window),
        "new base": lambda: NewBaseDialog(window),
        "passphrase": lambda: PassphraseDialog(window.desk.database.path, window),
        "print": lambda: PrintDirectoryDialog(window.desk, "fr", window),
        "edition": lambda: NameEditionDialog("", window),
        "mailing": lambda: MailingDialog(window.desk, window, whom_of_page(window.current_page)),
        "style": lambda: HouseStyleDialog(window.desk, window),
        "import": lambda: ImportDialog(window),
        "export": lambda: ExportDialog(window),
        "combine": lambda: _combine(window),
        "keep mapping": lambda: KeepMappingDialog("", window),
        "day": lambda: DayChooser(window.desk, window),
        "palette": lambda: SearchPalette(window.desk, dict(window.actions_by_name), window),
        "take copy": lambda: TakeCopyDialog(window),
        "send changes": lambda: SendChangesDialog(window),
        "bring back": lambda: BringBackDialog(window),
        "office hub": lambda: OfficeHubDialog(window),
        "report": lambda: PrintReportDialog(window.desk, Asked("meetings", "2008-01-01", "2008-12-31"), window),
    }


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog(window: MainWindow, qtbot: Any, pseudo: None, name: str) -> None:
    dialog = _dialogs(window)[name]()
    dialog.show()
    i18n.set_language("fr")
    left = unmarked(dialog, data_of(window))
    i18n.set_language("en")
    dialog.close()
    assert not left, "\n".join(sorted(left))
