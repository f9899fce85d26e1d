"""Percents: shares of a whole, parts of a group, rates; changes go to changes.py."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.summary.english import hints
from pipeline.summary.english.changes import state_change, state_discount
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import plural_of
from pipeline.summary.english.noun_phrases import TITLES, NounPhrase, measure_of
from pipeline.summary.english.parts import Parts, Statement, clause, speaks_of
from pipeline.summary.english.predicates import BE, HAVE, Predicate, regular, say_verb
from pipeline.summary.english.verb_objects import fitting

if TYPE_CHECKING:
    from pipeline.summary.english.grammar import Number

# Verbs whose object can be a share of something: acquired 20% of the shares.
_TAKES_SHARE = frozenset({"acquire", "buy", "sell", "hold", "own", "have", "transfer", "use", "win", "secure", "buy back", "lose", "obtain", "gain"})


_ACCOUNT_FOR = regular("account for")
# 社員の4割に当たる3000人を減らした: what is done is done to the number.
_STANDS_FOR = re.compile("に(?:当た|あた|相当す)る(?:約|およそ)?[0-9０-９]")
_HELD = re.compile(r"(?:以上|以下|超|強|弱|近く|程度|余り|もの?)?の(?:[^、。はがをにでと]{1,8}[なの])?(?P<market>市場)?シェアを(?P<verb>持|誇|握|有|獲得|確保|維持|占め)")
# 端末市場で約3割のシェアを: of what it is a share.
_OF_WHOLE = re.compile(r"(?:^|[、はがも　 ])(?P<whole>(?:[^、。はがも　 ]|(?<=[A-Za-z0-9]) (?=[A-Za-z0-9])){1,24}?)(?:において|における|での|では|で|の)(?:約|およそ|ほぼ|最大)?$")
_OF_MARKETS = frozenset({"property: market_of_leaders", "property: market_of_shares"})
# Whose the whole is: the entity's own.
_BODIES = {"国の": "country", "県の": "prefecture", "市の": "city", "社の": "company"}
_MAKE_UP = regular("make up", "made up", "made up")
_CORRESPOND = regular("correspond to")
# Kinds of nouns that name one of many: 事故の8割 is 80% of attacks.
_MANY = frozenset({"event", "thing"})
# Verbs whose 〜している is a state and no deed that is done.
_STATES = frozenset({"use", "feature", "hold", "have", "own", "need", "support", "require", "store", "exploit", "want"})


def state_percent(parts: Parts, predicate: Predicate | None) -> Statement | None:
    """The clause of a percentage, or None where it is a plain level."""
    if parts.entity is not None and parts.entity.text in TITLES:
        parts = replace(parts, entity=NounPhrase(f"{parts.entity.text}s", "plural", "people", single=parts.entity.text))  # 3割のCEO
    entity, prop = parts.entity, parts.prop
    figure = parts.figure()
    if (off := state_discount(parts)) is not None:
        return off
    if _STANDS_FOR.match(hints.without_modifiers(hints.after_figure(parts.claim, parts.quantity))):
        return speaks_of(f"{figure} of {entity.text}" if entity is not None and entity.is_class else figure, course=parts.course)
    if (share := _share_held(parts)) is not None:
        return share
    changing = parts.claim.direction is not None or hints.says_change(parts.claim, parts.quantity)
    if changing or (predicate is not None and predicate.kind in ("up", "down")):
        made = state_change(parts, predicate)
        if made is not None:
            return made
    if parts.quantity.unit == "pp":
        return None
    if predicate is not None and predicate.kind == "share":
        return _share(parts, predicate, figure)
    if entity is not None and not entity.is_class and prop is None and entity.sure and entity.number == "single" and entity.kind in _MANY and hints.is_whole(parts.claim, parts.quantity):
        entity = replace(entity, text=plural_of(entity.text), number="plural", kind="thing", single=entity.text)
        parts = replace(parts, entity=entity)
    if entity is not None and entity.is_class and not (prop is not None and (prop.is_rate or prop.kind == "property")):
        return state_of_group(parts, predicate, figure)
    if entity is None and prop is not None and predicate is not None and predicate.verb.base.startswith("correspond") and prop.kind in ("people", "organisation"):
        return clause(parts, "this", "single", predicate.verb, f"{figure} of {prop.text}", parts.state_tense())  # 会員の7%に相当する
    deed = predicate if predicate is not None and predicate.kind == "object" else parts.named_deed
    if deed is not None and deed.kind == "object" and deed.verb.base in _TAKES_SHARE and entity is not None and entity.acts:
        if parts.names_the_deed(deed) or prop is None:
            return clause(parts, entity.with_article(), entity.number, deed.verb, figure, agent=True) if prop is None else None
        if hints.particle(parts.claim, parts.quantity) in ("を", "の") and not prop.is_rate:
            return clause(parts, entity.with_article(), entity.number, deed.verb, f"{figure} of {prop.with_article()}", agent=True)
    return None


def _share_held(parts: Parts) -> Statement | None:
    """NECは端末市場で3割のシェアを持つ: NEC has a share of 30% of the device market; None where the sentence does not say so."""
    entity, first, text = parts.entity, parts.claim.sentence.start, parts.claim.sentence.text
    held = _HELD.match(text, max(0, parts.quantity.end - first))
    if held is None:
        return None
    found = _OF_WHOLE.search(text, 0, max(0, parts.quantity.start - first))
    slot = parts.claim.entity
    owner = slot is not None and not slot.inferred and found is not None and slot.end - first > found.start("whole")
    whole = translate(found["whole"]) if found is not None else None
    market = whole is not None and whole.sure and whole.kind not in ("time", "period", "place", "leading")
    where = f" in {whole.text}" if whole is not None and whole.sure and whole.kind in ("place", "leading") else ""
    noun = "market share" if held["market"] else "share"
    share = f"{noun} of {parts.figure()}{f' of {NounPhrase(whole.text, whole.number, whole.kind).with_article()}' if whole is not None and market else where}"
    if entity is None or owner or not (entity.acts or entity.is_product or entity.kind in ("place", "thing", "name", "latin")):
        return speaks_of(f"a {share}", course=parts.course)
    won = held["verb"] in ("獲得", "確保")
    return clause(parts, entity.with_article(), entity.number, regular("win", "won", "won") if won else HAVE, f"a {share}", parts.tense() if won else "present", agent=entity.acts)


def state_share_in_brackets(parts: Parts) -> Statement | None:
    """日本の300万人（会員数の12%、人口の2%）: Japan accounts for 12% of the membership, and its members make up 2% of the population."""
    entity, prop, slot = parts.entity, parts.prop, parts.claim.property
    if entity is not None and hints.is_of_total(parts.claim, parts.quantity):
        return _part_of_all(parts, entity)
    if entity is None or prop is None or slot is None or prop.is_rate or parts.claim.direction is not None or parts.baseline is not None:
        return None
    if not _OF_MARKETS.isdisjoint(parts.claim.rules):
        return _share_of_market(parts, entity)
    text, first = parts.claim.sentence.text, parts.claim.sentence.start
    labelled = "property: as in the first brackets" in parts.claim.rules or text[slot.end - first : parts.quantity.start - first] == "の"
    if not labelled or not hints.is_in_brackets(parts.claim, parts.quantity, alone=False):
        return None
    body = _BODIES.get(text[slot.start - first - 2 : slot.start - first])
    owned = f"the {body}'s {prop.text}" if body and (entity.kind == "place") == (body != "company") else prop.with_article()
    of = f"{parts.figure()} of {owned}"
    if parts.outer is not None and parts.outer.text != prop.text:
        return _part_of_another(parts, entity, parts.outer, prop, of)
    if entity.kind == "place" and body is None:
        return clause(parts, entity.with_article(), entity.number, _ACCOUNT_FOR, of, parts.state_tense())
    return speaks_of(of, entity.with_article())


def _part_of_all(parts: Parts, entity: NounPhrase) -> Statement:
    """出荷は富士通が3万台（全体の42%）: Fujitsu's shipments account for 42% of the total; visitors to it make up 42% of the total."""
    of = f"{parts.figure()} of the total"
    outer = parts.outer
    if outer is None or outer.kind not in ("people", "property"):
        return clause(parts, entity.with_article(), entity.number, _ACCOUNT_FOR, of, parts.state_tense())
    return clause(parts, *_measured(outer, entity), _MAKE_UP if outer.kind == "people" else _ACCOUNT_FOR, of, parts.state_tense())


def _measured(outer: NounPhrase, entity: NounPhrase) -> tuple[str, Number]:
    """What a figure before brackets measures: visitors to Google, NEC's sales."""
    if outer.text.rsplit(" ", 1)[-1] == "visitors":
        return f"{outer.text} to {entity.with_article()}", outer.number
    measured = measure_of(outer, entity)
    assert measured is not None
    return measured


def _part_of_another(parts: Parts, entity: NounPhrase, outer: NounPhrase, whole: NounPhrase, of: str) -> Statement:
    """営業利益は2億円（売上高の9%）: the operating profit corresponds to 9% of sales; what is of the same kind makes up a part of it."""
    alike = outer.kind == "people" or outer.text.rsplit(" ", 1)[-1] == whole.text.rsplit(" ", 1)[-1]
    return clause(parts, *_measured(outer, entity), _MAKE_UP if alike else _CORRESPOND, of, parts.state_tense())


def _share_of_market(parts: Parts, entity: NounPhrase) -> Statement:
    """富士通（42%）とNEC（31%）が端末の市場を独占している: Fujitsu has 42% of the device market."""
    market = translate(hints.whole_market(parts.claim))
    whole = NounPhrase(market.text, market.number, market.kind, market.sure, market.single)
    return clause(parts, entity.with_article(), entity.number, HAVE, f"{parts.figure()} of {whole.with_article()}", "present")


def _share(parts: Parts, predicate: Predicate, figure: str) -> Statement | None:
    """Japan accounts for 8% of the world total."""
    entity, prop, slot = parts.entity, parts.prop, parts.claim.property
    subject = entity or prop
    assert subject is not None
    if entity is None and slot is not None and not slot.inferred and parts.claim.sentence.text[slot.end - parts.claim.sentence.start :][:1] == "の":
        return speaks_of(f"{figure} of {subject.with_article()}", course=parts.course)  # 上位8社が出荷の5割を占めた: it is the whole
    whole = parts.baseline or (prop if entity is not None else None)
    if whole is not None and whole.is_rate:
        return None
    of = f" of {whole.with_article()}" if whole is not None and whole.text != subject.text else " of the total"
    return clause(parts, subject.with_article(), subject.number, predicate.verb, f"{figure}{of}", parts.state_tense())


def what_they_do(parts: Parts, predicate: Predicate, subject: str) -> Statement | None:
    """80% of attacks exploit AI; 16 companies use the service: where the sentence says so at once behind the figure."""
    said = translate(hints.object_of_figure(parts.claim, parts.quantity))
    if predicate.kind != "object" or not said.sure:
        return None
    done_to = NounPhrase(said.text, said.number, said.kind, said.sure, said.single)
    verb = fitting(predicate.verb, done_to.text)
    tense = parts.tense()
    return clause(parts, subject, "plural", verb, done_to.with_article(), "present" if tense == "perfect" and verb.base in _STATES else tense)


def state_of_group(parts: Parts, predicate: Predicate | None, figure: str) -> Statement:
    """76% of respondents use …; among companies, the figure for adoption is 40%."""
    entity, prop = parts.entity, parts.prop
    assert entity is not None
    subject = f"{figure} of {entity.text}"
    tense = parts.state_tense()
    if predicate is not None and (done := what_they_do(parts, predicate, subject)) is not None:
        return done
    if predicate is not None and predicate.kind == "say":
        return clause(parts, subject, "plural", predicate.verb, "", tense)
    said = say_verb(BE, "single", parts.modality, tense, agent=False, told=parts.told)
    if predicate is not None and predicate.verb.base.startswith("correspond"):
        return clause(parts, "this", "single", predicate.verb, subject, tense)
    if prop is None:
        if parts.modality == "negated":
            return Statement("the figure", f"the figure {said} {subject}", level=True)
        return speaks_of(subject, course=parts.course)
    if prop.kind in ("people", "organisation") and prop.number == "plural" and hints.makes_up(parts.claim, parts.quantity):
        return clause(parts, subject, "plural", BE, prop.text, tense)
    uses = predicate is not None and predicate.kind == "object" and not parts.names_the_deed(predicate)
    if uses and predicate is not None and not hints.follows_at_once(parts.claim, parts.quantity) and prop.kind in ("thing", "product", "field", "name", "latin") and hints.is_object(parts.claim, parts.claim.property):
        return clause(parts, subject, "plural", predicate.verb, prop.with_article(), agent=False)
    if "entity: percent_of_people" in parts.claim.rules:
        return speaks_of(subject, course=parts.course)  # 7割の企業にとって急務だ: the share is of them, of nothing else
    return Statement("among", f"among {entity.text}, the figure for {prop.with_article()} {said} {figure}", vague=True, level=True)
