"""Companies that no table has, found by what stands beside the name: 株式会社X, スタートアップのX, X社, X製作所."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.components.company_rules import Cue, allowed, cues, goes_on
from pipeline.components.company_table import by_surface, exclusions
from pipeline.components.product_forms import products
from pipeline.language.matcher import WordFinder, script
from pipeline.tables.own_names import chosen, per_choice
from pipeline.values.normal import fold

_LATIN, _KATAKANA, _KANJI = script("A"), script("ア"), script("漢")
_CLOSING: Final = {"「": "」", "『": "』", "“": "”", '"': '"', "【": "】", "〈": "〉", "《": "》"}
_ENDS_OF_FIRMS: Final = ("店", "組合")
_COMMON_SUFFIXES: Final = frozenset(("グループ", "プロダクション", "レコード", "ジャパン"))
_LONGEST: Final = 36
_WORD: Final = r"[A-Za-z0-9][A-Za-z0-9&.'’+-]*"
_LATIN_RUN: Final = re.compile(rf"{_WORD}(?:[ ](?:&[ ])?[A-Z0-9][A-Za-z0-9&.'’+-]*){{0,4}}")
_KATAKANA_RUN: Final = re.compile(r"[ァ-ヺー]{2,}(?:[・=][ァ-ヺー]+)*(?:[A-Z]{1,2}(?![A-Za-z0-9]))?")
_ANY_RUN: Final = re.compile(r"[ァ-ヺーA-Za-z0-9一-龥々ヶ][ァ-ヺーA-Za-z0-9一-龥々ヶ&.'’・-]*(?: [A-Z][A-Za-z0-9&.'’-]*)*")
_MIXED: Final = re.compile(r"[A-Za-z0-9]+(?=[ァ-ヺー])|[ァ-ヺー]+(?=[A-Za-z])")
_HIRAGANA_RUN: Final = re.compile(r"(?![のはがをにでとも等なへや])[ぁ-ん]{2,8}(?:(?=[はがをのにとで、。(」\s])|[ァ-ヺー一-龥々]+)")
# What follows a name in kanji and is no part of it.
_TITLE: Final = re.compile(r"(?<=..)(?:代表取締役|代表者|社長|会長|専務|取締役|執行役員|営業所|本社|支社|支店|工場|等|製(?![作薬菓紙鉄鋼糖粉造品])|側|株|同社|従業員|関係者|公式|主催|提供|協賛|出身|所属|傘下|創業者|発行|内).*$")
_INDUSTRY: Final = re.compile(r".*(?:会社|企業|大手|メーカー|法人|団体|チェーン店?|事業者|ブランド)[・の]?")
_OF_DAY: Final = re.compile(r"[0-9]+(?:年|月|日|時|社|人|つ|台|区|市)?")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that names an unknown company, with the cue that shows it."""

    start: int
    end: int
    rule: str
    whole: bool  # the cue is part of the name, which may then swallow a known name


@cache
def _finder() -> WordFinder:
    return WordFinder(_cues_of_words())


@cache
def _cues_of_words() -> dict[str, list[Cue]]:
    """The cues that show an unknown name, by their words."""
    found: dict[str, list[Cue]] = {}
    for place in ("form-before", "form-after", "suffix", "before", "after"):
        for cue in cues()[place].values():
            if cue.strength != "known":
                found.setdefault(cue.word, []).append(cue)
    return found


@cache
def _generic() -> frozenset[str]:
    return frozenset(exclusions("word"))


@cache
def _trades() -> tuple[str, ...]:
    return exclusions("trade")


@cache
def _generic_stems() -> tuple[str, ...]:
    return tuple(word for word in exclusions("word") if len(word) >= 2 and not word.isascii())


@cache
def _kanji_suffixes() -> tuple[str, ...]:
    return tuple(word for word in cues()["suffix"] if script(word[-1]) == _KANJI)


@per_choice
def _products() -> frozenset[str]:
    """The spellings of products, the user's own among them."""
    own = (said for row in chosen().of("product") if row.action == "add" for said in (row.name, *(alias for alias, _ in row.aliases)))
    return frozenset(fold(said) for said in (*own, *(said for product in products() for said, _ in product.spellings)))


@per_choice
def _sure_products() -> frozenset[str]:
    """The spellings of products that are no ordinary words."""
    return _products() - {fold(said) for product in products() for said, risk in product.spellings if risk == "word"}


@cache
def _leads() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(re.escape(word) for word in sorted((*exclusions("lead"), *cues()["form-before"]), key=len, reverse=True)) + ")+")


def _is_name(name: str, firm: bool) -> bool:
    """Whether an unknown string may be the name of a company; `firm`: a legal form or suffix says so."""
    if not name or name in _generic() or (not firm and name.endswith(exclusions("ending"))):
        return False
    kinds = {script(char) for char in name}
    if kinds <= {_LATIN, 0}:
        if not firm and (re.split(r"[ -]", name)[0] in _generic() or name.endswith(_trades()) or re.search(r"[ -]?[0-9.]+$|^[0-9.]+[A-Z]{1,2}$", name)):
            return False
        return len(name) >= 2 and any(char.isalpha() for char in name) and (any(char.isupper() for char in name) or "." in name.strip("."))
    if firm:
        return len(name) >= 2
    if (first := re.match(r"[A-Za-z0-9]+", name)) and first[0] in _generic():
        return False
    if (last := re.search(r"[A-Z]+$", name)) and (name[: last.start()].endswith(_trades()) or name[: last.start()] in _generic()):
        return False
    return len(name) >= 3 and not name.endswith(_trades()) and name[0] not in "ーァィゥェォッャュョ・"


def _left(folded: str, end: int, with_kanji: bool) -> int:
    """Where the run of name characters that ends at `end` begins."""
    start = end
    lowest = max(0, end - _LONGEST)
    while start > lowest:
        char = folded[start - 1]
        kind = script(char)
        joins = char == " " and start < end and script(folded[start]) == _LATIN and start >= 2 and script(folded[start - 2]) == _LATIN
        if not (joins or kind in (_LATIN, _KATAKANA) or (kind == _KANJI and with_kanji) or char in "・=&.'’+-"):
            break
        start -= 1
    while start < end and folded[start] in "・=&.'’+- ー":
        start += 1
    return start


def _ending_at(folded: str, end: int) -> int:
    """Where a name in Latin letters or katakana that ends at `end` begins."""
    start = _left(folded, end, with_kanji=False)
    run = folded[start:end]
    tail = re.search(rf"(?:^|(?<=[^A-Za-z0-9&.'’ +-]))({_LATIN_RUN.pattern})$", run)
    if tail and (len(tail[1]) > 2 or tail.start(1) == 0):
        start += tail.start(1)
        words = folded[start:end].split(" ")
        while len(words) > 1 and words[0].islower():
            start += len(words.pop(0)) + 1
        return start
    while (mixed := _MIXED.match(folded, start, end)) and (mixed[0] in _generic() or mixed[0].endswith(_trades())):
        start = mixed.end()
    return start


def _after_cue(folded: str, at: int, form: bool) -> tuple[int, int] | None:
    """The name that begins at `at`, behind a quotation mark or a space if there is one."""
    if form and folded[at : at + 1] == " ":
        at += 1
    closing = _CLOSING.get(folded[at : at + 1])
    if closing:
        end = folded.find(closing, at + 1, at + 32)
        if end < 0 or script(folded[end - 1]) not in (_LATIN, _KATAKANA, _KANJI):
            return None
        run = (_ANY_RUN if form else _LATIN_RUN).fullmatch(folded, at + 1, end) or _KATAKANA_RUN.fullmatch(folded, at + 1, end)
        return (at + 1, end) if run else None
    if form:
        if folded[at : at + 1] == "・":
            return None
        found = _HIRAGANA_RUN.match(folded, at, at + _LONGEST) or _ANY_RUN.match(folded, at, at + _LONGEST)
    else:
        found = _LATIN_RUN.match(folded, at, at + 2 * _LONGEST) or _KATAKANA_RUN.match(folded, at, at + _LONGEST)
    if found is None:
        return None
    end = found.end()
    if form and (title := _TITLE.search(folded, at, end)):
        end = title.start()
    while end > at and folded[end - 1] in "・.'’-&":
        end -= 1
    return at, end


def _suffixed(folded: str, start: int, end: int, cue: Cue) -> tuple[int, int] | None:
    """The name that ends with a suffix at `[start, end)`."""
    kind = script(folded[end - 1])
    if end < len(folded) and kind == script(folded[end]) == _KATAKANA:
        return None
    begin = _ending_at(folded, start) if kind == _LATIN else _stem_start(folded, start)
    stem = folded[begin:start]
    if len(stem) < 2 or stem in _generic() or re.match(r"[0-9]+(?:$|[^A-Za-z0-9])", stem):
        return None
    if kind == _KANJI and goes_on(folded, end):
        return None
    if cue.word == " Labs" and (stem in by_surface() or stem in _sure_products()):
        return None
    if all(part in _generic() or part in _trades() for part in re.split("[&+・ ]", stem)):
        return None
    by_kanji = script(stem[-1]) == _KANJI
    if cue.strength == "kanji" and not by_kanji:
        return None
    if len(stem) > 2 and cue.word not in _COMMON_SUFFIXES and stem in by_surface():
        return begin, end
    if kind != _LATIN and stem.endswith(_generic_stems()) and (by_kanji or cue.word in _COMMON_SUFFIXES or kind == _KANJI):
        return None
    if cue.word == "グループ" and by_kanji and stem not in by_surface() and not stem.endswith(_kanji_suffixes()):
        return None
    return begin, end


def _stem_start(folded: str, end: int) -> int:
    """Where the name begins whose suffix begins at `end`: behind dates, trades and words that only lead to it."""
    begin = _left(folded, end, with_kanji=True)
    dot = folded.rfind("・", begin, end)
    if dot >= 0 and not script(folded[dot - 1]) == script(folded[dot + 1]) == _KATAKANA:
        begin = dot + 1
    for pattern in (_INDUSTRY, _leads(), _OF_DAY):
        lead = pattern.match(folded, begin, end)
        if lead and end - lead.end() >= 2:
            begin = lead.end()
            while folded[begin] in "・ー":
                begin += 1
    return begin


def find_new(folded: str) -> list[Candidate]:
    """The unknown names that cues show, by start."""
    table, found = _cues_of_words(), []
    hits = _finder().find(folded)
    longest = {start: end for start, end, _ in sorted(hits)}  # ベンチャーキャピタル before ベンチャー
    for start, end, word in hits:
        for cue in table[word]:
            if (cue.where == "before" and end < longest[start]) or not allowed(cue, folded, start, end):
                continue
            candidate = _candidate(folded, start, end, cue)
            if candidate is not None:
                found.append(candidate)
    found.sort(key=lambda c: (c.start, -c.end))
    return found


def _candidate(folded: str, start: int, end: int, cue: Cue) -> Candidate | None:
    if cue.where == "suffix":
        span = _suffixed(folded, start, end, cue)
        if span is None or (folded.endswith(exclusions("ending"), start - 8 if start > 8 else 0, end) and not folded.endswith(_ENDS_OF_FIRMS, 0, end)):
            return None
        return Candidate(*span, f"suffix {cue.word}", True)
    if cue.where == "form-after":
        begin = _ending_at(folded, start) if script(cue.word[-1]) == _LATIN or cue.word[-1] == "." else _stem_start(folded, start)
        if _OF_DAY.fullmatch(folded, begin, start) or (end < len(folded) and script(folded[end]) in (_LATIN, _KATAKANA)):
            return None
        return Candidate(begin, end, f"form {cue.word}", True) if _is_name(folded[begin:start], firm=True) else None
    if cue.where == "after":
        stop = start - 1 if start and folded[start - 1] in "」』”" else start
        begin = _ending_at(folded, stop)
        name = folded[begin:stop]
        fits = script(name[-1]) == _LATIN if cue.strength == "latin" and name else bool(name)
        if cue.word != "社" and name in _products():
            return None
        if cue.word == "社" and re.search(r"[ァ-ヺー一-龥][0-9]+$", folded[max(0, stop - 8) : stop]):
            return None
        # 社 stays with an unknown name: it is what makes it one.
        return Candidate(begin, end if cue.word == "社" else stop, f"before {cue.word}", False) if fits and _is_name(name, firm=False) else None
    form = cue.where == "form-before"
    span = _after_cue(folded, end, form)
    if span is None or (cue.refuse and cue.refuse.match(folded, span[1])):
        return None
    name = folded[span[0] : span[1]]
    if not _is_name(name, firm=form) or (cue.strength == "latin" and not name.isascii()):
        return None
    if not form and ((name.isascii() and name.isupper() and len(name) <= 4) or name in _sure_products()):
        return None
    if not form and script(folded[span[1] : span[1] + 1] or " ") == script(name[-1]) == _KATAKANA:
        return None
    return Candidate(start if form else span[0], span[1], f"after {cue.word}", form)
