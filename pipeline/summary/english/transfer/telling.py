"""A clause in English, word for word: its subject, verb and phrases, and the clauses within them."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from pipeline.summary.english import clause_words
from pipeline.summary.english.clause_nouns import THINGS, Around, doer_of, figure_of, noun_of
from pipeline.summary.english.counts import (
    FEATURES,
    OF_FIRMS,
    OF_PEOPLE,
    OF_WRITERS,
    STATES,
    TO_PEOPLE,
    can_be_suffered,
    fitting,
)
from pipeline.summary.english.deeds import SUM_FOR
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import has_article, joined, plural_of, possessive, with_indefinite
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.parts import DURATIONS, Parts, Statement, clause
from pipeline.summary.english.predicates import BE, HAVE, Predicate, Verb, predicates, regular, say_verb
from pipeline.summary.english.reading import marked
from pipeline.summary.english.transfer.chunks import Form, plain, read_chunks
from pipeline.summary.english.transfer.placing import (
    DOERS,
    DONE_ONCE,
    OF_TIME,
    ON_PLATFORMS,
    SO_FAR,
    SURVEYS,
    TIME,
    beside,
    often,
    said_of,
    thing_meant,
    to_whom,
)
from pipeline.summary.english.transfer.tree import LEADING, Clause, Nominal, Phrase, governing, matrix, read_clauses
from pipeline.summary.english.transfer.units import Fixed, UnsaidError, is_clause, read_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.records import Modality, Quantity
    from pipeline.summary.english.grammar import Number
    from pipeline.summary.english.predicates import Tense
    from pipeline.summary.english.transfer.units import Unit

_COPULA = Predicate("だ", BE, BE, "be")
_CONSIST = regular("consist of")
_WITH_WHOM = ("で", "では", "に", "には")  # 企業の6割に…がいない
_EXIST = frozenset({"ある", "いる", "存在する", "有る", "居る"})


class Teller:
    """Reads the sentence of a claim once, and tells what it says of the figure."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        try:
            self.telling: _Telling | None = _Telling(parts)
        except UnsaidError:
            self.telling = None

    def sentence(self) -> Told | None:
        """What the clause of the figure says, or None where a part of it is not understood."""
        try:
            return self.telling.tell() if self.telling is not None else None
        except UnsaidError:
            return None

    def phrase(self) -> Statement | None:
        """What the noun phrase of the figure says by itself, or None: 北星の会員3万人, of whatever it is said."""
        try:
            telling = self.telling or _Telling(self.parts, in_brackets=True)
            return telling.tell_phrase()
        except UnsaidError:
            return None


def _bracket_alone(text: str, parts: Parts) -> str:
    """The sentence with nothing but what stands in the brackets around the figure; "" where it stands in none."""
    at = parts.quantity.start - parts.claim.sentence.start
    found = next((one for one in re.finditer(r"[（(]([^（）()]*)[）)]", text) if one.start() < at < one.end()), None)
    return "" if found is None else " " * found.start(1) + found[1] + " " * (len(text) - found.end(1))


@dataclass(frozen=True, slots=True)
class Told:
    """A statement; `by_whom` where a named doer of the sentence does it to something, `measures` where a measure comes to the figure."""

    statement: Statement
    by_whom: bool
    measures: bool = False
    named: bool = False  # the sentence names the subject
    denied: bool = False  # it is not done


@dataclass(slots=True)
class _Roles:
    """The phrases of a clause by what they are to its verb."""

    subject: NounPhrase | None = None
    topic: NounPhrase | None = None
    object: NounPhrase | None = None
    others: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    addressee: str = ""  # to whom it is proposed
    meant: bool = False  # the subject is the claim's, not the sentence's
    figure: str = ""  # "subject", "object", "other" where the figure stands


def _ends_list(clause_: Clause) -> bool:
    """Whether two nouns with a comma stand before one with a particle that makes no subject: 書き手、読み手、出版社に."""
    marks = ["," if phrase.nominal is not None and phrase.particle == "" and phrase.comma else phrase.particle for phrase in clause_.phrases]
    return any(first == second == "," and third in ("に", "へ", "から", "で") for first, second, third in zip(marks, marks[1:], marks[2:], strict=False))


class _Telling:
    def __init__(self, parts: Parts, *, in_brackets: bool = False) -> None:
        self.parts, self.target = parts, parts.index
        text = _bracket_alone(parts.claim.sentence.text, parts) if in_brackets else parts.claim.sentence.text
        units = read_units(text, parts.fixed, parts.index)
        if not units:
            raise UnsaidError("brackets")
        chunks = read_chunks(text, units)
        self.clauses, self.nominals = read_clauses(chunks)

    def tell(self) -> Told:
        if _ASKS.match(self.parts.claim.sentence.text, self.parts.quantity.end - self.parts.claim.sentence.start):
            raise UnsaidError("a question")
        found = governing(self.clauses, self.target)
        if found is None and (shared := self._made_up()) is not None:
            return Told(shared, by_whom=False)
        if found is None:
            raise UnsaidError("no clause holds the figure")
        clause_, phrase = found
        if phrase.comma and phrase.particle in ("から", "で", "により", "によって") and self._may_belong_earlier(clause_, phrase):
            raise UnsaidError("which verb it belongs to")
        if clause_.form.link == "noun" and not clause_.form.called and not any(one.particle in ("が", "は", "も") for one in clause_.phrases):
            try:
                around = self._tell_around(clause_)
            except UnsaidError:
                around = None
            if around is not None:
                return around
        try:
            return self._tell_clause(clause_, phrase)
        except UnsaidError:
            around = self._tell_around(clause_)
            if around is None:
                raise
            return around

    def _may_belong_earlier(self, clause_: Clause, own: Phrase) -> bool:
        """3秒の音声から、…を作れる技術を示した論文を…: whether a clause that describes a noun stands between a phrase and its verb."""
        end = own.nominal.units[-1].end if own.nominal is not None and own.nominal.units else 0
        for one in self.clauses[: clause_.place]:
            first = next((phrase.nominal.units[0].start for phrase in one.phrases if phrase.nominal is not None and phrase.nominal.units), -1)
            if one.form.link == "noun" and not one.form.called and first >= end:
                return True
        return False

    def _tell_around(self, clause_: Clause) -> Told | None:
        """The clause of the noun that the figure's clause describes: 2万基を備えた環境を確保, secured an environment that has 20,000."""
        head = clause_.head
        outer = matrix(self.clauses, head) if head is not None and clause_.form.link == "noun" and not clause_.form.called else None
        own = next((one for one in outer.phrases if one.nominal is head), None) if outer is not None else None
        if outer is None or own is None or head is None or _PLANS.fullmatch(head.text) or outer.form.lemma in _EXIST | {"だ", "ない"} or not self._is_fact(outer) or outer.conditional or outer.form.unsure or outer.form.link == "if":
            return None
        predicate = self._predicate(outer.form.lemma)
        figure = self._noun(own.nominal) if own.nominal is not None else None
        if figure is None or (self.parts.figure() not in figure.text and str(self.parts.quantity.value) not in figure.text.replace(",", "")):
            return None
        roles = self._roles(outer, predicate, own, figure)
        self._complete(outer, roles, predicate)
        return Told(self._say(outer, roles, predicate, figure), by_whom=False)

    def _tell_clause(self, clause_: Clause, phrase: Phrase) -> Told:
        if clause_.form.link == "and" and not clause_.form.past and (later := next((one for one in self.clauses[clause_.place + 1 :] if one.form.link in ("end", "quote")), None)) is not None and later.form.able:
            clause_ = replace(clause_, form=replace(clause_.form, able=True))  # 接続し、…構築可能
        form = clause_.form
        if clause_.conditional or form.unsure or form.link == "if" or not self._is_fact(clause_):
            raise UnsaidError(f"form {form}")
        if (self.parts.quantity.counter or "").endswith("分") or (form.lemma in _OVER and self.parts.quantity.comparator not in (">", "<")):
            raise UnsaidError("figure")
        saying = clause_words.sayings().get(form.lemma)
        content = self._content(clause_) if saying is not None else ""
        if clause_.quoted is not None and not content:
            raise UnsaidError("what is quoted")
        predicate = Predicate(form.lemma, saying, saying, "alone") if saying is not None and content else Predicate(form.lemma, BE, BE, "reach") if form.lemma in _OVER else _COPULA if form.lemma in _EXIST | {"ない"} else self._predicate(form.lemma)
        if form.lemma in ("なる", "成る") and phrase.particle in ("から", "で") and not form.passive:
            phrase.particle = "を"  # 5社からなる団体
            predicate = Predicate("からなる", _CONSIST, _CONSIST, "object")
        if form.causative and predicate.kind not in ("up", "down"):
            raise UnsaidError("causative")
        if phrase.particle in _ABOUT and form.passive and any(one.particle in ("は", "が") and one.nominal is not None and one.nominal.text.endswith(("調査", "アンケート")) for one in clause_.phrases):
            return Told(clause(self.parts, "the survey", "single", regular("cover"), self._figure(clause_, phrase, predicate).text, "past"), by_whom=False)
        if phrase.particle in _ABOUT and predicate.verb.base in _SURVEYING:
            phrase.particle = "を"
            clause_.phrases[:] = [one for one in clause_.phrases if one is phrase or one.particle != "を"]
            if not any(one.particle in ("が", "は") for one in clause_.phrases):
                return Told(clause(self.parts, "the survey", "single", regular("cover"), self._figure(clause_, phrase, predicate).text, "past"), by_whom=False)
        each = self._each(clause_)
        figure = self._take_counted(clause_, phrase) or self._figure(clause_, phrase, predicate)
        if form.lemma == "ない" or (form.lemma in _EXIST and form.negative and phrase.particle in _WITH_WHOM and figure.kind == "organisation"):
            return Told(self._lacks(clause_, phrase, figure), by_whom=False)
        if form.lemma in _EXIST:
            return Told(self._exists(clause_, phrase, figure), by_whom=False)
        roles = self._roles(clause_, predicate, phrase, figure)
        self._complete(clause_, roles, predicate)
        if roles.figure == "subject" and figure.kind == "people" and roles.object is None and predicate.kind == "object" and not form.passive:
            roles.object = thing_meant(self.parts)
        if content and self.parts.modality in ("reported", "forecast"):
            self.parts = replace(self.parts, claim=msgspec.structs.replace(self.parts.claim, modality="asserted"))  # the verb itself says so
        if content:
            roles.adverbs = (*roles.adverbs, content)
        alone = sum(unit.kind == "figure" for one in clause_.phrases if one.nominal is not None for unit in one.nominal.units) == 1
        by_whom = alone and predicate.kind == "object" and not clause_.form.passive and roles.object is not None and roles.subject is not None and roles.subject.acts and roles.figure != "subject"
        if not form.led and (led := self._led_by(clause_)) is not None:
            clause_ = replace(clause_, form=replace(form, led=led.form.lemma, past=led.form.past or led.form.bare, going_on=False))
        said = self._say(clause_, roles, predicate, figure)
        if each:
            said = replace(said, text=f"{said.text} {each}")
        within = form.link == "noun" and not form.called and clause_.head is not None and not _PLANS.fullmatch(clause_.head.text) and clause_.head.text not in ("こと", "の")
        return Told(replace(said, within=within), by_whom, denied=form.negative, measures=predicate.kind == "reach" and roles.figure == "object", named=roles.subject is not None and roles.figure != "subject" and not roles.meant and not said.subject.startswith("the target"))

    def tell_phrase(self) -> Statement:
        """Hokusei has 30,000 members; the battery X costs ¥3,000; the survey covered 200 people; the list names 30 shops."""
        nominal = next((one for one in self.nominals if one.figure_at(self.target) >= 0), None)
        if nominal is None or self.parts.baseline is not None or self.parts.modality == "negated":
            raise UnsaidError("no noun phrase")
        at = nominal.figure_at(self.target)
        before, after = _alone(nominal.units, at)
        if any(unit.kind == "figure" for unit in (*before, *after)):
            raise UnsaidError("a second figure")
        if nominal.clause is not None and self.parts.counts and not before and _text(after[1:]) in _REASONS:
            one, many = _REASONS[_text(after[1:])]
            said = self._sentence(nominal.clause)
            return Statement("there", f"there {'is' if self.parts.quantity.value == 1 else 'are'} {self.parts.figure((one, many))} why {said}")
        if after and after[0].text in ("や", "と", "、", "または"):
            after = []  # the next of a list
        behind = _text(after[1:] if after and after[0].kind == "particle" else after)
        if self.parts.counts and nominal.clause is not None and not self.parts.course and (described := self._counted_and_described(nominal)) is not None:
            return described
        if self.parts.counts:
            return self._counted_phrase(before, behind)
        if _is_measure(self.parts.quantity.unit) and before and behind and (measure := noun_of(self.parts, _LAST_WORD.sub("", _text(before)))) is not None and measure.kind == "property" and (holder := noun_of(self.parts, behind)) is not None and not has_article(holder.text):
            shown = measure.text if measure.number in ("mass", "plural") else with_indefinite(measure.text)
            return clause(self.parts, holder.with_article(), holder.number, HAVE, f"{shown} of {self.parts.figure()}", "present")
        if is_money(self.parts.quantity.unit) and behind and not before:
            return self._priced(behind)
        if self.parts.quantity.unit in DURATIONS and behind in ("無料", "無償") and (entity := self.parts.entity) is not None and entity.sure and not entity.acts:
            return clause(self.parts, entity.with_article(), entity.number, regular("be"), f"free for {self.parts.figure()}", "present")
        raise UnsaidError("phrase")

    def _counted_and_described(self, nominal: Nominal) -> Statement | None:
        """There are 4 apps that streamline operations."""
        try:
            said = self._figure(Clause(Form("する"), [], []), Phrase(replace(nominal, clause=None), "を"), _COPULA)
        except UnsaidError:
            return None
        if not said.text.startswith(self.parts.figure(("", "")).split(" ")[0]):
            if not all(self.parts.counter_noun):
                return None
            said = NounPhrase(self.parts.figure(), said.number, "people")  # 3社の事情: of 3 companies
        described = self._described(nominal.clause, said) if nominal.clause is not None else None
        if not described:
            return None
        return Statement("there", f"there {'is' if self.parts.quantity.value == 1 else 'are'} {said.text}{described}", vague=True)

    def _counted_phrase(self, before: list[Unit], behind: str) -> Statement:
        counter = self.parts.quantity.counter or ""
        joint = next((place for place in range(len(before) - 1, -1, -1) if before[place].kind == "particle"), -1)
        lead = _text(before[joint + 1 :])
        counted = self._counted_before(lead) if lead else None
        if counter in OF_PEOPLE | OF_FIRMS and behind.endswith(("調査", "アンケート")):
            who = counted.text if counted is not None else self.parts.figure()
            return clause(self.parts, "the survey", "single", regular("cover"), who, "past")
        if behind in ("リスト", "一覧", "まとめ", "ランキング") and counted is not None:
            return clause(self.parts, f"the {'ranking' if behind == 'ランキング' else 'list'}", "single", regular("name"), counted.text, "present")
        if counter in _LENGTHS and lead and not behind and (whole := noun_of(self.parts, lead)) is not None and whole.kind in ("thing", "idea", "event"):
            return clause(self.parts, whole.with_article(), whole.number, regular("run to", "ran to", "run to"), self.parts.figure(), "present")
        if counted is not None and not behind and joint > 0 and _text(before[:joint]) == "注目":
            return clause(self.parts, counted.text, counted.number, regular("be"), "worth watching", "present")
        owner = self._named(_text(before[:joint])) if joint > 0 and before[joint].text == "の" else None
        if counted is not None and owner is not None and not behind and counter in OF_PEOPLE | OF_FIRMS | {"店", "店舗", "拠点"} and (owner.acts or owner.kind == "product"):
            return clause(self.parts, owner.with_article(), owner.number, HAVE, counted.text, "present")
        raise UnsaidError("counted phrase")

    def _priced(self, behind: str) -> Statement:
        """3万円台の端末「X1」: the device X1 costs about ¥30,000."""
        titled = _TITLED.fullmatch(behind)
        kind = noun_of(self.parts, titled[1] if titled else behind)
        if kind is None or kind.kind not in ("thing", "product") or (kind.text.rsplit(" ", 1)[-1] not in _WARES and not titled):
            raise UnsaidError("no ware")
        ware = self._named(behind)
        if ware is None or ware.kind in ("event", "idea", "company", "organisation", "people"):
            raise UnsaidError("no ware")
        return clause(self.parts, ware.with_article(), ware.number, regular("cost", "cost", "cost"), self.parts.figure(), "present")

    def _made_up(self) -> Statement | None:
        """利用者は学生が6割だった: 60% of users were students."""
        clause_ = next((one for one in self.clauses if one.what is not None and one.what.figure_at(self.target) >= 0), None)
        if clause_ is None or clause_.what is None or len(clause_.what.units) > 1 or self.parts.quantity.unit != "%":
            return None
        whole = next((one.nominal for one in clause_.phrases if one.particle == "は" and one.nominal is not None), None)
        part = next((one.nominal for one in clause_.phrases if one.particle == "が" and one.nominal is not None), None)
        if whole is None or part is None or len(clause_.phrases) != 2:
            return None
        of, are = self._noun(whole), self._noun(part)
        if of.number != "plural" or are.number != "plural" or {of.kind, are.kind} - {"people", "organisation", "thing", "list"}:
            return None
        return clause(self.parts, f"{self.parts.figure()} of {of.with_article()}", "plural", BE, are.text, self._tense(clause_))

    def _quantity(self, index: int) -> Quantity:
        """A figure of the sentence."""
        if index == self.parts.index:
            return self.parts.quantity
        if not 0 <= index < len(self.parts.quantities):
            raise UnsaidError("a figure of another article")
        return self.parts.quantities[index]

    def _each(self, clause_: Clause) -> str:
        """北星株1株に対し: for each Hokusei share; "" where the sentence has no such phrase."""
        for phrase in clause_.phrases:
            units = phrase.nominal.units if phrase.nominal is not None else []
            if phrase.particle not in ("に対し", "に対して", "につき") or len(units) < 2 or units[-1].kind != "figure" or self._quantity(units[-1].index).value != 1:
                continue
            noun = noun_of(self.parts, _text(units[:-1]))
            if noun is not None and not has_article(noun.text):
                clause_.phrases.remove(phrase)
                return f"for each {noun.single or (noun.text if noun.text.endswith('ss') else noun.text.removesuffix('s'))}"
        return ""

    def _take_counted(self, clause_: Clause, own: Phrase) -> NounPhrase | None:
        """端末を2万台出荷する: the figure counts what stands before it with を or が."""
        at = next((place for place, one in enumerate(clause_.phrases) if one is own), 0)
        counted = clause_.phrases[at - 1] if at else None
        alone = own.nominal is not None and [unit.kind for unit in own.nominal.units] == ["figure"] and own.particle in ("", "も")
        if counted is None or counted.nominal is None or not alone or not self.parts.counts or (self.parts.quantity.counter or "") in ("回", "度") or counted.particle not in ("を", "が", "も") or own.nominal is None:
            return None
        noun = noun_of(self.parts, _text(counted.nominal.units))
        if noun is not None and noun.number == "mass" and all(self.parts.counter_noun) and not has_article(noun.text):
            own.particle = counted.particle
            del clause_.phrases[at - 1]
            return NounPhrase(f"{self.parts.figure()} of {noun.text}", "plural", "thing")  # コードを300行
        if noun is None or noun.kind not in ("people", "organisation", "thing", "list", "product", "latin", "name"):
            return None
        own.nominal.units[:0] = counted.nominal.units
        own.nominal.clause, own.particle = counted.nominal.clause, counted.particle
        del clause_.phrases[at - 1]
        return None

    def _led_by(self, clause_: Clause) -> Clause | None:
        """Who proposes it: 取得すると提案した, 取得するという提案を出した."""
        if clause_.form.link == "noun" and clause_.head is not None and clause_.head.text == "提案":
            outer = matrix(self.clauses, clause_.head)
            return None if outer is None else replace(outer, form=replace(outer.form, lemma="提案する"))
        return next((one for one in self.clauses if one.quoted is not None and one.quoted.place == clause_.place and one.form.lemma == "提案する" and not one.form.passive), None)

    def _is_fact(self, clause_: Clause) -> bool:
        """Whether a clause that is made a noun (こと, の) is told as a fact, and not wished for or made possible."""
        head = clause_.head
        if head is not None and head.text in _NO_FACTS and clause_.form.link == "noun":
            return False
        if head is None or head.text not in ("こと", "の"):
            return True
        outer = matrix(self.clauses, head)
        if outer is not None and any(phrase.nominal is head and not phrase.particle for phrase in outer.phrases):
            later = next((one for one in self.clauses[clause_.place + 1 :] if one.head is not None and one.head.text == head.text), None)
            return later is not None and self._is_fact(later)  # …すること、…することを発表した
        return outer is not None and (outer.form.lemma in _KNOWN or outer.form.lemma in clause_words.sayings() or (outer.form.lemma == "なる" and any(phrase.adverb == "明らかに" for phrase in outer.phrases)))

    # What somebody says

    def _content(self, clause_: Clause) -> str:
        """that AI will change their work, of a verb of saying; "" where it says nothing."""
        quote = next((phrase for phrase in clause_.phrases if phrase.particle in ("と", "とも") and phrase.nominal is not None and len(phrase.nominal.units) == 1 and phrase.nominal.units[0].kind == "quoted"), None)
        if clause_.quoted is not None:
            said = self._sentence(clause_.quoted)
        elif quote is not None and quote.nominal is not None:
            inside = quote.nominal.units[0]
            clause_.phrases.remove(quote)
            said = self._quotation(inside)
        else:
            return ""
        return f"that {said}"

    def _quotation(self, inside: Unit) -> str:
        """What stands between quotation marks, as a sentence."""
        start = inside.start + 1
        fixed = [Fixed(one.start - start, one.end - start, one.kind, one.index) for one in self.parts.fixed if start <= one.start and one.end < inside.end]
        units = read_units(inside.base, fixed, None)
        other = copy(self)
        other.clauses, _ = read_clauses(read_chunks(inside.base, units))
        last = next((one for one in reversed(other.clauses) if one.form.link == "end"), None)
        if last is None:
            raise UnsaidError("quotation")
        return other._sentence(last)

    def _sentence(self, clause_: Clause) -> str:
        """A clause without the figure as a sentence."""
        form = clause_.form
        if clause_.conditional or form.unsure or form.causative or clause_.quoted is not None:
            raise UnsaidError(f"form {form}")
        predicate = self._predicate(form.lemma)
        roles = self._roles(clause_, predicate, None, None)
        if form.lemma == "だ":
            subject, what = roles.subject or roles.topic, clause_.what
            if subject is None or what is None or roles.others or roles.object is not None:
                raise UnsaidError("copula")
            said = self._noun(what)
            verb, rest = BE, said.with_article()
            roles.subject = subject
        else:
            self._complete(clause_, roles, predicate)
            if roles.subject is None:
                raise UnsaidError("no subject")
            verb, rest = self._verb_and_rest(clause_, predicate, roles, roles.subject)
        words = say_verb(verb, roles.subject.number, "negated" if form.negative else "asserted", self._tense(clause_), agent=False, told=True)
        return f"{roles.subject.with_article()} {words} {rest}".strip()

    def _lacks(self, clause_: Clause, own: Phrase, figure: NounPhrase) -> Statement:
        """8割は方針も体制もない: 80% have no policy and no organisation; 企業の6割で担当者がいない."""
        lacking = [self._noun(phrase.nominal) for phrase in clause_.phrases if phrase is not own and phrase.nominal is not None and phrase.particle in ("が", "も")]
        if not lacking or len(lacking) + 1 != sum(phrase.nominal is not None and not (phrase.particle in ("で", "では") and SURVEYS.search(phrase.nominal.text)) for phrase in clause_.phrases) or own.particle not in (*_WITH_WHOM, "は", "") or any(has_article(noun.text) or noun.named for noun in lacking):
            raise UnsaidError("lacks")
        return clause(self.parts, figure.with_article(), figure.number, HAVE, joined([f"no {noun.text}" for noun in lacking]), self._tense(clause_))

    def _exists(self, clause_: Clause, own: Phrase, figure: NounPhrase) -> Statement:
        """北星には3つの工場がある: Hokusei has 3 plants; 課題が3つある: there are 3 issues."""
        form, others = clause_.form, [phrase for phrase in clause_.phrases if phrase is not own and phrase.nominal is not None and phrase.particle not in ("が",)]
        if form.passive or own.particle not in ("が", "は", "も", "") or len(others) > 1 or self.parts.quantity.unit not in ("count", ""):
            raise UnsaidError("exists")
        counted = next((phrase for phrase in clause_.phrases if phrase is not own and phrase.particle == "が" and phrase.nominal is not None), None)
        if counted is not None and counted.nominal is not None:
            said = self._counted_before(counted.nominal.text)
            if said is None:
                raise UnsaidError("exists")
            figure = said
        tense, parts = self._tense(clause_), self.parts
        if form.negative:
            raise UnsaidError("there are none")
        owner = self._noun(others[0].nominal) if others and others[0].nominal is not None and others[0].particle in ("は", "に", "には") else None
        if others and owner is None:
            raise UnsaidError("exists beside")
        if owner is not None and owner.kind not in ("place", "time", "period", "field"):
            return clause(parts, owner.with_article(), owner.number, HAVE, figure.text, tense)
        place = f" in {owner.with_article()}" if owner is not None else ""
        return clause(parts, "there", figure.number, BE, figure.text + place, tense)

    # The verb

    def _predicate(self, lemma: str) -> Predicate:
        if lemma == "だ":
            return _COPULA
        known = predicates().get(lemma) or predicates().get(plain(lemma))
        if known is None:
            raise UnsaidError(f"verb {lemma}")
        return known

    def _tense(self, clause_: Clause) -> Tense:
        """Of 調達し、…達した past, as the end of the sentence."""
        form = clause_.form
        if any(phrase.adverb in SO_FAR for phrase in clause_.phrases):
            return "perfect"
        if form.link == "and" and not form.past:
            later = self.clauses[clause_.place + 1 :]
            end = next((one for one in later if one.form.link in ("end", "quote", "but")), None)
            if end is not None and end.form.past:
                return "past"
        if form.past:
            return "past"
        predicate = predicates().get(form.lemma)
        if form.going_on and predicate is not None and predicate.verb.base in DONE_ONCE:
            return "perfect"
        return "present"

    # Noun phrases

    def _figure(self, clause_: Clause, phrase: Phrase, predicate: Predicate) -> NounPhrase:
        nominal = phrase.nominal
        assert nominal is not None
        at = nominal.figure_at(self.target)
        before, after = _alone(nominal.units, at)
        if any(unit.kind == "figure" for unit in (*before, *after)):
            raise UnsaidError("a second figure")
        if not before and len(after) == 2 and after[0].text == "という" and after[1].text in ("数字", "数", "数値"):
            return NounPhrase(f"the figure of {self.parts.figure()}", "single", "property")
        if after and after[0].text in ("や", "と", "、", "または"):
            raise UnsaidError("one of a list")
        whole = noun = lead = ""
        among = ""
        split = next((place for place in range(len(before) - 1, -1, -1) if before[place].kind == "particle" and before[place].text in ("など", "などの")), -1)
        if split >= 0:
            named = [self._named(text) for text in re.split("[や、・]", _text(before[:split]))]
            before = before[split + 1 :]
            clause_.phrases[:] = [one for one in clause_.phrases if one is phrase or one.particle or one.nominal is None]
            clause_.topics, clause_.earlier = [], None  # what stands before is of the list
            among = f" including {joined([one.with_article() for one in named if one is not None])}" if all(one is not None and (one.number == "name" or one.kind in ("organisation", "people")) and len(one.text.split()) < _MANY_WORDS for one in named) else ""
        before = self._from_company(before)
        if before and before[-1].kind == "particle":
            whole = _text(before[:-1])
        else:
            lead = _text(before)
        if self.parts.quantity.unit in DURATIONS and _text(after) in ("以内", "ぶり") and not before:
            phrase.particle = _text(after)
            exact = replace(self.parts, quantity=msgspec.structs.replace(self.parts.quantity, comparator="="))
            return NounPhrase(exact.figure(), "name", "time")
        if after and after[0].text == "という" and is_money(self.parts.quantity.unit):
            lead = whole = ""
        if lead.endswith("のうち"):
            whole, lead = lead.removesuffix("のうち"), ""
            before = [*before, replace(before[-1], text="うち")]
        if lead == "その":
            whole, lead = lead, ""
        if lead in ("国内", "世界", "海外", "全国"):
            lead = ""
        if whole in ("残り", "残る") and not noun and not after:
            return NounPhrase(f"the remaining {self.parts.figure()}", "name", "measure")
        whole = "" if whole in ("以下", "次", "下記", "今回") else whole
        if whole and self.parts.counts and (names := self._names_before(clause_, phrase, whole)) is not None:
            among, whole = names, ""
        if whole in ("全体", "全部", "すべて"):
            raise UnsaidError("of the whole")
        if self.parts.quantity.unit == "%" and not whole and not lead and not after:
            whole = self._topic_whole(clause_, phrase)
        if after:
            noun = _text(after[1:] if after[0].kind == "particle" else after)
        if whole == "その" and self.parts.quantity.unit == "%" and (meant := self._part_of_it()) is not None:
            return meant
        if whole and not noun and not lead and is_money(self.parts.quantity.unit) and before[-1].text != "の" and (pot := noun_of(self.parts, whole)) is not None:
            return NounPhrase(f"{self.parts.figure()} of {pot.with_article()}", "name", "money")
        if not lead and not whole and (holds := _HOLDS.fullmatch(noun)) is not None:
            lead, noun = holds[1], holds[2]
        if noun.startswith("対応") and (backed := self._supporting(lead, noun)) is not None:
            return backed
        if noun and noun.startswith("搭載") and (carried := self._carried(lead, noun)) is not None:
            return carried
        if lead in _RATES:
            lead = ""
            if before and before[-1].text in _RATES:
                before = before[:-1]
        if whole and noun and before and before[-1].text in ("による", "からの") and self.parts.counts and (maker := self._maker(whole)) and (inner := self._figure_for(noun, "")) is not None:
            return replace(inner, text=f"{inner.text} {'by' if before[-1].text == 'による' else 'from'} {maker}")
        if lead and noun and not self.parts.counts and (featured := self._featured(lead, noun)) is not None:
            return featured
        if whole and self.parts.counts and not noun and not lead and (of_them := self._some_of(whole, of=before[-1].text == "うち")) is not None:
            return self._with_description(nominal, of_them)
        if lead and self.parts.counts and not noun and (counted := self._counted_before(lead)) is not None:
            return self._with_description(nominal, counted)
        if noun and not lead and not whole and nominal.units[at].text.endswith(("規模", "級")) and (sized := self._sized(noun)) is not None:
            return sized
        said = figure_of(self.parts, Around(phrase.particle or "を", whole, lead, noun, passive=clause_.form.passive))
        if said is None and noun and not whole and lead in ("", "この", "その"):
            said = self._figure_for(noun, lead)
        if said is None and noun and whole and not lead and (self.parts.counts or "への" in noun) and (place := self._named(whole)) is not None and (inner := self._figure_for(noun, "")) is not None:
            said = replace(inner, text=f"{inner.text} of {place.with_article()}")
        if said is None and noun and whole and not lead and is_money(self.parts.quantity.unit):
            said = self._sum_of(whole, noun, before[-1].text)
        if said is None:
            raise UnsaidError(f"figure {whole!r} {lead!r} {noun!r}")
        if said is not None and _TIMES.search(said.text) and phrase.particle in ("が", "を", "は", "も", ""):
            raise UnsaidError("times")
        if self.parts.quantity.unit == "%" and phrase.particle in ("で", "では") and noun:
            raise UnsaidError("a rate of a deed")
        if self.parts.quantity.unit == "" and noun and noun_of(self.parts, noun) is not None and translate(noun).kind == "property":
            raise UnsaidError("a score")
        return self._with_description(nominal, replace(said, text=said.text + among))

    def _with_description(self, nominal: Nominal, said: NounPhrase) -> NounPhrase:
        """The figure with what the clause before it says; a part of what is described is nothing without that."""
        if nominal.clause is None:
            return said
        described = self._described(nominal.clause, replace(said, number="single") if said.number == "name" else said)
        if described is None and self.parts.quantity.unit == "%":
            raise UnsaidError("a part of what is described")
        return replace(said, text=said.text + (described or ""))

    def _part_of_it(self) -> NounPhrase | None:
        """その8割: of what the sentence is about."""
        entity = self.parts.entity
        if entity is None or not entity.sure or entity.kind not in ("event", "thing", "people", "organisation", "idea", "phrase") or entity.named:
            return None
        many = plural_of(entity.text) if entity.number == "single" else entity.text
        return NounPhrase(f"{self.parts.figure()} of the {many.removeprefix('the ')}", "plural", entity.kind)

    def _carried(self, lead: str, noun: str) -> NounPhrase | None:
        """「X1」2万基搭載の計算基盤: a computing platform with 20,000 units of X1; 12GBメモリ搭載の端末."""
        holder = noun_of(self.parts, noun.removeprefix("搭載").removeprefix("の"))
        if holder is None or has_article(holder.text) or holder.number == "name":
            return None
        carried = self._figure_for(lead, "") if lead else None
        if carried is None and (lead or self.parts.counts):
            return None
        shown = with_indefinite(holder.text) if holder.number == "single" else holder.text
        return NounPhrase(f"{shown} with {carried.text if carried is not None else self.parts.figure()}", holder.number, holder.kind)

    def _supporting(self, lead: str, noun: str) -> NounPhrase | None:
        """FSB 667MHz対応の製品: products with support for a 667 MHz FSB."""
        holder, what = noun_of(self.parts, noun.removeprefix("対応").removeprefix("の")), noun_of(self.parts, lead) if lead else None
        if holder is None or (lead and what is None) or has_article(holder.text) or holder.number == "name" or self.parts.counts:
            return None
        shown = with_indefinite(holder.text) if holder.number == "single" else holder.text
        backed = with_indefinite(f"{self.parts.figure()} {what.single or what.text}") if what is not None else self.parts.figure()
        return NounPhrase(f"{shown} with support for {backed}", holder.number, holder.kind)

    def _featured(self, lead: str, noun: str) -> NounPhrase | None:
        """容量70Whの電池: a battery with a capacity of 70 Wh."""
        measure, holder = noun_of(self.parts, _LAST_WORD.sub("", lead)), noun_of(self.parts, noun)
        if measure is None or holder is None or measure.kind != "property" or has_article(holder.text) or has_article(measure.text):
            return None
        shown = with_indefinite(holder.text) if holder.number == "single" else holder.text
        named = measure.text if measure.number in ("mass", "plural") else with_indefinite(measure.text)
        return NounPhrase(f"{shown} with {named} of {self.parts.figure()}", holder.number, holder.kind)

    def _some_of(self, whole: str, *, of: bool) -> NounPhrase | None:
        """社員のうち40人: 40 of the employees; 社員の40人: 40 employees."""
        noun = noun_of(self.parts, whole)
        if (self.parts.quantity.counter or "") not in OF_PEOPLE | OF_FIRMS or noun is None or noun.number != "plural" or noun.kind not in ("people", "organisation") or has_article(noun.text):
            return None
        if not of:
            return self._counted_before(whole)
        one = f"of the {noun.text}"
        return NounPhrase(self.parts.figure((one, one)), "single" if self.parts.quantity.value == 1 else "plural", noun.kind)

    def _sized(self, noun: str) -> NounPhrase | None:
        """50万個規模のクラスタ: a cluster of about 500,000 units."""
        said = noun_of(self.parts, noun)
        if said is None or said.number not in ("single", "name") or has_article(said.text) or said.kind in ("company", "people"):
            return None
        return NounPhrase(f"{with_indefinite(said.text) if said.number == 'single' else f'the {said.text}'} of {self.parts.figure()}", "single", said.kind)

    def _topic_whole(self, clause_: Clause, phrase: Phrase) -> str:
        """利用者は7割が…: the topic is the whole of which the figure is a part."""
        topic = next((one for one in clause_.phrases if one.particle == "は" and one.nominal is not None), None)
        if topic is None or topic.nominal is None or phrase.particle not in ("が", "を", ""):
            return ""
        noun = self._noun(topic.nominal)
        if noun.number != "plural":
            return ""
        clause_.phrases.remove(topic)
        return topic.nominal.text

    def _from_company(self, units: list[Unit]) -> list[Unit]:
        """通信の北星の株式: a company's name needs no word on what it is."""
        at = next((place for place, unit in enumerate(units) if unit.kind == "name" and (named := self.parts.mentions.get(unit.index)) is not None and named.is_company), -1)
        return units[at:] if at > 1 and units[at - 1].text == "の" and not any(unit.kind == "figure" for unit in units[:at]) else units

    def _maker(self, text: str) -> str:
        """Who or what makes it; a name in quotation marks that no table has stays as it is."""
        known = noun_of(self.parts, text)
        return known.with_article() if known is not None else marked(text.strip("「」")) if text.startswith("「") and "の" not in text else ""

    def _names_before(self, clause_: Clause, own: Phrase, last: str) -> str | None:
        """" A, B and C", of A、B、Cの3社."""
        at = next((place for place, phrase in enumerate(clause_.phrases) if phrase is own), 0)
        first = at
        while first > 0 and clause_.phrases[first - 1].particle == "" and clause_.phrases[first - 1].comma and clause_.phrases[first - 1].nominal is not None:
            first -= 1
        if first == at:
            return None
        listed = [phrase.nominal.text for phrase in clause_.phrases[first:at] if phrase.nominal is not None] + [last]
        del clause_.phrases[first:at]
        names = [self._named(text) for text in listed]
        if len(names) != self.parts.quantity.value or any(name is None for name in names):
            return ""
        return f" {joined([name.text for name in names if name is not None])}"

    def _sum_of(self, whole: str, noun: str, joint: str) -> NounPhrase | None:
        """北星の20億ドルの投資: Hokusei's investment of $2 billion."""
        owner, said = self._named(whole), noun_of(self.parts, noun)
        if joint not in ("の", "からの", "への") or owner is None or said is None or not owner.acts or said.kind not in ("event", "idea", "property", "thing") or has_article(said.text):
            return None
        if joint == "への":
            return NounPhrase(f"{with_indefinite(said.single or said.text)} of {self.parts.figure()} in {owner.with_article()}", "single", said.kind) if said.text.endswith("investment") else None
        return NounPhrase(f"{possessive(owner.text)} {said.single or said.text} of {self.parts.figure()}", "single", said.kind)

    def _figure_for(self, noun: str, lead: str) -> NounPhrase | None:
        """20年間の契約: a contract of 20 years; 100万個の「X1」: 1 million units of X1; 7つの能力: 7 capabilities."""
        said, unit = noun_of(self.parts, noun), self.parts.quantity.unit
        if not lead and (to := _TOWARD.fullmatch(noun)) and (inner := self._figure_for(to[1], "")) is not None and (head := noun_of(self.parts, to[2])) is not None:
            return NounPhrase(f"{head.text} to {inner.text}", head.number if head.number != "single" else "name", head.kind)
        if said is None or has_article(said.text):
            return None
        if lead and is_money(unit) and said.number != "name":
            return NounPhrase(f"this {said.single or said.text} of {self.parts.figure()}", "single", said.kind)
        if self.parts.counts and (self.parts.quantity.counter or "") in _CLASSIFIERS and said.number in ("single", "plural") and said.kind not in ("people", "organisation", "company", "body"):
            forms = (said.text, plural_of(said.text)) if said.number == "single" else said.forms()
            return NounPhrase(f"{'these ' if lead else ''}{self.parts.figure(forms)}", "single" if self.parts.quantity.value == 1 else "plural", "thing")
        if self.parts.counts and said.number == "name" and _CLASS.search(said.text):
            return NounPhrase(self.parts.figure((said.text, f"{said.text}s")), "single" if self.parts.quantity.value == 1 else "plural", "thing")
        if self.parts.counts and said.number == "name" and said.kind in ("product", "name", "latin") and self.parts.quantity.counter in ("個", "台", "基", "枚", "機"):
            return NounPhrase(f"{self.parts.figure(('unit', 'units'))} of {said.text}", "plural", "thing")
        if _is_measure(unit) and _CLASS.search(said.text):
            return NounPhrase(f"{self.parts.figure()} of {said.text}s", "plural", "thing")
        if _is_measure(unit) and said.kind in ("thing", "material", "property", "product"):
            if said.kind in ("property", "material") or said.number == "mass":
                return NounPhrase(f"{self.parts.figure()} of {said.text}", "name", said.kind)
            one = said.single or said.text
            return NounPhrase(f"{self.parts.figure()} {said.text}" if said.number == "plural" else with_indefinite(f"{self.parts.figure()} {one}"), said.number, said.kind)
        long = unit in DURATIONS and said.kind in ("event", "idea", "thing", "material", "property", "field")
        large = self.parts.quantity.counter in FEATURES and said.kind in ("property", "idea", "event")
        if long or large:
            shown = with_indefinite(said.text) if said.number == "single" else said.text
            return NounPhrase(f"{shown} of {self.parts.figure()}", said.number, said.kind)
        return None

    def _counted_before(self, lead: str) -> NounPhrase | None:
        """同僚4人: 4 colleagues."""
        noun = noun_of(self.parts, lead)
        if noun is not None and noun.number == "name" and (_CLASS.search(noun.text) or noun.kind in ("product", "latin", "name")):
            return self._figure_for(lead, "")
        if noun is None or noun.number != "plural" or noun.kind not in ("people", "organisation", "thing", "list"):
            return None
        number: Number = "single" if self.parts.quantity.value == 1 else "plural"
        if owned := _OWNED.fullmatch(noun.text):
            one = noun.single.removeprefix(f"{owned[1]} ") if noun.single else owned[2]
            owner = owned[1].removesuffix("'s").removesuffix("'")
            return NounPhrase(f"{self.parts.figure((one, owned[2]))} of {owner}", number, noun.kind)
        return NounPhrase(self.parts.figure(noun.forms()), number, noun.kind)

    def _noun(self, nominal: Nominal) -> NounPhrase:
        units = nominal.units
        while units and units[0].kind == "date":
            units = units[2:] if len(units) > 1 and units[1].kind == "particle" else units[1:]
        units = self._from_company(units)
        figures = [unit for unit in units if unit.kind == "figure"]
        if not units or any(unit.kind == "date" for unit in units) or len(figures) > 1:
            raise UnsaidError("a second figure")
        if figures:
            return self._other_figure(replace(nominal, units=units), figures[0].index)
        text = _text(units)
        noun = self._named(text)
        if noun is None:
            raise UnsaidError(f"noun {text}")
        if noun.kind == "list" and " and " in noun.text:
            noun = replace(noun, number="plural")
        if noun.text in ("these", "this", "that", "it", "those", "them", "they", "he", "him", "she", "her", "we", "us", "i", "I", "me", "you"):
            raise UnsaidError("a word for another")
        if noun.text.startswith("this ") and noun.number == "plural":
            noun = replace(noun, text=noun.single or f"these {noun.text[5:]}", number="single" if noun.single else "plural")
        if noun.text.startswith(("a certain ", "another ")) and noun.number == "plural":
            noun = replace(noun, text=noun.single, number="single")
        if nominal.clause is not None and noun.kind not in ("company", "product"):
            described = self._described(nominal.clause, noun)
            if described is None and nominal.clause.form.negative:
                raise UnsaidError("described")
            if described and not has_article(noun.text) and noun.number in ("single", "mass"):
                noun = replace(noun, text=with_indefinite(noun.text) if noun.number == "single" else f"the {noun.text}")
            noun = replace(noun, text=noun.text + (described or ""))
        return noun

    def _named(self, text: str) -> NounPhrase | None:
        """A company at the end of the words, else what they mean, else the claim's entity."""
        if "と" in text and (both := noun_of(self.parts, text)) is not None:
            return both
        doer = doer_of(self.parts, text)
        if text.endswith(("氏", "さん")) and (doer is None or doer.kind != "company"):
            return NounPhrase(translate(text).text, "name", "people")
        if (titled := _TITLED.fullmatch(text)) and not is_clause(titled[2]):
            return self._titled(titled[1], titled[2])
        return doer if doer is not None and doer.kind == "company" else noun_of(self.parts, text) or doer

    def _titled(self, kind: str, title: str) -> NounPhrase | None:
        """新機能「Note」: the new function “Note”."""
        said = noun_of(self.parts, kind)
        known = noun_of(self.parts, title)
        shown = known.text if known is not None and known.number == "name" else f"“{title}”" if title.isascii() else marked(title)
        if said is None or said.number == "name":
            return None
        return NounPhrase(f"{'' if has_article(said.text) else 'the '}{said.single or said.text} {shown}", "plural" if said.number == "plural" and not said.single else "name", said.kind)

    def _meant_by(self, phrase: Phrase) -> NounPhrase | None:
        """これは, behind another figure of the sentence: that figure."""
        if phrase.nominal is None or phrase.nominal.text not in ("これ", "それ") or phrase.particle != "は":
            return None
        at = phrase.nominal.units[0].start
        for nominal in reversed(self.nominals):
            figure = next((unit for unit in nominal.units if unit.kind == "figure"), None)
            if figure is not None and figure.end <= at and figure.index != self.target:
                described = nominal.clause
                said = self._other_figure(nominal, figure.index)
                if described is None or said.number == "plural":
                    return said
        return None

    def _other_figure(self, nominal: Nominal, index: int) -> NounPhrase:
        """A noun phrase with another figure of the sentence."""
        quantity = self._quantity(index)
        if quantity.unit in ("%", "x", "pp"):
            raise UnsaidError("another figure of a change")
        other = copy(self)
        other.parts, other.target = replace(self.parts, quantity=quantity, index=index), index
        return other._figure(Clause(Form("する"), [], []), Phrase(nominal, "を"), _COPULA)

    def _described(self, clause_: Clause, head: NounPhrase) -> str | None:
        """" who left the company", of the noun that a clause describes."""
        try:
            said = self._relative(clause_, head)
        except UnsaidError:
            return None
        return None if "「" in said else said

    def _relative(self, clause_: Clause, head: NounPhrase) -> str:
        form = clause_.form
        if form.unsure or form.causative or clause_.conditional or clause_.quoted is not None or head.named:
            raise UnsaidError("relative")
        predicate = self._predicate(form.lemma)
        if predicate.kind == "share":
            raise UnsaidError("a share without a figure")  # 未来を担う
        roles = self._roles(clause_, predicate, None, None)
        who = "who" if head.kind == "people" and not _BODIES.search(head.text) else "that"
        transitive = predicate.kind == "object"
        if roles.subject is None and roles.topic is None:
            verb, rest = self._verb_and_rest(clause_, predicate, roles, head)
            tense: Tense = "present" if predicate.verb.base in STATES and not form.passive else self._tense(clause_)  # 備えた: has
            said = say_verb(verb, head.number, "negated" if form.negative else "asserted", tense, agent=False, told=True)
            return f" {who} {said} {rest}".rstrip()
        if transitive and roles.object is None and roles.subject is not None and not form.passive:
            verb = predicate.verb
            said = say_verb(verb, roles.subject.number, "negated" if form.negative else "asserted", self._tense(clause_), agent=False, told=True)
            return f" that {roles.subject.with_article()} {said} {' '.join((*roles.others, *roles.adverbs))}".rstrip()
        whole = roles.object is not None if predicate.kind == "object" else predicate.kind in ("alone", "up", "down")
        if roles.subject is not None and not roles.subject.named and head.kind in ("people", "organisation") and whole:
            verb, rest = self._verb_and_rest(clause_, predicate, roles, roles.subject)
            said = say_verb(verb, roles.subject.number, "negated" if form.negative else "asserted", self._tense(clause_), agent=False, told=True)
            return f" whose {roles.subject.text.removeprefix('the ')} {said} {rest}".rstrip()
        raise UnsaidError("relative gap")

    # The phrases

    def _roles(self, clause_: Clause, predicate: Predicate, own: Phrase | None, figure: NounPhrase | None) -> _Roles:
        roles = _Roles()
        others, adverbs = list[str](), list[str]()
        passive = clause_.form.passive
        counter = self.parts.quantity.counter or ""
        for phrase in clause_.phrases:
            if phrase.nominal is None:
                if not phrase.known and phrase.comma and len(phrase.adverb) > 1:
                    continue  # 例えば、
                if not phrase.known:
                    raise UnsaidError(f"adverb {phrase.adverb}")
                word = clause_words.adverbs()[phrase.adverb]
                if word == "at all" and not clause_.form.negative:
                    raise UnsaidError("at all")
                adverbs.append("" if word == "already" or (self.parts.rate and word.startswith("every ")) else word)
                continue
            particle, text = phrase.particle, phrase.nominal.text
            is_figure = phrase is own
            particle = _FOCUSED.get(particle, particle)
            if particle in ("に対して", "に対し") and to_whom(predicate):
                particle = "に"
            if particle in _ABOUT:
                particle = "に" if to_whom(predicate) == "" else particle
            if not is_figure:
                if phrase.nominal.units and all(unit.kind in ("date", "particle") for unit in phrase.nominal.units):
                    continue  # when it is said is the claim's date
                if particle == "など" or (particle == "" and phrase.comma and text in ("こと", "もの")):
                    continue  # names of what the next phrase names as a whole
                if text in ("私", "僕", "筆者", "我々", "私たち") and particle in ("も", "は", "が") and self.parts.quantity.unit == "%":
                    continue
                if text in _NOW and particle in ("は", "では", "には", "にも", ""):
                    continue
                if text in ("これ", "それ") and particle not in ("が", "を", "は", "に"):
                    continue  # これにより
                if particle in ("によると", "によれば") or (particle in ("で", "では") and SURVEYS.search(text)):
                    continue
                if TIME.search(text) and particle not in ("を", "が"):
                    continue
                if particle == "" and phrase.comma and all(unit.kind == "figure" for unit in phrase.nominal.units):
                    continue  # 数万、数十万もの
            try:
                noun = figure if is_figure and figure is not None else self._meant_by(phrase) or self._noun(phrase.nominal)
            except UnsaidError:
                if particle in _BESIDE_THE_POINT:
                    continue
                raise
            if is_figure and particle == "で" and noun.kind == "people" and self.parts.counts and not any(other.particle in ("が", "は") for other in clause_.phrases):
                particle = "が"  # 4人で起業
            if is_figure and particle in ("", "も", "は"):
                particle = self._own_particle(clause_, predicate, phrase, noun)
            if particle == "も" and not is_figure and predicate.kind == "object" and not passive and not any(other.particle in ("を", "を?") for other in clause_.phrases):
                particle = "を"
            if particle == "を?":
                particle = "を" if predicate.kind == "object" else "で" if predicate.kind == "with" else "?"
            if particle == "回":
                adverbs.append(often(noun.text, self.parts.rate))
                continue
            if particle in ("が", "も") or (particle == "は" and is_figure):
                if roles.subject is not None:
                    raise UnsaidError("two subjects")
                if predicate.kind == "object" and not (passive or noun.kind in DOERS or is_figure):
                    raise UnsaidError(f"doer {noun}")
                roles.subject = noun
                roles.figure = "subject" if is_figure else roles.figure
            elif particle == "" and phrase.comma and any(other.particle == "は" for other in clause_.phrases):
                continue  # one of a list
            elif particle == "は" or (particle == "" and phrase.comma):
                if particle == "" and all(unit.kind == "figure" for unit in phrase.nominal.units):
                    continue  # 数万、数十万もの
                if all(unit.kind == "figure" for unit in phrase.nominal.units):
                    raise UnsaidError("a figure as the topic")
                roles.topic = noun
            elif particle == "を":
                if roles.object is not None:
                    raise UnsaidError("two objects")
                roles.object = noun
                roles.figure = "object" if is_figure else roles.figure
            elif particle in ("に", "には", "へ") and not passive and roles.object is None and (to_whom(predicate) == "" or predicate.kind in ("reach", "share")):
                roles.object = noun
                roles.figure = "object" if is_figure else roles.figure
            elif clause_.form.led == "提案する" and particle == "に" and noun.acts:
                roles.addressee = noun.with_article()
            else:
                said = self._figure_beside(particle, noun, phrase, predicate.verb.base) if is_figure and figure is not None else None
                if particle == "で" and noun.kind == "company" and not is_figure and predicate.verb.base not in ON_PLATFORMS:
                    said = f"through {noun.text}"
                if particle in ("で", "では") and _PAPERS.search(noun.text):
                    said = f"in {noun.with_article()}"
                if passive and particle == "に" and noun.kind in ("people", "organisation", "company") and not clause_words.passive_to().get(predicate.verb.base, "").endswith((" to", " into")):
                    said = f"by {noun.with_article()}"
                if passive and particle in ("により", "によって"):
                    said = f"by {noun.with_article()}"
                said = said or beside(particle, noun, predicate, counter, is_figure=is_figure, passive=passive)
                if said is None:
                    raise UnsaidError(f"beside {particle} {noun.text} {noun.kind}")
                if particle in ("から", "に", "と") and any(other is not phrase and other.nominal is not None and _FOCUSED.get(other.particle, other.particle) == particle and not any(unit.kind == "date" for unit in other.nominal.units) and not TIME.search(other.nominal.text) for other in clause_.phrases):
                    raise UnsaidError("two of a kind")
                others.append(said)
                roles.figure = "other" if is_figure else roles.figure
        if roles.subject is None and _ends_list(clause_):
            raise UnsaidError("a list")
        others.sort(key=lambda said: 0 if said.startswith("\0") else 2 if said.startswith(("for ", "within ")) else 1)
        roles.others, roles.adverbs = tuple(others), tuple(word for word in adverbs if word)
        return roles

    def _figure_beside(self, particle: str, figure: NounPhrase, own: Phrase, base: str) -> str | None:
        """on a scale of 10 GW; for use of more than 200,000 tokens."""
        if particle not in ("で", "では") or own.nominal is None:
            return None
        last = own.nominal.units[-1]
        if last.kind == "figure":
            return f"on a scale of {figure.text}" if last.text.endswith("規模") else None
        if (word := clause_words.on_what().get(base)) and figure.kind in THINGS:
            return f"{word} {figure.with_article()}"
        return f"for {figure.with_article()}" if figure.kind in ("event", "property") and self.parts.quantity.unit in ("count", "") else f"with {figure.with_article()}" if figure.kind == "idea" else None

    def _own_particle(self, clause_: Clause, predicate: Predicate, phrase: Phrase, figure: NounPhrase) -> str:
        """The particle of a figure that has none: 3社が…; GPUを2万基確保; 10億ドル投資."""
        if phrase.comma and not phrase.particle and (self.parts.quantity.unit == "%" or figure.kind in ("people", "organisation")):
            return "が"  # 管理職の4割、…を入力
        if phrase.particle == "は" and clause_.form.bare and predicate.verb.base in TO_PEOPLE:
            return "を"  # 120人は配置転換
        if phrase.particle in ("も", "は"):
            has_subject = any(other.particle == "が" for other in clause_.phrases)
            return "を" if has_subject or (phrase.particle == "も" and predicate.kind == "object" and not any(other.particle == "を" for other in clause_.phrases) and figure.kind != "people") else "が"
        if predicate.kind in ("alone", "with") and figure.kind != "time":
            return "が"
        if figure.kind == "time":
            return "間"
        if often(figure.text, self.parts.rate):
            return "回"
        if figure.kind == "people" and clause_.form.bare and not phrase.comma and predicate.verb.base not in TO_PEOPLE:
            raise UnsaidError("who does it")  # 3社展開
        if any(other.particle == "を" for other in clause_.phrases):
            raise UnsaidError("floating")
        return "を"

    # Who does it

    def _complete(self, clause_: Clause, roles: _Roles, predicate: Predicate) -> None:
        """The subject from the topic, from the noun that the clause describes, from the clause before, from the claim."""
        passive = clause_.form.passive
        transitive = predicate.kind in ("object", "up", "down") and not passive
        needed = (roles.subject is None and roles.topic is None) or (transitive and roles.object is None)
        if clause_.head is not None and clause_.form.link == "noun" and needed and not clause_.form.called:
            head = self._head(clause_.head)
            if head is not None:
                if roles.subject is None and roles.topic is None:
                    if not (passive or head.acts or head.kind in _HEADS or head.number == "name") or (predicate.verb.base in STATES and head.number == "plural" and not head.acts):
                        raise UnsaidError(f"a head that does nothing: {head.text}")
                    roles.subject = head
                elif predicate.verb.base in _GIVING and roles.object is None and not passive:
                    roles.others = (f"{to_whom(predicate)} {head.with_article()}", *roles.others)
                elif transitive and roles.object is None:
                    if predicate.verb.base in STATES or predicate.verb.base == "consume":
                        raise UnsaidError("a state of what the clause describes")
                    roles.object = head
                return
        if roles.topic is not None and roles.subject is not None and clause_.form.link == "quote":
            return  # the topic is who says it
        if roles.topic is not None:
            if roles.subject is None:
                roles.subject = roles.topic
            elif transitive and roles.object is None:
                roles.object = roles.topic
            elif not (roles.topic.acts or roles.topic.kind == "list"):
                raise UnsaidError("topic")
            return
        if roles.subject is not None:
            return
        for phrase in self._subjects(clause_):
            if phrase is not None and phrase.nominal is not None and phrase.nominal.figure_at(self.target) < 0:
                if phrase.nominal.text.endswith(("氏", "さん")) and clause_.head is not None:
                    continue  # 青木氏は…することを明らかにした: who says it
                noun = self._noun(phrase.nominal)
                if passive or noun.acts or predicate.kind != "object" or noun.number == "name":
                    roles.subject = noun
                    return
        slot, entity = self.parts.claim.entity, self.parts.entity
        whole = _WHOLE_SENTENCE.search(self.parts.claim.sentence.text) is not None
        if whole and slot is not None and entity is not None and entity.kind == "company" and not passive and slot.inferred and predicate.kind in ("object", "with", "alone"):
            roles.subject, roles.meant = entity, True

    def _subjects(self, clause_: Clause) -> list[Phrase | None]:
        """Where the subject of a clause may stand that has none: the clause before, the topic; of a plan, with who shows it."""
        found: list[Phrase | None] = [clause_.earlier, *clause_.topics]
        outer = matrix(self.clauses, clause_.head) if clause_.head is not None else None
        if outer is not None:
            named = [phrase for phrase in outer.phrases if phrase.particle in ("が", "は") and phrase.nominal is not clause_.head]
            found = [*named, outer.earlier, *outer.topics, *found]
        return found

    def _head(self, nominal: Nominal) -> NounPhrase | None:
        """The noun that the clause describes, by itself."""
        units = nominal.units[nominal.described_at :]
        joint = next((at for at, unit in enumerate(units) if unit.kind == "particle"), len(units))
        text = _text(units[:joint])
        if joint < len(units) and units[joint].text != "と" and not _PLANS.fullmatch(_text(units[joint + 1 :])):
            raise UnsaidError("a head with another noun")  # 8000社に及ぶ北星の販売網
        if not text or any(unit.kind in ("figure", "date") for unit in units[:joint]) or text in ("こと", "の", "もの", "ため") or _PLANS.fullmatch(text):
            return None
        noun = self._named(text)
        if noun is None or (noun.number == "single" and noun.kind in ("idea",)):
            raise UnsaidError(f"head {text}")
        return noun

    # The sentence

    def _say(self, clause_: Clause, roles: _Roles, predicate: Predicate, figure: NounPhrase) -> Statement:
        parts, form = self.parts, clause_.form
        if parts.modality in ("planned", "forecast") and form.link == "noun" and not form.called and clause_.head is not None and not _PLANS.fullmatch(clause_.head.text) and clause_.head.text not in ("こと", "の"):
            parts = replace(parts, claim=msgspec.structs.replace(parts.claim, modality="asserted"))
        if parts.modality == "asserted" and clause_.head is not None and form.link == "noun" and (course := _COURSES.get(clause_.head.text)):
            parts = replace(parts, claim=msgspec.structs.replace(parts.claim, modality=course))
        if parts.modality == "planned" and parts.counts and not (roles.subject is not None and roles.subject.acts) and predicate.verb.base == "reach":
            raise UnsaidError("a target of so many")
        if parts.modality == "forecast" and form.past:
            parts = replace(parts, claim=msgspec.structs.replace(parts.claim, modality="reported"), told=False)  # …したとみられる
        denied = form.negative and parts.modality == "possible"
        if form.negative and not denied:
            parts = replace(parts, claim=msgspec.structs.replace(parts.claim, modality="negated"))
        elif parts.modality == "negated":
            raise UnsaidError("negated")
        if form.lemma == "だ":
            return self._is(clause_, roles, figure)
        tense = self._tense(clause_)
        if roles.subject is None and roles.object is not None and roles.figure == "object" and predicate.japanese in ("目指す", "狙う") and not form.passive:
            return Statement("the target", " ".join(("the target is", roles.object.with_article(), *(word for word in roles.others if not word.startswith("\0")))))
        if roles.subject is None and roles.object is not None and predicate.kind in ("object", "up", "down"):
            clause_ = replace(clause_, form=replace(form, passive=True))
            roles.subject, roles.object = roles.object, None
            roles.figure = "subject" if roles.figure == "object" else roles.figure
            if not can_be_suffered(predicate.verb):
                raise UnsaidError("no passive")
            if predicate.verb.base in STATES:
                raise UnsaidError("state")
            if tense == "past" and predicate.verb.base in OF_WRITERS:
                tense = "present"
        if roles.subject is not None and roles.figure != "subject" and len(roles.subject.text) > 3 and any(part.lower() in figure.text.lower() for part in (roles.subject.text, plural_of(roles.subject.text))):
            raise UnsaidError("said twice")
        if is_money(parts.quantity.unit) and roles.subject is not None and roles.figure == "object" and roles.subject.is_rate:
            raise UnsaidError("a rate is no sum")
        if predicate.kind == "reach" and parts.quantity.unit != "%" and roles.subject is not None and roles.figure == "object" and roles.subject.text.rsplit(" ", 1)[-1] in figure.text.split():
            raise UnsaidError("said twice")
        if roles.subject is not None and roles.subject.text == "the company" and (who := parts.entity) is not None and who.kind == "company":
            roles.subject = who
        if roles.subject is None or (predicate.kind == "cost" and roles.subject.kind == "property"):
            raise UnsaidError("no subject")
        verb, rest = self._verb_and_rest(clause_, predicate, roles, roles.subject, figure)
        if denied:
            verb = Verb(f"not {verb.base}", f"not {verb.past}", f"not {verb.participle}")
        if form.led:
            verb = _led(f"{LEADING[form.led]} to {roles.addressee}" if roles.addressee else LEADING[form.led], verb)
            parts = replace(parts, claim=msgspec.structs.replace(parts.claim, modality="asserted"))
        if form.able and tense == "present" and (parts.modality == "asserted" or (parts.modality == "reported" and parts.told)):
            word = "cannot" if form.negative else "can"
            return Statement(roles.subject.with_article(), f"{roles.subject.with_article()} {word} {verb.base} {rest}".strip())
        if form.able and verb.base.startswith("be ") and parts.modality in ("forecast", "possible") and not form.negative:
            return Statement(roles.subject.with_article(), f"{roles.subject.with_article()} could {verb.base} {rest}".strip())
        if form.able and tense == "present" and parts.modality == "reported" and not form.negative:
            return Statement("it", f"it is said that {roles.subject.with_article()} can {verb.base} {rest}".strip())
        if form.able:
            verb = Verb(f"be able to {verb.base}", f"was able to {verb.base}", f"been able to {verb.base}")
        agent = roles.subject.acts and roles.figure != "subject" and not clause_.form.passive
        return clause(parts, roles.subject.with_article(), roles.subject.number, verb, rest, tense, agent=agent)

    def _is(self, clause_: Clause, roles: _Roles, figure: NounPhrase) -> Statement:
        """90% of victims are students."""
        lacking = _text(clause_.what.units).strip("「」") if clause_.what is not None else ""
        if lacking.endswith("なし") and roles.figure == "subject":  # 方針・体制なし
            nouns = [noun_of(self.parts, word) for word in re.split("[・、やも]", lacking.removesuffix("なし"))]
            if not any(noun is None or noun.named or has_article(noun.text) for noun in nouns):
                return clause(self.parts, figure.with_article(), figure.number, HAVE, joined([f"no {noun.text}" for noun in nouns if noun is not None]), self._tense(clause_))
            raise UnsaidError("lacks")
        if clause_.what is None or roles.others or roles.object is not None or roles.figure != "subject":
            raise UnsaidError("copula")
        what = self._noun(clause_.what)
        if what.number != figure.number or what.kind not in ("people", "organisation", "thing", "list"):
            raise UnsaidError("copula")
        return clause(self.parts, figure.text, figure.number, BE, what.text, self._tense(clause_))

    def _verb_and_rest(self, clause_: Clause, predicate: Predicate, roles: _Roles, subject: NounPhrase, figure: NounPhrase | None = None) -> tuple[Verb, str]:
        """The verb in its voice, and all that follows it."""
        others = list(roles.others)
        purpose = self._purpose(clause_.purpose) if clause_.purpose is not None else ""
        if clause_.form.passive:
            if roles.object is not None or predicate.kind not in ("object", "up", "down"):
                raise UnsaidError("passive")
            participle = fitting(predicate.verb, subject.text).participle
            if others and others[0].startswith("\0"):
                led = clause_words.passive_to().get(predicate.verb.base, "")
                if not led:
                    raise UnsaidError(f"passive to {predicate.verb.base}")
                participle, others[0] = led, others[0][1:]
            if any(word.startswith("\0") for word in others):
                raise UnsaidError("passive to")
            verb = Verb(f"be {participle}", f"was {participle}", f"been {participle}")
            return verb, " ".join((*others, *roles.adverbs, *([purpose] if purpose else [])))
        if any(word.startswith("\0") for word in others):
            raise UnsaidError("to")
        needs = (predicate.kind == "object" and not (predicate.verb.base in _GIVING and others)) or (predicate.kind in ("reach", "share", "cost"))
        if predicate.kind in ("up", "down"):
            verb = predicate.verb if roles.object is not None else predicate.alone
        elif needs and roles.object is None:
            raise UnsaidError("no object")
        elif predicate.kind in ("alone",) and roles.object is not None and to_whom(predicate) != "":
            raise UnsaidError("an object too many")
        elif predicate.kind in ("be", "say"):
            raise UnsaidError("kind")
        else:
            verb = fitting(predicate.verb, subject.text) if predicate.kind == "alone" else predicate.verb
        if predicate.kind == "with" and not any(word.startswith(("with ", "together ")) for word in others):
            if subject.number != "plural":
                raise UnsaidError("with whom")
            verb = Verb(*(f"{form} together" for form in (verb.base, verb.past, verb.participle)))
        if figure is not None and predicate.kind == "object":
            self._fits(roles, verb, figure)
        if roles.object is not None:
            verb = fitting(verb, roles.object.text)
        said = said_of(roles.object, verb.base, figure if figure is not None else subject)
        return verb, " ".join((*said, *others, *roles.adverbs, *([purpose] if purpose else [])))

    def _fits(self, roles: _Roles, verb: Verb, figure: NounPhrase) -> None:
        """A sum does nothing, and nobody builds five years."""
        unit = self.parts.quantity.unit
        if roles.figure == "object" and figure.kind == "time" and verb.base not in OF_TIME:
            raise UnsaidError(f"time for {verb.base}")
        if roles.figure == "subject" and is_money(unit) and roles.object is not None:
            raise UnsaidError("a sum does nothing")
        if roles.figure == "object" and figure.kind == "money" and verb.base not in SUM_FOR:
            raise UnsaidError(f"sum for {verb.base}")

    def _purpose(self, clause_: Clause) -> str:
        """to develop tools for patent law."""
        if clause_.form.negative or clause_.form.passive or clause_.form.unsure:
            return ""
        try:
            predicate = self._predicate(clause_.form.lemma)
            roles = self._roles(clause_, predicate, None, None)
            if roles.subject is not None or roles.topic is not None:
                return ""
            verb, rest = self._verb_and_rest(clause_, predicate, roles, NounPhrase("", "plural", "people"))
        except UnsaidError:
            return ""
        return f"to {verb.base} {rest}".strip()


# What can do what a clause before it says.
_HEADS = frozenset({"company", "product", "people", "organisation", "body", "thing", "name", "latin", "place"})
# Their object is a sum; who gets it has another place: 3社が出資する会社.
_GIVING = frozenset({"invest", "contribute", "lend"})
# What makes a clause with こと a fact.
_KNOWN = frozenset({"分かる", "わかる", "判明する", "発表する", "公表する", "示す", "決める", "決定する", "知る", "確認する"})
# The comparator says it too: 700万人を超える.
_OVER = frozenset({"超える", "上回る", "下回る", "突破する", "超す", "切る"})
_NOW = frozenset({"今回", "今後", "近年", "現在", "最近", "これまで", "当初", "今", "従来", "以前"})
_FOCUSED = {"にも": "に", "でも": "で", "からも": "から", "とも": "と", "へも": "へ"}
_ABOUT = frozenset({"を対象に", "を対象にして", "を対象として", "を対象にした"})
_ASKS = re.compile(r"[^。　 \n]*(?:か|こととは|とは何か)[？?。」\s]*$")
# Counters that only sort what the noun names.
_CLASSIFIERS = frozenset({"", "つ", "個", "件", "軒", "枚", "本", "台", "基", "点", "機", "種類", "種"})
_TITLED = re.compile(r"([^「」『』]+)[「『]([^「」『』]+)[」』]")
_TIMES = re.compile(r"\btimes?$")
_LAST_WORD = re.compile(r"^.*[のな](?=.)")
_CLASS = re.compile(r"\b(?:GPU|CPU|NPU|TPU|LLM|VLM|PC|API|SoC|SSD|HDD|IC|FPGA|ASIC|UAV|EV|MCP)$")
# Counters of how long a text is.
_LENGTHS = frozenset({"字", "文字", "ページ", "頁", "語", "行"})
# What is bought by the piece.
_WARES = frozenset({"smartphone", "smartphones", "phone", "phones", "PC", "PCs", "laptop", "laptops", "tablet", "tablets", "device", "devices", "recorder", "recorders", "earphones", "headset", "headsets", "camera", "cameras", "robot", "robots", "watch", "watches", "monitor", "monitors", "printer", "printers", "speaker", "speakers", "console", "consoles", "car", "cars", "plan", "plans", "battery", "batteries", "board", "boards", "keyboard", "keyboards", "model", "models", "edition", "kit", "kits"})
_TOWARD = re.compile(r"(.+)への([^のへ]+)")
# Nouns of which the clause before them says why.
_REASONS = {"理由": ("reason", "reasons"), "ワケ": ("reason", "reasons"), "わけ": ("reason", "reasons")}
# A sentence with its verb, and no headline in parts.
_WHOLE_SENTENCE = re.compile(r"^(?!.*[―—…　]).*[。]$", re.DOTALL)
# How often a figure is counted; another room says it.
_RATES = frozenset({"年", "年間", "毎年", "年額", "月", "月間", "毎月", "月額", "週", "週間", "毎週", "日", "毎日", "日額", "毎時", "毎分", "毎秒", "1日", "1カ月", "1年"})
# What a noun makes of the clause before it.
_COURSES: dict[str, Modality] = {"可能性": "possible", "契約": "planned", "計画": "planned", "方針": "planned", "予定": "planned", "目標": "planned", "狙い": "planned", "見込み": "forecast", "見通し": "forecast", "予測": "forecast"}
# Of whom it is done is their object.
_SURVEYING = frozenset({"survey", "study", "investigate", "analyze", "examine", "interview"})
# Why and for what: left out where it is not understood.
_BESIDE_THE_POINT = frozenset({"のため", "のために", "に向けて", "に向け", "に伴い", "に伴って", "を受け", "を受けて", "を背景に", "をきっかけに"})
_PAPERS = re.compile(r"\b(?:reports?|papers?|statements?|blogs?|articles?|documents?|filings?|letters?|posts?|interviews?|books?)$")
# Nouns of which the clause before them is no fact: 買収する権利.
_NO_FACTS = frozenset({"権利", "義務", "必要", "未来", "将来", "時代", "世界", "夢", "構想", "目的", "機会", "余地", "方法", "手法", "手段", "仕組み", "条件", "価値", "意味"})
_MANY_WORDS = 5  # of one that is named among others
_BODIES = re.compile(r"\b(?:company|companies|firms?|banks?|organi[sz]ations?|institutions?|schools?|universit(?:y|ies)|makers?|vendors?|start-ups?|agenc(?:y|ies)|groups?|publishers?)\b")
_HOLDS = re.compile(r"([^の]+?)((?:搭載|対応)(?:の)?.+)")
_OWNED = re.compile(r"(.+?(?:'s|s')) (.+)")
def _is_measure(unit: str) -> bool:
    """True for a unit of a measured property: GB, Wh, nm."""
    return unit not in ("", "count", "%", "x", "pp", "pt") and unit not in DURATIONS and not is_money(unit)


def _alone(units: Sequence[Unit], at: int) -> tuple[list[Unit], list[Unit]]:
    """What stands before and behind a figure of a noun phrase, without another figure beside it and a date before it: 300MW・20万基の."""
    before, after = list(units[:at]), list(units[at + 1 :])
    if len(before) > 1 and before[0].kind in ("figure", "date") and before[1].text in ("当たり", "あたり", "につき", "ごと"):
        del before[:2]  # 1週間当たり7億人: another room says it
        before = [unit for at_, unit in enumerate(before) if at_ or unit.text not in ("の", "、")]
    if len(before) > 2 and before[0].kind == "figure" and before[0].text.endswith(("歳", "歳以上", "歳未満", "歳以下")) and before[1].text == "の":
        del before[:2]  # 15歳以上の
    if len(before) > 1 and before[-1].text in ("・", "、", "や") and before[-2].kind == "figure":
        del before[-2:]
    if len(after) > 1 and after[0].text in ("・", "、", "や") and after[1].kind == "figure":
        del after[:2]
    if len(before) > 1 and before[-1].text in ("以降", "以来", "末", "頃", "ごろ", "まで") and before[-2].kind == "date":
        before.pop()
    while before and before[-1].kind == "date":
        before.pop()
    while after and after[0].text in ("超", "以上", "程度", "規模", "ほど", "前後", "未満", "以下"):
        del after[0]  # behind a bracket
    if len(before) > 1 and before[-1].kind == "particle" and before[-2].kind == "date":
        del before[-2:]
    return before, after


def _led(word: str, verb: Verb) -> Verb:
    """agree to pay."""
    lead = regular(word)
    return Verb(f"{word} to {verb.base}", f"{lead.past} to {verb.base}", f"{lead.participle} to {verb.base}")


_PLANS = re.compile(r"[^の]*(?:契約|案|提案|合意|決定|ケース|例|時代|未来|将来|計画|方針|予定|見込み|見通し|考え|意向|可能性|模様|狙い|目標|理由|事実|背景|状況|結果)")


def _text(units: Sequence[Unit]) -> str:
    """The words of units, with a space where the article has one."""
    said = ""
    while len(units) > 1 and units[0].kind == "quoted" and is_clause(units[0].base):
        units = units[1:]  # 「店が薦める」サービス
    for before, unit in zip((None, *units), units, strict=False):
        said += " " if before is not None and before.end < unit.start and unit.text.isascii() and before.text.isascii() else ""
        said += unit.text
    return said
