"""Copies in the window: a copy for the road, changes sent as a file, and what comes back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QProgressBar, QWidget

from desktop_app.errors import UserError, WrongPassphrase
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import messages, theme
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.file_actions import BASES
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.jobs import Job, Report
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.sync.taking import Outcome
    from desktop_app.ui.main_window import MainWindow

TRAVEL_FILES = N_("Travel files (*.parvis-travel)")
BOTH = N_("Copies and travel files (*.parvis *.db *.sqlite *.parvis-travel);;All files (*)")


class PlaceField(QWidget):
    """Where a file is or shall be: its path, and a button that asks for it."""

    changed = Signal()

    def __init__(self, dialog: PlainDialog, ask: Callable[[], Path | None]) -> None:
        super().__init__(dialog)
        self._ask = ask
        self.line = QLineEdit(self)
        self.button = IconButton("folder-open", f"{dialog.identifier}.choose", N_("Choose…"), self)
        self.button.setAutoDefault(False)
        self.line.setAccessibleIdentifier(f"{dialog.identifier}.place")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SMALL)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.button.clicked.connect(self._choose)
        self.line.textChanged.connect(self.changed)

    def path(self) -> Path | None:
        """The file that is named; None when nothing is."""
        typed = self.line.text().strip()
        return Path(typed).expanduser() if typed else None

    def _choose(self) -> None:
        found = self._ask()
        if found is not None:
            self.line.setText(str(found))


class WorkingDialog(PlainDialog):
    """Does its work in the background: it stays, says what goes on, and tells in itself what kept it from the end."""

    def __init__(self, window: "MainWindow", name: str, title: str, accept: str) -> None:
        super().__init__(name, title, accept, window, width=520)
        self.window_of_base = window
        self.database = window.desk.database
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, True)
        self._job: Job | None = None
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self.name(self._bar, "progress", N_("Progress"))
        self._bar.hide()
        self.content.addWidget(self._bar)

    def add_hint(self, text: str) -> QLabel:
        """A sentence below the fields."""
        hint = QLabel(self)
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        bind_text(hint.setText, text)
        self.body.addWidget(hint)
        return hint

    def work(self, does: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do something in the background, then go on; a refusal is said in the dialog."""

        def run(_report: Report) -> Any:
            return does()

        self.say_problem(None)
        self._busy(True)
        self._job = Job(run, self)
        self._job.succeeded.connect(done)
        self._job.failed.connect(self._failed)
        self._job.ended.connect(lambda: self._busy(False))
        self._job.start()

    def _busy(self, is_busy: bool) -> None:
        self._bar.setVisible(is_busy)
        self.accept_button.setEnabled(not is_busy)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.refused(error)
        else:
            messages.tell_bug(self, "\n".join(getattr(error, "__notes__", [])) or repr(error))

    def refused(self, error: UserError) -> None:
        """Say why it did not go."""
        self.say_problem(error)
        self.fit()

    def wanted(self, place: PlaceField) -> Path | None:
        """The file that is named, or None after asking for it."""
        path = place.path()
        if path is None:
            self.say_problem(UserError(_("Choose a file first.")))
            place.setFocus()
        return path


class TakeCopyDialog(WorkingDialog):
    """Makes a full copy with an identity of its own, for a laptop that leaves."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, "take_copy", N_("Take a copy for the road"), N_("Make the copy"))
        self.name_line = QLineEdit(self)
        self.name(self.name_line, "name", N_("Name of the copy"))
        bind_text(self.name_line.setPlaceholderText, "Laptop for Strasbourg")
        self.place = PlaceField(self, self._ask)
        bind_text(self.place.line.setAccessibleName, "File")
        self.body.addLayout(self.under_label(N_("Name of the copy"), self.name_line))
        self.body.addLayout(self.under_label(N_("File"), self.place))
        self.add_hint(
            N_(
                "Then open the copy on the other machine and work in it as you do here. When it is back, choose "
                "“Bring back”: both go on with the work of both, and you are asked only where two people disagree."
            )
        )
        self.add_hint(
            N_("The copy is encrypted as this base is, and opens with the same passphrase.")
            if self.database.key
            else N_("This base is not encrypted, so neither is its copy: keep the laptop or the stick safe.")
        )

    def _ask(self) -> Path | None:
        stem = self.name_line.text().strip() or f"{self.database.path.stem}-copy"
        return messages.choose_file(
            self, N_("Take a copy for the road"), save=True, name=f"{stem}.parvis", pattern=BASES, suffix="parvis"
        )

    def accept(self) -> None:
        """Make it, whole or not at all."""
        path, name = self.wanted(self.place), self.name_line.text().strip()
        if path is None:
            return
        if not name:
            self.say_problem(UserError(_("Give the copy a name, so that everybody sees where a change was made.")))
            self.name_line.setFocus()
            return
        from desktop_app.sync import copies

        self.work(lambda: copies.make_copy(self.database, path, name), lambda _made: self._made(path))

    def _made(self, path: Path) -> None:
        self.window_of_base.desk.copies_met.emit()
        self.window_of_base.say(_("The copy is in {file}. It can leave now.").format(file=path.name))
        super().accept()


class SendChangesDialog(WorkingDialog):
    """Writes a travel file with what another copy lacks."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, "send_changes", N_("Send changes"), N_("Write the travel file"))
        from desktop_app.sync import copies

        self.to = QComboBox(self)
        self.name(self.to, "to", N_("For which copy"))
        self._peers = copies.peers(self.database)
        self.place = PlaceField(self, self._ask)
        bind_text(self.place.line.setAccessibleName, "File")
        self.passphrase = QLineEdit(self)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.name(self.passphrase, "passphrase", N_("Passphrase of the file"))
        self.body.addLayout(self.under_label(N_("For which copy"), self.to))
        self.body.addLayout(self.under_label(N_("File"), self.place))
        self.body.addLayout(self.under_label(N_("Passphrase of the file"), self.passphrase))
        self.add_hint(
            N_("Without a passphrase the file is locked by the key of this base: every copy of it opens the file.")
            if self.database.key
            else N_("Give a passphrase when the file goes by mail: without one, anybody can read it.")
        )
        self.add_hint(N_("Send the file or carry it; who receives it chooses “Bring back” there."))
        on_language(self, self._speak)

    def _speak(self) -> None:
        place = max(self.to.currentIndex(), 0)
        self.to.clear()
        for peer in self._peers:
            waits = ngettext("{count} change waits", "{count} changes wait", peer.waiting).format(count=peer.waiting)
            self.to.addItem(f"{peer.name or peer.copy} – {waits}", peer.copy)
        self.to.addItem(_("Any copy: everything there is"), None)
        self.to.setCurrentIndex(min(place, self.to.count() - 1))

    def _ask(self) -> Path | None:
        stem = f"{self.database.path.stem}-{self.window_of_base.desk.today.isoformat()}"
        return messages.choose_file(
            self,
            N_("Send changes"),
            save=True,
            name=f"{stem}.parvis-travel",
            pattern=TRAVEL_FILES,
            suffix="parvis-travel",
        )

    def accept(self) -> None:
        """Write the file, whole or not at all."""
        path = self.wanted(self.place)
        if path is None:
            return
        from desktop_app.sync import travel

        peer, passphrase = self.to.currentData(), self.passphrase.text() or None
        self.work(
            lambda: travel.write_for(self.database, peer, path, passphrase), lambda count: self._written(path, count)
        )

    def _written(self, path: Path, count: int) -> None:
        self.window_of_base.desk.copies_met.emit()
        sentence = ngettext("{count} change is in {file}.", "{count} changes are in {file}.", count)
        self.window_of_base.say(sentence.format(count=count, file=path.name))
        super().accept()


class BringBackDialog(WorkingDialog):
    """Takes in a copy that came back, or a travel file."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, "bring_back", N_("Bring back"), N_("Bring back"))
        self.place = PlaceField(self, self._ask)
        bind_text(self.place.line.setAccessibleName, "Copy or travel file")
        self.body.addLayout(self.under_label(N_("Copy or travel file"), self.place))
        self.passphrase = QLineEdit(self)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.name(self.passphrase, "passphrase", N_("Passphrase"))
        self._asks = QWidget(self)
        inside = self.under_label(N_("Passphrase"), self.passphrase)
        inside.setContentsMargins(0, 0, 0, 0)
        self._asks.setLayout(inside)
        self._asks.hide()
        self.body.addWidget(self._asks)
        self.add_hint(
            N_(
                "With a copy, both get what the other lacks. With a travel file, this base takes in what it carries. "
                "What does not conflict is simply there; what does waits in “To decide”."
            )
        )
        self.place.changed.connect(self._look)

    def _ask(self) -> Path | None:
        return messages.choose_file(self, N_("Bring back"), pattern=BOTH)

    def _look(self) -> None:
        from desktop_app.sync import travel

        path = self.place.path()
        is_travel = path is not None and travel.is_travel_file(path)
        locked = False
        if path is not None and is_travel:
            try:
                locked = travel.is_locked_by_passphrase(path)
            except UserError:  # it is damaged: bringing it back says so
                locked = False
        self._asks.setVisible(locked)
        self.say_problem(None)

    def accept(self) -> None:
        """Take everything in, or nothing."""
        path = self.wanted(self.place)
        if path is None:
            return
        if not path.is_file():
            self.say_problem(UserError(_("There is no file {path}. Choose another one.").format(path=path)))
            return
        secret = self.passphrase.text() if self._asks.isVisible() else ""
        database = self.database

        def brought() -> "tuple[Outcome, int]":
            from desktop_app.storage import encryption
            from desktop_app.sync import merging, travel

            if travel.is_travel_file(path):
                return travel.read(database, path, secret or None), 0
            merged = merging.merge(database, path, encryption.unlock(path, secret) if secret else None)
            return merged.came, merged.went.applied

        self.work(brought, self._came)

    def refused(self, error: UserError) -> None:
        """A locked copy asks for its passphrase; a fork of this base is offered a way out."""
        from desktop_app.sync.records import Fork

        super().refused(error)
        if isinstance(error, WrongPassphrase):
            self._asks.show()
            self.passphrase.setFocus()
            self.fit()
        elif isinstance(error, Fork):
            offer_new_identity(self.window_of_base, error)

    def _came(self, result: "tuple[Outcome, int]") -> None:
        from desktop_app.sync.conflicts import count_open

        came, went = result
        self.window_of_base.desk.copies_met.emit()
        sentence = result_in_words(came.applied, went, count_open(self.database))
        super().accept()
        self.window_of_base.say(sentence)
        messages.tell(self.window_of_base, sentence, details="\n".join(came.warnings))


def result_in_words(came: int, went: int, waiting: int) -> str:
    """How many changes came and went, and what waits for a decision now."""
    parts = [
        ngettext("{count} change came here.", "{count} changes came here.", came).format(count=came)
        if came
        else _("Nothing new came here.")
    ]
    if went:
        parts.append(
            ngettext("{count} change went to the copy.", "{count} changes went to the copy.", went).format(count=went)
        )
    parts.append(
        ngettext(
            "{count} conflict waits for you in “To decide”.", "{count} conflicts wait for you in “To decide”.", waiting
        ).format(count=waiting)
        if waiting
        else _("Nothing has to be decided.")
    )
    return " ".join(parts)


def offer_new_identity(window: "MainWindow", fork: Any = None) -> None:
    """Offer the way out of a fork: this base goes on under a name of its own, its work is kept."""
    from desktop_app.sync import copies
    from desktop_app.ui import jobs

    database = window.desk.database
    if fork is not None and fork.copy != copies.identity(database).copy:
        return
    question = _("Give this base a new identity? What was done in it is kept and told under the new identity.")
    details = _("Do this in one of two bases that were one: a backup that was restored, or a file copied by hand.")
    if not messages.ask(window, question, yes=N_("New identity"), details=details):
        return
    common = fork.common if fork is not None else None

    def work(_report: Report) -> str:
        return copies.take_new_identity(database, common)

    def done(_made: object) -> None:
        window.desk.copies_met.emit()
        window.say(_("This base is a copy of its own now. Bring the two together."))

    jobs.run(window, N_("Giving a new identity…"), work, done)
