"""From the bytes of a file to its characters, by rules that are stated and recorded."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

UNREADABLE = "\ufffd"
"""Stands for what cannot be text: undecodable bytes, NUL, half of a surrogate pair."""

# A 16-bit mark is also the beginning of the 32-bit one, so the longer ones come first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_JAPANESE_ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\([IJ]|\$\([DOQ])")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_THREE_BYTES = re.compile("[\u0800-\uffff]")
_KANA = re.compile("[ぁ-ゖァ-ヺー]")
_HALF_KANA = re.compile("[｡-ﾟ]")
# What Python's CP932 makes of bytes that the code page leaves open, and its user-defined rows.
_UNLIKELY_CP932 = re.compile("[\x80\xa0\uf8f0-\uf8f3\ue000-\ue757]")
# Two-byte UTF-8 that people do write: letters of Western Europe, or whole words in Greek or Cyrillic.
_WESTERN = re.compile("[\x00-\u017f]*+|[\x00-\x7fͰ-Ͽ]*+|[\x00-\x7fЀ-ӿ]*+")
_TWO_BYTE_ONLY = re.compile("[\x00-\u07ff]*+")
_CONTROLS = bytes((*range(9), *range(14, 27)))
_USUAL = re.compile("[\t\n\r -~\u2010-\u2060\u3000-\u30ff\u4e00-\u9fff\uff01-\uffef]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SURE_KANA_LEAD = 3  # so many more kana than the other reading has make a guess sure


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the codec that gave it (`data.decode(encoding)` where there is no warning), and what was doubtful."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def declared_charset(data: bytes) -> str | None:
    """The character set that the head of an HTML or XML file names, or None."""
    found = _DECLARED.search(data, 0, 4096)
    return found.group(1).decode("ascii") if found else None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a file. Never raises: undecodable bytes become U+FFFD, with a warning.

    Order: byte order mark, UTF-16 by its NULs, ISO-2022-JP by its escapes, strict UTF-8, what the file declares, then
    EUC-JP or CP932, whichever gives more kana.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, codec)
    wide = _unmarked_utf16(data)
    if wide:
        return _decode_as(data, wide)
    if data.isascii():
        if _JAPANESE_ESCAPE.search(data):
            strict = _strict(data, "iso2022_jp_ext")
            return _with_cut_escapes(_decode_as(data, "iso2022_jp_ext" if strict is not None else "iso2022_jp_2004"))
        return Decoded(data.decode("ascii"), "utf-8")
    text = _strict(data, "utf-8")
    if text is not None and not _TWO_BYTE_ONLY.fullmatch(text):
        return Decoded(text, "utf-8")
    named = _known_codec(declared)
    if named:
        as_declared = _strict(data, named)
        if as_declared is not None:
            return Decoded(as_declared, named)
    if text is not None:
        return _two_byte(data, text)
    damaged = data.decode("utf-8", "replace")
    lost = damaged.count(UNREADABLE)
    if len(_THREE_BYTES.findall(damaged)) - lost > lost:
        return _decode_as(data, "utf-8")  # few bad bytes; EUC-JP and CP932 give next to no three-byte sequences
    return _legacy(data)


def _with_cut_escapes(decoded: Decoded) -> Decoded:
    """ISO-2022-JP with a warning where an escape is cut off, which its codec leaves in the text."""
    cut = decoded.text.count("\x1b")
    return replace(decoded, warnings=(*decoded.warnings, f"encoding: {cut} escapes cut off")) if cut else decoded


def _two_byte(data: bytes, text: str) -> Decoded:
    """Valid UTF-8 without one character of Japanese: short EUC-JP can look so (発表 reads as ȯɽ)."""
    other = _strict(data, "euc_jp")
    if other is None:
        return Decoded(text, "utf-8")
    if _WESTERN.fullmatch(text):
        return Decoded(text, "utf-8", ("encoding: guessed",))
    return Decoded(other, "euc_jp", ("encoding: guessed",))


def _legacy(data: bytes) -> Decoded:
    """EUC-JP or CP932, whichever gives more kana and less that nobody writes."""
    best, other = sorted((_as_kana(data, "euc_jp", "euc_jis_2004"), _as_kana(data, "cp932")), key=lambda read: -read[0])
    kana, decoded = best
    if kana <= 0 or kana - other[0] < _SURE_KANA_LEAD:
        return Decoded(decoded.text, decoded.encoding, ("encoding: guessed", *decoded.warnings))
    return decoded


def _as_kana(data: bytes, *family: str) -> tuple[int, Decoded]:
    """The reading by the first codec of a family that reads all bytes, or by the first one, and its count of kana."""
    codec = next((codec for codec in family if _strict(data, codec) is not None), family[0])
    decoded = _decode_as(data, codec)
    text = decoded.text
    unlikely = len(_UNLIKELY_CP932.findall(text)) + len(_HALF_KANA.findall(text)) // 2 + 2 * text.count(UNREADABLE)
    return len(_KANA.findall(text)) - unlikely, decoded


def _unmarked_utf16(data: bytes) -> str | None:
    """The UTF-16 codec of data without a mark, or None.

    Its ASCII characters hold a NUL and its commas and full stops (U+3001, U+3002) another control character, which no
    other text has in number; read in the right byte order, it is nearly all Japanese and ASCII.
    """
    sample = data[:4096]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls * 100 < len(sample) or not controls:
        return None
    if sample.count(0) * 5 < len(sample) and _strict(data, "utf-8") is not None:
        return None  # UTF-8 with a few NULs in it
    usual = {codec: len(_USUAL.findall(sample.decode(codec, "replace"))) for codec in ("utf-16-le", "utf-16-be")}
    best = max(usual, key=lambda codec: usual[codec])
    return best if usual[best] * 2 >= len(sample) * 0.9 - 2 and usual["utf-16-le"] != usual["utf-16-be"] else None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _decode_as(data: bytes, codec: str) -> Decoded:
    text = _strict(data, codec)
    if text is not None:
        return Decoded(text, codec)
    text = data.decode(codec, "replace")
    return Decoded(text, codec, (f"encoding: {text.count(UNREADABLE)} undecodable places",))


def _known_codec(declared: str | None) -> str | None:
    """Python's name for a declared character set; the Japanese ones in the form that the Web gives them."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip().lower()).name
    except (LookupError, ValueError):
        name = {"x-sjis": "shift_jis", "x-euc-jp": "euc_jp", "windows-31j": "cp932"}.get(declared.strip().lower(), "")
    if name in {"shift_jis", "cp932", "ms932"}:
        return "cp932"
    # A codec that reads every byte (Latin-1 and its kin) says nothing of the file.
    return name if name in {"euc_jp", "utf-8", "euc_jis_2004", "shift_jis_2004", "shift_jisx0213"} else None


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for each half of a surrogate pair that stands alone (JSON can write one); the same length.

    Gives `text` itself back where there is none.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub(UNREADABLE, text)
    return text
