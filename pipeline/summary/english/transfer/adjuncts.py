"""What the clause of a figure says beside its subject, object and verb: over 3 years, in Japan, with AI.

A statement that is made of a claim's slots has no room for it. Each phrase is taken by itself, and only where all of it is
understood; the others are left out, as the slots leave them out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from pipeline.summary.english import clause_words
from pipeline.summary.english.deeds import SUM_FOR
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import has_article, with_indefinite
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.summary.english.numbers import is_money, say_quantity
from pipeline.summary.english.parts import DURATIONS
from pipeline.summary.english.transfer.nominals import noun_phrase
from pipeline.summary.english.transfer.outer_clause import goes_with_another, may_belong_earlier
from pipeline.summary.english.transfer.placing import ROUND, SURVEYS, TIME, to_whom
from pipeline.summary.english.transfer.tree import Nominal, governing
from pipeline.summary.english.transfer.units import UnsaidError, words_of
from pipeline.summary.english.transfer.verb_phrases import predicate_of

if TYPE_CHECKING:
    from pipeline.summary.english.parts import Parts
    from pipeline.summary.english.transfer.sentence_reading import Reading
    from pipeline.summary.english.transfer.tree import Clause, Phrase

# Adverbs that tell where, by what means or for which time it is so.
_LIMITING = re.compile(r"(?:in Japan|abroad|worldwide|across |around the world|online|for the first time|in the future|at one point|at work|in cash|in shares|free of charge|in stores|in-house|by hand|on a trial basis)")
_LENGTHS = {"で": "in", "の間に": "in", "間で": "over", "年間に": "in", "にわたって": "over", "にわたり": "over", "間にわたって": "over", "間にわたり": "over", "以内に": "within", "以内で": "within"}
_THROUGHOUT = ("年間", "月間", "週間", "日間")
_SPENDING = ("投資", "投じ", "拠出", "支出", "出資", "支援", "融資", "支払")  # goes on all that time
_AHEAD, _BACK = ("今後", "向こう", "これから"), ("過去", "直近", "ここ", "この")
_LONGEST = 8  # words of a phrase that is put behind
_LEVEL = re.compile(r" (?:is|was|are|were|be|has|had|have|been|costs?|scores?|reach(?:es|ed)?) (?:about |almost |nearly |up to |at least |more than |less than |worth |an? )*[0-9$¥€£]")
_JOINED = re.compile(r"(?:および|及び|または|や|・|/|／|[^ぁ-ん、。\s]と)$")
_IN = frozenset({"で", "では", "に", "には", "でも", "において", "においては"})
_TEST = re.compile(r"\b(?:benchmark|test|exam|examination|trial|experiment)(?=s?$)|\bsale$")
_ACRONYM = re.compile(r"[A-Z][A-Za-z-]*[A-Z]")
_PLANS = re.compile(r"\b(?:plan|edition|version)s?$")
_MEANS = frozenset({"の影響で", "のおかげで", "で", "を使って", "を使い", "を用いて", "を活用して", "を活用し", "を通じて", "を通して", "により", "によって", "と共同で"})


def say_adjuncts(reading: Reading, said: str, *, lengths: bool = False) -> str:
    """The phrases of the figure's clause that are understood and that the sentence `said` does not hold; each behind a blank.

    By what means something is so is told of changes and deeds alone: the score is 90 with no benchmark.
    """
    found = governing(reading.clauses, reading.target)
    clause_ = found[0] if found is not None else _verb_itself(reading) or _copula(reading)
    own = found[1] if found is not None else None
    if clause_ is None:
        return "" if lengths else _before_sum(reading, said)
    if clause_.conditional or clause_.form.link == "if" or clause_.form.unsure:
        return ""
    words, level = "", _LEVEL.search(said) is not None
    for phrase in clause_.phrases:
        if lengths and (phrase.nominal is None or all(unit.kind not in ("figure", "date") for unit in phrase.nominal.units)):
            continue
        if phrase is own or _may_be_of_another(reading, phrase) or (phrase.comma and phrase.particle.startswith("を") and may_belong_earlier(reading, clause_, phrase)) or (phrase.nominal is not None and _is_in_slot(reading.parts, phrase.nominal)):
            continue
        try:
            word = _adverb(phrase) if phrase.nominal is None else _beside(reading, clause_, phrase, phrase.nominal, said, level=level)
        except UnsaidError:
            continue
        if word == "in the future" and reading.parts.claim.date is not None:
            continue
        if word and not _holds(said + words, word):
            words += f" {word}"
    return words if lengths else _before_sum(reading, said + words) + words


def _verb_itself(reading: Reading) -> Clause | None:
    """倍増した: the clause whose verb is the figure."""
    return next((one for one in reading.clauses if one.form.lemma.startswith(reading.parts.quantity.text)), None)


def _copula(reading: Reading) -> Clause | None:
    """正答率は85%だ: the clause that says what something is."""
    return next((one for one in reading.clauses if one.what is not None and one.what.figure_at(reading.target) >= 0), None)


def _before_sum(reading: Reading, said: str) -> str:
    """青葉への3億円の投資, where the sentence says who invests so much: in what."""
    nominal = next((one for one in reading.nominals if one.figure_at(reading.target) > 1), None)
    if nominal is None or not is_money(reading.parts.quantity.unit):
        return ""
    units = nominal.units[: nominal.figure_at(reading.target)]
    if units[-1].text != "への" or any(unit.kind in ("figure", "date") for unit in units):
        return ""
    where = next((word for verb, word in SUM_FOR.items() if word in ("in", "to") and re.search(rf"\b{verb}(?:s|ed)?\b", said)), "")
    try:
        noun = noun_phrase(reading, Nominal(units[:-1]))
    except UnsaidError:
        return ""
    word = f"{where} {noun.with_article()}"
    return f" {word}" if where and noun.sure and "「" not in noun.text and not _holds(said, word) else ""


def _may_be_of_another(reading: Reading, phrase: Phrase) -> bool:
    """首位は中国で、日本は3割; 東京で20件、大阪で30件; ProとMaxプランで: whether a phrase goes with something else, or is the last of a list."""
    if phrase.nominal is None or not phrase.nominal.units:
        return False
    text = reading.parts.claim.sentence.text
    start, end = phrase.nominal.units[0].start, phrase.nominal.units[-1].end
    if goes_with_another(reading, phrase) or _breaks_off(reading, phrase) or _JOINED.search(text[:start]):
        return True
    return phrase.comma and phrase.particle == "で" and phrase.nominal.units[-1].kind != "figure" and text.startswith("で、", end) and ("は" in text[:start] or phrase.nominal.clause is not None)


def _breaks_off(reading: Reading, phrase: Phrase) -> bool:
    """10億ドル投資、AIで何が変わる: whether a comma stands between the figure and a phrase behind it."""
    first = reading.parts.claim.sentence.start
    end, start = reading.parts.quantity.end - first, phrase.nominal.units[0].start if phrase.nominal is not None and phrase.nominal.units else 0
    return "、" in reading.parts.claim.sentence.text[end:start] or "　" in reading.parts.claim.sentence.text[end:start]


def _holds(said: str, word: str) -> bool:
    """Whether the sentence has the words behind the preposition."""
    return word.partition(" ")[2].removeprefix("the ").casefold() in said.casefold() or word in said


def _is_in_slot(parts: Parts, nominal: Nominal) -> bool:
    if not nominal.units:
        return True
    first = parts.claim.sentence.start
    start, end = first + nominal.units[0].start, first + nominal.units[-1].end
    slots = (parts.claim.entity, parts.claim.property, parts.claim.baseline, parts.claim.attribution)
    return any(slot is not None and slot.start < end and start < slot.end for slot in slots)


def _adverb(phrase: Phrase) -> str:
    word = clause_words.adverbs().get(phrase.adverb, "") if phrase.known else ""
    return word if _LIMITING.match(word) else ""


def _beside(reading: Reading, clause_: Clause, phrase: Phrase, nominal: Nominal, said: str, *, level: bool) -> str:
    """over 3 years, in Japan, with AI; "" for what is none of these."""
    lasting = _length(reading, clause_, phrase, nominal)
    if lasting or any(unit.kind in ("figure", "date") for unit in nominal.units):
        return lasting
    if SURVEYS.search(nominal.text) or TIME.search(nominal.text):
        return ""
    if phrase.particle in _IN and (tested := _tested(reading, nominal, said)):
        return tested
    noun = noun_phrase(reading, nominal)
    if "「" in noun.text or len(noun.text.split()) > _LONGEST:
        return ""
    if noun.kind in ("place", "leading") and phrase.particle in _IN:
        return f"in {noun.with_article()}"
    if (toward := _toward(clause_, phrase, noun, said)) is not None:
        return toward
    if phrase.particle in ("で", "では") and (plan := _PLANS.search(noun.text)) is not None:
        return f"{'on' if plan[0].startswith('plan') else 'for'} {noun.with_article()}"
    if phrase.particle == "で" and ROUND.search(noun.text):
        return f"in {noun.with_article()}"
    if phrase.particle not in _MEANS or clause_.form.lemma in ("だ", "かかる", "掛かる") or level or _describes(reading, phrase, nominal):
        return ""
    if phrase.particle == "で":
        tool = noun.kind in ("thing", "material", "product") or noun.text.endswith("AI")
        return f"with {noun.with_article()}" if tool else ""
    return f"{clause_words.behind()[phrase.particle]} {noun.with_article()}"


def _tested(reading: Reading, nominal: Nominal, said: str) -> str:
    """数学のベンチマークで, 年末のセールで: on what test it is so, or in what sale; a benchmark, where more of it is not understood."""
    joint = max((at for at, unit in enumerate(nominal.units) if unit.kind == "particle"), default=-1)
    found = _TEST.search(translate(words_of(nominal.units[joint + 1 :])).text)
    if found is None or re.search(rf"\b{found[0]}s?\b| on [A-Z]", said):
        return ""
    try:
        noun = noun_phrase(reading, nominal)
    except UnsaidError:
        noun = NounPhrase(found[0], "single", "idea")
    if "「" in noun.text or len(noun.text.split()) > _LONGEST:
        noun = NounPhrase(found[0], "single", "idea")
    known = found[0].startswith("exam") or (found[0] == "sale" and noun.text != "sale") or _ACRONYM.match(noun.text) or " that " in noun.text or has_article(noun.text)
    several = noun.number == "plural" and (not noun.single or noun.text.startswith(("various ", "several ", "multiple ", "many ")))
    what = noun.text if several else noun.with_article() if known else with_indefinite(noun.single or noun.text)
    return f"{'on' if found[0] == 'benchmark' else 'in'} {what}"


def _toward(clause_: Clause, phrase: Phrase, noun: NounPhrase, said: str) -> str | None:
    """invests ¥5 billion in the plant, raises it from banks, where the sentence has the verb; None for any other phrase."""
    if phrase.particle not in ("に", "へ", "から") or clause_.form.passive or noun.kind in ("time", "property"):
        return None
    predicate = predicate_of(clause_.form.lemma)
    verb = predicate.verb
    if predicate.kind != "object" or verb.base not in SUM_FOR or not re.search(rf"\b(?:{verb.base}s?|{verb.past}|{verb.participle})\b", said):
        return None
    if phrase.particle == "から":
        return f"from {noun.with_article()}" if noun.acts else None
    word = to_whom(predicate)
    return f"{word} {noun.with_article()}" if word and noun.sure else None


def _describes(reading: Reading, phrase: Phrase, nominal: Nominal) -> bool:
    """AIを活用した制度で: what uses it is the scheme."""
    return reading.parts.claim.sentence.text.startswith(f"{phrase.particle}た", nominal.units[-1].end)


def _length(reading: Reading, clause_: Clause, phrase: Phrase, nominal: Nominal) -> str:
    """今後3年間で: over the next 3 years."""
    figure = next((unit for unit in nominal.units if unit.kind == "figure"), None)
    if figure is None:
        return ""
    quantity = reading.quantity(figure.index)
    if quantity.unit not in DURATIONS or reading.parts.rate:
        return ""
    before, behind = nominal.text.split(figure.text, 1)
    lead = reading.parts.claim.sentence.text[: nominal.units[0].start]
    before = before or next((word for word in (*_AHEAD, *_BACK) if lead.endswith(word)), "")
    word = _LENGTHS.get(behind + phrase.particle, "") or _LENGTHS.get(("年間" if figure.text.endswith("年間") and phrase.particle == "に" else "間" if figure.text.endswith("間") else "") + behind + phrase.particle, "")
    if not word or before not in ("", *_AHEAD, *_BACK):
        return ""
    shown = say_quantity(msgspec.structs.replace(quantity, comparator="=") if word == "within" else quantity)
    if before:
        return f"over the {'next' if before in _AHEAD else 'past'} {shown}"
    spent = is_money(reading.parts.quantity.unit) and clause_.form.lemma.startswith(_SPENDING)
    if word == "in" and phrase.particle == "で" and (spent or figure.text.endswith(_THROUGHOUT)):
        word = "over"
    return f"{word} {shown}"
