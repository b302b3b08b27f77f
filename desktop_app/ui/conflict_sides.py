"""One conflict in full: what stood before, what each side says and who said it, and the difference of long texts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.sync.inbox import Matter, Said
from desktop_app.ui import theme
from desktop_app.ui.dialogs.differences import DifferenceView


class ConflictSides(QScrollArea):
    """The sides one under the other; built anew for each conflict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("card", "scroll")

    def show_matter(self, matter: Matter) -> None:
        """Show another conflict."""
        inside = QWidget(self)
        inside.setObjectName("sheet")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.SMALL, 0)
        column.setSpacing(theme.MEDIUM)
        ours = next((side for side in matter.sides if side.is_ours), None)
        for side in matter.sides:
            column.addWidget(self._side(side))
            if matter.is_long and ours is not None and side is not ours:
                column.addWidget(self._difference(ours, side))
        if matter.shown and not any(side.is_shown for side in matter.sides):
            column.addWidget(self._block(_("Shown now"), matter.shown, ""))
        if matter.base:
            column.addWidget(self._block(_("Before"), matter.base, ""))
        column.addStretch(1)
        self.setWidget(inside)

    def _side(self, side: Said) -> QWidget:
        whose = _("Ours") if side.is_ours else _("Theirs")
        heading = _("{side} (shown now)").format(side=whose) if side.is_shown else whose
        return self._block(heading, side.value, side.who)

    def _block(self, heading: str, value: str, who: str) -> QWidget:
        block = QFrame(self)
        block.setProperty("role", "paper")
        inside = QVBoxLayout(block)
        inside.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        inside.setSpacing(theme.HAIR)
        for text, role in ((heading, "muted"), (value, ""), (who, "small")):
            if not text:
                continue
            label = QLabel(text, block)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if role:
                label.setProperty("role", role)
            inside.addWidget(label)
        return block

    def _difference(self, ours: Said, theirs: Said) -> QWidget:
        from desktop_app.services.revisions import pieces

        view = DifferenceView("conflicts.difference", self)
        view.setMinimumHeight(theme.scaled(96))
        view.show_pieces(pieces(ours.value, theirs.value))
        return view
