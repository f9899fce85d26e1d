"""A headline that ends in the figure's noun, with a clause before it: 青葉が推奨する10銘柄 says that Aoba recommends 10 stocks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english.counts import describes_what_follows
from pipeline.summary.english.transfer.nominals import around_figure, behind_figure
from pipeline.summary.english.transfer.tree import CONTENT, Clause, Phrase
from pipeline.summary.english.transfer.units import words_of
from pipeline.summary.english.transfer.verb_phrases import predicate_of, predicate_of_things

if TYPE_CHECKING:
    from pipeline.summary.english.transfer.sentence_reading import Reading
    from pipeline.summary.english.transfer.tree import Nominal

#: Nouns by which something is done: the clause before them says what.
WAYS = re.compile("(?:方法|手順|手法|ステップ|ポイント|コツ|秘訣|鍵|カギ|策|術|アプローチ|テクニック|ヒント|スキル|アクション|習慣|鉄則|道)$")
_END = re.compile(r"[」』”]?(?:とは)?[」』”]?(?:[　。…―—！？!?]|$)")


def as_clause(reading: Reading) -> tuple[Clause, Phrase] | None:
    """The clause before the noun, with the noun as the object that it lacks; None where that is not sure."""
    nominal = next((one for one in reading.nominals if one.figure_at(reading.target) >= 0), None)
    before = nominal.clause if nominal is not None else None
    if nominal is None or before is None or not _ends(reading, nominal) or not _is_of_the_noun(reading, nominal, before):
        return None
    form, predicate = before.form, predicate_of(before.form.lemma)
    particles = {phrase.particle for phrase in before.phrases}
    if predicate is not predicate_of_things(form.lemma) or predicate.kind != "object" or form.passive or "が" not in particles or {"を", "を?"} & particles:
        return None  # 導入した5社: whether they did it is not said
    own = Phrase(replace(nominal, clause=None), "を")
    return replace(before, form=replace(form, link="end"), phrases=[*before.phrases, own], head=None, topics=[], earlier=None), own


def _ends(reading: Reading, nominal: Nominal) -> bool:
    return _END.match(reading.parts.claim.sentence.text, nominal.units[-1].end) is not None


def _is_of_the_noun(reading: Reading, nominal: Nominal, before: Clause) -> bool:
    """Whether the clause says of the counted things themselves what is done to them, and not why, how or when something is done."""
    first, behind = around_figure(nominal.units, nominal.figure_at(reading.target))
    noun = behind_figure(behind)
    if first or before.form.called or before.form.unsure or before.conditional or CONTENT.search(noun) or WAYS.search(noun):
        return False
    if describes_what_follows(reading.parts) or words_of(behind).startswith("と"):
        return False  # 青葉が見つけた3社の事情
    last = before.phrases[-1].nominal if before.phrases else None
    start = nominal.units[0].start
    return "、" not in reading.parts.claim.sentence.text[last.units[-1].end if last is not None and last.units else start : start]
