"""The composition root: builds preferences, base, desk and window, and catches what nobody expected."""

import builtins
import sys

_import = builtins.__import__
from PySide6.QtCore import QCoreApplication  # noqa: E402

# PySide6 puts a hook of its own in front of every import; nothing here uses it and it slows all later ones.
builtins.__import__ = _import

import logging  # noqa: E402
import traceback  # noqa: E402
from logging.handlers import RotatingFileHandler  # noqa: E402
from pathlib import Path  # noqa: E402
from types import TracebackType  # noqa: E402

from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop_app import __version__, i18n, preferences  # noqa: E402
from desktop_app.errors import UserError  # noqa: E402
from desktop_app.paths import default_base, user_folder  # noqa: E402
from desktop_app.preferences import Preferences  # noqa: E402
from desktop_app.storage.database import Database, open_base  # noqa: E402
from desktop_app.ui.desk import Desk  # noqa: E402
from desktop_app.ui.jobs import wait_for_all  # noqa: E402
from desktop_app.ui.main_window import MainWindow  # noqa: E402
from desktop_app.ui.theme import Theme  # noqa: E402
from desktop_app.ui.translated import QtLanguage  # noqa: E402

log = logging.getLogger("parvis")


def run(base: Path | None = None, language: str = "") -> int:
    """Open the window on a base (the last one, or the usual one, when none is named) until it is closed."""
    keep_log()
    application = make_application()
    program = Program(application, language)
    if not program.open(base):
        return 1
    status = application.exec()
    wait_for_all()
    return status


def make_application() -> QApplication:
    """The one Qt application, named for those who drive it from outside."""
    QCoreApplication.setApplicationName("parvis")
    QCoreApplication.setApplicationVersion(__version__)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationDisplayName("Parvis")
    application.setDesktopFileName("parvis")
    return application


class Program:
    """What lives as long as the program: preferences, looks, language, and the window on its base."""

    def __init__(self, application: QApplication, language: str = "") -> None:
        self.application = application
        self.preferences = preferences.load()
        if language:
            self.preferences = self.preferences.changed(language=language)
        i18n.set_language(self.preferences.window_language)
        self.looks = Theme(application, self.preferences.theme, self.preferences.text_size)
        self.language = QtLanguage(application)
        self.window: MainWindow | None = None
        sys.excepthook = self.catch

    def open(self, base: Path | None) -> bool:
        """Open a base in a fresh window; False when it cannot be opened, after saying why."""
        from desktop_app.ui import messages

        path = base or self._usual_base()
        try:
            database = self._database(path)
        except UserError as error:
            messages.tell_error(self.window, error)
            return False
        if database is None:
            return False
        self.keep(self.preferences.changed(last_base=str(path.resolve())))
        self.show(database)
        return True

    def show(self, database: Database) -> MainWindow:
        """Put a base on the desk and show its window, instead of the one before."""
        before = self.window
        self.window = MainWindow(Desk(database), self.preferences, self.looks)
        self.window.preferences_changed.connect(self.keep)
        self.window.another_base_wanted.connect(self._change_base)
        self.window.show()
        if before is not None:
            before.close()
            before.desk.database.close()
            before.deleteLater()
        return self.window

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
            log.warning("preferences not kept: %s", refused.strerror)

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
        log.error("%s\n%s", kind.__name__, "".join(traceback.format_tb(trace)))
        details = "".join(traceback.format_exception(kind, error, trace))
        messages.tell_bug(self.window, f"Parvis {__version__}\n{details}")


def keep_log() -> None:
    """Write the log into the user's folder, in two small files."""
    folder = user_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = RotatingFileHandler(folder / "parvis.log", maxBytes=500_000, backupCount=1, encoding="utf-8")
    except OSError:
        return
    written.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(written)


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
