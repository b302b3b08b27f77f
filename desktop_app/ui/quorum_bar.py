"""Whether a body may decide: said in words, drawn as a bar with the mark that must be reached."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.i18n import _, ngettext
from desktop_app.ui import theme

if TYPE_CHECKING:
    from desktop_app.domain.attendance_rules import Quorum


def quorum_in_words(quorum: "Quorum | None") -> str:
    """The quorum as a sentence."""
    if quorum is None or not quorum.votes:
        return _("Nobody here has a vote: there is no quorum to count.")
    sentence = ngettext(
        "{represented} of {votes} vote represented, {needed} needed.",
        "{represented} of {votes} votes represented, {needed} needed.",
        quorum.votes,
    ).format(represented=quorum.represented, votes=quorum.votes, needed=quorum.needed)
    verdict = _("The quorum is met.") if quorum.is_met else _("The quorum is not met: nothing can be decided.")
    return f"{verdict} {sentence}"


class _Bar(QWidget):
    """The part that is represented, and the mark of what is needed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.quorum: Quorum | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, theme.scaled(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        height = theme.scaled(8)
        whole = QRectF(0, (self.height() - height) / 2, self.width(), height)
        painter.setBrush(QColor(colours.border))
        painter.drawRoundedRect(whole, height / 2, height / 2)
        quorum = self.quorum
        if quorum is not None and quorum.votes:
            part = min(quorum.represented / quorum.votes, 1)
            painter.setBrush(QColor(colours.good if quorum.is_met else colours.error))
            if part:
                filled = QRectF(whole.left(), whole.top(), max(whole.width() * part, height), height)
                painter.drawRoundedRect(filled, height / 2, height / 2)
            mark = whole.width() * min(quorum.needed / quorum.votes, 1)
            painter.setBrush(QColor(colours.text))
            painter.drawRect(QRectF(min(mark, whole.right() - 2), 0, 2, self.height()))
        painter.end()


class QuorumBar(QWidget):
    """The sentence above its bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quorum: Quorum | None = None
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setAccessibleIdentifier("meetings.attendance.quorum")
        self._bar = _Bar(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HAIR)
        layout.addWidget(self.words)
        layout.addWidget(self._bar)

    def show_quorum(self, quorum: "Quorum | None") -> None:
        """Show another count."""
        self._quorum = quorum
        text = quorum_in_words(quorum)
        self.words.setText(text)
        self.words.setAccessibleName(text)
        self.words.setFont(theme.font("text", strong=True))
        self._bar.quorum = quorum
        self._bar.setVisible(bool(quorum and quorum.votes))
        self._bar.update()
