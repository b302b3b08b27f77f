"""Texts that follow the language: shown now, shown again at each switch, forgotten with their widget."""

from collections.abc import Callable
from functools import partial
from typing import Any
from weakref import WeakSet

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from shiboken6 import isValid

from desktop_app import i18n
from desktop_app.i18n import N_, _

# What is shown again is kept on the widget itself, by the name of its method: nothing here keeps a widget alive,
# and no reference cycle leaves it to a garbage collection in some worker thread.
_owners: WeakSet[QObject] = WeakSet()
_KEPT = "_shown_in_the_language"


def bind_text(setter: Callable[..., Any], msgid: str, **arguments: Any) -> None:
    """Show a message through a widget's own setter, now and at each switch of the language.

    `setter` is a method of the widget (`label.setText`) or a `partial` of one (`partial(tabs.setTabText, 0)`).
    Arguments fill the message's {places}; one that can be called is called each time.
    """
    method, leading = (setter.func, setter.args) if isinstance(setter, partial) else (setter, ())
    owner = method.__self__  # type: ignore[attr-defined]
    name = (method.__name__, *leading)
    _keep(
        owner,
        name,
        partial(_show_message, name=method.__name__, leading=leading, msgid=msgid, arguments=arguments),
    )


def on_language(widget: QObject, refresh: Callable[[], Any]) -> None:
    """Call `refresh` now and at each switch of the language, as long as the widget lives."""
    method = getattr(refresh, "__self__", None)
    if method is widget:
        name = refresh.__name__
        _keep(widget, name, partial(_call_method, name=name))
    else:
        _keep(widget, refresh, partial(_call, refresh=refresh))


def _keep(owner: QObject, key: object, show: Callable[[QObject], None]) -> None:
    kept: dict[object, Callable[[QObject], None]] | None = getattr(owner, _KEPT, None)
    if kept is None:
        kept = {}
        setattr(owner, _KEPT, kept)
        _owners.add(owner)
    kept[key] = show
    show(owner)


def _show_message(owner: QObject, name: str, leading: tuple, msgid: str, arguments: dict[str, Any]) -> None:
    text = _(msgid)
    if arguments:
        text = text.format(**{key: value() if callable(value) else value for key, value in arguments.items()})
    getattr(owner, name)(*leading, text)


def _call_method(owner: QObject, name: str) -> None:
    getattr(owner, name)()


def _call(_owner: QObject, refresh: Callable[[], Any]) -> None:
    refresh()


def show_again() -> None:
    """Show every text that is followed in the language in force."""
    for owner in list(_owners):
        if not isValid(owner):
            _owners.discard(owner)
            continue
        for show in list(getattr(owner, _KEPT).values()):
            show(owner)


# Qt's own texts --------------------------------------------------------------------------------------------------

LEFT_IN_ENGLISH = {
    text.replace("&", ""): text
    for text in (
        N_("Look in:"),
        N_("Files of type:"),
        N_("File &name:"),
        N_("Directory:"),
        N_("All Files (*)"),
        N_("Back"),
        N_("Forward"),
        N_("Parent Directory"),
        N_("Create New Folder"),
        N_("List View"),
        N_("Detail View"),
        N_("Computer"),
        N_("Name"),
        N_("Size"),
        N_("Date Modified"),
        N_("Select All"),
        N_("Show Details..."),
        N_("Hide Details..."),
    )
}
"""Texts of Qt's own dialogs that its French catalogue leaves out."""


class MissingFromQt(QTranslator):
    """Gives Qt's dialogs, from our catalogue, the texts that its own French one lacks."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Our text for one of Qt's, None (never an empty text, which would blank it) when it is not ours."""
        ours = LEFT_IN_ENGLISH.get(source.replace("&", ""))
        return _(ours) if ours else None

    def isEmpty(self) -> bool:
        return False


class QtLanguage(QObject):
    """Keeps Qt's own buttons, dialogs, dates and numbers in the language of the window."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._application = application
        self._qt = QTranslator(self)
        self._missing = MissingFromQt(self)
        i18n.followers.append(self.follow)
        self.follow()

    def follow(self) -> None:
        """Switch Qt to the language in force, then show our own texts again."""
        code = i18n.language()
        QLocale.setDefault(QLocale("fr_FR" if code == "fr" else "en_GB"))
        self._application.removeTranslator(self._qt)
        self._application.removeTranslator(self._missing)
        if code != "en":
            if self._qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
                self._application.installTranslator(self._qt)
            self._application.installTranslator(self._missing)
        show_again()

    def leave(self) -> None:
        """Stop following the language."""
        if self.follow in i18n.followers:
            i18n.followers.remove(self.follow)
