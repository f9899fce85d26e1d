"""Bytes in whatever encoding: 30 files. What was decided is recorded; what was guessed or lost is said."""

from __future__ import annotations

import codecs

from hostile.case import PLAIN, READ, Case, Outcome

TEXT = f"{PLAIN}工場はことしの夏に動き出し、できた部品をアジアの各地へおくる。\n"
_SHORT = "AI 2024年"


def _case(name: str, data: bytes, status: str = "ok", encoding: str = "", *warnings: str, **more: object) -> Case:
    more.setdefault("quantities", READ)
    return Case("encodings", name, data, Outcome(status=status, encoding=encoding, warnings=warnings, **more))  # type: ignore[arg-type]


def _page(charset: str, text: str = TEXT) -> str:
    return f"<!DOCTYPE html><html><head><meta charset={charset}><title>新型機</title></head><body><p>{text}</p></body></html>"


_LOST = ("degraded", "", "encoding:")
_GUESSED = "encoding: guessed"

CASES = [
    _case("utf-8.txt", TEXT.encode(), encoding="utf-8"),
    _case("utf-8-with-mark.txt", TEXT.encode("utf-8-sig"), encoding="utf-8-sig"),
    _case("shift-jis.txt", TEXT.encode("cp932"), encoding="cp932"),
    _case("shift-jis-of-one-maker.txt", f"㈱青空は①と②を髙島に置く。{TEXT}".encode("cp932"), encoding="cp932", shows=("㈱青空", "髙島")),
    _case("euc-jp.txt", TEXT.encode("euc_jp"), encoding="euc_jp"),
    _case("euc-jp-of-2004.txt", f"①は②より軽い。{TEXT}".encode("euc_jis_2004"), encoding="euc_jis_2004", shows=("①は②",)),
    _case("iso-2022-jp.txt", TEXT.encode("iso2022_jp"), encoding="iso2022_jp_ext"),
    _case("iso-2022-jp-narrow-kana.txt", f"ｱｲｳ。{TEXT}".encode("iso2022_jp_ext"), encoding="iso2022_jp_ext", shows=("ｱｲｳ",)),
    _case("iso-2022-jp-cut-escape.txt", TEXT.encode("iso2022_jp")[:-3] + b"\x1b$", *_LOST),
    _case("utf-16-with-mark.txt", codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), encoding="utf-16"),
    _case("utf-16-turned-with-mark.txt", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), encoding="utf-16"),
    _case("utf-16.txt", TEXT.encode("utf-16-le"), encoding="utf-16-le"),
    _case("utf-16-turned.txt", TEXT.encode("utf-16-be"), encoding="utf-16-be"),
    _case("utf-16-with-an-odd-byte.txt", codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le") + b"\x42", *_LOST),
    _case("utf-32-with-mark.txt", codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), encoding="utf-32"),
    _case("utf-32-turned-with-mark.txt", codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), encoding="utf-32"),
    _case("utf-8-cut-off.txt", TEXT.rstrip().encode()[:-1], "degraded", "utf-8", "encoding: 1 undecodable"),
    _case("shift-jis-cut-off.txt", TEXT.rstrip().encode("cp932")[:-1], "degraded", "cp932", "encoding: 1 undecodable"),
    _case("euc-jp-cut-off.txt", TEXT.rstrip().encode("euc_jp")[:-1], "degraded", "euc_jp", "encoding: 1 undecodable"),
    _case("utf-8-then-shift-jis.txt", TEXT.encode() * 5 + "値下げ".encode("cp932"), "degraded", "utf-8", "encoding:", quantities=READ * 5),
    _case("shift-jis-then-utf-8.txt", TEXT.encode("cp932") * 5 + "値下げ".encode(), encoding="cp932", quantities=READ * 5),
    _case("utf-8-mark-then-shift-jis.txt", codecs.BOM_UTF8 + TEXT.encode("cp932"), *_LOST, quantities=None),
    _case("euc-jp-that-is-valid-utf-8.txt", "発表".encode("euc_jp"), "degraded", "euc_jp", _GUESSED, quantities=(), shows=("発表",)),
    _case("short-euc-jp.txt", _SHORT.encode("euc_jp"), "degraded", "", _GUESSED, quantities=None),
    _case("short-shift-jis.txt", _SHORT.encode("cp932"), "degraded", "", _GUESSED, quantities=None),
    _case("page-with-a-wrong-name.html", _page("Shift_JIS").encode(), encoding="utf-8"),
    _case("page-with-its-right-name.html", _page("Shift_JIS").encode("cp932"), encoding="cp932"),
    _case("page-with-another-name.html", _page("EUC-JP").encode("cp932"), encoding="cp932"),
    _case("page-with-a-name-for-any-bytes.html", _page("iso-8859-1").encode("cp932"), encoding="cp932"),
    _case("wave-dash.txt", f"価格は5〜6万円、温度は−3度だ。{TEXT}".encode("euc_jp"), encoding="euc_jp", quantities=("50000..60000 JPY", "-3 degC", *READ)),
]
