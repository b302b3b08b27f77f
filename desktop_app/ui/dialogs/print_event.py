"""The papers of an event before they are printed: which one, in which language, beside a live preview."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.preferences import PRINT_LANGUAGES
from desktop_app.ui import messages, theme
from desktop_app.ui.dialogs.preferences import PRINT_TITLES
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.event_documents import PAPERS, make_pdf, sessions_of
from desktop_app.ui.icon_button import AIR
from desktop_app.ui.jobs import Job
from desktop_app.ui.paper import Preview, send_to_printer
from desktop_app.ui.translated import on_language
from desktop_app.ui.two_languages import said, time_of
from desktop_app.ui.when_where import day_in_words

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk


class PrintEventDialog(Sheet):
    """Options left, the pages right; made in memory, written only where the user says so."""

    def __init__(self, desk: "Desk", event_id: str, parent: QWidget | None = None) -> None:
        super().__init__("print_event", N_("Print the event’s papers"), parent)
        from desktop_app.services import events

        self._desk, self._event_id = desk, event_id
        self._job: Job | None = None
        self._pdf, self._lacking = b"", ""
        self.document, self.language = QComboBox(self), QComboBox(self)
        for name in PAPERS:
            self.document.addItem("", name)
        for code in PRINT_LANGUAGES:
            self.language.addItem("", code)
        self.when = QComboBox(self)
        self._sessions = sessions_of(events.programme(desk.database, event_id))
        for one in self._sessions:
            self.when.addItem("", one)
        self._build()
        on_language(self, self.speak)
        for combo in (self.document, self.language, self.when):
            combo.activated.connect(lambda _place: self.prepare())
        self.resize(theme.scaled(980), theme.scaled(680))
        self.prepare()

    def _build(self) -> None:
        self.preview = Preview(self)
        self.name(self.preview, "preview", N_("Preview"))
        self._said, self._wrong = QLabel(self), QLabel(self)
        self._said.setProperty("role", "muted")
        self._wrong.setProperty("role", "error")
        left = QWidget(self)
        left.setFixedWidth(theme.scaled(240))
        options = QVBoxLayout(left)
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(theme.MEDIUM)
        options.addWidget(self.labelled("document", N_("Paper"), self.document))
        options.addWidget(self.labelled("language", N_("Language"), self.language))
        self._when = self.labelled("when", N_("Day or session"), self.when)
        options.addWidget(self._when)
        for label in (self._said, self._wrong):
            label.setWordWrap(True)
            options.addWidget(label)
        options.addStretch(1)
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

    def speak(self) -> None:
        """Say options and figures in the language in force."""
        for place in range(self.document.count()):
            self.document.setItemText(place, _(PAPERS[self.document.itemData(place)][0]))
        for place, code in enumerate(PRINT_LANGUAGES):
            self.language.setItemText(place, _(PRINT_TITLES[code]))
        for place, one in enumerate(self._sessions):
            session = f"{AIR}{time_of(one.starts_at)} {said(one.title)}" if one.entry_id else day_in_words(one.day)
            self.when.setItemText(place, session)
        self._say_pages()

    def prepare(self) -> None:
        """Make the pages for the options chosen."""
        if self._job is not None:
            self._job.cancel()
        self._allow(False)
        self._wrong.clear()
        name = self.document.currentData()
        database, event_id = self._desk.database, self._event_id
        language, day = self.language.currentData(), self._desk.today.isoformat()
        self._when.setVisible(name == "attendance" and len(self._sessions) > 1)
        when = self._sessions[max(self.when.currentIndex(), 0)]
        job = Job(lambda _report: make_pdf(database, name, event_id, language, day, when), self)
        job.succeeded.connect(self._show)
        job.failed.connect(self._fail)
        self._job = job.start()

    def _show(self, made: tuple[bytes, str]) -> None:
        self._pdf, self._lacking = made
        self.preview.show_pdf(self._pdf)
        self._say_pages()
        self._allow(True)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._wrong.setText(str(error))

    def _allow(self, ready: bool) -> None:
        for button in (self.save_button, self.print_button):
            button.setEnabled(ready)

    def _say_pages(self) -> None:
        count = self.preview.document_shown.pageCount() if self._pdf else 0
        self._said.setText(ngettext("{count} page", "{count} pages", count).format(count=count) if count else "")
        lacking = _("No typeface has {names}: a sign stands in its place.").format(names=self._lacking)
        self._wrong.setText(lacking if self._lacking else "")

    def save(self) -> None:
        """Keep the pages as a file."""
        name = f"{_(PAPERS[self.document.currentData()][0])}.pdf".replace(" ", "-").lower()
        path = messages.choose_file(
            self, N_("Save as PDF"), save=True, name=name, pattern=N_("PDF (*.pdf)"), suffix="pdf"
        )
        if path is None:
            return
        try:
            path.write_bytes(self._pdf)
        except OSError as refused:
            reason = _("{file} could not be written: {reason}. Choose another folder.")
            messages.tell(self, reason.format(file=path.name, reason=refused.strerror))

    def print(self) -> None:
        """Send the pages to a printer."""
        send_to_printer(self, self._pdf, _(PAPERS[self.document.currentData()][0]))

    def done(self, result: int) -> None:
        """However it ends, nothing goes on printing behind it."""
        if self._job is not None:
            self._job.cancel()
        self.preview.let_go()
        super().done(result)
