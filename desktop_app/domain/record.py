"""What every record shares: an id made where the record is made, and text kept as typed in one Unicode form."""

import os
import time
import unicodedata
from functools import cache
from typing import Any

from sqlalchemy import MetaData, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_last_tick = 0


def new_id() -> str:
    """A fresh id: a UUID of version 7 (time first, RFC 9562) in 32 hexadecimal figures, so that copies never collide.

    Ids made one after another sort in that order, also within a millisecond: 12 bits after the milliseconds hold
    their 4096ths, counted on where the clock is too coarse. What is shown by id keeps the order it was typed in.
    """
    global _last_tick
    _last_tick = tick = max(time.time_ns() * 4096 // 1_000_000, _last_tick + 1)
    random_bits = int.from_bytes(os.urandom(8)) >> 2
    milliseconds, part = tick >> 12 & (1 << 48) - 1, tick & 0xFFF
    return f"{milliseconds << 80 | 0x7 << 76 | part << 64 | 0x2 << 62 | random_bits:032x}"


class Words(TypeDecorator[str]):
    """Text of any length, kept in Unicode form NFC."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> Any:
        return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


class Base(DeclarativeBase):
    """The mapping all records belong to; names of constraints are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: Words}


class Record(Base):
    """A row with an id that never changes."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)


class Dated:
    """Something that holds from a day to a day, both counted; either may be open (None) or partial (`2014-03`)."""

    starts_on: Mapped[str | None] = mapped_column(String(10))
    ends_on: Mapped[str | None] = mapped_column(String(10))


@cache
def mapped_class(kind: str) -> type[Record]:
    """The class whose records are of a kind; a kind's name is its table's."""
    import desktop_app.domain.everything  # noqa: F401

    for mapper in Base.registry.mappers:
        if getattr(mapper.local_table, "name", "") == kind:
            found: type[Record] = mapper.class_
            return found
    raise KeyError(kind)
