"""Phrases → clauses: each verb with the phrases that it governs, and the clauses that describe a noun inside its phrase.

Japanese puts the verb last and what describes a noun before it, so one pass from left to right is enough: a verb takes the
phrases that wait for one; of a clause before a noun the topic waits on, for the verb of the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.summary.english.counts import TO_PEOPLE
from pipeline.summary.english.predicates import lasts, predicates
from pipeline.summary.english.transfer.change_nouns import COUNTS_MANY, change_in
from pipeline.summary.english.transfer.chunks import Chunk, bare_verb
from pipeline.summary.english.transfer.verb_forms import Form
from pipeline.summary.english.transfer.verb_kinds import changed_as

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.summary.english.transfer.change_nouns import Change
    from pipeline.summary.english.transfer.units import Unit
    from pipeline.summary.english.transfer.verb_forms import Link

# Nouns that only close a clause, and what the clause then is to the next verb.
_CLOSERS: dict[str, Link] = {
    "ため": "reason", "ほか": "and", "他": "and", "一方": "but", "一方で": "but", "際": "while", "際に": "while", "中": "while",
    "なか": "while", "後": "while", "あと": "while", "前": "while", "上": "and", "うえ": "and", "結果": "reason", "場合": "if", "とき": "if", "時": "if", "よう": "if", "ところ": "while",
}  # fmt: skip
_MANNER = ("よう",)
#: Verbs that lead to another, and how English says them.
LEADING = {"合意する": "agree", "同意する": "agree", "提案する": "propose", "計画する": "plan", "予定する": "plan", "目指す": "aim", "決定する": "decide", "決める": "decide", "開始する": "start"}
# 計画が進行中で、: the clause ends here.
_STATES = frozenset({"中", "予定", "方針", "見込み", "見通し", "段階", "状態", "状況", "考え", "背景"})
# 北星「X1」は記念モデルで、: what it is.
_WARES = frozenset({"モデル", "機種", "製品", "端末", "スマホ", "スマートフォン", "タブレット", "シリーズ"})
_NUMBER = re.compile(r"[0-9０-９.,約〜～~十百千万億兆数]|以上|以下|未満|最大|超|弱|強|近く|規模|程度|ほど")
#: Nouns of which a whole clause before them tells what they are or how: 北星が本社を移す計画.
CONTENT = re.compile(r"(?:こと|の|もの|ため|権利|義務|必要|目的|機会|余地|条件|手段|価値|意味|夢|とき|時|際|後|前|場合|一方|中|うえ|上|ほか|よう|ところ|形|姿|契約|案|提案|合意|決定|ケース|例|時代|世界|未来|将来|計画|方針|予定|見込み|見通し|考え|意向|可能性|模様|狙い|目標|理由|事実|背景|状況|結果|ニュース|話|報道|発表|件|点|技術|機能|方法|手法|仕組み|システム|サービス|構想|動き|流れ|実験|調査|取り組み|事業|ワケ|わけ|瞬間|年|日|月|予測|予想|見方|声|数字|数値|情報|指摘|記事|試算|データ|衝撃|成果|効果|コミットメント)$")
_ASKING = ("どこ", "何", "誰", "いつ", "いくら", "どれ", "どちら", "どう")
_BRINGS_ABOUT = frozenset({"実現する", "達成する", "果たす", "遂げる", "行う", "実施する"})
# Verbs in -eru and -iru, whose passive says as well that something can be done; those that are done to somebody keep it.
_TWO_VOICES = ("える", "ける", "げる", "せる", "てる", "ねる", "べる", "める", "れる", "得る", "見る", "試みる")
_TO_WHOM = frozenset({"与える", "求める", "強いる", "向ける", "突きつける", "寄せる", "付ける", "つける", "見せる", "教える"})
# What is done with it says only what the noun behind it is like: AIを活用した学習.
_USES = frozenset({"活用する", "利用する", "使う", "用いる", "使用する", "駆使する"})
_CARRIES_OUT = frozenset({"行う", "おこなう", "実施する", "する", "行なう"})


@dataclass(slots=True, eq=False)
class Nominal:
    """A noun phrase: its units with the words that join them, and the clause that describes it."""

    units: list[Unit] = field(default_factory=list)
    clause: Clause | None = None
    described_at: int = 0  # the unit that the clause stands before

    @property
    def text(self) -> str:
        return "".join(unit.text for unit in self.units)

    def figure_at(self, target: int) -> int:
        """The place of the figure among the units, or -1."""
        return next((at for at, unit in enumerate(self.units) if unit.kind == "figure" and unit.index == target), -1)


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase with its particle; an adverb has no nominal."""

    nominal: Nominal | None
    particle: str
    comma: bool = False
    adverb: str = ""
    known: bool = True


@dataclass(slots=True, eq=False)
class Clause:
    """A verb and its phrases, in order. `quoted` is the clause that is said or thought; `link` how it goes on."""

    form: Form
    phrases: list[Phrase]
    topics: list[Phrase]  # of the sentence, where the clause has no subject of its own
    earlier: Phrase | None = None  # the subject of the clause before, 北星が…し、…する
    purpose: Clause | None = None
    quoted: Clause | None = None
    head: Nominal | None = None  # the noun that the clause describes
    conditional: bool = False
    what: Nominal | None = None  # of a copula: what the subject is
    place: int = 0  # among the clauses of the sentence


def read_clauses(chunks: Sequence[Chunk]) -> tuple[list[Clause], list[Nominal]]:
    """All clauses of a sentence, those that describe a noun as well, in the order of their verbs; and all its noun phrases."""
    tree = _Tree(chunks)
    clauses = tree.run()
    for place, clause in enumerate(clauses):
        clause.place = place
    return clauses, tree.nominals


class _Tree:
    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.chunks = list(chunks)
        self.waiting: list[Phrase] = []
        self.topics: list[Phrase] = []
        self.found: list[Clause] = []
        self.nominals: list[Nominal] = []
        self.describing: Clause | None = None  # a clause that waits for its noun
        self.joining: Nominal | None = None  # a noun phrase that waits for the next: 北星の
        self.last_subject: Phrase | None = None
        self.purpose: Clause | None = None
        self.condition = False
        self.quoted: Clause | None = None
        self.follows: Chunk | None = None  # the phrase behind the verb

    def run(self) -> list[Clause]:
        for at, chunk in enumerate(self.chunks):
            last = at == len(self.chunks) - 1
            if chunk.kind == "adverb" and chunk.text == "か" and self.waiting and (asked := self.waiting[-1].nominal) is not None and asked.text.endswith(_ASKING):
                self._ask()
            elif chunk.kind == "adverb":
                self.waiting.append(Phrase(None, "", chunk.comma, chunk.text, chunk.known))
                if chunk.stop and not chunk.known:
                    self.waiting = []
            elif chunk.kind == "verb":
                assert chunk.form is not None
                self.follows = None if last else self.chunks[at + 1]
                self._verb(chunk.form, stop=chunk.stop or last)
            elif chunk.kind == "quote":
                self.quoted = None
                if chunk.particle or not chunk.stop:
                    self.waiting.append(Phrase(Nominal(chunk.units), chunk.particle or "と", chunk.comma))
            else:
                self._noun(chunk, at, last=last)
        return self.found

    def _ask(self) -> None:
        """最適な店はどこか尋ねた: what is asked is left out."""
        while self.waiting and self.waiting[-1].particle not in ("に", "から", "を"):
            self.waiting.pop()
        self.joining = self.describing = None

    def follows_figure(self, at: int) -> bool:
        return self.chunks[at].kind == "noun" and self.chunks[at].units[0].kind == "figure"

    def _noun(self, chunk: Chunk, at: int, *, last: bool) -> None:
        word = "".join(unit.text for unit in chunk.units)
        if self.describing is not None and word in _CLOSERS and self.joining is None:
            self._close(word)
            return
        if not chunk.particle and chunk.form is None and (chunk.comma or last or chunk.stop) and any(phrase.particle == "が" and phrase.nominal is not None and phrase.nominal.units[-1:] and phrase.nominal.units[-1].kind == "figure" for phrase in self.waiting[-1:]) and bare_verb(chunk) is None:
            self._copula(self._joined(chunk.units), Form("だ", link="end" if chunk.stop or last else "and"), stop=chunk.stop or last)  # 被害者は9割が学生、
            return
        ends = not chunk.particle and chunk.form is None and (last or chunk.stop or chunk.comma)
        if (ends or (chunk.particle == "へ" and (last or chunk.stop))) and self.describing is None and (change := change_in([*(self.joining.units if self.joining is not None else ()), *chunk.units])) is not None:
            self.joining = None
            self._change(change)
            self._verb(Form(change.lemma, "and" if chunk.comma and not chunk.stop and not last else "end", past=not chunk.particle, bare=True), stop=chunk.stop or last)
            return
        if (ends or (chunk.particle in ("へ", "に") and (last or chunk.stop))) and self.joining is None and (bare := bare_verb(chunk, after_object=bool(self.waiting) and self.waiting[-1].particle == "を")) is not None and (self.waiting or bare[0]) and self.describing is None:
            rest, lemma = bare
            if rest:
                self.nominals.append(Nominal(rest))
                self.waiting.append(Phrase(self.nominals[-1], "" if rest[-1].kind in ("figure", "date") else "を?"))
            self._verb(Form(lemma, "and" if chunk.comma and not chunk.stop and not last else "end", past=not chunk.particle and not lasts(lemma), bare=True), stop=chunk.stop or last)
            return
        if (ends or (chunk.particle == "へ" and (last or chunk.stop))) and self.joining is not None and any(unit.kind == "figure" for unit in self.joining.units) and (bare := bare_verb(chunk)) is not None and (bare[0] or not self._counts_deeds()):
            self._headline_of(bare, Form(bare[1], past=not chunk.particle and not lasts(bare[1]), bare=True), stop=chunk.stop or last)
            return
        if chunk.particle in ("に", "へ") and (last or chunk.stop) and chunk.units[-1].kind == "figure" and self.describing is None and any(phrase.nominal is not None for phrase in self.waiting):
            self.waiting.append(Phrase(self._joined(chunk.units), "に"))
            self._verb(Form("なる", past=chunk.particle == "に", bare=True), stop=True)  # 利用率は3割に
            return
        if chunk.particle == "と" and not chunk.comma and not last and self._lists(chunk, self.chunks[at + 1]):
            nominal = self._joined(chunk.units)
            nominal.units.append(_joiner("と", chunk.units[-1]))
            self.joining = nominal
            return
        nominal = self._joined(chunk.units)
        if chunk.joins and chunk.particle in ("という", "といった") and not last and self.follows_figure(at + 1):
            marks = ("と", "や") if self.waiting and self.waiting[-1].particle in ("と", "や") else ("",)
            while self.waiting and self.waiting[-1].particle in marks and self.waiting[-1].nominal is not None:
                self.waiting.pop()
            return  # 安さと速さという2つの目標
        if not chunk.particle and chunk.comma and not chunk.stop and not last and chunk.form is None and any(unit.kind == "particle" and unit.text == "や" for unit in nominal.units):
            nominal.units.append(_joiner("、", chunk.units[-1]))
            self.joining = nominal  # 設備や人材、土地を
            return
        if chunk.joins:
            joiner = chunk.particle
            nominal.units.append(_joiner(joiner, chunk.units[-1]))
            self.joining = nominal
            return
        if chunk.form is not None:
            self._copula(nominal, chunk.form, stop=chunk.stop or last)
            return
        if chunk.particle == "で" and chunk.comma and (nominal.units[-1].kind == "figure" or nominal.units[-1].text in _STATES | _WARES) and any(phrase.particle in ("は", "が", "も") for phrase in self.waiting):
            self._copula(nominal, Form("だ", link="and"), stop=False)  # 価格は20億円で、
            return
        while chunk.particle == "など" and self.waiting and self.waiting[-1].particle == "" and self.waiting[-1].comma and self.waiting[-1].nominal is not None:
            self.waiting.pop()  # 株、金、通貨など、
        self.waiting.append(Phrase(nominal, chunk.particle, chunk.comma))
        if chunk.stop:
            self._headline_break()

    def _joined(self, units: Sequence[Unit]) -> Nominal:
        """The noun phrase, behind what joins it and what describes it."""
        nominal = self.joining or Nominal()
        if self.describing is not None:
            nominal.described_at = len(nominal.units)
            nominal.clause, self.describing.head = self.describing, nominal
            self.describing = None
        if nominal is not self.joining:
            self.nominals.append(nominal)
        nominal.units.extend(units)
        self.joining = None
        return nominal

    def _lists(self, chunk: Chunk, then: Chunk) -> bool:
        """北星と南光が、: two that do it; 北星と契約を: with whom."""
        if then.kind != "noun" or then.form is not None or then.stop or any(unit.kind == "figure" for unit in (*chunk.units, *then.units)):
            return False
        both = [units[-1].kind == "name" or units[-1].text.isascii() for units in (chunk.units, then.units)]
        return both[0] == both[1] and (then.particle in ("が", "は", "も") or then.particle.startswith(("に加え", "を含め")) or (then.particle == "" and then.comma) or ((then.particle == "を" or then.joins) and not both[0]))

    def _counts_deeds(self) -> bool:
        """5つの質問: that many deeds, and nothing that it is done to."""
        units = self.joining.units if self.joining is not None else []
        return len(units) > 1 and units[-1].text == "の" and units[-2].kind == "figure" and units[-2].text.endswith("つ")

    def _headline_of(self, bare: tuple[list[Unit], str], form: Form, *, stop: bool) -> None:
        """20億円の出資, 20億円の融資獲得 at the end of a headline: the figure is what is invested, the loan what is got."""
        nominal = self.joining
        assert nominal is not None
        self.joining = None
        told = predicates().get(bare[1])
        of_people = not bare[0] and any(unit.kind == "figure" and COUNTS_MANY.search(unit.text) for unit in nominal.units)
        if nominal.units[-1].text not in ("の", "への") or (of_people and nominal.units[-1].text == "の" and (told is None or told.verb.base not in TO_PEOPLE)):
            self.waiting.append(Phrase(nominal, "?"))  # 識者10人の主張: they do it
        else:
            nominal.units = [*nominal.units, *bare[0]] if bare[0] else nominal.units[:-1]
            self.waiting.append(Phrase(nominal, "を"))
        self._verb(form, stop=stop)

    def _change(self, change: Change) -> None:
        """電力消費26%減, 30%の性能向上: what changes, and by how much."""
        for units, particle in ((change.what, changed_as(change.lemma)), ([change.figure], "")):
            self.nominals.append(Nominal(units))
            self.waiting.append(Phrase(self.nominals[-1], particle))

    def _headline_break(self) -> None:
        """More than a comma between two parts of a headline: what waits belongs to no later verb, but the doer does."""
        self.topics = [phrase for phrase in self.waiting[:-1][:1] if phrase.nominal is not None and phrase.particle in ("は", "")] or self.topics
        self.waiting = []

    def _close(self, word: str) -> None:
        """開発するため: the clause is a purpose, a reason, a condition of the next verb, or goes beside it."""
        clause = self.describing
        assert clause is not None
        self.describing = None
        link = _CLOSERS[word]
        if word == "ため" and not clause.form.past and not clause.form.negative and not clause.form.going_on:
            self.purpose = clause
            clause.conditional = True  # not yet done
        elif link == "if" or word in _MANNER:
            self.condition = clause.conditional = True
        elif word == "前":
            clause.conditional = True  # not yet done

    def _verb(self, form: Form, *, stop: bool) -> None:
        if self.joining is not None:  # 3つの… without a noun: not understood
            self.waiting.append(Phrase(self.joining, "?"))
            self.joining = None
        if self.describing is not None:
            self.waiting.append(Phrase(Nominal(), "?"))
            self.describing = None
        form = self._carried_out(form)
        taken = self._taken(form)
        if form.passive and form.lemma.endswith(_TWO_VOICES) and form.lemma not in _TO_WHOM and any(phrase.particle == "を" for phrase in taken):
            form = replace(form, passive=False, able=True)  # 需要を支えられない
        if form.link == "noun" and not form.called and self._does_later_verb(taken, form):
            self.waiting, taken = [*self.waiting, taken[0]], taken[1:]
        while form.link != "noun" and (first := _shares_verb(taken)):
            shared = taken[max(at for at, one in enumerate(taken) if _ends_in_figure(one)) + 1 :]
            self.found.append(Clause(form, taken[:first] + shared, list(self.topics)))
            taken = taken[first:]
        clause = Clause(form, taken, list(self.topics), self.last_subject if form.link != "noun" else None)
        clause.purpose, self.purpose = self.purpose, None
        clause.quoted, self.quoted = self.quoted, None
        clause.conditional, self.condition = self.condition, form.link == "if"
        self.found.append(clause)
        if form.link == "noun":
            self.describing = clause
            return
        topics = [phrase for phrase in taken if phrase.particle in ("は",) or (phrase.particle == "" and phrase.comma and phrase.nominal is not None)]
        topics = [phrase for phrase in topics if phrase.nominal is None or phrase.nominal.text not in ("こと", "もの")]
        topics = [phrase for phrase in topics if phrase.nominal is None or any(unit.kind != "figure" for unit in phrase.nominal.units)]
        if any(phrase.particle == "は" for phrase in self.topics):
            topics = [phrase for phrase in topics if phrase.particle == "は"]  # 北星は…し、A、B、Cを…する
        if topics and form.link != "quote":
            self.topics = topics[:1]
        subject = next((phrase for phrase in taken if phrase.particle == "が"), None)
        self.last_subject = subject if form.link == "and" else None
        if form.link == "quote":
            self.quoted = clause
        if stop:
            self.last_subject = None

    def _carried_out(self, form: Form) -> Form:
        """調査を行う is 調査する."""
        last = self.waiting[-1] if self.waiting else None
        if form.lemma in LEADING and last is not None and last.nominal is not None and last.particle in ("を", "で", "に") and (led := self._led(last.nominal, form)) is not None:
            return led
        if form.lemma in _BRINGS_ABOUT and last is not None and last.nominal is not None and last.particle == "を" and last.nominal.clause is None and (change := change_in(last.nominal.units)) is not None:
            self.waiting.pop()
            self._change(change)
            return replace(form, lemma=change.lemma)  # 30%の費用削減を実現した
        if form.lemma == "する" and last is not None and last.nominal is not None and last.particle in ("と", "に") and last.nominal.clause is None and not any(phrase.particle == "を" and _ends_in_figure(phrase) for phrase in self.waiting) and (taken_as := _taken_as(last)):
            self.waiting.pop()
            return replace(form, lemma=taken_as)
        if form.lemma not in _CARRIES_OUT or last is None or last.nominal is None or last.particle != "を" or last.nominal.clause is not None:
            return form
        lemma = last.nominal.text + "する"
        if lemma not in predicates() or last.nominal.text not in lemma:
            return form
        self.waiting.pop()
        return replace(form, lemma=lemma)

    def _led(self, nominal: Nominal, form: Form) -> Form | None:
        """20億円の支払いで合意する: the verb is 支払う, led by 合意する, and its object the figure."""
        units = nominal.units
        joint = next((at for at in range(len(units) - 1, 0, -1) if units[at].kind == "particle"), -1)
        tail = units[joint + 1 :]
        verb = "".join(unit.text for unit in tail)
        if joint > 0 and len(tail) > 1 and tail[-1].text + "する" in predicates() and verb + "する" not in predicates() and units[joint].text == "での":
            verb = tail[-1].text  # 40億円での北星買収
            self.waiting.append(Phrase(Nominal(tail[:-1]), "を"))
        lemma = next((one for one in (verb + "する", verb[:-1] + "う", verb[:-1] + "る", verb + "る") if one in predicates()), None)
        if joint < 1 or lemma is None or units[joint].text not in ("の", "での") or units[joint - 1].kind != "figure":
            return None
        nominal.units = units[:joint]
        if len(nominal.units) > 2 and nominal.units[-2].text == "への":
            self.waiting.insert(0, Phrase(Nominal(nominal.units[:-2]), "に"))
            nominal.units = nominal.units[-1:]  # 北星への30億円の投資
        for phrase in self.waiting:
            if phrase.nominal is nominal:
                phrase.particle = "を" if units[joint].text == "の" else "で"
        if lemma in ("買収する", "取得する") and not any(phrase.particle == "を" for phrase in self.waiting):
            for phrase in self.waiting:
                phrase.particle = "を" if phrase.particle == "に" else phrase.particle  # 北星に買収を提案した
        return replace(form, lemma=lemma, led=form.lemma)

    def _taken(self, form: Form) -> list[Phrase]:
        """The phrases that a verb governs. One that describes a noun takes the nearest, up to a topic, a comma or a second of a kind."""
        if form.link != "noun":
            taken, self.waiting = self.waiting, []
            return taken
        seen: set[str] = set()
        at = len(self.waiting)
        while at > 0:
            phrase = self.waiting[at - 1]
            role = phrase.particle
            if role in ("は", "") and phrase.nominal is not None and not (role == "" and at == len(self.waiting) and not phrase.comma):
                break
            if phrase.comma and not form.called and phrase.nominal is not None and at < len(self.waiting) + 1 and role not in ("と",):
                break
            if role in seen and role in ("が", "を", "に"):
                break
            if role == "が" and self._is_means():
                break
            seen.add(role)
            at -= 1
        taken, self.waiting = self.waiting[at:], self.waiting[:at]
        return taken

    def _does_later_verb(self, taken: Sequence[Phrase], form: Form) -> bool:
        """北星が、強みを持つ道具として…を調達する: what has an object of its own describes the noun by itself, and Hokusei does what follows."""
        first, head = (taken[0] if taken else None), self.follows
        predicate = predicates().get(form.lemma)
        uses = form.lemma in _USES and form.past and not form.passive and len(taken) > 1 and first is not None and first.particle == "が"
        if uses and head is not None and taken[-1].particle == "を" and any(chunk.kind == "verb" for chunk in self.chunks[self.chunks.index(head) :]):
            return True  # 学生がAIを用いた実験を始める
        if first is None or first.particle != "が" or first.nominal is None or first.nominal.units[-1:] == [] or first.nominal.units[-1].kind != "name":
            return False
        if predicate is None or predicate.kind != "object" or form.passive or head is None or not any(phrase.particle == "を" for phrase in taken):
            return False
        if CONTENT.search("".join(unit.text for unit in head.units)):
            return False
        later = self.chunks[self.chunks.index(head) :]
        return any(chunk.kind == "verb" for chunk in later) and not any(chunk.particle == "が" for chunk in later)

    def _is_means(self) -> bool:
        """AIを利用することで: who does it does what the sentence says."""
        follows = self.follows
        return follows is not None and follows.particle == "で" and [unit.text for unit in follows.units] == ["こと"]

    def _copula(self, nominal: Nominal, form: Form, *, stop: bool) -> None:
        taken, self.waiting = self.waiting, []
        clause = Clause(form, taken, list(self.topics), self.last_subject, what=nominal)
        clause.purpose, self.purpose = None, None
        clause.conditional, self.condition = self.condition, False
        self.found.append(clause)
        topics = [phrase for phrase in taken if phrase.particle == "は"]
        if topics:
            self.topics = topics[:1]
        if stop:
            self.last_subject = None


def _shares_verb(phrases: Sequence[Phrase]) -> int:
    """Of 北星は2億円、南光は3億円を投資する, how many phrases the first has, whose figure takes the particle of the next; 0 where only one does it."""
    for at, phrase in enumerate(phrases[:-1]):
        if not (at and _ends_in_figure(phrase) and phrase.particle == "" and phrase.comma):
            continue
        doers = [any(one.particle in ("は", "が", "も") and not _ends_in_figure(one) for one in some) for some in (phrases[:at], phrases[at + 1 : at + 2])]
        last = next((one for one in phrases[at + 1 :] if _ends_in_figure(one)), None)
        if all(doers) and last is not None and _unit_of(phrase) == _unit_of(last):
            phrase.particle, phrase.comma = last.particle, False
            return at + 1
    return 0


def _taken_as(phrase: Phrase) -> str:
    """軸とする, 必要とする: the verb that a noun makes with と or に and する; "" where the table has none."""
    assert phrase.nominal is not None
    made = f"{phrase.nominal.text}{phrase.particle}する"
    return made if (known := predicates().get(made)) is not None and known.kind == "object" else ""


def _unit_of(phrase: Phrase) -> str:
    """The unit of a figure as it is written."""
    return _NUMBER.sub("", phrase.nominal.units[-1].text) if phrase.nominal is not None else ""


def _ends_in_figure(phrase: Phrase) -> bool:
    return phrase.nominal is not None and phrase.nominal.units[-1:] != [] and phrase.nominal.units[-1].kind == "figure"


def _joiner(text: str, before: Unit) -> Unit:
    return replace(before, kind="particle", text=text, start=before.end, end=before.end, base=text, index=-1)


def governing(clauses: Sequence[Clause], target: int) -> tuple[Clause, Phrase] | None:
    """The clause whose verb governs the figure, and the phrase that holds it."""
    for clause in clauses:
        for phrase in clause.phrases:
            if phrase.nominal is not None and phrase.nominal.figure_at(target) >= 0:
                return clause, phrase
    return None


def matrix(clauses: Sequence[Clause], nominal: Nominal) -> Clause | None:
    """The clause that governs a noun phrase: of …することを発表した that of 発表."""
    return next((clause for clause in clauses if clause.what is nominal or any(phrase.nominal is nominal for phrase in clause.phrases)), None)
