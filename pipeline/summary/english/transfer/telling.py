"""What the sentence of a claim says of its figure, word for word: which clause tells it, or whether a phrase does by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.summary.english import clause_words
from pipeline.summary.english.counts import STATES
from pipeline.summary.english.grammar import has_article
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.summary.english.numbers import is_money
from pipeline.summary.english.parts import DURATIONS, NO_NOUN, clause
from pipeline.summary.english.predicates import BE, Predicate, predicates, regular
from pipeline.summary.english.transfer.adjuncts import say_adjuncts
from pipeline.summary.english.transfer.descriptions import counts_described, with_descriptions
from pipeline.summary.english.transfer.existence import EXIST, lacks, say_existing, say_lacking, say_made_up
from pipeline.summary.english.transfer.fragments import as_clause
from pipeline.summary.english.transfer.group_shares import say_share_of_described
from pipeline.summary.english.transfer.naming import named
from pipeline.summary.english.transfer.nominals import figure_phrase, noun_phrase, take_counted, take_each
from pipeline.summary.english.transfer.outer_clause import is_fact, is_plan, led_by, may_belong_earlier, only_describes
from pipeline.summary.english.transfer.partitions import part_of_figure
from pipeline.summary.english.transfer.phrases_alone import mentioned, tell_phrase
from pipeline.summary.english.transfer.placing import ASKING, DONE_ONCE, thing_meant
from pipeline.summary.english.transfer.quotations import take_content
from pipeline.summary.english.transfer.relative import described
from pipeline.summary.english.transfer.roles import ABOUT, brings_one, read_roles
from pipeline.summary.english.transfer.saying import say
from pipeline.summary.english.transfer.sentence_reading import (
    Reading,
    read_sentence,
    with_modality,
    without_afterthought,
)
from pipeline.summary.english.transfer.subjects import complete
from pipeline.summary.english.transfer.tree import governing, matrix
from pipeline.summary.english.transfer.units import UnsaidError
from pipeline.summary.english.transfer.verb_phrases import COPULA, predicate_of

if TYPE_CHECKING:
    from pipeline.summary.english.parts import Parts, Statement
    from pipeline.summary.english.predicates import Verb
    from pipeline.summary.english.transfer.roles import Roles
    from pipeline.summary.english.transfer.tree import Clause, Phrase
    from pipeline.summary.english.transfer.verb_forms import Form

_ASKS = re.compile(r"[^。　 \n]*(?:か|こととは|とは何か)[？?。」\s]*$")
_CONSIST = regular("consist of")
_BEGINNING = frozenset({"start", "begin", "expand", "extend"})
_REACH = regular("reach")
_TAKE = regular("take", "took", "taken")
_ACCOUNT = regular("account for")
_ANSWERS = frozenset({"answer", "answers", "response", "responses", "reply", "replies"})
# The comparator says it too: 700万人を超える.
_OVER = frozenset({"超える", "上回る", "下回る", "突破する", "超す", "切る"})
# How far over it is, which "more than" has no word for.
_BY_FAR = frozenset({"substantially", "greatly", "significantly", "largely", "far"})
# They are over once they are done, and no plans.
_HELD_ONCE = frozenset({"experience", "set", "decide on"})
# What takes so long, and the nouns behind it that leave it at that.
_ENDING = {lemma: lemma for lemma in ("完了する", "完成する", "完了させる", "完成させる", "作成する", "生成する")} | {"終わる": "完了する", "終了する": "完了する", "終わらせる": "完了させる", "終える": "完了させる"}
_TIMES_AND_FACTS = frozenset({"こと", "時代", "世界", "未来", "可能性", "の", "ケース", "時代の到来"})
_CARRIED_OUT = frozenset({"carry out", "conduct", "hold"})
_COVERING = frozenset({"を対象にした", "を対象とした", "を対象とする"})
_SURVEY = re.compile("[^はがを]{0,14}?(?:調査|アンケート)")
_THINKING = frozenset({"assume", "expect", "envision", "plan", "aim for", "estimate", "anticipate"})
_DONE_AS_SURVEY = frozenset({"実施する", "行う", "おこなう", "する"})
# Of whom it is done is their object.
_SURVEYING = frozenset({"survey", "study", "investigate", "analyze", "examine", "interview"})


@dataclass(frozen=True, slots=True)
class Told:
    """A statement; `by_whom` where a named doer of the sentence does it to something, `measures` where a measure comes to the figure."""

    statement: Statement
    by_whom: bool
    measures: bool = False
    named: bool = False  # the sentence names the subject
    denied: bool = False  # it is not done, or no longer


class Teller:
    """Reads the sentence of a claim once, and tells what it says of the figure; `why` is what stood in the way of telling all of it."""

    def __init__(self, parts: Parts) -> None:
        self.parts, self.why = parts, ""
        try:
            self.reading: Reading | None = read_sentence(parts, described)
        except UnsaidError as error:
            self.reading, self.why = None, str(error)

    def sentence(self) -> Told | None:
        """What the clause of the figure says, or None where a part of it is not understood."""
        try:
            return self._tell(self.reading) if self.reading is not None else None
        except UnsaidError as error:
            self.why = str(error)
            return None

    def phrase(self) -> Statement | None:
        """What the noun phrase of the figure says by itself, or None: 北星の会員3万人, of whatever it is said."""
        try:
            return tell_phrase(self.reading or read_sentence(self.parts, described, in_brackets=True))
        except UnsaidError:
            return None

    def of_described(self) -> bool:
        """Whether the figure stands in a clause that only describes a noun which can do what it says: 1500万円を投じた夫婦."""
        found = governing(self.reading.clauses, self.reading.target) if self.reading is not None else None
        if found is None or not only_describes(found[0]) or found[0].head is None:
            return False
        head = named(self.parts, found[0].head.text)
        return head is None or head.acts or head.kind in ("product", "name", "latin", "thing")

    def described(self, made: Statement) -> Statement | None:
        """The statement with what the clauses before its nouns say of them; None where it says too much without."""
        if self.reading is None:
            return None if counts_described(self.parts, made) else made
        return with_descriptions(self.reading, made)

    def beside(self, said: str, *, lengths: bool = False) -> str:
        """What the clause of the figure says beside what `said` holds: " over 3 years", " in Japan"; "" where nothing is understood.

        With `lengths` only how long it takes, which a sentence that is told leaves to its date.
        """
        return say_adjuncts(self.reading, said, lengths=lengths) if self.reading is not None else ""

    def mention(self) -> str | None:
        """The figure with its noun, or None where none is known: a cluster of 20,000 GPUs."""
        try:
            return mentioned(self.reading) if self.reading is not None else None
        except UnsaidError:
            return None

    def _tell(self, reading: Reading) -> Told:
        """By the clause of the figure, or by that of the noun which it describes, or by a noun of which it is a part."""
        found = governing(reading.clauses, reading.target)
        if _ASKS.match(without_afterthought(reading.parts), reading.parts.quantity.end - reading.parts.claim.sentence.start) and not (found is not None and _is_taken_for_granted(reading, found[0])):
            raise UnsaidError("a question")
        if (share := say_share_of_described(reading)) is not None:
            return Told(share, by_whom=False, named=True)
        if found is None:
            if (made_up := say_made_up(reading)) is not None:
                return Told(made_up, by_whom=False)
            if (own := as_clause(reading)) is not None:
                return self._tell_clause(reading, *own)
            raise UnsaidError("no clause holds the figure")
        clause_, phrase = found
        at = phrase.nominal.figure_at(reading.target) if phrase.nominal is not None else -1
        if (part := part_of_figure(clause_, phrase, at)) is not None:
            both = self._tell(reading.about(part))  # 80人のうち30人が: of both at once
            if replace(reading.parts, total="").figure(NO_NOUN if reading.parts.counts else None) not in both.statement.text:
                raise UnsaidError("only the part")
            return both
        if (took := _tell_took(reading, clause_)) is not None:
            return took
        if phrase.comma and phrase.particle in ("から", "で", "により", "によって") and may_belong_earlier(reading, clause_, phrase):
            raise UnsaidError("which verb it belongs to")
        if clause_.form.link == "noun" and not clause_.form.called and not any(one.particle in ("が", "は", "も") for one in clause_.phrases):
            try:
                around = _tell_around(reading, clause_)
            except UnsaidError:
                around = None
            if around is not None:
                return around
        try:
            return self._tell_clause(reading, clause_, phrase)
        except UnsaidError:
            around = _tell_around(self.reading or reading, clause_) or _tell_with_purpose(reading, clause_)
            if around is None:
                raise
            return around

    def _tell_clause(self, reading: Reading, clause_: Clause, phrase: Phrase) -> Told:
        """The clause of the figure: 北星が2万基を導入した, Hokusei installed 20,000 units."""
        if phrase.particle in ABOUT and _is_of_survey(clause_, phrase):
            return Told(_covered(reading, clause_, phrase), by_whom=False)
        clause_ = _as_able_as_said(reading, _as_able_as_end(reading, clause_), phrase)
        form = clause_.form
        _check_form(reading, clause_)
        saying = clause_words.sayings().get(form.lemma)
        content = take_content(reading, clause_) if saying is not None else ""
        if clause_.quoted is not None and not content:
            raise UnsaidError("what is quoted")
        held = _held(reading, clause_, phrase)
        predicate = _predicate(form, saying if content else held, content=bool(content))
        if held is not None and reading.parts.modality in ("planned", "forecast"):
            self.reading = reading = replace(reading, parts=replace(with_modality(reading.parts, "asserted"), ahead=False))  # the verb says so
        if held is not None and form.bare and held.base not in _HELD_ONCE:
            clause_ = replace(clause_, form=replace(form, past=False))
            form = clause_.form
        if form.lemma in ("なる", "成る") and phrase.particle in ("から", "で") and not form.passive:
            phrase.particle = "を"  # 5社からなる団体
            predicate = Predicate("からなる", _CONSIST, _CONSIST, "object")
        if form.causative and predicate.kind not in ("up", "down"):
            raise UnsaidError("causative")
        if (surveyed := _tell_surveyed(reading, clause_, phrase, predicate)) is not None:
            return Told(surveyed, by_whom=False)
        each = take_each(reading, clause_)
        figure = take_counted(reading, clause_, phrase) or figure_phrase(reading, clause_, phrase)
        if phrase.particle == "について" and is_money(reading.parts.quantity.unit):
            _take_funds(clause_, phrase)
        if lacks(clause_, phrase, figure):
            return Told(say_lacking(reading, clause_, phrase, figure), by_whom=False)
        if form.lemma in EXIST and form.link == "noun":
            raise UnsaidError("what there is describes another")  # 悪意ある文書
        if form.lemma in EXIST:
            return Told(say_existing(reading, clause_, phrase, figure), by_whom=False)
        roles = read_roles(reading, clause_, predicate, phrase, figure)
        complete(reading, clause_, roles, predicate)
        if roles.figure in ("subject", "object") and figure.text == reading.parts.figure() and (
            roles.figure == "subject" and (figure.kind != "people" or roles.object is None) if reading.parts.is_share else reading.parts.quantity.unit == "x"
        ):
            raise UnsaidError("of what")
        if predicate.kind in ("up", "down") and roles.figure in ("object", "change") and reading.parts.quantity.counter in ("段階", "つ"):
            raise UnsaidError("what changes")  # 3段階の成長
        if roles.figure == "subject" and predicate.kind == "object" and not form.passive and figure.kind in ("property", "money", "measure") and predicate.verb.base in _THINKING:
            raise UnsaidError("who thinks so")  # 売上高の8割は端末を想定している
        if form.lemma in _OVER:
            roles.adverbs = tuple(word for word in roles.adverbs if word not in _BY_FAR)
        corresponds = predicate.verb.base.startswith("correspond")
        if predicate.kind == "reach" and not corresponds and roles.figure != "subject" and roles.subject is not None and roles.subject.kind == "property" and " of " in figure.text and reading.parts.is_share:
            raise UnsaidError("whose share")  # 正答率は検査員の30%を超えた
        if predicate.kind == "reach" and roles.figure == "object" and roles.subject is not None and roles.subject.kind in ("company", "product", "name") and (form.lemma in _OVER or (figure.text == reading.parts.figure() and not reading.parts.counts)):
            raise UnsaidError("no measure")  # 北星は100億円を超えた
        if form.lemma == "なる" and figure.kind == "time" and roles.subject is not None and roles.subject.kind != "property":
            raise UnsaidError("no measure")  # 攻撃が25分に
        if predicate.kind == "reach" and roles.figure == "object" and reading.parts.counts and roles.subject is not None and "number of " in roles.subject.text and figure.text == reading.parts.figure():
            roles.object = figure = replace(figure, text=reading.parts.figure(NO_NOUN))  # 利用者数は7億人に達した
        if predicate.kind == "reach" and roles.figure != "subject" and roles.subject is not None and roles.subject.kind in ("place", "time", "period"):
            raise UnsaidError("no measure")  # 日本だけでも300社に上る
        if corresponds and roles.subject is not None and roles.subject.acts and roles.figure != "subject":
            raise UnsaidError("who corresponds to so much")  # 北星は社員の4%に相当する300人を解雇した
        if predicate.kind == "reach" and roles.figure == "object" and roles.subject is not None and reading.parts.is_share:
            if roles.subject.text.rsplit(" ", 1)[-1] in _ANSWERS:
                raise UnsaidError("which answer")
            if roles.subject.acts and not roles.subject.is_group and figure.text == reading.parts.figure():
                raise UnsaidError("a share of one")  # 財務責任者は4%に
            if roles.subject.is_group:
                predicate = Predicate(form.lemma, _ACCOUNT, _ACCOUNT, "reach")  # AIを使う企業が4割に達した
        if roles.figure == "subject" and figure.kind == "people" and roles.object is None and predicate.kind == "object" and not form.passive:
            roles.object = thing_meant(reading.parts)
        if predicate.verb.base in ASKING and form.past and reading.parts.modality == "reported":
            reading = replace(reading, parts=with_modality(reading.parts, "asserted"))  # what they answer is said, not that they were asked
        if content and reading.parts.modality in ("reported", "forecast"):
            # The verb itself says so. The reading is kept so, also for the noun around the clause and for the phrase alone.
            self.reading = reading = replace(reading, parts=with_modality(reading.parts, "asserted"))
        if content:
            roles.adverbs = (*roles.adverbs, content)
        by_whom = _is_done_by_whom(clause_, roles, predicate)
        if not form.led and (led := led_by(reading, clause_)) is not None:
            clause_ = replace(clause_, form=replace(form, led=led.form.lemma, past=led.form.past or led.form.bare, going_on=False))
        said = say(reading, clause_, roles, predicate, figure)
        said = replace(said, text=f"{said.text} {each}" if each else said.text, within=only_describes(clause_))
        named = roles.subject is not None and roles.figure != "subject" and not roles.meant and not said.subject.startswith("the target")
        return Told(said, by_whom, denied=form.negative, measures=predicate.kind == "reach" and roles.figure == "object", named=named)


def _tell_around(reading: Reading, clause_: Clause) -> Told | None:
    """The clause of the noun that the figure's clause describes: 2万基を備えた環境を確保, secured an environment that has 20,000."""
    parts, head = reading.parts, clause_.head
    if head is None or clause_.form.link != "noun" or clause_.form.called:
        return None
    outer = matrix(reading.clauses, head)
    own = next((one for one in outer.phrases if one.nominal is head), None) if outer is not None else None
    if outer is None or own is None or is_plan(head.text) or outer.form.lemma in EXIST | {"だ", "ない"}:
        return None
    if not is_fact(reading, outer) or outer.conditional or outer.form.unsure or outer.form.link == "if":
        return None
    predicate = predicate_of(outer.form.lemma)
    figure = noun_phrase(reading, head, as_one=brings_one(outer, predicate, own.particle))
    if parts.figure() not in figure.text and str(parts.quantity.value) not in figure.text.replace(",", ""):
        return None
    roles = read_roles(reading, outer, predicate, own, figure)
    complete(reading, outer, roles, predicate)
    return Told(say(reading, outer, roles, predicate, figure), by_whom=False)


def _tell_took(reading: Reading, clause_: Clause) -> Told | None:
    """従来3日かかっていた集計を…: the tally took 3 days before; of whom it took so long, the clause does not say."""
    form, head = clause_.form, clause_.head
    if form.lemma not in ("かかる", "掛かる") or form.link != "noun" or not (form.past and form.going_on) or head is None or reading.parts.quantity.unit not in DURATIONS:
        return None
    noun = noun_phrase(reading, replace(head, clause=None))
    if noun.kind in ("property", "time", "period"):
        raise UnsaidError("a time that takes long")
    who = f"the {noun.text}" if noun.number == "mass" and not has_article(noun.text) else noun.with_article()
    return Told(clause(reading.parts, who, noun.number, _TAKE, f"{reading.parts.figure()} before", "past"), by_whom=False, denied=True)


def _tell_with_purpose(reading: Reading, clause_: Clause) -> Told | None:
    """3万基の設備を建てるため資金を調達した: what is done so that the figure's clause comes true."""
    outer = next((one for one in reading.clauses if one.purpose is clause_), None)
    if outer is None or outer.conditional or outer.form.unsure or outer.form.link in ("if", "noun") or outer.form.lemma in EXIST | {"だ", "ない"}:
        return None
    predicate = predicate_of(outer.form.lemma)
    roles = read_roles(reading, outer, predicate)
    complete(reading, outer, roles, predicate)
    said = say(reading, outer, roles, predicate, NounPhrase(reading.parts.figure(), "name", "measure"))
    return Told(said, by_whom=False) if reading.parts.figure() in said.text else None


def _is_taken_for_granted(reading: Reading, clause_: Clause) -> bool:
    """大手2社と提携する北星の狙いとは何か: what the clause says of a company or product by name is not asked."""
    if clause_.head is None or not only_describes(clause_) or any(phrase.particle == "は" for phrase in clause_.phrases):
        return False
    head = clause_.head
    return any(unit.kind == "name" for unit in head.units)


def _as_able_as_end(reading: Reading, clause_: Clause) -> Clause:
    """接続し、…構築可能: what can be done at the end can be done before it."""
    predicate = predicates().get(clause_.form.lemma)
    if clause_.form.link != "and" or clause_.form.past or clause_.form.led or predicate is None or predicate.verb.base in DONE_ONCE | _BEGINNING | STATES:
        return clause_
    later = next((one for one in reading.clauses[clause_.place + 1 :] if one.form.link in ("end", "quote")), None)
    return replace(clause_, form=replace(clause_.form, able=True)) if later is not None and later.form.able else clause_


def _as_able_as_said(reading: Reading, clause_: Clause, phrase: Phrase) -> Clause:
    """集計が5分で終わる時代, 終わることを意味する: that it takes no longer can be so, whatever the noun behind it says of it."""
    form, head = clause_.form, clause_.head
    if form.lemma not in _ENDING or form.link != "noun" or form.past or form.negative or form.unsure or head is None or head.text not in _TIMES_AND_FACTS:
        return clause_
    if reading.parts.quantity.unit not in DURATIONS or phrase.particle != "で" or clause_.conditional:
        return clause_
    outer = matrix(reading.clauses, head)
    waiting = [one for one in outer.phrases if one.particle == "が" and one.comma and one.nominal is not head] if outer is not None else []
    own = waiting if not any(one.particle in ("が", "を") for one in clause_.phrases) else []  # 計算が、数分で終わることを
    return replace(clause_, form=replace(form, lemma=_ENDING[form.lemma], able=True, link="end"), phrases=[*own, *clause_.phrases], head=None)


def _check_form(reading: Reading, clause_: Clause) -> None:
    """Only what is told as a fact is told, and no figure that the verb or the counter says otherwise: 20分, 3割を切る."""
    form, quantity = clause_.form, reading.parts.quantity
    if clause_.conditional or form.unsure or form.link == "if" or not is_fact(reading, clause_):
        raise UnsaidError(f"form {form}")
    if form.lemma == "なる" and form.bare and quantity.unit == "x":
        raise UnsaidError("times what")
    if (quantity.counter or "").endswith("分") or (form.lemma in _OVER and quantity.comparator not in (">", "<")):
        raise UnsaidError("figure")


def _take_funds(clause_: Clause, phrase: Phrase) -> None:
    """20億円については、融資で資金を調達する: that sum is raised."""
    funds = next((one for one in clause_.phrases if one.particle == "を" and one.nominal is not None and one.nominal.text == "資金"), None)
    if funds is None:
        raise UnsaidError("about so much")
    clause_.phrases.remove(funds)
    phrase.particle = "を"


def _held(reading: Reading, clause_: Clause, own: Phrase) -> Verb | None:
    """人員削減を計画する, 投資が見込まれる: the verb where a thing is planned or expected, and no level told."""
    particles = {one.particle for one in clause_.phrases}
    noun = "の" + clause_.form.lemma.removesuffix("する")
    if clause_.form.bare and reading.parts.counts and reading.parts.claim.sentence.text.startswith(noun, reading.parts.quantity.end - reading.parts.claim.sentence.start):
        return None  # 6つの予測: a noun
    if own.particle == "を" and own.nominal is not None and own.nominal.units[-1].kind == "figure" and not reading.parts.counts:
        return None  # 計画の103%を示した: a level
    found = clause_words.held().get(clause_.form.lemma)
    cut_short = clause_.form.bare and own.particle == "" and not own.comma and own.nominal is not None and len(own.nominal.units) > 1  # AI投資2兆ドル予測
    return found if "を" in particles or cut_short or (clause_.form.passive and particles & {"が", "も"}) else None


def _predicate(form: Form, said: Verb | None, *, content: bool) -> Predicate:
    """The verb as this clause has it; `said` is one of saying or thinking whose content is told, or of what is thought of a thing."""
    if said is not None:
        return Predicate(form.lemma, said, said, "alone" if content else "object")
    if form.lemma == "なる" and form.bare:
        return Predicate(form.lemma, _REACH, _REACH, "reach")
    if form.lemma in _OVER:
        return Predicate(form.lemma, BE, BE, "reach")
    return COPULA if form.lemma in EXIST | {"ない"} else predicate_of(form.lemma)


def _tell_surveyed(reading: Reading, clause_: Clause, phrase: Phrase, predicate: Predicate) -> Statement | None:
    """社員200人を対象に調査した: the survey covered 200 employees; None where the sentence says who surveys them."""
    if phrase.particle not in ABOUT:
        return None
    subjects = [one.nominal.text for one in clause_.phrases if one.particle in ("は", "が") and one.nominal is not None]
    carried_out = clause_.form.passive or predicate.verb.base in _CARRIED_OUT
    if not (carried_out and any(text.endswith(("調査", "アンケート")) for text in subjects)):
        if predicate.verb.base not in _SURVEYING or subjects:
            return None
        phrase.particle = "を"
        clause_.phrases[:] = [one for one in clause_.phrases if one is phrase or one.particle != "を"]
    return _covered(reading, clause_, phrase)


def _covered(reading: Reading, clause_: Clause, phrase: Phrase) -> Statement:
    """The survey covered 200 employees; only what it found is reported."""
    parts = with_modality(reading.parts, "asserted") if reading.parts.modality == "reported" else reading.parts
    return clause(parts, "the survey", "single", regular("cover"), figure_phrase(reading, clause_, phrase).text, "past")


def _is_of_survey(clause_: Clause, own: Phrase) -> bool:
    """Whether the phrase describes a survey: 社員200人を対象とした調査の結果を, 社員200人を対象に実施した調査."""
    if clause_.form.link == "noun" and clause_.head is not None and clause_.form.lemma in _DONE_AS_SURVEY:
        return _SURVEY.search(clause_.head.text) is not None
    at = next(place for place, one in enumerate(clause_.phrases) if one is own)
    then = clause_.phrases[at + 1].nominal if own.particle in _COVERING and at + 1 < len(clause_.phrases) else None
    return then is not None and _SURVEY.match(then.text) is not None


def _is_done_by_whom(clause_: Clause, roles: Roles, predicate: Predicate) -> bool:
    """Whether somebody of the sentence does it to something, and the clause has no other figure."""
    if predicate.kind != "object" or clause_.form.passive or roles.object is None or roles.subject is None:
        return False
    if not roles.subject.acts or roles.figure == "subject":
        return False
    return sum(unit.kind == "figure" for one in clause_.phrases if one.nominal is not None for unit in one.nominal.units) == 1
