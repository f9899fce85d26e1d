"""Where a noun phrase stands beside an English verb, and with which preposition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.summary.english import clause_words
from pipeline.summary.english.clause_nouns import THINGS
from pipeline.summary.english.counts import OF_FIRMS
from pipeline.summary.english.grammar import has_article, with_indefinite

if TYPE_CHECKING:
    from pipeline.summary.english.noun_phrases import NounPhrase
    from pipeline.summary.english.parts import Parts
    from pipeline.summary.english.predicates import Predicate

TIME = re.compile(r"[0-9０-９一二三四五六七八九十]+(?:年|月|日|時|世紀)|(?:今|昨|来|翌|前|同|本)(?:年|月|日|週|期|年度|四半期)|年度|四半期|[上下通当半]期|期(?:$|末|中)|現在(?!地)|当時|将来|近年|最近|(?<![端粉結])末|頃|ごろ|同時")
# Kinds of what can do something with が; a time or a place does nothing.
DOERS = frozenset({"thing", "people", "organisation", "body", "company", "product", "name", "latin", "event", "idea", "field", "list", "material"})
# Time can be their object.
OF_TIME = frozenset({"save", "spend", "cut", "require", "need", "lose"})
SURVEYS = re.compile(r"(?:調査|予測|発表|報告|分析|試算|推計|アンケート|レポート|会見|ニュース|報道|記事)$")
# What is put on a platform: YouTubeで公開.
ON_PLATFORMS = frozenset({"release", "publish", "post", "announce", "distribute", "broadcast", "sell", "offer", "introduce"})
# Verbs that say nothing without what に stands behind.
NEVER_ALONE = frozenset({"face", "match"})
# What is done once: where it is done, it has been done (買収している).
DONE_ONCE = frozenset({"raise", "establish", "announce", "release", "acquire", "buy", "sell", "sign", "win", "open", "launch", "invest", "contribute", "set up", "complete", "borrow", "issue", "hire", "lay off", "found", "add", "publish", "decide on"})
#: Of what has been done up to now.
SO_FAR = frozenset({"これまでに", "これまで", "今までに"})
#: Their object is new to the reader: opens a plant, signs a contract.
BRINGING = frozenset({
    "launch", "open", "build", "develop", "establish", "set up", "release", "announce", "introduce", "sign", "create", "start", "manufacture", "make", "design", "hold", "order",
    "contract for", "add", "publish", "unveil", "found", "offer", "propose", "plan",
})  # fmt: skip
#: Of how money is raised.
ROUND = re.compile(r"^(?:the )?[Ss]eries [A-Z]|\bround$")
_TOLD_IN = frozenset({"explain", "describe", "present", "summarize", "introduce", "discuss", "report"})
# What is agreed on is for something: a contract for a plant.
_CONTRACTING = frozenset({"sign", "conclude", "agree", "order", "contract for"})
# What they are about is their object: 課題について説明する.
ABOUT_IT = frozenset({"explain", "discuss", "examine", "analyze", "survey", "study", "investigate", "talk about", "present", "introduce", "consider", "verify", "mention", "describe", "state", "report", "compile", "learn", "warn of", "summarize"})
# Who is asked is their object, and not what: 社員に課題を聞いた.
ASKING = frozenset({"ask", "interview", "survey"})
# What is heard of somebody who is asked, which the verb says by itself.
TALK = frozenset({"話", "意見", "お話", "声", "本音"})
#: What is planned and expected now, whenever it is to come.
EXPECTED = frozenset({"forecast", "expect", "plan", "consider", "assume", "estimate"})
#: What only who writes can have done: 数百社の導入を見てきた.
SEEN = "見てくる"
# What lasts no longer once it is done: developed in 3 years, but bought from it over 3 years.
_FINISHED = frozenset({"develop", "build", "complete", "finish", "end", "create", "produce", "make", "reach", "establish", "recover", "solve", "be completed", "double", "become"})
_RATED = frozenset({"assess", "reassess", "evaluate", "rate", "grade", "score", "judge", "display", "indicate"})
_STAGES = re.compile("([0-9]+) stages")
_WITHIN = re.compile(r"\b(?:environments?|markets?|fields?|areas?|regions?|situations?|conditions?|industry|industries|sectors?|workplaces?|departments?|divisions?|schools?|offices?|hospitals?|factory|factories|plants?)$|\bfields? of ")
# What a figure counts with で behind it: what something is done with, by, from, on or at.
_WITH_WHAT = {
    "with": re.compile(r"\b(?:commands?|prompts?|instructions?|indicators?|metrics?|criteri(?:a|on)|(?:test )?cases|sensors?|cameras?|GPUs?|CPUs?|graphics cards?|chips?|cards?|servers?|computers?|agents?|methods?|techniques?|technolog(?:y|ies)|elements?|robots?|questions?|clicks?|taps?|photos?|images?|models?|lines?(?: of code)?|batter(?:y|ies)|accounts?|words?|characters?|keywords?|parameters?|functions?|features?|tools?|apps?|sheets?|measures?|cores?|process(?:es)?)$"),
    "from": re.compile(r"\b(?:perspectives?|viewpoints?|points? of view|angles?)$"),
    "along": re.compile(r"\b(?:axes|axis)$"),
    "on": re.compile(r"\b(?:tasks?|benchmarks?|items?|tests?|devices?|smartphones?|platforms?|themes?|topics?|websites?|channels?|routes?|lanes?)$"),
    "in": re.compile(r"\b(?:aspects?|steps?|categor(?:y|ies)|phases?|stages?|versions?|editions?|colors?|sizes?|languages?|patterns?|formats?|installments?|parts?|volumes?|episodes?|rounds?|fields?|industries|sectors?|areas?|regions?|markets?|countries|cities|prefectures|divisions?|departments?|experiments?|studies|trials?|projects?|matches|games|cases)$"),
    "at": re.compile(r"\b(?:firms|companies|organizations?|schools?|universit(?:y|ies)|hospitals?|plants?|factories|stores?|shops?|offices?|sites?|facilities|facility|bases?|data centers?|banks|stations?|warehouses?|restaurants?|airports?|hotels?|institutions?)$"),
}
_DIVISIONS = re.compile(r"\b(?:divisions|departments|companies|sectors|countries|fields|industries|stores|schools)$")
# What comes from somebody.
_GOT = frozenset({"raise", "collect", "receive", "procure"})
# What is found is in what it is found in: 製品から欠陥を発見した.
_FOUND = frozenset({"discover", "find", "detect"})
# What is done for those whom it is meant for.
_FOR_THEM = frozenset({"introduce", "offer", "provide", "start", "begin", "launch", "release", "roll out", "deploy", "hold", "expand", "install", "open", "make available", "conduct", "implement", "carry out"})
_GATHERINGS = re.compile(r"\b(?:events?|conferences?|meetings?|briefings?|exhibitions?|fairs?|shows?|summits?|keynotes?)\b")
# What is done with others: と names who takes part.
_TOGETHER = frozenset({"work", "team up", "cooperate", "agree", "compete", "do business", "sign", "develop", "build", "establish", "contract for", "integrate", "start", "begin", "launch", "form", "conclude", "discuss", "share"})
_OFTEN = {"1 time": "once", "2 times": "twice"}  # 訓練を年2回実施する


def thing_meant(parts: Parts) -> NounPhrase | None:
    """The claim's entity where it is a thing, and not that which is counted."""
    slot, entity = parts.claim.entity, parts.entity
    if slot is None or entity is None or entity.acts or entity.is_group or not entity.sure or parts.quantity.start - 2 <= slot.end <= parts.quantity.start:
        return None
    return entity


def said_of(done_to: NounPhrase | None, base: str, figure: NounPhrase) -> tuple[str, ...]:
    """The object with its article: what a verb of making brings is new."""
    if done_to is None:
        return ()
    if base in BRINGING and done_to is not figure and done_to.number == "single" and not has_article(done_to.text):
        return (with_indefinite(done_to.text),)
    return (done_to.with_article(),)


def to_whom(predicate: Predicate) -> str | None:
    """The preposition for に; "" where what stands before it is the object in English."""
    words = clause_words.to_whom()
    return words.get(predicate.japanese, words.get(predicate.verb.base))


def beside(particle: str, noun: NounPhrase, predicate: Predicate, counter: str, *, is_figure: bool, passive: bool) -> str | None:
    """The phrase with its preposition; None where none is known to be right. A passive's に is marked, its verb tells the word."""
    said, base = noun.with_article(), predicate.verb.base
    if particle == "以内":
        return f"within {said}"
    if particle in ("間", "間にわたって", "間にわたり", "にわたって", "にわたり"):
        return f"for {said}"
    if particle in ("かけて", "をかけて", "をかけ"):
        return f"over {said}" if noun.kind == "time" else f"at a cost of {said}" if noun.kind == "money" else None
    if particle == "ぶり":
        return f"for the first time in {said}"
    if is_figure and particle in ("に", "へ", "まで", "へと", "にまで") and predicate.kind in ("up", "down"):
        return f"to {said}"
    if particle in ("に", "へ", "には", "へは"):
        if passive:
            return f"\0{said}"
        word = "in" if noun.kind == "place" and predicate.kind != "with" else to_whom(predicate)
        word = "to" if word == "at" and base == "introduce" and noun.kind not in ("company", "organisation", "body") else word
        return f"{word} {said}" if word and noun.kind != "time" else None
    if particle in ("で", "では") and not is_figure and (word := clause_words.on_what().get(base, "")) and noun.kind in THINGS | {"event"}:
        return f"{word} {said}"
    if is_figure and particle in ("で", "では") and base in _RATED and (levels := _STAGES.fullmatch(said)) is not None:
        return f"on {with_indefinite(f'{levels[1]}-level scale')}"  # 5段階で評価した
    if is_figure and particle in ("で", "では") and (word := clause_words.where().get(counter, "")):
        return f"{word} {said}"
    if is_figure and particle in ("で", "では") and (noun.kind == "organisation" or counter in OF_FIRMS) and (passive or predicate.kind == "alone"):
        return f"{'in' if said.startswith('at ') else 'at'} {said}"  # 7割の企業で使われている
    if particle == "では" and predicate.kind in ("up", "down") and noun.kind in ("product", "company", "name", "latin"):
        return None  # X1では5ドルまで下がる: it is of X1
    if is_figure and particle == "で" and base in _TOLD_IN and noun.kind in THINGS:
        return f"in {said}"  # 12本の記事で解説
    if is_figure and particle == "で" and (word := with_what(noun)):
        return f"{word} {said}"
    if particle == "を中心に":
        within = noun.kind in ("place", "field") or _WITHIN.search(noun.text) is not None or _DIVISIONS.search(noun.text) is not None
        return f"mainly {'from' if base in _GOT else 'in'} {said}" if base in _GOT or within else None
    if particle in ("を対象に", "を対象として", "を対象にして") and base in _FOR_THEM and noun.kind in ("people", "organisation"):
        return f"for {said}"
    if particle == "から" and base in _FOUND:
        return f"in {said}"
    if particle in ("で", "では", "にて"):
        if ROUND.search(said):
            return f"in {said}"
        if _GATHERINGS.search(said):
            return f"at {said}"
        if noun.kind in ("product", "company", "name", "latin") and base in ON_PLATFORMS:
            return f"on {said}"
        if is_figure and noun.kind == "time" and predicate.verb.base not in _FINISHED and noun.text.endswith(("years", "months")):
            return f"over {said}"
        if _WITHIN.search(noun.text):
            return f"in {said}"
        word = "for" if noun.kind == "money" else "in" if noun.kind in ("time", "place", "event") else "with" if noun.kind in THINGS and not is_figure else ""
        return f"{word} {said}" if word else None
    if particle in ("と", "とは") and (passive or base not in _TOGETHER):
        return None
    word = clause_words.behind().get(particle.removesuffix("は"))
    if word == "about" and base in _CONTRACTING:
        word = "for"
    if word == "as" and noun.number == "single" and not has_article(noun.text):
        said = with_indefinite(noun.text)
    return f"{word} {said}" if word else None


def with_what(noun: NounPhrase) -> str:
    """with 3 commands, from 4 perspectives, at 20 firms: the preposition for で behind what is counted; "" for all else."""
    head = noun.text.partition(" of ")[0].partition(" that ")[0].partition(" with ")[0]
    return next((word for word, nouns in _WITH_WHAT.items() if nouns.search(head)), "")


def often(figure: str, rate: str) -> str:
    """twice a year, of 年2回; "" where the figure does not say how often."""
    if not rate or not figure.endswith((f" times {rate}", f" time {rate}")):
        return ""
    times = figure.removesuffix(f" {rate}")
    return f"{_OFTEN.get(times, times)} {rate}"
