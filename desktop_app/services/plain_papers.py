"""Papers as JSON keeps them, and back: what was sent or approved stays readable by later versions."""

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints


def as_plain(document: Any) -> Any:
    """A document as JSON can keep it."""
    return asdict(document)


Kept = TypeVar("Kept")


def from_plain(kind: type[Kept], plain: Any) -> Kept:
    """The document that `as_plain` was given; what a newer version added has its usual value."""
    return _read(kind, plain)  # type: ignore[no-any-return]


def _read(kind: Any, plain: Any) -> Any:
    origin = get_origin(kind)
    if origin is UnionType:
        present = next(part for part in get_args(kind) if part is not NoneType)
        return None if plain is None else _read(present, plain)
    if origin is Mapping and isinstance(plain, str):
        return {"": plain}  # kept when this text had no languages yet
    if origin is tuple:
        parts = get_args(kind)
        if len(parts) == 2 and parts[1] is Ellipsis:
            return tuple(_read(parts[0], one) for one in plain)
        return tuple(_read(part, one) for part, one in zip(parts, plain, strict=True))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{f.name: _read(hints[f.name], plain[f.name]) for f in fields(kind) if f.name in plain})
    return plain
