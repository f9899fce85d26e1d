"""Who says it: several who say it together, a company on itself, and what somebody only mentions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.components.company_table import by_surface
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import number_of, possessive
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.values.normal import fold

if TYPE_CHECKING:
    from pipeline.records import Claim, Slot
    from pipeline.summary.english.parts import Parts, Statement

OF_ARTICLE = re.compile(r"\bthe article (mention|give|quote|refer)s\b")
# Those who say it with the last of them: A社、B社とC社によると.
_LISTED = re.compile(r"^((?:[^、。はがをにで「」（）()]{2,20}(?:、|と|や))+)$")
_LISTED_ONE = re.compile(r"([^、とや]+)[、とや]")


def tellers_of(parts: Parts, slot: Slot, last: NounPhrase) -> list[str]:
    """Who says it together, A社、B社によると; empty where it is one."""
    at = slot.end - parts.claim.sentence.start
    if names := parts.names_joined(at):
        return names
    listed = _LISTED.search(parts.claim.sentence.text[: slot.start - parts.claim.sentence.start])
    if listed is None:
        return []
    said: list[str] = []
    for hit in _LISTED_ONE.finditer(listed[1]):
        company, other = by_surface().get(fold(hit[1])), translate(hit[1])
        if company is not None:
            said.append(NounPhrase(company.name, "name", "company").with_article())
        elif other.sure and other.kind == "body":
            said.append(other.text)
        elif hit.start() > 0 or len(hit[1]) > 3:
            return []  # but 一方、A社とB社によると
    return [*said, last.with_article()] if said else []


def says_it_himself(claim: Claim) -> bool:
    """Whether who says it is no third party, who only reports what somebody said that day: 日経によると、北星は7日に…と発表した."""
    slot = claim.attribution
    return slot is None or not claim.sentence.text.startswith(("によると", "によれば", "によりますと"), slot.end - claim.sentence.start)


def spoken(body: str, speaker: NounPhrase) -> str:
    """The article speaks of 3 sites, as what somebody speaks of; nobody speaks of 3 sites "for" himself."""
    name = speaker.with_article()
    body = body.removeprefix(f"for {name}, ")
    return OF_ARTICLE.sub(lambda verb: f"{name} {verb[1]}{'' if speaker.number == 'plural' else 's'}", body, count=1)


def own_words(statement: Statement, body: str, name: str, on: str, *, announced: bool) -> str:
    """A company on itself: AWS announced that it …; AWS said on December 2 that its …; according to AWS, its …"""
    many = number_of(name) == "plural" or " and " in name
    its, told = "their" if many else "its", "announced" if announced else "said"
    if statement.subject == name and body.startswith(name):
        said = f"{told} {on} that" if on else "announced that" if announced else "say that" if many else "says that"
        return f"{name} {said} {'they' if many else 'it'}{body.removeprefix(name)}"
    if on:
        owned = possessive(name) + " "
        return f"{name} {told} {on} that {f'{its} ' if body.startswith(owned) else ''}{body.removeprefix(owned)}"
    if body.startswith(("in ", "on ", "by ", "at ", "since ", "from ")):
        return f"according to {name}, {body}"
    owned = possessive(name) + " "
    if body.startswith(owned):
        return f"according to {name}, {its} {body.removeprefix(owned)}"
    return f"according to {name}, {body}"
