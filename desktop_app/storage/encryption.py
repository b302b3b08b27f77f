"""The keys of an encrypted base: a random key for the file, locked by a passphrase and by a printed recovery key.

The base is encrypted by SQLCipher with 32 random bytes, never by the passphrase itself, so that changing the
passphrase changes one small file and no page of the base. That file, NAME.keys beside the base, holds the key twice,
in two slots of the same make: one for the passphrase, one for the recovery key.

A slot: Argon2id (RFC 9106, second recommended choice: 64 MiB, 3 passes, 4 lanes) makes 64 bytes from what was typed
and 16 random bytes of salt. The first 32 are added to the key (XOR; the salt is fresh each time, so no pad is used
twice), the last 32 make an HMAC-SHA256 over all of the slot. A wrong passphrase fails there before anything is
decrypted, a slot altered by a bit fails too, and one slot opens under one passphrase only.
docs/decisions/encryption-keys.md says why, and what it does not protect from.
"""

import hashlib
import hmac
import json
import os
import secrets
import unicodedata
import zlib
from pathlib import Path
from typing import Any

from desktop_app.errors import UserError, WrongPassphrase
from desktop_app.i18n import _, ngettext
from desktop_app.storage import connection as files
from desktop_app.storage.whole_files import keep_text

MEMORY_KIB = 64 * 1024
PASSES = 3
LANES = 4
MOST = {"memory_kib": 1024 * 1024, "passes": 64, "lanes": 64}
"""A key file that asks for more is not ours: it would only keep the computer busy."""
SHORTEST = 8
"""How many characters a passphrase has at least."""
FORMAT = 1

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""The 31 letters and figures of a recovery key: none is taken for another, and 31 is prime (see `_check_letter`)."""
GROUPS = 7


class KeysLost(UserError):
    """The file with the keys of an encrypted base is gone or unreadable."""


def keys_file(path: Path) -> Path:
    """Where the locked keys of a base stand."""
    return files.beside(path, ".keys")


def is_encrypted(path: Path) -> bool:
    """Whether a file is an encrypted base: its keys stand beside it, or it is made of whole pages of noise."""
    try:
        with path.open("rb") as file:
            page = file.read(4096)
        size = path.stat().st_size
    except OSError:
        return False
    if not page or page.startswith(files.SQLITE_HEADER):
        return False
    return keys_file(path).exists() or (size % 4096 == 0 and len(zlib.compress(page)) >= len(page))


def create_keys(path: Path, passphrase: str) -> tuple[bytes, str]:
    """Make the keys of a base that is about to be made: its key, and the recovery key to print and put away."""
    if keys_file(path).exists():
        raise UserError(
            _(
                "{path} exists already: it may be the only key to another base. Move it away or choose another name."
            ).format(path=keys_file(path))
        )
    _refuse_weak(passphrase)
    key, recovery = secrets.token_bytes(32), new_recovery_key()
    _keep(path, {"passphrase": _lock(key, "passphrase", passphrase), "recovery": _lock(key, "recovery", recovery)})
    return key, recovery


def unlock(path: Path, passphrase_or_recovery: str) -> bytes:
    """The key of a base, from its passphrase or its recovery key; WrongPassphrase says what to do else."""
    slots = _slots(path)
    typed, mistyped = read_recovery_key(passphrase_or_recovery)
    key = _unlock(slots, "recovery", typed) if typed and not mistyped else None
    key = key or _unlock(slots, "passphrase", passphrase_or_recovery)
    if key:
        return key
    if mistyped:
        raise WrongPassphrase(
            ngettext(
                "Group {groups} of the recovery key is mistyped. Compare it with the printed one.",
                "Groups {groups} of the recovery key are mistyped. Compare them with the printed ones.",
                len(mistyped),
            ).format(groups=", ".join(map(str, mistyped)))
        )
    raise WrongPassphrase(
        _(
            "This passphrase does not open {name}. Look at capital letters and the keyboard's language, "
            "or type the printed recovery key."
        ).format(name=path.name)
    )


def change_passphrase(path: Path, passphrase_or_recovery: str, new_passphrase: str) -> None:
    """Lock the key with another passphrase; the recovery key stays, the base itself is not touched."""
    key = unlock(path, passphrase_or_recovery)
    _refuse_weak(new_passphrase)
    _keep(path, {**_slots(path), "passphrase": _lock(key, "passphrase", new_passphrase)})


def _refuse_weak(passphrase: str) -> None:
    if len(_one_form(passphrase)) < SHORTEST:
        raise UserError(
            _("A passphrase needs at least {count} characters; four or five words are easy to remember.").format(
                count=SHORTEST
            )
        )


# Slots ----------------------------------------------------------------------------------------------------------


def _one_form(passphrase: str) -> str:
    """The same letters typed on another system give the same passphrase: é may be one character or two."""
    return unicodedata.normalize("NFC", passphrase).strip()


def _derived(secret: str, salt: bytes, memory_kib: int, passes: int, lanes: int) -> tuple[bytes, bytes]:
    """A pad to lay over the key, and the key of the slot's HMAC."""
    from argon2.low_level import Type, hash_secret_raw

    made = hash_secret_raw(
        _one_form(secret).encode("utf-8", "surrogatepass"),
        salt,
        time_cost=passes,
        memory_cost=memory_kib,
        parallelism=lanes,
        hash_len=64,
        type=Type.ID,
    )
    return made[:32], made[32:]


def stretched(passphrase: str, salt: bytes) -> bytes:
    """A key of 32 bytes made of a passphrase, at the same cost as the base's own slots."""
    return _derived(passphrase, salt, MEMORY_KIB, PASSES, LANES)[0]


def _lock(key: bytes, name: str, secret: str) -> dict[str, Any]:
    salt = os.urandom(16)
    slot: dict[str, Any] = {"salt": salt.hex(), "memory_kib": MEMORY_KIB, "passes": PASSES, "lanes": LANES}
    pad, seal_key = _derived(secret, salt, MEMORY_KIB, PASSES, LANES)
    slot["locked"] = _xor(key, pad).hex()
    slot["seal"] = _seal(name, slot, seal_key)
    return slot


def _unlock(slots: dict[str, dict[str, Any]], name: str, secret: str) -> bytes | None:
    slot = slots[name]
    pad, seal_key = _derived(secret, bytes.fromhex(slot["salt"]), slot["memory_kib"], slot["passes"], slot["lanes"])
    if not hmac.compare_digest(_seal(name, slot, seal_key), slot["seal"]):
        return None
    return _xor(bytes.fromhex(slot["locked"]), pad)


def _seal(name: str, slot: dict[str, Any], seal_key: bytes) -> str:
    """The HMAC over all that a slot says, in one unambiguous spelling."""
    said = json.dumps(
        ["parvis keys", FORMAT, name, *(slot[part] for part in ("salt", "memory_kib", "passes", "lanes", "locked"))]
    )
    return hmac.new(seal_key, said.encode(), hashlib.sha256).hexdigest()


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _keep(path: Path, slots: dict[str, dict[str, Any]]) -> None:
    text = json.dumps({"parvis_keys": FORMAT, "slots": slots}, indent=2)
    keep_text(keys_file(path), text + "\n")


def _slots(path: Path) -> dict[str, dict[str, Any]]:
    file = keys_file(path)
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        slots: dict[str, dict[str, Any]] = {name: kept["slots"][name] for name in ("passphrase", "recovery")}
        sound = kept["parvis_keys"] == FORMAT and all(_is_sound(slot) for slot in slots.values())
    except FileNotFoundError as missing:
        raise KeysLost(
            _(
                "{file} is missing: without it nobody can open {name}, not even with the passphrase. "
                "It stands beside each backup too; copy it from there."
            ).format(file=file, name=path.name)
        ) from missing
    except (OSError, ValueError, KeyError, TypeError):
        sound, slots = False, {}
    if not sound:
        raise KeysLost(
            _("{file} is damaged or of a newer Parvis. Copy it from beside a backup of the base.").format(file=file)
        )
    return slots


def _is_sound(slot: dict[str, Any]) -> bool:
    """Whether a slot has the right shape and asks for no more work than any of ours would."""
    lengths = {name: len(bytes.fromhex(slot[name])) for name in ("salt", "locked", "seal")}
    bounded = all(isinstance(slot[name], int) and 1 <= slot[name] <= most for name, most in MOST.items())
    enough = slot["memory_kib"] >= 8 * slot["lanes"]
    return lengths == {"salt": 16, "locked": 32, "seal": 32} and bounded and enough


# The printed key ------------------------------------------------------------------------------------------------


def new_recovery_key() -> str:
    """Seven groups of five letters and figures, 138 bits by chance; the last of each group checks it."""
    groups = ["".join(secrets.choice(ALPHABET) for _place in range(4)) for _group in range(GROUPS)]
    return "-".join(group + _check_letter(group, number) for number, group in enumerate(groups, 1))


def _check_letter(group: str, number: int) -> str:
    """A weighted sum modulo 31: one wrong letter, two letters swapped or a group in the wrong place always show."""
    total = sum((place + 2) * ALPHABET.index(letter) for place, letter in enumerate(group))
    return ALPHABET[(total + 7 * number) % 31]


def read_recovery_key(typed: str) -> tuple[str, list[int]]:
    """A recovery key as it was printed, from one typed with any spaces, dashes and case, and its mistyped groups.

    Empty when what was typed has not the shape of a recovery key.
    """
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    if len(letters) != 5 * GROUPS or not set(letters) <= set(ALPHABET) | set("01IOL"):
        return "", []
    groups = [letters[start : start + 5] for start in range(0, len(letters), 5)]
    mistyped = [number for number, group in enumerate(groups, 1) if not _fits(group, number)]
    return "-".join(groups), mistyped


def _fits(group: str, number: int) -> bool:
    return set(group) <= set(ALPHABET) and _check_letter(group[:4], number) == group[4]
