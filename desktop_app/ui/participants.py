"""Who is invited to an event, what they answered and who came: invited, answered for, registered in one line."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import N_, _, country_name, ngettext
from desktop_app.ui import theme
from desktop_app.ui.attempts import attempt, managed
from desktop_app.ui.attendance_model import name_of
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.desk import Desk
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.icons import icon
from desktop_app.ui.participants_model import ANSWER, CAME, FILTERS, FOR, WHO, ParticipantsModel, passes
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import said
from desktop_app.ui.two_lines import TwoLines
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.services.attendance import Counts, Occasion
    from desktop_app.services.papers import Attendee

ANSWER_BUTTONS = (
    ("accepted", N_("Accepts"), "check"),
    ("tentative", N_("Perhaps"), "circle-help"),
    ("declined", N_("Declines"), "x"),
)
ROW = 50


class Participants(QWidget):
    """The list of one event's people, with what one does to those selected."""

    wanted = Signal(str)
    """Something for the whole event: check_in, print."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._event_id = ""
        self._everyone: list[Attendee] = []
        self.model = ParticipantsModel(self)
        self.table = QTableView(self)
        self._build()
        self._connect()
        on_language(self, self.speak)

    # Building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._set_up_table()
        self._nothing = EmptySheet(
            "users",
            N_("Nobody is invited yet"),
            N_("Invite a saved list, a body or single people, or register somebody in the line below."),
            self,
        )
        first = IconButton("user-plus", "events.participants.first", N_("Invite…"), self._nothing)
        first.clicked.connect(self.invite)
        self._nothing.add(first)
        self._none_pass = EmptySheet("search", N_("Nobody passes"), N_("Other letters, or another answer."), self)
        self._stack = QStackedWidget(self)
        for part in (self.table, self._nothing, self._none_pass):
            self._stack.addWidget(part)
        self.counts = QLabel(self)
        self.counts.setProperty("role", "small")
        self.counts.setWordWrap(True)
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        self.counts.setAccessibleIdentifier("events.participants.counts")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.HUGE, theme.MEDIUM, theme.HUGE, theme.MEDIUM)
        layout.setSpacing(theme.SMALL)
        layout.addLayout(self._bar())
        layout.addWidget(self._selection_bar())
        layout.addWidget(self._stack, 1)
        layout.addLayout(self._register_line())
        layout.addWidget(self.counts)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(TwoLines(ROW, table))
        table.setProperty("role", "list")
        table.setAccessibleIdentifier("events.participants.list")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        for column in (WHO, FOR):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._size()

    def _size(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(theme.scaled(ROW))
        self.table.setColumnWidth(ANSWER, theme.scaled(172))
        self.table.setColumnWidth(CAME, theme.scaled(112))

    def _bar(self) -> QHBoxLayout:
        self.invite_button = IconButton(
            "user-plus", "events.participants.invite", N_("Invite…"), self, colour="on_accent"
        )
        self.invite_button.setProperty("kind", "primary")
        self.search = QLineEdit(self)
        self.search.setProperty("role", "search")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleIdentifier("events.participants.search")
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        bind_text(self.search.setPlaceholderText, "Search this list")
        bind_text(self.search.setAccessibleName, "Search this list")
        self.filter = QComboBox(self)
        self.filter.setAccessibleIdentifier("events.participants.filter")
        bind_text(self.filter.setAccessibleName, "Show")
        for code, _title in FILTERS:
            self.filter.addItem("", code)
        bar = QHBoxLayout()
        bar.setSpacing(theme.SMALL)
        bar.addWidget(self.invite_button)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.filter)
        return bar

    def _selection_bar(self) -> QFrame:
        self._selection = QFrame(self)
        self._selection.setProperty("role", "paper")
        self._chosen = QLabel(self._selection)
        self._chosen.setTextFormat(Qt.TextFormat.PlainText)
        self._chosen.setWordWrap(True)
        self._buttons = QWidget(self._selection)
        row = Wrapping(self._buttons)  # a narrow window gives the buttons a second line
        row.setSpacing(theme.HAIR)
        both = QHBoxLayout(self._selection)
        both.setContentsMargins(theme.MEDIUM, theme.HAIR, theme.HAIR, theme.HAIR)
        both.addWidget(self._chosen, 1)
        both.addWidget(self._buttons, 6)
        for code, text, drawing in ANSWER_BUTTONS:
            row.addWidget(self._quiet(drawing, code, text, partial(self.answer, code)))
        row.addWidget(self._quiet("mail", "excused", N_("Excused"), partial(self.set_status, "excused")))
        self.replace_button = self._quiet("arrow-left-right", "replace", N_("Replaced by…"), self.replace)
        row.addWidget(self.replace_button)
        self.remove_button = self._quiet("trash-2", "remove", "", self.remove)
        row.addWidget(self.remove_button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self._selection.setSizePolicy(policy)
        self._selection.hide()
        return self._selection

    def _quiet(self, drawing: str, name: str, text: str, run: Callable[[], None]) -> IconButton:
        button = IconButton(drawing, f"events.participants.{name}", text, self._buttons, colour="accent")
        button.setProperty("kind", "quiet")
        button.clicked.connect(lambda: run())
        return button

    def _register_line(self) -> QHBoxLayout:
        self.line = QLineEdit(self)
        self.line.setAccessibleIdentifier("events.participants.register")
        self.line.addAction(icon("plus", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        bind_text(self.line.setPlaceholderText, "Register in one line: Given FAMILY, organisation, e-mail")
        bind_text(self.line.setAccessibleName, "Register in one line: Given FAMILY, organisation, e-mail")
        self.register_button = IconButton("check", "events.participants.register_now", N_("Register"), self)
        self.register_button.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL)
        row.addWidget(self.line, 1)
        row.addWidget(self.register_button)
        return row

    def _connect(self) -> None:
        self.invite_button.clicked.connect(self.invite)
        self.search.textChanged.connect(lambda _words: self._show_rows())
        self.filter.currentIndexChanged.connect(lambda _place: self._show_rows())
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._show_selection())
        self.table.activated.connect(lambda index: self._open(index.row()))
        self.line.returnPressed.connect(self.register)
        self.line.textChanged.connect(lambda text: self.register_button.setEnabled(bool(text.strip())))
        self.register_button.clicked.connect(self.register)

    # Showing -------------------------------------------------------------------------------------------------------

    def _occasion(self) -> "Occasion":
        from desktop_app.services.attendance import Occasion

        return Occasion("event", self._event_id)

    def show_event(self, event_id: str) -> None:
        """Show an event's people, or the same ones read anew."""
        from desktop_app.services import attendance, lists_of_people

        self._event_id = event_id
        self._size()
        self._everyone = lists_of_people.attendees(self._desk.database, self._occasion())
        self._everyone.sort(key=_by_name())
        self._show_rows()
        counts = attendance.counts(self._desk.database, self._occasion())
        self.counts.setText(counts_in_words(counts, self._everyone, self._kinds()))
        self.counts.setVisible(bool(self._everyone))

    def _kinds(self) -> dict[str, str]:
        rows = self._desk.database.read("SELECT code, label_fr, label_en FROM organisation_kind")
        return {code: said({"fr": fr or "", "en": en or ""}) for code, fr, en in rows}

    def _show_rows(self) -> None:
        chosen = {one.id for one in self._chosen_ones()}
        words, code = self.search.text(), self.filter.currentData()
        self.model.show([one for one in self._everyone if passes(one, words, code)])
        for row, one in enumerate(self.model.attendees):
            if one.id in chosen and len(chosen) < 50:
                self.table.selectionModel().select(
                    self.model.index(row, 0),
                    self.table.selectionModel().SelectionFlag.Select | self.table.selectionModel().SelectionFlag.Rows,
                )
        place = 0 if self.model.attendees else 2 if self._everyone else 1
        self._stack.setCurrentIndex(place)
        for part in (self.search, self.filter, self.invite_button):
            part.setVisible(bool(self._everyone))
        self._show_selection()

    def _chosen_ones(self) -> "list[Attendee]":
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.model.attendees[row] for row in rows if row < len(self.model.attendees)]

    def _show_selection(self) -> None:
        chosen = self._chosen_ones()
        self._selection.setVisible(bool(chosen))
        self.replace_button.setEnabled(len(chosen) == 1)
        if len(chosen) == 1:
            self._chosen.setText(name_of(chosen[0]))
        elif chosen:
            text = ngettext("{count} selected", "{count} selected", len(chosen))
            self._chosen.setText(text.format(count=len(chosen)))

    def look_at(self, attendance_id: str) -> None:
        """Select one person."""
        for row, one in enumerate(self.model.attendees):
            if one.id == attendance_id:
                self.table.selectRow(row)

    # Doing ---------------------------------------------------------------------------------------------------------

    def _with_chosen(self, does: "Callable[[list[str]], object]") -> None:
        chosen = [one.id for one in self._chosen_ones()]
        if chosen:
            managed(self, lambda: does(chosen))

    def answer(self, code: str) -> None:
        """Keep what those selected answered."""
        from desktop_app.services import invitations

        day = self._desk.today.isoformat()
        self._with_chosen(lambda ids: invitations.answer_all(self._desk.database, ids, code, day))

    def set_status(self, code: str) -> None:
        """Keep what happened with those selected."""
        from desktop_app.services import invitations

        self._with_chosen(lambda ids: invitations.set_status_all(self._desk.database, ids, code))

    def replace(self) -> None:
        """Ask who comes instead of the one selected."""
        from desktop_app.services import attendance
        from desktop_app.ui.dialogs.invite import choose_person

        (one,) = self._chosen_ones()
        person = choose_person(self, self._desk, _("Who comes instead of {name}?").format(name=name_of(one)))
        if person:
            attempt(self, lambda: attendance.replace(self._desk.database, one.id, person))

    def remove(self) -> None:
        """Take those selected off the list; undo brings them back."""
        from desktop_app.services import invitations, records

        def take(ids: list[str]) -> None:
            if len(ids) == 1:
                records.delete(self._desk.database, "attendance", ids[0])
            else:
                invitations.take_off(self._desk.database, ids)

        self._with_chosen(take)

    def invite(self) -> None:
        """Ask whom to invite."""
        from desktop_app.ui.dialogs.invite import invite

        invite(self, self._desk, self._occasion(), {one.who.person_id for one in self._everyone})

    def register(self) -> None:
        """Add somebody from the line; who is not known yet becomes a person of the base."""
        from desktop_app.services import attendance

        line, day = self.line.text().strip(), self._desk.today.isoformat()
        if not line:
            return
        made = attempt(self, lambda: attendance.register(self._desk.database, self._occasion(), line, day))
        if made is not None:
            self.line.clear()
            self.search.clear()
            self.filter.setCurrentIndex(0)
            self.look_at(made)
            self.line.setFocus()

    def _open(self, row: int) -> None:
        self._desk.open_requested.emit("person", self.model.attendees[row].who.person_id)

    def speak(self) -> None:
        """Say what is put together here in the language in force."""
        self.table.setAccessibleName(_("Participants"))
        self.remove_button.setAccessibleName(_("Take off the list"))
        self.remove_button.setToolTip(_("Take off the list"))
        for place, (_code, title) in enumerate(FILTERS):
            self.filter.setItemText(place, _(title))
        self.model.retitle()
        if self._event_id:
            self.show_event(self._event_id)


def _by_name() -> "Callable[[Attendee], bytes]":
    from desktop_app.i18n import collation_key

    return lambda one: collation_key(f"{one.who.family} {one.who.given}")


def counts_in_words(counts: "Counts", everyone: "Iterable[Attendee]", kinds: dict[str, str]) -> str:
    """How many answered what and came; of those present: women and men, countries, kinds of organisation."""
    total, answers, came = len(list(everyone)), counts.by_answer, counts.by_status
    told = (
        (answers.get("accepted", 0), ngettext("{count} yes", "{count} yes", answers.get("accepted", 0))),
        (answers.get("tentative", 0), ngettext("{count} perhaps", "{count} perhaps", answers.get("tentative", 0))),
        (answers.get("declined", 0), ngettext("{count} no", "{count} no", answers.get("declined", 0))),
        (answers.get("", 0), ngettext("{count} without answer", "{count} without answer", answers.get("", 0))),
        (came.get("excused", 0), ngettext("{count} excused", "{count} excused", came.get("excused", 0))),
        (came.get("present", 0), ngettext("{count} present", "{count} present", came.get("present", 0))),
    )
    first = [ngettext("{count} on the list", "{count} on the list", total).format(count=total)]
    first += [text.format(count=count) for count, text in told if count]
    there = [
        ", ".join(_gender(code, count) for code, count in counts.by_gender.items()),
        ", ".join(f"{country_name(code)} {count}" for code, count in counts.by_country.items() if code),
        ", ".join(f"{kinds.get(code, code)} {count}" for code, count in counts.by_kind.items() if code),
    ]
    lines = [" · ".join(first)]
    if came.get("present"):
        lines.append(_("Of those present: {details}").format(details=" · ".join(part for part in there if part)))
    return "\n".join(lines)


def _gender(code: str, count: int) -> str:
    said_as = {
        "f": ngettext("{count} woman", "{count} women", count),
        "m": ngettext("{count} man", "{count} men", count),
    }
    return said_as.get(code, _("{count} not said")).format(count=count)
