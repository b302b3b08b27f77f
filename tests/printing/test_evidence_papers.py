"""The papers of an evidence file as they are printed from the sample platform: participants, index, folder."""

from pathlib import Path

import pytest

from desktop_app.printing import evidence_papers
from desktop_app.printing.participants import participants_pdf
from desktop_app.services import attachments, bundles, evidence_file
from desktop_app.services.attendance import Occasion
from desktop_app.services.evidence_file import EvidenceFile, Subject
from desktop_app.storage.database import Database
from tests.printing.reading import outline, words

DAY = "2010-12-31"


@pytest.fixture
def meeting(database: Database) -> Occasion:
    """The first meeting of the committee."""
    return Occasion("meeting", database.read("SELECT id FROM meeting ORDER BY starts_at LIMIT 1")[0][0])


@pytest.fixture
def of_meeting(database: Database, meeting: Occasion) -> EvidenceFile:
    return evidence_file.gather(database, Subject(meeting), DAY)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", ("6 participants", "femmes 3 · hommes 3", "Allemagne (1) BRÜGGEMEYER Hildegard femme", "France 4")),
        ("en", ("6 participants", "women 3 · men 3", "Germany (1) BRÜGGEMEYER Hildegard woman", "City or region 1")),
    ],
)
def test_participants_by_country_kind_and_gender(
    of_meeting: EvidenceFile, language: str, said: tuple[str, ...]
) -> None:
    drawn = words(participants_pdf(of_meeting.dossiers[0], of_meeting.kinds, language))
    assert all(one in drawn for one in said), drawn
    assert drawn.index("BRÜGGEMEYER") < drawn.index("PUIGDELLÍVOL") < drawn.index("GUÉRET-LAMY")  # he did not come


def test_the_index_of_a_period_counts_over_all_and_lists_each(database: Database) -> None:
    file = evidence_file.gather(database, Subject(None, None, "2008-01-01", "2009-12-31"), DAY)
    pieces = evidence_papers.pieces(database, file, "en")
    index = pieces[-1].read()
    said = words(index)
    assert "2 events, 2 meetings 19 participations" in said
    assert len([title for title in outline(index) if "Steering Committee" in title]) == 2
    folders = {piece.path.partition("/")[0] for piece in pieces[:-1]}
    assert all(folder in said.replace("- ", "-") for folder in folders)


def test_the_same_base_makes_the_same_files_and_no_name_leads_out(
    database: Database, meeting: Occasion, tmp_path: Path
) -> None:
    paper = tmp_path / "note.pdf"
    paper.write_bytes(b"%PDF-1.4 note")
    kept = attachments.add(database, meeting, paper, "2008-09-22")
    with database.transaction("A hostile name") as session:
        from desktop_app.services import writing

        writing.change(session, "attachment", kept, name="../../CON: <a>.pdf")
    made = []
    for target in (tmp_path / "first.zip", tmp_path / "second.zip"):
        file = evidence_file.gather(database, Subject(meeting), DAY)
        pieces = evidence_papers.pieces(database, file, "fr+en")
        bundles.write(pieces, target)
        made.append(target.read_bytes())
    assert made[0] == made[1]
    assert [piece.path for piece in pieces if piece.section == "paper"] == ["5-documents/CON_ _a_.pdf"]


def test_a_period_in_which_nothing_took_place_has_an_index_that_says_so(database: Database) -> None:
    file = evidence_file.gather(database, Subject(None, None, "1999-01-01", "1999-12-31"), DAY)
    (index,) = evidence_papers.pieces(database, file, "en")
    assert "Nothing took place in this period." in words(index.read())
