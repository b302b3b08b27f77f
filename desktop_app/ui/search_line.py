"""The line above a list: its search field, its scopes, its filters, and what else one can do with it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from desktop_app.ui import theme
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.icons import icon
from desktop_app.ui.page_of import PageOf
from desktop_app.ui.segments import Segments
from desktop_app.ui.translated import bind_text

ROOM_TO_TYPE = 190
"""What the field needs beside the scopes and buttons, at 100 %; with less the scopes go below it."""


class SearchLine(QWidget):
    """Field, scopes and buttons side by side; in a narrow list, or with large text, the scopes under the field."""

    def __init__(self, page: PageOf, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setProperty("role", "search")
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(1)
        self.field.setAccessibleIdentifier(f"{page.name}.search")
        self.field.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        bind_text(self.field.setPlaceholderText, page.search)
        bind_text(self.field.setAccessibleName, page.search)
        self.scope = Segments(f"{page.name}.scope", page.scopes, page.scope, self) if page.scopes else None
        self._buttons = QWidget(self)
        self.filter_button = IconButton("list-filter", f"{page.name}.filter", "", self._buttons, colour="muted")
        bind_text(self.filter_button.setToolTip, "Filter the list")
        self.more_button = QToolButton(self._buttons)
        self.more_button.setIcon(icon("ellipsis-vertical", "muted"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more_button.setAccessibleIdentifier(f"{page.name}.more")
        bind_text(self.more_button.setAccessibleName, "More for this list")
        bind_text(self.more_button.setToolTip, "More for this list")
        side_by_side = QHBoxLayout(self._buttons)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(theme.SMALL)
        side_by_side.addWidget(self.filter_button)
        side_by_side.addWidget(self.more_button)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.SMALL)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self.field, 0, 0)
        if self.scope is not None:
            self._grid.addWidget(self.scope, 0, 1)
        self._grid.addWidget(self._buttons, 0, 2)
        self._is_narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # another language, another size of text, a count of filters
            self._arrange()
        return handled

    def _arrange(self) -> None:
        if self.scope is None:
            return
        scopes, buttons = self.scope.sizeHint().width(), self._buttons.sizeHint().width()
        self.setMinimumWidth(scopes)
        is_narrow = self.width() < scopes + buttons + 2 * theme.SMALL + theme.scaled(ROOM_TO_TYPE)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        self._grid.removeWidget(self.scope)
        if is_narrow:
            self._grid.addWidget(self.scope, 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self.scope, 0, 1)
