"""How unknown Japanese is shown: as it is, in 「」, with its reading in Hepburn letters behind it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_LONGEST_READ = 16  # characters; a longer phrase stands without its reading

_KANA = {
    "ア": "a", "イ": "i", "ウ": "u", "エ": "e", "オ": "o", "カ": "ka", "キ": "ki", "ク": "ku", "ケ": "ke", "コ": "ko",
    "サ": "sa", "シ": "shi", "ス": "su", "セ": "se", "ソ": "so", "タ": "ta", "チ": "chi", "ツ": "tsu", "テ": "te", "ト": "to",
    "ナ": "na", "ニ": "ni", "ヌ": "nu", "ネ": "ne", "ノ": "no", "ハ": "ha", "ヒ": "hi", "フ": "fu", "ヘ": "he", "ホ": "ho",
    "マ": "ma", "ミ": "mi", "ム": "mu", "メ": "me", "モ": "mo", "ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ラ": "ra", "リ": "ri",
    "ル": "ru", "レ": "re", "ロ": "ro", "ワ": "wa", "ヰ": "i", "ヱ": "e", "ヲ": "o", "ン": "n", "ガ": "ga", "ギ": "gi",
    "グ": "gu", "ゲ": "ge", "ゴ": "go", "ザ": "za", "ジ": "ji", "ズ": "zu", "ゼ": "ze", "ゾ": "zo", "ダ": "da", "ヂ": "ji",
    "ヅ": "zu", "デ": "de", "ド": "do", "バ": "ba", "ビ": "bi", "ブ": "bu", "ベ": "be", "ボ": "bo", "パ": "pa", "ピ": "pi",
    "プ": "pu", "ペ": "pe", "ポ": "po", "ヴ": "vu",
    "キャ": "kya", "キュ": "kyu", "キョ": "kyo", "シャ": "sha", "シュ": "shu", "ショ": "sho", "シェ": "she", "チャ": "cha",
    "チュ": "chu", "チョ": "cho", "チェ": "che", "ニャ": "nya", "ニュ": "nyu", "ニョ": "nyo", "ヒャ": "hya", "ヒュ": "hyu",
    "ヒョ": "hyo", "ミャ": "mya", "ミュ": "myu", "ミョ": "myo", "リャ": "rya", "リュ": "ryu", "リョ": "ryo", "ギャ": "gya",
    "ギュ": "gyu", "ギョ": "gyo", "ジャ": "ja", "ジュ": "ju", "ジョ": "jo", "ジェ": "je", "ビャ": "bya", "ビュ": "byu",
    "ビョ": "byo", "ピャ": "pya", "ピュ": "pyu", "ピョ": "pyo", "ティ": "ti", "ディ": "di", "トゥ": "tu", "ドゥ": "du",
    "デュ": "dyu", "テュ": "tyu", "ファ": "fa", "フィ": "fi", "フェ": "fe", "フォ": "fo", "フュ": "fyu", "ウィ": "wi",
    "ウェ": "we", "ウォ": "wo", "ヴァ": "va", "ヴィ": "vi", "ヴェ": "ve", "ヴォ": "vo", "ツァ": "tsa", "ツィ": "tsi",
    "ツェ": "tse", "ツォ": "tso", "クァ": "kwa", "クィ": "kwi", "クェ": "kwe", "クォ": "kwo", "グァ": "gwa", "イェ": "ye",
}  # fmt: skip
_MACRONS = {"a": "ā", "i": "ī", "u": "ū", "e": "ē", "o": "ō"}
_SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "ya", "ュ": "yu", "ョ": "yo", "ヮ": "wa", "ヵ": "ka", "ヶ": "ke"}
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_HAS_JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")


def hepburn(kana: str) -> str:
    """Kana → Hepburn with macrons: トウキョウ → tōkyō. What is no kana is left out."""
    kana = kana.translate(_TO_KATAKANA)
    made = ""
    double = False
    at = 0
    while at < len(kana):
        char = kana[at]
        if char == "ッ":
            double, at = True, at + 1
            continue
        if char == "ー":
            if made and made[-1] in _MACRONS:
                made = made[:-1] + _MACRONS[made[-1]]
            at += 1
            continue
        step = 2 if at + 1 < len(kana) and kana[at : at + 2] in _KANA else 1
        syllable = _KANA.get(kana[at : at + step]) or _SMALL.get(char) or (char if char.isascii() else "")
        if char == "ン" and at + 1 < len(kana) and kana[at + 1] in "アイウエオヤユヨ":
            syllable = "n'"
        if double and syllable:
            syllable = ("t" if syllable.startswith("ch") else syllable[0] if syllable[0] not in "aiueo" else "") + syllable
            double = False
        # オウ and ウウ are long vowels.
        if char == "ウ" and made[-1:] in ("o", "u") and step == 1:
            made, syllable = made[:-1] + _MACRONS[made[-1]], ""
        elif char == "オ" and made[-1:] == "o" and step == 1:
            made, syllable = made[:-1] + "ō", ""
        made += syllable
        at += step
    return made


@cache
def _tagger() -> Any:
    from fugashi import Tagger  # late: only unknown words need it

    return Tagger()


@lru_cache(maxsize=20000)
def romanised(text: str) -> str:
    """The reading of a Japanese text word by word, or "" where the dictionary does not know it."""
    words: list[str] = []
    if re.fullmatch(r"[ァ-ヺー・＝]+", text):
        parts = [hepburn(part) for part in re.split(r"[・＝]", text) if part]
        return " ".join(part.capitalize() for part in parts) if len(parts) > 1 else "".join(parts)
    for word in _tagger()(text):
        surface = str(word)
        if surface.isascii():
            words.append(surface)
            continue
        # The kana column keeps long vowels as they are written (キョウ); the pronunciation column has only ー.
        kana = getattr(word.feature, "kana", None) or (surface if re.fullmatch(r"[ぁ-ゖァ-ヺー]+", surface) else "")
        if not kana or kana == "*":
            if surface in "・＝、。（）":
                continue
            return ""
        words.append(hepburn(kana))
    return " ".join(word for word in words if word)


@lru_cache(maxsize=5000)
def marked_person(text: str) -> str:
    """A person's name without 氏: 「平野浩介」 (Hirano Kōsuke)."""
    said = romanised(text) if len(text) <= _LONGEST_READ else ""
    return f"「{text}」 ({' '.join(word.capitalize() for word in said.split())})" if said else f"「{text}」"


def _unquoted(text: str, left: str, right: str) -> str:
    """Without the marks around all of it, or one of which the other is not there; 「甲」と「乙」 keeps its marks."""
    if text.startswith(left) and text.find(right) in (-1, len(text) - 1):
        text = text[1:].removesuffix(right)
    return text.removesuffix(right) if text.endswith(right) and left not in text else text


@lru_cache(maxsize=20000)
def marked(text: str) -> str:
    """Japanese that has no sure English: 「虞」 (osore)."""
    inner = _unquoted(_unquoted(text, "「", "」"), "『", "』").translate({ord("「"): "『", ord("」"): "』"})
    if not _HAS_JAPANESE.search(inner):
        return inner
    said = romanised(inner) if len(inner) <= _LONGEST_READ else ""
    return f"「{inner}」 ({said})" if said else f"「{inner}」"
