"""How few the article finds them: わずか3秒の音声, only 3 seconds of audio."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english import hints
from pipeline.summary.english.parts import NO_NOUN

if TYPE_CHECKING:
    from pipeline.summary.english.parts import Parts, Statement

_FEW = re.compile(r"(?:わずか|僅か|たった)(?:に|の)?[「『“]?$")
_NUMERAL = re.compile(r"(?:about |more than )?[$¥€£]?[0-9]")


def with_only(parts: Parts, made: Statement) -> Statement:
    """わずか3秒の音声, たった5ページ余, 2割しか: only 3 seconds of audio, just over 5 pages, a share of only 20%."""
    at = max(0, parts.quantity.start - parts.claim.sentence.start)
    few = _FEW.search(parts.claim.sentence.text[:at]) is not None or hints.after_figure(parts.claim, parts.quantity).startswith("しか")
    figure = parts.figure(NO_NOUN) if parts.counts else parts.figure()
    if not (few and made.vague and parts.quantity.comparator in ("=", "~", ">") and _NUMERAL.match(figure)):
        return made
    over = figure.removeprefix("more than ")
    short = f"just over {over}" if over != figure else f"only {figure}"
    place = re.compile(rf"(?<!\ba )(?<!\ban )(?<![0-9.,$¥€£]){re.escape(figure)}(?![0-9])")
    text, spoken, mention = (place.sub(lambda _: short, one, count=1) for one in (made.text, made.spoken, made.mention))
    return replace(made, text=text, spoken=spoken, mention=mention)
