"""What is said of a figure of which the article is not known to say anything: that it mentions it, as what, and with what noun.

Nothing is said to be so. The figure stands with the noun beside it, else with a word for what its unit measures; whose it is, is said
only where the sentence leads from the one to the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from pipeline.summary.english import hints
from pipeline.summary.english.changes import falls
from pipeline.summary.english.clause_nouns import Around, figure_of, noun_of
from pipeline.summary.english.counts import NO_NOUN_COUNTERS, OF_FIRMS, OF_PEOPLE
from pipeline.summary.english.few import with_only
from pipeline.summary.english.grammar import has_article, joined, plural_of, with_indefinite
from pipeline.summary.english.numbers import is_money, say_quantity
from pipeline.summary.english.parts import DURATIONS, NO_NOUN, Change, Parts, Statement
from pipeline.summary.english.transfer.figure_nouns import figure_for, first_in, is_measured, sized

if TYPE_CHECKING:
    from pipeline.records import Slot
    from pipeline.summary.english.noun_phrases import NounPhrase

# What a unit measures, where no noun says it.
_MEASURED = {
    "g": "a weight", "kg": "a weight", "t": "a weight", "mg": "a weight", "in": "a size", "cm": "a length", "mm": "a length", "m": "a length", "km": "a distance",
    "m2": "an area", "km2": "an area", "W": "a power", "kW": "a power", "MW": "a power", "GW": "a power", "Hz": "a frequency", "kHz": "a frequency", "MHz": "a frequency",
    "GHz": "a frequency", "mAh": "a capacity", "Wh": "a capacity", "kWh": "an amount of energy", "degC": "a temperature", "deg": "an angle", "V": "a voltage", "km/h": "a speed", "fps": "a frame rate", "dB": "a level",
}  # fmt: skip
# Counters of pieces of whatever it is.
_PIECES = frozenset({"枚", "本", "台", "基", "機", "体", "点", "件", "個", "つ", "回", "度", "種類", "種", "部", "通"})
_FLOWS = {"入力": "input", "出力": "output"}
# Units that are words: a tablet of 11 inches, but a 3 nm process.
_WORDS = frozenset({"inch", "inches", "bit", "bits", "qubit", "qubits", "degree", "degrees", "ton", "tons"})
_OF_MEAN = re.compile("an? (?P<role>[a-z ]+) of an? (?P<mean>average|total|cumulative total) of (?P<rest>.+)")  # an average price of $5
_SHORT = frozenset({"ms", "s", "min", "h"})
_CUT = re.compile("の?(?:削減|短縮|低減|軽減|カット|圧縮|節約)")
_SAVED = re.compile("[^、。はがを]{0,3}(?:削減|短縮|節約)")
_PAST_SPAN = re.compile(r"(?:過去|ここ|この|直近の?|これまでの?)(?:約|およそ)?$")
_ONE_SPAN = re.compile(r"\b1 (?=[a-z]+$)|(?<=half )a ")  # the past week, the past half year
_NEXT_SPAN = re.compile(r"(?:今後|次の|向こう|これからの?|この先)[「『]?(?:約|およそ)?$")
_PRICE = re.compile(r"(?:で(?:販売|発売|購入|買|売|提供|利用|使え|落札|手に入)|から(?:[。、」）\s]|$)|の(?:価格|値段|有料|料金)|と(?:安|高))")
_SHARE = re.compile(r"割|半|[人社台件つ]に|分の")
_OF_SHARE = re.compile(r"[がはもをのにで、。”」』 \s]|止まり|$")
_NEXT = 3  # characters between a noun and a figure beside it: は約
_HEADS = re.compile("([人社名])に[1１一]")
_OF_AGE = re.compile("[歳才]")
_OUT = re.compile(r"(?:発表|発売|登場|販売|予約)(?:[、。　 ]|開始|、?価格)")
_AT_END = re.compile(r"(?:から|より|です|だ|（?税[込別]）?|[。、」）\s])+$")
_FULL_SCORE = re.compile("満点")
_SCORED = re.compile("[」』]?(?:満点|と(?:評価|採点|自己)|を(?:獲得|記録|マーク)|──|$)")
_ADJACENT = re.compile(r"(?:規模|級|超|以上|台|型)?(?P<noun>(?!規模|級|超|以上|程度|ほど|前後|未満|以下|近く|ずつ|分の|向け|対応)[^ぁ-ん、。，．\s「」『』（）()・―—–:：,.!?！？/／→~〜～|*#\[\]【】0-9０-９]{2,20})")
_QUOTING = re.compile(r"[^、。]{0,10}?が(?:(?:[^、。はが]{0,20}を)?(?:語|明か|明らか|解説|指摘|説明|述べ|予測|推奨|議論|紹介|論じ|警告|回答|提言)|そろって)")
_ASKED = re.compile(r"(?:の[^、。はがをにへで]{1,16})?(?:を[^、。はがを]{0,6}(?:取材|インタビュー)|に(?:[^、。はがをの]{0,8})?(?:取材|インタビュー|(?P<asked>聞い[たてた]|聞く|訊い[たて]|尋ね)))")
_BEFORE_PICKED = (
    re.compile(r"(?:^|[、。　 ！!？?「』」])(?P<noun>[^、。　 ！!？?「』」はがを]{2,24}?)(?:おすすめ|お薦め|厳選|まとめ)?$"),
    re.compile(r"(?P<noun>[^ぁ-ん、。　 ！!？?「』」]{2,20})$"),
)
_LIST = re.compile(r"(?P<items>[^。はがを：:（）()]{2,90}?)(?:という|といった|の)[「『“]?$")
_BETWEEN_ITEMS = re.compile("、|，|および|及び|と|や|」「")
_OWNER = re.compile(r"(?<![一-龥ァ-ヶーA-Za-z0-9])(?<![・、，とや])(?P<owner>[一-龥ァ-ヶーA-Za-z0-9][一-龥ァ-ヶーA-Za-z0-9 .-]{1,20})の[「『“]?$")
_TOPICS = frozenset({"named_topic", "heading_topic", "headline_topic", "heading_product"})
_MEASURES = frozenset({"property", "event", "idea", "thing", "field", "material", "people", "organisation", "product", "list"})
_OWNERS = frozenset({"company", "product", "name", "latin", "people", "organisation", "body", "thing", "idea", "field"})
_BARE_NUMBER = re.compile(r"[」”]?(?:以上|超)?(?:という|もの)(?:[^、。はがをにの]{0,6}な)?(?:数字|数値|数(?=[はがにをで]))")
# What an article that counts them goes on to tell one by one.
_IDEAS = re.compile(r"(?:理由|ワケ|方法|手順|手法|ステップ|ポイント|コツ|秘訣|視点|観点|戦略|施策|策|柱|アプローチ|原則|ルール|条件|特徴|課題|リスク|術|テクニック|ヒント|指針|予測|論点|疑問|要因|根拠|狙い|メリット|注意点|違い|アイデア|事例|シナリオ|落とし穴|壁|教訓|スキル|アクション|習慣|秘密|動機|要素|質問|側面|道|鉄則|ツール|道具)$")
_GIVEN = re.compile(r"[0-9,]+ (?:[A-Za-z-]+ ){0,3}(?:reasons?|motives?|tips?|hints?|examples?|lessons?)\b")  # an article gives them
_YEARS = re.compile(r"([0-9]+(?:–[0-9]+)?) years?$")
_AGES = {"=": "the age of {}", ">=": "those aged {} and over", ">": "those over the age of {}", "<": "those under the age of {}", "<=": "those aged {} and under"}
_MOST_LISTED = 12
# Between a name and a figure: another clause, or another thing that is spoken of.
_BREAKS = re.compile(r"[。！？!?　「」『』）)]|一方|(?:[いしきちりみびえけせてれねめ]|が|から|ので|と|ば)、|(?:した|った|する|いる|ない|れる|える)[一-龥ァ-ヶA-Za-z]")
_COURSES = {"planned": "planned", "forecast": "expected", "possible": "possible"}
_LONGEST_WAY = 40  # characters between a name and a figure that is said to be for it


def said_modestly(parts: Parts, made: Statement) -> Statement:
    """The article gives a figure of 88.7 for GPT-4o; it mentions a 3 nm process: for a statement that only speaks of the figure."""
    return with_only(parts, _modest(parts, made)) if made.spoken else made


def _modest(parts: Parts, made: Statement) -> Statement:
    if (asked := _asked(parts, made)) is not None:
        return asked
    if parts.baseline is not None:
        return _statement(*_by_unit(parts), made.spoken.removeprefix(parts.figure()))
    what = _change(parts, made) or (made.spoken if _names_something(parts, made.spoken) else _beside(parts))
    if _HEADS.search(parts.quantity.text) and parts.entity is not None and parts.entity.kind not in ("people", "organisation", "age"):
        what = None  # 情報システムでは3人に1人
    what = None if _BARE_NUMBER.match(hints.after_figure(parts.claim, parts.quantity)) and not made.spoken.startswith("the figure") else what
    if what is None and (span := _span(parts)) is not None:
        about = _about(parts, made, span)
        whose = parts.entity is not None and parts.entity.kind == "company" and about == parts.entity.with_article()
        return _statement("refers to", span, f" in connection with {about}" if whose else "")
    if what is None and (several := _several(parts)) is not None:
        return several
    course = _COURSES.get(parts.modality, "") if parts.course and parts.quantity.unit not in DURATIONS else ""
    verb, what = ("mentions", what) if what is not None else _by_unit(parts)
    if (mean := _OF_MEAN.match(what)) is not None:
        what = with_indefinite(f"{mean['mean']} {mean['role']} of {mean['rest']}")
    if "possib" in what:
        course = ""
    if course and (noun := re.match("an? (?=[a-z])", what)) is not None:
        what, course = with_indefinite(f"{course} {what[noun.end() :]}"), ""
    elif course:
        course = parts.course
    if verb == "mentions" and parts.counts:
        what = _picked(parts) or what
        names = _listed(parts)
        if names:
            what = what.removesuffix(f" of {names.rpartition(' and ')[2]}")
        of = "" if names else _of_whom(parts, what)
        if names or _is_named_one_by_one(parts, what):
            return _statement("gives" if not names and _GIVEN.match(what) else "names", f"{what}{of}{f': {names}' if names else ''}", "", course)
        if of:
            return _statement(verb, what + of, "", course)
    about = _about(parts, made, what)
    if _is_share_of(parts, what) and _HEADS.search(parts.quantity.text) is None:
        verb, what = "gives", f"a share of {what}"
    if verb == "mentions" and parts.counts and not about and not course and _QUOTING.match(hints.after_figure(parts.claim, parts.quantity)) and (parts.quantity.counter or "") in OF_PEOPLE:
        verb = "quotes"
    whose = parts.entity is not None and parts.entity.kind == "company" and about == parts.entity.with_article() and verb == "mentions"
    return _statement(verb, what, f" {'in connection with' if whose else 'for'} {about}" if about else "", course)


def _statement(verb: str, what: str, about: str = "", course: str = "") -> Statement:
    said = f"{what}{about}{course}"
    return Statement("the article", f"the article {verb} {said}", vague=True, spoken=what, mention=said)


def _asked(parts: Parts, made: Statement) -> Statement | None:
    """大手2社に取材した: 2 major companies were interviewed."""
    found = _ASKED.match(hints.after_figure(parts.claim, parts.quantity)) if parts.modality == "asserted" else None
    if found is None or (parts.quantity.counter or "") not in OF_PEOPLE | OF_FIRMS or not _names_something(parts, made.spoken):
        return None
    done = "asked" if found["asked"] else "interviewed"
    return Statement(made.spoken, f"{made.spoken} {'was' if parts.quantity.value == 1 else 'were'} {done}")


def _several(parts: Parts) -> Statement | None:
    """AとBの2つ: the article names 2: A and B; 以下の3点: it mentions 3 points."""
    few = parts.quantity.comparator == "=" and parts.quantity.value is not None and 2 <= parts.quantity.value <= _MOST_LISTED
    if not few or parts.quantity.counter not in ("つ", "点") or parts.modality != "asserted" or parts.rate or hints.noun_behind(parts.claim, parts.quantity):
        return None
    if parts.quantity.counter == "点" and _is_score(parts, hints.after_figure(parts.claim, parts.quantity)):
        return None
    if names := _listed(parts):
        return _statement("names", f"{parts.figure(NO_NOUN)}: {names}")
    return _statement("mentions", parts.figure(("point", "points") if parts.quantity.counter == "点" else ("thing", "things")))


def _picked(parts: Parts) -> str | None:
    """活用事例3選: 3 use cases, rather than 3 selections."""
    if parts.quantity.counter != "選":
        return None
    before = parts.claim.sentence.text[: max(0, parts.quantity.start - parts.claim.sentence.start)]
    found = [hit["noun"] for pattern in _BEFORE_PICKED if (hit := pattern.search(before)) is not None]
    noun = next((noun for text in found if (noun := noun_of(parts, text)) is not None), None)
    if noun is None or noun.named or has_article(noun.text) or noun.number == "mass":
        return None
    return parts.figure((noun.text, plural_of(noun.text)) if noun.number == "single" else noun.forms())


def _listed(parts: Parts) -> str:
    """品質、価格、納期という3つの軸: quality, price and delivery; "" where not as many as are counted stand before them."""
    size = int(parts.quantity.value or 0)
    before = parts.claim.sentence.text[: max(0, parts.quantity.start - parts.claim.sentence.start)]
    found = _LIST.search(before) if 2 <= size <= _MOST_LISTED and parts.quantity.comparator == "=" else None
    if found is None:
        return ""
    items = [item.strip("「」『』“”\"").removeprefix("特に") for item in _BETWEEN_ITEMS.split(found["items"])]
    if len(items) < size or not all(items[-size:]) or (len(items) == size and found.start() and before[found.start() - 1] not in "。、　 「"):
        return ""
    nouns = [noun_of(parts, item) for item in items[-size:]]
    if any(noun is None for noun in nouns):
        return ""
    return joined([noun.text for noun in nouns if noun is not None])


def _of_whom(parts: Parts, what: str) -> str:
    """自治体の3つの課題: of local governments; "" where no noun owns what is counted."""
    found = _OWNER.search(parts.claim.sentence.text[: max(0, parts.quantity.start - parts.claim.sentence.start)])
    owner = noun_of(parts, found["owner"]) if found is not None and not re.search(r"\b(?:of|by|for|that|who)\b", what) else None
    whose = _OWNERS | {"event"} if parts.quantity.counter == "つ" else _OWNERS
    if owner is None or owner.kind not in whose or not _is_new(owner.text, what):
        return ""
    if not owner.named and owner.kind in ("people", "organisation") and (parts.quantity.counter or "") in OF_PEOPLE | OF_FIRMS:
        return ""  # 企業の1社
    return f" of {owner.with_article()}"


def _is_named_one_by_one(parts: Parts, what: str) -> bool:
    """Whether it is so few ideas that an article tells each of them: 3つの理由, アイデア5選."""
    if parts.quantity.counter == "選":
        return True
    few = what.startswith(parts.figure(NO_NOUN)) and (parts.quantity.counter or "") in ("", "つ", "個", "点", "項目") and parts.quantity.comparator == "=" and parts.quantity.value is not None and 2 <= parts.quantity.value <= _MOST_LISTED
    return few and parts.modality == "asserted" and _IDEAS.search(hints.noun_behind(parts.claim, parts.quantity)) is not None


def _names_something(parts: Parts, said: str) -> bool:
    """Whether what is spoken of is more than a number with its unit."""
    if "「" in said:
        return False
    if said != parts.figure():
        return not parts.counts or said != parts.figure(NO_NOUN)
    return parts.counts and parts.counter_noun not in NO_NOUN_COUNTERS and (parts.quantity.counter or "") not in _PIECES


def _change(parts: Parts, made: Statement) -> str | None:
    """工数「76%」削減: a reduction of 76% in man-hours; None for what is no change."""
    rest = hints.without_modifiers(hints.after_figure(parts.claim, parts.quantity)).lstrip("」”*")
    change = made.change
    if change is None and (parts.quantity.unit == "x" or not (hints.says_change(parts.claim, parts.quantity) or _CUT.match(rest))):
        return None
    change = change or Change(falls(parts, None) or _CUT.match(rest) is not None, f"by {parts.figure()}")
    said = change.noun
    if _CUT.match(rest) and change.falls:
        said = said.replace("a decrease", "a reduction", 1)
    before = hints.noun_before(parts.claim, parts.quantity, "をがのは")
    what = noun_of(parts, before) if before else None
    return f"{said} in {what.with_article()}" if what is not None and what.kind in ("property", "thing", "field", "material", "event", "idea") and not what.named else said


def _beside(parts: Parts) -> str | None:
    """The figure with the noun directly behind it, or the one directly before it: a 3 nm process, prize money of ¥10 million."""
    rest = hints.after_figure(parts.claim, parts.quantity).lstrip("」”*")
    adjacent = _ADJACENT.match(rest) if parts.quantity.unit not in ("%", "deg", "x") else None
    behind = hints.noun_behind(parts.claim, parts.quantity) or (adjacent["noun"] if adjacent else "")
    noun = noun_of(parts, behind) if behind and not _SAVED.match(rest) else None
    if noun is not None and not noun.named and not has_article(noun.text) and noun.kind not in ("company", "time", "period", "place") and _fits(parts, noun, adjacent=adjacent is not None):
        if is_measured(parts.quantity.unit) and noun.kind in ("thing", "material", "product", "field", "idea", "property") and parts.figure().rsplit(" ", 1)[-1] not in _WORDS:
            return f"{parts.figure()} {noun.text}" if noun.number in ("plural", "mass") else with_indefinite(f"{parts.figure()} {noun.text}")
        if parts.counts and adjacent is not None:
            return size.with_article() if (size := sized(parts, behind)) is not None else None  # 10人チーム
        said = figure_for(parts, behind) or figure_of(parts, Around("を", "", "", behind, passive=False))
        if said is not None:
            return said.with_article()
    before = "" if parts.claim.sentence.text[: max(0, parts.quantity.start - parts.claim.sentence.start)][-1:].isspace() else hints.noun_before(parts.claim, parts.quantity, "")
    measure = noun_of(parts, before) if before else None
    if measure is not None and parts.quantity.unit == "%" and measure.number == "plural" and measure.kind in ("people", "organisation") and hints.particle(parts.claim, parts.quantity) in ("が", "は"):
        return f"{parts.figure()} of {measure.with_article()}"  # 顧客25%が離れた
    if before in _FLOWS and is_money(parts.quantity.unit):
        return f"a price of {parts.figure()} for {_FLOWS[before]}"  # 入力$0.10、出力$0.40
    if measure is None or behind or measure.named or has_article(measure.text) or parts.counts or measure.kind not in ("property", "thing", "material", "event"):
        return None
    if is_measured(parts.quantity.unit) and measure.kind != "property":
        return f"{parts.figure()} of {measure.text}"
    if parts.quantity.unit in DURATIONS and measure.kind != "property":
        return None
    return f"{measure.of_amount()} of {parts.figure()}"


def _fits(parts: Parts, noun: NounPhrase, *, adjacent: bool) -> bool:
    """Whether a figure can be that of a noun behind it: 3割の企業, but not 3割の衝撃; 5つの公開, but not 5つ公開."""
    if parts.quantity.unit in ("%", "x"):
        return noun.kind in ("people", "organisation") and noun.number == "plural"
    return not (parts.counts and adjacent and (noun.kind == "event" or (parts.quantity.counter or "") in ("", "つ", "回", "度")))


def _span(parts: Parts) -> str | None:
    """過去3年間, 今後数年, この1週間: the past 3 years, the next several years, the past week."""
    if parts.quantity.unit not in DURATIONS or parts.quantity.comparator not in ("=", "~", ">=") or parts.rate:
        return None
    before = parts.claim.sentence.text[: max(0, parts.quantity.start - parts.claim.sentence.start)]
    word = "past" if _PAST_SPAN.search(before) else "next" if _NEXT_SPAN.search(before) else ""
    figure = _ONE_SPAN.sub("", parts.figure())
    least = "at least " if figure.startswith("at least ") else ""
    return f"{least}the {word} {figure.removeprefix(least)}" if word and not figure.startswith("about ") else None


def _by_unit(parts: Parts) -> tuple[str, str]:
    """What a figure is by its unit and the words behind it: an amount, a price, a share, a period, an age."""
    unit, figure = parts.quantity.unit, parts.figure()
    rest = hints.after_figure(parts.claim, parts.quantity)
    if unit == "yr" and _OF_AGE.search(parts.quantity.text):
        return "mentions", _of_age(parts) or f"an age of {figure}"
    if unit in DURATIONS:
        if (first := first_in(parts, hints.without_modifiers(rest))) is not None:
            return "mentions", first.text
        if rest.startswith("ぶり"):
            return "mentions", f"a first in {say_quantity(msgspec.structs.replace(parts.quantity, comparator='='))}"
        return "mentions", f"{'a time' if unit in _SHORT else 'a period'} of {figure}"
    if is_money(unit):
        return "gives", f"{'a price' if _is_price(parts, rest) else 'an amount'} of {figure}"
    if parts.quantity.text.endswith("半額"):
        return "mentions", "half the price" if figure == "half" else f"a price of {figure}"
    if unit == "x" and (heads := _HEADS.search(parts.quantity.text)) is not None and not _has_measure(parts):
        return "mentions", f"{figure} of {'companies' if heads[1] == '社' else 'people'}"  # one in three companies
    if unit in ("%", "x") and _SHARE.search(parts.quantity.text) and _OF_SHARE.match(hints.without_modifiers(rest)):
        return "gives", f"a share of {figure}"
    if unit == "pt" or (parts.counts and parts.quantity.counter == "点" and _is_score(parts, rest)):
        figure = figure if unit == "pt" else parts.figure(("point", "points"))
        return "gives", f"{'a full score' if _FULL_SCORE.match(rest) else 'a score'} of {figure}"
    if parts.counts and parts.counter_noun not in NO_NOUN_COUNTERS and parts.counter_noun[0] != "time":
        return "mentions", figure
    return "gives", f"{_MEASURED.get(unit, 'a figure')} of {figure}"


def _has_measure(parts: Parts) -> bool:
    """利用率は4人に1人だ: whether the property stands beside the figure."""
    slot = parts.claim.property
    return slot is not None and not slot.inferred and slot.end <= parts.quantity.start <= slot.end + _NEXT


def _of_age(parts: Parts) -> str:
    """62歳, 80歳以上, 18歳未満, 15〜69歳: the age of 62, those aged 80 and over; "" of an age that is not said so."""
    years = _YEARS.search(parts.figure())
    if years is None or parts.quantity.vague is not None or parts.quantity.comparator not in _AGES:
        return ""
    if "–" in years[0]:
        return f"those aged {years[1]}" if parts.quantity.comparator == "=" else ""
    return _AGES[parts.quantity.comparator].format(years[1])


def _is_price(parts: Parts, rest: str) -> bool:
    """20万円で販売, 月10ドルから, 799ドル behind what comes out, so much for a million tokens, a column of prices."""
    if _PRICE.match(rest) or "token" in parts.rate or any(rule.endswith(", price") for rule in parts.claim.rules):
        return True
    entity, before = parts.entity, hints.before_figure(parts.claim, parts.quantity)
    return entity is not None and entity.kind in ("product", "thing", "name", "latin") and not _AT_END.sub("", rest) and _OUT.search(before) is not None


def _is_score(parts: Parts, rest: str) -> bool:
    """70点と評価, 1.8点: no number of things."""
    value = parts.quantity.value
    return _SCORED.match(rest) is not None or (value is not None and value != value.to_integral_value())


def _about(parts: Parts, made: Statement, what: str) -> str:
    """That which the figure is said to be for; "" where the sentence does not lead from it to the figure."""
    entity, prop, slot, said = parts.entity, parts.prop, parts.claim.entity, parts.claim.attribution
    if _HEADS.search(parts.quantity.text) and not _has_measure(parts):
        return ""  # 認識率は…、3社に1社は…: of something else
    if _OF_AGE.search(parts.quantity.text) and (entity is None or entity.kind != "people"):
        return ""
    if not made.about or " that " in what or (said is not None and slot is not None and said.name == slot.name):
        return ""
    owned = entity is not None and entity.sure and _is_new(entity.text, what) and _leads(parts, slot, "entity", far=entity.is_product)
    of_change = parts.named_deed is not None and parts.named_deed.kind in ("up", "down")
    paid_for = parts.claim.property is not None and what.startswith("a price") and parts.claim.property.start >= parts.quantity.end
    if prop is not None and prop.sure and prop.kind in _MEASURES and not of_change and not paid_for and _leads(parts, parts.claim.property, "property") and _is_new(prop.text, what):
        return made.about if owned and "「" not in made.about else prop.text if prop.kind == "event" else prop.with_article()
    if parts.counts and what.startswith("a figure") and slot is not None and slot.start >= parts.quantity.end and (entity is None or entity.acts or entity.is_product):
        return ""  # 5種を「Hoshi」で示す
    if entity is None or not owned or entity.kind in ("modifier", "time", "period", "which", "unknown") or entity.text in ("AI", "generative AI", "whole") or (entity.acts and not _can_own(parts)):
        return ""
    return made.about if prop is None and entity.text in made.about and "「" not in made.about else entity.with_article()


def _can_own(parts: Parts) -> bool:
    """Whether so much can be a company's own: NEC、1kg未満のノートPC is no weight of NEC, 青葉、3人に1人が… no share in it."""
    unit = parts.quantity.unit
    return not (is_measured(unit) or unit in ("%", "x") or (parts.quantity.counter or "") in OF_FIRMS)


def _is_share_of(parts: Parts, what: str) -> bool:
    return parts.quantity.unit in ("%", "x") and what.startswith(f"{parts.figure()} of ")


def _is_new(text: str, what: str) -> bool:
    last = text.rsplit(" ", 1)[-1].lower()
    return not any(one.lower() in what.lower() for one in (text, text.rstrip("s"), plural_of(text))) and not (" " in text and last in what.lower().split())


def _leads(parts: Parts, slot: Slot | None, role: str, *, far: bool = False) -> bool:
    """Whether a slot stands in the sentence, and no other clause between it and the figure; a table leads to it, and the topic `far`."""
    claim, quantity = parts.claim, parts.quantity
    rule = next((rule.removeprefix(f"{role}: ") for rule in claim.rules if rule.startswith(role)), "")
    if slot is not None and rule.startswith("table"):
        return True
    if slot is None or slot.inferred or slot.start < claim.sentence.start:
        return False
    first, text = claim.sentence.start, claim.sentence.text
    if slot.end <= quantity.start:
        between = text[slot.end - first : quantity.start - first].replace("のうち、", "")
    elif slot.start >= quantity.end:
        between = text[quantity.end - first : slot.start - first]
    else:
        return False
    between = between.strip("「」『』")
    if far and rule in _TOPICS and "「" not in between:
        return True
    return len(between) <= _LONGEST_WAY and not _BREAKS.search(between)
