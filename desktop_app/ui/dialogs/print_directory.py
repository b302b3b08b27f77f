"""The directory before it is printed: its language and day beside a live preview."""

from datetime import date
from io import BytesIO

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from desktop_app import i18n
from desktop_app.domain.fields import BadValue, read_partial_date
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.preferences import PRINT_LANGUAGES
from desktop_app.ui import messages, theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.preferences import PRINT_TITLES
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.jobs import Job, Report
from desktop_app.ui.paper import Preview, send_to_printer
from desktop_app.ui.translated import on_language


class PrintDirectoryDialog(Sheet):
    """Options left, the pages right; every change of an option prints them anew, in memory."""

    def __init__(self, desk: Desk, language: str, parent: QWidget | None = None) -> None:
        super().__init__("print", N_("Print the directory"), parent)
        self._desk = desk
        self._job: Job | None = None
        self.pdf = b""
        self._left_out = 0
        self.language = QComboBox(self)
        self.day = QLineEdit(self)
        self._build()
        self._fill(language)
        on_language(self, self.speak)
        self.language.activated.connect(lambda _place: self.prepare())
        self.day.editingFinished.connect(self.prepare)
        self.resize(theme.scaled(980), theme.scaled(680))
        self.prepare()

    def _build(self) -> None:
        self.preview = Preview(self)
        self.name(self.preview, "preview", N_("Preview"))
        options = QVBoxLayout()
        options.setSpacing(theme.MEDIUM)
        options.addWidget(self.labelled("language", N_("Language"), self.language))
        options.addWidget(
            self.labelled("as_of", N_("As of"), self.day, N_("Names, mandates and members of that day are printed."))
        )
        self.progress = QProgressBar(self)
        self.name(self.progress, "progress", N_("Progress"))
        self._said, self._wrong = QLabel(self), QLabel(self)
        self._said.setProperty("role", "muted")
        self._wrong.setProperty("role", "error")
        for label in (self._said, self._wrong):
            label.setWordWrap(True)
        options.addWidget(self.progress)
        options.addWidget(self._said)
        options.addWidget(self._wrong)
        options.addStretch(1)
        left = QWidget(self)
        left.setLayout(options)
        options.setContentsMargins(0, 0, 0, 0)
        left.setFixedWidth(theme.scaled(240))
        across = QHBoxLayout()
        across.setSpacing(theme.HUGE)
        across.addWidget(left)
        across.addWidget(self.preview, 1)
        self.content.addLayout(across, 1)
        self.add_button("cancel", N_("Close")).clicked.connect(self.reject)
        self.save_button = self.add_button("save", N_("Save as PDF…"))
        self.save_button.clicked.connect(self.save)
        self.print_button = self.add_button("print", N_("Print…"), primary=True)
        self.print_button.clicked.connect(self.print)

    def _fill(self, language: str) -> None:
        for code in PRINT_LANGUAGES:
            self.language.addItem("", code)
        self.language.setCurrentIndex(PRINT_LANGUAGES.index(language))
        self.day.setText(i18n.short_date(date.fromisoformat(self._desk.day)))

    def speak(self) -> None:
        """Say options and figures in the language in force."""
        for place, code in enumerate(PRINT_LANGUAGES):
            self.language.setItemText(place, _(PRINT_TITLES[code]))
        self._say_pages()

    # Printing in memory ---------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Make the pages for the options chosen."""
        try:
            day = date.fromisoformat(_first_day(read_partial_date(self.day.text().strip())))
        except BadValue as bad:
            self._wrong.setText(str(bad))
            self._allow(False)
            return
        self._wrong.clear()
        wanted = (self.language.currentData(), day)
        if self._job is not None:
            self._job.cancel()
        self._allow(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        job = Job(lambda report: _print(self._desk.database, *wanted, report), self)
        job.succeeded.connect(self._show)
        job.progressed.connect(self._progress)
        job.failed.connect(self._fail)
        self._job = job.start()

    def _progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _show(self, made: tuple[bytes, int]) -> None:
        self.pdf, self._left_out = made
        self.progress.hide()
        self.preview.show_pdf(self.pdf)
        self._say_pages()
        self._allow(True)

    def _fail(self, error: Exception) -> None:
        self.progress.hide()
        if not isinstance(error, UserError):
            raise error
        self._wrong.setText(str(error))

    def _allow(self, ready: bool) -> None:
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready)

    def _say_pages(self) -> None:
        if not self.pdf:
            return
        count = self.preview.document_shown.pageCount()
        said = [ngettext("{count} page", "{count} pages", count).format(count=count)]
        if self._left_out:
            said.append(
                ngettext(
                    "{count} person is not named: they did not consent.",
                    "{count} people are not named: they did not consent.",
                    self._left_out,
                ).format(count=self._left_out)
            )
        self._said.setText("\n".join(said))

    # Keeping it -----------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the pages as a file."""
        name = f"{_('directory')}-{self._desk.day}.pdf"
        path = messages.choose_file(
            self, N_("Save as PDF"), save=True, name=name, pattern=N_("PDF (*.pdf)"), suffix="pdf"
        )
        if path is None:
            return
        try:
            path.write_bytes(self.pdf)
        except OSError as refused:
            reason = _("{file} could not be written: {reason}. Choose another folder.")
            messages.tell(self, reason.format(file=path.name, reason=refused.strerror))
            return
        self._desk.said.emit(_("The directory is in {file}.").format(file=path.name))
        self.accept()

    def print(self) -> None:
        """Send the pages to a printer."""
        if send_to_printer(self, self.pdf, _("Directory")):
            self.accept()

    def done(self, result: int) -> None:
        """However it ends, nothing goes on printing behind it."""
        if self._job is not None:
            self._job.cancel()
        self.preview.let_go()
        super().done(result)


def _first_day(day: str) -> str:
    return day + "-01-01"[len(day) - 4 :]


def _print(database: object, language: str, day: date, report: Report) -> tuple[bytes, int]:
    from desktop_app.printing.directory import print_directory
    from desktop_app.services.directory import gather

    directory = gather(database, day)  # type: ignore[arg-type]
    target = BytesIO()
    print_directory(directory, language, target, report)  # type: ignore[arg-type]
    return target.getvalue(), directory.left_out
