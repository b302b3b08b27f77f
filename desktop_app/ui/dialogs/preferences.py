"""The preferences: language, looks, size of text, the user's name, the language of prints. They hold at once."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from desktop_app import i18n
from desktop_app.i18n import N_, _
from desktop_app.preferences import FIRST_PAGES, LOCK_AFTER, PRINT_LANGUAGES, TEXT_SIZES, THEMES
from desktop_app.ui import theme
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow

THEME_TITLES = {"system": N_("As the computer"), "light": N_("Light"), "dark": N_("Dark")}
LOCK_TITLES = {
    0: N_("Never"),
    2: N_("After 2 minutes"),
    5: N_("After 5 minutes"),
    10: N_("After 10 minutes"),
    30: N_("After half an hour"),
}
PAGE_TITLES = {"today": N_("Today"), "members": N_("Members")}
PRINT_TITLES = {"fr": N_("French"), "en": N_("English"), "fr+en": N_("French and English")}


class PreferencesDialog(Sheet):
    """Every choice is used as soon as it is made, so that one sees what one chooses."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__("preferences", N_("Preferences"), window)
        self._window = window
        self.setMinimumWidth(theme.scaled(420))
        self.language, self.theme, self.text_size = (QComboBox(self) for _place in range(3))
        self.printing, self.opening, self.lock = (QComboBox(self) for _place in range(3))
        self.user = QLineEdit(window.preferences.user_name, self)
        for part in (
            self.labelled("language", N_("Language"), self.language),
            self.labelled("theme", N_("Looks"), self.theme),
            self.labelled("text_size", N_("Size of text"), self.text_size),
            self.labelled("open_on", N_("Open on"), self.opening, N_("The page the window begins with.")),
            self.labelled("user", N_("Your name"), self.user, N_("It stands in the history beside what you change.")),
            self.labelled("print_language", N_("Language of prints"), self.printing),
            self.labelled(
                "lock_after",
                N_("Lock by itself"),
                self.lock,
                N_("An encrypted base only, also when the computer slept."),
            ),
        ):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.add_button("close", N_("Close"), primary=True).clicked.connect(self.accept)
        on_language(self, self.speak)
        self._connect()

    def _connect(self) -> None:
        change = self._window.change_preferences
        self.language.activated.connect(lambda _place: self._window.choose_language(self.language.currentData()))
        self.theme.activated.connect(lambda _place: change(theme=self.theme.currentData()))
        self.text_size.activated.connect(lambda _place: change(text_size=self.text_size.currentData()))
        self.printing.activated.connect(lambda _place: change(print_language=self.printing.currentData()))
        self.lock.activated.connect(lambda _place: change(lock_after=self.lock.currentData()))
        self.opening.activated.connect(lambda _place: change(open_on=self.opening.currentData()))
        self.user.editingFinished.connect(lambda: change(user=self.user.text().strip()))

    def speak(self) -> None:
        """Show the choices in the language in force, the ones that hold chosen."""
        kept = self._window.preferences
        _fill(self.language, {code: i18n.LANGUAGE_NAMES[code] for code in i18n.LANGUAGES}, i18n.language())
        _fill(self.theme, {code: _(THEME_TITLES[code]) for code in THEMES}, kept.theme)
        _fill(self.text_size, {size: _("{size} %").format(size=size) for size in TEXT_SIZES}, kept.text_size)
        _fill(self.lock, {minutes: _(LOCK_TITLES[minutes]) for minutes in LOCK_AFTER}, kept.lock_after)
        _fill(self.opening, {name: _(PAGE_TITLES[name]) for name in FIRST_PAGES}, kept.open_on)
        _fill(self.printing, {code: _(PRINT_TITLES[code]) for code in PRINT_LANGUAGES}, kept.print_language)


def _fill(box: QComboBox, choices: dict, current: object) -> None:
    box.clear()
    for code, title in choices.items():
        box.addItem(title, code)
    box.setCurrentIndex(list(choices).index(current))
