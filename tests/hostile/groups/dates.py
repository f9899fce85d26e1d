"""Days that no calendar has: 24 files. No impossible date comes out as one; what is odd is said."""

from __future__ import annotations

from hostile.case import Case, Outcome

_HEAD = "---\ntitle: 予定\ndate: {}\n---\n\n"


def _case(name: str, text: str, *dates: str, warnings: tuple[str, ...] = (), published: str = "2026-03-10", **more: object) -> Case:
    data = (_HEAD.format(published) + text + "\n").encode()
    return Case("dates", name + ".md", data, Outcome(dates=dates, warnings=warnings, **more))  # type: ignore[arg-type]


CASES = [
    _case("thirtieth-of-february", "2026年2月30日に出した。", "-", warnings=("date: impossible 2026年2月30日",)),
    _case("no-leap-year", "2025年2月29日に出した。2024年2月29日にも出した。", "-", "2024-02-29", warnings=("date: impossible 2025年2月29日",)),
    _case("thirteenth-month", "2026年13月に出した。", "-", warnings=("date: impossible 13月",)),
    _case("month-and-day-nought", "2026年0月0日に出した。", "-", warnings=("date: impossible",)),
    _case("ninety-ninth", "99月99日に出した。", "-", warnings=("date: impossible 99月",)),
    _case("thirty-second", "3月32日に出した。", "-", warnings=("date: impossible",)),
    _case("in-digits", "公開は2026-02-30、改訂は2026/13/45だ。", "-", "-", warnings=("date: impossible 2026-02-30", "date: impossible 2026/13/45")),
    _case("month-without-a-day", "来月31日に出す。昨年2月30日に出した。", "-", "-", warnings=("date: impossible",)),
    _case("twenty-five-hours", "2026年3月10日25時に始まる。", "2026-03-11T01"),
    _case("twenty-seven-hours", "27時に放送する。", "T03"),
    _case("ninety-nine-hours", "2026年3月10日99時に始まる。", "2026-03-10", unread=("99",)),
    _case("sixtieth-minute", "23時60分に終わり、10時75分に始まる。", "-", "-", warnings=("date: impossible 23時60分", "date: impossible 10時75分")),
    _case("morning-hour-that-is-none", "午前25時に始まる。", "-", warnings=("date: impossible 午前25時",)),
    _case("reiwa-nought", "令和0年に出した。", "-", warnings=("date: impossible 令和0年",)),
    _case("showa-too-long", "昭和65年に出した。", "1990", warnings=("date: 昭和65年 is outside its era",)),
    _case("heisei-too-long", "平成31年5月に出した。", "2019-05", warnings=("date: 平成31年5月 is outside its era",)),
    _case("reiwa-the-first", "令和元年5月1日に出した。平成31年4月30日に終えた。", "2019-05-01", "2019-04-30"),
    _case("reiwa-hundred", "令和100年に出す。", "-", warnings=("date: impossible 令和100年",)),
    _case("year-9999", "9999年12月31日に終わる。", "9999-12-31"),
    _case("year-10000", "10000年1月1日に始まる。", "-", warnings=("date: impossible",)),
    _case("fiscal-years", "FY2025の売上だ。FY99の売上だ。", "2025-04/2026-03", "1999-04/2000-03"),
    _case("fifth-quarter", "2025年第5四半期の売上だ。2025年度のQ5も同じだ。", "2025", "2025-04/2026-03", unread=("5", "5")),
    _case("article-from-the-future", "昨年に出した。", "XXXX", published="9999-12-31"),
    _case("article-without-a-day", "昨年に出した。", "XXXX", published="2026-02-30", status="degraded", warnings=("date: impossible 2026-02-30",)),
]
