"""The column on the left: the pages in small groups, each with its icon and how many records it has."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.icons import icon
from desktop_app.ui.page_groups import KEYS, Page, grouped
from desktop_app.ui.page_of import count_in_words
from desktop_app.ui.translated import bind_text, on_language


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
        self.setToolTip(f"{title} ({self._key})" if self._key else title)
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

    def minimumSizeHint(self) -> QSize:
        # Never wider than the column: a long title gives way to its count.
        return QSize(theme.scaled(60), super().sizeHint().height())


class Navigation(QFrame):
    """The brand, and below it one button a page; where the window is low, the pages scroll."""

    chosen = Signal(str)

    def __init__(self, pages: tuple[Page, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self._buttons: dict[str, PageButton] = {}
        self._is_showing = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.LARGE, 0, theme.SMALL)
        layout.setSpacing(theme.SMALL)
        brand = QLabel("Parvis", self)
        brand.setObjectName("brand")
        brand.setContentsMargins(theme.MEDIUM + theme.SMALL + 2, 0, 0, 0)
        layout.addWidget(brand)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._column(pages))
        layout.addWidget(self._scroll, 1)
        on_language(self, self._speak)
        self.follow_theme()

    def _column(self, pages: tuple[Page, ...]) -> QWidget:
        inside = QWidget(self)
        inside.setObjectName("sheet")
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.MEDIUM, 0, theme.MEDIUM, theme.SMALL)
        column.setSpacing(theme.HAIR)
        group = QButtonGroup(self)
        for heading, members in grouped(pages):
            if heading:
                label = QLabel(inside)
                label.setObjectName("group")
                bind_text(label.setText, heading)
                column.addWidget(label)
            for name, title, drawing in members:
                button = PageButton(name, title, drawing, KEYS.get(name, ""), inside)
                # Not `clicked`: who works the program from outside toggles a button without a click.
                button.toggled.connect(lambda on, wanted=name: self._choose(wanted, on))
                group.addButton(button)
                column.addWidget(button)
                self._buttons[name] = button
        column.addStretch(1)
        return inside

    def _speak(self) -> None:
        self.setAccessibleName(_("Pages"))

    def show_page(self, name: str) -> None:
        """Mark the page that is open."""
        self._is_showing = True
        self._buttons[name].setChecked(True)
        self._is_showing = False
        if self.isVisible():
            self._scroll.ensureWidgetVisible(self._buttons[name], 0, theme.SMALL)

    def _choose(self, name: str, is_down: bool) -> None:
        if is_down and not self._is_showing:
            self.chosen.emit(name)

    def show_count(self, name: str, count: int) -> None:
        """Say how many records a page has."""
        self._buttons[name].show_count(count)

    def follow_theme(self) -> None:
        """Take the width of the size of text in force."""
        self.setFixedWidth(theme.scaled(196))
        for button in self._buttons.values():
            button.follow_theme()
