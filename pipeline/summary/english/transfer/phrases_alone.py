"""What the noun phrase of a figure says by itself, of whatever it is said: 北星の会員3万人, 3万円台の端末「X1」."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english.clause_nouns import noun_of
from pipeline.summary.english.counts import OF_FIRMS, OF_PEOPLE
from pipeline.summary.english.grammar import has_article, plural_of
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.parts import DURATIONS, NO_NOUN, Statement, clause, speaks_of
from pipeline.summary.english.predicates import HAVE, regular
from pipeline.summary.english.transfer.figure_nouns import (
    counted_before,
    is_age,
    is_measured,
    measure_named,
    with_figure,
)
from pipeline.summary.english.transfer.fragments import WAYS
from pipeline.summary.english.transfer.naming import TITLED, named
from pipeline.summary.english.transfer.nominals import (
    LISTING,
    around_figure,
    behind_figure,
    describes_figure,
    figure_alone,
    noun_phrase,
)
from pipeline.summary.english.transfer.outer_clause import is_plan
from pipeline.summary.english.transfer.quotations import say_sentence
from pipeline.summary.english.transfer.tree import governing
from pipeline.summary.english.transfer.units import UnsaidError, words_of
from pipeline.summary.english.transfer.verb_phrases import infinitive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.summary.english.parts import Parts
    from pipeline.summary.english.transfer.sentence_reading import Reading
    from pipeline.summary.english.transfer.tree import Clause, Nominal
    from pipeline.summary.english.transfer.units import Unit

# Counters of how long a text is.
_LENGTHS = frozenset({"字", "文字", "ページ", "頁", "語", "行"})
# What is bought by the piece.
_WARES = frozenset({
    "smartphone", "smartphones", "phone", "phones", "PC", "PCs", "laptop", "laptops", "tablet", "tablets", "device", "devices",
    "recorder", "recorders", "earphones", "headset", "headsets", "camera", "cameras", "robot", "robots", "watch", "watches",
    "monitor", "monitors", "printer", "printers", "speaker", "speakers", "console", "consoles", "car", "cars", "plan", "plans",
    "battery", "batteries", "board", "boards", "keyboard", "keyboards", "model", "models", "edition", "kit", "kits",
})  # fmt: skip
# Nouns of which the clause before them says why.
_REASONS = {"理由": ("reason", "reasons"), "ワケ": ("reason", "reasons"), "わけ": ("reason", "reasons")}
# What can be the one who does what the clause before it says: 3億円を投じた企業, but not 3億円を払う価値.
_CAN_DO = frozenset({"people", "organisation", "company", "body", "product", "name", "latin", "thing", "list"})
_BASED = frozenset({"に基づいて", "に基づき", "をもとに", "を基に", "を元に"})
_BASED_ON = regular("be based on")
_STUDIES = {"調査する": "the survey", "分析する": "the analysis", "研究する": "the study", "推計する": "the estimate", "試算する": "the estimate", "予測する": "the forecast", "検証する": "the study"}
_SITES = frozenset({"店", "店舗", "拠点"})


def tell_phrase(reading: Reading) -> Statement:
    """Hokusei has 30,000 members; the battery X costs ¥3,000; the survey covered 200 people; the list names 30 shops."""
    parts = reading.parts
    nominal = next((one for one in reading.nominals if one.figure_at(reading.target) >= 0), None)
    if nominal is None or parts.baseline is not None or parts.modality == "negated":
        raise UnsaidError("no noun phrase")
    before, after = around_figure(nominal.units, nominal.figure_at(reading.target))
    if any(unit.kind == "figure" for unit in (*before, *after)):
        raise UnsaidError("a second figure")
    if parts.counts and not before and (ways := _ways(reading, nominal, words_of(after[1:]))) is not None:
        return speaks_of(ways, course=parts.course)
    if nominal.clause is not None and parts.counts and not before and (reasons := _REASONS.get(words_of(after[1:]))) is not None:
        return _reasons(reading, nominal.clause, reasons)
    if after and after[0].text in LISTING:
        after = []  # the next of a list
    if (based := _based(reading, nominal)) is not None:
        return based
    behind = behind_figure(after)
    if parts.counts:
        described = _counted_and_described(reading, nominal, nominal.clause) if nominal.clause is not None and describes_figure(reading, nominal) and not parts.course and words_of(after[:1]) != "という" else None
        return described or _counted(reading, before, behind)
    if is_measured(parts.quantity.unit) and before and behind and (said := _featured(parts, words_of(before), behind)) is not None:
        return said
    if is_money(parts.quantity.unit) and behind and not before:
        return _priced(parts, behind)
    entity = parts.entity
    if parts.quantity.unit in DURATIONS and behind in ("無料", "無償") and entity is not None and entity.sure and not entity.acts:
        return clause(parts, entity.with_article(), entity.number, regular("be"), f"free for {parts.figure()}", "present")
    raise UnsaidError("phrase")


def mentioned(reading: Reading) -> str:
    """a cluster of 20,000 GPUs, a platform that has 300 partners: the figure with its noun, of which nothing is said to be so.

    Raises UnsaidError where no noun goes with the figure, or one is not known.
    """
    parts = reading.parts
    nominal = next((one for one in reading.nominals if one.figure_at(reading.target) >= 0), None)
    if nominal is None:
        raise UnsaidError("no noun phrase")
    found = governing(reading.clauses, reading.target)
    clause_ = found[0] if found is not None and found[1].particle not in ("が", "は", "も", "の") else None  # what it does may be to another
    head = clause_.head if clause_ is not None and clause_.form.link == "noun" and not clause_.form.called else None
    if head is not None and not is_plan(head.text):
        try:
            said = noun_phrase(reading, head)
        except UnsaidError:
            said = None
        if said is not None and said.kind in _CAN_DO and _holds_figure(parts, said):
            return said.with_article()
    said = figure_alone(reading, _without_answer(reading, nominal))
    part = parts.quantity.unit == "%" and (said.number != "plural" or said.kind not in ("people", "organisation"))
    if said.text == parts.figure() or said.text.endswith((" of them", " of that")) or part or not _holds_figure(parts, said):
        raise UnsaidError("no noun")
    return said.with_article()


def _without_answer(reading: Reading, nominal: Nominal) -> Nominal:
    """AIを使う人の4割「続ける」: what they answer is not a noun that goes with their share."""
    at = nominal.figure_at(reading.target)
    answers = reading.parts.quantity.unit == "%" and nominal.units[at + 1 :] != [] and all(unit.kind == "quoted" for unit in nominal.units[at + 1 :])
    return replace(nominal, units=nominal.units[: at + 1]) if answers else nominal


def _holds_figure(parts: Parts, said: NounPhrase) -> bool:
    """Whether the noun phrase tells the figure itself, in words that a reader knows."""
    if is_age(parts) and said.kind == "people":
        return "「" not in said.text
    shown = parts.figure(NO_NOUN) if parts.counts else parts.figure()
    before = parts.figure_before
    return (shown in said.text or (before != "" and before in said.text)) and "「" not in said.text


def _based(reading: Reading, nominal: Nominal) -> Statement | None:
    """5万件の記録を基に分析した: the analysis was based on 50,000 records; None of another clause or noun."""
    found = governing(reading.clauses, reading.target)
    study = _STUDIES.get(found[0].form.lemma) if found is not None and found[1].particle in _BASED and found[1].nominal is nominal else None
    if study is None:
        return None
    said = figure_alone(reading, nominal)
    known = _holds_figure(reading.parts, said) and said.text != reading.parts.figure()
    return clause(reading.parts, study, "single", _BASED_ON, said.with_article(), "past") if known else None


# There are so many


def _there_are(parts: Parts) -> str:
    return f"there {'is' if parts.quantity.value == 1 else 'are'}"


def _reasons(reading: Reading, clause_: Clause, reasons: tuple[str, str]) -> Statement:
    """AIが仕事を変える3つの理由: there are 3 reasons why AI changes their work."""
    said = say_sentence(reading, clause_)
    return Statement("there", f"{_there_are(reading.parts)} {reading.parts.figure(reasons)} why {said}")


def _ways(reading: Reading, nominal: Nominal, noun: str) -> str | None:
    """費用を抑える4つの方法, 費用を抑えるための4つの要点: 4 ways to cut costs; None for another noun or clause."""
    parts = reading.parts
    ends = parts.claim.sentence.text[: max(0, parts.quantity.start - parts.claim.sentence.start)].rstrip("「『“").endswith("ための")
    clause_ = nominal.clause if WAYS.search(noun) else None
    if clause_ is None and ends:
        clause_ = next((one for one in reversed(reading.clauses) if one.form.link == "noun" and one.head is None and _stands_before(reading, one)), None)
    said = noun_of(parts, noun) if clause_ is not None and clause_.head in (None, nominal) else None
    to = infinitive(reading, clause_, by_whom=True) if said is not None and clause_ is not None else ""
    to = "" if "to be " in to or " that " in to or "「" in to else to
    if said is None or not to or has_article(said.text) or said.number not in ("single", "plural"):
        return None
    return f"{parts.figure((said.text, plural_of(said.text)) if said.number == 'single' else said.forms())} {to}"


def _stands_before(reading: Reading, clause_: Clause) -> bool:
    """Whether all of a clause stands before the figure."""
    at = reading.parts.quantity.start - reading.parts.claim.sentence.start
    ends = [phrase.nominal.units[-1].end for phrase in clause_.phrases if phrase.nominal is not None]
    return bool(ends) and max(ends) <= at


def _counted_and_described(reading: Reading, nominal: Nominal, clause_: Clause) -> Statement | None:
    """There are 4 apps that streamline operations; the article speaks of 4 apps that companies should use."""
    parts = reading.parts
    try:
        said = figure_alone(reading, replace(nominal, clause=None))
    except UnsaidError:
        return None
    if not said.text.startswith(parts.figure(("", "")).split(" ")[0]):
        if not all(parts.counter_noun):
            return None
        if any(phrase.particle == "が" for phrase in clause_.phrases):
            return None  # 北星が調べた3社の事情: it is these that are studied
        said = NounPhrase(parts.figure(), said.number, "people")  # 3社の事情: of 3 companies
    described = reading.describe(reading, clause_, said)
    if described and clause_.form.should:
        return speaks_of(f"{said.text}{described}")
    return Statement("there", f"{_there_are(parts)} {said.text}{described}", vague=True) if described else None


# Somebody or something has it


def _counted(reading: Reading, before: Sequence[Unit], behind: str) -> Statement:
    """北星の会員3万人: Hokusei has 30,000 members; 社員200人調査: the survey covered 200 employees; 店30選のリスト."""
    parts, counter = reading.parts, reading.parts.quantity.counter or ""
    joint = next((place for place in range(len(before) - 1, -1, -1) if before[place].kind == "particle"), -1)
    lead = words_of(before[joint + 1 :])
    counted = counted_before(parts, lead) if lead else None
    if counter in OF_PEOPLE | OF_FIRMS and behind.endswith(("調査", "アンケート")):
        return clause(parts, "the survey", "single", regular("cover"), counted.text if counted is not None else parts.figure(), "past")
    if behind in ("リスト", "一覧", "まとめ", "ランキング") and counted is not None:
        return clause(parts, f"the {'ranking' if behind == 'ランキング' else 'list'}", "single", regular("name"), counted.text, "present")
    if counter in _LENGTHS and lead and not behind and (whole := noun_of(parts, lead)) is not None and whole.kind in ("thing", "idea", "event"):
        return clause(parts, whole.with_article(), whole.number, regular("run to", "ran to", "run to"), parts.figure(), "present")
    if counted is not None and not behind and joint > 0 and words_of(before[:joint]) == "注目":
        return clause(parts, counted.text, counted.number, regular("be"), "worth watching", "present")
    found = governing(reading.clauses, reading.target)
    if found is not None and found[1].particle == "が":
        raise UnsaidError("what they do is not understood")  # 北星の社員26人が…した
    owner = named(parts, words_of(before[:joint])) if joint > 0 and before[joint].text == "の" else None
    owned = counted is not None and not behind and counter in OF_PEOPLE | OF_FIRMS | _SITES
    if counted is not None and owned and owner is not None and (owner.acts or owner.kind == "product"):
        return clause(parts, owner.with_article(), owner.number, HAVE, counted.text, "present")
    raise UnsaidError("counted phrase")


def _featured(parts: Parts, before: str, behind: str) -> Statement | None:
    """容量70Whの電池: the battery has a capacity of 70 Wh."""
    measure = measure_named(parts, before)
    holder = noun_of(parts, behind) if measure is not None else None
    if measure is None or holder is None or has_article(holder.text):
        return None
    return clause(parts, holder.with_article(), holder.number, HAVE, with_figure(parts, measure), "present")


def _priced(parts: Parts, behind: str) -> Statement:
    """3万円台の端末「X1」: the device X1 costs about ¥30,000."""
    titled = TITLED.fullmatch(behind)
    kind = noun_of(parts, titled[1] if titled else behind)
    if kind is None or kind.kind not in ("thing", "product") or (kind.text.rsplit(" ", 1)[-1] not in _WARES and not titled):
        raise UnsaidError("no ware")
    ware = named(parts, behind)
    if ware is None or ware.kind in ("event", "idea", "company", "organisation", "people"):
        raise UnsaidError("no ware")
    return clause(parts, ware.with_article(), ware.number, regular("cost", "cost", "cost"), parts.figure(), "present")
