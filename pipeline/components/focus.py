"""What an article speaks of at each point: names with their roles, sentence by sentence, section by section.

A name weighs by its role and by how far back it stands; headings and the title weigh less than any topic of the
section, and a heading lets go of everything before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from pipeline.components.mention_roles import Spoken, groups_of, roles_of
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from pipeline.facts import Mention

#: How much a name of each role is what a later sentence speaks of.
WEIGHTS = {
    "cleft": 105,
    "topic": 100,
    "introduced": 100,
    "speaker": 95,
    "subject": 90,
    "possessor": 88,
    "oblique_topic": 75,
    "clause_subject": 65,
    "source": 60,
    "with": 42,
    "object": 42,
    "means": 38,
    "mentioned": 38,
    "listed": 12,
    "compared": 8,
}
#: Weight lost with each sentence and each paragraph, and what a name that was spoken of keeps to the end of its section.
DECAY = 15
KEPT = {"topic": 50, "introduced": 50, "subject": 48, "possessor": 46, "oblique_topic": 40, "cleft": 40, "clause_subject": 30, "speaker": 50}
#: Roles of a name in a title that is not what the article is about: Xを提訴, Yで貸し出す; references may mean it, dropped subjects never.
_ASIDES = frozenset({"object", "with", "means", "compared", "source"})
_SPOKEN_OF = frozenset({"cleft", "topic", "introduced", "subject", "possessor", "oblique_topic"})
HEADING, TITLE, MAIN, LEAD = 44, 38, 36, 34
#: A name in a heading that is not its topic.
_ASIDE = 8
#: Below this nothing is meant: no name is better than a guess.
ENOUGH = 22
#: A name with this share of an article's mentions is what the article is about.
MAIN_SHARE = 0.3
_BUILT_IN = 18
_REPORTS = re.compile(r"[^。]*(?:報じ|伝え|報道|書い|指摘|取り上げ|記事|掲載)")
_TOLD_OF = frozenset({"topic", "subject", "listed"})
_ACTED_ON = re.compile(r"[」』”]?(?:\([^()。]{0,40}\))?を")
#: How many sentences with names are remembered, and how many names of each: enough for prose, a bound for lists.
_MEMORY, _NAMES = 30, 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that may be meant, how much speaks for it, why, how many sentences back it is spoken of, and whether it is
    the only one of its kind there."""

    mention: Mention
    weight: float
    role: str
    away: int = 0
    alone: bool = False


@dataclass(frozen=True, slots=True)
class SentenceNames:
    """The names of a sentence: its number, its paragraph, each name with its role, and the lists of names."""

    number: int
    block: int
    spoken: tuple[Spoken, ...]
    groups: tuple[tuple[Mention, ...], ...]


class Focus:
    """Walks along with an article. `enter` each sentence before it is read; ask; go on."""

    def __init__(
        self, text: str, mentions: Sequence[Mention] = (), title: str = "", media: Sequence[Mention] = ()
    ) -> None:
        """`mentions` are all of the article; `title` stands outside the text. `media` are newspapers and the like: where
        one is spoken of, 同社 means it, and so nothing that the record lists."""
        self.folded = fold(text)
        self.number = self.block = self._section = 0
        self.sentences: list[SentenceNames] = []
        self.heading: list[Candidate] = []
        taken = {m.start for m in mentions}
        self._media = [m for m in media if m.start not in taken]
        self._media_starts = [m.start for m in self._media]
        self._headline = False
        self.lead: list[Candidate] | None = None
        self.title = _named_in_title(text, mentions, title)
        self._headed = fold(title)
        self._main = _main(mentions)

    def start_section(self, kind: Literal["title", "heading"], level: int, start: int, end: int, names: Sequence[Mention]) -> None:
        """A title or heading `[start, end)`: what it names is what its section speaks of."""
        if kind == "heading" and self.lead is None:
            self.lead = _lead([s for sentence in self.sentences for s in sentence.spoken])
        candidates = _candidates(roles_of(self.folded, start, end, names, headline=True))
        self.sentences = []
        self._section = self.number
        self.heading = [] if kind == "title" else [Candidate(c.mention, c.weight + HEADING, _headed("heading", c.role)) for c in candidates]
        if kind == "title" or (level == 1 and candidates):
            self.title = _alone([Candidate(c.mention, c.weight + TITLE, _headed("title", c.role)) for c in candidates])

    def enter(self, start: int, end: int, names: Sequence[Mention], *, block: int = 0, headline: bool = False) -> None:
        """The next sentence `[start, end)` and the names in it; `block` tells paragraphs apart."""
        self.number += 1
        self.block = block
        if self._headline:
            self._headline = False
            self.sentences = []  # start_section has kept what the heading names
        self._headline = headline
        if not names and not self._media:
            return
        media = self._media[bisect_left(self._media_starts, start) : bisect_left(self._media_starts, end)]
        if media:
            names = sorted((*names, *media), key=lambda m: m.start)
        if names:
            groups = tuple(groups_of(self.folded, names, headline=headline))
            spoken = tuple(roles_of(self.folded, start, end, names, groups, headline=headline))
            if media:
                spoken = tuple(self._as_told(s) for s in spoken if s.mention not in media or self._is_told_of(s, end))
            self.sentences.append(SentenceNames(self.number, block, spoken[:_NAMES], groups[:_NAMES]))
            del self.sentences[:-_MEMORY]

    def _as_told(self, spoken: Spoken) -> Spoken:
        if spoken.mention in self._media and spoken.role != "listed":
            return Spoken(spoken.mention, "speaker")
        return spoken

    def _is_told_of(self, spoken: Spoken, end: int) -> bool:
        """Whether the sentence is about the newspaper, not about what it reports."""
        return spoken.role in _TOLD_OF and _REPORTS.match(self.folded, spoken.mention.end, end) is None

    def is_medium(self, mention: Mention) -> bool:
        """Whether this is a newspaper or the like, which no record lists."""
        return mention in self._media

    def here(self, before: int) -> tuple[Spoken, ...]:
        """The names of the sentence that was entered last, up to `before`."""
        if not self.sentences or self.sentences[-1].number != self.number:
            return ()
        return tuple(s for s in self.sentences[-1].spoken if s.mention.end <= before)

    def acted_on(self, before: int) -> list[Candidate]:
        """The products that stand with を in this sentence or the one before it, in the same paragraph."""
        found = {
            s.mention.name: Candidate(s.mention, WEIGHTS[s.role], s.role)
            for sentence in self.sentences
            if sentence.block == self.block and self.number - sentence.number <= 1
            for s in sentence.spoken
            if s.role == "object" and s.mention.name.kind == "product" and s.mention.end <= before
            and _ACTED_ON.match(self.folded, s.mention.end)
        }
        return list(found.values())

    def named_in_title_with(self, figure: str) -> list[Candidate]:
        """What the title that stands outside the text names beside a figure."""
        return self.title if figure in self._headed else []

    def candidates(
        self, before: int, fits: Callable[[Mention], float] | None = None, roles: frozenset[str] | None = None
    ) -> list[Candidate]:
        """The names before `before`, the best mention of each, the weightiest first.

        `fits` gives what speaks for a mention besides, below 0 where it cannot be meant; `roles` are those that count.
        """
        best: dict[tuple[str, str], Candidate] = {}
        for candidate in self._all(before):
            bonus = 0.0 if fits is None else fits(candidate.mention)
            if bonus < 0 or (roles is not None and candidate.role not in roles):
                continue
            key = (candidate.mention.name.kind, candidate.mention.name.id)
            weight = candidate.weight + bonus
            if key not in best or weight > best[key].weight:
                best[key] = replace(candidate, weight=weight)
        return sorted(best.values(), key=lambda c: (-c.weight, -c.mention.start))

    def _all(self, before: int) -> Iterator[Candidate]:
        for sentence in reversed(self.sentences):
            away = self.number - sentence.number + (sentence.block != self.block)
            for spoken in reversed(sentence.spoken):
                if spoken.mention.end > before:
                    continue
                weight = WEIGHTS[spoken.role]
                if spoken.mention.name.kind == "product" and spoken.role in ("object", "mentioned"):
                    weight += _BUILT_IN  # a chip that is built in is what 同チップ means
                left = max(weight - DECAY * away, KEPT.get(spoken.role, 0))
                yield Candidate(spoken.mention, left, spoken.role, self.number - sentence.number)
        for candidate in self.heading:
            yield replace(candidate, away=self.number - self._section)
        named = {c.mention.name.kind for c in self.heading if c.role.startswith("heading")}
        beside = {c.mention.name for c in self.title if c.role == "title, aside"}
        main = (c for c in self._main if c.mention.name not in beside)
        for candidate in (*self.title, *main, *(self.lead or ())):
            if not named or self._belongs(candidate.mention, named):
                yield replace(candidate, away=self.number)

    def _belongs(self, mention: Mention, named: Collection[str]) -> bool:
        """Whether what the title names may be meant under a heading that names something: nothing else of its kind, and
        of one house with what the heading names."""
        if mention.name.kind in named:
            return False
        houses = {c.mention.name.id for c in self.heading} | {c.mention.name.parent for c in self.heading}
        return mention.name.id in houses or mention.name.parent in houses


def _candidates(spoken: Sequence[Spoken]) -> list[Candidate]:
    """Names of a heading; the weight is 0 for its topic, less for the others."""
    found: list[Candidate] = []
    kinds: Counter[str] = Counter()
    for s in spoken:
        kind = s.mention.name.kind
        if s.role in ("compared", "listed"):
            weight = -40.0
        else:
            weight = 0.0 if s.role in _SPOKEN_OF or (kinds[kind] == 0) else -_ASIDE
        weight -= kinds[kind]
        kinds[kind] += 1
        found.append(Candidate(s.mention, weight, s.role))
    return found


def _lead(spoken: Sequence[Spoken]) -> list[Candidate]:
    """What the part before the first heading speaks of: of each kind the first topic, else its one name."""
    found: list[Candidate] = []
    for kind in ("company", "product"):
        of_kind = [s for s in spoken if s.mention.name.kind == kind]
        acting = [s for s in of_kind if s.role in _SPOKEN_OF]
        if not acting and len({s.mention.name for s in of_kind}) == 1:
            acting = of_kind
        found += [Candidate(s.mention, LEAD, "lead", alone=len({o.mention.name for o in of_kind}) == 1) for s in acting[:1]]
    return found


def _headed(head: str, role: str) -> str:
    """The role of what a title or heading names: what the text below it is about, what it may be about, or what it is not."""
    return f"{head}, aside" if role in _ASIDES else f"{head}, named" if role == "mentioned" else head


def _named_in_title(text: str, mentions: Sequence[Mention], title: str) -> list[Candidate]:
    """What the title that stands outside the text names, by the first mention in the text."""
    first = {m.name: m for m in reversed(mentions)}
    at = {name: title.find(text[m.start : m.end]) for name, m in first.items()} if title else {}
    found = sorted((name for name in at if at[name] >= 0), key=lambda name: at[name])
    there = [replace(first[name], start=at[name], end=at[name] + first[name].end - first[name].start) for name in found]
    roles = roles_of(fold(title), 0, len(title), there, headline=True)
    return _alone([Candidate(first[s.mention.name], TITLE - place, _headed("title", s.role)) for place, s in enumerate(roles)])


def _alone(found: Sequence[Candidate]) -> list[Candidate]:
    """The names of a title, marked where one is the only one of its kind."""
    named = {c.mention.name for c in found}
    kinds = Counter(name.kind for name in named)
    return [replace(c, alone=kinds[c.mention.name.kind] == 1) for c in found]


def _main(mentions: Sequence[Mention]) -> list[Candidate]:
    """What the article names most often."""
    counts = Counter(m.name for m in mentions)
    first = {m.name: m for m in reversed(mentions)}
    often = [name for name, times in counts.most_common(3) if times >= 3 and times >= MAIN_SHARE * len(mentions)]
    return [Candidate(first[name], MAIN - place, "main subject") for place, name in enumerate(often)]
