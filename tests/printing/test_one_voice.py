"""A common position, its amendments and sign-off, and the catalogue of practices: what their pages say."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop_app.printing.amendment_table import amendments_pdf
from desktop_app.printing.institution_file import institution_pdf
from desktop_app.printing.positions import position_pdf, sign_off_pdf
from desktop_app.printing.practices import catalogue_pdf, practice_pdf
from desktop_app.services.papers import both
from desktop_app.services.revisions import Piece
from desktop_app.services.voice_papers import (
    AmendmentLine,
    InstitutionFile,
    Paragraph,
    Partner,
    PositionDocument,
    PracticeCatalogue,
    PracticeSheet,
    Sending,
    SignOffLine,
    SpeaksFor,
    Talk,
    TaskLine,
    VersionText,
)
from tests.printing.meeting_papers import ANNE, BRUNO
from tests.printing.reading import lines, pages, words

DAY = "2009-04-16"


def signed(name: str, country: str, answer: str, **values: object) -> SignOffLine:
    found = {
        "id": name, "organisation_id": name, "organisation": both(f"Association {name}", f"Association {name}"),
        "acronym": {}, "country": country, "answer": answer, "reservation": {}, "signed_by": None, "mandated_on": "",
        "signed_on": "2009-04-10",
    }  # fmt: skip
    return SignOffLine(**{**found, **values})  # type: ignore[arg-type]


SIGNATORIES = (
    signed("Berger", "BE", "yes", signed_by=BRUNO),
    signed("Ardent", "FR", "reservation", signed_by=ANNE, reservation=both("Sauf le § 2.", "Except § 2.")),
)
AMENDMENT = AmendmentLine(
    "a1", "p1", "1", "Berger", both("Union Berger", "Berger Union"), "BE", "fr", "Elles agissent.", "Elles décident.",
    (Piece("same", "Elles "), Piece("removed", "agissent"), Piece("added", "décident"), Piece("same", ".")),
    "Plus fort", "2009-03-12", "rejected", "", (), "Trop fort", "2009-03-20", False,
)  # fmt: skip
TEXT = VersionText(
    "v2", 2, "2009-04-01", both("Aide et collectivités", "Aid and local authorities"),
    (
        Paragraph("h", "", True, both("Constats", "Findings")),
        Paragraph("p1", "1", False, both("Les collectivités agissent.", "Local authorities act.")),
        Paragraph("p2", "2", False, {"fr": "Elles demandent un dialogue."}),
    ),
)  # fmt: skip
POSITION = PositionDocument(
    "p", DAY, both("Comité de pilotage", "Steering Committee"), ANNE, "sent", TEXT,
    SpeaksFor("v2", 2, DAY, 2, 2, 1, SIGNATORIES),
    (*SIGNATORIES, signed("Costa", "IT", "silent"), signed("Dupont", "FR", "")), "2009-04-15", (AMENDMENT,),
    (Sending("s", "c", both("Commission européenne", "European Commission"), None, 2, "2009-04-20", "letter"),),
    both("CP-2009-02 – Adoption", "CP-2009-02 – Adoption"), "2009-04-16", None,
)  # fmt: skip
WATER = PracticeSheet(
    "w", both("Eau pour tous", "Water for all"), both("Des forages.", "Wells."), both("Écouter.", "Listen."), "Ardent",
    both("Association Ardent", "Association Ardent"), {}, "FR",
    (Partner({"original": "Ouahigouya"}, "BF", "south"), Partner({"original": "Lyon"}, "FR", "north")),
    (both("Eau", "Water"),), 2005, None, "120000", "EUR", ANNE, ("anne@example.org",), (), "",
)  # fmt: skip
CATALOGUE = PracticeCatalogue(DAY, (WATER,), (("BF", ("w",)), ("FR", ("w",))), ((both("Eau", "Water"), ("w",)),))

NOTE = TaskLine("t", "Envoyer la note", "2009-04-01", "", True, "Anne")
DONE = TaskLine("d", "Remercier", "", "2009-04-12", False, "")
TALK = Talk(
    "i", "hearing", "2009-04-10", both("Audition", "Hearing"), both("La ligne est maintenue.", "The line is kept."),
    "Bruxelles", both("Commission", "Commission"), (replace(ANNE, organisation_id="c"), BRUNO), both("Aide", "Aid"),
    (NOTE, DONE),
)  # fmt: skip
INSTITUTION = InstitutionFile(
    DAY, "c", both("Commission européenne", "European Commission"), both("CE", "EC"), "BE",
    (replace(BRUNO, organisation_id="c"),), (TALK,), ((both("Aide", "Aid"), "2009-04-02"),), (NOTE,), (),
)  # fmt: skip

PAPERS: dict[str, Callable[[str], bytes]] = {
    "position": lambda language: position_pdf(POSITION, language),
    "amendments": lambda language: amendments_pdf(POSITION, language),
    "sign-off": lambda language: sign_off_pdf(POSITION, language),
    "catalogue": lambda language: catalogue_pdf(CATALOGUE, language),
    "sheet": lambda language: practice_pdf(WATER, DAY, language),
    "institution": lambda language: institution_pdf(INSTITUTION, language),
}


@pytest.mark.parametrize(
    ("paper", "language", "said"),
    [
        ("position", "fr", "Engage 2 membres dans 2 pays au 16 avril 2009."),
        ("position", "en", "Speaks for 2 members in 2 countries as of 16 April 2009."),
        ("position", "fr", "Réserve : Sauf le § 2."),
        ("position", "en", "European Commission Version 2 · 20 April 2009 · Letter"),
        ("position", "fr", "CP-2009-02 – Adoption"),
        ("amendments", "fr", "Elles [agissent] décident."),
        ("amendments", "en", "Rejected 20 Mar 2009"),
        ("sign-off", "fr", "Silence à l’échéance (1)"),
        ("sign-off", "en", "Has not answered yet (1)"),
        ("catalogue", "fr", "Index par pays"),
        ("catalogue", "en", "Index by theme"),
        ("sheet", "fr", "depuis 2005"),
        ("sheet", "en", "Ouahigouya (Burkina Faso)"),
        ("sheet", "fr", "anne@example.org"),
        ("institution", "fr", "Fiche de visite Commission européenne (CE)"),
        ("institution", "en", "Envoyer la note – late: 1 April 2009 – Anne"),
        ("institution", "fr", "Remercier – fait le 12 avril 2009"),
        ("institution", "en", "Whom we met, and who is no longer there"),
        ("institution", "fr", "Aide – 2 avril 2009"),
        ("institution", "en", "10 April 2009 · Hearing · Bruxelles Hearing Who was there"),
    ],
)
def test_each_paper_says_it_in_its_language(paper: str, language: str, said: str) -> None:
    assert said in words(PAPERS[paper](language))


@pytest.mark.parametrize("paper", PAPERS)
def test_both_languages_stand_in_one_paper_and_the_same_content_makes_the_same_file(paper: str) -> None:
    both_languages = words(PAPERS[paper]("fr+en"))
    of = {"catalogue": WATER.title, "sheet": WATER.title, "institution": INSTITUTION.organisation}
    titles = of.get(paper, TEXT.title)
    assert all(title.split()[0] in both_languages for title in titles.values())
    assert PAPERS[paper]("fr+en") == PAPERS[paper]("fr+en")


def test_a_sheet_fits_one_page_and_signatories_stand_under_their_country() -> None:
    assert len(pages(PAPERS["sheet"]("fr"))) == 1
    text = words(PAPERS["position"]("fr"))
    assert text.index("Belgique") < text.index("Association Berger") < text.index("France")
    assert "Association Costa" not in text


def test_nothing_signed_amended_or_found_is_said_in_a_sentence() -> None:
    nothing = replace(POSITION, speaks_for=None, sign_offs=(), amendments=(), sendings=())
    assert "No member has signed yet." in words(position_pdf(nothing, "en"))
    assert "No amendment was proposed." in words(amendments_pdf(nothing, "en"))
    unknown = replace(INSTITUTION, people=(), talks=(), positions=(), tasks=())
    said = words(institution_pdf(unknown, "en"))
    for nothing_there in (
        "Nothing is open.",
        "Nobody is known there.",
        "No position was sent there.",
        "No talk is noted.",
    ):
        assert nothing_there in said
    assert "No practice was found." in words(catalogue_pdf(PracticeCatalogue(DAY, (), (), ()), "en"))


def test_the_state_of_the_sign_off_says_by_which_mandate_and_when_each_answered() -> None:
    by = replace(
        SIGNATORIES[0], mandated_on="2009-03-20", signed_by=replace(BRUNO, position=both("président", "President"))
    )
    asked = replace(POSITION, sign_offs=(by,))
    text = words(sign_off_pdf(asked, "en"))
    assert "Association Berger (Belgium) – " in text and "President" in text
    assert "Answered on 10 April 2009, mandated on 20 March 2009" in text
    partly = replace(POSITION, sign_offs=(replace(by, mandated_on="2009-03"),))
    assert "mandat du mars 2009" in words(sign_off_pdf(partly, "fr"))


def test_whom_it_was_sent_to_is_printed_with_the_person_there() -> None:
    sent = replace(POSITION.sendings[0], person=ANNE, way="email")
    text = words(position_pdf(replace(POSITION, sendings=(sent,)), "fr"))
    assert f"Commission européenne – Mme {ANNE.given} {ANNE.family}" in text
    assert "Version 2 · 20 avril 2009 · Courriel" in text


def test_the_head_of_the_amendment_table_stands_on_each_of_its_pages() -> None:
    many = tuple(replace(AMENDMENT, id=str(number), number=str(number)) for number in range(1, 41))
    found = pages(amendments_pdf(replace(POSITION, amendments=many), "en"))
    assert len(found) > 2
    assert all("Proposed by" in page and "Answer" in page for page in found)
    whole = " ".join(found)
    assert whole.count("Elles [agissent] décident.") == 40


def test_a_change_accepted_otherwise_shows_both_what_was_wanted_and_what_was_taken() -> None:
    taken = (Piece("same", "Elles "), Piece("removed", "agissent"), Piece("added", "choisissent"), Piece("same", "."))
    modified = replace(AMENDMENT, answer="modified", answered_text="Elles choisissent.", answered_pieces=taken)
    text = words(amendments_pdf(replace(POSITION, amendments=(modified,)), "fr"))
    assert "Elles [agissent] décident." in text and "Elles [agissent] choisissent." in text


def test_each_language_of_the_index_has_its_own_order() -> None:
    themes = ((both("Eau", "Water"), ("w",)), (both("Gouvernance", "Governance"), ("w",)))
    catalogue = replace(CATALOGUE, by_country=(("DE", ("w",)), ("BE", ("w",))), by_theme=themes)
    french, english = words(catalogue_pdf(catalogue, "fr")), words(catalogue_pdf(catalogue, "en"))
    assert french.index("Allemagne") < french.index("Belgique") and french.index("Eau 1") < french.index(
        "Gouvernance 1"
    )
    assert english.index("Belgium") < english.index("Germany")
    assert english.rindex("Governance") < english.rindex("Water")


def test_a_sheet_names_the_documents_that_are_kept() -> None:
    drawn = practice_pdf(replace(WATER, files=("bilan.pdf", "photo.jpg")), DAY, "en")
    assert "Documents bilan.pdf, photo.jpg" in lines(drawn)
    assert "Budget €120,000" in lines(drawn)
