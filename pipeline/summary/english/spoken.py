"""What is said of a figure of which neither the slots nor the sentence tell what is done: that the article speaks of it.

It claims nothing more than that the figure stands there, with the noun that goes with it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english import hints, outlook
from pipeline.summary.english.counts import WRITING, counted_forms, speak_of
from pipeline.summary.english.grammar import third_person
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.parts import DURATIONS, NO_NOUN, Parts, Statement, speaks_of
from pipeline.summary.english.predicates import find_predicate

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKED = re.compile("「[^「」]*」")
_WRITES = re.compile(rf"を?({WRITING})(?:する|します|した|しました|しよう|している|しています)?(?:[（(][^（）()]*[）)])?[。！!]?\s*$")
# What a count is called where nothing says what is counted.
_NO_NOUNS = (" units", " items", " cases")
_LISTED = ("of_list", "listed_by")  # what a list counts stands before all of it: 来場者は、東京3万人、大阪2万人
# All day and all year: 24時間体制で, 24時間365日働き続ける, 24時間の見守り.
_ALWAYS = re.compile(
    r"[」”]?(?:[、・/／]?365日)?(?:間|の)?(?:(?P<served>(?:[一-龥ァ-ヶーA-Za-z“”「」]|人間らしく){0,9}?(?:対応|サポート|応対|受付|受け付け|営業))|(?P<watched>[一-龥ァ-ヶー]{0,6}?(?:監視|見守))|"
    r"体制|無休|休[まみむ]|いつでも|稼働|運用|フル|働[いきくけ])"
)
_DAY, _YEAR = 24, 365
# What lasts no time: no accuracy is 3 days.
_NO_TIMES = frozenset({"performance", "capacity", "capacities", "accuracy", "rate", "rates", "capability", "capabilities", "total", "level", "quality", "share", "scale"})
_HEAD = re.compile(r" (?:of|in|for|on|to|from|at|with) ")
_FALSELY = re.compile("(?!のうち)[^。]{0,24}?(?:水増し|過大計上|粉飾|を虚偽)")  # nobody's figure, but one that was made up
_NEAR = 2  # characters between a noun and the figure that counts it


def written(parts: Parts) -> Statement | None:
    """AI技術5つを解説, at the end of a sentence that names nobody who does it: the article explains 5 AI technologies."""
    slot, entity = parts.claim.entity, parts.entity
    if not parts.counts or parts.told or parts.modality != "asserted" or parts.claim.direction is not None:
        return None
    if slot is not None and not slot.inferred and entity is not None and entity.kind == "company":
        return None
    found = _WRITES.match(hints.without_modifiers(hints.after_figure(parts.claim, parts.quantity)))
    predicate = find_predicate(f"{found[1]}する") if found is not None else None
    forms = counted_forms(parts) if predicate is not None else None
    if predicate is None or forms is None or "「" in forms[1]:
        return None
    return Statement("the article", f"the article {third_person(predicate.verb.base)} {parts.figure(forms)}")


def in_talks(parts: Parts) -> Statement | None:
    """NEC is in talks to raise $500 million; of whom it is not said, talks to raise so much are under way."""
    if parts.modality not in ("planned", "reported", "asserted") or not is_money(parts.quantity.unit):
        return None
    what, over = outlook.in_talks(parts.claim, parts.quantity)
    entity, many = parts.entity, parts.entity is None or not parts.entity.acts or parts.entity.number == "plural"
    be = ("were" if many else "was") if over or parts.over else "are" if many else "is"
    be += " said to be" if be in ("are", "is") and parts.modality == "reported" and not parts.told else ""
    if not what:
        return None
    if entity is None or not entity.acts:
        return Statement("talks", f"talks to {what} {parts.figure()} {be} under way")
    who = entity.with_article()
    return Statement(who, f"{who} {be} in talks to {what} {parts.figure()}")


def round_the_clock(parts: Parts) -> Statement | None:
    """24時間体制で監視する: operation 24 hours a day; of hours and days that something takes or has, None."""
    quantity = parts.quantity
    first = parts.claim.sentence.start
    before = parts.claim.sentence.text[: max(0, quantity.start - first)]
    all_year = quantity.unit == "d" and quantity.value == _YEAR and before.endswith(("24時間", "24時間、", "24時間・"))
    per = "a day" if quantity.unit == "h" and quantity.value == _DAY else "a year" if all_year else ""
    found = _ALWAYS.match(hints.after_figure(parts.claim, quantity)) if per and quantity.comparator == "=" else None
    if found is None:
        return None
    what = "service" if found["served"] else "monitoring" if found["watched"] else "operation"
    entity = parts.entity
    about = entity.with_article() if entity is not None and entity.sure and entity.kind in ("company", "product") else ""
    return speaks_of(f"{what} {parts.figure()} {per}", about, parts.course)


def knows_all(parts: Parts, made: Statement) -> bool:
    """Whether nothing of a statement is left in Japanese but what the slots of the claim name."""
    named = " ".join(one.text for one in (parts.entity, parts.prop, parts.baseline) if one is not None)
    return made.vague or all(mark in named for mark in _MARKED.findall(made.text))


def spoken_of(parts: Parts) -> Statement:
    """The figure with what it counts, of which nothing more is said."""
    said = speak_of(parts) if parts.counts else None
    return said or speaks_of(parts.figure(), course=parts.course)


def without_placeholder(parts: Parts, made: Statement) -> Statement:
    """For Fujitsu, the article speaks of a decrease of 76%: rather than that some figure for Fujitsu fell, which says less than it seems to."""
    entity = parts.entity
    if made.subject == "among" and entity is not None and entity.kind not in ("people", "organisation") and parts.baseline is None and parts.claim.direction is None:
        return speaks_of(f"{parts.figure()} of {entity.text}", course=parts.course)
    if parts.baseline is not None or parts.modality == "negated" or made.spoken or not made.about or parts.quantity.unit == "pp":
        return made
    if made.change is None and parts.figure().removeprefix("more than ") not in made.text:
        return made  # up to half, said as at most half
    said = speaks_of(made.change.noun if made.change is not None else parts.figure(), made.about, parts.course)
    return replace(said, change=made.change)


def _is_counted_of(parts: Parts) -> bool:
    """Whether the sentence makes the thing that is counted its topic: 会員は3万人だ; or a list or table does."""
    if any(rule.endswith(_LISTED) or ": table " in rule for rule in parts.claim.rules):
        return True
    return any(slot is not None and hints.is_topic(parts.claim, slot, parts.quantity) for slot in (parts.claim.entity, parts.claim.property))


def with_own_figure(parts: Parts, made: Statement) -> Statement:
    """No measure and no number of what only stands near the figure: 成長で月3万円の給付を, 衝撃、4本腕ロボ.

    A number is told where the sentence makes what is counted its topic.
    """
    if _FALSELY.match(hints.after_figure(parts.claim, parts.quantity)) and "inflate" not in made.text:
        return spoken_of(parts)
    if made.spoken or made.change is not None or parts.baseline is not None or parts.modality == "negated":
        return made
    if made.level and parts.quantity.unit in DURATIONS and _HEAD.split(made.subject)[0].rsplit(" ", 1)[-1] in _NO_TIMES:
        return spoken_of(parts)
    if parts.prop is not None and parts.prop.text in made.text and hints.describes_another(parts.claim, parts.claim.property, parts.quantity):
        return spoken_of(parts)
    if parts.entity is not None and not parts.entity.named and made.subject == parts.entity.with_article() and not made.level and hints.is_whole(parts.claim, parts.quantity):
        return spoken_of(parts)  # 工場の300人を解雇する: the plants do nothing
    if not made.subject.startswith("the number of ") or not parts.counts or parts.counts_by_number or _is_counted_of(parts):
        return made
    spoken, slot, entity = spoken_of(parts), parts.claim.entity, parts.entity
    near = slot is not None and not slot.inferred and 0 <= parts.quantity.start - slot.end <= _NEAR
    if near and entity is not None and entity.number == "plural" and not entity.named and spoken.text.endswith((parts.figure(NO_NOUN), *_NO_NOUNS)):
        return speaks_of(parts.figure(entity.forms()), course=parts.course)  # 家庭用ロボ、3万台突破
    return spoken


def with_mention(parts: Parts, made: Statement, mention_of: Callable[[], str | None]) -> Statement:
    """For Fujitsu, the article speaks of a cluster of 20,000 GPUs, and not of 20,000 GPUs alone; `mention_of` finds that noun."""
    mention = mention_of() if made.spoken and parts.baseline is None else None
    if mention is None or len(mention) <= len(parts.figure()):
        return made
    entity = parts.entity
    if entity is not None and entity.named and entity.text in mention and f" of {entity.text}" not in mention:
        return made  # 首位の北星: of a name with words before it
    about = made.subject == "for" and entity is not None and entity.named and entity.text not in mention
    return speaks_of(mention, entity.text if about and entity is not None else "", parts.course)
