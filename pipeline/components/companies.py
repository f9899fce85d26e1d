"""Companies in an article: those of the table, and those that the words around a name reveal.

A name that is also a common word, a person or a place counts where the words around it say that a company is meant, or
where the same company is named without doubt elsewhere in the article. Newspapers, agencies and broadcasters that are
only cited are left to `find_media`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipeline.components.company_new import bare_name, find_new, new_name
from pipeline.components.company_rules import (
    cue_after,
    cue_before,
    is_called_company,
    is_called_startup,
    is_cited,
    is_other,
    makes_deals,
    stands_alone,
    tells_of_sport,
)
from pipeline.components.company_table import Entry, by_ticker, exclusions, meant, name_matcher
from pipeline.facts import Mention, Name
from pipeline.language.matcher import script
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from datetime import date

_NEAR: Final = 30  # characters between a risky name and a sure company of the same sentence that vouches for it
_WEAK: Final = frozenset(("word", "person", "place", "short", "cited"))
_PARENTHESIS: Final = re.compile(
    r"\((?:(?P<exchange>NASDAQ|NYSE|ナスダック|東証[^():]{0,6}|TSE|TYO|証券コード|[^():]{0,8}証券取引所)[:・ ]? ?)?"
    r"(?P<share>(?P<code>[0-9]{3}[0-9A-Z]|[A-Z]{1,5})(?:\.[A-Z]{1,2})?)\)"
)
_TOKYO: Final = re.compile(r"(?<![A-Za-z0-9.])(?P<code>[0-9]{3}[0-9A-Z])\.T(?![A-Za-z0-9])")
_ALIAS: Final = re.compile(r"\((?:以下、?|略称:?|通称:?|現・?)?「?(?P<alias>[A-Za-z][A-Za-z0-9&.-]{1,9}|[ァ-ヺー]{2,12}|[一-龥々]{2,6})(?:と略す|と表記)?」?\)")
_GROUP: Final = re.compile(r"グループ(?!会社|企業|ウェア|ワーク|内|各社|全体)|ホールディングス|HD(?![A-Za-z0-9])")


@lru_cache(maxsize=1)  # find_companies and find_media ask for the same article
def _kept(text: str, published: date | None) -> tuple[tuple[Mention, ...], tuple[tuple[int, int], ...]]:
    """The mentions of known companies, media among them, and the phrases in which nothing is to be found."""
    folded = fold(text)
    hits = name_matcher().every(text, folded)
    starts = frozenset(start for start, _, entry in hits if entry)
    ends = frozenset(end for _, end, entry in hits if entry)
    teams = frozenset(exclusions("team"))
    standing: list[tuple[int, int, Entry | None]] = []
    waiting: list[bool] = []
    for start, end, entry in hits:
        if entry is not None:
            if is_other(folded, end) or (entry.surface in teams and tells_of_sport(folded, start, end)):
                entry = None
            elif not stands_alone(folded, start, end, starts, ends) or (
                entry.risk == "common" and entry.name.ticker and is_called_startup(folded, start)
            ):
                continue
        standing.append((start, end, entry))
        waiting.append(entry is not None and bool(entry.risk) and not is_called_company(folded, start, end, entry.risk))
    sure = {entry.name.id for (_, _, entry), waits in zip(standing, waiting, strict=True) if entry and not waits}
    places = [(start, end) for (start, end, entry), waits in zip(standing, waiting, strict=True) if entry and not waits]
    said = {entry.surface for (_, _, entry), waits in zip(standing, waiting, strict=True) if entry and not waits}
    chosen: list[Mention] = []
    phrases: list[tuple[int, int]] = []
    at = 0
    for (start, end, entry), waits in zip(standing, waiting, strict=True):
        if start < at:
            continue
        if entry is None:
            phrases.append((start, end))
            at = end
        elif not waits:
            chosen.append(Mention(start, end, meant(entry, text, published), f"table {entry.kind}"))
            at = end
        elif entry.surface in said or (entry.risk != "common" and entry.name.id in sure):
            chosen.append(Mention(start, end, meant(entry, text, published), f"memory {entry.kind}"))
            at = end
        elif entry.risk in _WEAK and _has_neighbour(folded, start, end, places):
            chosen.append(Mention(start, end, meant(entry, text, published), f"neighbour {entry.kind}"))
            at = end
    return tuple(chosen), tuple(phrases)


def _has_neighbour(folded: str, start: int, end: int, places: list[tuple[int, int]]) -> bool:
    """Whether a sure company stands near in the same sentence."""
    for left, right in places:
        if right <= start and start - right <= _NEAR and not re.search(r"[。\n]", folded[right:start]):
            return True
        if left >= end and left - end <= _NEAR and not re.search(r"[。\n]", folded[end:left]):
            return True
    return False


def _is_media(mention: Mention) -> bool:
    return mention.rule.endswith((" media", " broadcaster"))


def _only_cited(folded: str, mention: Mention) -> bool:
    """Whether a mention is a newspaper, agency or broadcaster of which nothing is said."""
    if mention.rule.endswith(" media"):
        return not makes_deals(folded, mention.end) and cue_after(folded, mention.end, "form-after") is None
    return mention.rule.endswith(" broadcaster") and is_cited(folded, mention.end)


def _widened(folded: str, mention: Mention) -> Mention:
    """A mention with the legal form or グループ that belongs to it."""
    start, end = mention.start, mention.end
    group = _GROUP.match(folded, end)
    if group and script(folded[end - 1]) != 0:
        end = group.end()
    form = cue_after(folded, end, "form-after")
    if form and folded.startswith(form.word, end):
        end += len(form.word)
    before = cue_before(folded, start, "form-before")
    if before:
        head = start - len(before.word)
        if folded.startswith(before.word, head):
            start = head
        elif folded.startswith(before.word + " ", head - 1):
            start = head - 1
    return replace(mention, start=start, end=end)


def _tickers(folded: str, mentions: list[Mention]) -> list[Mention]:
    """Share codes: in parentheses behind their company or with an exchange, and `7203.T`."""
    ending = {mention.end: mention.name for mention in mentions}
    found = []
    for match in _PARENTHESIS.finditer(folded):
        code, exchange = match["code"], match["exchange"]
        name = ending.get(match.start())
        if name and name.ticker and name.ticker.endswith(":" + code):
            found.append(Mention(match.start("share"), match.end("share"), name, "ticker"))
        elif exchange:
            known = _by_code(code)
            if known:
                found.append(Mention(match.start("share"), match.end("share"), known, "ticker"))
    if ".T" in folded:
        for match in _TOKYO.finditer(folded):
            known = by_ticker().get("TSE:" + match["code"])
            if known:
                found.append(Mention(match.start(), match.end(), known, "ticker"))
    return found


def _by_code(code: str) -> Name | None:
    exchanges = ("TSE",) if code[0].isdigit() else ("NASDAQ", "NYSE")
    return next((name for exchange in exchanges if (name := by_ticker().get(f"{exchange}:{code}"))), None)


def _is_short_for(alias: str, surface: str, name: Name) -> bool:
    """Whether `alias` may abbreviate a company's name: its letters in order (PFN), or a part of it."""
    if alias in surface and alias != surface:
        return True
    letters = re.sub(r"[^A-Z]", "", alias)
    capitals = "".join(re.findall(r"[A-Z]", surface if surface.isascii() else name.name))
    return len(letters) >= 2 and letters == alias and len(capitals) >= 2 and letters == capitals[: len(letters)]


def _aliases(folded: str, mentions: list[Mention]) -> list[tuple[str, Name]]:
    """The short names that the article gives in parentheses behind a company."""
    found = []
    for mention in mentions:
        match = _ALIAS.match(folded, mention.end) if folded[mention.end : mention.end + 1] == "(" else None
        if match and ("以下" in match[0] or "略称" in match[0] or _is_short_for(match["alias"], folded[mention.start : mention.end], mention.name)):
            found.append((match["alias"], mention.name))
    return found


def _occurrences(folded: str, surface: str) -> list[tuple[int, int]]:
    """Where `surface` stands by itself."""
    found, at = [], folded.find(surface)
    first, last = script(surface[0]), script(surface[-1])
    while at >= 0:
        end = at + len(surface)
        before, after = folded[at - 1 : at] if at else "", folded[end : end + 1]
        if not (before and script(before) == first and first != 0) and not (after and script(after) == last and last != 0):
            found.append((at, end))
        at = folded.find(surface, end)
    return found


class _Ground:
    """The stretches of text that mentions have taken."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.mentions = mentions
        self._taken: set[int] = {at for mention in mentions for at in range(mention.start, mention.end)}

    def free(self, start: int, end: int) -> bool:
        return self._taken.isdisjoint(range(start, end))

    def close(self, spans: tuple[tuple[int, int], ...]) -> None:
        """Take stretches of text without a mention."""
        self._taken.update(at for start, end in spans for at in range(start, end))

    def take(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self._taken.update(range(mention.start, mention.end))

    def replace_inside(self, mention: Mention) -> bool:
        """Take `mention` in place of the shorter ones inside it; not where one reaches out of it or fills it."""
        touched = [old for old in self.mentions if old.start < mention.end and mention.start < old.end]
        for old in touched:
            if old.start < mention.start or old.end >= mention.end:
                return False
        self.mentions = [old for old in self.mentions if old not in touched]
        self.take(mention)
        return True


def find_companies(text: str, published: date | None = None) -> list[Mention]:
    """The companies that an article names, in document order, none overlapping.

    `published` decides what a name means that passed to another company (ソフトバンク before 2018).
    """
    folded = fold(text)
    known, phrases = _kept(text, published)
    media = [mention for mention in known if _is_media(mention) and _only_cited(folded, mention)]
    ground = _Ground([_widened(folded, mention) for mention in known if mention not in media])
    blocked = _Ground(list(media))
    blocked.close(phrases)
    learned: list[tuple[str, Name]] = []
    for candidate in find_new(folded):
        surface = text[candidate.start : candidate.end]
        mention = Mention(candidate.start, candidate.end, new_name(fold(surface)), candidate.rule)
        if not blocked.free(candidate.start, candidate.end):
            continue
        if ground.free(candidate.start, candidate.end):
            ground.take(mention)
        elif not (candidate.whole and ground.replace_inside(mention)):
            continue
        learned.append((bare_name(folded[candidate.start : candidate.end]), mention.name))
    for alias, name in [*learned, *_aliases(folded, ground.mentions)]:
        for start, end in _occurrences(folded, alias) if len(alias) > 1 else ():
            if ground.free(start, end) and blocked.free(start, end):
                ground.take(Mention(start, end, name, "named before"))
    for mention in _tickers(folded, ground.mentions):
        if ground.free(mention.start, mention.end):
            ground.take(mention)
    return sorted(ground.mentions, key=lambda mention: (mention.start, mention.end))


def find_media(text: str, published: date | None = None) -> list[Mention]:
    """The newspapers, agencies, sites and broadcasters that an article names, cited or not, in document order."""
    return [mention for mention in _kept(text, published)[0] if _is_media(mention)]
