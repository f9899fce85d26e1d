"""What the title of an article tells where no figure does: who did what. OpenAI、青葉AIを買収: OpenAI acquired Aoba AI.

The rooms of transfer/ read the title; they ask of the figure that is told, so that a title, which has none, is given an empty one at its end.
A title is told only where every word of the part that is told is understood, and where somebody or something of it is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.records import Claim, Quantity, Sentence
from pipeline.summary.english.grammar import capitalised, has_article, with_indefinite
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.summary.english.parts import Named, Parts
from pipeline.summary.english.predicates import predicates, regular
from pipeline.summary.english.transfer.chunks import read_chunks
from pipeline.summary.english.transfer.nominals import noun_phrase
from pipeline.summary.english.transfer.placing import BRINGING
from pipeline.summary.english.transfer.relative import described
from pipeline.summary.english.transfer.roles import read_roles
from pipeline.summary.english.transfer.saying import say
from pipeline.summary.english.transfer.sentence_reading import Reading
from pipeline.summary.english.transfer.subjects import complete
from pipeline.summary.english.transfer.tree import read_clauses
from pipeline.summary.english.transfer.units import Fixed, UnsaidError, read_units
from pipeline.summary.english.transfer.verb_phrases import predicate_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.records import Company, Modality, Product
    from pipeline.summary.english.transfer.tree import Clause, Nominal

# Between the parts of a title: what is told, and what else there is to it.
_BREAK = re.compile(r"[　。！!？?―─—–…｜|：:]+|(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])")
_ASKED = re.compile(r"[？?]|(?:か|とは|のか|かも|だろう)$")
_BRACKETS = re.compile(r"[（(【\[][^（）()【】\[\]]*[）)】\]]")
_QUOTED = re.compile("[「『][^「」『』]*[」』]")
_DIGIT = re.compile(r"[0-9０-９]|[〇一二三四五六七八九十百千万億兆](?=[人社者件円台倍割年月日つ機種枚本カヵヶか])")
# The verbal noun at the end of a part, and へ where it is still to be done.
_END = re.compile(r"(?P<noun>[一-龥ァ-ヶー]+)(?P<tail>へ)?$")
_LONGEST_DEED = 6  # characters of a verbal noun
_PARTICLES = "をがはもにでとのへや、，"
# Before these a title without a particle has what does it, before all others what it is done to.
_ALONE = ("alone", "with")
_TIMES = re.compile("(?<=[^ ])[×＆](?=[^ ])")
# Verbs of which a title tells no news, or none without what is said.
_OWNER = re.compile("「([^「」]+)」の")
_NOT_TOLD = frozenset({"する", "なる", "ある", "いる", "だ", "言う", "見る", "みる", "聞く", "考える", "語る", "主張する", "警告する", "指摘する", "レビューする", "発言する", "喚起する"})
# 提供開始: it starts to offer it.
_STARTED = re.compile(r"(?P<noun>[一-龥ァ-ヶー]{2,})(?:開始|スタート)$")
_FOR = re.compile("向け[「『]")
_JAPANESE = re.compile("[「」ぁ-んァ-ヶ一-龥]")
# What a product of a title does is so from then on: it supports Japanese.
_IS_SO = frozenset({"対応する", "準拠する"})
_KNOWN = re.compile(r"(?:first|latest|last|second|next|new-generation|largest|world|only|same|whole|entire|own)\b|.*(?: of | for |[’']s? )|[a-z-]*est\b")
# A name behind what it is, with more between: the nonprofit organization of AI audits AVERI.
_FAR_BEHIND = re.compile(r".* (?:of|for|with|at|in|by|that) .*[a-z)]\b ")
_LOST = re.compile(r"[a-z]-(?:specific|compatible|based|made|type)$|\bof inclusion\b|” (?:with|of|for|in)\b")
_AS_NEWS = {"登場する": regular("debut")}
_WHO = re.compile(r"(?:employees|executives|users|engineers|researchers|developers|['’]s (?:CEO|CTO|CFO|COO))$")


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    name: str
    is_company: bool


def told_by_title(title: str, companies: Sequence[Company], products: Sequence[Product], longest: int) -> str | None:
    """The first part of a title that tells who did what, as an English sentence without its period; None where none is understood."""
    names = [
        *((mention.text, company.name, True) for company in companies for mention in company.mentions),
        *((mention.text, product.name, False) for product in products for mention in product.mentions),
    ]
    for part in _parts(title, [surface for surface, _, _ in names]):
        try:
            said = _told(part, names)
        except UnsaidError:
            continue
        if len(said) <= longest and _JAPANESE.search(said) is None:
            return capitalised(said)
    return None


def _parts(title: str, surfaces: Iterable[str]) -> list[str]:
    """The parts of a title, without what stands in brackets; no name is cut, and nothing that is asked is a part."""
    title = _BRACKETS.sub("", title)
    held = [m.span() for surface in set(surfaces) if surface for m in re.finditer(re.escape(surface), title)]
    held += [m.span() for m in _QUOTED.finditer(title)]
    parts: list[str] = []
    start = 0
    for found in [*_BREAK.finditer(title), None]:
        if found is not None and any(first < found.end() and found.start() < last for first, last in held):
            continue
        at, mark = (found.start(), found[0]) if found is not None else (len(title), "")
        part = title[start:at].strip()
        if part and not _ASKED.search(part + mark):
            parts.append(part)
        start = found.end() if found is not None else at
    return parts


def _told(part: str, names: Iterable[tuple[str, str, bool]]) -> str:
    """A part of a title as a sentence; raises UnsaidError where it is not understood."""
    text, modality, started = _with_verb(_OWNER.sub(r"\1の", _TIMES.sub("と", part)))
    placed = _placed(text, names)
    if not placed or _DIGIT.search(_outside(text, placed)):
        raise UnsaidError("no name, or a figure")
    parts = _parts_of(text, placed, modality)
    clauses, nominals = read_clauses(read_chunks(text, read_units(text, parts.fixed, None)))
    reading = Reading(parts, clauses, nominals, described)
    clause = next((one for one in clauses if one.form.link == "end"), None)
    if clause is None or clause is not clauses[-1] or clause.form.lemma in _NOT_TOLD or clause.conditional:
        raise UnsaidError("no clause")
    if clause.form.lemma in _IS_SO and modality == "asserted":
        clause = replace(clause, form=replace(clause.form, past=False, bare=False))
    if started and modality == "asserted":
        clause = replace(clause, form=replace(clause.form, led="開始する", past=True, bare=False))
    own = _done_to(clause)
    predicate = predicate_of(clause.form.lemma)
    if clause.form.lemma in _AS_NEWS:
        predicate = replace(predicate, verb=_AS_NEWS[clause.form.lemma], alone=_AS_NEWS[clause.form.lemma])
    figure = _as_news(noun_phrase(reading, own), own, placed, predicate.verb.base) if own is not None else None
    roles = read_roles(reading, clause, predicate, next((one for one in clause.phrases if own is not None and one.nominal is own), None), figure)
    complete(reading, clause, roles, predicate)
    _check_subject(roles.subject, placed)
    if roles.subject is not None and roles.subject.acts and roles.object is None and not roles.others:
        raise UnsaidError("with whom, or in what")  # 青葉などが参加
    return say(reading, clause, roles, predicate, figure or NounPhrase("", "name", "thing")).text


def _as_news(thing: NounPhrase, own: Nominal, placed: Sequence[_Name], verb: str) -> NounPhrase:
    """What it is done to, as a title has it: with its name alone where too much stands before that, and with "a" where it is new."""
    name = next((one.name for one in placed if thing.text.endswith(f" {one.name}")), None)
    if name is not None:
        far = _FAR_BEHIND.match(thing.text.removesuffix(name)) or _FOR.search(own.text)
        return replace(thing, text=name, number="name") if far else thing
    if (own.clause is not None and " that " not in thing.text and " who " not in thing.text) or _LOST.search(thing.text):
        raise UnsaidError("what describes it")
    if (" " not in thing.text and thing.text.islower()) or thing.text.startswith(("that ", "this ", "these ", "those ")):
        raise UnsaidError("of what kind")  # サービスを公開
    if verb in BRINGING and thing.number == "single" and not has_article(thing.text) and _KNOWN.match(thing.text) is None:
        return replace(thing, text=with_indefinite(thing.text))
    return thing


def _check_subject(subject: NounPhrase | None, placed: Sequence[_Name]) -> None:
    """Raises UnsaidError unless it is somebody or something that is named, and no part or use of it."""
    if subject is None or not any(one.name in subject.text for one in placed):
        raise UnsaidError("nobody named")
    if any(subject.text.endswith(one.name) for one in placed):
        return
    if subject.kind in ("property", "event", "idea", "field", "time", "period", "place") or (subject.kind == "people" and _WHO.search(subject.text) is None):
        raise UnsaidError("who does it")


def _with_verb(part: str) -> tuple[str, Modality, bool]:
    """With the particle that a title leaves out before its verbal noun: 青葉が「星」公開へ, 青葉が「星」を公開, planned; whether it only starts."""
    found = _END.search(part)
    if found is None:
        return part, "asserted", False
    modality: Modality = "planned" if found["tail"] else "asserted"
    body = part[: found.end("noun")]
    start = _STARTED.search(body)
    started = start is not None and start["noun"][-2:] + "する" in predicates()
    body = body[: start.end("noun")] if start is not None and started else body
    if body[: found.start("noun")].endswith(tuple(_PARTICLES)):
        return body, modality, started  # which of its words is the verb, is read with the rest
    for size in range(min(_LONGEST_DEED, len(body) - found.start("noun")), 1, -1):
        verb = predicates().get(body[-size:] + "する")
        if verb is not None and len(body) > size:
            return f"{body[:-size]}{'が' if verb.kind in _ALONE else 'を'}{body[-size:]}", modality, started
    return (body if found["tail"] or started else part), modality, started


def _placed(text: str, names: Iterable[tuple[str, str, bool]]) -> list[_Name]:
    """Where the names of the article stand in a text, longer names first."""
    found: list[_Name] = []
    for surface, name, is_company in sorted({one for one in names if one[0]}, key=lambda one: (-len(one[0]), one)):
        for hit in re.finditer(re.escape(surface), text):
            if not any(one.start < hit.end() and hit.start() < one.end for one in found):
                found.append(_Name(hit.start(), hit.end(), name, is_company))
    return sorted(found, key=lambda one: one.start)


def _outside(text: str, placed: Sequence[_Name]) -> str:
    for one in reversed(placed):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def _parts_of(text: str, placed: Sequence[_Name], modality: Modality) -> Parts:
    """The title as a claim of a figure that stands nowhere in it."""
    claim = Claim(
        id="", quantity=0, entity=None, property=None, baseline=None, attribution=None, rules=[], predicate=None, modality=modality, direction=None,
        date=None, sentence=Sentence(start=0, end=len(text), text=text, line=1), confidence="bare", english="",
    )  # fmt: skip
    quantity = Quantity(start=len(text), end=len(text), text="", value=None, low=None, high=None, vague=None, unit="", counter=None, comparator="=")
    return Parts(
        claim, quantity, None, None, None, told=False,
        mentions={one.end: Named(one.start, one.name, one.is_company) for one in placed},
        fixed=tuple(Fixed(one.start, one.end, "name", one.end) for one in placed),
    )  # fmt: skip


def _done_to(clause: Clause) -> Nominal | None:
    """The object of a clause; raises UnsaidError where a list stands beside it, whose other things would be left out."""
    held = [phrase for phrase in clause.phrases if phrase.nominal is not None]
    if any(not phrase.particle for phrase in held[1:]) or any(phrase.particle == "も" for phrase in held[1:]):
        raise UnsaidError("a list")
    return next((phrase.nominal for phrase in held if phrase.particle == "を"), None)
