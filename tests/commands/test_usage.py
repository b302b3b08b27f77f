"""What one may say to the program, in both languages, and how it answers what it does not understand."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.commands import main, usage
from desktop_app.domain.kinds import KINDS
from tests.commands.conftest import HOUSE, Parvis


@pytest.mark.parametrize("verb", sorted(usage.VERBS))
def test_each_verb_explains_itself_in_both_languages(parvis: Parvis, verb: str):
    english = parvis(verb, "--help")
    french = parvis("--ui-language", "fr", verb, "--help")
    assert (english.status, french.status) == (0, 0)
    assert english.out.startswith(f"usage: parvis {verb}")
    assert french.out.startswith(f"utilisation\u00a0: parvis {verb}")
    assert "montrer cette aide" in french.out
    assert "show this help" not in french.out


def test_help_lists_the_verbs(parvis: Parvis):
    told = parvis("--help").out
    assert all(f"\n    {verb} " in told for verb in usage.VERBS)


@pytest.mark.parametrize(
    "words",
    [
        ("add",),
        ("list", "person"),
        ("list", "nonsense", "--base", "x"),
        ("show", "person", "--base", "x"),
        ("list", "person", "--base", "x", "--unknown"),
        ("list", "person", "--base"),
        ("undo", "--base", "x", "--steps", "0"),
        ("undo", "--base", "x", "--steps", "many"),
        ("print", "novel", "--base", "x", "-o", "y"),
        ("print", "directory", "--base", "x", "-o", "y", "--language", "de"),
        ("--ui-language", "de", "kinds"),
        ("kinds", "--ui-language"),
        ("kinds", "more"),
        ("lst",),
        ("import", "x.csv"),
        (),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_not_understood_is_said_and_leaves_with_2(parvis: Parvis, words: tuple[str, ...], language: str):
    answer = parvis(*words) if language == "en" else parvis("--ui-language=fr", *words)
    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.strip()
    if language == "fr":
        assert not {"usage:", "error:", "argument:", "required:"} & set(answer.err.split())


def test_a_mistyped_verb_is_guessed(parvis: Parvis):
    assert "Did you mean “list”?" in parvis("lst").err


def test_the_language_may_stand_before_or_after_the_verb(parvis: Parvis, base: Path):
    before = parvis("--ui-language", "fr", "show", "person", "0" * 32, "--base", base)
    after = parvis("show", "person", "0" * 32, "--base", base, "--ui-language=fr")
    assert before.err == after.err
    assert before.err.startswith("Aucune fiche")


def test_the_language_of_the_session_is_spoken_when_none_is_asked_for(program: Parvis):
    assert program("show", LC_ALL="fr_FR.UTF-8", PYTHONUTF8="1").err.startswith("utilisation")
    assert program("show", LC_ALL="C.UTF-8").err.startswith("usage")


def test_a_base_without_a_verb_opens_the_window(base: Path):
    opened = []

    def window(path: Path | None, language: str) -> int:
        opened.append((path, language))
        return 7

    assert main([str(base), "--ui-language", "fr"], window=window) == 7
    assert main(["--ui-language", "en", str(base)], window=window) == 7
    assert main(["--ui-language", "en"], window=window) == 7
    assert opened == [(base, "fr"), (base, "en"), (None, "en")]


def test_the_self_test_is_handed_to_the_window(base: Path):
    assert main(["self-test"], window=lambda _path, _language: 1, self_test=lambda: 5) == 5


def test_kinds_tell_what_the_domain_declares(parvis: Parvis):
    told = parvis("kinds", "--json").data
    assert [kind["name"] for kind in told] == list(KINDS)
    for kind in told:
        declared = KINDS[kind["name"]]
        assert set(kind) == {"name", "title", "fields", "sections"}
        assert [field["name"] for field in kind["fields"]] == [field.name for field in declared.columns]
        assert [section["kind"] for section in kind["sections"]] == [section.kind for section in declared.sections]
    person = {field["name"]: field for field in told[1]["fields"]}
    assert person["family"]["required"]
    assert person["form_of_address"]["choices"] == [{"value": "f", "title": "Ms"}, {"value": "m", "title": "Mr"}]
    mandate = {field["name"]: field for field in told[2]["fields"]}
    assert (mandate["organisation_id"]["type"], mandate["organisation_id"]["to"]) == ("link", "organisation")


def test_kinds_speak_french(parvis: Parvis):
    told = parvis("kinds", "--json", "--ui-language", "fr").data
    assert told[1]["title"] == "Personne"
    assert "obligatoire" in parvis("kinds", "--ui-language", "fr").out


def test_any_terminal_can_show_any_name(program: Parvis, base: Path):
    add = program("add", "organisation", "name_fr=Łódź – Œuvres 🦉", "--base", base, PYTHONUTF8="1")
    assert add.status == 0
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    shown = program("list", "organisation", "--base", base, **plain)
    assert (shown.status, "\\u0141\\xf3d\\u017a" in shown.out) == (0, True)
    assert program("list", "organisation", "--base", base, "--json", **plain).data[0]["title"] == "Łódź – Œuvres 🦉"


def test_a_reader_who_has_seen_enough_stops_nothing(sample: Path):
    for words in (["list", "organisation_name", "--base", str(sample), "--json"], ["--help"], ["kinds"]):
        writer = subprocess.Popen(
            [sys.executable, "-m", "desktop_app", *words],
            cwd=HOUSE,
            env=os.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert writer.stdout and writer.stderr
        writer.stdout.close()
        said = writer.stderr.read()
        writer.stderr.close()
        assert (writer.wait(60), said) == (0, b"")


REFUSED = {
    "missing": (None, "There is no base"),
    "text": (b"Nom;T\xe9l\n", "is not a Parvis base"),
    "empty": (b"", "is not a Parvis base"),
    "folder": ("folder", "is a folder"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_is_no_base_costs_one_sentence(parvis: Parvis, tmp_path: Path, what: str):
    content, sentence = REFUSED[what]
    path = tmp_path / "other"
    if content == "folder":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    for words in (("list", "person", "--base", path), ("add", "person", "family=X", "--base", path), ("check", path)):
        answer = parvis(*words)
        assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
        assert sentence in answer.err
    assert not path.is_file() or path.read_bytes() == content


def test_a_base_cut_short_is_refused_and_what_is_left_saved(parvis: Parvis, sample: Path, tmp_path: Path):
    whole = sample.read_bytes()
    sample.write_bytes(whole[: len(whole) * 3 // 4])
    answer = parvis("list", "person", "--base", sample, "--ui-language", "fr")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("Il manque une partie de")
    saved = parvis("check", sample, "--save", tmp_path / "saved.parvis", "--json")
    assert saved.status == 1
    assert saved.data["readable"]["organisation"] > 0
    assert parvis("list", "organisation", "--base", tmp_path / "saved.parvis").status == 0


def test_wrong_places_for_output_are_sentences(parvis: Parvis, sample: Path, tmp_path: Path):
    for target in (tmp_path / "none" / "x.pdf", tmp_path):
        answer = parvis("print", "directory", "--base", sample, "-o", target)
        assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
        answer = parvis("backup", sample, "-o", target)
        assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
