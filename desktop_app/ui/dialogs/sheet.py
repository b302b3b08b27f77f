"""The frame of a dialog: a heading, its content, and its buttons at the foot."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui import theme
from desktop_app.ui.translated import bind_text


class Sheet(QDialog):
    """A dialog that says its heading, keeps its buttons in one row, and follows the language while open."""

    def __init__(self, identifier: str, title: str, parent: QWidget | None = None, *, heading: bool = True) -> None:
        super().__init__(parent)
        self._identifier = identifier
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleIdentifier(f"dialog.{identifier}")
        bind_text(self.setWindowTitle, title)
        bind_text(self.setAccessibleName, title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*[theme.HUGE] * 4)
        whole.setSpacing(theme.LARGE)
        if heading:
            label = QLabel(self)
            label.setProperty("role", "title")
            bind_text(label.setText, title)
            whole.addWidget(label)
        self.content = QVBoxLayout()
        self.content.setSpacing(theme.MEDIUM)
        whole.addLayout(self.content, 1)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme.SMALL)
        self.foot.addStretch(1)
        whole.addLayout(self.foot)

    def event(self, event: QEvent) -> bool:
        """Grow with what is said: wrapped lines need more height in another language or a larger text."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show):
            layout = self.layout()
            if layout is not None and layout.hasHeightForWidth():
                self.setMinimumHeight(layout.totalMinimumHeightForWidth(self.width()))
        return super().event(event)

    def add_button(self, name: str, text: str, *, primary: bool = False) -> QPushButton:
        """A button at the foot, from left to right; the primary one is pressed by Enter."""
        button = QPushButton(self)
        button.setAutoDefault(primary)
        button.setDefault(primary)
        button.setAccessibleIdentifier(f"dialog.{self._identifier}.{name}")
        bind_text(button.setText, text)
        bind_text(button.setAccessibleName, text)
        self.foot.addWidget(button)
        return button

    def name(self, widget: QWidget, name: str, title: str) -> None:
        """Give an operable widget its identifier and its spoken name."""
        widget.setAccessibleIdentifier(f"dialog.{self._identifier}.{name}")
        bind_text(widget.setAccessibleName, title)

    def labelled(self, name: str, title: str, widget: QWidget, hint: str = "") -> QWidget:
        """A field under its label, with a hint below where there is one."""
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        label = QLabel(box)
        bind_text(label.setText, title)
        label.setBuddy(widget)
        column.addWidget(label)
        column.addWidget(widget)
        if hint:
            small = QLabel(box)
            small.setProperty("role", "small")
            small.setWordWrap(True)
            bind_text(small.setText, hint)
            column.addWidget(small)
        self.name(widget, name, title)
        return box
