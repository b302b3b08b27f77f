"""Names, streets and numbers as they are compared: without case, accents, particles, legal forms, abbreviations."""

import re
from functools import lru_cache

from desktop_app.i18n import fold

_LETTERS = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "і": "i", "ї": "i", "є": "ie", "ґ": "g", "ј": "j", "ѕ": "s",
}  # fmt: skip
_LATIN = str.maketrans(_LETTERS)
_PAIRS = re.compile(r"ου|ae|oe|ue")
_ONE = {"ου": "u", "ae": "a", "oe": "o", "ue": "u"}
_WORD = re.compile(r"[^\W_]+")
_SHORTENED_WORD = re.compile(r"[^\W_]+\.?")
SHORTENED = "."
"""What a word of an organisation's name ends with when it was written shortened: `Assoc.`"""


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_PARTICLES = _set("de du des d van von der den ten ter zu zur di da del della dello dos das do of y e")
_AFTER_ANOTHER = _set("la le les l el al")
"""Articles are particles after another one (`de la Tour`), and part of the name at its beginning (`Le Goff`)."""
_LEGAL = _set(
    "asbl aisbl ong ngo ev gmbh ag sa sarl sas sasu sci scop sca scs snc spa srl ltd plc inc llc bv nv oy ab as kft "
    "zrt ohg kg gbr loi1901"
)
"""Legal forms say nothing of who it is."""
_SMALL = _set(
    "a à au aux d de des du da dei del della delle degli der die das den des dem di do dos e el en et f for für im in "
    "i ja l la las le les los of og och on para per por pour s si și the u un und une van von y & and w z"
)
"""Words that names of organisations are told apart without."""
_SHORT = {
    "assoc": "association", "asso": "association", "ass": "association", "assn": "association", "nat": "national",
    "natl": "national", "nationale": "national", "nationaux": "national", "int": "international",
    "intl": "international", "internationale": "international", "regionaux": "region",
    "fed": "federation", "fedn": "federation",
    "conf": "conference", "conseil": "council", "cons": "council", "cncl": "council", "dept": "departement",
    "dep": "departement", "dpt": "departement", "reg": "region", "rgn": "region", "regionale": "region",
    "regional": "region",
    "univ": "universite", "university": "universite", "min": "ministere", "ministry": "ministere",
    "ctre": "centre", "ctr": "centre", "center": "centre", "st": "saint", "ste": "sainte", "eur": "european",
    "euro": "european", "europeen": "european", "europeenne": "european", "europeens": "european", "com": "commune",
    "comm": "commune", "communaute": "community", "cc": "community", "ca": "community", "govt": "government",
    "gouvernement": "government", "org": "organisation", "organization": "organisation", "inst": "institut",
    "institute": "institut", "fond": "fondation", "foundation": "fondation", "mun": "municipal",
    "municipale": "municipal", "loc": "local", "locale": "local", "locales": "local", "locaux": "local",
    "cite": "city", "cites": "cities", "villes": "cities", "ville": "city", "regions": "region", "maires": "maire",
    "mayors": "mayor", "associations": "association", "school": "ecole", "schl": "ecole", "elem": "elementary",
    "soc": "societe", "comite": "committee", "cttee": "committee", "bros": "brothers", "mt": "mount", "ft": "fort",
}  # fmt: skip
_STREETS = {
    "bd": "boulevard", "bld": "boulevard", "blvd": "boulevard", "boul": "boulevard", "bvd": "boulevard",
    "av": "avenue", "ave": "avenue", "r": "rue", "pl": "place", "ch": "chemin", "che": "chemin", "rte": "route",
    "imp": "impasse", "all": "allee", "sq": "square", "fg": "faubourg", "fbg": "faubourg", "st": "street",
    "str": "street", "strasse": "street", "rd": "road", "dr": "drive", "ln": "lane", "ct": "court", "hwy": "highway",
    "pkwy": "parkway", "n": "north", "s": "south", "e": "east", "w": "west", "apt": "appartement", "via": "rue",
    "c": "calle", "ul": "ulica", "pza": "plaza", "bis": "bis", "cres": "crescent", "cct": "circuit", "tce": "terrace",
}  # fmt: skip
_NUMBERED = re.compile(r"(\d+)(st|nd|rd|th|e|er|eme|ieme)\b")


@lru_cache(200_000)
def plain(text: str) -> str:
    """A text without case and accents, in Latin letters; `Müller` and `Mueller` are one."""
    folded = fold(text)
    if not folded.isascii():
        folded = _PAIRS.sub(lambda found: _ONE[found[0]], folded).translate(_LATIN)
    return _PAIRS.sub(lambda found: _ONE[found[0]], folded)


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def spellings(word: str) -> list[str]:
    """The ways a word may stand in the search index: `Müller` as `muller` and as `mueller`."""
    return list(dict.fromkeys((fold(word), plain(word), fold(word.lower().translate(_UMLAUTS)))))


@lru_cache(200_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, plain."""
    return tuple(_WORD.findall(plain(text.replace("'", " ").replace("’", " "))))


@lru_cache(200_000)
def family_name(particle: str, family: str) -> str:
    """A family name to compare by: its words without particles, unless it has no others."""
    found = words(f"{particle} {family}")
    kept = [
        word
        for before, word in zip(("", *found), found, strict=False)
        if word not in _PARTICLES and not (word in _AFTER_ANOTHER and before in _PARTICLES)
    ]
    return " ".join(kept or found)


@lru_cache(100_000)
def organisation_words(text: str) -> tuple[str, ...]:
    """The telling words of an organisation's name, abbreviations written out where they are known."""
    joined = re.sub(r"\b((?:\w\.){2,})", lambda found: found[0].replace(".", ""), text)
    bare = fold(joined.replace("'", " ").replace("’", " ").replace("&", " and "))
    found = _SHORTENED_WORD.findall(_NUMBERED.sub(r"\1", bare))
    kept = [word for word in found if word not in _SMALL and word.rstrip(SHORTENED) not in _LEGAL]
    return tuple(plain(_SHORT.get(word.rstrip(SHORTENED), word)) for word in kept or found)


def initials(text: str) -> str:
    """The acronym that the telling words of a name would make: `Association nationale des maires` makes `anm`."""
    found = [word for word in _WORD.findall(fold(text.replace("'", " ").replace("’", " "))) if word not in _SMALL]
    return "".join(word[0] for word in found) if len(found) > 2 else ""


def acronym(text: str) -> str:
    """A name that is an acronym itself (`ANM`, `A.N.M.`), plain; else nothing."""
    bare = text.replace(".", "").replace(" ", "")
    if 3 <= len(bare) <= 10 and bare.isalpha() and (bare.isupper() or "." in text):
        return fold(bare)
    return ""


@lru_cache(200_000)
def street(lines: str) -> str:
    """A street to compare by: its words written out, in order of the alphabet, so that lines may change places."""
    found = _WORD.findall(_NUMBERED.sub(r"\1", plain(lines)))
    return " ".join(sorted(_STREETS.get(word, word) for word in found if word not in _SMALL or word in _STREETS))


@lru_cache(100_000)
def town(text: str) -> str:
    """A town to compare by, without its cedex."""
    found = [_SHORT.get(word, word) if word in ("st", "ste") else word for word in words(text)]
    return "".join(word for word in found if word != "cedex" and not word.isdigit()) or "".join(found)


def postcode(text: str) -> str:
    """A postcode without blanks and letters of the country: `F-75001` and `75001` are one."""
    bare = re.sub(r"[^0-9A-Za-z]", "", text).upper()
    return re.sub(r"^[A-Z]{1,3}(?=\d{4,6}$)", "", bare)


def phone(value: str, e164: str | None) -> str:
    """A number to compare by: its last nine figures, which are the same with and without the country's prefix."""
    figures = re.sub(r"\D", "", e164 or value.replace("(0)", ""))
    return figures[-9:].lstrip("0") if len(figures) >= 6 else ""


def site(address: str) -> str:
    """The domain of a web address."""
    bare: str = re.sub(r"^\w+://", "", address.strip().lower())
    return bare.split("/", 1)[0].removeprefix("www.")


_BORN = re.compile(r"\d+")


def born(text: str) -> str:
    """A day of birth as eight figures, `00` where month or day are not known; nothing where it is no date."""
    found: list[str] = _BORN.findall(text)
    if found and len(found[0]) == 8:
        figures = found[0]
        return figures if "18" <= figures[:2] <= "21" else figures[4:] + figures[2:4] + figures[:2]
    if len(found) >= 3 and len(found[0]) == 4:
        return f"{found[0]}{int(found[1]):02}{int(found[2][:2]):02}"[:8]
    if len(found) >= 3 and len(found[2]) == 4:
        return f"{found[2]}{int(found[1]):02}{int(found[0]):02}"[:8]
    if len(found) == 2 and len(found[0]) == 4:
        return f"{found[0]}{int(found[1]):02}00"[:8]
    return f"{found[0]}0000" if len(found) == 1 and len(found[0]) == 4 else ""
