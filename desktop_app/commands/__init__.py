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
    given = sys.argv[1:] if arguments is None else arguments
    chosen, words = usage.language_on_line(given)
    spoken = chosen or preferences.load().window_language
    try:
        with i18n.speaking(spoken):
            if usage.names_a_verb(words):
                command = usage.read_command(words)
                if command.verb != "self-test" or self_test is None:
                    return _obey(command)
            else:
                sentence = usage.unknown(words)
                if sentence or window is None:
                    output.tell(sentence or i18n._("Name a command; “parvis --help” lists them."))
                    return 2
                command = usage.read_window(words)
    except SystemExit as stop:
        return usage.exit_status(stop)
    if self_test and "verb" in command:
        return self_test()
    assert window is not None
    return window(Path(command.base) if command.base else None, chosen)


def _obey(command: Namespace) -> int:
    """Carry out one verb; whatever may go wrong ends in a sentence and a status."""
    from desktop_app.commands import output, usage
    from desktop_app.errors import Cancelled, UserError

    try:
        status = usage.VERBS[command.verb].run(command) or 0
        sys.stdout.flush()
    except BrokenPipeError:
        # Who read our output has seen enough (`| head`): what is left of it goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
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
    return status
