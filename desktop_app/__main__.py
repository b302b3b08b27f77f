"""The door: a base or nothing opens the window, anything else goes to the command line."""

import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run a command, or the window on the base that is named; the exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given or (len(given) == 1 and Path(given[0]).is_file()):
        # The shortest way to the window: the command line is not even loaded.
        return _window(Path(given[0]) if given else None, "")
    from desktop_app import commands

    return commands.main(given, window=_window, self_test=_self_test)


def _window(base: Path | None, language: str) -> int:
    from desktop_app import app

    return app.run(base, language)


def _self_test() -> int:
    from desktop_app import app

    return app.self_test()


if __name__ == "__main__":
    if getattr(sys, "frozen", False) and len(sys.argv) > 1:
        # In a bundle this very program is also the process in which a sheet of somebody else's is read.
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(main())
