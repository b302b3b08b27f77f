"""What commands print: sentences for people, JSON for programs, and why a file could not be written."""

import errno
import json
import sys
import unicodedata
from collections.abc import Iterable
from typing import Any

from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import N_, _


class WrongUsage(UserError):
    """The words of the command cannot be understood; the exit status is 2."""


def prepare() -> None:
    """Let no character stop a command: what the terminal cannot show is printed as its number."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Print one line."""
    print(text)


def tell(text: str) -> None:
    """Say something to the person at the terminal, beside what the command prints."""
    print(text, file=sys.stderr)


def data(value: Any) -> None:
    """Print a value as JSON, readable by any program whatever the terminal's characters."""
    plain = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") != "utf8"
    print(json.dumps(value, ensure_ascii=plain or _has_half_characters(value), indent=2))


def _has_half_characters(value: Any) -> bool:
    text = json.dumps(value, ensure_ascii=False)
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def table(lines: Iterable[Iterable[str]]) -> None:
    """Print lines of cells with tabs between."""
    for cells in lines:
        say("\t".join(one_line(cell) for cell in cells).rstrip("\t"))


def one_line(text: str) -> str:
    """A text on one line, its control characters shown by number, so that no record can command a terminal."""
    return "".join(
        letter
        if unicodedata.category(letter) != "Cc"
        else {"\n": " / ", "\t": " "}.get(letter, f"\\x{ord(letter):02x}")
        for letter in text
    )


def error(refused: UserError) -> None:
    """Say on stderr what went wrong; with the field's name before each problem of a record."""
    if isinstance(refused, Invalid):
        for problem in refused.problems:
            tell(f"{problem.row or problem.field}: {one_line(problem.message)}")
    else:
        tell(one_line(str(refused)))


_REASONS = {
    errno.EACCES: N_("you may not write there"),
    errno.EPERM: N_("you may not write there"),
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("its folder is a file"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EROFS: N_("the disk may only be read"),
    errno.ENAMETOOLONG: N_("the name is too long"),
}


def refusal(refused: OSError, path: str | None) -> UserError:
    """The sentence for a file that the system would not give or take; `path` is what was to be written."""
    reason = _REASONS.get(refused.errno or 0)
    words = _(reason) if reason else refused.strerror or str(refused)
    return UserError(
        _("{path} cannot be used: {reason}. Choose another file or folder.").format(
            path=refused.filename2 or refused.filename or path or _("The output"), reason=words
        )
    )
