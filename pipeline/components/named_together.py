"""Names that are spoken of together: the two of 両社, the three of 3社, the two things of 両者."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.components.focus import Focus, SentenceNames
    from pipeline.components.mention_roles import Spoken
    from pipeline.facts import Mention

    Fits = Callable[[Mention], float]

#: Roles of names that are no part of what is told.
_BY_THE_WAY = frozenset({"source", "compared", "mentioned"})
#: How many sentences back names may stand.
REACH = 3


def together(focus: Focus, count: int, before: int, fits: Fits, *, titles: bool = True) -> tuple[Mention, ...]:
    """The last `count` names before `before` that were spoken of together, else (). `fits` is below 0 for a name that
    cannot be meant; with `titles` the names of a heading or title count too."""
    found = _together(focus, count, before, fits, titles)
    return found if _are_apart(focus.folded, found) else ()


def listed(focus: Focus, count: int, before: int, fits: Fits) -> tuple[Mention, ...]:
    """The last list of `count` names (AとB), of this sentence and those within reach."""
    for sentence in reversed(focus.sentences):
        if focus.number - sentence.number <= REACH and (chain := _chain(sentence, count, before, fits)):
            return chain if _are_apart(focus.folded, chain) else ()
    return ()


def are_listed(focus: Focus, meant: Sequence[Mention]) -> bool:
    """Whether these mentions stand in one list, so that the words from the first to the last name them."""
    return any(tuple(meant) == group for sentence in focus.sentences for group in sentence.groups)


def _together(focus: Focus, count: int, before: int, fits: Fits, titles: bool) -> tuple[Mention, ...]:
    union: dict[str, Mention] = {}
    for sentence in reversed(focus.sentences):
        here = [s for s in sentence.spoken if s.mention.end <= before and s.role not in _BY_THE_WAY and fits(s.mention) >= 0]
        chain = _chain(sentence, count, before, fits)
        if chain and union.keys() <= {m.name.id for m in chain}:
            return chain
        if not here:
            continue
        if sentence.block != focus.block and union:
            return _only(focus, count, before, fits)  # one stands in this paragraph, but which is the other?
        if focus.number - sentence.number > REACH:
            break
        if not union and len({s.mention.name.id for s in here}) > count:
            return _topic_and_partner(here) if count == 2 else ()
        for spoken in here:
            union.setdefault(spoken.mention.name.id, spoken.mention)
        if len(union) >= count:
            return _exactly(union, count)
    for known in (focus.heading, focus.title, focus.lead or ()) if titles else ():
        names = {c.mention.name.id: c.mention for c in known if fits(c.mention) >= 0} | union
        if len(names) >= count:
            return _exactly(names, count)
    return ()


def _only(focus: Focus, count: int, before: int, fits: Fits) -> tuple[Mention, ...]:
    """The names of the section, its heading and the title, where they are just `count`."""
    return _exactly({c.mention.name.id: c.mention for c in focus.candidates(before, fits) if c.role != "source"}, count)


def _exactly(names: dict[str, Mention], count: int) -> tuple[Mention, ...]:
    return tuple(sorted(names.values(), key=lambda m: m.start)) if len(names) == count else ()


def _chain(sentence: SentenceNames, count: int, before: int, fits: Fits) -> tuple[Mention, ...]:
    for group in reversed(sentence.groups):
        if group[-1].end <= before and len(group) == count and all(fits(m) >= 0 for m in group):
            return group
    return ()


def _are_apart(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether no name is the beginning of another (Gemini, Gemini API)."""
    names = [text[m.start : m.end] for m in mentions]
    return not any(one != other and other.startswith(one) for one in names for other in names)


def _topic_and_partner(spoken: Sequence[Spoken]) -> tuple[Mention, ...]:
    """The one that acts and the one that it acts with, where a sentence names others too."""
    acting = [s for s in spoken if s.role in ("topic", "subject")]
    partner = [s for s in spoken if s.role == "with"]
    if len(acting) == 1 and len(partner) == 1:
        return acting[0].mention, partner[0].mention
    return ()
