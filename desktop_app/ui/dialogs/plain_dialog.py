"""A sheet with a subtitle, a line for what is wrong, and two buttons: what the dialogs about records share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import N_
from desktop_app.ui import theme
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.problem_line import ProblemLine
from desktop_app.ui.translated import bind_text


class PlainDialog(Sheet):
    """Enter accepts, Escape cancels; whoever adds the body says what accepting does."""

    def __init__(self, name: str, title: str, accept: str, parent: QWidget | None = None, *, width: int) -> None:
        super().__init__(name, title, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # who opened it still asks for the answer
        self.identifier = f"dialog.{name}"
        self.setMinimumWidth(theme.scaled(width))
        self.subtitle = QLabel(self)
        self.subtitle.setProperty("role", "muted")
        self.subtitle.setTextFormat(Qt.TextFormat.PlainText)
        self.subtitle.setWordWrap(True)
        self.subtitle.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.LARGE)
        self.problem = ProblemLine(self)
        self.content.addWidget(self.subtitle)
        self.content.addLayout(self.body, 1)
        self.content.addWidget(self.problem)
        self.cancel_button = self.add_button("cancel", N_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button = self.add_button("accept", accept, primary=True)
        self.accept_button.clicked.connect(self.accept)

    def fit(self) -> None:
        """Grow to what the dialog holds now."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            width = max(self.width(), self.minimumWidth())
            self.resize(
                width, max(self.height(), layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
            )

    def say_subtitle(self, text: str) -> None:
        """Say under the heading what the dialog is about."""
        self.subtitle.setText(text)
        self.subtitle.setVisible(bool(text))

    def say_problem(self, error: UserError | None) -> None:
        """Say what keeps the dialog from doing its work."""
        self.problem.say(str(error) if error else None)

    def label(self, msgid: str, buddy: QWidget | None = None) -> QLabel:
        """A muted label to stand above a field."""
        made = QLabel(self)
        made.setProperty("card", "label")
        bind_text(made.setText, msgid)
        if buddy is not None:
            made.setBuddy(buddy)
        return made

    def under_label(self, msgid: str, widget: QWidget) -> QVBoxLayout:
        """A field under its label."""
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(self.label(msgid, widget.focusProxy() or widget))
        column.addWidget(widget)
        return column
