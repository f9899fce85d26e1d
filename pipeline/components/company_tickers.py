"""Share codes that stand for companies: `ソニー(6758)`, `(NYSE:TSM)`, `7203.T`."""

from __future__ import annotations

import re
from typing import Final

from pipeline.components.company_table import by_ticker
from pipeline.facts import Mention, Name

_PARENTHESIS: Final = re.compile(
    r"[(<\[【〈](?:(?P<exchange>NASDAQ|NYSE|ナスダック|東証[^():]{0,6}|TSE|TYO|証券コード|[^():]{0,8}証券取引所)[:・ ]? ?)?"
    r"(?P<share>(?P<code>[0-9]{3}[0-9A-Z]|[A-Z]{1,5})(?:\.[A-Z]{1,2})?)(?:[・、,/ ][^()<>【】〈〉\n]{0,16})?[)>\]】〉]"
)
_TOKYO: Final = re.compile(
    r"(?<![A-Za-z0-9.])(?:(?P<code>[0-9]{3}[0-9A-Z])\.T|(?<=証券コード)[は: ]?(?P<said>[0-9]{3}[0-9A-Z]))(?![A-Za-z0-9])"
)


def find_tickers(folded: str, mentions: list[Mention]) -> list[Mention]:
    """Share codes: in parentheses behind their company or with an exchange, and `7203.T`."""
    ending = {mention.end: mention.name for mention in mentions}
    found = []
    for match in _PARENTHESIS.finditer(folded):
        code, exchange = match["code"], match["exchange"]
        name = ending.get(match.start()) or (ending.get(match.start() - 1) if folded[match.start() - 1 : match.start()] == " " else None)
        if name and name.ticker and name.ticker.endswith(":" + code):
            found.append(Mention(match.start("share"), match.end("share"), name, "ticker"))
        elif exchange:
            known = _by_code(code)
            if known:
                found.append(Mention(match.start("share"), match.end("share"), known, "ticker"))
    if ".T" in folded or "証券コード" in folded:
        for match in _TOKYO.finditer(folded):
            known = by_ticker().get("TSE:" + (match["code"] or match["said"]))
            if known:
                start = match.start() if match["code"] else match.start("said")
                found.append(Mention(start, match.end(), known, "ticker"))
    return found


def _by_code(code: str) -> Name | None:
    exchanges = ("TSE",) if code[0].isdigit() else ("NASDAQ", "NYSE")
    return next((name for exchange in exchanges if (name := by_ticker().get(f"{exchange}:{code}"))), None)
