"""The kinds of record that common positions are made of: paragraphs, rounds, amendments, versions, sign-offs."""

from typing import Any

from desktop_app.domain.fields import (
    Bilingual,
    Boolean,
    Choice,
    Date,
    Integer,
    Link,
    LongText,
    Text,
    end_after_start,
    in_one_language,
)
from desktop_app.domain.kind import Kind, Section
from desktop_app.domain.meeting_kinds import LANGUAGES_OF_TEXT
from desktop_app.i18n import N_, _

POSITION_STATES = (
    ("draft", N_("Draft")),
    ("consultation", N_("In consultation")),
    ("amendments", N_("Open to amendments")),
    ("sign_off", N_("Being signed")),
    ("adopted", N_("Adopted")),
    ("sent", N_("Sent out")),
    ("withdrawn", N_("Given up")),
)
ROUND_KINDS = (
    ("consultation", N_("Consultation")),
    ("amendments", N_("Amendments")),
    ("sign_off", N_("Sign-off")),
)
AMENDMENT_ANSWERS = (
    ("accepted", N_("Accepted")),
    ("modified", N_("Accepted with changes")),
    ("rejected", N_("Rejected")),
    ("withdrawn", N_("Withdrawn by its author")),
)
SIGN_OFF_ANSWERS = (
    ("yes", N_("Yes")),
    ("reservation", N_("Yes, with a reservation")),
    ("no", N_("No")),
    ("abstains", N_("Abstains")),
    ("silent", N_("Silent at the deadline")),
)
WAYS_OF_SENDING = (
    ("letter", N_("Letter")),
    ("email", N_("E-mail")),
    ("hand", N_("By hand")),
)


def check_amendment(values: dict[str, Any]) -> list[tuple[str, str]]:
    """An amendment changes something; a changed acceptance says to what, a refusal says why."""
    found = []
    if (values.get("old_text") or "") == (values.get("new_text") or ""):
        found.append(("new_text", _("This is the paragraph as it stands. Type the text you want instead.")))
    if values.get("answer") == "modified" and not values.get("answered_text"):
        found.append(("answered_text", _("Type the text that the paragraph is to have instead.")))
    if values.get("answer") in ("modified", "rejected") and not values.get("answer_reason"):
        found.append(("answer_reason", _("Say why: the member reads it in the table of amendments.")))
    return found


def check_sign_off(values: dict[str, Any]) -> list[tuple[str, str]]:
    """A reservation has its text; who says nothing signs nothing."""
    reservation = values.get("reservation_fr") or values.get("reservation_en")
    if values.get("answer") == "reservation" and not reservation:
        return [("reservation_fr", _("Type the reservation: it is printed with the signature."))]
    if values.get("answer") != "reservation" and reservation:
        return [("answer", _("A text of reservation stands here: choose “with a reservation”, or delete the text."))]
    if values.get("answer") == "silent" and values.get("signed_by_id"):
        return [("signed_by_id", _("Who signed was not silent. Choose another answer."))]
    return []


POSITION = Kind(
    "position",
    N_("Common position"),
    N_("Common positions"),
    "file-text",
    (
        Bilingual("title", N_("Title"), column=True),
        Link("body_id", N_("Prepared by"), to="organisation", column=True),
        Link("rapporteur_id", N_("Rapporteur"), to="person"),
        Choice("state", N_("State"), options=POSITION_STATES, column=True),
        Date("drafted_on", N_("Drafted on"), column=True),
        Link("theme_id", N_("Theme"), to="theme"),
        Link("decision_id", N_("Adopted by decision"), to="decision"),
        Link("grant_id", N_("Grant"), to="grant"),
        LongText("remarks", N_("Remarks")),
    ),
    (
        Section("position_paragraph", "position_id", N_("Paragraphs"), empty=N_("No paragraph yet.")),
        Section("position_round", "position_id", N_("Rounds")),
        Section("amendment", "position_id", N_("Amendments")),
        Section("position_version", "position_id", N_("Versions")),
        Section("position_sending", "position_id", N_("Addressees")),
        Section("record_file", "position_id", N_("Files")),
        Section("interaction", "position_id", N_("Dialogue about it")),
    ),
    (in_one_language("title"),),
    listed=True,
)

POSITION_PARAGRAPH = Kind(
    "position_paragraph",
    N_("Paragraph"),
    N_("Paragraphs"),
    "list-ordered",
    (
        Link("position_id", N_("Common position"), to="position", required=True),
        Boolean("is_heading", N_("Heading")),
        Bilingual("text", N_("Text"), column=True, long=True),
    ),
    (Section("amendment", "paragraph_id", N_("Amendments")),),
    (in_one_language("text"),),
)

POSITION_ROUND = Kind(
    "position_round",
    N_("Round"),
    N_("Rounds"),
    "timer",
    (
        Link("position_id", N_("Common position"), to="position", required=True),
        Choice("kind", N_("Kind"), options=ROUND_KINDS, required=True, column=True),
        Date("opens_on", N_("Opens"), required=True, column=True),
        Date("closes_on", N_("Deadline"), column=True),
        Date("closed_on", N_("Closed on")),
        Link("version_id", N_("Version"), to="position_version", hint=N_("For a sign-off: what is signed")),
        LongText("remarks", N_("Remarks")),
    ),
    checks=(end_after_start("opens_on", "closes_on"),),
)

AMENDMENT = Kind(
    "amendment",
    N_("Amendment"),
    N_("Amendments"),
    "pencil",
    (
        Link("position_id", N_("Common position"), to="position", required=True),
        Link("paragraph_id", N_("Paragraph"), to="position_paragraph"),
        Text("paragraph_number", N_("Paragraph number"), column=True),
        Link("round_id", N_("Round"), to="position_round"),
        Link("organisation_id", N_("Proposed by"), to="organisation", required=True, column=True),
        Link("person_id", N_("Person"), to="person"),
        Choice("language", N_("Language"), options=LANGUAGES_OF_TEXT, required=True),
        LongText("old_text", N_("Text as it stood")),
        LongText("new_text", N_("Text proposed"), column=True, hint=N_("Empty: take the paragraph out")),
        LongText("reason", N_("Reason given")),
        Date("proposed_on", N_("Proposed on")),
        Choice("answer", N_("Answer"), options=AMENDMENT_ANSWERS, column=True),
        LongText("answered_text", N_("Text as accepted")),
        LongText("answer_reason", N_("Reason of the answer")),
        Date("answered_on", N_("Answered on")),
    ),
    checks=(check_amendment,),
)

POSITION_VERSION = Kind(
    "position_version",
    N_("Version"),
    N_("Versions"),
    "history",
    (
        Link("position_id", N_("Common position"), to="position", required=True),
        Integer("number", N_("Number"), required=True, column=True),
        Date("frozen_on", N_("Kept on"), required=True, column=True),
        Text("note", N_("Why"), column=True),
        LongText("content", N_("Content"), required=True),
    ),
    (Section("sign_off", "version_id", N_("Sign-offs")),),
)

SIGN_OFF = Kind(
    "sign_off",
    N_("Sign-off"),
    N_("Sign-offs"),
    "check-check",
    (
        Link("version_id", N_("Version"), to="position_version", required=True),
        Link("organisation_id", N_("Member"), to="organisation", required=True, column=True),
        Choice("answer", N_("Answer"), options=SIGN_OFF_ANSWERS, required=True, column=True),
        Bilingual("reservation", N_("Reservation"), long=True),
        Link("signed_by_id", N_("Signed by"), to="person", column=True),
        Link("mandate_id", N_("As"), to="mandate", hint=N_("The mandate of who signed")),
        Date("mandated_on", N_("Mandated on"), hint=N_("When the member's own body gave the mandate to sign")),
        Date("signed_on", N_("Signed on"), column=True),
    ),
    checks=(check_sign_off,),
)

POSITION_SENDING = Kind(
    "position_sending",
    N_("Addressee"),
    N_("Addressees"),
    "mails",
    (
        Link("position_id", N_("Common position"), to="position", required=True),
        Link("organisation_id", N_("To"), to="organisation", required=True, column=True),
        Link("person_id", N_("Person"), to="person", column=True),
        Link("version_id", N_("Version"), to="position_version"),
        Date("sent_on", N_("Sent on"), column=True, hint=N_("Empty until it is sent")),
        Choice("way", N_("How"), options=WAYS_OF_SENDING),
        LongText("remarks", N_("Remarks")),
    ),
)

POSITION_KINDS = (
    POSITION, POSITION_PARAGRAPH, POSITION_ROUND, AMENDMENT, POSITION_VERSION, SIGN_OFF, POSITION_SENDING,
)  # fmt: skip
