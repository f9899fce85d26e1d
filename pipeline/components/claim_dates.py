"""Which date of a sentence dates a figure: one of its own clause, or the time that the sentence begins with.

2031年に工場を建て、50人を雇う: the year is that of the building. 2031年には工場を建て、50人を雇う: it is that of both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.values.normal import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.components.phrases import SentenceReading
    from pipeline.facts import DateFact, QuantityFact, SlotFact
    from pipeline.language.words import Word

#: Between two statements of a headline: what stands on the other side is said of something else.
_BREAK = re.compile(r"[。!?…‥|]|[―─—]{2}|(?<=.)[ 　](?=[^ -~])")
_BRACKETS = re.compile(r"[(][^()]*[)]|「[^「」]*」|『[^『』]*』")
#: A date that is looked ahead to: 2030年に向けて, 2030年を見据え.
_AHEAD = re.compile(r"度?(?:に(?:向け|向か|備え)|を(?:見据え|見越し|前に|控え|目標と|めど|目途))")
#: A date that only describes a noun: 2月に始めた事業で…. A survey's is that of its figures.
_DESCRIBES = re.compile(r"(?:に|から|、|の)?[^、。はが]{0,24}?(?:[しっいえけげせてねべめれきりみび]た|んだ|ている)(?P<head>[一-龥ァ-ヶA-Za-z「『][^、。はがをにで]*)")
_SURVEYS = ("調査", "アンケート", "分析", "決算", "集計", "統計", "研究", "時点", "結果")
_ENDS = ("期", "年", "月", "日", "時", "際", "場合", "以降", "後", "ため")  # what they head is itself a time
_MEASURES = ("額", "数", "率", "費", "高", "量")  # 2031年に投じた金額は5億円: the figure's own
#: The time of all that follows: 2031年には、 2031年、
_TOPIC = re.compile(r"(?:に|時点で|末に|末)?(?:は|、)")
_LED = re.compile(r"の[^、。はが]{1,20}は、?")  # 2031年の出荷は…: where it begins its sentence
_CONTRAST = re.compile(r"(?:が|けど|けれど|けれども|ものの|一方で?|のに|のに対し|に対し|反面)、")
_OWN_SUBJECT = re.compile(r"[はがも]")
_AT_LAST = re.compile(r"(?:[^、。「」]{0,12})、")  # a headline's date at its end: 50店を開設へ、2031年に
_END = re.compile(r"(?:末|度|中)?(?:に|までに|から|以降)?(?:[。\s　]|$)")
_BARE_VERB = re.compile(r"[をもがに][一-龥]{2,4}$")  # of a headline: 工場を閉鎖、
_VERBS = ("動詞", "形容詞", "助詞-接続助詞")
#: Verbs that have become particles: 2031年にかけて、
_FORMER = re.compile(r"度?(?:並み|並の|以来|の[^、。はがを]{1,10}から(?!の))")
_LIKE_PARTICLES = re.compile(r"(?:に(?:おいて|おける|おき|かけて?|入っ?て?り?|よって|より|よると|よれば|対して?|比べて?|比べると|ついて|関して|伴って?い?|向けて?|あたって?り?|わたって?り?|なって?ると?|基づき|加え|加えて)|と(?:して|比べて?|比較して|なって|いえば)|を(?:見ると|みると|含めて?|通じて?|通して|もとに|めぐり|めぐって))、$")
_APART = re.compile(r"[、,。(「『)」』!?…|―─—]|から|[うくぐすつぬぶむるた][一-龥ァ-ヶ]|(?<=[^ -~]) |^ $")
_BEHIND = 20  # characters between a figure and a date that follows it
_OF_ANOTHER = re.compile(r"度?(?:末)?(?:の|比|と比|に比|より|から)")  # 3億円と2024年の2倍: what the date belongs to


def date_of(text: str, reading: SentenceReading, index: int, quantities: Sequence[QuantityFact], dates: Sequence[DateFact], words: Sequence[Word], baseline: SlotFact | None) -> int | None:
    """The date of the quantity `index`, by its index: the nearest before it, else the nearest behind it, where it speaks of the figure.

    What the figure is compared with has a date of its own.
    """
    quantity, at = quantities[index], reading.quantity_at[index]
    usable = [
        (place, date)
        for date, place in sorted(reading.date_at.items(), key=lambda pair: pair[1])
        if dates[date].type in ("DATE", "TIME")
        and not (baseline is not None and dates[date].start < baseline.end and baseline.start < dates[date].end)
    ]
    before = [date for place, date in usable if place < at]
    for date in reversed(before):
        between = fold(text[dates[date].end : quantity.outer[0]])
        if _AHEAD.match(between) or _is_of_a_name(text, reading, dates[date], between) or _is_of_baseline(text, dates[date], between, baseline):
            continue
        return date if not _only_describes(between) and _reaches(text, reading.start, between, dates[date], quantity, words, baseline) else None
    behind = [date for place, date in usable if place > at]
    return behind[0] if behind and not before and _is_beside(text, quantity, dates[behind[0]]) else None


def _is_of_baseline(text: str, date: DateFact, between: str, baseline: SlotFact | None) -> bool:
    """Whether a date is that of what the figure is compared with: 2031年の5%から, 2031年の実績から."""
    if _FORMER.match(between):
        return True
    return baseline is not None and date.end < baseline.start and fold(text[date.end : baseline.start]) in ("の", "の約", "末の", "時点の")


def _reaches(text: str, sentence: int, between: str, date: DateFact, quantity: QuantityFact, words: Sequence[Word], baseline: SlotFact | None) -> bool:
    """Whether a date before a figure speaks of it: no clause ends between them, or it is the time of all of them.

    `sentence` is where their sentence begins.
    """
    if fold(text[quantity.end : quantity.end + 2]) == "から" and not re.match(r"(?:時点|末|現在)?[のは(]", between):
        return False  # 2031年、3億円から5億円に: that of the second
    if _BREAK.search(_BRACKETS.sub("", between)):
        return False
    ends = list(_clause_ends(date.end, quantity.start, words))
    if not ends or (baseline is not None and ends[-1] <= baseline.start and not _OWN_SUBJECT.search(text, ends[-1], quantity.start)):
        return True  # 2031年に3億円に達し、前年比5%増えた: the same goes on
    leads = date.start == sentence or fold(text[date.start - 1]) in "、,。 "
    is_topic = _TOPIC.match(between) is not None or (leads and _LED.match(between) is not None)
    return is_topic and not any(_CONTRAST.search(fold(text[date.end : end])[-7:]) for end in ends)


def _clause_ends(start: int, end: int, words: Sequence[Word]) -> Iterator[int]:
    """Where clauses end between two places: at each comma behind a verb, 建て、 but not かけて、"""
    said, tag = "", ""
    for word in words:
        if word.start >= end:
            return
        if word.start < start:
            continue
        if word.text in ("、", ",") and (said.endswith("一方") or (tag.endswith("サ変可能") and _BARE_VERB.search(said)) or ((tag.startswith(_VERBS) or (tag == "助動詞" and not said.endswith(("で", "に")))) and not _LIKE_PARTICLES.search(said + "、"))):
            yield word.end
        said, tag = (said + word.text)[-12:], word.tag



def _only_describes(between: str) -> bool:
    """Whether a date stands in a clause that describes another noun: 2月に始めた事業."""
    found = _DESCRIBES.match(between)
    if found is None or found["head"].startswith(_ENDS) or any(survey in between for survey in _SURVEYS):
        return False
    own = found["head"].endswith(_MEASURES) and len(between) - found.end() <= 2 and not re.search("[0-9]", found[0])
    return not own


def _is_of_a_name(text: str, reading: SentenceReading, date: DateFact, between: str) -> bool:
    """Whether a date stands in brackets that are closed before the figure and hold more, or that follow a name: A社（2031年設立）は…"""
    rest = _BRACKETS.sub("", between)
    closed = re.search(r"[)」』]", rest)
    if closed is None or re.search(r"[(「『]", rest[: closed.start()]):
        return False
    if closed.start() > 0 or fold(text[date.start - 1 : date.start]) not in tuple("(「『"):
        return True
    return any(phrase.name is not None and phrase.end == date.start - 1 for phrase in reading.phrases.values())


def _is_beside(text: str, quantity: QuantityFact, date: DateFact) -> bool:
    """Whether a date behind a figure is its own: 5億円を2031年に投じる, 5億円（2031年）; not 5社と提携した（2031年から…）."""
    between = _BRACKETS.sub("", fold(text[quantity.outer[1] : date.start]))
    if len(between) > _BEHIND:
        return False
    behind = fold(text[date.end : date.end + 4])
    if re.fullmatch(r"(?:以上|超|程度|規模)?[(]", between) or (_AT_LAST.fullmatch(between) and _END.match(behind)):
        return True
    return _APART.search(between) is None and _OF_ANOTHER.match(behind) is None
