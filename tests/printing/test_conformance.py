"""What others say of the file: veraPDF of PDF/UA-1 and PDF/A-2a, qpdf of its bones."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop_app.printing.edition import INDEXES, Edition
from desktop_app.services.directory import Directory
from tests.benchmarks.directory_data import directory_of
from tests.printing import validator
from tests.printing.paper import printed
from tests.printing.platform import AWKWARD, PLATFORM

FIFTY = directory_of(50)
EVERYTHING = Edition("fr+en", letters=True, thumb_tabs=True, proof=True, indexes=tuple(INDEXES))
CASES = {
    "fifty members, everything": (FIFTY, EVERYTHING),
    "the platform in English, three columns": (PLATFORM, Edition("en", columns=3, sections="country")),
    "awkward names in a booklet": (AWKWARD, Edition("fr", paper="A5 booklet")),
}


def written(folder: Path, directory: Directory, edition: Edition) -> Path:
    target = folder / "directory.pdf"
    target.write_bytes(printed(directory, edition))
    return target


@pytest.mark.skipif(bool(validator.lacking()), reason=f"veraPDF cannot run here: {validator.lacking()}")
@pytest.mark.parametrize("case", CASES)
def test_the_file_breaks_no_rule_of_pdf_ua_1_and_pdf_a_2a(tmp_path: Path, case: str):
    target = written(tmp_path, *CASES[case])
    assert validator.broken_rules(target, "ua1") == []
    assert validator.broken_rules(target, "2a") == []


@pytest.mark.skipif(bool(validator.lacking()), reason=f"veraPDF cannot run here: {validator.lacking()}")
def test_the_validator_does_find_fault_with_a_draft(tmp_path: Path):
    target = written(tmp_path, PLATFORM, Edition("fr", quality="draft"))
    assert validator.broken_rules(target, "ua1")
    assert validator.broken_rules(target, "2a")


@pytest.mark.parametrize("quality", ["draft", "full"])
def test_qpdf_finds_no_error_in_the_file(tmp_path: Path, quality: str):
    target = written(tmp_path, PLATFORM, Edition("fr+en", quality=quality))  # type: ignore[arg-type]
    checked = subprocess.run(["qpdf", "--check", str(target)], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_file_shows_its_title_bookmarks_and_printed_page_numbers():
    root = PdfReader(BytesIO(printed(PLATFORM, "fr"))).trailer["/Root"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/PageMode"] == "/UseOutlines"
    assert root["/PageLabels"]["/Nums"] == [0, {"/S": "/D"}]


def test_passages_in_the_other_language_say_so_and_artifacts_are_passed_over():
    pdf = PdfReader(BytesIO(printed(PLATFORM, "fr")))
    languages = {str(each) for each in _languages(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"])}
    assert languages == {"en-GB", "nl", "de", "it", "ro"}
    content = pdf.pages[3].get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]
    assert "/Artifact<</Type/Pagination>>BDC" in content
    assert content.count("BDC") + content.count("BMC") == content.count("EMC")


def _languages(node: object) -> list[object]:
    node = node.get_object() if hasattr(node, "get_object") else node  # type: ignore[attr-defined]
    if isinstance(node, list):
        return [each for kid in node for each in _languages(kid)]
    if not isinstance(node, dict) or node.get("/Type") == "/OBJR":
        return []
    own = [node["/Lang"]] if "/Lang" in node else []
    return own + _languages(node.get("/K", []))


def test_every_link_is_described():
    pdf = PdfReader(BytesIO(printed(PLATFORM, "fr")))
    links = [link.get_object() for page in pdf.pages for link in page.get("/Annots", [])]
    assert len(links) > 60
    assert [link for link in links if not str(link["/Contents"]).strip()] == []
    assert "Deutscher Städtetag, p. 4" in {str(link["/Contents"]) for link in links}
