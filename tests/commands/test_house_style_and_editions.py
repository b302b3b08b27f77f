"""The style of the house and editions of the directory, chosen from the command line and seen on paper."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from pypdf import PdfReader

from desktop_app.services import house
from desktop_app.storage.database import open_base
from tests.commands.conftest import Parvis


def text_of(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


def a_picture(folder: Path) -> Path:
    path = folder / "logo.png"
    Image.new("RGBA", (40, 20), "#AA2200").save(path)
    return path


def test_the_style_is_shown_field_by_field_and_changed(parvis: Parvis, sample: Path):
    said = parvis("style", "--base", sample, "accent=#702963", "times=16 h 30", "--json")
    assert (said.status, said.err) == (0, "")
    assert (said.data["accent"], said.data["times"]) == ("#702963", "16 h 30")
    assert parvis("style", "--base", sample, "times=", "--json").data["times"] is None
    assert parvis("style", "--base", sample, "--json").data["accent"] == "#702963"


def test_the_letterhead_stands_on_letters_and_the_offset_on_labels(parvis: Parvis, sample: Path, tmp_path: Path):
    lines = "letterhead_fr=1 rue du Parvis\\n67000 Strasbourg"
    assert parvis("style", "--base", sample, lines, "offset_right=15").status == 0
    letters = tmp_path / "letters.pdf"
    assert parvis("print", "letters", "--letter", "invitation", "--base", sample, "-o", letters).status == 0
    assert "1 rue du Parvis 67000 Strasbourg" in text_of(letters)
    moved, exact = tmp_path / "moved.pdf", tmp_path / "exact.pdf"
    parvis("print", "labels", "--base", sample, "-o", moved)
    parvis("print", "labels", "--base", sample, "--offset", "1.5,0", "-o", exact)
    assert moved.read_bytes() == exact.read_bytes()
    parvis("print", "labels", "--base", sample, "--offset", "0,0", "-o", exact)
    assert moved.read_bytes() != exact.read_bytes()


def test_a_logo_is_a_picture_and_can_be_taken_away_again(parvis: Parvis, sample: Path, tmp_path: Path):
    text = tmp_path / "logo.jpg"
    text.write_text("no picture")
    refused = parvis("style", "--base", sample, "--logo", text)
    assert refused.status == 1
    assert "logo.jpg" in refused.err
    assert parvis("style", "--base", sample, "--logo", a_picture(tmp_path)).status == 0
    with_logo = tmp_path / "with.pdf"
    parvis("print", "letters", "--letter", "invitation", "--base", sample, "-o", with_logo)
    assert len(PdfReader(with_logo).pages[0].images) == 1
    database = open_base(sample, "Anne")
    logo = house.style(database).logo
    database.close()
    assert logo is not None
    assert Image.open(BytesIO(logo)).size == (40, 20)
    assert parvis("style", "--base", sample, "--no-logo", "--json").data["logo_id"] is None


def test_what_no_paper_can_show_is_refused(parvis: Parvis, sample: Path):
    for words, status, said in (
        (("accent=red",), 1, "#0E5A6B"),
        (("offset_down=500",), 1, "20 mm"),
        (("colour=#000000",), 2, "accent"),
        (("times=noon",), 1, "times"),
    ):
        answer = parvis("style", "--base", sample, *words)
        assert answer.status == status
        assert said in answer.err


def test_an_edition_is_kept_printed_and_changed(parvis: Parvis, sample: Path, tmp_path: Path):
    kept = parvis(
        "editions", "--base", sample, "--keep", "Pocket", "paper=A5", "columns=1", "language=en", "indexes=", "--json"
    )
    assert kept.status == 0, kept.err
    [edition] = kept.data["editions"]
    assert (edition["name"], edition["options"]["paper"], edition["options"]["indexes"]) == ("Pocket", "A5", [])
    again = parvis("editions", "--base", sample, "--keep", "Pocket", "proof=yes", "--json").data["editions"]
    assert [(one["id"], one["options"]["paper"], one["options"]["proof"]) for one in again] == [
        (edition["id"], "A5", True)
    ]
    target = tmp_path / "pocket.pdf"
    printed = parvis("print", "directory", "--base", sample, "--edition", "Pocket", "-o", target, "--sent")
    assert printed.status == 0, printed.err
    assert round(PdfReader(target).pages[0].mediabox.width) == 420
    assert parvis("editions", "--base", sample, "--json").data["editions"][0]["printed_on"]


def test_the_next_directory_marks_what_changed_since_the_last(parvis: Parvis, sample: Path, tmp_path: Path):
    target = tmp_path / "directory.pdf"
    first = parvis(
        "print", "directory", "--base", sample, "--as-of", "1/2/2026", "--language", "fr", "-o", target, "--sent"
    )
    assert first.status == 0, first.err
    parvis("print", "directory", "--base", sample, "--language", "fr", "--option", "changed_since=last", "-o", target)
    assert "1er février 2026" in text_of(target)


def test_options_that_are_not_there_are_named(parvis: Parvis, sample: Path):
    for words, said in (
        (("colour=red",), "columns"),
        (("columns=7",), "columns"),
        (("fields=address,shoes",), "shoes"),
        (("paper=B5",), "B5"),
    ):
        answer = parvis("editions", "--base", sample, "--keep", "X", *words)
        assert answer.status == 2
        assert said in answer.err
