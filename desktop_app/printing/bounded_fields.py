"""What the fields of a user's Word file may compute: little, in no time, and nothing of the program."""

from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

MOST_TURNS = 10_000
"""How many turns all loops over numbers of one letter may make together."""
_GROWING_METHODS = {"format", "format_map", "ljust", "rjust", "center", "zfill", "expandtabs", "join", "replace"}
_GROWING_FILTERS = ("center", "indent", "format", "wordwrap", "xmlattr", "replace")


class BoundedFields(SandboxedEnvironment):
    """A sandbox in which nothing runs for ever and no text grows without end."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined)
        self._left = MOST_TURNS
        self.globals["range"] = self._range
        for name in _GROWING_FILTERS:
            self.filters.pop(name, None)
        self.globals.pop("lipsum", None)
        self.globals.pop("cycler", None)

    def _range(self, *limits: int) -> range:
        turns = range(*limits)
        self._left -= len(turns) if len(turns) <= self._left else self._left + 1
        if self._left < 0:
            raise SecurityError("too many turns of a loop")
        return turns

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Products of small numbers only: a text times a number, or a power, can fill any memory."""
        small = all(isinstance(side, int | float) and abs(side) < 1_000_000 for side in (left, right))
        if operator == "**" or not small:
            raise SecurityError(f"“{operator}” of these is not computed in a letter")
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> None:
        """`format` is refused as other methods are: a width of a thousand million fills any memory."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Nothing hidden, and no method by which a text grows."""
        if isinstance(obj, str) and attr in _GROWING_METHODS:
            return False
        return super().is_safe_attribute(obj, attr, value)
