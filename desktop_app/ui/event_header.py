"""The head of an event: its title in both languages, when and where, and what one does with it as a whole."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.event_kinds import EVENT_STATUSES
from desktop_app.i18n import N_, _, language_name
from desktop_app.ui import theme
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.icons import icon, picture
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import other, said
from desktop_app.ui.when_where import other_clock, when_and_where
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.services.papers import Heading

MORE = (
    ("copy", N_("Copy the event…"), "copy"),
    ("repeat", N_("Repeat the event…"), "refresh-cw"),
    ("calendar", N_("Send to calendars (.ics)…"), "calendar-plus"),
    ("answers", N_("Read answers from calendars…"), "inbox"),
    ("evidence", N_("Evidence file…"), "archive"),
    ("cancel", N_("Cancel the event…"), "circle-x"),
)
STATUS_TITLES = dict(EVENT_STATUSES)
NARROW = 760
"""Below this width the buttons of the head go without words."""
LOOKS = {"confirmed": "accent", "held": "accent", "postponed": "warning", "cancelled": "warning"}


class EventHeader(QWidget):
    """Says what the event is; its buttons say what is wanted."""

    wanted = Signal(str)
    """One of: check_in, print, copy, repeat, calendar, answers, evidence, cancel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading: Heading | None = None
        self._status = ""
        self.title, self.other = self._label("name"), OneLine(self)
        self.other.setProperty("card", "other-name")
        self.sentence, self.clock = self._label("facts"), QLabel(self)
        self.clock.setProperty("role", "warning")
        self.clock.setWordWrap(True)
        self.clock.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for name, label in (("title", self.title), ("when", self.sentence), ("clock", self.clock)):
            label.setAccessibleIdentifier(f"events.head.{name}")
        self._drawing = QLabel(self)
        self._chips = QWidget(self)
        self._wrapping = Wrapping(self._chips)
        self._wrapping.setSpacing(theme.HAIR + 2)
        self._lay_out()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        on_language(self, self.speak)

    def _label(self, look: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("card", look)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(theme.HAIR // 2)
        words.addWidget(self.title)
        words.addWidget(self.other)
        top = QHBoxLayout()
        top.setSpacing(theme.MEDIUM)
        top.addLayout(words, 1)
        top.addLayout(self._buttons(), 0)
        where = QHBoxLayout()
        where.setSpacing(theme.SMALL)
        where.addWidget(self._drawing, alignment=Qt.AlignmentFlag.AlignTop)
        where.addWidget(self.sentence, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.HUGE, theme.LARGE, theme.LARGE, theme.HAIR)
        layout.setSpacing(theme.HAIR)
        layout.addLayout(top)
        layout.addSpacing(theme.HAIR)
        layout.addLayout(where)
        layout.addWidget(self.clock)
        layout.addWidget(self._chips)

    def _buttons(self) -> QHBoxLayout:
        self.check_in_button = IconButton("list-checks", "events.check_in", N_("Check in"), self)
        self.print_button = IconButton("printer", "events.print", N_("Print…"), self)
        self.more_button = QToolButton(self)
        self.more_button.setIcon(icon("ellipsis-vertical", "muted"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more_button.setAccessibleIdentifier("events.head.more")
        bind_text(self.more_button.setAccessibleName, "More for this event")
        bind_text(self.more_button.setToolTip, "More for this event")
        menu = QMenu(self.more_button)
        menu.setAccessibleIdentifier("events.head.menu")
        for name, text, drawing in MORE:
            action = menu.addAction(icon(drawing), "")
            action.setObjectName(f"events.{name}")
            bind_text(action.setText, text)
            action.triggered.connect(lambda _on=False, wanted=name: self.wanted.emit(wanted))
        self.more_button.setMenu(menu)
        self.check_in_button.clicked.connect(lambda: self.wanted.emit("check_in"))
        self.print_button.clicked.connect(lambda: self.wanted.emit("print"))
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL)
        for button in (self.check_in_button, self.print_button, self.more_button):
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        """In a narrow panel the drawings say what the buttons do: the title needs the room more."""
        is_narrow = self.width() < theme.scaled(NARROW)
        for button, text in ((self.check_in_button, _("Check in")), (self.print_button, _("Print…"))):
            button.say(text)
            button.setToolTip(text)
            if is_narrow:
                button.setText("")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_drawing"):
            self._draw()

    def _draw(self) -> None:
        side = theme.scaled(18)
        self._drawing.setPixmap(picture("calendar-days", side, "accent", self.devicePixelRatioF()))
        self.more_button.setIconSize(QSize(side, side))

    # Showing -------------------------------------------------------------------------------------------------------

    def show_event(self, heading: "Heading", status: str) -> None:
        """Show another event, or this one as it stands now."""
        self._heading, self._status = heading, status
        self.speak()

    def speak(self) -> None:
        """Say it in the language in force."""
        self._draw()
        self._fit_buttons()
        heading = self._heading
        if heading is None:
            return
        self.title.setText(said(heading.title))
        self.other.say(other(heading.title))
        self.sentence.setText(when_and_where(heading))
        self.sentence.setToolTip(_facts(heading))
        elsewhere = "" if heading.clock else other_clock(heading.starts_at, heading.ends_at or None, heading.zone)
        self._say(self.clock, elsewhere)
        self._show_chips(heading)

    def _say(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _show_chips(self, heading: "Heading") -> None:
        self._wrapping.throw_all_away()
        chips = [(LOOKS.get(self._status, "plain"), _(STATUS_TITLES.get(self._status, self._status)))]
        if heading.languages:
            chips.append(("plain", ", ".join(language_name(code) for code in heading.languages)))
        if heading.interpretation:
            names = ", ".join(language_name(code) for code in heading.interpretation)
            chips.append(("plain", _("interpreted into {languages}").format(languages=names)))
        if heading.visibility:
            called = heading.visibility.reference or said(heading.visibility.funder)
            chips.append(("plain", _("grant {reference}").format(reference=called).strip()))
        for look, text in chips:
            label = QLabel(text, self._chips)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("card", f"label-{look}")
            self._wrapping.addWidget(label)
        self._chips.updateGeometry()


class OneLine(QLabel):
    """A label of one line that ends in … where it has no room, and says the whole in its tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Show a text; nothing takes no room."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _facts(heading: "Heading") -> str:
    """The venue with its street, and the host."""
    place = heading.place
    town = " ".join(part for part in (place.postcode, place.city) if part)
    address = [said(place.venue), *place.lines.splitlines(), town] if said(place.venue) else []
    host = _("host: {name}").format(name=said(heading.host)) if said(heading.host) else ""
    return " · ".join(part for part in (", ".join(one for one in address if one), host) if part)
