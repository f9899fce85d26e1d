"""What the Japanese sentence shows around a figure: its tense, the particle behind it, how its date is bound.

Only the claim's own records are read; nothing is parsed anew.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from pipeline.summary.english.predicates import find_predicate, lasts

if TYPE_CHECKING:
    from pipeline.records import Claim, Date, Quantity, Slot
    from pipeline.summary.english.predicates import Tense

# What may stand between a figure and its particle.
_MODIFIERS = re.compile(r"(?:以上|以下|未満|前後|程度|ほど|近く|余り|あまり|強|弱|超|台|規模|級|分|も|まで|ずつ|もの|[）)」』\s*]){0,4}")
_CHANGE = re.compile(r"(?:の?(?:増加|増収|増益|増|プラス|上昇|アップ(?!ロード|グレード|デート)|高|成長|伸び|向上|拡大|引き上げ|値上げ)|の?(?:減少|減収|減益|減|マイナス|低下|ダウン(?!ロード|タイム|サイ)|安|下落|削減|短縮|引き下げ|値下げ))")
_GROWTH = ("の成長", "の上昇", "の向上", "の低下", "の伸び")  # no number of things
_COUNTED = re.compile(r"(?:以上|以下|未満|前後|程度|ほど|近く|余り|超|強|弱)?の([^をがはにでと、。\n]{1,24})を")
_BEHIND = re.compile(r"(?:規模|級|相当)?(?:の|もの|という)(?:[^。、はがをにの「」]{1,8}な)?「?(?P<noun>(?:[^ぁ-ん、。\s「」（）()・―—–:：,!?！？]|(?<=[A-Za-z0-9]) (?=[A-Za-z0-9])){1,24}(?:[いりえきしみ]方)?)")
# The figure describes a noun, and not how much something changes or is meant to be: 2つの型を, 12億パラメータのLLM.
_NO_OTHERS = "増|減|大台|壁|うち|方|順|見込|予定|計画|見通|設定|予想|計算|水準|状態|黒字|赤字|上昇|低下|成長|向上|改善|伸び|下落|短縮|削減|拡大|縮小|まま|もの|ため|よう|差|範囲|模様|可能性|達成|ところ"
_OTHERS = re.compile(rf"(?:以上|以下|未満|前後|程度|ほど|近く|超|もの?)*(?:の(?!{_NO_OTHERS})(?:[^。、はがをにのでも]{{1,8}}な)?[一-龥ァ-ヶA-Za-z「“]|(?!アップ(?!ロード|グレード|デート)|ダウン(?!ロード|タイム|サイ)|カット)[A-Zァ-ヶ][A-Za-zァ-ヶー]{{2,}}(?![A-Za-zァ-ヶーすしさ]))")
_DOES = re.compile(r"が(?P<object>[^、。をがはにでとも\s「」]{1,24})を")
# 利用することで…, 利用しやすく: the clause says something else.
_IN_PASSING = re.compile(r"[ぁ-ん]{0,4}(?:こと|際|場合|ため|とき|時|前|後)|[ぁ-ん]{0,2}(?:やす|にく|づら)[いく]")
# What is done with it says only what the noun behind it is like: AIを活用した学習.
_WITH_IT = re.compile(r"(?:活用し|利用し|使用し|駆使し|使っ|用い)た(?=[一-龥ァ-ヶA-Za-z「『])")
_TOPIC = re.compile(r"(?:数|総数|の数|合計)?(?:は|が|も|:|：)")
_SIZES = ("従業員", "社員", "会員", "スタッフ")  # 従業員120人: that is how large a company is
_ACTED_ON = re.compile(r"[がをにへと](?!達|上|超|突破|上回|下回|割|増|減|及|迫|届)")  # 従業員120人に投じる: not all that it has
_SUPPOSED = re.compile(r"(?:いる|ある)(?:と(?:し|す)|場合|なら)")  # 社員が3人いるとして
_TOLD = re.compile(r"$|[。、）)\n|]|だ|で(?!の)|に(?:達|上|の|増|減|な|及|留|拡|迫|届)|へ|を(?:超|突破|上回|下回|割)|いる|ある|存在|と(?:な|予|見|推|さ|い)|以|超|増|減|から")
_NEAR = 24  # characters between a figure and a predicate that speaks of it
#: 20億ドル（約3000億円）: the figure in brackets stands for the one before them.
SAME_SUM = re.compile(r"(?:約|およそ)?[0-9０-９][0-9０-９,，.．]*[万億兆千]*(?:[0-9０-９,，]+[万億])*(?:米)?(?:ドル|ユーロ|ポンド|ウォン|元|円)[（(](?:[^（）()0-9０-９]{0,12}で)?(?:日本円で)?(?:約|およそ)?$")
_UP_TO = re.compile(r"[）)]?(?:以上|程度|ほど|近く|超|規模|前後|台)?まで(?:に|へ)?(?!の|は|も)")
_OPENS = re.compile(r"[（(](?:約|およそ|最大|最低|計|総額|合計)?")
_BESIDE_ANOTHER = re.compile(r"[0-9０-９][^（()）。、の0-9０-９]{1,8}[（(](?:[^（）()]{0,12}[でのは])?(?:約|およそ|同)?$")  # 800億元（約1兆円）
_NO_NOUNS = frozenset({"順", "順番", "計", "分", "合計", "数字", "数値", "数", "値", "規模", "金額", "割合"})  # 東京3万人、大阪2万人の順
_BRACKET = re.compile(r"[（(][^（）()]{1,40}[）)]")
_ANNOUNCED = re.compile(r"(?:する|させる|[るくすつぶむぐ])(?:方針|計画|予定|考え)?(?:だ|である)?と(?:発表|公表|表明|明らか|述べ)")
_CONDITION = re.compile(r"の[^、。をがは]{1,10}(?:では|には|なら|の場合|に対して)")
_OF_FIGURE = re.compile(r"(?:以上|以下|程度|ほど|近く|超|もの?|台|前後|を超える){0,2}(?:の|もの|という)(?:[^、。をがに]{0,5}な)?")
_CHANGING = re.compile(r"(?:の|が|は)?(?:向上|改善|増加?|減少?|削減|低下|上昇|下落|短縮|成長|拡大|縮小|引き上げ|引き下げ|値上げ|値下げ|アップ(?!ロード|グレード|デート)|ダウン(?!ロード|タイム|サイ)|低減|軽減|急増|急騰|急落|[上下]方修正)")
# Verbs of a change that take no object, though an を may stand before them.
_BY_ITSELF = re.compile(r"(?:減る|増える|伸びる|上がる|下がる|高まる|広がる|縮む|縮まる|落ちる|落ち込む|(?:減少|増加|低下|上昇|下落|成長|急増|急減|急騰|急落|高騰|悪化)する)$")
_OTHER_VERB = re.compile(r"[いしきちりみびえけせてれねめ]、")
# What may stand between a noun with its particle and a figure: 速度が最大3倍, 工数を「約8割」.
_LEADING = re.compile(r"(?:最大で?|最高で?|最低で?|最低でも|平均で?|約|およそ|おおよそ|ほぼ|ざっと|実に|なんと|一挙に|一気に|さらに|(?:従来|前年|前年度|前期|前世代|先代|現行|他社|競合|昨年|同|[A-Za-z0-9][A-Za-z0-9 .-]{0,14})比で?|[“”\"「『\s])+$")
_NOUN_AT_END = re.compile(r"(?P<noun>[^ぁ-ん、。「」『』（）()・:：!！?？→~〜\s“”\"*]{2,16})(?P<particle>[をがはもの]?)$")
Particle = Literal["に", "を", "で", "の", "が", "は", "と", "へ", ""]
_BROKEN_OFF = re.compile(r"だった|である|であった|です|という|[。!?！？]")
_OWNER = re.compile(r"([一-龥ァ-ヶーA-Za-z0-9]{2,24})の$")
_CLOSES = re.compile(r"[^（()）。]{0,60}[)）]")
# The end of an enumeration that is over: 東京3万人、大阪2万人の順だった.
_LISTED_PAST = re.compile(
    r"[）)]?(?:[、,][^。]*)?の順(?:だった|でした|となった|になった|であった)"
    r"|[）)]?(?:[、,][^、。,（()）0-9０-９]{1,16}[0-9０-９][0-9０-９,.，．万億兆]*[^、。,0-9０-９（()）]{0,6}(?:[（(][^（()）]*[）)])?){1,9}(?:だった|でした|であった)"
)
_OF_THESE = re.compile(r"[（(、]うち[^（()）、。]{0,12}$")
# A share of all that a list adds up to: 富士通が3億円（全体の42%）、NECが2億円（28%）.
_OF_TOTAL = re.compile(r"[（(](?:全体|総計|合計|総数|総額)の(?:約|およそ)?")
_PAST_TAIL = re.compile(
    r"[ぁ-ん]{0,4}?(?:した|った|いた|れた|んだ|いだ|えた|けた|げた|せた|ねた|べた|めた|びた|じた|ちた|きた|ました|た)(?![ぁ-ん]|らし|い)"
    r"|[ぁ-ん]{0,4}?(?:した|った|いた|れた|えた|めた|げた|せた|ました)(?:と|が|こと|もの|ため|ほか|ので|の)"
    r"|[ぁ-ん]{0,4}?[ただ](?:って|そう[だで]|らしい|よう[だで]|だろう|でしょう)"
)
_GOES_ON = re.compile(r"[ぁ-ん]{0,3}?し?[、,]|し、|り、|え、|め、|げ、|び、")
_AND_SUCH = re.compile(r"[ぁ-ん]{0,4}?るなど")
_PAST = re.compile(r"(?:した|った|れた|えた|めた|げた)")
_PAST_END = re.compile(r"(?:した|った|んだ|いだ|れた|えた|めた|いた|ました|た)[。」）]?\s*$")
_PROGRESS = re.compile(r"^(?![うくぐすつぬぶむる]と)[ぁ-ん]{0,3}?て(?:い|お)(?:る|り|ます)")
_FORMER = re.compile(r"(?:従来|これまで|それまで|以前|かつて|現行|旧来)の$")
_SO_FAR = re.compile(r"[ぁ-ん]{0,3}?て(?:き|来)(?:た|まし|てい|てお)")
_BARE = re.compile(r"[をにで]?([一-龥]{2,4})(?=$|[。、）)「」\n　…―─])")
_SAYING = re.compile(r"と(?:指摘|述べ|語|話|説明|発表|報告|報じ|伝え|強調|主張|公表|表明)|こと(?:など)?を(?:発表|公表|表明|明らか|決め|決定)")
#: What is done before that for which it is done: 調達し、…に投じる.
DONE_FIRST = frozenset({"調達する", "獲得する", "締結する", "合意する"})
_TO_LIGHT = re.compile(r"(?:こと|の)(?:が|も)(?:明らか|判明|分か|わか|確認)[^。]{0,8}[。]?$")
_MAY_HAVE = re.compile(r"^[^。]{0,40}?[したっいえけげせめれ]た(?:とされる)?(?:可能性|おそれ|恐れ|疑い|かもしれ)")
_PASSED = re.compile(r"^(?:の大台|の壁)?を?(?:大きく|一気に|早くも)?(?:突破(?:し(?:た|て|、|まし)|(?P<bare>(?=$|[。、\s　])))|(?:超え|上回っ)(?:た(?!ら)|て|まし))")
_OVER = re.compile("超(?!え)|(?:の大台|の壁)?を?(?:大きく|一気に|早くも)?(?:突破|超え|上回)")
_YEARLY = ("年間", "毎年", "月間", "毎月", "年", "月", "毎日")  # 年間3億円を節約: it still does
# 3つの拠点間: three sites. No part of the word before it: 時間, 空間.
_BETWEEN = re.compile("(?<=[^時期年日月週人空区民仲夜昼手瞬中世])間$")
_COPULA_PAST = re.compile(r"^(?:以上|以下|程度|ほど|近く|前後|超|強|弱)?(?:だった|であった|でした|にすぎなかった)(?!り)")


_ABLE = re.compile(
    r"(?:の?[一-龥ァ-ヶー]{2,8}が|[^。、はがの]{0,14}?(?:ことが)?)(?:(?:でき|できてい)(?:る|ます)(?!だけ|限り|よう|か|のか|場合|なら|と[、想期])"
    r"|可能(?:だ|です|で(?!は)|に(?:する|なる|なり|し)|とな|と(?:いう|し)|[。、な]|$)"
    r"|(?:減ら|増や|延ば|落と|伸ば)せ(?:る|ます))"
)


_ARROWS = ("→", "⇒")


def after_figure(claim: Claim, quantity: Quantity) -> str:
    """The words of the sentence behind the figure and what stands in brackets there; "" where the figure does not stand in the sentence."""
    at = quantity.end - claim.sentence.start
    if not 0 <= at <= len(claim.sentence.text):
        return ""
    bracket = _BRACKET.match(claim.sentence.text, at)
    return claim.sentence.text[bracket.end() if bracket else at :]


def nearness(claim: Claim, quantity: Quantity) -> str:
    """How near the figure is where it is about so much: almost, of ほぼ4割; nearly, of 4割近く; else about."""
    if quantity.unit == "x" or quantity.value is None:
        return "about"
    before = claim.sentence.text[: max(0, quantity.start - claim.sentence.start)]
    return "almost" if before.endswith("ほぼ") else "nearly" if after_figure(claim, quantity).startswith(("近く", "近い")) else "about"


def came_to_light(claim: Claim) -> bool:
    """True where the sentence tells what somebody found out: 悪用していたことが判明した."""
    return _TO_LIGHT.search(claim.sentence.text) is not None


def may_have_been(claim: Claim, quantity: Quantity) -> bool:
    """True where it may have been done, and not may be done: 3割増やした可能性がある."""
    return _MAY_HAVE.search(after_figure(claim, quantity)) is not None


def is_most(claim: Claim, quantity: Quantity) -> bool:
    """True where the figure is said to be the most as well as the least: 最大10万個以上."""
    return claim.sentence.text[: max(0, quantity.start - claim.sentence.start)].rstrip("「『 で").endswith(("最大", "最高"))


def is_shortest(claim: Claim, quantity: Quantity) -> bool:
    """True where it takes no longer than that at best: 最短20秒で."""
    return claim.sentence.text[: max(0, quantity.start - claim.sentence.start)].rstrip("「『 約").endswith(("最短", "最短で"))


def passed(claim: Claim, quantity: Quantity, tense: Tense) -> bool:
    """True where something came to be more than the figure: 3兆円を突破した, 200万人を超えて; `tense` is that of its verb."""
    over = quantity.comparator == ">" or over_about(claim, quantity).startswith("more")
    found = _PASSED.search(after_figure(claim, quantity)) if over else None
    return found is not None and (tense in ("past", "perfect") or found["bare"] is not None)


def over_about(claim: Claim, quantity: Quantity) -> str:
    """more than {}, {} or more: how a sum that stands in brackets for another is meant where it is itself about so much: 2億ドル（約300億円）を突破した."""
    first, text = claim.sentence.start, claim.sentence.text
    restates = text[max(0, quantity.start - first) : max(0, quantity.end - first)] != quantity.text  # its place is that of the sum before the brackets
    if quantity.comparator != "~" or not restates:
        return ""
    rest = after_figure(claim, quantity)
    return "{} or more" if rest.startswith("以上") else "more than {}" if _OVER.match(rest) else ""


def without_modifiers(rest: str) -> str:
    """The words behind a figure without 以上, 程度 and their like."""
    found = _MODIFIERS.match(rest)
    return rest[found.end() :] if found else rest


def particle(claim: Claim, quantity: Quantity) -> Particle:
    """The particle behind the figure and its modifiers."""
    rest = without_modifiers(after_figure(claim, quantity))
    return rest[0] if rest[:1] in ("に", "を", "で", "の", "が", "は", "と", "へ") else ""  # type: ignore[return-value]


def says_change(claim: Claim, quantity: Quantity) -> bool:
    """True where the figure itself is the size of a change: 12%増, 30億円の減少; 3段階の成長 counts."""
    rest = without_modifiers(after_figure(claim, quantity))
    return bool(_CHANGE.match(rest)) and not (quantity.unit == "count" and rest.startswith(_GROWTH))


def is_of_speed(claim: Claim, quantity: Quantity) -> bool:
    """True for a multiple of speed: 3倍の速さで, 3倍速く."""
    return without_modifiers(after_figure(claim, quantity)).startswith(("速い", "速く", "高速", "の速さ", "の速度", "の高速"))


def is_of_baseline(claim: Claim, quantity: Quantity) -> bool:
    """True where the figure is that of the baseline itself: 従来は1.6GHz."""
    slot = claim.baseline
    return slot is not None and not slot.inferred and claim.sentence.text[slot.end - claim.sentence.start : quantity.start - claim.sentence.start] in ("は", "は、", "が")


def is_former(claim: Claim, quantity: Quantity) -> bool:
    """True for the figure that a thing had before a change: 従来の3GHzから, これまでの約5分から."""
    return claim.modality in ("asserted", "reported") and is_start(claim, quantity) and _FORMER.search(before_figure(claim, quantity)) is not None


def goes_up_to(claim: Claim, quantity: Quantity) -> bool:
    """True for a level that is come to: 8000億ドルまで成長する, 37% → 36%."""
    before = claim.sentence.text[: max(0, quantity.start - claim.sentence.start)].rstrip(" 「約")
    return before.endswith(_ARROWS) or _UP_TO.match(after_figure(claim, quantity)) is not None


def is_object(claim: Claim, slot: Slot | None, quantity: Quantity | None = None) -> bool:
    """True where the slot is followed by を in the sentence: someone does it to the thing.

    With a quantity behind it, only where no other verb takes the object: 客を失い、3割減少した.
    """
    if slot is None:
        return False
    at = slot.end - claim.sentence.start
    if not (0 <= at < len(claim.sentence.text) and claim.sentence.text[at] == "を"):
        return False
    if quantity is None or not _BY_ITSELF.search(claim.predicate or "") or after_verb(claim, quantity).startswith("させ"):
        return True
    return _OTHER_VERB.search(claim.sentence.text[at : max(at, quantity.start - claim.sentence.start)]) is None


@lru_cache(maxsize=4096)
def _stem(predicate: str) -> str:
    """What of a dictionary form does not change: 投資する → 投資, 上回る → 上回."""
    stem = re.sub(r"(?:する|させる|される|できる)$", "", predicate)
    return predicate[:-1] if stem == predicate else stem


def after_verb(claim: Claim, quantity: Quantity) -> str:
    """The words behind the stem of the predicate; "" where it does not stand behind the figure."""
    if not claim.predicate:
        return ""
    rest, stem = after_figure(claim, quantity), _stem(claim.predicate)
    at = rest.find(stem)
    return rest[at + len(stem) :] if at >= 0 else ""


def is_announced(claim: Claim, quantity: Quantity) -> bool:
    """True for a deed that is yet to come, as its doer says: 15%削減すると発表した."""
    return _ANNOUNCED.match(after_verb(claim, quantity)) is not None


def is_condition(claim: Claim, quantity: Quantity) -> bool:
    """True where the figure says for what something holds, not how much it is: 500回超の利用では値上げする."""
    return _CONDITION.match(without_modifiers(after_figure(claim, quantity))) is not None


def measures_what_follows(claim: Claim, quantity: Quantity) -> bool:
    """True where the figure is that of the property behind it, and no change of it: 28%の市場シェアを持つ; but 10%の性能向上."""
    slot = claim.property
    if slot is None or slot.inferred or not quantity.end < slot.start <= quantity.end + 10:
        return False
    first, text = claim.sentence.start, claim.sentence.text
    if not _OF_FIGURE.fullmatch(text[quantity.end - first : slot.start - first]):
        return False
    rest = text[slot.end - first :]
    return not (_CHANGING.match(rest) or _CHANGING.search(slot.text) or (claim.predicate and re.match(rf"[をがはも]?{re.escape(_stem(claim.predicate))}", rest)))


def is_in_brackets(claim: Claim, quantity: Quantity, *, alone: bool = True) -> bool:
    """True where the figure is that of the noun before its brackets: 北星（71.2）など、…に迫る; not for 800億元（約1兆円）.

    Not `alone`, others may stand in the brackets with it.
    """
    before = claim.sentence.text[: max(0, quantity.start - claim.sentence.start)]
    if not alone:
        opened = max(before.rfind("("), before.rfind("（"))
        return opened >= 0 and not any(sign in before[opened:] for sign in ")）")
    return after_figure(claim, quantity).startswith((")", "）")) and _BESIDE_ANOTHER.search(before) is None


def is_in_brackets_of(claim: Claim, slot: Slot | None, quantity: Quantity) -> bool:
    """True where the slot stands directly before the brackets that hold the figure, or within them as its label: （CAGR 28%）."""
    if slot is None or slot.inferred or not is_in_brackets(claim, quantity):
        return False
    first = slot.start - claim.sentence.start
    if first > 0 and claim.sentence.text[first - 1] in "（(" and slot.end <= quantity.start:
        return True
    between = claim.sentence.text[slot.end - claim.sentence.start : quantity.start - claim.sentence.start]
    return _OPENS.fullmatch(between) is not None


def is_of_total(claim: Claim, quantity: Quantity) -> bool:
    """True for a percentage in brackets that is one of the whole list: （全体の42%）, and （28%） behind such a one."""
    text, at = claim.sentence.text, quantity.start - claim.sentence.start
    opened = max(text.rfind("(", 0, max(0, at)), text.rfind("（", 0, max(0, at)))
    first = _OF_TOTAL.search(text[: max(0, at)])
    if opened < 0 or first is None or text[quantity.end - claim.sentence.start :][:1] not in ("）", ")"):
        return False
    return text[opened + 1 : at] in ("", "約") or first.end() == at


def is_part_of_these(claim: Claim, quantity: Quantity) -> bool:
    """True for a part of the figure before: 従業員は12人（うち国内7人）."""
    return _OF_THESE.search(claim.sentence.text[: max(0, quantity.start - claim.sentence.start)]) is not None


def is_bound(claim: Claim, quantity: Quantity) -> bool:
    """True where the predicate speaks of this figure: it follows soon, and neither a copula nor から stands between."""
    if not claim.predicate:
        return False
    rest = after_figure(claim, quantity)
    if is_in_brackets(claim, quantity):
        return False
    at = rest.find(_stem(claim.predicate))
    if not 0 <= at <= _NEAR:
        return False
    between = rest[:at]
    return not _BROKEN_OFF.search(between) and not is_start(claim, quantity)


def is_start(claim: Claim, quantity: Quantity) -> bool:
    """True where the figure is what a change starts from: 37%から, 3人だったのが, 37% → 36%."""
    return without_modifiers(after_figure(claim, quantity)).lstrip(" 」").startswith(("から", "だった", "であった", "でした", *_ARROWS))


def is_before_arrow(claim: Claim, quantity: Quantity) -> bool:
    """True for the first figure of 37% → 36%."""
    return without_modifiers(after_figure(claim, quantity)).lstrip(" 」").startswith(_ARROWS)


def follows_at_once(claim: Claim, quantity: Quantity) -> bool:
    """True where the predicate stands directly behind the figure: 5人増えた, 4000人削減."""
    if not claim.predicate:
        return False
    return without_modifiers(after_figure(claim, quantity)).startswith(_stem(claim.predicate))


def stands_before(claim: Claim, quantity: Quantity, particle: str) -> bool:
    """True where the figure, with its noun, is what the predicate takes with the particle: 3倍の電力に匹敵する."""
    behind = without_modifiers(after_figure(claim, quantity))
    return bool(claim.predicate) and re.match(f"[^、。はがを]{{0,20}}{particle}も?{re.escape(_stem(claim.predicate or ''))}", behind) is not None


def counted_phrase(claim: Claim, quantity: Quantity) -> str:
    """The words between の and を behind a figure: 100万個のGPUを使う → GPU; "" where there are none."""
    hit = _COUNTED.match(after_figure(claim, quantity))
    return hit[1] if hit else ""


def describes_another(claim: Claim, slot: Slot | None, quantity: Quantity) -> bool:
    """True where the slot stands before the figure with its particle, and the figure describes the noun behind it: 成長で月3万円の給付を."""
    if slot is None or slot.inferred or slot.end >= quantity.start:
        return False
    between = claim.sentence.text[slot.end - claim.sentence.start : quantity.start - claim.sentence.start]
    return between[:1] in ("は", "が", "を", "に", "で", "も") and _OTHERS.match(after_figure(claim, quantity)) is not None


def noun_behind(claim: Claim, quantity: Quantity) -> str:
    """The noun that the figure stands before: 3つの大きな課題 → 課題, 5億ドル規模の投資 → 投資; "" where there is none."""
    rest = after_figure(claim, quantity)
    found = _MODIFIERS.match(rest)
    hit = _BEHIND.match(rest, found.end() if found else 0) or _BEHIND.match(rest)
    return _BETWEEN.sub("", hit["noun"]) if hit and hit["noun"] not in _NO_NOUNS else ""


def before_figure(claim: Claim, quantity: Quantity) -> str:
    """The words of the sentence before the figure, without 最大, 約 and their like."""
    return _LEADING.sub("", claim.sentence.text[: max(0, quantity.start - claim.sentence.start)])


def noun_before(claim: Claim, quantity: Quantity, particles: str) -> str:
    """The noun that stands before the figure, alone or with one of the particles: 描画を最大3倍 → 描画; "" where there is none."""
    hit = _NOUN_AT_END.search(before_figure(claim, quantity))
    return hit["noun"] if hit and hit["particle"] in particles else ""


def object_of_figure(claim: Claim, quantity: Quantity) -> str:
    """What the counted ones do something to: 8割がAIを悪用する → AI; "" where the predicate does not follow its object at once."""
    if not claim.predicate:
        return ""
    rest = after_figure(claim, quantity)
    found = _MODIFIERS.match(rest)
    hit = _DOES.match(rest, found.end() if found else 0)
    if hit is None or not rest.startswith(_stem(claim.predicate), hit.end()):
        return ""
    passing = _IN_PASSING.match(rest, hit.end() + len(_stem(claim.predicate))) or _WITH_IT.match(rest, hit.end())
    return "" if passing else hit["object"]


def is_topic(claim: Claim, slot: Slot | None, quantity: Quantity) -> bool:
    """True where the sentence says of the slot how many there are: 課題は5件だ, 会員が3万人に達する, 従業員120人."""
    if slot is None or slot.inferred or slot.end > quantity.start:
        return False
    between = claim.sentence.text[slot.end - claim.sentence.start : quantity.start - claim.sentence.start]
    rest = without_modifiers(after_figure(claim, quantity))
    if not between and slot.text.endswith(_SIZES):
        return _ACTED_ON.match(rest) is None
    return _TOPIC.match(between) is not None and _TOLD.match(rest) is not None and _SUPPOSED.match(rest) is None


def makes_up(claim: Claim, quantity: Quantity) -> bool:
    """True where the entity is said to be the property in that part: 被害者は中高生が9割."""
    whole, part = claim.entity, claim.property
    if whole is None or part is None or whole.inferred or part.inferred or not whole.end < part.end < quantity.start:
        return False
    text, first = claim.sentence.text, claim.sentence.start
    return text[whole.end - first : part.start - first] in ("は", "は、", "が") and re.fullmatch("が(?:約|およそ|全体の)?", text[part.end - first : quantity.start - first]) is not None


def is_whole(claim: Claim, quantity: Quantity) -> bool:
    """True where the figure is said to be a part of the entity: 事故の8割."""
    slot = claim.entity
    return slot is not None and not slot.inferred and claim.sentence.text[slot.end - claim.sentence.start : quantity.start - claim.sentence.start] in ("の", "のうち", "の約", "のうち約")


def whole_market(claim: Claim) -> str:
    """The market that the property names, with the noun that の puts before it: 端末の市場 → 端末市場."""
    slot = claim.property
    if slot is None:
        return ""
    owner = _OWNER.search(claim.sentence.text[: max(0, slot.start - claim.sentence.start)])
    return (owner[1] if owner else "") + slot.text


def is_priced(claim: Claim) -> bool:
    """True where the sentence speaks of buying, selling or prices."""
    return any(word in claim.sentence.text for word in ("価格", "税込", "税別", "発売", "販売", "購入", "買え", "買う", "市価", "円から"))


def tense(claim: Claim, quantity: Quantity) -> Tense:
    """Past for 〜した and 〜だった, perfect for 〜している of deeds, else present; a verb left out in a headline is past."""
    rest = after_figure(claim, quantity)
    if is_before_arrow(claim, quantity):
        return "past"
    closed = _CLOSES.match(rest) if is_in_brackets(claim, quantity, alone=False) else None
    behind = rest[closed.end() :] if closed else rest
    if _COPULA_PAST.match(behind) or _LISTED_PAST.match(behind):
        return "past"
    if not claim.predicate:
        return "past" if behind.startswith("で、") and ends_in_past(behind) else "present"
    stem = _stem(claim.predicate)
    at = rest.find(stem) if stem else -1
    if stem and quantity.text.endswith(stem):
        at = -len(stem)  # 倍増した: the figure is the verb
    elif at < 0:
        return "present"
    tail = rest[at + len(stem) : at + len(stem) + 12]
    if claim.predicate == "いう" and rest[:at].endswith("と"):
        return "present"  # 端末といった製品
    if tail[:1] == "、" and not claim.predicate.endswith("する"):
        return "past" if ends_in_past(rest) else "present"  # 3億円を超え、…ていると述べた
    if not tail or tail[0] in "。、）)」\n　 …―─":
        return "present" if lasts(claim.predicate) else "past"  # headline style: 80億ドルを投資
    if _SO_FAR.match(tail) or _PROGRESS.match(tail) or tail.startswith(("している", "ている", "しており")):
        return "perfect"
    if _PAST_TAIL.match(tail):
        return "past"
    if _AND_SUCH.match(tail):
        return "past" if _PAST.search(rest) else "present"
    if _GOES_ON.match(tail):
        return "past" if ends_in_past(rest) else _tense_before_more(claim, rest)  # 投じ、…建てると発表した
    return "present"


def ends_in_past(rest: str) -> bool:
    """Whether a chain of clauses, up to who says it, ends in the past: 特定し、直したと発表した; not 特定し、直すと発表した."""
    return _PAST_END.search(_SAYING.split(rest)[0]) is not None


def _tense_before_more(claim: Claim, rest: str) -> Tense:
    """Of what is done before something else that is so or goes on: 90億円に達し、…ている, has reached; 調達し、…する, raised."""
    predicate = find_predicate(claim.predicate)
    if predicate is None or _SAYING.search(rest) is not None:
        return "present"
    if predicate.japanese in DONE_FIRST:
        return "past"
    return "perfect" if predicate.kind in ("reach", "up", "down") else "present"


def bare_deed(claim: Claim, quantity: Quantity) -> str:
    """The verbal noun that a headline leaves without する behind a figure, whatever verb comes later: 5億円を調達　…; "" where there is none."""
    if claim.sentence.text[: max(0, quantity.start - claim.sentence.start)].endswith(_YEARLY):
        return ""
    found = _BARE.match(without_modifiers(after_figure(claim, quantity)))
    return found[1] if found is not None and find_predicate(f"{found[1]}する") is not None else ""


def is_able(claim: Claim, quantity: Quantity) -> bool:
    """True where the verb of the figure says what can be done: 費用を3割削減できる, 削減可能だ, 減らせる."""
    return _ABLE.match(without_modifiers(after_figure(claim, quantity))) is not None


def is_band(claim: Claim, quantity: Quantity) -> bool:
    """True for a sum that begins with these digits, 3万円台: it is in the ¥30,000 range."""
    return quantity.comparator == "~" and quantity.text.endswith(("円", "ドル", "ユーロ", "円台", "ドル台", "ユーロ台")) and (quantity.text.endswith("台") or claim.sentence.text[max(0, quantity.end - claim.sentence.start) :].startswith("台"))


def date_word(claim: Claim, date: Date) -> str | None:
    """by for まで, since for 以降 and から; None where the date only says when."""
    at = date.end - claim.sentence.start
    if not 0 < at <= len(claim.sentence.text):
        return None
    if date.text.endswith(("年内", "月内", "年度内", "期内", "週内")):
        return "by"
    if date.text.endswith("年初来"):
        return "since"
    is_span = re.search("から|[〜～~-]", date.text) is not None
    rest = claim.sentence.text[at : at + 8].lstrip("）)」* ")
    rest = re.sub(r"^(?:末|初め|初頭|中|内|頃|ごろ)", "", rest) if not date.mod else rest
    if rest.startswith("まで"):
        return None if is_span else "by"  # 2023年から2027年までに
    if rest.startswith(("以降", "から")):
        return "since" if claim.predicate and re.search(r"て(?:い|お|き)", claim.sentence.text[-8:]) else "from"
    if rest.startswith(("以前", "より前", "前に")):
        return "before"
    return None
