"""Who signs the open position: every member who is asked, by country, and what it said to one exact version."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.position_kinds import SIGN_OFF_ANSWERS
from desktop_app.i18n import N_, _, country_name, ngettext
from desktop_app.ui import theme
from desktop_app.ui.card_panel import EmptySheet
from desktop_app.ui.icon_button import IconButton
from desktop_app.ui.plain_list import PlainList
from desktop_app.ui.position_facts import speaks_for_in_words
from desktop_app.ui.translated import on_language
from desktop_app.ui.two_languages import day_of, said
from desktop_app.ui.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop_app.services.voice_papers import SignOffLine
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.position_facts import Facts

ID = Qt.ItemDataRole.UserRole
HEADINGS = (N_("Member"), N_("Country"), N_("Answer"), N_("Signed by"), N_("Mandated on"), N_("Signed on"))
WIDTHS = (0, 100, 160, 160, 104, 92)


class PositionSignOff(QWidget):
    """The last version at first; earlier ones can be looked at, but nobody signs them any more."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._facts: Facts | None = None
        self.lines: list[SignOffLine] = []
        self.version = QComboBox(self)
        self.version.setAccessibleIdentifier("positions.sign_off.version")
        self.version.activated.connect(lambda _place: self._fill())
        self.summary = QLabel(self)
        self.summary.setProperty("card", "summary")
        self.summary.setWordWrap(True)
        self.summary.setAccessibleIdentifier("positions.sign_off.summary")
        self.list = PlainList("positions.sign_off.list", HEADINGS, WIDTHS, self, {4: 900, 1: 680, 5: 560, 3: 440})
        self.list.itemActivated.connect(lambda _item, _column: self.sign())
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_one())
        self.about = QLabel(self)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.sign_button = IconButton("pencil", "positions.sign_off.sign", N_("Note its answer…"), self)
        self.sign_button.clicked.connect(self.sign)
        self.print_button = IconButton("printer", "positions.sign_off.print", N_("Print the state…"), self)
        self.print_button.clicked.connect(self.print_state)
        self._build()
        on_language(self, self._speak)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.MEDIUM)
        head.addWidget(self.summary, 1)
        head.addWidget(self.version)
        tools = QWidget(self)
        row = Wrapping(tools)
        row.addWidget(self.sign_button)
        row.addWidget(self.print_button)
        some = QWidget(self)
        column = QVBoxLayout(some)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.about)
        column.addWidget(tools)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(some)
        self._stack.addWidget(
            EmptySheet(
                "check-check",
                N_("Nobody is asked to sign yet"),
                N_("“Ask for signatures” keeps the text as a version, which the members then sign."),
                self,
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        layout.addWidget(self._stack)

    # Showing -----------------------------------------------------------------------------------------------------

    def show_position(self, facts: "Facts") -> None:
        """Show who signs a position."""
        other = self._facts is None or self._facts.id != facts.id or len(self._facts.versions) != len(facts.versions)
        self._facts = facts
        if other:
            self.version.clear()
        self.refresh()

    def refresh(self) -> None:
        """Read the answers anew."""
        facts = self._facts
        if facts is None:
            return
        asked = {one.version for one in facts.rounds if one.kind == "sign_off"}
        signed = [one for one in facts.versions if one.number in asked]
        before = self.version.currentData()
        self.version.clear()
        for one in reversed(signed):
            words = _("Version {number} of {day}").format(number=one.number, day=day_of(one.frozen_on))
            self.version.addItem(words, one.id)
        self.version.setCurrentIndex(max(self.version.findData(before), 0))
        self.version.setVisible(len(signed) > 1)
        self._stack.setCurrentIndex(0 if signed else 1)
        if signed:
            self._fill()

    def _fill(self) -> None:
        from desktop_app.services import sign_offs

        before = self.current()
        self.lines = sign_offs.state(self._desk.database, self.version.currentData(), self._desk.day)
        self.list.clear()
        for line in self.lines:
            item = QTreeWidgetItem(self.list, _cells(line))
            item.setData(0, ID, line.organisation_id)
            item.setToolTip(0, said(line.organisation))
            if line.answer == "":
                item.setFont(2, theme.font("text", strong=True))
        self.list.point_at(before.organisation_id if before is not None else "")
        self._say_summary()
        self._show_one()

    def _say_summary(self) -> None:
        facts = self._facts
        if facts is None:
            return
        if self._is_last() and facts.speaks_for is not None:
            found = [speaks_for_in_words(facts.speaks_for) + "."]
            awaited = sum(not line.answer for line in self.lines)
            silent = sum(line.answer == "silent" for line in self.lines)
            waits = ngettext("{count} member has not answered.", "{count} members have not answered.", awaited)
            kept_silent = ngettext("{count} member was silent.", "{count} members were silent.", silent)
            found += [waits.format(count=awaited)] if awaited else []
            found += [kept_silent.format(count=silent)] if silent else []
        else:
            found = [_("A newer version took the place of this one: what was signed here no longer counts.")]
        self.summary.setText(" ".join(found))

    def _is_last(self) -> bool:
        facts = self._facts
        return facts is not None and facts.last is not None and facts.last.id == self.version.currentData()

    def current(self) -> "SignOffLine | None":
        """The member one looks at."""
        item = self.list.currentItem()
        wanted = item.data(0, ID) if item is not None else None
        return next((one for one in self.lines if one.organisation_id == wanted), None)

    def _show_one(self) -> None:
        line = self.current()
        self.about.setText(_told(line) if line is not None else "")
        self.about.setVisible(bool(self.about.text()))
        is_open = (
            any(one.kind == "sign_off" and not one.closed_on for one in self._facts.rounds) if self._facts else False
        )
        self.sign_button.setEnabled(line is not None and is_open and self._is_last())

    # Doing -------------------------------------------------------------------------------------------------------

    def sign(self) -> None:
        """Ask what the member one looks at says."""
        from desktop_app.ui.dialogs.sign_off import ask_sign_off

        line, facts = self.current(), self._facts
        if line is None or facts is None or facts.last is None or not self.sign_button.isEnabled():
            return
        if ask_sign_off(self, self._desk, (facts.last.id, facts.last.number), line):
            self._fill()

    def print_state(self) -> None:
        """Show the state of the sign-off on paper."""
        from desktop_app.ui.position_documents import print_position

        if self._facts is not None:
            print_position(self, self._desk, self._facts.id, "sign_off")

    def _speak(self) -> None:
        self.list.speak(_("Members who are asked"))
        self.version.setAccessibleName(_("Version"))
        self.refresh()


def _cells(line: "SignOffLine") -> list[str]:
    by = ", ".join(filter(None, (line.signed_by.name, said(line.signed_by.position)))) if line.signed_by else ""
    answer = _(dict(SIGN_OFF_ANSWERS).get(line.answer, "")) if line.answer else _("Awaited")
    days = [_partial(line.mandated_on), day_of(line.signed_on)]
    return [said(line.organisation), country_name(line.country), answer, by, *days]


def _told(line: "SignOffLine") -> str:
    """All that is known of one answer: by whom, by which mandate, with what reservation."""
    found = []
    if line.signed_by:
        who = ", ".join(filter(None, (line.signed_by.name, said(line.signed_by.position))))
        found.append(_("Signed by {person}.").format(person=who))
    if line.mandated_on:
        found.append(_("Mandated on {day}.").format(day=_partial(line.mandated_on)))
    if line.signed_on:
        found.append(_("Answered on {day}.").format(day=day_of(line.signed_on)))
    if line.reservation:
        found.append(_("Reservation: {text}").format(text=said(line.reservation)))
    return " ".join(found)


def _partial(day: str) -> str:
    """A day that may be known to the month or the year only."""
    return day_of(day) if len(day) == len("2009-03-20") else "/".join(reversed(day.split("-")))
