"""The practices of the members: found by theme, country and member, printed, put before a meeting or an event."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui import messages, theme
from desktop_app.ui.attempts import attempt
from desktop_app.ui.desk import Desk
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.page_of import PageOf
from desktop_app.ui.practice_panel import PracticePanel
from desktop_app.ui.record_page import RecordPage
from desktop_app.ui.translated import bind_text
from desktop_app.ui.two_languages import day_of, said
from desktop_app.ui.wrapping import Wrapping

PRACTICES = PageOf(
    "practices",
    N_("Practices"),
    "globe",
    "practice",
    "all",
    N_("New practice"),
    N_("Search titles, members, partners, countries, themes…"),
    N_("No practice yet"),
    N_("Choose a practice on the left to see what was done and with whom, or add one with Ctrl+N."),
)


WIDTHS = {"name": 196, "member": 156, "countries": 130}
"""The columns' widths at 100 %, so that countries are seen beside a card."""


class PracticesPage(RecordPage):
    """The list and the card, and what one does with a practice."""

    panel: PracticePanel

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, PRACTICES, parent)
        self.print_button.clicked.connect(self.print_papers)
        self.offer_button.clicked.connect(self.offer)
        self.panel.opened.connect(self._allow)
        self._allow()

    def _make_panel(self) -> PracticePanel:
        return PracticePanel(self.desk, "practices.card", PRACTICES.advice, self)

    def _sheet(self) -> QWidget:
        """The list, and below it what one does with practices."""
        self.offer_button = IconButton("calendar-plus", "practices.offer", N_("Offer it…"), self)
        bind_text(self.offer_button.setToolTip, N_("Offer it to a meeting or an event"))
        self.print_button = IconButton("printer", "practices.print", N_("Print…"), self)
        both, tools = QWidget(self), QWidget(self)
        row = Wrapping(tools)
        for button in (self.offer_button, self.print_button):
            row.addWidget(button)
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(super()._sheet(), 1)
        column.addWidget(tools)
        return both

    def follow_theme(self) -> None:
        """Take widths that show with whom each practice is done."""
        super().follow_theme()
        self._size_columns()

    def first_rows(self) -> None:
        """Read the list for the first time."""
        super().first_rows()
        self._size_columns()

    def _size_columns(self) -> None:
        for place, column in enumerate(self.table.records.columns):
            if column.name in WIDTHS:
                self.table.setColumnWidth(place, theme.scaled(WIDTHS[column.name]))

    def _allow(self) -> None:
        self.offer_button.setEnabled(self.panel.record is not None)

    def print_papers(self) -> None:
        """The catalogue of the practices in the list, or the open one on a sheet of its own."""
        from desktop_app.ui.practice_documents import print_practices

        if self.panel.leave():
            record = self.panel.record
            print_practices(self, self.desk, self.table.all_ids(), record[1] if record else "")

    def offer(self) -> None:
        """Put the open practice on the agenda of a meeting or into the programme of an event."""
        from desktop_app.services import practices
        from desktop_app.ui.dialogs.choose_one import choose_one

        record = self.panel.record
        if record is None or not self.panel.leave():
            return
        database, today = self.desk.database, self.desk.today.isoformat()
        found = {one[1]: one for one in practices.places(database, today)}
        if not found:
            messages.tell(self, _("No meeting and no event lies ahead. Prepare one first."))
            return
        options = [(one, f"{said(title)} · {day_of(at)}") for one, (_kind, _id, title, at) in found.items()]
        title, label = N_("Offer the practice"), N_("At which meeting or event")
        chosen = choose_one(self, title, label, options, subtitle=self.panel.card.title())
        if chosen is None:
            return
        put = {"meeting": practices.offer_to_meeting, "event": practices.offer_to_event}[found[chosen][0]]
        if attempt(self, partial(put, database, record[1], chosen, today)):
            sentence = _("The practice is on the agenda of {meeting}.")
            if found[chosen][0] == "event":
                sentence = _("The practice is in the programme of {meeting}.")
            self.desk.said.emit(sentence.format(meeting=said(found[chosen][2])))
