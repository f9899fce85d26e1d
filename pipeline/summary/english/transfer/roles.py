"""The phrases of a clause by what they are to its verb: subject, object, and what stands behind it with a preposition."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.summary.english import clause_words
from pipeline.summary.english.clause_nouns import THINGS
from pipeline.summary.english.counts import TO_PEOPLE
from pipeline.summary.english.grammar import joined
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.summary.english.transfer.nominals import AUTHOR, WRITERS, meant_by, noun_phrase
from pipeline.summary.english.transfer.outer_clause import goes_with_another
from pipeline.summary.english.transfer.placing import (
    ABOUT_IT,
    ASKING,
    BRINGING,
    DOERS,
    EXPECTED,
    ON_PLATFORMS,
    SEEN,
    SURVEYS,
    TALK,
    TIME,
    beside,
    often,
    to_whom,
)
from pipeline.summary.english.transfer.units import UnsaidError

if TYPE_CHECKING:
    from pipeline.summary.english.parts import Parts
    from pipeline.summary.english.predicates import Predicate
    from pipeline.summary.english.transfer.sentence_reading import Reading
    from pipeline.summary.english.transfer.tree import Clause, Nominal, Phrase

_NOW = frozenset({"今回", "今後", "近年", "現在", "最近", "これまで", "当初", "今", "従来", "以前"})
_FOCUSED = {"にも": "に", "でも": "で", "からも": "から", "とも": "と", "へも": "へ"}
#: Of whom a survey asks.
ABOUT = frozenset({"を対象に", "を対象にして", "を対象として", "を対象にした", "を対象とした", "を対象とする"})
# Why and for what: left out where it is not understood.
_BESIDE_THE_POINT = frozenset({"のため", "のために", "に向けて", "に向け", "に伴い", "に伴って", "を受け", "を受けて", "を背景に", "をきっかけに", "において", "に加え", "に加えて"})
_RELATIVE = re.compile(r"\b(?:who|that|whose)\b")
_PAPERS = re.compile(r"\b(?:reports?|papers?|statements?|blogs?|articles?|documents?|filings?|letters?|posts?|interviews?|books?)$")


@dataclass(slots=True)
class Roles:
    """The phrases of a clause by what they are to its verb."""

    subject: NounPhrase | None = None
    topic: NounPhrase | None = None
    object: NounPhrase | None = None
    others: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    addressee: str = ""  # to whom it is proposed
    meant: bool = False  # the subject is the claim's, not the sentence's
    figure: str = ""  # "subject", "object", "change" (by how much), "other" where the figure stands


def read_roles(reading: Reading, clause_: Clause, predicate: Predicate, own: Phrase | None = None, figure: NounPhrase | None = None) -> Roles:
    """北星が工場を青葉市に建てる: the subject Hokusei, the object the plant, in Aoba. `own` is the phrase of the figure, `figure` its English."""
    parts, roles = reading.parts, Roles()
    others, adverbs, listed, leading = list[str](), list[str](), list[NounPhrase](), list[NounPhrase]()
    passive = clause_.form.passive
    goes_to_object = not passive and (to_whom(predicate) == "" or predicate.kind in ("reach", "share"))
    spanning = _spanning(clause_, own)
    for phrase in clause_.phrases:
        if phrase.nominal is None:
            adverbs.append(_adverb(parts, clause_, phrase))
            continue
        if phrase in spanning:
            continue
        is_figure = phrase is own
        particle = _plain_particle(phrase, predicate)
        if particle == "について" and predicate.verb.base in ABOUT_IT and not passive and not _has(clause_, "を"):
            particle = "を"
        if particle == "を" and predicate.verb.base in ASKING and phrase.particle not in ABOUT and not is_figure and _has(clause_, "に", "にも", *ABOUT):
            if phrase.nominal.text in TALK or phrase.nominal.clause is not None or any(mark in phrase.nominal.text for mark in "や、"):
                continue  # of what is asked only one plain thing is told
            particle = "について"
        if not is_figure and _is_left_out(parts, phrase, phrase.nominal, particle, measures=predicate.kind in ("up", "down", "reach", "share", "cost", "be")):
            continue
        try:
            noun = figure if is_figure and figure is not None else meant_by(reading, phrase) or noun_phrase(reading, phrase.nominal, as_one=brings_one(clause_, predicate, particle))
        except UnsaidError:
            if particle in _BESIDE_THE_POINT:
                continue
            raise
        if noun is AUTHOR and particle in ("は", "も") and clause_.form.link == "quote":
            continue  # 私は3つの理由があると考える: who thinks so
        if not is_figure and particle in ("が", "は", "も") and _loses_its_clause(phrase.nominal, noun, predicate):
            raise UnsaidError("which of them")
        if not is_figure and noun.text == "time":
            raise UnsaidError("which time")
        if is_figure:
            particle = _particle_of_figure(parts, clause_, predicate, phrase, particle, noun)
        elif particle == "も" and predicate.kind == "object" and not passive and not _has(clause_, "を", "を?"):
            particle = "を"
        if particle in ("が", "は", "も") and any(one.kind == noun.kind == "company" for one in (*leading, *listed)):
            raise UnsaidError("a list")
        if leading and particle in ("が", "は", "も") and " such as " in noun.text:
            noun = _list_of(leading, noun)
        if listed and not is_figure and particle and phrase.nominal.clause is None:
            noun = _list_of(listed, noun)
        listed = listed if particle == "" else []
        if particle == "を?":
            particle = "を" if predicate.kind == "object" else "で" if predicate.kind == "with" else "?"
        if particle == "変":
            roles.figure = "change"
            continue
        if particle == "回":
            adverbs.append(often(noun.text, parts.rate))
            continue
        if particle in ("が", "も") or (particle == "は" and is_figure):
            if roles.subject is not None:
                raise UnsaidError("two subjects")
            if predicate.kind == "object" and not (passive or noun.kind in DOERS or is_figure):
                raise UnsaidError(f"doer {noun}")
            roles.subject = noun
            roles.figure = "subject" if is_figure else roles.figure
        elif particle == "" and phrase.comma and not is_figure and (roles.subject is not None or roles.topic is not None):
            listed.append(noun)
            continue
        elif particle == "" and phrase.comma and _has(clause_, "は"):
            leading.append(noun)
            continue
        elif particle == "は" or (particle == "" and phrase.comma):
            only_figures = all(unit.kind == "figure" for unit in phrase.nominal.units)
            if particle == "" and only_figures:
                continue  # 数万、数十万もの
            if only_figures:
                raise UnsaidError("a figure as the topic")
            if roles.topic is not None and particle == "は" and roles.topic.acts and noun.acts:
                raise UnsaidError("two topics")
            roles.topic = noun
        elif particle == "を":
            if not is_figure and predicate.kind in ("up", "down") and all(unit.kind == "figure" for unit in phrase.nominal.units):
                raise UnsaidError("what changes")  # 450ドルを500ドルに引き上げる
            if roles.object is not None:
                raise UnsaidError("two objects")
            roles.object = noun
            roles.figure = "object" if is_figure else roles.figure
        elif particle in ("に", "には", "へ") and goes_to_object and roles.object is None:
            roles.object = noun
            roles.figure = "object" if is_figure else roles.figure
        elif clause_.form.led == "提案する" and particle == "に" and noun.acts:
            roles.addressee = noun.with_article()
        else:
            others.append(_with_preposition(reading, clause_, predicate, phrase, particle, noun, is_figure=is_figure))
            roles.figure = "other" if is_figure else roles.figure
    if not _has(clause_, "は", "が", "も") and _ends_list(clause_):
        raise UnsaidError("a list")
    others.sort(key=lambda said: 0 if said.startswith("\0") else 2 if said.startswith(("for ", "within ")) else 1)
    roles.others, roles.adverbs = tuple(others), tuple(word for word in adverbs if word)
    return roles


def _spanning(clause_: Clause, own: Phrase | None) -> list[Phrase]:
    """シリコンバレーの新興企業から日本の大企業まで、: what only shows how wide the range is, and is left out."""
    for first, last in pairwise(clause_.phrases):
        if first.particle == "から" and last.particle == "まで" and own not in (first, last) and not any(_has_figure(one) for one in (first, last)):
            return [first, last]
    return []


def _has_figure(phrase: Phrase) -> bool:
    return phrase.nominal is None or any(unit.kind in ("figure", "date") for unit in phrase.nominal.units)


def _list_of(listed: list[NounPhrase], last: NounPhrase) -> NounPhrase:
    """人材、設備、土地に: all of them; what stands before examples is one of these: 北星、南光などの企業から."""
    kind, such, examples = last.text.partition(" such as ")
    if such:
        return replace(last, text=f"{kind} such as {joined([*(one.text for one in listed), examples])}") if all(one.named for one in listed) else last
    if " including " in last.text:
        return last
    return NounPhrase(joined([one.with_article() for one in (*listed, last)]), "plural", last.kind)


def _loses_its_clause(nominal: Nominal, noun: NounPhrase, predicate: Predicate) -> bool:
    """Whether a clause before a noun that only it tells from others is not told: 北星が支援した企業は…, and not all companies."""
    if nominal.clause is None or noun.number != "plural" or _RELATIVE.search(noun.text) is not None:
        return False
    return noun.acts or (predicate.kind == "object" and noun.kind == "thing")


def brings_one(clause_: Clause, predicate: Predicate, particle: str) -> bool:
    """北星は基盤を築いた: whether the clause tells of one deed, and what it brings is one thing unless the sentence says otherwise."""
    form = clause_.form
    if particle != "を" or predicate.verb.base not in BRINGING - {"add", "offer", "plan", "propose"} or form.negative or form.able or not (form.past or form.bare):
        return False
    doers = [phrase.nominal for phrase in (*clause_.phrases, *clause_.topics) if (phrase.particle in ("は", "が", "も") or (phrase.comma and not phrase.particle)) and phrase.nominal is not None]
    return bool(doers) and not any(unit.kind == "figure" for doer in doers for unit in doer.units)


def _has(clause_: Clause, *particles: str) -> bool:
    return any(other.particle in particles for other in clause_.phrases)


# What a phrase is


def _adverb(parts: Parts, clause_: Clause, phrase: Phrase) -> str:
    """The English of a word that stands by itself; "" where it is left out."""
    if not phrase.known and phrase.comma and len(phrase.adverb) > 1:
        return ""  # 例えば、
    if not phrase.known:
        raise UnsaidError(f"adverb {phrase.adverb}")
    word = clause_words.adverbs()[phrase.adverb]
    if word == "at all" and not clause_.form.negative:
        raise UnsaidError("at all")
    if word == "on average" and parts.total:
        return ""  # the figure says it
    if phrase.adverb == "同時に" and phrase is not clause_.phrases[-1]:
        return ""  # 同時に、新工場も建てる: besides
    if phrase.adverb == "大きく" and clause_.form.lemma.startswith(("分か", "分け", "分類", "大別")):
        return ""
    return "" if word == "already" or (parts.rate and word.startswith("every ")) else word


def _plain_particle(phrase: Phrase, predicate: Predicate) -> str:
    """The particle without も, and に for what says the same with this verb: 社員に対して, 社員を対象に."""
    particle = _FOCUSED.get(phrase.particle, phrase.particle)
    if particle in ("に対して", "に対し") and to_whom(predicate):
        return "に"
    if particle in ABOUT and predicate.verb.base in ASKING:
        return "を" if predicate.verb.base == "survey" else "に"
    return "に" if particle in ABOUT and to_whom(predicate) == "" else particle


def _is_left_out(parts: Parts, phrase: Phrase, nominal: Nominal, particle: str, *, measures: bool) -> bool:
    """Whether the sentence needs no word for a phrase without the figure: when it was, who says it, what only leads on."""
    text = nominal.text
    if nominal.units and all(unit.kind in ("date", "particle") for unit in nominal.units):
        return True  # when it is said is the claim's date
    if particle == "など" or (particle == "" and phrase.comma and text in ("こと", "もの")):
        return True  # names of what the next phrase names as a whole
    if text in WRITERS and particle in ("も", "は", "が") and parts.is_share:
        return True
    if text in _NOW and particle in ("は", "では", "には", "にも", ""):
        return True
    if measures and particle in ("に対し", "に対して"):
        return True  # この課題に対し
    if text in ("これ", "それ") and particle not in ("が", "を", "は", "に"):
        return True  # これにより
    if particle in ("によると", "によれば") or (particle in ("で", "では") and SURVEYS.search(text)):
        return True
    if TIME.search(text) and particle not in ("を", "が"):
        return True
    return particle == "" and phrase.comma and all(unit.kind == "figure" for unit in nominal.units)  # 数万、数十万もの


def _ends_list(clause_: Clause) -> bool:
    """Whether two nouns with a comma stand before one with a particle that makes no subject: 書き手、読み手、出版社に."""
    marks = ["," if phrase.nominal is not None and phrase.particle == "" and phrase.comma else phrase.particle for phrase in clause_.phrases]
    threes = zip(marks, marks[1:], marks[2:], strict=False)
    return any(first == second == "," and third in ("に", "へ", "から", "で") for first, second, third in threes)


# The particle of the figure


def _particle_of_figure(parts: Parts, clause_: Clause, predicate: Predicate, phrase: Phrase, particle: str, figure: NounPhrase) -> str:
    """The particle that tells what the figure is to the verb, also where the sentence has another or none."""
    if particle == "で" and figure.kind == "people" and parts.counts and not _has(clause_, "が", "は"):
        return "が"  # 4人で起業
    return _own_particle(parts, clause_, predicate, phrase, figure) if particle in ("", "も", "は") else particle


def _own_particle(parts: Parts, clause_: Clause, predicate: Predicate, phrase: Phrase, figure: NounPhrase) -> str:
    """The particle of a figure that has none: 3社が…; GPUを2万基確保; 10億ドル投資."""
    if predicate.kind in ("up", "down") and phrase.particle in ("", "も") and _is_amount_of_change(parts, phrase):
        return "変"  # 費用を5億円削減した, 納期を3日短縮
    if phrase.comma and not phrase.particle and not parts.is_share and figure.kind not in ("people", "organisation", "time") and not often(figure.text, parts.rate) and not (_has(clause_, "が") and not _has(clause_, "は", "を")):
        raise UnsaidError("of another verb")  # 2031年に70億ドル、それからも伸びる
    if phrase.comma and not phrase.particle and (parts.is_share or figure.kind in ("people", "organisation")):
        return "が"  # 管理職の4割、…を入力
    if phrase.particle == "は" and clause_.form.bare and predicate.verb.base in TO_PEOPLE:
        return "を"  # 120人は配置転換
    if predicate.japanese == SEEN and _has(clause_, "を"):
        raise UnsaidError("floating")  # 現場を数百社も見てきた
    if phrase.particle in ("も", "は"):
        done_to = phrase.particle == "も" and predicate.kind == "object" and not _has(clause_, "を") and figure.kind != "people"
        return "を" if _has(clause_, "が") or done_to else "が"
    if predicate.kind in ("alone", "with") and figure.kind != "time":
        return "が"
    if figure.kind == "time":
        return "間"
    if often(figure.text, parts.rate):
        return "回"
    if figure.kind == "people" and clause_.form.bare and not phrase.comma and predicate.verb.base not in TO_PEOPLE:
        raise UnsaidError("who does it")  # 3社展開
    if _has(clause_, "を"):
        raise UnsaidError("floating")
    return "を"


def _is_amount_of_change(parts: Parts, phrase: Phrase) -> bool:
    """Whether a figure alone says by how much something changes, and not for how long nor how many."""
    if phrase.comma or parts.counts or phrase.nominal is None or len(phrase.nominal.units) > 1:
        return False
    return not parts.quantity.text.endswith(("年間", "月間", "週間", "日間"))


# Prepositions


def _with_preposition(
    reading: Reading, clause_: Clause, predicate: Predicate, phrase: Phrase, particle: str, noun: NounPhrase, *, is_figure: bool
) -> str:
    """A phrase that is neither subject nor object, with its preposition: in Aoba, for ¥3 billion."""
    parts = reading.parts
    if particle in ("で", "では") and not is_figure and goes_with_another(reading, phrase):
        raise UnsaidError("of another figure")
    said = _figure_beside(parts, particle, noun, phrase, predicate.verb.base) if is_figure else None
    said = _by_what_it_is(clause_, predicate, particle, noun, is_figure=is_figure) or said
    said = said or beside(particle, noun, predicate, parts.quantity.counter or "", is_figure=is_figure, passive=clause_.form.passive)
    if said is None:
        raise UnsaidError(f"beside {particle} {noun.text} {noun.kind}")
    if particle in ("から", "に", "と") and any(_is_second(other, particle) for other in clause_.phrases if other is not phrase):
        raise UnsaidError("two of a kind")
    return said


def _by_what_it_is(clause_: Clause, predicate: Predicate, particle: str, noun: NounPhrase, *, is_figure: bool) -> str:
    """through Hokusei, in a report, by 30 firms: a phrase whose preposition depends on the noun; "" for all others."""
    passive, base = clause_.form.passive, predicate.verb.base
    if passive and particle in ("により", "によって"):
        return f"{'because of' if base in EXPECTED else 'by'} {noun.with_article()}"
    goes_there = clause_words.passive_to().get(base, "").endswith((" to", " into"))
    if passive and particle == "に" and noun.kind in ("people", "organisation", "company") and not goes_there:
        return f"by {noun.with_article()}"
    if particle in ("で", "では") and _PAPERS.search(noun.text):
        return f"in {noun.with_article()}"
    if particle == "で" and noun.kind == "company" and not is_figure and base not in ON_PLATFORMS:
        return f"through {noun.text}"
    return ""


def _is_second(other: Phrase, particle: str) -> bool:
    """Whether another phrase of the clause has the same particle and is no time."""
    if other.nominal is None or _FOCUSED.get(other.particle, other.particle) != particle:
        return False
    return not any(unit.kind == "date" for unit in other.nominal.units) and not TIME.search(other.nominal.text)


def _figure_beside(parts: Parts, particle: str, figure: NounPhrase, own: Phrase, base: str) -> str | None:
    """on a scale of 10 GW; for use of more than 200,000 tokens; at the age of 18."""
    if own.nominal is None or (particle not in ("で", "では") and figure.kind != "age"):
        return None
    if figure.kind == "age":
        return f"at {figure.text}"
    last = own.nominal.units[-1]
    if last.kind == "figure":
        return f"on a scale of {figure.text}" if last.text.endswith("規模") else None
    if (word := clause_words.on_what().get(base)) and figure.kind in THINGS:
        return f"{word} {figure.with_article()}"
    if figure.kind in ("event", "property") and parts.quantity.unit in ("count", ""):
        return f"for {figure.with_article()}"
    return f"with {figure.with_article()}" if figure.kind == "idea" else None
