"""The composition root: builds preferences, base, desk and window, and catches what nobody expected."""

import builtins
import gc
import sys

gc.disable()  # until the window is painted; then ui/tidy.py collects it, in the UI thread only
_import = builtins.__import__
from PySide6.QtCore import QCoreApplication  # noqa: E402

# PySide6 puts a hook of its own in front of every import; nothing here uses it and it slows all later ones.
builtins.__import__ = _import

from collections.abc import Callable  # noqa: E402
from datetime import date  # noqa: E402
from pathlib import Path  # noqa: E402
from types import TracebackType  # noqa: E402
from typing import TYPE_CHECKING  # noqa: E402

from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop_app import __version__, i18n, preferences  # noqa: E402
from desktop_app.errors import UserError  # noqa: E402
from desktop_app.i18n import _  # noqa: E402
from desktop_app.paths import default_base, user_folder  # noqa: E402
from desktop_app.preferences import Preferences  # noqa: E402
from desktop_app.storage.database import Database, open_base  # noqa: E402
from desktop_app.ui.desk import Desk  # noqa: E402
from desktop_app.ui.main_window import MainWindow  # noqa: E402
from desktop_app.ui.theme import Theme  # noqa: E402
from desktop_app.ui.tidy import Tidy  # noqa: E402
from desktop_app.ui.translated import QtLanguage  # noqa: E402

if TYPE_CHECKING:
    from logging import Logger


def run(base: Path | None = None, language: str = "") -> int:
    """Open the window on a base (the last one, or the usual one, when none is named) until it is closed."""
    if not has_display():
        i18n.set_language(language or preferences.load().window_language)
        sentence = _(
            "There is no screen here, so the window cannot open. Use the commands (parvis --help), "
            "or start Parvis on a desktop."
        )
        print(sentence, file=sys.stderr)
        return 1
    application = make_application()
    program = Program(application, language)
    if not program.open(base):
        return 1
    status = application.exec()
    program.end()
    return status


def has_display() -> bool:
    """Whether Qt would find a screen to show a window on."""
    import os

    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))


def self_test() -> int:
    """Open every page once and print one document, in a base of its own that is thrown away."""
    import os
    from tempfile import TemporaryDirectory

    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with TemporaryDirectory(prefix="parvis") as folder:
        os.environ["PARVIS_HOME"] = folder
        from desktop_app.services.bases import new_base

        program = Program(make_application())
        window = program.show(new_base(Path(folder) / "trial.parvis", demo=True))
        from desktop_app.ui import trial

        pages = trial.open_everything(window)
        trial.bring_a_sheet_out_and_in(window, Path(folder))
        program.end()
    print(
        _("Parvis {version} works: every page was opened, {count} pages printed.").format(
            version=__version__, count=pages
        )
    )
    return 0


def make_application() -> QApplication:
    """The one Qt application, named for those who drive it from outside."""
    QCoreApplication.setApplicationName("parvis")
    QCoreApplication.setApplicationVersion(__version__)
    # The style comes as an argument: `setStyle` would make Python know QStyle, 9 ms before the first paint.
    application = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    assert isinstance(application, QApplication)
    application.setApplicationDisplayName("Parvis")
    application.setDesktopFileName("parvis")
    return application


class Program:
    """What lives as long as the program: preferences, looks, language, and the window on its base."""

    def __init__(self, application: QApplication, language: str = "", today: Callable[[], date] = date.today) -> None:
        self.application = application
        self._today = today
        self.preferences = preferences.load()
        if language:
            self.preferences = self.preferences.changed(language=language)
        i18n.set_language(self.preferences.window_language)
        self.looks = Theme(application, self.preferences.theme, self.preferences.text_size)
        self.language = QtLanguage(application)
        self.window: MainWindow | None = None
        self._tidy = Tidy(application)
        self._is_telling = False
        self._told: set[str] = set()
        sys.excepthook = self.catch

    def open(self, base: Path | None) -> bool:
        """Open a base in a fresh window; False when it cannot be opened, after saying why."""
        path = base or self._usual_base()
        try:
            database = self._database(path)
        except UserError as error:
            from desktop_app.ui import messages

            messages.tell_error(self.window, error)
            return False
        if database is None:
            return False
        self.show(database)
        return True

    def show(self, database: Database) -> MainWindow:
        """Put a base on the desk and show its window, instead of the one before."""
        before = self.window
        if before is not None:
            before.keep_geometry()
        self.window = MainWindow(Desk(database, self._today), self.preferences, self.looks)
        self.window.preferences_changed.connect(self.keep)
        self.window.woken.connect(self._remember_base)
        self.window.another_base_wanted.connect(self._change_base)
        self.window.show()
        if before is not None:
            before.close()
            before.desk.database.close()
            before.deleteLater()
        return self.window

    def _remember_base(self) -> None:
        """Open this base next time; written down once the window stands."""
        assert self.window is not None
        path = str(self.window.desk.database.path.resolve())
        self.window.preferences = self.window.preferences.changed(last_base=path)
        self.keep(self.window.preferences)

    def end(self) -> None:
        """Put everything away: the window, its base, and what follows language and looks."""
        from desktop_app.ui.jobs import wait_for_all

        if self.window is not None:
            self.window.close()
            wait_for_all()
            self.window.desk.database.close()
            self.window.deleteLater()
            self.window = None
        self.language.leave()
        for part in (self.language, self.looks, self._tidy):
            part.deleteLater()
        sys.excepthook = sys.__excepthook__

    def _usual_base(self) -> Path:
        last = Path(self.preferences.last_base) if self.preferences.last_base else None
        return last if last is not None and last.exists() else default_base()

    def _database(self, path: Path) -> Database | None:
        """The base at a path: made when it is the usual one and not there yet, unlocked when it is locked."""
        user = self.preferences.user_name
        if path == default_base() and not path.exists():
            from desktop_app.services.bases import new_base

            path.parent.mkdir(parents=True, exist_ok=True)
            return new_base(path, user)
        if path.is_file() and _is_locked(path):
            from desktop_app.ui.dialogs.passphrase import ask_passphrase

            key = ask_passphrase(self.window, path)
            return open_base(path, user, key) if key is not None else None
        return open_base(path, user)

    def _change_base(self, path: Path) -> None:
        if self.window is not None and self.window.leave():
            self.open(path)

    def keep(self, chosen: Preferences) -> None:
        """Keep the preferences; a full or read-only disk must not stop the work."""
        self.preferences = chosen
        try:
            preferences.save(chosen)
        except OSError as refused:
            the_log().warning("preferences not kept: %s", refused.strerror)

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """The one excepthook: what is expected is said; a bug is logged, shown with its details, and survived."""
        from desktop_app.ui import messages

        if issubclass(kind, KeyboardInterrupt):
            self.application.quit()
            return
        if isinstance(error, UserError):
            messages.tell_error(self.window, error)
            return
        # The log carries where it happened, never what was in the record.
        import traceback

        the_log().error("%s\n%s", kind.__name__, "".join(traceback.format_tb(trace)))
        details = "".join(traceback.format_exception(kind, error, trace))
        # A mistake in painting comes again with every paint, also under the dialog that tells of it: once is enough.
        place = "".join(traceback.format_tb(trace)[-1:])
        if self._is_telling:
            return
        if place in self._told:
            if self.window is not None:
                self.window.say(_("Parvis made the same mistake again. What you typed is kept."))
            return
        self._told.add(place)
        self._is_telling = True
        try:
            messages.tell_bug(self.window, f"Parvis {__version__}\n{details}")
        finally:
            self._is_telling = False


def the_log() -> "Logger":
    """The log in the user's folder, in two small files; made at the first line, for the first paint needs none."""
    import logging
    from logging.handlers import RotatingFileHandler

    log = logging.getLogger("parvis")
    if not log.handlers:
        folder = user_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            written = RotatingFileHandler(folder / "parvis.log", maxBytes=500_000, backupCount=1, encoding="utf-8")
        except OSError:
            return log
        written.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(written)
    return log


def _is_locked(path: Path) -> bool:
    from desktop_app.storage.connection import SQLITE_HEADER

    try:
        with path.open("rb") as file:
            if file.read(16) == SQLITE_HEADER:
                return False
    except OSError:
        return False
    from desktop_app.storage.encryption import is_encrypted

    return is_encrypted(path)
