"""What goes out to members of a round: e-mail drafts or letters with their sheets, in each one's language."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.i18n import N_, _, language, ngettext
from desktop_app.ui import jobs, messages
from desktop_app.ui.attempts import managed
from desktop_app.ui.dialogs.preview_sheet import Made, PreviewSheet, Work
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.storage.database import Database
    from desktop_app.ui.desk import Desk

WAYS = {
    "drafts": N_("E-mail drafts, sheet attached"),
    "letters": N_("Letters"),
    "sheets": N_("Sheets alone"),
}


@dataclass(frozen=True)
class Going:
    """What goes to whom: the members of a round by their verifications."""

    round_id: str
    ids: tuple[str, ...]
    day: str
    way: str
    is_reminder: bool


class SendRoundDialog(PreviewSheet):
    """The way left, the pages right: the sheets as they are attached, or the letters."""

    def __init__(
        self, desk: "Desk", round_id: str, ids: list[str], parent: QWidget | None = None, *, is_reminder: bool = False
    ) -> None:
        super().__init__("send_round", N_("Send the sheets"), desk, parent)
        self._round, self._ids = round_id, tuple(ids)
        self.way = self.combo("way", N_("How"), WAYS, "drafts")
        self.reminder = self.tick("reminder", N_("In the words of a reminder"), on=is_reminder)
        self.note = self.tick("note", N_("Note that they went out today"), on=True)
        self._about = QLabel(self)
        self._about.setProperty("role", "small")
        self._about.setWordWrap(True)
        self.options.addWidget(self._about)
        self.options.addStretch(1)
        self.add_button("cancel", N_("Close")).clicked.connect(self.reject)
        self.folder_button = self.add_button("folder", N_("Save the drafts in a folder…"))
        self.folder_button.clicked.connect(lambda: self.save_drafts(is_zip=False))
        self.zip_button = self.add_button("zip", N_("Save the drafts as a zip…"), primary=True)
        self.zip_button.clicked.connect(lambda: self.save_drafts(is_zip=True))
        self.save_button = self.add_button("save", N_("Save as PDF…"))
        self.save_button.clicked.connect(self.save)
        self.print_button = self.add_button("print", N_("Print…"), primary=True)
        self.print_button.clicked.connect(self.print)
        self.way.currentIndexChanged.connect(lambda _place: self._turn())
        on_language(self, self.speak)
        self._turn()
        self.prepare()

    def speak(self) -> None:
        """Say how it goes out in the language in force."""
        drafts = _(
            "Each draft opens in the office’s mail program, in the member’s language; nothing is sent from here."
        )
        letters = _("Each letter is in the member’s language; print the sheets as well and put them in.")
        sheets = _("All that we hold on each member, and what will be printed, in its language.")
        self._about.setText({"drafts": drafts, "letters": letters, "sheets": sheets}[self.way.currentData()])
        self.say()

    def _turn(self) -> None:
        """Offer the buttons of the way that is chosen."""
        is_mail = self.way.currentData() == "drafts"
        for button, shown in (
            (self.folder_button, is_mail), (self.zip_button, is_mail), (self.save_button, not is_mail),
            (self.print_button, not is_mail),
        ):  # fmt: skip
            button.setVisible(shown)
        (self.zip_button if is_mail else self.print_button).setDefault(True)
        self.reminder.setEnabled(self.way.currentData() != "sheets")
        self.speak()

    def going(self) -> Going:
        """What goes out as it is chosen."""
        day = self.desk.today.isoformat()
        return Going(self._round, self._ids, day, self.way.currentData(), self.reminder.isChecked())

    def work(self) -> Work:
        """The pages of what is chosen."""
        return partial(_make, self.desk.database, self.going(), language())

    def sentences(self) -> list[str]:
        """How many go out, who cannot be reached this way, how many pages."""
        without: list[str] = self.made.result if self.made else []
        count = len(self._ids) - len(without)
        said = [ngettext("{count} member", "{count} members", count).format(count=count)]
        if without:
            said.append(_("No address: {name}").format(name=", ".join(without)))
        return [*said, *super().sentences()]

    def allow(self, ready: bool) -> None:
        """Whether it may go out."""
        for button in (self.folder_button, self.zip_button, self.save_button, self.print_button):
            button.setEnabled(ready)

    # Going out ---------------------------------------------------------------------------------------------------

    def save_drafts(self, *, is_zip: bool) -> None:
        """Ask where to and write the drafts, all of them or none."""
        from desktop_app.services.bundles import plain_name

        name = plain_name(_("E-mail drafts"), self.desk.today.isoformat())
        target = messages.choose_file(
            self, N_("Save the drafts"), save=True, name=f"{name}.zip" if is_zip else name,
            pattern=N_("Zip files (*.zip)") if is_zip else "", suffix="zip" if is_zip else "",
        )  # fmt: skip
        if target is not None:
            work = partial(_write, self.desk.database, self.going(), target)
            jobs.run(self, N_("Writing the drafts…"), work, self._drafted)

    def _drafted(self, count: int) -> None:
        words = ngettext("{count} draft is written.", "{count} drafts are written.", count)
        self._gone(words.format(count=count))

    def save(self) -> None:
        """Keep the pages as a file."""
        name = f"{_(WAYS[self.way.currentData()])}.pdf".replace(" ", "-").lower()
        if self.write(lambda: self.pdf, N_("Save as PDF"), N_("PDF (*.pdf)"), name, _("The pages are in {file}.")):
            self._gone("")

    def print(self) -> None:
        """Send the pages to a printer."""
        if self.send(_("Send the sheets")):
            self._gone("")

    def _gone(self, sentence: str) -> None:
        """Note that it went out, where that is wanted."""
        from desktop_app.services import verification

        going = self.going()
        if sentence:
            self.desk.said.emit(sentence)
        if self.note.isChecked():
            without = len(self.made.result) if self.made else 0
            reached = going.ids if not without else _reached(self.desk.database, going)
            mark = verification.reminded if going.is_reminder else verification.sent
            if not managed(self, partial(mark, self.desk.database, reached, going.day)):
                return
        self.accept()


def _reached(database: "Database", going: Going) -> list[str]:
    """Those who have an address for the way that is chosen."""
    from desktop_app.services import verification_letters

    written = verification_letters.letters(database, going.ids, going.day, is_reminder=going.is_reminder)
    return [one.id for one in written if (one.emails if going.way == "drafts" else one.to.address)]


def _make(database: "Database", going: Going, tongue: str, _report: jobs.Report) -> Made:
    """The pages, and by name who cannot be reached this way."""
    from desktop_app.printing import verification_papers
    from desktop_app.printing.house import style_of
    from desktop_app.printing.typefaces import names_of, noting_unprintable
    from desktop_app.services import verification_letters

    with style_of(database), noting_unprintable() as lacking:
        if going.way == "letters":
            pdf, without = verification_papers.letters(
                database, going.ids, going.day, tongue, is_reminder=going.is_reminder
            )
        else:
            written = verification_letters.letters(database, going.ids, going.day, is_reminder=going.is_reminder)
            without = [one.name for one in written if not one.emails] if going.way == "drafts" else []
            pdf = verification_papers.sheets(database, going.round_id, going.ids, going.day, tongue)
    return Made(pdf, without, names_of(lacking))


def _write(database: "Database", going: Going, target: Path, report: jobs.Report) -> int:
    from desktop_app.printing import verification_papers
    from desktop_app.printing.house import style_of
    from desktop_app.services import bundles

    with style_of(database):
        pieces, _without = verification_papers.drafts(
            database, going.round_id, going.ids, going.day, is_reminder=going.is_reminder
        )
    bundles.write(pieces, target, report)
    return len(pieces)
