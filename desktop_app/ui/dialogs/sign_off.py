"""What a member says to the version being signed: its answer, who signed by which mandate, its reservation."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from desktop_app.errors import Invalid, Problem
from desktop_app.i18n import N_, _
from desktop_app.ui.dialogs.fields_dialog import FieldsDialog, asked
from desktop_app.ui.link_picker import LinkEditor
from desktop_app.ui.translated import on_language
from desktop_app.ui.two_languages import said

if TYPE_CHECKING:
    from desktop_app.services.voice_papers import SignOffLine
    from desktop_app.ui.desk import Desk


class SignOffDialog(FieldsDialog):
    """The reservation is asked for where there is one; the people offered first are those of the member."""

    def __init__(self, desk: "Desk", version: tuple[str, int], line: "SignOffLine", parent: QWidget | None) -> None:
        super().__init__("sign_off", N_("Signature"), N_("Keep the answer"), desk, "sign_off", parent, width=600)
        self._version, self._line = version, line
        self.add_fields("answer", "signed_on")
        self.add_fields("signed_by_id", "mandate_id")
        self.add_fields("mandated_on")
        self.add_fields("reservation")
        by = line.signed_by.person_id if line.signed_by else None
        self.show_values(
            answer=line.answer if line.answer not in ("", "silent") else "yes", signed_by_id=by,
            signed_on=line.signed_on or desk.today.isoformat(), mandated_on=line.mandated_on or None,
            mandate_id=line.mandate_id or None, reservation_fr=line.reservation.get("fr"),
            reservation_en=line.reservation.get("en"),
        )  # fmt: skip
        mandates, people = self.editors["mandate_id"], self.editors["signed_by_id"]
        assert isinstance(mandates, LinkEditor) and isinstance(people, LinkEditor)
        mandates.narrowing = self._mandates
        people.narrowing = self._people
        people.edited.connect(lambda: mandates.set_value(None))
        self.editors["answer"].edited.connect(self._fit_answer)
        self._fit_answer()
        on_language(self, self._speak)
        self.editors["signed_by_id"].setFocus()

    def _people(self) -> list[tuple[str, str]] | None:
        """Those who hold a mandate in this member on the day; everyone where the base knows none."""
        from desktop_app.services import sign_offs

        day = str(self.editors["signed_on"].value() or self.desk.day)
        return sign_offs.people_of(self.desk.database, self._line.organisation_id, day) or None

    def _mandates(self) -> list[tuple[str, str]]:
        """The mandates in this member of who signs, in force on the day."""
        from desktop_app.services import sign_offs

        person, day = self.editors["signed_by_id"].value(), self.editors["signed_on"].value() or self.desk.day
        return sign_offs.mandates(self.desk.database, person, self._line.organisation_id, str(day))

    def _fit_answer(self) -> None:
        self.fields["reservation"].setVisible(self.editors["answer"].value() == "reservation")
        silent = self.editors["answer"].value() == "silent"
        for name in ("signed_by_id", "mandate_id", "mandated_on"):
            self.fields[name].setVisible(not silent)
        self.fit()

    def _speak(self) -> None:
        words = _("{member}, version {number}")
        self.say_subtitle(words.format(member=said(self._line.organisation), number=self._version[1]))

    def do(self, values: dict[str, Any]) -> None:
        from desktop_app.services import sign_offs

        day = str(values["signed_on"] or "")
        if len(day) != len("2009-04-02"):
            raise Invalid([Problem("signed_on", _("Type the whole day."))])
        sign_offs.sign(
            self.desk.database, self._version[0], self._line.organisation_id, str(values["answer"] or ""), day,
            signed_by=values["signed_by_id"], mandate=values["mandate_id"], mandated_on=values["mandated_on"],
            reservation_fr=values["reservation_fr"], reservation_en=values["reservation_en"],
        )  # fmt: skip


def ask_sign_off(parent: QWidget, desk: "Desk", version: tuple[str, int], line: "SignOffLine") -> bool:
    """Ask and keep what a member says to a version (its id and number); whether that was done."""
    return asked(SignOffDialog(desk, version, line, parent))
