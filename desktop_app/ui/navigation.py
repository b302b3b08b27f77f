"""The column on the left: the pages, each with its icon and how many records it has."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.icons import icon
from desktop_app.ui.page_of import count_in_words
from desktop_app.ui.translated import on_language


class PageButton(QPushButton):
    """One page of the navigation."""

    def __init__(self, name: str, title: str, drawing: str, key: str, parent: QWidget) -> None:
        super().__init__(icon(drawing, "muted"), "", parent)
        self._title, self._key = title, key
        self._count: int | None = None
        self.setCheckable(True)
        self.setAccessibleIdentifier(f"navigation.{name}")
        self._label = QLabel(self)
        self._label.setObjectName("count")
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, theme.MEDIUM, 0)
        line.addStretch(1)
        line.addWidget(self._label)
        self.follow_theme()
        on_language(self, self.speak)

    def show_count(self, count: int) -> None:
        """Say how many records the page has."""
        self._count = count
        self.speak()

    def speak(self) -> None:
        """Say title and count in the language in force."""
        title = _(self._title)
        self.setText(f" {title}")
        self.setToolTip(f"{title} ({self._key})")
        if self._count is None:
            self._label.setText("")
            self.setAccessibleName(title)
            return
        shown = count_in_words(self._count)
        self._label.setText(shown)
        self.setAccessibleName(f"{title}, {shown}")

    def follow_theme(self) -> None:
        """Draw the icon in the size of the text."""
        side = theme.scaled(theme.ICON)
        self.setIconSize(QSize(side, side))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._label.sizeHint().width() + theme.LARGE, hint.height())


class Navigation(QFrame):
    """The brand and one button a page."""

    chosen = Signal(str)

    def __init__(self, pages: tuple[tuple[str, str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self._buttons: dict[str, PageButton] = {}
        self._is_showing = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MEDIUM, theme.LARGE, theme.MEDIUM, theme.LARGE)
        layout.setSpacing(theme.HAIR)
        brand = QLabel("Parvis", self)
        brand.setObjectName("brand")
        brand.setContentsMargins(theme.SMALL + 2, 0, 0, theme.MEDIUM)
        layout.addWidget(brand)
        group = QButtonGroup(self)
        for place, (name, title, drawing) in enumerate(pages, start=1):
            button = PageButton(name, title, drawing, f"Ctrl+{place}", self)
            # Not `clicked`: who works the program from outside toggles a button without a click.
            button.toggled.connect(lambda on, wanted=name: self._choose(wanted, on))
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[name] = button
        layout.addStretch(1)
        on_language(self, self._speak)
        self.follow_theme()

    def _speak(self) -> None:
        self.setAccessibleName(_("Pages"))

    def show_page(self, name: str) -> None:
        """Mark the page that is open."""
        self._is_showing = True
        self._buttons[name].setChecked(True)
        self._is_showing = False

    def _choose(self, name: str, is_down: bool) -> None:
        if is_down and not self._is_showing:
            self.chosen.emit(name)

    def show_count(self, name: str, count: int) -> None:
        """Say how many records a page has."""
        self._buttons[name].show_count(count)

    def follow_theme(self) -> None:
        """Take the width of the size of text in force."""
        self.setFixedWidth(theme.scaled(184))
        for button in self._buttons.values():
            button.follow_theme()
