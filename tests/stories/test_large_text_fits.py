"""Nothing is cut: pages in both languages at every size of text, in a window as wide as a small laptop's screen."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from desktop_app.ui.main_window import MainWindow

SMALL_LAPTOP = (1280, 800)
PAGES = ("members", "contacts", "bodies", "lists", "history")


def cut(window: QWidget) -> Iterator[str]:
    """What has less room than it needs, in a few words."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget.parentWidget(), QLineEdit):
            continue
        if isinstance(widget, QLabel) and widget.text() and widget.textFormat() != Qt.TextFormat.RichText:
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.minimumSizeHint().height()
            if widget.height() < needed - 1:
                yield f"{widget.text()[:40]}: {widget.height()} of {needed} high"
            if not widget.wordWrap() and widget.width() < widget.minimumSizeHint().width() - 1:
                yield f"{widget.text()[:40]}: {widget.width()} of {widget.minimumSizeHint().width()} wide"
        elif isinstance(widget, QLineEdit | QComboBox | QAbstractButton):
            needed = widget.minimumSizeHint().height()
            if widget.height() < needed - 1:
                yield f"{widget.accessibleIdentifier()}: {widget.height()} of {needed} high"


@pytest.mark.parametrize("size", [125, 150])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_pages_and_cards_are_whole(window: MainWindow, qtbot: Any, language: str, size: int) -> None:
    window.show_page("members")
    window.change_preferences(language=language, text_size=size)
    window.resize(*SMALL_LAPTOP)
    for name in PAGES:
        window.show_page(name)
        table = getattr(window.current_page, "table", None)
        if table is not None:
            table.selectRow(min(3, table.model().rowCount() - 1))
        qtbot.waitUntil(lambda: not list(cut(window)), timeout=3000)
        assert window.width() == SMALL_LAPTOP[0], name


def test_the_title_of_undo_follows_the_language(window: MainWindow, qtbot: Any) -> None:
    from desktop_app.services import records

    kind = window.desk.database.read("SELECT id FROM tag LIMIT 1")[0][0]
    records.change(window.desk.database, "tag", kind, {"label_en": "Twinning"})
    undo = window.actions_by_name["edit.undo"]
    before = undo.text()
    window.choose_language("fr" if window.preferences.window_language == "en" else "en")
    assert undo.text().split(":")[0].strip() != before.split(":")[0].strip()
    assert "Modifi" in undo.text() or "Modifi" in before
