"""The command line: each verb a few lines over the services, in French or English, for scripts and people."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from desktop_app import i18n, preferences

Window = Callable[[Path | None, str], int]
"""Opens the window on a base (None: the last one) in a language ("": the preferred one); returns its status."""


def main(
    arguments: list[str] | None = None, *, window: Window | None = None, self_test: Callable[[], int] | None = None
) -> int:
    """Carry out a command and return its status: 0 done, 1 refused with a sentence, 2 not understood.

    `window` and `self_test` are the parts of the program that stand above the commands; the door hands them in.
    """
    from desktop_app.commands import output, usage

    output.prepare()
    chosen, words = usage.language_on_line(sys.argv[1:] if arguments is None else arguments)
    with i18n.speaking(chosen or preferences.load().window_language):
        wanted = _understood(words, has_window=window is not None)
        if isinstance(wanted, Namespace) and "verb" in wanted and not (wanted.verb == "self-test" and self_test):
            wanted = _obey(wanted)
    # The window and its self-test choose the language themselves, so they run outside `speaking`.
    if isinstance(wanted, int):
        return wanted
    if self_test and "verb" in wanted:
        return self_test()
    assert window is not None
    return window(Path(wanted.base) if wanted.base else None, chosen)


def _understood(words: list[str], *, has_window: bool) -> Namespace | int:
    """What a line asks for; a status when it was answered already (help) or cannot be understood."""
    from desktop_app.commands import output, usage

    try:
        if usage.names_a_verb(words):
            return usage.read_command(words)
        sentence = usage.unknown(words)
        if sentence or not has_window:
            output.tell(sentence or i18n._("Name a command; “parvis --help” lists them."))
            return 2
        return usage.read_window(words)
    except BrokenPipeError:
        # argparse prints the help itself, and before Python 3.11.5 let a closed pipe through.
        return _unread()
    except SystemExit as stop:
        return _flushed(usage.exit_status(stop))


def _obey(command: Namespace) -> int:
    """Carry out one verb; whatever may go wrong ends in a sentence and a status."""
    from desktop_app.commands import output, usage
    from desktop_app.errors import Cancelled, UserError

    try:
        return _flushed(usage.VERBS[command.verb].run(command) or 0)
    except BrokenPipeError:
        return _unread()
    except output.WrongUsage as wrong:
        output.error(wrong)
        return 2
    except UserError as refused:
        output.error(refused)
        return 1
    except OSError as refused:
        output.error(output.refusal(refused, getattr(command, "output", None)))
        return 1
    except (Cancelled, KeyboardInterrupt):
        output.tell(i18n._("Stopped."))
        return 1


def _flushed(status: int) -> int:
    """The status, once all that was printed has left the program."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _unread()
    return status


def _unread() -> int:
    """Who reads our output has seen enough (`| head`): what is left of it goes nowhere, and that is no error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
