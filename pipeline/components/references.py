"""Resolves the words that point back: 同社, 両社, 自社, 同チップ to the mention that they mean. Never a guess."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from pipeline.components.focus import ENOUGH, Candidate, Focus
from pipeline.components.product_forms import families, products
from pipeline.components.reference_words import Reference, find_references, reference_nouns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from pipeline.facts import Mention
    from pipeline.sources.source import Block

    class Stretch(Protocol):
        """A sentence."""

        start: int
        end: int


# A verb between an object and the reference: A は B を買収し、同社の… means B.
_VERB = re.compile(r"(?:[しりいえけきれめせげびみでく]|して|って|んで|いて|きて|た(?:うえ|上|ほか|後|ことで|ため|が)|する(?:とともに|ほか|ため|ことで|が)|るほか)、")
# 同社初 and the like are said of the one that acts.
_OF_THE_ACTOR = re.compile(r"(?:初|史上|最大|最高|として|にとって|全体)")
_PREDICTS = re.compile(r"(?:は|が|では)[^。]{0,80}(?:予測|予想|分析|推計|試算|推定|指摘|みて|見て|みる|見る|調査)")
#: What speaks for a product whose kind is known to fit; what speaks for the source of figures that predicts.
_FITTING, _PREDICTING = 20, 45
_CLEARLY = 1.0
_BESIDE = 14
_BODY = r"[一-龥々ァ-ヺーA-Za-z・]{1,20}?"
_BODY_REACH = 1500


def resolve(focus: Focus, text: str, reference: Reference) -> tuple[tuple[Mention, ...], str]:
    """The mentions that `reference` means, () where nothing fits, and how they were found.

    The sentence of the reference is the one that `focus` has entered last.
    """
    if reference.number in ("pair", "count"):
        return _together(focus, text, reference)
    if reference.number == "own":
        return _actor(focus, reference)
    if reference.noun.means == "company":
        return _company(focus, text, reference)
    if reference.noun.means == "product":
        return _product(focus, text, reference)
    return (), ""


def _together(focus: Focus, text: str, reference: Reference) -> tuple[tuple[Mention, ...], str]:
    means = reference.noun.means
    for kind in ("company", "product") if means == "any" else (means,):

        def fits(mention: Mention, kind: str = kind) -> float:
            if mention.name.kind != kind:
                return -1
            return 0 if kind == "company" or means == "any" else fitting(text, mention, reference)

        found = focus.together(reference.count, reference.start, fits)
        if found:
            return found, "named together"
    return (), ""


def _actor(focus: Focus, reference: Reference) -> tuple[tuple[Mention, ...], str]:
    """The one that speaks or acts: the nearest subject before 自社, else the topic of the sentence, else of the section."""
    for spoken in reversed(focus.here(reference.start)):
        if spoken.mention.name.kind == "company" and spoken.role in ("topic", "subject", "clause_subject", "oblique_topic", "possessor"):
            return (spoken.mention,), spoken.role
    for spoken in focus.here(len(focus.folded)):
        if spoken.mention.name.kind == "company" and spoken.role in ("topic", "subject"):
            return (spoken.mention,), spoken.role
    return _best(focus.candidates(reference.start, _is_company))


def _is_company(mention: Mention) -> float:
    return 0 if mention.name.kind == "company" else -1


def _company(focus: Focus, text: str, reference: Reference) -> tuple[tuple[Mention, ...], str]:
    endings = reference.noun.of
    switched = _object_of_the_sentence(focus, text, reference)
    if switched is not None:
        return (switched,), "object"
    predicts = _PREDICTS.match(text, reference.end) is not None
    cited = {s.mention for sentence in focus.sentences[-2:] for s in sentence.spoken if s.role in ("source", "speaker")} if predicts else set()

    def fits(mention: Mention) -> float:
        if mention.name.kind != "company":
            return -1
        if endings and text[mention.start : mention.end].endswith(endings):
            return 100
        if reference.strict and reference.noun.noun in text[mention.end : reference.start]:
            return -1  # ある企業 stands between: その企業 means that one
        return _PREDICTING if mention in cited else 0

    return _best(focus.candidates(reference.start, fits))


def _object_of_the_sentence(focus: Focus, text: str, reference: Reference) -> Mention | None:
    """B in AはBを買収し、同社の…: what the topic has done something to."""
    if _OF_THE_ACTOR.match(text, reference.end):
        return None
    here = [s for s in focus.here(reference.start) if s.mention.name.kind == "company"]
    if not here or here[-1].role not in ("object", "with"):
        return None
    topics = [s for s in here if s.role in ("topic", "subject", "oblique_topic", "possessor")]
    if topics and topics[-1].mention.name == here[-1].mention.name:
        return None
    return here[-1].mention if _VERB.search(text, here[-1].mention.end, reference.start) else None


def _product(focus: Focus, text: str, reference: Reference) -> tuple[tuple[Mention, ...], str]:
    def fits(mention: Mention) -> float:
        return fitting(text, mention, reference) if mention.name.kind == "product" else -1

    return _best(focus.candidates(reference.start, fits))


def _best(candidates: Sequence[Candidate]) -> tuple[tuple[Mention, ...], str]:
    """The weightiest candidate, where it weighs enough and more than the next."""
    if not candidates or candidates[0].weight < ENOUGH:
        return (), ""
    first = candidates[0]
    if len(candidates) > 1 and first.weight - candidates[1].weight < _CLEARLY and first.role in ("mentioned", "object", "with", "source"):
        return (), ""
    return (first.mention,), first.role


def fitting(text: str, mention: Mention, reference: Reference) -> float:
    """What speaks for a product being what the noun of `reference` names; below 0 where it cannot be."""
    wanted = reference.noun.of
    beside = _noun_beside(text, mention)
    if beside is not None and beside == reference.noun.noun:
        return _FITTING
    if not wanted:
        return 0
    kinds = product_kinds(mention) or (reference_nouns()[beside].of if beside is not None else ())
    if not kinds:
        return -1 if reference.strict else 0
    return _FITTING if set(kinds) & set(wanted) else -1


def product_kinds(mention: Mention) -> tuple[str, ...]:
    """The kind of a product as products.tsv has it; () of a name that the tables do not know."""
    return _kinds().get(mention.rule, ())


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    found = {f"products.tsv:{product.name.id}": (product.kind,) for product in products()}
    found.update((f"product_patterns.tsv:{family.template}", (family.kind,)) for family in families())
    return found


@cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(re.escape(n.noun) for n in sorted(reference_nouns().values(), key=lambda n: -len(n.noun)) if n.means == "product")
    return re.compile(f"(?:{nouns})(?=[「『“]?$)"), re.compile(f"[」』”]?(?P<noun>{nouns})")


def _noun_beside(text: str, mention: Mention) -> str | None:
    """What a name is called where it stands: AIチップ「X」, Xチップ."""
    before, behind = _beside()
    found = before.search(text, max(0, mention.start - _BESIDE), mention.start)
    if found is not None:
        return found.group()
    after = behind.match(text, mention.end)
    return after["noun"] if after is not None else None


def body_meant(text: str, reference: Reference, since: int) -> tuple[int, int] | None:
    """Where the authority, school, paper or person stands that 同省, 同大学, 同紙, 同氏 mean: the last one since `since`."""
    if reference.noun.means not in ("body", "person") or reference.number != "one":
        return None
    endings = "|".join(re.escape(ending) for ending in reference.noun.of)
    last: tuple[int, int] | None = None
    for match in re.finditer(f"(?<![一-龥々ァ-ヺーA-Za-z同]){_BODY}(?:{endings})(?![一-龥々ァ-ヺー])", text[max(since, reference.start - _BODY_REACH) : reference.start]):
        if not match.group().startswith("同"):
            base = max(since, reference.start - _BODY_REACH)
            last = base + match.start(), base + match.end()
    return last


def resolve_mentions(
    text: str,
    companies: Sequence[Mention],
    products: Sequence[Mention],
    blocks: Sequence[Block],
    sentences: Sequence[Stretch],
    title: str = "",
) -> list[tuple[int, int, str, Mention]]:
    """Every reference of an article with the mention that it means; 両社 is listed once for each of the two.

    References that mean nothing that is named are left out.
    """
    mentions = sorted((*companies, *products), key=lambda m: (m.start, -m.end))
    starts = [m.start for m in mentions]
    block_starts = [b.start for b in blocks]
    focus = Focus(text, mentions, title)
    found: list[tuple[int, int, str, Mention]] = []
    last: Block | None = None
    for sentence in sentences:
        block = blocks[max(0, bisect_right(block_starts, sentence.start) - 1)] if blocks else None
        headline = block is not None and block.kind in ("title", "heading")
        if block is not None and headline and block is not last:
            names = mentions[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
            focus.start_section("title" if block.kind == "title" else "heading", block.level, block.start, block.end, names)
        last = block
        if block is not None and block.kind in ("cell", "code"):
            continue
        names = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        focus.enter(sentence.start, sentence.end, names, block=block.start if block else 0, headline=headline)
        for reference in find_references(text, sentence.start, sentence.end):
            if any(m.start <= reference.start < m.end for m in names):
                continue
            meant, _ = resolve(focus, text, reference)
            found += [(reference.start, reference.end, text[reference.start : reference.end], mention) for mention in meant]
    return found
