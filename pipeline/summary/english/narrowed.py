"""What stands before a noun and narrows it: a certain author, the time from order to delivery, the AI market in Japan."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import has_article, with_indefinite
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.summary.english.numbers import is_money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.records import Claim, Quantity, Slot
    from pipeline.summary.english.glossary import Translation
    from pipeline.summary.english.transfer.units import Fixed

# What says which of a kind a sentence speaks of; ある behind a particle is a verb.
_PICKING = re.compile("(?:(?<![でがもはにを])ある|一部の|多くの|ほとんどの|複数の|大半の|すべての|全ての)$")
# The rule by which the entity is what somebody has made; of whom one is meant that raises funds; and words that say there are several.
_MADE = "entity: made by the topic"
_RAISES = ("企業", "会社", "スタートアップ", "メーカー", "ベンチャー", "大学生", "学生", "起業家", "創業者")
_SEVERAL = re.compile("各|複数|多く|数々|大手|たち|ら$|[0-9０-９]")
_FROM_TO = re.compile(r"(?:^|[、。のが])(?P<first>[^ぁ-ん、。「」]{2,12})から(?P<last>[^ぁ-ん、。「」]{2,12})までの$")
# A noun with what joins it to the next, behind a clause or a particle; と and や would make it one of several.
_NARROWING = re.compile(r"(?:^|(?<=[。　：:「『（(\n])|(?<=[ぁ-んァ-ヶ一-龥]、)|(?<=[はがをもにでのるただい]))(?P<what>[^ぁ-ん、。「」『』（）()・\s“”\"]{1,14}(?:など)?(?P<joint>の|における|での|に関する|に対する|への|向けの|向け))$")
_OF_LIST = re.compile(r"[^ぁ-ん、。\s]、$")  # 米国、中国の市場
# What points back into the article, and what narrows nothing.
_POINTING = re.compile(r"^(?:同|当|自|本|弊|各|両|今|前|次|後)(?:社|国|氏|製品|市場|者|店|年|期|月|回|述|者)|^(?:一|二|三|今回|以上|以下|実際|本来|独自|最大|最新|肝心|全部|全体|次|自身|当時|単体|単独|プロ|本人|自分|自ら|両方|双方|まさ)の?$|のうち")
_PLACES = ("place", "time", "period", "leading")  # a noun is in them, not of them
_COMPOUNDED = frozenset({"thing", "material", "field", "idea", "event", "people"})
_ACRONYM = re.compile("[A-Z]{2,5}")
# What stands between the flow and its price.
_FLOW = re.compile(
    r"(?<![0-9万MK])(?P<flow>入力|出力)(?:トークン)?(?:の?(?:料金|価格|単価|コスト))?(?:が|は|で|に|も)?[:：]? ?(?:(?:1|100|百)? ?(?:M|百?万|K|千)? ?トークン(?:あたり|当たり|につき|ごとに?)の?)?(?:約|わずか|たった)? ?$"
)
_FLOW_SAID = re.compile(r"(?:input|output)\b")
_FLOW_REACH = 40  # characters
_PER_MILLION = re.compile(r"(?:1M|100万|百万) ?トークン(?:あたり|当たり|につき)|/ ?(?:1M|100万)")
# What a company does a part of its business with, as the subject of a figure.
_SEGMENT = re.compile(r"(?:(?<=[、。])|(?<=[はがの])|^)(?P<what>(?:[^ぁ-ん、。「」『』（）()\s]{2,14}(?:事業|部門|セグメント)(?=[がはも])|[^ぁ-ん、。「」『』（）()\s]{2,14}(?=「)))[がはも「](?:[^ぁ-ん、。「」]{1,8}比)?約?(?:[^、。「」]{0,10}増の)?$")
_ONLY_FIGURES = frozenset({"金額", "規模", "額", "数値", "数字", "総額"})
_OF_DEEDS = frozenset({"property", "idea", "event"})
_IN_WHAT = frozenset({"gap", "change", "difference", "increase", "decrease", "rise", "decline", "growth"})
_FEW = 2  # words before a noun
_BEHIND = (" of ", " in ", " for ", " at ", " on ", " to ", " with ", " about ", " among ", " outside ", " within ", " worldwide")


def picked(claim: Claim, entity: NounPhrase | None) -> NounPhrase | None:
    """The entity with the word before it that says which of its kind: 一部のプロジェクト, ある作家; none where the property says it
    already (AI市場 in AI市場規模)."""
    slot, measured = claim.entity, claim.property
    if slot is not None and measured is not None and measured.start <= slot.start < measured.end and slot.text in measured.text:
        return None
    if slot is None or entity is None or slot.inferred or slot.ref is not None or entity.named:
        return entity
    if (single := _one_of_them(claim, slot, entity)) is not None:
        return single
    found = _PICKING.search(_before(claim, slot))
    said = translate(found[0] + slot.text) if found is not None else None
    if said is None or not said.sure or said.number not in ("single", "plural"):
        return entity
    one = said.text.startswith("a certain ") and said.number == "plural" and said.single.startswith("a certain ")
    return replace(entity, text=said.single if one else said.text, number="single" if one else said.number, single=said.single)


def _one_of_them(claim: Claim, slot: Slot, entity: NounPhrase) -> NounPhrase | None:
    """The one that is meant where Japanese has no number: what somebody has just made, a start-up that raised funds."""
    if entity.number != "plural" or not entity.single or _SEVERAL.search(slot.text):
        return None
    if _MADE in claim.rules:
        return replace(entity, text=f"the {entity.single}", number="single")
    raised = claim.property is not None and claim.property.text == "調達" and slot.text.endswith(_RAISES)
    behind = claim.sentence.text[slot.end - claim.sentence.start :].lstrip("」』”")
    if raised and behind.startswith(("が", "、")) and not _PICKING.search(_before(claim, slot)):
        return replace(entity, text=with_indefinite(entity.single), number="single")
    return None


def from_to(claim: Claim, prop: NounPhrase | None) -> NounPhrase | None:
    """The property with where it begins and ends, where the sentence says so: 受注から納品までの時間, the time from order to delivery."""
    slot = claim.property
    if slot is None or prop is None or slot.inferred or prop.number not in ("single", "mass"):
        return prop
    found = _FROM_TO.search(_before(claim, slot))
    ends = [translate(found[name]) for name in ("first", "last")] if found else []
    if not ends or not all(end.sure and end.number in ("single", "mass") for end in ends):
        return prop
    return replace(prop, text=f"{prop.text} from {ends[0].text} to {ends[1].text}", number="single")


def narrowed(claim: Claim, slot: Slot | None, noun: NounPhrase | None, fixed: Sequence[Fixed], owner: NounPhrase | None = None) -> NounPhrase | None:
    """The noun of a slot with the noun before it that no slot holds: 世界のAI市場, 国内での販売, チップの性能.

    `fixed` are the figures, dates and names of the sentence, which narrow a noun in ways of their own; `owner` is whose the noun is.
    """
    if slot is None or noun is None or slot.inferred or slot.ref is not None or noun.named or not noun.sure:
        return noun
    before = _before(claim, slot)
    found = _NARROWING.search(before)
    if found is None or _POINTING.search(found["what"]) or _OF_LIST.search(before[: found.start("what")]):
        return noun
    start, end = found.start("what"), found.end("what")
    first = claim.sentence.start
    held = [(one.start - first, one.end - first) for one in (claim.entity, claim.property, claim.baseline, claim.attribution) if one is not None and one is not slot]
    if any(left < end and start < right for left, right in (*held, *((one.start, one.end) for one in fixed))):
        return noun
    what = found["what"].removesuffix(found["joint"])
    narrower = translate(what)
    deed = "event" in (narrower.kind, translate(what[-2:]).kind)
    if narrower.text.endswith("ed") or narrower.text.startswith("everything ") or (deed and noun.kind not in _OF_DEEDS):
        return noun  # 公開のサイト: a participle
    said = _worldwide(translate(found["what"] + slot.text), noun)
    if not said.sure or said.kind != noun.kind or said.number != noun.number or "「" in said.text:
        return noun
    bare = noun.text.removeprefix("the ")
    if owner is not None and owner.kind not in _PLACES and not said.text.endswith(f" {bare}"):
        within = found["joint"] in ("での", "における") and narrower.kind not in ("time", "period") and said.text.startswith(f"{bare} in ")
        shorter = _compound(noun, narrower) if found["joint"] == "の" else noun
        if shorter is not noun or not (within or (_is_done(claim, slot, owner) and said.text.startswith(tuple(bare + word for word in _BEHIND)))):
            return shorter
        return replace(noun, text=said.text if within else f"the {said.text}", single=said.single)  # the productivity of teachers, not its own
    if not (said.text.endswith(f" {bare}") or said.text.removeprefix("the ").startswith(tuple(bare + word for word in _BEHIND))):
        return noun
    if bare.rsplit(" ", 1)[-1] in _IN_WHAT:
        said = replace(said, text=said.text.replace(f"{bare} of ", f"{bare} in ", 1))  # the gap in pay
    return replace(noun, text=said.text, single=said.single)


def segment(claim: Claim, quantity: Quantity) -> str:
    """The business of a company of which alone the figure is, where no slot holds it: NECは…、端末事業が5%増の; NECの端末事業「5%増収」."""
    before = claim.sentence.text[: max(0, quantity.start - claim.sentence.start)]
    found = _SEGMENT.search(before)
    slots = (claim.entity, claim.property, claim.baseline)
    start = claim.sentence.start + found.start("what") if found is not None else 0
    if found is None or any(slot is not None and slot.start < claim.sentence.start + found.end("what") and start < slot.end for slot in slots):
        return ""
    said = translate(found["what"])
    return said.single or said.text if said.sure and said.number != "name" and not has_article(said.text) and " of " not in said.text else ""


def says_no_measure(claim: Claim) -> bool:
    """True for a property that only says that it is a figure: 5億円という金額, 年間30億円という規模."""
    slot = claim.property
    return slot is not None and slot.text in _ONLY_FIGURES and claim.sentence.text[: max(0, slot.start - claim.sentence.start)].endswith("という")


def of_flow(claim: Claim, quantity: Quantity, prop: NounPhrase | None, entity: NounPhrase | None) -> NounPhrase | None:
    """The property of a price that stands behind 入力 or 出力: the input price of a language model; `prop` for any other figure."""
    at = quantity.start - claim.sentence.start
    found = _FLOW.search(claim.sentence.text[:at][-_FLOW_REACH:]) if is_money(quantity.unit) and at > 0 else None
    if found is None:
        return prop
    flow = "input" if found["flow"] == "入力" else "output"
    said = next((one.text for one in (prop, entity) if one is not None and _FLOW_SAID.match(one.text)), "")
    return prop if said.startswith(f"{flow} ") else NounPhrase(f"{flow} price", "single", "property")  # 入力は3ドル、出力は9ドル: of its own


def rate_of_flows(claim: Claim, quantity: Quantity) -> str:
    """What such a price is per where only one before it in the sentence says so: 入力は100万トークンあたり3ドル、…出力は9ドル."""
    at = quantity.start - claim.sentence.start
    before = claim.sentence.text[: max(0, at)]
    found = _FLOW.search(before[-_FLOW_REACH:]) if is_money(quantity.unit) else None
    return "per million tokens" if found is not None and _PER_MILLION.search(before) else ""


def _compound(noun: NounPhrase, narrower: Translation) -> NounPhrase:
    """The core clock speed as the CPU core clock speed, so that its owner can follow."""
    word = narrower.single or narrower.text
    fits = narrower.sure and (narrower.kind in _COMPOUNDED or _ACRONYM.fullmatch(word) is not None) and len(word.split()) <= _FEW and not has_article(word)
    if not fits or has_article(noun.text) or " of " in noun.text:
        return noun
    return replace(noun, text=f"{word} {noun.text}", single=f"{word} {noun.single}" if noun.single else "")


def _is_done(claim: Claim, slot: Slot, owner: NounPhrase) -> bool:
    """日立は検査の精度を3割高めた: whether the owner does it to the measure, which is that of another."""
    text, first = claim.sentence.text, claim.sentence.start
    ends = [text[one.end - first : one.end - first + 1] for one in (slot, claim.entity) if one is not None]
    return (owner.acts or owner.is_product) and ends[0] == "を" and ends[-1] != "の"


def _worldwide(said: Translation, noun: NounPhrase) -> Translation:
    """The global AI market, companies worldwide: where the word stands depends on the noun."""
    if not said.text.startswith("worldwide "):
        return said
    bare = said.text.removeprefix("worldwide ")
    return replace(said, text=f"{bare} worldwide" if noun.number == "plural" else f"global {bare}", single=said.single and f"global {said.single.removeprefix('worldwide ')}")


def _before(claim: Claim, slot: Slot) -> str:
    """The sentence up to a slot; "" where the slot stands in another."""
    at = slot.start - claim.sentence.start
    return claim.sentence.text[:at] if 0 <= at <= len(claim.sentence.text) else ""
