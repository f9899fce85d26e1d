"""What the words around a name tell: whether it stands by itself, and whether it is a company."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.components.company_table import exclusions
from pipeline.language.matcher import script
from pipeline.tables.loader import Row, read
from pipeline.values.normal import fold

CUE_COLUMNS: Final = ("cues", "where", "for", "not", "example")
PLACES: Final = frozenset(("form-before", "form-after", "suffix", "before", "after", "predicate"))
STRENGTHS: Final = ("known", "latin", "kanji", "any")

_KATAKANA, _KANJI, _LATIN = script("ア"), script("漢"), script("A")
_QUOTES: Final = "「『“\"'【〈《"

_PLACE_AFTER: Final = re.compile(r"[市町村区](?!場|況|販|価|分|別|切)")
# A short kanji name may be followed by these kanji; by others it is the beginning of another word.
_KANJI_AFTER: Final = re.compile(
    r"製|社|側|株|系|版|独自|全体|全社|本社|本体|自身|自体|会長|社長|副社|専務|常務|取締|代表|幹部|関連|関係|広報|傘下|研究所|出身|向け|以外|以上|など|等|他|連合|陣営"
    r"|経営|創業|社員|従業|工場|事業|公式|初|最|元|現|発|流|式|車|機|担当|執行|共同|両|各|米|日本|日|東京|大阪|子会社|連結|単体|既|今|同|時|内|間|向|直|対|的|名誉|広|営業|純|売上|決算|株主|上場|対応|側近"
)
_YOUNG: Final = ("スタートアップ", "ベンチャー", "新興", "ユニコーン")
_KANJI_BEFORE: Final = frozenset("米英独仏伊旧元現新対各同後月年日前社際時中間下上初総本脱反非氏者長的")
_SPORT: Final = re.compile(
    r"球団|プロ野球|選手権|投手|打者|打率|本塁打|登板|先発|入団|退団|ドラフト(?:会議|[0-9]位)|移籍|Jリーグ|J[123]|パ・リーグ|セ・リーグ|日本シリーズ|甲子園|監督|[0-9]回(?:表|裏)|トップリーグ|ラグビー|サッカー|駅伝|Vリーグ|オールスター|完封|奪三振|ホーム(?:ゲーム|スタジアム)"
)
_EXCHANGE: Final = re.compile("NYSE|NASDAQ|Nasdaq|ナスダック|TSE")
_CODE_AFTER: Final = re.compile(r": ?(?:[0-9]{3}[0-9A-Z]|[A-Z]{1,5})[)>\]】]")  # NYSE:TSM)
_TYPE: Final = re.compile(r"(?:[A-Z]{1,4}-?)?[0-9]{2,4}(?![0-9,.]|[万億兆年月日人社台機件%]|ドル|カ国|か国)")  # ボーイング737
_MODEL_NUMBER: Final = re.compile(r"-[A-Za-z]{0,4}[0-9]")  # MTG-B4000
_SENTENCE_END: Final = re.compile(r"[。！？!?\n]")
_TOPIC: Final = re.compile(r"(?:社|グループ|自身|本体|側)?(?:は|が|も|では|には|、)")
_CITED: Final = re.compile(
    r"[」』】]?(?:[^。\n]{0,24}?)(?:によると|によれば|が報じ|は報じ|も報じ|報じた|が伝え|は伝え|報道|の取材|の記者|の記事|のインタビュー|が入手|に語っ|に語り|の単独|編集部|調べ)"
)
_DEAL: Final = re.compile(r"(?:社|グループ)?(?:は|が|を|と|の|に)[^。\n]{0,40}?(?:買収|提携|提訴|契約|出資|傘下|ライセンス|和解|導入|人員削減|上場)")


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign that a company is meant; `refuse` must not match directly behind it."""

    word: str
    where: str
    strength: str
    refuse: re.Pattern[str] | None


def _cues(row: Row) -> list[Cue]:
    cells = row.cells
    if cells["where"] not in PLACES or cells["for"] not in STRENGTHS:
        raise ValueError(f"no place {cells['where']!r} or no strength {cells['for']!r}")
    refuse = re.compile(cells["not"]) if cells["not"] else None
    return [Cue(fold(word.replace("␣", " ")), cells["where"], cells["for"], refuse) for word in row.several("cues")]


@cache
def cues() -> dict[str, dict[str, Cue]]:
    """The cues of company_cues.tsv by place and word."""
    found: dict[str, dict[str, Cue]] = {place: {} for place in PLACES}
    for several in read("company_cues.tsv", CUE_COLUMNS, _cues):
        for cue in several:
            found[cue.where].setdefault(cue.word, cue)
    return found


@cache
def _words(where: str) -> tuple[str, ...]:
    return tuple(sorted(cues()[where], key=len, reverse=True))


def allowed(cue: Cue, folded: str, start: int, end: int) -> bool:
    """Whether a cue found at `[start, end)` may count: 米 is a country unless a kanji stands before it (欧米)."""
    if cue.refuse and cue.where != "before" and cue.refuse.match(folded, end):
        return False
    return not (len(cue.word) == 1 and cue.where == "before" and start and script(folded[start - 1]) == _KANJI)


def cue_before(folded: str, at: int, where: str = "before") -> Cue | None:
    """The cue that ends at `at`; an opening quotation mark or a space may stand between."""
    while at and (folded[at - 1] in _QUOTES or folded[at - 1] == " "):
        at -= 1
    head = folded[max(0, at - 16) : at]
    if not head.endswith(_words(where)):
        return None
    for word in _words(where):
        if head.endswith(word):
            cue = cues()[where][word]
            if allowed(cue, folded, at - len(word), at):
                return cue
    return None


def cue_after(folded: str, at: int, where: str = "after") -> Cue | None:
    """The cue that begins at `at`; a closing quotation mark may stand between."""
    if folded[at : at + 1] in ("」", "』", "”", "】"):
        at += 1
    if not folded.startswith(_words(where), at):
        return None
    for word in _words(where):
        if folded.startswith(word, at):
            cue = cues()[where][word]
            if allowed(cue, folded, at, at + len(word)):
                return cue
    return None


def has_predicate(folded: str, end: int) -> bool:
    """Whether a name that ends at `end` is the topic of a clause that says what companies do."""
    topic = _TOPIC.match(folded, end)
    if topic is None:
        return False
    stop = _SENTENCE_END.search(folded, topic.end(), topic.end() + 70)
    clause = folded[topic.end() : stop.start() if stop else topic.end() + 70]
    return any(word in clause for word in _words("predicate"))


def is_called_startup(folded: str, start: int) -> bool:
    """Whether a name is introduced as that of a young company, which a listed one of the same name is not."""
    before = cue_before(folded, start)
    return before is not None and before.word.startswith(_YOUNG)


def is_called_company(folded: str, start: int, end: int, risk: str) -> bool:
    """Whether the words around a risky name say that it is a company; a `common` word needs more than a predicate."""
    if cue_before(folded, start, "form-before") or cue_after(folded, end, "form-after"):
        return True
    before = cue_before(folded, start)
    if before and not (before.refuse and before.refuse.match(folded, end)) and (risk != "common" or before.strength != "known"):
        return True
    after = cue_after(folded, end)
    if after and (risk != "common" or after.strength != "known"):
        return True
    return risk != "common" and has_predicate(folded, end)


def is_other(folded: str, start: int, end: int) -> bool:
    """Whether what stands behind a name makes it a person, a place, a school, a team, a type of aircraft or an exchange."""
    if folded.startswith(exclusions("behind"), end) or _PLACE_AFTER.match(folded, end):
        return True
    if folded[end : end + 1] == ":" and _EXCHANGE.fullmatch(folded, start, end) and _CODE_AFTER.match(folded, end):
        return True
    return folded[end : end + 1].isalnum() and folded[start:end] in exclusions("types") and _TYPE.match(folded, end) is not None


def stands_alone(folded: str, start: int, end: int, starts: frozenset[int], ends: frozenset[int]) -> bool:
    """Whether `[start, end)` is a name by itself and no part of the name of something else.

    `starts` and `ends` are where the other names of the dictionary begin and end: companies may be joined by dots.
    """
    after = folded[end : end + 1]
    last, first = script(folded[end - 1]), script(folded[start])
    if after == "-" and last == _LATIN and _MODEL_NUMBER.match(folded, end):
        return False
    if after in "・=" and last == _KATAKANA and script(folded[end + 1 : end + 2] or " ") == _KATAKANA and end + 1 not in starts:
        return False
    if start and first == _KATAKANA and folded[start - 1] in "・=" and start - 1 not in ends:
        beyond = script(folded[start - 2]) if start > 1 else 0
        if beyond == _KATAKANA and cue_before(folded, start) is None:
            return False
    if end - start <= 3 and last == _KANJI and after and script(after) == _KANJI and not _KANJI_AFTER.match(folded, end):
        return False
    if end - start <= 3 and first == _KANJI and start and script(folded[start - 1]) == _KANJI:
        return folded[start - 1] in _KANJI_BEFORE or cue_before(folded, start) is not None
    return True


def goes_on(folded: str, end: int) -> bool:
    """Whether a kanji name that would end at `end` goes on: 千葉工業 before 大学."""
    after = folded[end : end + 1]
    if not after or script(after) not in (_KANJI, _KATAKANA):
        return False
    return not (_KANJI_AFTER.match(folded, end) or folded.startswith(("グループ", "ホールディングス", "ジャパン"), end))


def is_cited(folded: str, end: int) -> bool:
    """Whether a newspaper, agency or broadcaster that ends at `end` is only the source of what is said."""
    return _CITED.match(folded, end) is not None


def makes_deals(folded: str, end: int) -> bool:
    """Whether a newspaper or agency that ends at `end` is itself what the sentence is about."""
    return not is_cited(folded, end) and _DEAL.match(folded, end) is not None


def tells_of_sport(folded: str, start: int, end: int) -> bool:
    """Whether the sentence around a name tells of sport, where the name is a team's."""
    from_, to = folded.rfind("。", 0, start) + 1, folded.find("。", end)
    return _SPORT.search(folded, max(from_, start - 80), min(to if to >= 0 else len(folded), end + 80)) is not None
