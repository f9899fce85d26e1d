"""The noun phrases of a sentence in English: that of the figure, with what it counts or is a part of, and all others.

One can hold the other - the topic is the whole of which the figure is a part, a noun phrase has another figure in it - so they
share a room.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from pipeline.summary.english.clause_nouns import noun_of
from pipeline.summary.english.clause_words import totals
from pipeline.summary.english.counts import OF_PEOPLE
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import has_article, with_indefinite
from pipeline.summary.english.noun_phrases import NounPhrase, of_one
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.parts import DURATIONS
from pipeline.summary.english.transfer.chunks import OF_LENGTH, Chunk, bare_verb
from pipeline.summary.english.transfer.figure_nouns import (
    AT_AGE,
    RATES,
    Beside,
    age_alone,
    as_part_or_feature,
    counted_of,
    counts_parts,
    is_age,
    made_or_featured,
    measure_named,
    sized,
    with_figure,
    with_noun,
    worth_of,
)
from pipeline.summary.english.transfer.naming import from_company, named, names_before, without_examples
from pipeline.summary.english.transfer.partitions import take_whole
from pipeline.summary.english.transfer.tree import Clause, Phrase
from pipeline.summary.english.transfer.units import UnsaidError, words_of
from pipeline.summary.english.transfer.verb_forms import Form
from pipeline.summary.english.transfer.verb_kinds import changes, does, reaches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.summary.english.parts import Parts
    from pipeline.summary.english.transfer.sentence_reading import Reading
    from pipeline.summary.english.transfer.tree import Nominal
    from pipeline.summary.english.transfer.units import Unit

_PART_OF = re.compile(r"(% of )(?=[a-z])(?!the |an? |its |their |all )")
_TIMES = re.compile(r"\btimes?$")
_HOLDS = re.compile(r"([^の]+?)((?:搭載|対応)(?:の)?.+)")
# What is itself a percentage.
_RATE = re.compile(r"\b(?:accuracy|precision|share|rate|probability|margin|yield|return|ratio|utilization|reliability|availability)$")
#: What joins a figure to the next of a list.
LISTING = frozenset({"や", "と", "、", "または"})
# Nouns that only say again that it is an amount, or a time.
_AMOUNTS = frozenset({"巨額", "大金", "多額", "高額", "歳月", "年月", "月日"})
# Where all of a kind are: they are said without it.
_EVERYWHERE = frozenset({"国内", "世界", "海外", "全国"})
# The figure says it itself: up to 3 years.
_AT_MOST = frozenset({"最長", "最大", "最高"})
_BOUNDS = _AT_MOST | {"最短", "最小", "最低"}
_WHOLES = frozenset({"全体", "全部", "すべて"})
# What only people who are asked do, and what they do in a survey.
_FELT = frozenset({"実感する", "認識する", "懸念する", "経験する", "回答する", "否定する", "期待する", "重視する", "感じる", "考える", "悩む", "答える"})
_USED = frozenset({"利用する", "使用する", "使う", "活用する", "導入する"})
_SURVEYED = re.compile("調査|アンケート|回答")
_POINTING = frozenset({"以下", "次", "下記", "今回"})
# What these say before A の B they say of A: 5万人を抱える企業の社長.
_OF_OWNERS = frozenset({"抱える", "誇る", "擁する", "有する"})
# What one deed mostly brings one of, and words that tell of more.
_MAY_BE_ONE = re.compile(
    r"\b(?:letter|blog|post|statement|platform|program|system|service|app|application|tool|model|product|function|feature|framework|plan|site|website|report|paper|guide|course|campaign|project|technology|center|plant|fund|contract"
    r"|agreement|venture|subsidiary|office|laboratory|institute|conference|event|seminar|device|speaker|smartphone|robot|agent|assistant|version|edition|environment|benchmark|chatbot|browser|method|algorithm|dataset|team|organization|council|strategy|video|game|base)$"
)
_SEVERAL = re.compile("[や、・]|など|群|各|両|複数|多数|様々|さまざま|シリーズ|一連")
_PLACE = re.compile("^(?!.*(?:各|全国|都道府県|国内)).*[州県市町村区府都](?!場)")
_NEW_IN_PLACE = re.compile("[^、。の]{2,16}[州県市町村区府都道]の(?:新たな|新しい|新設の)")
_BUILT = frozenset({"新設する", "建設する", "開設する", "設置する", "建つ"})
# What is the latest is one.
_LEADS_OF_ONE = ("latest ", "previous ", "current ", "final ")
#: Who writes the article, of himself.
WRITERS = frozenset({"私", "私自身", "僕", "僕自身", "筆者", "我々", "私たち", "僕たち"})
AUTHOR = NounPhrase("the author", "single", "people")
# Words that stand for another, which the reader of one sentence has not read.
_STAND_INS = frozenset({"these", "this", "that", "it", "those", "them", "they", "he", "him", "she", "her", "we", "us", "i", "I", "me", "you"})


# The figure


def figure_phrase(reading: Reading, clause_: Clause, phrase: Phrase) -> NounPhrase:
    """The figure with its nouns: 契約社員のうち40人, 20年間の契約; what belongs to it is taken from the phrases of the clause."""
    parts, nominal = reading.parts, phrase.nominal
    assert nominal is not None
    if (whole := take_whole(clause_, phrase, nominal.figure_at(reading.target))) is not None:
        return _part_of(reading, nominal, whole)
    at = nominal.figure_at(reading.target)
    before, after = around_figure(nominal.units, at)
    if any(unit.kind == "figure" for unit in (*before, *after)):
        raise UnsaidError("a second figure")
    if not before and len(after) == 2 and after[0].text == "という" and after[1].text in ("数字", "数", "数値"):
        return NounPhrase(f"the figure of {parts.figure()}", "single", "property")
    if after and after[0].text in LISTING:
        raise UnsaidError("one of a list")
    if is_age(parts) and not before and words_of(after) in AT_AGE:
        if (age := age_alone(parts, words_of(after), phrase.particle)) is None:
            raise UnsaidError("an age")
        return age
    before, among = without_examples(parts, clause_, phrase, before)
    before = from_company(parts, before)
    if before == [] and words_of(after) in ("の人員", "人員") and parts.quantity.counter == "人" and changes(clause_.form.lemma):
        return NounPhrase(parts.figure(("job", "jobs")), "plural", "thing")  # 300人の人員を削減した
    if parts.quantity.unit == "%" and not before and after and (did := bare_verb(Chunk("noun", after[after[0].text == "の" :]))) is not None and changes(did[1]):
        raise UnsaidError("what changes")  # 80%の削減を
    if parts.quantity.unit == "x" and changes(clause_.form.lemma) and not (parts.is_share and phrase.particle in ("が", "も", "は")):
        raise UnsaidError("times what")  # another room says it
    if parts.quantity.unit == "%" and not before and not after and phrase.particle in ("に", "を", "まで") and (reaches(clause_.form.lemma) or clause_.form.lemma == "なる"):
        return NounPhrase(parts.figure(), "name", "measure")  # 割合は4割に達した
    if parts.quantity.unit == "%" and not before and not after and phrase.particle in ("", "も") and changes(clause_.form.lemma):
        return NounPhrase(parts.figure(), "name", "measure")  # 消費電力を30%削減した
    if parts.quantity.unit in DURATIONS and not before and words_of(after) in ("以内", "ぶり"):
        phrase.particle = words_of(after)
        exact = replace(parts, quantity=msgspec.structs.replace(parts.quantity, comparator="="))
        return NounPhrase(exact.figure(), "name", "time")
    if words_of(before) in _AT_MOST and after and clause_.form.bare:
        raise UnsaidError("what can be done")  # 最長3分の動画作成
    beside = _beside(parts, before, after)
    if beside.whole in ("残り", "残る") and not after:
        return NounPhrase(f"the remaining {parts.figure()}", "name", "measure")
    if beside.whole in _POINTING:
        beside = replace(beside, whole="")
    if beside.whole and beside.joint == "を含む":
        member = named(parts, beside.whole)
        among = f" including {member.with_article()}" if member is not None else ""
        beside = replace(beside, whole="")
    if beside.whole and parts.counts and (names := names_before(parts, clause_, phrase, beside.whole)) is not None:
        beside, among = replace(beside, whole=""), names
    if beside.whole and parts.counts and not among and _is_last_of(clause_, phrase):
        raise UnsaidError("one of a list")  # 内側の輪と、外側の輪の2種類
    if beside.whole in _WHOLES:
        raise UnsaidError("of the whole")
    if parts.is_share and not beside.whole and not beside.lead and not after:
        beside = replace(beside, whole=_topic_whole(reading, clause_, phrase))
    if parts.quantity.unit == "%" and not (beside.whole or beside.lead or after) and phrase.particle in ("が", "は", "も") and does(clause_.form.lemma) and clause_.form.link != "noun" and not (clause_.form.passive or clause_.form.causative):
        return _of_respondents(parts, clause_, phrase, beside) or NounPhrase(parts.figure(), "plural", "people")  # 7割が不安を感じる: of those who were asked
    if (worth := worth_of(parts, beside)) is not None:
        return worth
    if parts.quantity.unit == "%" and beside.noun and not beside.whole and not beside.lead and (rate := measure_named(parts, beside.noun)) is not None and _RATE.search(rate.text) and not has_article(rate.text):
        return NounPhrase(with_figure(parts, rate), "name", "property")  # 95%の精度
    if not beside.lead and not beside.whole and (holds := _HOLDS.fullmatch(beside.noun)) is not None:
        beside = replace(beside, lead=holds[1], noun=holds[2])
    if (said := as_part_or_feature(parts, beside)) is not None:
        return said
    if beside.lead in RATES:
        beside = replace(beside, lead="")
    if (said := made_or_featured(parts, beside)) is not None:
        return said
    if (said := counted_of(parts, beside)) is not None:
        return _with_description(reading, nominal, said)
    of_size = (nominal.units[at].text.endswith(("規模", "級")) or counts_parts(parts)) and not beside.lead and not beside.whole
    if of_size and beside.noun and (said := sized(parts, beside.noun)) is not None:
        return said
    said = with_noun(parts, beside, phrase.particle, passive=clause_.form.passive) or _of_respondents(parts, clause_, phrase, beside)
    if said is None:
        raise UnsaidError(f"figure {beside.whole!r} {beside.lead!r} {beside.noun!r}")
    _check_use(parts, phrase, beside.noun, said)
    return _with_description(reading, nominal, replace(said, text=said.text + among))


def _part_of(reading: Reading, nominal: Nominal, whole: Nominal) -> NounPhrase:
    """会員80人のうち30人: 30 of the 80 members; 売上高のうち20億円: ¥2 billion of sales; そのうち30人: 30 of them."""
    parts = reading.parts
    if len(nominal.units) > 1 or (parts.quantity.unit not in ("", "count", "%") and not is_money(parts.quantity.unit)):
        raise UnsaidError("a part with a noun")
    people = parts.quantity.counter in OF_PEOPLE
    if not whole.units:
        if is_money(parts.quantity.unit):
            return NounPhrase(f"{parts.figure()} of that", "name", "money")
        if not parts.counts:
            raise UnsaidError("of which whole")
        return NounPhrase(f"{parts.figure(('', ''))} of them", "plural", "people" if people else "thing")
    noun = noun_phrase(reading, whole)
    if parts.counts and noun.number != "plural":
        raise UnsaidError("a number of no number")
    definite = noun.text[:1].isdigit() or (noun.number == "plural" and not has_article(noun.text) and not noun.text.startswith(("about ", "at least ", "more than ", "up to ")))
    figure = parts.figure(("", "")) if parts.counts else parts.figure()
    return NounPhrase(f"{figure} of {'the ' if definite else ''}{noun.text if definite else noun.with_article()}", "plural" if noun.number == "plural" else "name", noun.kind)


def _of_respondents(parts: Parts, clause_: Clause, phrase: Phrase, beside: Beside) -> NounPhrase | None:
    """9割が効果を実感した: 90% of respondents, where the sentence names no whole and only who is asked can feel so."""
    alone = parts.is_share and not beside.whole and not beside.lead and not beside.noun
    if not alone or phrase.particle not in ("が", "も") or clause_.form.passive:
        return None
    felt = clause_.form.lemma in _FELT or (clause_.form.lemma in _USED and _SURVEYED.search(parts.claim.sentence.text) is not None)
    return NounPhrase(f"{parts.figure()} of respondents", "plural", "people") if felt else None


def _is_last_of(clause_: Clause, own: Phrase) -> bool:
    """Whether と and a comma stand before the phrase."""
    at = next((place for place, one in enumerate(clause_.phrases) if one is own), 0)
    return at > 0 and clause_.phrases[at - 1].particle == "と" and clause_.phrases[at - 1].comma


def around_figure(units: Sequence[Unit], at: int) -> tuple[list[Unit], list[Unit]]:
    """What stands before and behind a figure of a noun phrase, without another figure beside it and a date before it: 300MW・20万基の."""
    before, after = list(units[:at]), list(units[at + 1 :])
    if len(before) > 1 and before[0].kind in ("figure", "date") and before[1].text in ("当たり", "あたり", "につき", "ごと"):
        del before[:2]  # 1週間当たり7億人: another room says it
        before = [unit for at_, unit in enumerate(before) if at_ or unit.text not in ("の", "、")]
    if len(before) > 1 and before[0].kind == "figure" and before[1].text in OF_LENGTH:
        del before[:2]  # 7年にわたる3億円の契約
    if len(after) > 2 and after[0].text in OF_LENGTH and after[1].kind == "figure" and after[2].text == "の":
        del after[1:3]
    if len(before) > 1 and before[-1].text in ("・", "、", "や") and before[-2].kind == "figure":
        del before[-2:]
    if len(after) > 1 and after[0].text in ("・", "、", "や") and after[1].kind == "figure":
        del after[:2]
    if len(before) > 1 and before[-1].text in ("以降", "以来", "末", "頃", "ごろ", "まで") and before[-2].kind == "date":
        before.pop()
    while before and before[-1].kind == "date":
        before.pop()
    while after and after[0].text in ("もの", "超", "以上", "程度", "規模", "ほど", "前後", "未満", "以下"):
        del after[0]  # behind a bracket
    if len(before) > 1 and before[-1].kind == "particle" and before[-2].kind == "date":
        del before[-2:]
    if behind_figure(after) in _AMOUNTS:
        after = []  # 20億円もの巨額を投じる
    return before, after


def behind_figure(after: Sequence[Unit]) -> str:
    """The words behind a figure, without the particle that joins them to it."""
    return words_of(after[1:] if after and after[0].kind == "particle" else after)


def _beside(parts: Parts, before: Sequence[Unit], after: Sequence[Unit]) -> Beside:
    """The words before a figure by what they are to it, and those behind it."""
    whole = lead = ""
    joint = before[-1].text if before else ""
    if before and before[-1].kind == "particle":
        whole = words_of(before[:-1])
    else:
        lead = words_of(before)
    if after and after[0].text == "という" and is_money(parts.quantity.unit):
        lead = whole = ""
    if lead.endswith("のうち"):
        whole, lead, joint = lead.removesuffix("のうち"), "", "うち"
    if lead == "その":
        whole, lead = lead, ""
    if lead in _EVERYWHERE or lead in _BOUNDS or lead in totals():
        lead = ""
    return Beside(whole, lead, behind_figure(after), joint)


def _topic_whole(reading: Reading, clause_: Clause, phrase: Phrase) -> str:
    """利用者は7割が…: the topic is the whole of which the figure is a part."""
    topic = next((one for one in clause_.phrases if one.nominal is not None and one is not phrase and (one.particle == "は" or (one.particle == "" and one.comma and phrase.particle == "が"))), None)
    if topic is None or topic.nominal is None or phrase.particle not in ("が", "を", ""):
        return ""
    whole = noun_phrase(reading, topic.nominal)
    if whole.number != "plural" or (reading.parts.quantity.unit == "x" and whole.kind not in ("people", "organisation")):
        return ""
    clause_.phrases.remove(topic)
    return topic.nominal.text


def _check_use(parts: Parts, phrase: Phrase, noun: str, said: NounPhrase) -> None:
    """How often something is done is not itself a thing, nor is a rate of what is done where it is done; a score has no noun."""
    if _TIMES.search(said.text) and phrase.particle in ("が", "を", "は", "も", ""):
        raise UnsaidError("times")
    if parts.quantity.unit == "%" and phrase.particle in ("で", "では") and noun and said.kind not in ("organisation", "body"):
        raise UnsaidError("a rate of a deed")
    if parts.quantity.unit == "" and noun and noun_of(parts, noun) is not None and translate(noun).kind == "property":
        raise UnsaidError("a score")


def _with_description(reading: Reading, nominal: Nominal, said: NounPhrase) -> NounPhrase:
    """The figure with what the clause before it says; a part of what is described is nothing without that."""
    if nominal.clause is None or (reading.parts.counts and not describes_figure(reading, nominal)):
        return said
    described = reading.describe(reading, nominal.clause, replace(said, number="single") if said.number == "name" else said)
    if described is None and reading.parts.is_share:
        raise UnsaidError("a part of what is described")
    text = said.text
    if described and reading.parts.is_share and said.kind not in ("people", "organisation"):
        text = _PART_OF.sub(r"\1the ", text)  # 40% of the savings that it brings
    return replace(said, text=text + (described or ""))


def describes_figure(reading: Reading, nominal: Nominal) -> bool:
    """Whether the clause before a noun phrase says something of what its figure counts, and not of another noun: 脳を真似た「X1」など5つ."""
    between = nominal.units[nominal.described_at : max(0, nominal.figure_at(reading.target))]
    joint = max((at for at, unit in enumerate(between) if unit.kind == "particle"), default=-1)
    if joint < 0 or between[joint].text not in ("の", "など", "などの", "といった"):
        return True
    return between[joint].text == "の" and joint > 0 and between[joint - 1].kind == "name"  # 市場を変える北星の3つの製品


def figure_alone(reading: Reading, nominal: Nominal) -> NounPhrase:
    """The noun phrase of a figure outside of any clause."""
    return figure_phrase(reading, Clause(Form("する"), [], []), Phrase(nominal, "を"))


# Other nouns


def noun_phrase(reading: Reading, nominal: Nominal, *, as_one: bool = False) -> NounPhrase:
    """A noun phrase with what the clause before it says: 会社を去った社員, employees who left the company; with `as_one` a thing that may be one is one."""
    parts, units = reading.parts, nominal.units
    while units and units[0].kind == "date":
        units = units[2:] if len(units) > 1 and units[1].kind == "particle" else units[1:]
    units = from_company(parts, units)
    figures = [unit for unit in units if unit.kind == "figure"]
    if not units or any(unit.kind == "date" for unit in units) or len(figures) > 1:
        raise UnsaidError("a second figure")
    if figures:
        return _other_figure(reading, replace(nominal, units=units), figures[0].index)
    text = words_of(units)
    noun = named(parts, text) if text not in WRITERS else AUTHOR if speaks_itself(parts, units[0].start) else None
    if noun is None:
        raise UnsaidError(f"noun {text}")
    if noun.kind == "list" and " and " in noun.text:
        noun = replace(noun, number="plural")
    if noun.text in _STAND_INS:
        raise UnsaidError("a word for another")
    if noun.text.startswith("this ") and noun.number == "plural":
        noun = replace(noun, text=noun.single or f"these {noun.text[5:]}", number="single" if noun.single else "plural")
    if noun.text.startswith(("a certain ", "another ")) and noun.number == "plural":
        noun = replace(noun, text=noun.single, number="single")
    if one := of_one(noun.text):
        noun = replace(noun, text=f"the {one}", number="single")
    if as_one and noun.number == "plural" and noun.single and _MAY_BE_ONE.search(noun.single) and not _SEVERAL.search(text) and not has_article(noun.single):
        noun = replace(noun, text=noun.single, number="single")
    if noun.number == "plural" and noun.single and _MAY_BE_ONE.search(noun.single.partition(" in ")[0]) and _is_new_there(nominal, text) and not has_article(noun.single):
        noun = replace(noun, text=with_indefinite(noun.single), number="single")
    if noun.number == "plural" and noun.single and noun.text.startswith(_LEADS_OF_ONE):
        noun = replace(noun, text=f"the {noun.single}", number="single")
    if nominal.clause is None or noun.kind in ("company", "product"):
        return noun
    if len(units) > 1 and units[1].text == "の" and (nominal.clause.form.lemma in _OF_OWNERS or _is_company(parts, units[0].text)):
        raise UnsaidError("whose description")
    described = reading.describe(reading, nominal.clause, noun)
    if described is None and (nominal.clause.form.negative or nominal.clause.form.called):
        raise UnsaidError("described")
    if described and not has_article(noun.text) and noun.number in ("single", "mass"):
        noun = replace(noun, text=with_indefinite(noun.text) if noun.number == "single" and noun.kind != "property" else f"the {noun.text}")
    return replace(noun, text=noun.text + (described or ""))


def _is_new_there(nominal: Nominal, text: str) -> bool:
    """青葉県の新たな工場, 青葉市に新設される工場: one that is new in one place."""
    if _SEVERAL.search(text):
        return False
    if _NEW_IN_PLACE.match(text):
        return True
    where = [phrase.nominal.text for phrase in nominal.clause.phrases if phrase.particle == "に" and phrase.nominal is not None] if nominal.clause is not None and nominal.clause.form.lemma in _BUILT else []
    return any(_PLACE.search(place) and not re.search("[0-9０-９]", place) for place in where)


def _is_company(parts: Parts, text: str) -> bool:
    noun = named(parts, text)
    return noun is not None and noun.kind == "company"


def speaks_itself(parts: Parts, at: int) -> bool:
    """Whether the article itself speaks at a place of the sentence, and nobody whom it quotes."""
    return parts.claim.attribution is None and "「" not in parts.claim.sentence.text[:at]


def meant_by(reading: Reading, phrase: Phrase) -> NounPhrase | None:
    """これは, behind another figure of the sentence: that figure."""
    if phrase.nominal is None or phrase.nominal.text not in ("これ", "それ") or phrase.particle != "は":
        return None
    at = phrase.nominal.units[0].start
    for nominal in reversed(reading.nominals):
        figure = next((unit for unit in nominal.units if unit.kind == "figure"), None)
        if figure is not None and figure.end <= at and figure.index != reading.target:
            described = nominal.clause
            said = _other_figure(reading, nominal, figure.index)
            if described is None or said.number == "plural":
                return said
    return None


def _other_figure(reading: Reading, nominal: Nominal, index: int) -> NounPhrase:
    """A noun phrase with another figure of the sentence; a percentage only of a whole, 社員の8%, since it may else be a change."""
    units, unit = nominal.units, reading.quantity(index).unit
    of_whole = unit == "%" and len(units) > 2 and units[-1].kind == "figure" and units[-2].text == "の"
    if unit in ("%", "x", "pp") and not of_whole:
        raise UnsaidError("another figure of a change")
    return figure_alone(reading.about(index), nominal)


# What counts another phrase of the clause


def take_counted(reading: Reading, clause_: Clause, own: Phrase) -> NounPhrase | None:
    """端末を2万台出荷する: the figure counts what stands before it with を or が; None where it is to be told with that."""
    parts = reading.parts
    at = next((place for place, one in enumerate(clause_.phrases) if one is own), 0)
    counted = clause_.phrases[at - 1] if at else None
    alone = own.nominal is not None and [unit.kind for unit in own.nominal.units] == ["figure"] and own.particle in ("", "も")
    if counted is None or counted.nominal is None or counted.particle not in ("を", "が", "も") or own.nominal is None:
        return None
    if not alone or not parts.counts or (parts.quantity.counter or "") in ("回", "度"):
        return None
    noun = noun_of(parts, words_of(counted.nominal.units))
    if noun is not None and noun.number == "mass" and all(parts.counter_noun) and not has_article(noun.text):
        own.particle = counted.particle
        del clause_.phrases[at - 1]
        return NounPhrase(f"{parts.figure()} of {noun.text}", "plural", "thing")  # コードを300行
    if noun is None or noun.kind not in ("people", "organisation", "thing", "list", "product", "latin", "name", "idea"):
        return None
    own.nominal.units[:0] = counted.nominal.units
    own.nominal.clause, own.particle = counted.nominal.clause, counted.particle
    del clause_.phrases[at - 1]
    return None


def take_each(reading: Reading, clause_: Clause) -> str:
    """北星株1株に対し: for each Hokusei share; "" where the sentence has no such phrase."""
    for phrase in clause_.phrases:
        units = phrase.nominal.units if phrase.nominal is not None else []
        if phrase.particle not in ("に対し", "に対して", "につき") or len(units) < 2:
            continue
        if units[-1].kind != "figure" or reading.quantity(units[-1].index).value != 1:
            continue
        noun = noun_of(reading.parts, words_of(units[:-1]))
        if noun is not None and not has_article(noun.text):
            clause_.phrases.remove(phrase)
            single = noun.single if noun.single != noun.text else ""
            return f"for each {single or (noun.text if noun.text.endswith('ss') else noun.text.removesuffix('s'))}"
    return ""
