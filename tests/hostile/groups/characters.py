"""Characters that are not what they seem: 24 files. No span may slip, and no figure may be read over what cuts it in two."""

from __future__ import annotations

from hostile.case import PLAIN, READ, Case, Outcome

_CUT = "価格は1{}28円だ。"  # neither 1, 28 nor 128 is a safe reading of all of these


def _case(name: str, text: str | bytes, **outcome: object) -> Case:
    data = text if isinstance(text, bytes) else text.encode()
    return Case("characters", name, data, Outcome(**outcome))  # type: ignore[arg-type]


CASES = [
    _case("nul-in-a-word.txt", "新\0型機の容量は128GBで、価格は5万円だ。", quantities=READ, shows=("型機の容量",)),
    _case("nul-in-a-figure.txt", _CUT.format("\0"), quantities=(), unread=("1", "28")),
    _case("half-a-surrogate-pair.txt", PLAIN.encode() + b"\xed\xa0\x80" + PLAIN.encode(), status="degraded", warnings=("encoding:",), quantities=READ * 2),
    _case("surrogate-pair-as-utf8.txt", PLAIN.encode() + b"\xed\xa0\xbd\xed\xb8\x80", status="degraded", warnings=("encoding:",), quantities=READ),
    _case("c1-controls.txt", PLAIN + "".join(map(chr, range(0x80, 0xA0))) + PLAIN, quantities=READ * 2),
    _case("c0-controls.txt", PLAIN + "".join(chr(c) for c in range(1, 32) if c not in (9, 10, 13)) + PLAIN, quantities=READ * 2),
    _case("bidi-controls.txt", "価格は\u202e5万円\u202cだ。容量は\u2067128GB\u2069だ。", quantities=("50000 JPY", "128 GB")),
    _case("joined-emoji.txt", "👨‍👩‍👧‍👦の3人家族向けで、価格は5万円だ。🇯🇵", quantities=("3 count:人", "50000 JPY")),
    _case("decomposed-kana.txt", "テ\u3099ータ量は5キ\u3099カ\u3099ハ\u3099イトて\u3099、フ\u309aランは2つた\u3099。", shows=("テ\u3099ータ量",), unread=("5",)),
    _case("a-thousand-marks.txt", "価格は5" + "\u0301" * 1000 + "円だ。容量は128GBだ。", quantities=("128 GB",), unread=("5",)),
    _case("alternating-marks.txt", "あ" + "\u0316\u0301" * 40_000 + PLAIN, quantities=READ),
    _case("noncharacters.txt", "\ufdd0" + PLAIN + "\ufffe\uffff\U0001fffe\U0010ffff" + PLAIN, quantities=READ * 2),
    _case("mark-in-mid-file.txt", PLAIN + "\n\n\ufeff" + PLAIN, quantities=READ * 2),
    _case("two-marks-at-the-beginning.txt", "\ufeff\ufeff" + PLAIN, encoding="utf-8-sig", quantities=READ),
    _case("variation-selectors.txt", "葛\U000e0100飾の工場の価\U000e0101格は5万円だ。", quantities=("50000 JPY",)),
    _case("zero-width-space-in-a-figure.txt", _CUT.format("\u200b"), quantities=(), unread=("1", "28")),
    _case("soft-hyphen-in-a-figure.txt", _CUT.format("\u00ad"), quantities=(), unread=("1", "28")),
    _case("tag-characters.txt", PLAIN + "".join(chr(0xE0000 + ord(c)) for c in "price 9 yen") + PLAIN, quantities=READ * 2),
    _case("private-use.txt", "\ue000社の\uf8ff端末は\U000f00005万円だ。", quantities=("50000 JPY",)),
    _case("narrow-and-wide-forms.txt", "ｽﾏｰﾄﾌｫﾝの価格は５万円、重さは１２８ｇだ。", quantities=("50000 JPY", "128 g")),
    _case("other-line-ends.txt", f"{PLAIN}\u2028{PLAIN}\u2029{PLAIN}\u0085{PLAIN}\v{PLAIN}\f{PLAIN}", quantities=READ * 6),
    _case("carriage-returns.txt", f"{PLAIN}\r{PLAIN}\r\r{PLAIN}\r", quantities=READ * 3),
    _case("beyond-the-first-plane.txt", "𠮷川商店の𩸽は5万円で、𝟏𝟐𝟖円ではない。", quantities=("50000 JPY",), unread=("𝟏𝟐𝟖",)),
    _case("many-letters-in-one.txt", "㍿青空の荷物は5㎏で、長さは3㌢、﷽を含む。", quantities=(), unread=("5", "3")),
]
