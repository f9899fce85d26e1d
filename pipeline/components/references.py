"""Resolves the words that point back: 同社, 両社, 自社, 同チップ to the mention that they mean. Never a guess."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import partial
from typing import TYPE_CHECKING

from pipeline.components.focus import ENOUGH, Candidate, Focus
from pipeline.components.named_together import listed, together
from pipeline.components.product_fit import fitting
from pipeline.components.reference_words import Reference, find_references

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from pipeline.facts import Mention
    from pipeline.sources.source import Block

    class Stretch(Protocol):
        """A sentence."""

        @property
        def start(self) -> int: ...
        @property
        def end(self) -> int: ...


# A verb between an object and the reference: A は B を買収し、同社の… means B.
_VERB = re.compile(r"(?:(?<!によ)[しりいえけきれめせげびみでく]|して|って|んで|いて|きて|た(?:うえ|上|ほか|後|ことで|ため|が)|する(?:とともに|ほか|ため|ことで|が)|るほか)、")
# 同社初 and the like are said of the one that acts.
_OF_THE_ACTOR = re.compile(r"(?:初|史上|最大|最高|として|にとって|全体)")
_OWN_MAKE = re.compile(r"製|開発|設計|株|生産|工場|ブランド|運営|保有")
_ACTS = frozenset({"topic", "subject", "clause_subject", "oblique_topic", "possessor", "speaker"})
_NEAR = 55
_PREDICTS = re.compile(r"(?:は|が|では)[^。]{0,80}(?:予測|予想|分析|推計|試算|推定|指摘|みて|見て|みる|見る|調査)")
# A company that has no name; not AI企業のNoetra.
_NO_NAME = re.compile(r"(?<![この同])(?:企業|会社|メーカー|スタートアップ)(?=[はがもにをとで、]|の(?![A-Zァ-ヺ「『]))")
_NO_NAME_REACH = 120
#: What speaks for the source of figures where the reference predicts.
_PREDICTING = 45
_CLEARLY = {"company": 5.0, "product": 1.0}
_QUOTES = ("「", "『", "“")
_BODY = r"[一-龥々ァ-ヺーA-Za-z・]{1,20}?"
_BODY_REACH = 1500


def resolve(focus: Focus, text: str, reference: Reference) -> tuple[tuple[Mention, ...], str]:
    """The mentions that `reference` means, () where nothing fits, and how they were found.

    The sentence of the reference is the one that `focus` has entered last.
    """
    meant, how = _resolve(focus, text, reference)
    return ((), "") if any(focus.is_medium(mention) for mention in meant) else (meant, how)


def _resolve(focus: Focus, text: str, reference: Reference) -> tuple[tuple[Mention, ...], str]:
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

    def fits(mention: Mention, kind: str) -> float:
        if mention.name.kind != kind:
            return -1
        return 0 if kind == "company" or means == "any" else fitting(text, mention, reference)

    kinds = ("company", "product") if means == "any" else (means,)
    if len(kinds) > 1:
        # 両者: of AとB the list that stands last.
        lists = [listed(focus, reference.count, reference.start, partial(fits, kind=kind)) for kind in kinds]
        if found := max(lists, key=lambda chain: chain[-1].end if chain else -1):
            return found, "named together"
    for kind in kinds:
        if found := together(focus, reference.count, reference.start, partial(fits, kind=kind), titles=means != "any"):
            return found, "named together"
    return (), ""


def _actor(focus: Focus, reference: Reference) -> tuple[tuple[Mention, ...], str]:
    """The one that speaks or acts: the nearest subject before 自社, else the topic of the sentence, else of the section."""
    for spoken in reversed(focus.here(reference.start)):
        if spoken.mention.name.kind == "company" and spoken.role in _ACTS:
            return (spoken.mention,), spoken.role
    for spoken in focus.here(len(focus.folded)):
        if spoken.mention.name.kind == "company" and spoken.role in ("topic", "subject", "possessor"):
            return (spoken.mention,), spoken.role
    # 自社に合う道具: often the reader's own company. 自社製 and the like are the maker's.
    roles = None if _OWN_MAKE.match(focus.folded, reference.end) else _ACTS
    return _best([c for c in focus.candidates(reference.start, _is_company, roles) if roles is None or c.weight >= _NEAR])


def _is_company(mention: Mention) -> float:
    return 0 if mention.name.kind == "company" else -1


def _company(focus: Focus, text: str, reference: Reference) -> tuple[tuple[Mention, ...], str]:
    endings = reference.noun.of
    switched = _object_of_the_sentence(focus, text, reference)
    if switched is not None:
        return (switched,), "object"
    if reference.strict and _NO_NAME.search(text, max(0, reference.start - _NO_NAME_REACH), reference.start):
        return (), ""  # ある企業が…: その企業 means that one
    predicts = _PREDICTS.match(text, reference.end) is not None
    cited = {s.mention for sentence in focus.sentences[-2:] for s in sentence.spoken if s.role in ("source", "speaker")} if predicts else set()

    def fits(mention: Mention) -> float:
        if mention.name.kind != "company":
            return -1
        if endings and text[mention.start : mention.end].endswith(endings):
            return 100
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
    if text[reference.end : reference.end + 1] in _QUOTES:
        return (), ""  # この製品「X」: the name follows

    def fits(mention: Mention) -> float:
        return fitting(text, mention, reference) if mention.name.kind == "product" else -1

    return _best(focus.candidates(reference.start, fits))


def _best(candidates: Sequence[Candidate]) -> tuple[tuple[Mention, ...], str]:
    """The weightiest candidate, where it weighs enough and more than the next."""
    if not candidates or candidates[0].weight < ENOUGH:
        return (), ""
    first = candidates[0]
    if len(candidates) > 1 and first.weight - candidates[1].weight < _CLEARLY[first.mention.name.kind] and first.role in ("mentioned", "object", "with", "source"):
        return (), ""
    return (first.mention,), first.role


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
    media: Sequence[Mention] = (),
) -> list[tuple[int, int, str, Mention]]:
    """Every reference of an article with the mention that it means; 両社 is listed once for each of the two.

    References that mean nothing that is named are left out.
    """
    mentions = sorted((*companies, *products), key=lambda m: (m.start, -m.end))
    starts = [m.start for m in mentions]
    block_starts = [b.start for b in blocks]
    focus = Focus(text, mentions, title, media)
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
