"""A mailing before it is printed: to whom, on what, in which language, who cannot be reached; beside the pages."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QWidget,
)

from desktop_app.domain.edition_kinds import FARTHEST
from desktop_app.domain.fields import BadValue, read_partial_date
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs.preview_sheet import Made, PreviewSheet, Work
from desktop_app.ui.jobs import Report
from desktop_app.ui.mailing_documents import BY_POST, DOCUMENTS, Wanted, Whom, for_word, make
from desktop_app.ui.translated import bind_text, on_language

LANGUAGES = {"": N_("Each in their own"), "fr": N_("French"), "en": N_("English")}
PURPOSES = {
    "": N_("Everyone"),
    "directory": N_("Who consents to: printed directory"),
    "participants": N_("Who consents to: shared among participants"),
    "public_list": N_("Who consents to: public list"),
    "newsletter": N_("Who consents to: newsletter"),
    "photo": N_("Who consents to: photo"),
}
ENVELOPES = {"dl": N_("DL (220 × 110 mm)"), "c5": N_("C5 (229 × 162 mm)")}
BADGES = {"90x55": N_("90 × 55 mm"), "a6": N_("A6")}
GROUPS = {"category": N_("By category"), "country": N_("By country"), "year": N_("By year of admission")}
OWN = {
    "labels": ("sheet", "start", "offset_right", "offset_down", "test_grid"),
    "envelopes": ("envelope", "offset_right", "offset_down"),
    "letters": ("letter", "letter_buttons", "reply_by"),
    "member_sheets": ("reply_by",),
    "badges": ("badge",),
    "membership_list": ("by",),
}
"""The options that only some papers have."""


def whom_of_page(page: Any) -> tuple[Whom, Whom | None]:
    """What a page of the window lists, and the records selected on it when they are more than one."""
    table: Any = getattr(page, "table", None)
    question = getattr(table, "question", None)
    if question is None or question.kind not in ("organisation", "person"):
        return Whom(), None
    ids = tuple(table.chosen_ids()) if table.chosen_count() > 1 else ()
    return Whom(question=question), Whom(kind=question.kind, ids=ids) if ids else None


class MailingDialog(PreviewSheet):
    """Options left, with how many are reached and by name who is not; the pages right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, page: tuple[Whom, Whom | None] | None = None) -> None:
        super().__init__("mailing", N_("Mailing"), desk, parent, wide=340)
        self._listed, self._selected = page or (Whom(), None)
        self._parts: dict[str, QWidget] = {}
        self._build_whom()
        self._build_own()
        self._build_reached()
        self.add_button("cancel", N_("Close")).clicked.connect(self.reject)
        self.word_button = self.add_button("word", N_("Save for Word…"))
        self.word_button.clicked.connect(self.save_word)
        self.save_button = self.add_button("save", N_("Save as PDF…"))
        self.save_button.clicked.connect(self.save)
        self.print_button = self.add_button("print", N_("Print…"), primary=True)
        self.print_button.clicked.connect(self.print)
        self.document.currentIndexChanged.connect(lambda _place: self._turn())
        on_language(self, self.speak)
        self._turn()
        self.prepare()

    # Building ------------------------------------------------------------------------------------------------

    def _build_whom(self) -> None:
        self.document = self.combo("document", N_("Paper"), {name: one[0] for name, one in DOCUMENTS.items()}, "labels")
        self.whom = QComboBox(self)
        self.whom.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._parts["whom"] = self.labelled("whom", N_("To whom"), self.whom)
        self.options.addWidget(self._parts["whom"])
        self.whom.activated.connect(lambda _place: self.change())
        self.language = self.combo("language", N_("Language"), LANGUAGES, "")
        self.purpose = self.combo("purpose", N_("Consent"), PURPOSES, "")
        self._parts["purpose"] = _under_its_label(self.purpose)
        self.once = self._tick("once", N_("Once per address"))

    def _build_own(self) -> None:
        from desktop_app.printing.label_sheets import USUAL_SHEET, sheets
        from desktop_app.services import house

        titles = {name: f"{one.maker} {name} ({one.across} × {one.down})" for name, one in sheets().items()}
        self.sheet = self._own("sheet", N_("Sheet of labels"), titles, USUAL_SHEET)
        self.start = QSpinBox(self)
        self.start.setRange(1, sheets()[USUAL_SHEET].each)
        self.start.valueChanged.connect(lambda _value: self.change())
        hint = N_("The first one left on a used sheet")
        self._add("start", self.labelled("start", N_("Begin at label"), self.start, hint))
        self.sheet.currentIndexChanged.connect(
            lambda _place: self.start.setMaximum(sheets()[self.sheet.currentData()].each)
        )
        self.envelope = self._own("envelope", N_("Envelope"), ENVELOPES, "dl")
        kept, line = house.values(self.desk.database), self.side_by_side()
        self.offset = {
            name: self._millimetres(name, title, (kept.get(name) or 0) / 10, line)
            for name, title in (("offset_right", N_("Move to the right")), ("offset_down", N_("Move down")))
        }
        self.test_grid = self._tick("test_grid", N_("Test grid"))
        self._build_letter()
        self.badge = self._own("badge", N_("Badge"), BADGES, "90x55")
        self.by = self._own("by", N_("Groups"), GROUPS, "category")
        self.options.addStretch(1)

    def _tick(self, name: str, title: str) -> QCheckBox:
        box = self.tick(name, title)
        self._parts[name] = box
        return box

    def _own(self, name: str, title: str, choices: dict[str, str], current: str) -> QComboBox:
        box = self.combo(name, title, choices, current)
        self._parts[name] = _under_its_label(box)
        return box

    def _add(self, name: str, part: QWidget) -> None:
        self._parts[name] = part
        self.options.addWidget(part)

    def _millimetres(self, name: str, title: str, value: float, line: QHBoxLayout) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        box.setRange(-FARTHEST / 10, FARTHEST / 10)
        box.setSingleStep(0.5)
        box.setDecimals(1)
        box.setSuffix(" mm")
        box.setValue(value)
        box.valueChanged.connect(lambda _value: self.change())
        self._parts[name] = self.labelled(name, title, box)
        line.addWidget(self._parts[name])
        return box

    def _build_letter(self) -> None:
        self.letter = QComboBox(self)
        self.letter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.letter.activated.connect(lambda _place: self._choose_letter())
        self._add("letter", self.labelled("letter", N_("Letter"), self.letter))
        buttons = QWidget(self)
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SMALL)
        self.edit_button, self.new_button = QPushButton(self), QPushButton(self)
        for button, name, text in (
            (self.edit_button, "edit_letter", N_("Edit…")),
            (self.new_button, "new_letter", N_("New letter…")),
        ):
            button.setAutoDefault(False)
            bind_text(button.setText, text)
            self.name(button, name, N_("Edit the letter…") if name == "edit_letter" else text)
            line.addWidget(button)
        line.addStretch(1)
        self._add("letter_buttons", buttons)
        self.edit_button.clicked.connect(self.edit_letter)
        self.new_button.clicked.connect(self.new_letter)
        self.reply_by = QLineEdit(self)
        self.reply_by.editingFinished.connect(self.change)
        self.reply_by.setPlaceholderText("15/1/2027")
        self._add("reply_by", self.labelled("reply_by", N_("Answer until"), self.reply_by))

    def _build_reached(self) -> None:
        self._reached_title = QLabel(self)
        bind_text(self._reached_title.setText, N_("To look at before sending"))
        self.not_reached = QListWidget(self)
        self.not_reached.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.not_reached.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.not_reached.setWordWrap(True)
        self.not_reached.setFixedHeight(theme.scaled(104))
        self.name(self.not_reached, "not_reached", N_("To look at before sending"))
        self.below.addWidget(self._reached_title)
        self.below.addWidget(self.not_reached)

    # Saying --------------------------------------------------------------------------------------------------

    def speak(self) -> None:
        """Say lists, letters and figures in the language in force."""
        from desktop_app.services import lists, records

        before = max(self.whom.currentIndex(), 0)
        self.whom.clear()
        if self._selected is not None:
            count = len(self._selected.ids)
            words = ngettext("The one selected", "The {count} selected", count).format(count=count)
            self.whom.addItem(words, self._selected)
        if self._listed.question is not None:
            self.whom.addItem(_("All on this page’s list"), self._listed)
        self.whom.addItem(_("All members"), Whom())
        for one in lists.saved(self.desk.database):
            self.whom.addItem(_("List: {name}").format(name=one.label), Whom(list_id=one.id))
        self.whom.setCurrentIndex(min(before, self.whom.count() - 1))
        chosen = self.letter.currentData()
        self.letter.clear()
        for letter_id, title in records.all_of(self.desk.database, "letter_template", self.desk.day):
            self.letter.addItem(title, letter_id)
        self.letter.setCurrentIndex(max(self.letter.findData(chosen), 0))
        self.edit_button.setEnabled(self.letter.count() > 0)
        self.say()

    def _turn(self) -> None:
        """Show the options of the paper chosen."""
        document = self.document.currentData()
        own = set(OWN[document])
        for name in {name for names in OWN.values() for name in names}:
            self._parts[name].setVisible(name in own)
        to_all = document == "membership_list"
        for name in ("whom", "purpose", "once"):
            self._parts[name].setHidden(to_all)
        self.word_button.setVisible(document == "letters")

    def sentences(self) -> list[str]:
        """How many are reached on how many pages."""
        mailing = self.made.result if self.made else None
        if mailing is None:
            return []
        document = self.document.currentData()
        if document == "membership_list":
            return super().sentences()
        count, reached = len(mailing.addressees), len(mailing.reachable)
        said = [ngettext("{count} addressee", "{count} addressees", count).format(count=count)]
        if document in BY_POST:
            words = ngettext("{count} has an address.", "{count} have an address.", reached)
            have = words.format(count=reached)
            said = [_("{addressees}; {reached}").format(addressees=said[0], reached=have)]
        return [*said, *super().sentences()]

    def say(self) -> None:
        """Tell of the pages, and by name who is not reached."""
        super().say()
        mailing = self.made.result if self.made else None
        self.not_reached.clear()
        if mailing is not None and self.document.currentData() != "membership_list":
            for words, names in (
                (_("No address: {name}"), mailing.without_address if self.document.currentData() in BY_POST else ()),
                (_("Did not consent: {name}"), mailing.refused),
                (_("Language not known: {name}"), mailing.without_language),
            ):
                self.not_reached.addItems([words.format(name=name) for name in names])
        someone = self.not_reached.count() > 0
        self.not_reached.setVisible(someone)
        self._reached_title.setVisible(someone)
        if self.made is not None and self.made.pdf and self._lacks_a_day():
            self.complain(_("The letter says until when to answer, and no day is given: “…” stands in its place."))
        if self.made is not None and not self.made.pdf:
            self.complain(_("Nobody can be reached. Choose other people, or give them an address."))

    def _lacks_a_day(self) -> bool:
        from desktop_app.services import letters

        letter = self.letter.currentData() if self.document.currentData() == "letters" else None
        if not letter or self.reply_by.text().strip():
            return False
        return letters.says_until_when(letters.load(self.desk.database, letter))

    # Letters -------------------------------------------------------------------------------------------------

    def _choose_letter(self) -> None:
        self.edit_button.setEnabled(bool(self.letter.currentData()))
        self.change()

    def edit_letter(self) -> None:
        """Change the text of the letter; its fields in braces are filled in for each."""
        from desktop_app.ui.dialogs.record_dialog import open_record

        if open_record(self, self.desk, "letter_template", self.letter.currentData()):
            self.speak()
            self.prepare()

    def new_letter(self) -> None:
        """Write another letter."""
        from desktop_app.ui.dialogs.record_dialog import add_record

        made = add_record(self, self.desk, "letter_template", {})
        if made:
            self.speak()
            self.letter.setCurrentIndex(max(self.letter.findData(made), 0))
            self.prepare()

    # Making the pages ----------------------------------------------------------------------------------------

    def wanted(self) -> Wanted:
        """The mailing as it is chosen; UserError when the day of the answer cannot be read."""
        document = self.document.currentData()
        own = OWN[document]
        return Wanted(
            document,
            self.whom.currentData() or Whom(),
            self.desk.day,
            language=self.language.currentData(),
            purpose=self.purpose.currentData(),
            once_per_address=self.once.isChecked(),
            sheet=self.sheet.currentData(),
            start=self.start.value(),
            offset=(self.offset["offset_right"].value(), self.offset["offset_down"].value()),
            test_grid=self.test_grid.isChecked(),
            size={"envelopes": self.envelope, "badges": self.badge}.get(document, self.badge).currentData(),
            letter_id=self.letter.currentData() or "",
            reply_by=_whole_day(self.reply_by.text()) if "reply_by" in own else "",
            by=self.by.currentData(),
        )

    def work(self) -> Work:
        """The mailing as it is chosen."""
        return partial(_make, self.desk.database, self.wanted())

    def allow(self, ready: bool) -> None:
        """Whether the pages may go out; a letter that is a Word file can be saved for Word all the same."""
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready)
        self.word_button.setEnabled(self.letter.count() > 0)

    # Keeping them --------------------------------------------------------------------------------------------

    def _name(self, suffix: str) -> str:
        title = _(DOCUMENTS[self.document.currentData()][0]).replace(" ", "-").lower()
        return f"{title}-{self.desk.day}.{suffix}"

    def save(self) -> None:
        """Keep the pages as a file."""
        pdf = self.pdf
        if self.write(lambda: pdf, N_("Save as PDF"), N_("PDF (*.pdf)"), self._name("pdf"), _("Kept in {file}.")):
            self.accept()

    def save_word(self) -> None:
        """Keep the letters as a document that a word processor goes on with."""
        database, wanted = self.desk.database, self.wanted()
        if self.write(
            lambda: for_word(database, wanted), N_("Save for Word"), N_("Word (*.docx)"), self._name("docx"),
            _("Kept in {file}."),
        ):  # fmt: skip
            self.accept()

    def print(self) -> None:
        """Send the pages to a printer."""
        if self.send(_(DOCUMENTS[self.document.currentData()][0])):
            self.accept()


def _under_its_label(field: QWidget) -> QWidget:
    """The field with the label above it."""
    whole = field.parentWidget()
    assert whole is not None
    return whole


def _whole_day(typed: str) -> str:
    """An ISO day; empty for nothing typed."""
    if not typed.strip():
        return ""
    try:
        day = read_partial_date(typed.strip())
    except BadValue as bad:
        raise UserError(str(bad)) from None
    if len(day) != 10:
        words = _("“{value}” is not a whole date. Give the day, the month and the year, for example 1/3/2010.")
        raise UserError(words.format(value=typed))
    return day


def _make(database: Any, wanted: Wanted, report: Report) -> Made:
    pdf, mailing, lacking = make(database, wanted, report)
    return Made(pdf, mailing, lacking)
