"""The open grant: its head with what is to be printed, and behind tabs what takes place under it, and its details."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop_app.errors import NotFound
from desktop_app.i18n import N_, _, format_partial
from desktop_app.ui import theme
from desktop_app.ui.card_header import FactLabel
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.grant_evidence import GrantEvidence
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.record_card import RecordCard
from desktop_app.ui.record_history import RecordHistory
from desktop_app.ui.section_lines import period
from desktop_app.ui.translated import on_language
from desktop_app.ui.two_languages import other, said
from desktop_app.ui.whole_height import WholeHeight
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.services.grants import GrantFacts
    from desktop_app.storage.database import Changes

EVIDENCE, DETAILS, HISTORY = range(3)
TABS = (N_("Events and meetings"), N_("Details"), N_("History"))
SHOWN_HERE = (
    "grant", "event", "meeting", "venue", "room", "timetable_entry", "attendance", "attendance_sheet", "attachment",
    "agenda_item", "convening", "minute_item", "minutes", "record_file", "organisation_name",
)  # fmt: skip
EMBLEM = (108, 60)
"""How large the emblem is shown at most, at 100 %."""


class GrantHeader(QWidget):
    """Title, funder, period, until when papers are kept; the sentence to print in both languages, and the emblem."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title, self.other, self.sentence = QLabel(self), QLabel(self), QLabel(self)
        for label, look in ((self.title, "name"), (self.other, "other-name"), (self.sentence, "facts")):
            label.setProperty("card", look)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.emblem = QLabel(self)
        self.emblem_button = IconButton("badge", "grants.emblem", N_("Emblem…"), self)
        self._chips = QWidget(self)
        self._wrapping = Wrapping(self._chips)
        self._wrapping.setSpacing(theme.HAIR + 2)
        words = QVBoxLayout()
        words.setSpacing(theme.HAIR)
        for widget in (self.title, self.other, self._chips, self.sentence):
            words.addWidget(widget)
        beside = QVBoxLayout()
        beside.setSpacing(theme.SMALL)
        beside.addWidget(self.emblem, 0, Qt.AlignmentFlag.AlignRight)
        beside.addWidget(self.emblem_button, 0, Qt.AlignmentFlag.AlignRight)
        beside.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(theme.HUGE, theme.LARGE, theme.HUGE, theme.HAIR)
        across.setSpacing(theme.LARGE)
        across.addLayout(words, 1)
        across.addLayout(beside)

    def show_grant(self, facts: "GrantFacts", emblem: bytes | None) -> None:
        """Say it in the language in force."""
        self.title.setText(said(facts.title) or facts.reference)
        self.other.setText(other(facts.title))
        self.other.setVisible(bool(self.other.text()))
        both = " / ".join(facts.visibility[code] for code in ("fr", "en") if facts.visibility.get(code))
        self.sentence.setText(both or _("No sentence to print is given."))
        self._wrapping.throw_all_away()
        kept = _("papers kept until {day}").format(day=format_partial(facts.keep_until)) if facts.keep_until else ""
        lasts = period(facts.starts_on or None, facts.ends_on or None)
        for look, text in (
            ("accent", said(facts.funder)),
            ("plain", facts.reference),
            ("plain", lasts),
            ("plain", kept),
        ):
            if text:
                label = FactLabel(text, self._chips)
                label.setProperty("card", f"label-{look}")
                self._wrapping.addWidget(label)
        self._chips.updateGeometry()
        self._show_emblem(emblem)

    def _show_emblem(self, content: bytes | None) -> None:
        image = QImage.fromData(QByteArray(content)) if content else QImage()
        self.emblem.setVisible(not image.isNull())
        if image.isNull():
            return
        ratio = self.devicePixelRatioF()
        wide, high = (round(theme.scaled(side) * ratio) for side in EMBLEM)
        aspect, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        picture = QPixmap.fromImage(image.scaled(wide, high, aspect, smooth))
        picture.setDevicePixelRatio(ratio)
        self.emblem.setPixmap(picture)
        self.emblem.setAccessibleName(_("Emblem"))
        self.emblem.setToolTip(_("Emblem"))


class GrantPanel(QFrame):
    """Shows one grant; what is typed on its details is saved before anything else takes its place."""

    saved = Signal(str, str)
    closed = Signal()

    def __init__(self, desk: Desk, advice: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._grant = ""
        self.setObjectName("paper")
        self.header = GrantHeader(self)
        self.header.emblem_button.clicked.connect(self.choose_emblem)
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleIdentifier("grants.tabs")
        for _title in TABS:
            self.tabs.addTab("")
        self.evidence = GrantEvidence(desk, self)
        self.card = RecordCard(desk, self)
        self.card.header.hide()
        self.history = RecordHistory(desk, "grants.card", self)
        self.empty = EmptySheet("banknote", N_("Nothing is open"), advice, self)
        self._stack = QStackedWidget(self)
        for widget in (self.evidence, self.card, self.history, self.empty):
            self._stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, theme.HAIR, 1, 1)
        layout.setSpacing(0)
        WholeHeight(self.header)
        layout.addWidget(self.header)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(lambda _place: self._turn())
        self.card.saved.connect(self._after_save)
        self.card.closed.connect(self._close)
        desk.changed.connect(self._follow)
        desk.day_changed.connect(self.refresh)
        self._close()
        on_language(self, self.speak)

    def speak(self) -> None:
        """Say tabs and head in the language in force."""
        for place, title in enumerate(TABS):
            self.tabs.setTabText(place, _(title))
        self.tabs.setAccessibleName(_("Parts of the grant"))
        self.refresh()

    # What the page asks ----------------------------------------------------------------------------------------------

    @property
    def record(self) -> tuple[str, str] | None:
        """The kind and id of the open grant."""
        return ("grant", self._grant) if self._grant else None

    def open(self, kind: str, record_id: str) -> bool:
        """Show a grant; False when the one that is open does not let go."""
        if self.record == (kind, record_id):
            return True
        if not self.leave():
            return False
        self._grant = record_id
        self.card.show_record("grant", record_id)
        self._reveal(is_kept=True)
        self.refresh()
        return True

    def start(self, values: dict[str, Any] | None = None) -> bool:
        """Begin a new grant on its details."""
        if not self.leave():
            return False
        self._grant = ""
        self.card.new_record("grant", values)
        self._reveal(is_kept=False)
        self._stack.setCurrentWidget(self.card)
        self.card.focus_first()
        return True

    def leave(self) -> bool:
        """Save or ask about what is unfinished; False when the user stays."""
        return self.card.leave()

    def save(self) -> bool:
        """Save the details now; False when something is wrong with them."""
        return self.card.save()

    def show_tab(self, place: int) -> None:
        """Turn to a tab: EVIDENCE, DETAILS or HISTORY."""
        self.tabs.setCurrentIndex(place)

    def _reveal(self, *, is_kept: bool) -> None:
        self.header.setVisible(is_kept)
        self.tabs.setVisible(is_kept)

    def _after_save(self, kind: str, record_id: str) -> None:
        was_new = not self._grant
        self._grant = record_id
        self._reveal(is_kept=True)
        if was_new:
            self.tabs.setCurrentIndex(DETAILS)
        self.refresh()
        self.saved.emit(kind, record_id)

    def _close(self) -> None:
        self._grant = ""
        self._reveal(is_kept=False)
        self._stack.setCurrentWidget(self.empty)
        self.closed.emit()

    def _turn(self) -> None:
        if not self._grant:
            return
        place = self.tabs.currentIndex()
        if place == EVIDENCE:
            self.evidence.show_grant(self._grant)
        elif place == HISTORY:
            self.history.show_record("grant", self._grant)
        self._stack.setCurrentIndex(place)

    # Following -------------------------------------------------------------------------------------------------------

    def _follow(self, changes: "Changes") -> None:
        if self._grant and changes.touches(*SHOWN_HERE):
            self.refresh()

    def refresh(self) -> None:
        """Read head and tab anew."""
        from desktop_app.services import grants, record_files

        if not self._grant:
            return
        try:
            facts = grants.facts(self._desk.database, self._grant, self._desk.day)
        except NotFound:
            self._close()
            return
        self.header.show_grant(facts, record_files.emblem(self._desk.database, self._grant))
        self._turn()

    def choose_emblem(self) -> None:
        """Ask for the picture that stands on all that the grant pays for."""
        from desktop_app.ui import record_files

        if self._grant and self.leave() and record_files.add_file(self, self._desk, "grant", self._grant, use="emblem"):
            self._desk.said.emit(_("The emblem is kept with the grant, and printed on its papers."))
