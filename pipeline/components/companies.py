"""Companies in an article: those of the table, and those that the words around a name reveal.

A name that is also a common word, a person or a place counts where the words around it say that a company is meant, or
where the same company is named without doubt elsewhere in the article. Newspapers, agencies and broadcasters that are
only cited are left to `find_media`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipeline.components.company_naming import bare_name, new_name
from pipeline.components.company_new import find_new
from pipeline.components.company_rows import Entry
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
from pipeline.components.company_table import exclusions, meant
from pipeline.components.company_tickers import find_tickers
from pipeline.components.known_names import known_names
from pipeline.facts import Mention, Name
from pipeline.language.matcher import WordFinder, script
from pipeline.tables.own_names import per_choice
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_NEAR: Final = 30  # characters between a risky name and a sure company of the same sentence that vouches for it
_WEAK: Final = frozenset(("word", "person", "place", "short", "cited"))
_ALIAS: Final = re.compile(r"\((?:以下、?|略称:?|通称:?|現・?)?「?(?P<alias>[A-Za-z][A-Za-z0-9&.-]{1,9}|[ァ-ヺー]{2,12}|[一-龥々]{2,6})(?:と略す|と表記)?」?\)")
_Known = tuple[int, int, "Entry | None", str]  # start, end, the name (None: a phrase that is no company), rule
_GROUP: Final = re.compile(r"グループ(?!会社|企業|ウェア|ワーク|内|各社|全体)|ホールディングス|HD(?![A-Za-z0-9])")


@per_choice
def _reader() -> Callable[[str], tuple[str, tuple[_Known, ...]]]:
    return lru_cache(maxsize=1)(_read)  # find_companies and find_media ask for the same article


def _read(text: str) -> tuple[str, tuple[_Known, ...]]:
    """The folded text; and the known companies in it, media among them, and phrases in which nothing is to be found."""
    folded = fold(text)
    hits = known_names().companies.every(text, folded)
    starts = frozenset(start for start, _, entry in hits if entry)
    ends = frozenset(end for _, end, entry in hits if entry)
    teams = frozenset(exclusions("team"))
    standing: list[tuple[int, int, Entry | None]] = []
    waiting: list[bool] = []
    for start, end, entry in hits:
        if entry is not None:
            if is_other(folded, start, end) or (entry.surface in teams and tells_of_sport(folded, start, end)):
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
    chosen: list[_Known] = []
    at = 0
    for (start, end, entry), waits in zip(standing, waiting, strict=True):
        if start < at:
            continue
        if entry is None or not waits:
            rule = "own table" if entry and entry.own else "table"
        elif entry.surface in said or (entry.risk != "common" and entry.name.id in sure):
            rule = "memory"
        elif entry.risk in _WEAK and _has_neighbour(folded, start, end, places):
            rule = "neighbour"
        else:
            continue
        chosen.append((start, end, entry, rule))
        at = end
    return folded, tuple(chosen)


def _has_neighbour(folded: str, start: int, end: int, places: list[tuple[int, int]]) -> bool:
    """Whether a sure company stands near in the same sentence; `places` are those of the sure ones, by start."""
    at = bisect_left(places, (start, 0))
    if at and start - places[at - 1][1] <= _NEAR and not re.search(r"[。\n]", folded[places[at - 1][1] : start]):
        return True
    return at < len(places) and places[at][0] - end <= _NEAR and not re.search(r"[。\n]", folded[end : places[at][0]])


def _only_cited(folded: str, end: int, kind: str) -> bool:
    """Whether a name is a newspaper, agency or broadcaster of which nothing is said."""
    if kind == "media":
        return not makes_deals(folded, end) and cue_after(folded, end, "form-after") is None
    return kind == "broadcaster" and is_cited(folded, end)


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
    return mention if (start, end) == (mention.start, mention.end) else replace(mention, start=start, end=end)


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


def _occurrences(folded: str, names: dict[str, Name]) -> list[Mention]:
    """Where the names that the article has introduced stand by themselves, by start and the longest first."""
    found = []
    for start, end, surface in WordFinder(names).find(folded):
        before, after = folded[start - 1 : start], folded[end : end + 1]
        first, last = script(surface[0]), script(surface[-1])
        if not (first and before and script(before) == first) and not (last and after and script(after) == last):
            found.append(Mention(start, end, names[surface], "named before"))
    return sorted(found, key=lambda mention: (mention.start, -mention.end))


class _Ground:
    """Which mention holds each character of the text; None where a character is closed to mentions."""

    def __init__(self) -> None:
        self._owner: dict[int, Mention | None] = {}
        self._by_start: dict[int, Mention] = {}

    @property
    def mentions(self) -> list[Mention]:
        """The mentions in document order."""
        return [self._by_start[start] for start in sorted(self._by_start)]

    def free(self, start: int, end: int) -> bool:
        return all(at not in self._owner for at in range(start, end))

    def close(self, start: int, end: int) -> None:
        self._owner.update(dict.fromkeys(range(start, end)))

    def take(self, mention: Mention) -> None:
        self._by_start[mention.start] = mention
        self._owner.update(dict.fromkeys(range(mention.start, mention.end), mention))

    def take_around(self, mention: Mention) -> bool:
        """Take `mention` in place of the shorter ones inside it; not where one reaches out of it or to its end."""
        touched = [self._owner[at] for at in range(mention.start, mention.end) if at in self._owner]
        if any(old is None or old.start < mention.start or old.end >= mention.end for old in touched):
            return False
        for old in touched:
            if old is not None:
                self._by_start.pop(old.start, None)
        self.take(mention)
        return True


def find_companies(text: str, published: date | None = None) -> list[Mention]:
    """The companies that an article names, in document order, none overlapping.

    `published` decides what a name means that passed to another company (ソフトバンク before 2018).
    """
    folded, known = _reader()(text)
    ground = _Ground()
    for start, end, entry, rule in known:
        if entry is None or _only_cited(folded, end, entry.kind):
            ground.close(start, end)
        else:
            mention = Mention(start, end, meant(entry, text, published), rule)
            wide = _widened(folded, mention)
            ground.take(wide if ground.free(wide.start, wide.end) else mention)
    introduced: dict[str, Name] = {}
    for candidate in find_new(folded):
        surface = folded[candidate.start : candidate.end]
        mention = Mention(candidate.start, candidate.end, new_name(surface), candidate.rule)
        if ground.free(candidate.start, candidate.end):
            ground.take(mention)
        elif not (candidate.whole and ground.take_around(mention)):
            continue
        introduced.setdefault(bare_name(surface), mention.name)
    for alias, name in _aliases(folded, ground.mentions):
        introduced.setdefault(alias, name)
    later = _occurrences(folded, {surface: name for surface, name in introduced.items() if len(surface) > 1})
    for mention in [*later, *find_tickers(folded, ground.mentions)]:
        if ground.free(mention.start, mention.end):
            ground.take(mention)
    return ground.mentions


def find_media(text: str) -> list[Mention]:
    """The newspapers, agencies, sites and broadcasters that an article names, cited or not, in document order."""
    return [
        Mention(start, end, entry.name, rule)
        for start, end, entry, rule in _reader()(text)[1]
        if entry is not None and entry.kind in ("media", "broadcaster")
    ]
