"""The message catalogues: `update` finds new messages, `compile` makes the .mo files, `check` judges.

The sources are in English; `fr` is translated by hand, `en` says what the source says where it has no wording
of its own. A catalogue is complete when each message of the sources stands in it, translated, not fuzzy,
with the same `{names}`, `%s` and tags.
"""

import ast
import io
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import BinaryIO

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HOUSE = Path(__file__).resolve().parent.parent
FOLDER = HOUSE / "translations"
TEMPLATE = FOLDER / "messages.pot"
LANGUAGES = ("fr", "en")
KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "bind_text": (2,),
}
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%(?:\([a-z_]+\))?[sd]|</?[a-z]+[^<>]*>")


def main(verbs: list[str]) -> None:
    """Carry the verbs out in order."""
    known = {"update": update, "compile": compile_all, "check": check}
    if not verbs or not set(verbs) <= set(known):
        raise SystemExit("usage: translations.py update|compile|check …")
    for verb in verbs:
        known[verb]()


def catalogue_file(language: str) -> Path:
    """Where a language's messages are translated."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def calls(file: BinaryIO, keywords: Iterable[str], *_tags: object, options: object) -> Iterator[tuple]:
    """The marked calls of one source file, also inside one another and in f-strings, where Babel's own
    extraction leaves them out or not, depending on Python's version."""
    for call in ast.walk(ast.parse(file.read())):
        name = getattr(call.func, "id", getattr(call.func, "attr", "")) if isinstance(call, ast.Call) else ""
        if name not in keywords:
            continue
        if any(isinstance(word, ast.JoinedStr) for word in call.args):
            raise SystemExit(f"{file.name}:{call.lineno}: no f-string can be translated; use .format()")
        for words in product(*map(alternatives, call.args)):
            yield call.lineno, name, words, []


def alternatives(node: ast.expr) -> list[str | None]:
    """The texts that one argument may be: both of `a if … else b`, each of `a or b`, None for what is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return alternatives(node.body) + alternatives(node.orelse)
    if isinstance(node, ast.BoolOp):
        return [text for value in node.values for text in alternatives(value)]
    return [None]


def extracted() -> Catalog:
    """Every message that stands in the sources now."""
    found = Catalog(project="Parvis", charset="utf-8", fuzzy=False)
    everywhere = extract_from_dir(HOUSE / "desktop_app", method_map=[("**.py", calls)], keywords=KEYWORDS)
    for name, _line, message, _comments, context in everywhere:  # a line's number would change at each edit
        found.add(message, locations=[(f"desktop_app/{Path(name).as_posix()}", None)], context=context)
    return found


def read(language: str) -> Catalog:
    """The catalogue of a language as it stands in its file."""
    path = catalogue_file(language)
    if not path.exists():
        return Catalog(locale=language, project="Parvis", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def written(catalogue: Catalog) -> bytes:
    """The catalogue as text, the same for the same messages."""
    page = io.BytesIO()
    write_po(page, catalogue, width=110, sort_output=True, include_lineno=False, omit_header=False)
    text = re.sub(rb"\A(#.*\n|\n)+", b"", page.getvalue())
    return re.sub(rb'^"(?!Language:|Plural-Forms|MIME|Content)[A-Z][A-Za-z-]+: .*\n', b"", text, flags=re.M)


def update() -> None:
    """Bring the messages of the sources into each catalogue, and fill what English leaves empty."""
    template = extracted()
    FOLDER.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(written(template))
    for language in LANGUAGES:
        catalogue = read(language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        if language == "en":
            for message in catalogue:
                if message.id and not filled(message.string):
                    message.string = message.id
                message.flags.discard("fuzzy")
        path = catalogue_file(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(catalogue))
        empty = sum(1 for message in catalogue if message.id and not filled(message.string))
        print(f"{language}: {len(catalogue)} messages, {empty} without translation")


def compile_all() -> None:
    """Make the .mo of each .po that is newer."""
    for path in sorted(FOLDER.glob("*/LC_MESSAGES/*.po")):
        made = path.with_suffix(".mo")
        if made.exists() and made.stat().st_mtime >= path.stat().st_mtime:
            continue
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parent.parent.name)
        page = io.BytesIO()
        write_mo(page, catalogue)
        waiting = made.with_suffix(".mo.new")
        waiting.write_bytes(page.getvalue())
        waiting.replace(made)


def check() -> None:
    """Stop with a list when a catalogue is not complete."""
    template = extracted()
    faults = [fault for language in LANGUAGES for fault in faults_of(language, template)]
    if faults:
        print("\n".join(faults))
        raise SystemExit(f"{len(faults)} faults in the messages; `make translations` brings new ones in.")
    print(f"Translations: {len(template)} messages, complete in {' and '.join(LANGUAGES)}.")


def faults_of(language: str, template: Catalog) -> list[str]:
    """What is missing, left over, fuzzy or different in one catalogue."""
    catalogue = read(language)
    faults = []
    for wanted in template:
        if not wanted.id:
            continue
        message = catalogue.get(wanted.id, wanted.context)
        where = f"{language}: {wanted.id!r} ({', '.join(name for name, _ in wanted.locations[:2])})"
        if message is None or not filled(message.string):
            faults.append(f"{where}: not translated")
        elif message.fuzzy:
            faults.append(f"{where}: fuzzy")
        elif not same_placeholders(message.id, message.string):
            faults.append(f"{where}: other placeholders in {message.string!r}")
    left = [m for m in catalogue if m.id and template.get(m.id, m.context) is None]
    return faults + [f"{language}: {message.id!r}: no longer in the sources" for message in left]


def filled(text: str | tuple[str, ...] | list[str]) -> bool:
    """Whether a translation, in each of its plural forms, says something."""
    return bool(text) if isinstance(text, str) else bool(text) and all(text)


def same_placeholders(source: str | tuple[str, ...], translation: str | tuple[str, ...]) -> bool:
    """Whether each form holds the placeholders of the source; a singular may leave the number out."""
    if isinstance(source, str):
        return sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(str(translation)))
    allowed = [set(PLACEHOLDER.findall(form)) for form in source]
    allowed += [form - {"{count}"} for form in allowed]
    return all(set(PLACEHOLDER.findall(form)) in allowed for form in translation)


if __name__ == "__main__":
    main(sys.argv[1:])
