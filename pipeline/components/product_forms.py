"""Products as rows of products.tsv and product_patterns.tsv: what is named, and the forms that its versions take.

A tail of product_patterns.tsv (`_{n}{x: Pro Max| Pro}`) becomes a regular expression that is tried only where one of its
heads stands, and its fields fill the English name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.facts import Name
from pipeline.tables.loader import Row, read

PRODUCT_COLUMNS = ("id", "name", "maker", "aliases", "kind", "risk", "example")
PATTERN_COLUMNS = ("heads", "tail", "name", "maker", "kind", "risk", "example")
#: What a name may need to count: nothing, a cue beside it, or its maker in the same article.
RISKS = ("", "word", "maker")
KINDS = frozenset(
    (
        *("chip", "model", "assistant", "cloud", "developer", "software", "browser", "os", "phone", "computer", "wearable"),
        *("game", "car", "space", "payment", "service", "telecom", "security", "storage", "medicine", "project"),
    )
)

#: A space (or none) or a hyphen between the parts of a name.
JOINT = "[ \u00a0-]?"
#: A number that ends here: no letter, no digit, no decimals and no thousands follow, nor a counter that would make it a quantity.
NUMBER_END = (
    r"(?![0-9A-Za-z]|[.,][0-9]|[ ]?(?:[つ台社件個年月時分秒割歳万億兆円倍%％種回枚章選階位点問億]|日(?!本|経|立|産|常)|人(?!気|間|工|型|材)"
    r"|[カヶか]月|[カヶか]国|カ所|ドル|ポイント|パーセント|本(?!体|格|社|命|日|番|当)|名(?!前|称)))"
)
_WORD_END = r"(?![A-Za-z0-9])"
_FIELDS = {
    "n": r"[0-9]{1,3}+",
    "v": r"[0-9]{1,3}+(?:\.[0-9]{1,2}+){0,2}",
    "m": r"[0-9]{2,5}+[A-Za-z0-9]{0,4}+",
    "d": r"[0-9]",
    "r": r"[IVX]{1,5}+",
    "rest": r"(?:-[A-Za-z0-9.]*[A-Za-z0-9]){0,7}+",
}
_PIECE = re.compile(r"\{(?P<field>[a-z]+)(?P<must>!)?(?::(?P<choices>[^}]*))?\}|(?P<joint>_)|(?P<text>[^{_]+)")
_SLOT = re.compile(r"\{([a-z]+)\}")
_SIGNS = {"+": " plus ", "#": " sharp ", "&": " and ", "'": "", "é": "e"}


@dataclass(frozen=True, slots=True)
class Product:
    """One row of products.tsv. `spellings` are pairs of a spelling and what it needs: "word" a cue, "maker" its maker, or ""."""

    name: Name
    kind: str
    spellings: tuple[tuple[str, str], ...]
    example: str


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """One row of product_patterns.tsv: `pattern` matches from the head on, `template` makes the English name.

    `begins` are the heads, each with the letters that its tail may begin with.
    """

    heads: tuple[str, ...]
    begins: tuple[str, ...]
    pattern: str
    template: str
    choices: dict[str, tuple[str, ...]]
    maker: str
    kind: str
    risk: str
    example: str

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled when the family is first met: few articles meet more than a dozen."""
        return _compiled(self.pattern)

    def name(self, match: re.Match[str]) -> Name:
        """The product that `match` names."""
        return _family_name(self, match.groups())

    def field(self, field: str, said: str) -> str:
        """What a field says, in the spelling of its choices."""
        for choice in self.choices.get(field, ()):
            if _plain(choice) == _plain(said):
                return choice
        return said


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=4096)
def _family_name(family: Family, said: tuple[str | None, ...]) -> Name:
    fields = family.regex.groupindex
    filled = _SLOT.sub(lambda slot: family.field(slot[1], said[fields[slot[1]] - 1] or ""), family.template)
    return product_name(filled, family.maker)


def _plain(text: str) -> str:
    return re.sub("[ \u00a0-]", "", text).lower()


def slug(name: str) -> str:
    """The id of the product `name`: small letters and digits joined by hyphens; Japanese stays as it is."""
    for sign, word in _SIGNS.items():
        name = name.replace(sign, word)
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-")


def product_name(name: str, maker: str | None, known: bool = True) -> Name:
    """A product under its English name."""
    name = " ".join(name.split())
    return Name(kind="product", id=slug(name), name=name, parent=maker or None, known=known)


def joined(literal: str) -> str:
    """A regular expression for `literal` whose parts may be joined by a space, a hyphen or nothing."""
    return JOINT.join(re.escape(part) for part in re.split("[ -]", literal) if part)


def _choice(text: str) -> str:
    lead = JOINT if text[:1] in " -" else ""
    return lead + joined(text.lstrip(" -"))


def tail_regex(tail: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The regular expression of a tail, and the choices of its fields. ValueError where the tail cannot be read."""
    built: list[str] = []
    choices: dict[str, tuple[str, ...]] = {}
    last = at = 0
    digits = False
    for piece in _PIECE.finditer(tail):
        if piece.start() != last:
            raise ValueError(f"cannot read the tail {tail!r} at {tail[last:]!r}")
        last = at = piece.end()
        if piece["joint"]:
            built.append(JOINT)
        elif piece["text"]:
            built.append(piece["text"].translate({40: "[(（]", 41: "[)）]", 46: r"\.", 32: "[ \u00a0]?", 43: r"\+"}))
            digits = False
        elif piece["choices"] is not None:
            options = tuple(piece["choices"].split("|"))
            choices[piece["field"]] = options
            longest = sorted(options, key=len, reverse=True)
            built.append(f"(?P<{piece['field']}>(?i:{'|'.join(_choice(o) for o in longest)})){'' if piece['must'] else '?'}")
        elif piece["field"] in _FIELDS:
            built.append(f"(?P<{piece['field']}>{_FIELDS[piece['field']]})")
            digits = True
        else:
            raise ValueError(f"no field {{{piece['field']}}}")
    if at != len(tail):
        raise ValueError(f"cannot read the tail {tail!r}")
    return "".join(built) + (NUMBER_END if digits else _WORD_END), choices


def _firsts(tail: str) -> list[tuple[str, str]]:
    """A joint and a first letter, for all that a tail may begin with; one pair of nothings where it may be left out."""
    joints = ("", " ", "-") if tail.startswith("_") else ("",)
    piece = _PIECE.match(tail.removeprefix("_"))
    if piece and piece["field"] and piece["choices"] is None and _FIELDS[piece["field"]].startswith("[0-9]"):
        return [(joint, digit) for joint in joints for digit in "0123456789"]
    if piece and piece["must"]:
        return [(joint, choice[0]) for joint in joints for choice in piece["choices"].split("|")]
    return [("", "")]


def _make_product(row: Row) -> Product:
    cells = row.cells
    if cells["kind"] not in KINDS:
        raise ValueError(f"no kind {cells['kind']!r}")
    if cells["risk"] not in RISKS:
        raise ValueError(f"no risk {cells['risk']!r}")
    name = Name(kind="product", id=cells["id"], name=cells["name"], parent=cells["maker"] or None)
    spellings = [(cells["name"], cells["risk"])]
    spellings += [(alias.lstrip("?"), "word" if alias.startswith("?") else "") for alias in row.several("aliases")]
    return Product(name, cells["kind"], tuple(spellings), cells["example"])


def _make_family(row: Row) -> Family:
    cells = row.cells
    if cells["kind"] not in KINDS:
        raise ValueError(f"no kind {cells['kind']!r}")
    if cells["risk"] not in RISKS:
        raise ValueError(f"no risk {cells['risk']!r}")
    heads = row.several("heads")
    tail, choices = tail_regex(cells["tail"])
    head = "|".join(joined(head) for head in sorted(heads, key=len, reverse=True))
    lost = set(_SLOT.findall(cells["name"])) - set(re.findall(r"\(\?P<([a-z]+)>", tail))
    if lost:
        raise ValueError(f"the name has fields that the tail lacks: {', '.join(sorted(lost))}")
    begins = tuple(head + joint + first for head in heads for joint, first in _firsts(cells["tail"]))
    return Family(heads, begins, f"(?:{head}){tail}", cells["name"], choices, cells["maker"], cells["kind"], cells["risk"], cells["example"])


@cache
def products() -> tuple[Product, ...]:
    """The rows of products.tsv."""
    return tuple(read("products.tsv", PRODUCT_COLUMNS, _make_product))


@cache
def families() -> tuple[Family, ...]:
    """The rows of product_patterns.tsv."""
    return tuple(read("product_patterns.tsv", PATTERN_COLUMNS, _make_family))
