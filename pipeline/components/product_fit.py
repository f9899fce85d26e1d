"""Whether a product can be what a noun names: 同チップ a chip, 同機能 only what is called 新機能「X」."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.components.product_forms import families, products
from pipeline.components.reference_words import Reference, reference_nouns

if TYPE_CHECKING:
    from pipeline.facts import Mention

#: What speaks for a product that is called by the very noun, whose kind fits, that fits but is called something else.
CALLED_SO, FITTING, CALLED_OTHERWISE = 30, 20, 8
_ONLY_BESIDE = "beside"
_REACH = 14


def fitting(text: str, mention: Mention, reference: Reference) -> float:
    """What speaks for a product being what the noun of `reference` names; below 0 where it cannot be."""
    noun = reference.noun
    beside = _noun_beside(text, mention)
    if beside == noun.noun:
        return CALLED_SO
    if not noun.of:
        return -1 if reference.strict else 0
    kinds = product_kinds(mention) or (reference_nouns()[beside].of if beside is not None else ())
    if not kinds:
        return -1 if reference.strict or _ONLY_BESIDE in noun.of else 0
    if not set(kinds) & set(noun.of):
        return -1
    return FITTING if beside is None else CALLED_OTHERWISE


def product_kinds(mention: Mention) -> tuple[str, ...]:
    """The kind of a product as products.tsv has it; () of a name that the tables do not know."""
    return _kinds().get(mention.rule, ())


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {f"products.tsv:{product.name.id}": (product.kind,) for product in products()}
    found.update((f"product_patterns.tsv:{family.template}", (family.kind,)) for family in families())
    return found


@cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(re.escape(n.noun) for n in sorted(reference_nouns().values(), key=lambda n: -len(n.noun)) if n.means == "product")
    return re.compile(f"(?:{nouns})(?=[「『“]?$)"), re.compile(f"[」』”]?(?P<noun>{nouns})")


def _noun_beside(text: str, mention: Mention) -> str | None:
    """What a name is called where it stands: AIチップ「X」, Xチップ."""
    before, behind = _beside()
    found = before.search(text, max(0, mention.start - _REACH), mention.start)
    if found is not None:
        return found.group()
    after = behind.match(text, mention.end)
    return after["noun"] if after is not None else None
