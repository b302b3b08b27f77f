"""Every paper of a meeting before it is printed: which one, in which language, beside a live preview."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.preferences import PRINT_LANGUAGES
from desktop_app.ui import messages, theme
from desktop_app.ui.dialogs.preferences import PRINT_TITLES
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.jobs import Job
from desktop_app.ui.meeting_documents import DOCUMENTS, Wanted, as_word, make_pdf
from desktop_app.ui.paper import Preview, send_to_printer
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk


@dataclass
class _Made:
    wanted: Wanted
    pdf: bytes
    lacking: str


class PrintMeetingDialog(Sheet):
    """Options left, the pages right; made in memory, written only where the user says so."""

    def __init__(
        self, desk: "Desk", meeting_id: str, document: str, parent: QWidget | None = None, *, decision_id: str = ""
    ) -> None:
        super().__init__("print_meeting", N_("Print the meeting’s papers"), parent)
        self._desk, self._meeting_id, self._decision_id = desk, meeting_id, decision_id
        self._job: Job | None = None
        self._made: _Made | None = None
        self._sheet: str = ""
        self.document, self.language, self.edition = QComboBox(self), QComboBox(self), QComboBox(self)
        self._build()
        names = [name for name in DOCUMENTS if name != "extract" or decision_id]
        for name in names:
            self.document.addItem("", name)
        for code in PRINT_LANGUAGES:
            self.language.addItem("", code)
        self.document.setCurrentIndex(names.index(document) if document in names else 0)
        self._choose_language()
        on_language(self, self.speak)
        self.document.activated.connect(lambda _place: self._turn())
        for combo in (self.language, self.edition):
            combo.activated.connect(lambda _place: self.prepare())
        self.resize(theme.scaled(980), theme.scaled(680))
        self._turn()

    def _build(self) -> None:
        self.preview = Preview(self)
        self.name(self.preview, "preview", N_("Preview"))
        options = QVBoxLayout()
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(theme.MEDIUM)
        options.addWidget(self.labelled("document", N_("Paper"), self.document))
        options.addWidget(self.labelled("language", N_("Language"), self.language))
        self._edition_box = self.labelled("edition", N_("Agenda"), self.edition)
        options.addWidget(self._edition_box)
        self.progress = QProgressBar(self)
        self.name(self.progress, "progress", N_("Progress"))
        self.progress.setRange(0, 0)
        self._said, self._wrong = QLabel(self), QLabel(self)
        self._said.setProperty("role", "muted")
        self._wrong.setProperty("role", "error")
        for label in (self._said, self._wrong):
            label.setWordWrap(True)
        for widget in (self.progress, self._said, self._wrong):
            options.addWidget(widget)
        options.addStretch(1)
        left = QWidget(self)
        left.setLayout(options)
        left.setFixedWidth(theme.scaled(240))
        across = QHBoxLayout()
        across.setSpacing(theme.HUGE)
        across.addWidget(left)
        across.addWidget(self.preview, 1)
        self.content.addLayout(across, 1)
        self.add_button("cancel", N_("Close")).clicked.connect(self.reject)
        self.word_button = self.add_button("word", N_("Save for Word…"))
        self.word_button.clicked.connect(self.save_word)
        self.save_button = self.add_button("save", N_("Save as PDF…"))
        self.save_button.clicked.connect(self.save)
        self.print_button = self.add_button("print", N_("Print…"), primary=True)
        self.print_button.clicked.connect(self.print)

    def _choose_language(self) -> None:
        preferred = getattr(getattr(self.parent(), "window", lambda: None)(), "preferences", None)
        code = preferred.print_language if preferred is not None else "fr"
        self.language.setCurrentIndex(max(self.language.findData(code), 0))

    def speak(self) -> None:
        """Say options and figures in the language in force."""
        from desktop_app.services import convening
        from desktop_app.ui.two_languages import day_of

        for place in range(self.document.count()):
            self.document.setItemText(place, _(DOCUMENTS[self.document.itemData(place)].title))
        for place, code in enumerate(PRINT_LANGUAGES):
            self.language.setItemText(place, _(PRINT_TITLES[code]))
        before = self.edition.currentData()
        self.edition.clear()
        self.edition.addItem(_("As it is now"), None)
        for number, sent_on in reversed(convening.editions(self._desk.database, self._meeting_id)):
            self.edition.addItem(_("As sent on {date}").format(date=day_of(sent_on)), number)
        self.edition.setCurrentIndex(max(self.edition.findData(before), 0))
        self._say_pages()

    # Making the pages --------------------------------------------------------------------------------------------

    def _turn(self) -> None:
        paper = DOCUMENTS[self.document.currentData()]
        self._edition_box.setVisible(paper.has_editions and self.edition.count() > 1)
        self.word_button.setVisible(paper.as_word)
        self.prepare()

    def wanted(self) -> Wanted:
        """What is to be printed."""
        paper = DOCUMENTS[self.document.currentData()]
        return Wanted(
            self.document.currentData(),
            self._meeting_id,
            self.language.currentData(),
            self._desk.today.isoformat(),
            edition=self.edition.currentData() if paper.has_editions else None,
            decision_id=self._decision_id,
        )

    def prepare(self) -> None:
        """Make the pages for the options chosen."""
        wanted = self.wanted()
        if self._job is not None:
            self._job.cancel()
        self._wrong.clear()
        self._allow(False)
        self.progress.show()
        database = self._desk.database
        job = Job(lambda _report: _Made(wanted, *make_pdf(database, wanted)), self)
        job.succeeded.connect(self._show)
        job.failed.connect(self._fail)
        self._job = job.start()

    def _show(self, made: _Made) -> None:
        self._made = made
        self.progress.hide()
        self.preview.show_pdf(made.pdf)
        self._say_pages()
        self._allow(True)

    def _fail(self, error: Exception) -> None:
        self.progress.hide()
        if not isinstance(error, UserError):
            raise error
        self._wrong.setText(str(error))

    def _allow(self, ready: bool) -> None:
        for button in (self.save_button, self.print_button, self.word_button):
            button.setEnabled(ready)

    def _say_pages(self) -> None:
        if self._made is None:
            return
        count = self.preview.document_shown.pageCount()
        self._said.setText(ngettext("{count} page", "{count} pages", count).format(count=count))
        lacking = _("No typeface has {names}: a sign stands in its place.").format(names=self._made.lacking)
        self._wrong.setText(lacking if self._made.lacking else "")

    # Keeping them ------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep the pages as a file."""
        if self._made is not None:
            pdf = self._made.pdf
            self._write(lambda: pdf, N_("Save as PDF"), N_("PDF (*.pdf)"), "pdf")

    def save_word(self) -> None:
        """Keep the paper as a document that a word processor goes on with."""
        wanted = self.wanted()
        self._write(lambda: as_word(self._desk.database, wanted), N_("Save for Word"), N_("Word (*.docx)"), "docx")

    def _write(self, content: Callable[[], bytes], title: str, pattern: str, suffix: str) -> None:
        paper = _(DOCUMENTS[self.document.currentData()].title)
        name = f"{paper}-{self._desk.today.isoformat()}.{suffix}".replace(" ", "-").lower()
        path = messages.choose_file(self, title, save=True, name=name, pattern=pattern, suffix=suffix)
        if path is None:
            return
        try:
            path.write_bytes(content())
        except UserError as refused:
            messages.tell_error(self, refused)
            return
        except OSError as refused:
            reason = _("{file} could not be written: {reason}. Choose another folder.")
            messages.tell(self, reason.format(file=path.name, reason=refused.strerror))
            return
        self._desk.said.emit(_("{paper}: kept in {file}.").format(paper=paper, file=path.name))
        self.accept()

    def print(self) -> None:
        """Send the pages to a printer."""
        title = _(DOCUMENTS[self.document.currentData()].title)
        if self._made is not None and send_to_printer(self, self._made.pdf, title):
            self.accept()

    def done(self, result: int) -> None:
        """However it ends, nothing goes on printing behind it."""
        if self._job is not None:
            self._job.cancel()
        self.preview.let_go()
        super().done(result)


def print_meeting(parent: QWidget, desk: "Desk", meeting_id: str, document: str, *, decision_id: str = "") -> None:
    """Show a paper of a meeting, to be printed or kept."""
    PrintMeetingDialog(desk, meeting_id, document, parent, decision_id=decision_id).exec()
