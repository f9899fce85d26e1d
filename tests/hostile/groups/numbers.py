"""Numbers that invite a guess: 40 files. A wrong value is worse than none; what is not read is listed."""

from __future__ import annotations

from hostile.case import Case, Outcome


def _case(name: str, text: str, *quantities: str, unread: tuple[str, ...] | None = (), **more: object) -> Case:
    return Case("numbers", name, text.encode(), Outcome(quantities=quantities, unread=unread, **more))  # type: ignore[arg-type]


CASES = [
    _case("many-nines.txt", "残高は" + "9" * 100_000 + "円だ。", unread=None),
    _case("forty-one-digits.txt", "残高は1" + "0" * 40 + "円だ。", unread=("1" + "0" * 40,)),
    _case("forty-digits.txt", "残高は1" + "0" * 39 + "円だ。", "1" + "0" * 39 + " JPY"),
    _case("beyond-a-float.txt", "残高は1e309円だ。", unread=("1", "309")),
    _case("exponent-of-nine-digits.txt", "容量は1e999999999GBだ。", unread=("1", "999999999")),
    _case("tiny-exponent.txt", "重さは1e-400kgだ。", unread=("1", "400")),
    _case("long-fraction.txt", "重さは0." + "0" * 400 + "1kgだ。", unread=("0." + "0" * 400 + "1",)),
    _case("more-than-a-double-holds.txt", "件数は9007199254740993件だ。", "9007199254740993 count:件"),
    _case("commas-out-of-place.txt", "売上は1,2,3,4円だ。", unread=("1,2,3,4",)),
    _case("groups-of-two.txt", "売上は1,23,456円だ。", unread=("1,23,456",)),
    _case("groups-of-four.txt", "売上は1,0000円だ。", unread=("1,0000",)),
    _case("points-as-commas.txt", "売上は1.000.000円だ。", unread=("1.000.000",)),
    _case("apostrophe-as-a-comma.txt", "売上は1'000円だ。", unread=("1", "000")),
    _case("underline-as-a-comma.txt", "売上は1_000円だ。", unread=("1", "000")),
    _case("power-by-a-hat.txt", "処理は10^6回だ。", unread=("10", "6")),
    _case("power-in-words.txt", "処理は10の6乗回だ。", unread=("10", "6")),
    _case("tenth-of-a-trillion.txt", "投資は0.1兆円だ。", "100000000000.0 JPY"),
    _case("wide-digits.txt", "重さは２.５kg、価格は５，０００円だ。", "2.5 kg", "5000 JPY"),
    _case("kanji-by-place.txt", "価格は一二三円だ。", "123 JPY"),
    _case("kanji-that-contradict.txt", "価格は千万億円、二三十人が買った。"),
    _case("big-words-that-contradict.txt", "価格は1億2兆円だ。", unread=("1", "2")),
    _case("fifty-times-big.txt", "価格は5" + "億" * 50 + "円だ。", unread=("5",)),
    _case("minus-nothing.txt", "気温は-0度だ。", "0 degC"),
    _case("minus-signs.txt", "利益は−5%、△3億円、▲2%だ。", "-5 %", "-300000000 JPY", "-2 %"),
    _case("fifty-minus-signs.txt", "-" * 50 + "5円だ。", "5 JPY"),
    _case("divided-by-nothing.txt", "比は1/0だ。0/0でもある。3/0個。", unread=("1", "0", "0", "0", "3", "0")),
    _case("nothing-of-a-part.txt", "配分は0分の1だ。", unread=None),
    _case("address-of-a-machine.txt", "接続先は192.168.0.1だ。", unread=("192.168.0.1",)),
    _case("version.txt", "バージョン1.2.3を配った。", unread=("1.2.3",)),
    _case("telephone.txt", "電話は03-1234-5678へ。", unread=("03", "1234", "5678")),
    _case("code-block.md", "```\nx = 5\ny = 0x1F\n```\n\n価格は5円だ。\n", "5 JPY", unread=("5", "0", "1")),
    _case("ratio-and-clock.txt", "画面は16:9で、記録は1:2:3だ。", unread=("16", "9", "1", "2", "3")),
    _case("range-turned-round.txt", "成長は9〜1%だ。", "1 %", unread=("9",)),
    _case("plus-or-minus.txt", "誤差は±3%だ。", "-3..3 %"),
    _case("digits-of-other-scripts.txt", "価格は٣円、५円、𝟕円だ。", unread=("٣", "५", "𝟕")),
    _case("letters-that-are-numbers.txt", "⑤台とⅣ台と½台と²台だ。", unread=("½",)),
    _case("no-number-at-all.txt", "価格は∞円、NaN円、Infinity円だ。"),
    _case("in-a-link.md", "[資料](https://example.com/2026/5GB/100円)を読む。\n", unread=()),
    _case("runs-of-one-kind.txt", "1円" * 1_000, *["1 JPY"] * 1_000),
    _case("numbers-without-a-break.txt", "売上は1万2千3百4十5円だ。", "12345 JPY"),
]
