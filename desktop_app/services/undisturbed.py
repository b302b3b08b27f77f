"""Work that makes very many small objects and drops none of them, without Python's search for rings among them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let the collector rest: it would look at every object again and again, a third of the time of an import.

    What counts references goes on as ever; only rings of objects wait until the end.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
