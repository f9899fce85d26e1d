"""What speaks against a name of the context as the one that a figure is of: no name is better than a wrong one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.components.noun_classes import nouns_of

if TYPE_CHECKING:
    from pipeline.components.focus import Candidate, Focus
    from pipeline.components.phrases import SentenceReading
    from pipeline.facts import Name, SlotFact

#: So many sentences back a name is still what any figure may be of; so many, what a measure of its kind may be of.
NEAR, FAR = 4, 20
#: Heads that only name a company, and not as their topic: it owns what is measured, but what is done may be another's.
_NAMED = frozenset({"title, named", "heading, named"})
#: What an article is headed by.
_HEADS = frozenset({"title", "title, named", "lead"})
_KINDS = {"thing": "product", "company": "company"}
# Nobody's figure: an example, a supposition, advice, an order of magnitude that holds for all.
_NOBODYS = re.compile(
    r"(?:例えば|たとえば|もし(?!か)|仮に|\(例[:)])|(?:だ|る|た|い)と(?:したら|すれば|仮定)"
    r"|(?:(?<!よ)(?<!なけ)(?<!言)(?<!い)[れせけげてべめねえ]ば(?!かり)|(?:た|だ)ら、|であれば)|(?:ましょう|てください|てみてほしい)"
)
# A company, a client that nobody names, brought up behind the last name.
_UNNAMED = re.compile(
    r"(?:(?<![一-龥々])(?:とある|某)|(?<![一-龥々ぁ-んァ-ヺー])ある)[^、。はがを\n]{0,20}?(?:企業|会社|社|メーカー|ベンダー|クライアント|顧客|病院|銀行|工場|現場|チーム|事例|研究)"
    r"|(?:担当した|支援した|携わった|関わった|手がけた)[^、。はがを\n]{0,16}(?:企業|会社|メーカー|ベンダー|クライアント|顧客|プロジェクト|案件)"
)
_UNNAMED_REACH = 300
#: Phrases that are the subject of their sentence where no measure is.
_SUBJECTS = frozenset({"person", "company", "organisation", "plain"})
# What a thing is and no company: 旧型より3倍高速だ.
_FASTER = re.compile(r"[^、。はがを]{0,10}(?:倍|割|%)[^、。はがを]{0,8}(?:高速|速[いく])")
_SPEAKS_FOR = ("創業者", "社長", "会長", "代表", "幹部", "担当者", "広報", "CEO")
_SOMEBODY = frozenset({"彼", "彼女"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity whose subject is asked for: its place in the coded sentence and in the text, its kind of unit, its
    property, and what that belongs to; `of` also by the kind of unit, where the property does not tell."""

    at: int
    before: int
    kind: str
    measured: SlotFact | None
    words: str  # the property
    measured_as: str | None  # as measures.tsv tells, of a measure, else None
    of: str


def may_own(focus: Focus, candidate: Candidate, reading: SentenceReading, figure: Figure) -> bool:
    """Whether the figure may be of this name, which its sentence does not make the subject."""
    return (
        fits(focus, candidate, figure)
        and reaches(candidate, figure)
        and not (candidate.mention.name.kind == "company" and (_FASTER.match(focus.folded, figure.before, reading.end) or (candidate.role in _NAMED and figure.measured is None)))
        and _NOBODYS.search(focus.folded, reading.start, reading.end) is None
        and not _has_own_subject(focus, candidate.mention.name, reading, figure)
        and not _is_of_an_unnamed(focus, candidate, reading)
    )


def fits(focus: Focus, candidate: Candidate, figure: Figure) -> bool:
    """Whether such a name has such a measure: no company has a latency, though it may shorten one."""
    kind = candidate.mention.name.kind
    if figure.measured_as == "thing" and kind == "company":
        assert figure.measured is not None
        return focus.folded.startswith("を", figure.measured.end)
    return figure.measured_as != "other"


def reaches(candidate: Candidate, figure: Figure) -> bool:
    """Whether the name stands near enough: what is measured of its kind reaches farther than any other figure."""
    if candidate.away <= NEAR:
        return True
    kind = candidate.mention.name.kind
    near_enough, of_its_kind = candidate.away <= FAR, _KINDS.get(figure.measured_as or "") == kind
    if candidate.role in _HEADS and candidate.alone:
        return near_enough or _KINDS.get(figure.of) == kind or (kind == "company" and figure.kind == "money" and figure.measured_as is None)
    if candidate.role in ("heading", "heading, named"):
        return near_enough
    return (near_enough and of_its_kind) or (candidate.alone and kind == "company" == figure.of)


def _has_own_subject(focus: Focus, name: Name, reading: SentenceReading, figure: Figure) -> bool:
    """Whether the sentence has a subject of its own: データは before the figure, or 40%を手術が占める."""
    code = reading.code
    behind = [figure.at + 2] if code.startswith("を", figure.at + 1) else []
    for place in (*range(figure.at - 1), *behind):
        phrase = reading.phrases.get(code[place])
        if phrase is None or code[place + 1 : place + 2] not in (("が",) if behind and place == behind[0] else ("は", "が", "も")):
            continue
        words = focus.folded[phrase.start : phrase.end]
        if phrase.kind not in _SUBJECTS and words not in _SOMEBODY and place < figure.at:
            continue
        of_itself = figure.measured is not None and phrase.start < figure.measured.end and figure.measured.start < phrase.end
        if not of_itself and words not in nouns_of("nobody") and not _is_same_house(phrase.name, name) and not _is_of_house(focus, reading, place, name):
            return True
    return False


def _is_same_house(one: Name | None, other: Name) -> bool:
    return one is not None and not {one.id, one.parent}.isdisjoint({other.id, other.parent} - {None})


def _is_of_house(focus: Focus, reading: SentenceReading, place: int, name: Name) -> bool:
    """青葉電機の幹部は, 創業者の北川氏は: who speaks for the company."""
    house = reading.phrases.get(reading.code[place - 2]) if place >= 2 and reading.code[place - 1] == "の" else None
    return house is not None and (_is_same_house(house.name, name) or focus.folded[house.start : house.end].endswith(_SPEAKS_FOR))


def _is_of_an_unnamed(focus: Focus, candidate: Candidate, reading: SentenceReading) -> bool:
    """Whether a company without a name has come up since: ある工場では…"""
    since = max(candidate.mention.end, reading.start - _UNNAMED_REACH)
    return since < reading.end and _UNNAMED.search(focus.folded, since, reading.end) is not None
