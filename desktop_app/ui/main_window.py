"""The window: navigation, top bar, pages, menus and status bar. It holds no data and decides nothing about it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop_app import i18n
from desktop_app.i18n import N_, _
from desktop_app.paths import user_folder
from desktop_app.preferences import TEXT_SIZES
from desktop_app.ui import theme
from desktop_app.ui.actions import Action
from desktop_app.ui.as_of import AsOfBand, AsOfButton
from desktop_app.ui.desk import Desk
from desktop_app.ui.icons import icon
from desktop_app.ui.meetings_of_copies import MeetingsOfCopies
from desktop_app.ui.menus import fill_menus
from desktop_app.ui.navigation import Navigation
from desktop_app.ui.page_making import make_page
from desktop_app.ui.segments import Segments
from desktop_app.ui.theme import Theme
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.preferences import Preferences
    from desktop_app.ui.hub_meetings import HubMeetings
    from desktop_app.ui.locking import Locking
    from desktop_app.ui.palette import SearchPalette

PAGES = (
    ("today", N_("Today"), "sunrise"),
    ("members", N_("Members"), "users"),
    ("contacts", N_("Contacts"), "contact"),
    ("bodies", N_("Bodies"), "landmark"),
    ("events", N_("Events"), "calendar-days"),
    ("meetings", N_("Meetings"), "gavel"),
    ("positions", N_("Positions"), "megaphone"),
    ("practices", N_("Practices"), "globe"),
    ("grants", N_("Grants"), "banknote"),
    ("verification", N_("Verification"), "list-checks"),
    ("lists", N_("Lists"), "list-filter"),
    ("duplicates", N_("Duplicates"), "copy"),
    ("reports", N_("Reports"), "chart-column"),
    ("conflicts", N_("To decide"), "inbox"),
    ("history", N_("History"), "history"),
)
PAGE_OF_KIND = {
    "organisation": "members", "body": "bodies", "person": "contacts", "event": "events", "meeting": "meetings",
    "position": "positions", "practice": "practices", "grant": "grants", "verification_round": "verification",
}  # fmt: skip

A_FRAME = 20  # milliseconds in which Qt has laid out and painted what changed


class MainWindow(QMainWindow):
    """One base on the desk, and the pages around it."""

    preferences_changed = Signal(object)
    woken = Signal()
    """All that the first paint went without is there."""
    another_base_wanted = Signal(object)
    """Another base is to be opened instead of this one: its path."""

    def __init__(self, desk: Desk, preferences: "Preferences", looks: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk: Desk = desk
        self.preferences: Preferences = preferences
        self.looks: Theme = looks
        desk.setParent(self)
        self.pages: dict[str, QWidget] = {}
        self.actions_by_name: dict[str, Action] = {}
        self._palette: SearchPalette | None = None
        self.hub_meetings: HubMeetings | None = None
        self.locking: Locking | None = None
        """Both are made when the window is awake."""
        self._is_painted = False
        self.is_awake = False
        """Whether everything that the first paint went without is there."""
        self._settings = QSettings(str(user_folder() / "window.ini"), QSettings.Format.IniFormat)
        self.setObjectName("window")
        self.setWindowIcon(icon("parvis"))
        self._build()
        fill_menus(self, PAGES)
        self._connect()
        on_language(self, self.speak)
        self.navigation.show_page(preferences.open_on)
        self._restore()

    # Building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.navigation = Navigation(PAGES, self)
        self.stack = QStackedWidget(self)
        self.band = AsOfBand(self.desk, self)
        self.notices = QVBoxLayout()
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._top_bar())
        middle.addWidget(self.band)
        middle.addLayout(self.notices)
        middle.addWidget(self.stack, 1)
        whole = QWidget(self)
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.navigation)
        across.addLayout(middle, 1)
        self.setCentralWidget(whole)
        self._status_bar()

    def _top_bar(self) -> QFrame:
        bar = QFrame(self)
        bar.setObjectName("topbar")
        self.search_button = QPushButton(icon("search", "muted"), "", bar)
        self.search_button.setAccessibleIdentifier("window.search")
        self.search_button.setObjectName("everywhere")
        self._top_buttons = QHBoxLayout()
        self._top_buttons.setSpacing(theme.HAIR)
        self.as_of_button = AsOfButton(self.desk, bar)
        line = QHBoxLayout(bar)
        line.setContentsMargins(theme.HUGE, theme.SMALL, theme.HUGE, theme.SMALL)
        line.setSpacing(theme.MEDIUM)
        line.addWidget(self.search_button, 1)
        line.addStretch(1)
        line.addLayout(self._top_buttons)
        line.addWidget(self.as_of_button)
        return bar

    def put_in_top_bar(self, action: Action) -> None:
        """Give an action a button in the top bar."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        side = theme.scaled(theme.ICON + 2)
        button.setIconSize(QSize(side, side))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleIdentifier(f"window.{action.objectName()}")
        on_language(button, partial(_name_after_action, button, action))
        action.changed.connect(partial(_name_after_action, button, action))
        self._top_buttons.addWidget(button)

    def _status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self.base_label = QLabel(self)
        self.base_label.setContentsMargins(theme.HUGE, 0, theme.MEDIUM, 0)
        self.message_label = QLabel(self)
        self.message_label.setAccessibleIdentifier("window.message")
        self.language_switch = Segments(
            "window.language",
            (("fr", N_("FR"), N_("Show everything in French")), ("en", N_("EN"), N_("Show everything in English"))),
            i18n.language(),
            self,
        )
        bar.addWidget(self.base_label)
        bar.addWidget(self.message_label, 1)
        bar.addPermanentWidget(MeetingsOfCopies(self))
        bar.addPermanentWidget(self.language_switch)
        bar.setContentsMargins(0, theme.HAIR, theme.HUGE, theme.HAIR)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.show_page)
        self.search_button.clicked.connect(self.search_everywhere)
        self.language_switch.chosen.connect(self.choose_language)
        self.desk.open_requested.connect(self.open_record)
        self.desk.changed.connect(self._follow)
        self.desk.said.connect(self.say)
        self.desk.decide_requested.connect(partial(self.show_page, "conflicts"))
        self.looks.changed.connect(self._follow_theme)
        self._quiet = QTimer(self, singleShot=True, interval=8000)
        self._quiet.timeout.connect(self.message_label.clear)

    # Texts ----------------------------------------------------------------------------------------------------

    def speak(self) -> None:
        """Say what is put together here in the language in force."""
        self.setWindowTitle(f"{self.desk.database.path.stem} — Parvis")
        key = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        self.search_button.setText("  " + _("Search everything…") + f"   {key}")
        self.search_button.setAccessibleName(_("Search everything"))
        self.base_label.setText(self.desk.database.path.name)
        self.base_label.setToolTip(str(self.desk.database.path))
        self.language_switch.show_choice(i18n.language())
        if self.is_awake:
            from desktop_app.ui import waking

            waking.show_undo(self)

    def say(self, sentence: str) -> None:
        """Show a short sentence in the status bar for a while."""
        self.message_label.setText(sentence)
        self._quiet.start()

    # Pages ---------------------------------------------------------------------------------------------------

    def page(self, name: str) -> QWidget:
        """A page by its name, made at its first visit."""
        if name not in self.pages:
            made = make_page(name, self.desk, self.stack)
            self.pages[name] = made
            self.stack.addWidget(made)
            if hasattr(made, "counted"):
                made.counted.connect(partial(self.navigation.show_count, name))
            if hasattr(made, "first_rows"):
                made.first_rows()
                made.fill_more_menu(self.actions_by_name)  # type: ignore[attr-defined]
        return self.pages[name]

    @property
    def current_page(self) -> QWidget:
        """The page that is open."""
        return self.stack.currentWidget()  # type: ignore[return-value]

    def show_page(self, name: str) -> bool:
        """Turn to a page; False when the card that is open does not let go."""
        current = self.current_page
        if current is not None and name not in (current.objectName(),) and not _leave(current):
            self.navigation.show_page(current.objectName())
            return False
        page = self.page(name)
        self.stack.setCurrentWidget(page)
        self.navigation.show_page(name)
        return True

    def open_record(self, kind: str, record_id: str) -> None:
        """Show a record on the page of its kind; one that was combined into another, that other one."""
        from desktop_app.services.combining import standing_id

        record_id = standing_id(self.desk.database, kind, record_id)
        name = PAGE_OF_KIND.get(kind)
        if name is None:
            from desktop_app.ui.dialogs.record_dialog import open_record

            open_record(self, self.desk, kind, record_id)
            return
        current = self.current_page
        on_bodies = current is not None and current.objectName() == "bodies" and kind == "organisation"
        if on_bodies and self.page("bodies").table.show_record(record_id):  # type: ignore[attr-defined]
            name = "bodies"
        if self.show_page(name):
            page = self.page(name)
            page.open_record(record_id)  # type: ignore[attr-defined]
            getattr(page, "table", page).setFocus()

    # What the actions do -------------------------------------------------------------------------------------

    def start_new(self, name: str) -> None:
        """Begin a new record on a page."""
        if self.show_page(name):
            self.page(name).start_new()  # type: ignore[attr-defined]

    def choose_day(self) -> None:
        """Choose the day everything is shown for."""
        self.as_of_button.choose()

    def turn_light(self) -> None:
        """From light to dark, and back."""
        self.change_preferences(theme="light" if self.looks.is_dark() else "dark")

    def size_text(self, step: int) -> None:
        """Take the next larger or smaller size of text."""
        place = TEXT_SIZES.index(self.preferences.text_size) + step
        if 0 <= place < len(TEXT_SIZES):
            self.change_preferences(text_size=TEXT_SIZES[place])

    def search_everywhere(self) -> None:
        """Open the sheet that searches everything."""
        self._before_palette = self.focusWidget()
        self.palette_sheet.open()

    @property
    def palette_sheet(self) -> "SearchPalette":
        """The sheet that searches everything, made at first use."""
        if self._palette is None:
            from desktop_app.ui.palette import SearchPalette

            self._palette = SearchPalette(self.desk, dict(self.actions_by_name), self)
            self._palette.closed.connect(self._focus_back)
        return self._palette

    def _focus_back(self) -> None:
        if self._before_palette is not None and self._before_palette.isVisible():
            self._before_palette.setFocus()

    def turn(self, way: str) -> None:
        """Undo or redo the last thing done on this base."""
        from desktop_app.ui import turning

        if _leave(self.current_page):
            turning.turn(self, self.desk.database, way, self._follow)

    def choose_language(self, code: str) -> None:
        """Show everything in a language, now and next time."""
        self.message_label.clear()  # what it said was said in the language before
        i18n.set_language(code)
        self.change_preferences(language=code)

    def change_preferences(self, **values: object) -> None:
        """Keep preferences and use them at once."""
        self.preferences = self.preferences.changed(**values)
        self.looks.choose(self.preferences.theme, self.preferences.text_size)
        i18n.set_language(self.preferences.window_language)
        self.desk.database.user = self.preferences.user_name
        self.preferences_changed.emit(self.preferences)

    # Following -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._after_first_paint)

    def _after_first_paint(self) -> None:
        """The frame stands: show the first page with its rows, then load what the first paint went without."""
        if not isValid(self):
            return
        if not self.pages:
            self.show_page(self.preferences.open_on)
        reads = getattr(self.current_page, "was_read", None)
        if reads is None:
            QTimer.singleShot(0, self._wake)
        else:  # what is looked at comes before what may be asked for later
            wake_soon = QTimer(self, singleShot=True, interval=A_FRAME)
            wake_soon.timeout.connect(self._wake)
            reads.connect(wake_soon.start, Qt.ConnectionType.SingleShotConnection)

    def _wake(self) -> None:
        """Load what the first paint went without: counts, undo titles, the mapping for the first card."""
        from desktop_app.ui import waking

        if isValid(self):  # a window may be closed before it is awake
            waking.wake(self)

    def _follow(self, changes: object) -> None:
        from desktop_app.ui import waking

        waking.show_counts(self)
        waking.show_undo(self)

    def _follow_theme(self) -> None:
        self.navigation.follow_theme()
        for page in self.pages.values():
            if hasattr(page, "follow_theme"):
                page.follow_theme()

    # The window itself ---------------------------------------------------------------------------------------

    def _restore(self) -> None:
        self.resize(1240, 780)
        geometry = self._settings.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def keep_geometry(self) -> None:
        """Remember place and size for the next window."""
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.sync()

    def leave(self) -> bool:
        """Save or ask about every card that is unfinished; False when the user stays."""
        return all(_leave(page) for page in self.pages.values())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.leave():
            event.ignore()
            return
        self.keep_geometry()
        self.desk.leave()
        event.accept()


def _leave(page: QWidget) -> bool:
    panel = getattr(page, "panel", None)
    return panel is None or panel.leave()


def _name_after_action(button: QToolButton, action: Action) -> None:
    button.setAccessibleName(action.toolTip())
