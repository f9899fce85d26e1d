"""Units → phrases: a noun phrase with its particle, a verb with all that its ending says, an adverb."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from pipeline.summary.english import lexicon
from pipeline.summary.english.clause_words import adverbs, behind, sayings
from pipeline.summary.english.predicates import predicates
from pipeline.summary.english.transfer.cursor import NOUN_KINDS, Cursor
from pipeline.summary.english.transfer.units import is_clause
from pipeline.summary.english.transfer.verb_forms import Form, read_verb
from pipeline.summary.english.transfer.verb_kinds import changed_as, changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.summary.english.transfer.units import Unit
    from pipeline.summary.english.transfer.verb_forms import Link

ChunkKind = Literal["noun", "verb", "adverb", "quote"]
# Beside those of the table.
_MORE_PARTICLES = ("を中心に", "によると", "によれば", "に基づいて", "のために", "のため", "にわたって", "にわたり", "かけて", "をかけて", "をかけ", "にかけて", "を対象に", "を対象にした", "を対象とした", "を対象とする", "を対象にして", "を対象として")
_CASES = frozenset({"が", "を", "に", "で", "へ", "と", "は", "も", "から", "まで", "より", "には", "では", "とは", "へは", "からは", "にも", "でも", "とも", "までに", "からも", "にて", "までは", "よりも", "までには"})
# What time and money are spent on something: 3年かけて.
_SPENDING = frozenset({"かけて", "をかけて", "をかけ"})
#: What lasts so long is the noun behind: 数年にわたる契約.
OF_LENGTH = frozenset({"にわたる", "に渡る"})
_LENGTH = re.compile(r"(?:年|月|週|日|時間|分|秒)間?(?:以上|超|近く|余り)?$")
# What says of the figure before them what its comparator says, or how great it is: 700件を超える弱点.
_OVER = ("を超える", "を超す", "を上回る", "を下回る", "に及ぶ", "にも及ぶ", "に上る", "にも上る", "にのぼる", "にものぼる")
_SURU = frozenset({"す", "する", "できる", "出来る", "致す", "いたす"})
_COPULAS = ("だった", "であった", "でした", "である", "であり", "だ", "です")
# How it is done, without a particle: 共同出資する. Short news leaves it out.
_HOW = frozenset({"共同", "戦略的", "全面", "全面的", "本格", "本格的", "大規模", "新規", "追加", "正式", "緊急", "一斉", "同時", "全量", "新た", "自社", "独自", "直接"})
_KANJI = re.compile("[一-龥]$")
# Nouns that lead to the verb before them: 販売開始する.
_PHASES = frozenset({"開始", "合意", "決定"})
_NO_ACTIONS = frozenset({"thing", "material", "people", "organisation"})
_NO_NOUNS = ("こと", "もの", "よう", "ため", "の", "ほど", "見込み", "見通し", "可能性", "場合", "とき", "時", "ところ", "予定", "計画", "勢い", "模様", "方針", "状況", "規模", "水準", "中", "一方")


@dataclass(slots=True)
class Chunk:
    """`units` are the nouns of a noun phrase; `particle` what follows it: "の" and other words that join nouns, a case, or "".

    `comma` tells that a comma follows, `stop` that more than a comma does.
    """

    kind: ChunkKind
    units: list[Unit] = field(default_factory=list)
    particle: str = ""
    joins: bool = False
    form: Form | None = None
    text: str = ""
    comma: bool = False
    stop: bool = False
    known: bool = True


# Where a verb among the words that stand behind a noun may go on.
_STEMS = ("し", "い", "み", "じ", "え", "き")
# Behind て: what is still done.
_GOING_ON = ("いる", "いた", "います", "いまし", "いませ", "いな", "おり")


@cache
def _compound_particles() -> dict[str, tuple[str, ...]]:
    """Particles of several words by their first character, the longest first."""
    words = {*(word for word in behind() if len(word) > 2), *_MORE_PARTICLES}
    return _by_first(sorted(words, key=len, reverse=True))


def _by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[0]] = (*found.get(word[0], ()), word)
    return found


# Words that join two nouns as の does; the glossary's composer knows them.
_LINKS = _by_first(("に対する", "に関する", "における", "についての", "による", "に向けた", "のための", "としての", "を含む", "といった", "などの", "のような", "または", "および", "及び", "向けの", "からの", "までの", "にわたる", "に渡る", "での", "への", "との", "という", "の", "や"))


def read_chunks(text: str, units: Sequence[Unit]) -> list[Chunk]:
    """The phrases of a sentence in order; a word that fits nowhere is a phrase that is not known."""
    return _Chunker(text, units).run()


class _Chunker(Cursor):
    def __init__(self, text: str, units: Sequence[Unit]) -> None:
        super().__init__(text, units)
        self.chunks: list[Chunk] = []

    def run(self) -> list[Chunk]:
        while self.units and self.units[0].text in ("・", "-", "–"):
            self.units = self.units[1:]
        while self.at < len(self.units):
            if not self._step():
                unit = self.units[self.at]
                self.chunks.append(Chunk("adverb", [unit], text=unit.text, known=False))
                self.at += 1
        return self.chunks

    def _step(self) -> bool:
        unit = self.units[self.at]
        if unit.kind in ("comma", "stop"):
            if self.chunks:
                last = self.chunks[-1]
                last.comma, last.stop = True, last.stop or unit.kind == "stop"
            self.at += 1
            return True
        if unit.kind == "conjunction":
            if unit.text in ("そして", "および", "ならびに", "それに", "かつ", "または") and self.chunks and self.chunks[-1].kind == "noun" and not self.chunks[-1].particle and self.chunks[-1].comma:
                self.chunks[-1].particle = "など"  # one of a list: 記憶装置、そして電池を
            self.at += 1
            return True
        if self.text.startswith("何らかの", unit.start) and self.ends_at(unit.start + 4):
            return True
        if self._adverb():
            return True
        if unit.text == "の" and unit.kind == "particle" and self.chunks and (before := self.chunks[-1].form) is not None:
            if (then := self.unit(1)) is not None and then.text == "で":
                self.at += 2  # ので
                self.chunks[-1].form = replace(before, link="reason")
                return True
            self.at += 1  # 作るのに: the clause as a noun
            chunk = Chunk("noun", [unit])
            self.chunks.append(chunk)
            self._particle(chunk)
            return True
        if unit.kind == "adjective":
            return self._adjective()
        if unit.kind in NOUN_KINDS:
            return self._nouns()
        if unit.kind == "verb":
            self._verb(unit.base or unit.text, self.at + 1)
            return True
        if unit.kind == "adverb":
            self.chunks.append(Chunk("adverb", [unit], text=unit.text, known=False))
            self.at += 1
            return True
        return False

    def _adverb(self) -> bool:
        """A word of the table of adverbs, with its particle: 国内で. What の or な joins to it makes a noun of it: 各国の国内で."""
        if self.chunks and self.chunks[-1].joins:
            return False
        start = self.units[self.at].start
        longest = 0
        for ahead in range(1, 5):
            unit = self.unit(ahead - 1)
            if unit is None or unit.kind in ("comma", "stop"):
                break
            if self.text[start : unit.end] in adverbs() and not (unit.text == "て" and self.text.startswith(_GOING_ON, unit.end)):
                longest = ahead
        if not longest:
            return False
        last = self.units[self.at + longest - 1]
        follows = self.unit(longest)
        if follows is not None and follows.kind == "particle" and follows.text in ("の", "な", "を", "が"):
            return False
        if last.kind == "noun" and _KANJI.search(last.text) and follows is not None and follows.kind == "noun" and not self._verb_ahead(longest):
            return False
        self.chunks.append(Chunk("adverb", self.take(longest), text=self.text[start : last.end]))
        if (now := self.unit()) is not None and now.kind == "particle" and now.text in ("に", "も", "は"):
            self.at += 1
        return True

    def _verb_ahead(self, ahead: int) -> bool:
        """Whether the nouns from there make a verb: 順次提供する; 通常価格 is a noun as a whole."""
        last = self.unit(ahead)
        while (unit := self.unit(ahead)) is not None and unit.kind == "noun":
            last, ahead = unit, ahead + 1
        ends = unit is None or unit.kind == "stop"
        return (unit is not None and unit.base in _SURU) or (ends and last is not None and last.tag.endswith("サ変可能"))

    def _adjective(self) -> bool:
        """高い before a noun belongs to it; 高く is an adverb that is not known; as a predicate nothing is known of it."""
        unit = self.units[self.at]
        follows = self.unit(1)
        if unit.text.endswith("い") and follows is not None and follows.kind in NOUN_KINDS and follows.text not in ("ため", "こと", "の"):
            return self._nouns()
        if unit.text.endswith("く") and follows is not None and follows.kind == "comma" and self.chunks and self.chunks[-1].particle in ("は", "が", "も"):
            self.chunks.append(Chunk("verb", [unit], form=Form(unit.base or unit.text, "and")))  # 進化は速く、
            self.at += 1
            return True
        if unit.text.endswith("く"):
            self.chunks.append(Chunk("adverb", [unit], text=unit.text, known=False))
            self.at += 1
            return True
        self._verb(unit.base or unit.text, self.at + 1)
        return True

    def _nouns(self) -> bool:
        """A run of nouns, then its particle; or the verb that its last noun makes."""
        run: list[Unit] = []
        while (unit := self.unit()) is not None:
            if len(run) == 1 and run[0].text == "ため":
                break
            if run and run[-1].kind == "figure" and unit.text == "とも":
                self.at += 1  # 3社とも…を使う
                self.chunks.append(Chunk("noun", run, particle="が"))
                return True
            if unit.kind == "adjective" and unit.text.endswith("い") and not run:
                pass
            elif unit.kind == "verb" and run and run[-1].kind == "noun" and "".join(one.text for one in run) not in _HOW and self._is_noun_in_verb(unit):
                pass  # 文字起こし
            elif unit.kind not in NOUN_KINDS:
                if unit.text in ("な",) and run and run[-1].tag.startswith(("形状詞", "接尾辞-形状詞的")):
                    pass  # 深刻なバグ
                else:
                    break
            elif self._begins_verb(run):
                break
            run.append(unit)
            self.at += 1
        if (follows := self.unit()) is not None and follows.kind == "verb" and follows.base in _SURU and run:
            return self._verb_of_noun(run)
        if len(run) > 1 and run[-1].text == "可能" and run[-2].tag.endswith("サ変可能") and follows is not None and follows.kind in ("aux", "stop", "comma"):
            return self._possible(run[:-1])
        if run and run[-1].tag.startswith("形状詞") and follows is not None and follows.text == "に":
            self.at += 1
            word = "".join(unit.text for unit in run) + "に"
            then = self.unit()
            if then is not None and then.base in _SURU and word + "する" in {**predicates(), **sayings()}:
                self._verb(word + "する", self.at + 1)  # 明らかにする
                return True
            self.chunks.append(Chunk("adverb", run, text=word, known=word in adverbs()))
            return True
        if follows is not None and follows.kind == "verb" and "".join(unit.text for unit in run) in _HOW:
            return True  # 全量借り受ける
        chunk = Chunk("noun", run)
        self.chunks.append(chunk)
        if run[-1].kind == "quoted" and is_clause(run[-1].base) and len(run) == 1:
            chunk.kind = "quote"
        self._particle(chunk)
        if chunk.particle in ("が", "も", "は") and (unit := self.unit()) is not None and unit.text == "可能" and (bare := bare_verb(chunk)) is not None:
            self.at += 1  # 100万語の処理が可能に
            self.chunks.pop()
            self._can_be_done(bare[0], bare[1])
        elif chunk.particle == "が" and (unit := self.unit()) is not None and unit.text == "不在" and not self.text.startswith(("では", "じゃ"), unit.end):
            past = self.text.startswith(("だった", "でした", "であった"), unit.end)
            self._verb("いる", self.at + 1)  # 担当者が不在だ: is not there
            last = self.chunks[-1]
            if last.form is not None:
                last.form = replace(last.form, negative=True, past=past)
        elif chunk.particle == "が" and (unit := self.unit()) is not None and unit.tag.startswith("形状詞") and (then := self.unit(1)) is not None and then.text == "な":
            self.at += 2  # 録画が可能な端末: what describes the noun so is left out
            self.chunks.pop()
            while self.chunks and self.chunks[-1].joins:
                self.chunks.pop()
        return True

    def _is_noun_in_verb(self, unit: Unit) -> bool:
        """Whether a verb directly behind a noun is part of it: 文字起こしツール."""
        follows = self.unit(1)
        return unit.base not in _SURU and unit.text != unit.base and (follows is None or follows.kind in ("noun", "particle", "comma", "stop")) and (follows is None or not follows.tag.startswith("助詞-接続助詞"))

    def _begins_verb(self, run: list[Unit]) -> bool:
        """Whether a noun with する begins behind a figure that stands alone: 10億ドル投資する."""
        unit, follows = self.units[self.at], self.unit(1)
        return bool(run) and run[-1].kind in ("figure", "date") and follows is not None and follows.base in _SURU and follows.kind == "verb" and unit.tag.startswith("名詞")

    def _verb_of_noun(self, run: list[Unit]) -> bool:
        """開発する; of 機密情報入力する the nouns before the verb are its object."""
        kept = _verb_in(run)
        before, noun = run[: len(run) - kept], "".join(unit.text for unit in run[len(run) - kept :])
        if noun in _PHASES and len(before) == 1 and before[0].text + "する" in predicates():
            self._verb(before[0].text + "する", self.at + 1, led=noun + "する")
            return True
        if "".join(unit.text for unit in before) in _HOW:
            pass
        elif (how := _how(before)) is not None:
            self.chunks.append(Chunk("adverb", before, text=how))
        elif len(before) > 1 and before[-1].kind == "figure" and before[-2].kind == "noun" and changes(noun + "する"):
            self.chunks += [Chunk("noun", before[:-1], particle=changed_as(noun + "する")), Chunk("noun", before[-1:])]  # 費用30%削減する
        elif before:
            self.chunks.append(Chunk("noun", before, particle="" if before[-1].kind in ("figure", "date") else "を"))
        able = self.units[self.at].base in ("できる", "出来る")
        self._verb(noun + "する", self.at + 1, able=able)
        return True

    def _possible(self, run: list[Unit]) -> bool:
        """販売可能になる, 販売可能だ: can be done."""
        kept = _verb_in(run)
        self._can_be_done(run[: len(run) - kept], "".join(unit.text for unit in run[len(run) - kept :]) + "する")
        return True

    def _can_be_done(self, before: list[Unit], lemma: str) -> None:
        if before:
            self.chunks.append(Chunk("noun", before, particle="を"))
        at = self.at
        if (unit := self.unit()) is not None and unit.text in ("に", "だ", "で", "な"):
            at += 1
            if (unit := self.unit(1)) is not None and unit.base in ("なる", "する"):
                at += 1
        self._verb(lemma, at, able=True)

    def _particle(self, chunk: Chunk) -> None:
        """The particle behind a noun phrase, or the copula, which makes it a predicate."""
        unit = self.unit()
        if unit is None or unit.kind not in ("particle", "aux", "verb"):
            return
        for compound in _compound_particles().get(unit.text[:1], ()):
            if compound in _SPENDING and not self._holds_figure(chunk):
                continue  # 社運をかけて
            if self._is_verb(compound, unit.start + len(compound)):
                continue  # 端末を使っている, 端末を活用した: a verb, not with what
            if self.text.startswith(compound, unit.start) and self.ends_at(unit.start + len(compound)):
                chunk.particle = compound
                if (now := self.unit()) is not None and now.kind == "particle" and now.text in ("は", "も"):
                    self.at += 1  # 日本においても
                return
        if self._is_only_so_great(chunk, unit):
            chunk.particle, chunk.joins = "の", True
            return
        for link in _LINKS.get(unit.text[:1], ()):
            if link in OF_LENGTH and not _LENGTH.search(chunk.units[-1].text):
                continue  # 3カ国にわたる
            if link == "のような" and not (chunk.units[-1].kind == "name" or chunk.units[-1].text.isascii()):
                continue  # 夢のような話
            if self.text.startswith(link, unit.start) and self.ends_at(unit.start + len(link)):
                chunk.particle, chunk.joins = link, True
                return
        if unit.kind == "aux" or self.text.startswith("である", unit.start) or self.text.startswith("であ", unit.start):
            for copula in _COPULAS:
                if self.text.startswith(copula, unit.start) and self.ends_at(unit.start + len(copula)):
                    chunk.form = Form("だ", link="end", past=copula.endswith(("った", "した")))
                    self._close_copula(chunk)
                    return
            if unit.text == "で" and (then := self.unit(1)) is not None and then.kind == "comma":
                chunk.form = Form("だ", link="and")  # 契約も進行中で、
                self.at += 1
                return
            if unit.text == "な":
                chunk.particle, chunk.joins = "な", True
                self.at += 1
                return
            return
        if unit.text == "だけ" and (then := self.unit(1)) is not None and then.text in ("で", "でも", "は", "が", "を"):
            self.at += 2
            if (then := self.unit()) is not None and then.text == "も":
                self.at += 1
            chunk.particle = "は"
            return
        if unit.text in ("など", "ら") and self._counts_next():
            chunk.particle, chunk.joins = "など", True  # 北星など3社
            self.at += 1
            return
        particle, others = "", False
        while (unit := self.unit()) is not None and unit.kind == "particle" and (particle + unit.text in _CASES or unit.text in ("など", "等")):
            others = unit.text in ("など", "等")
            particle = particle if others else particle + unit.text
            self.at += 1
        chunk.particle = particle
        if others and not particle and unit is not None and unit.kind == "comma":
            chunk.particle = "など"
        if unit is not None and unit.kind == "particle" and particle == "" and unit.text not in ("か",):
            chunk.particle = unit.text  # だけ, しか, ほど: no rule reads it
            self.at += 1

    def _is_verb(self, compound: str, end: int) -> bool:
        """Whether the words behind a noun are the verb of the clause, by what stands behind them."""
        if compound.endswith("て"):
            return self.text.startswith(_GOING_ON, end)
        return compound.endswith(_STEMS) and any(one.start == end and (one.kind == "aux" or one.text == "て") for one in self.units[self.at :])

    def _is_only_so_great(self, chunk: Chunk, unit: Unit) -> bool:
        """700件を超える弱点: whether the verb behind a figure only says how great it is of the noun behind it, and of nothing before it; moves behind the verb."""
        before = self.chunks[-2] if len(self.chunks) > 1 else None
        if len(chunk.units) > 1 or chunk.units[0].kind != "figure" or (before is not None and (before.joins or before.particle in ("が", "も", "の") or (before.particle == "は" and not before.comma and unit.text == "に"))):
            return False
        verb = next((one for one in _OVER if self.text.startswith(one, unit.start)), "")
        end = unit.start + len(verb)
        then = next((at for at in range(self.at, len(self.units)) if self.units[at].start == end), len(self.units))
        if not verb or then == len(self.units) or self.units[then].kind not in NOUN_KINDS or self.text.startswith(_NO_NOUNS, end):
            return False
        behind = next((one.text for one in self.units[then:] if one.kind not in NOUN_KINDS), "")
        return not (verb.startswith("に") and behind == "の") and self.ends_at(end)

    def _holds_figure(self, chunk: Chunk) -> bool:
        """Whether a noun phrase has a figure, by itself or in what is joined to it: 3年の歳月を."""
        joined = self.chunks[-2:-1] if len(self.chunks) > 1 and self.chunks[-2].joins else []
        return any(unit.kind == "figure" for one in (*joined, chunk) for unit in one.units)

    def _counts_next(self) -> bool:
        """Whether the noun phrase behind など holds a figure: 北星など3社, 「X1」など新製品5つ."""
        ahead = 1
        while (unit := self.unit(ahead)) is not None and unit.kind in NOUN_KINDS:
            if unit.kind == "figure":
                return True
            ahead += 1
        return False

    def _close_copula(self, chunk: Chunk) -> None:
        """Behind the copula: quoted, or a noun that it describes."""
        assert chunk.form is not None
        unit = self.unit()
        if unit is not None and unit.kind == "particle":
            link: Link = "quote" if unit.text == "と" and unit.tag != "助詞-接続助詞" else "but" if unit.text in ("が", "けど", "けれど") else "reason" if unit.text in ("から", "ので") else "end"
            chunk.form = Form("だ", link=link, past=chunk.form.past)
            self.at += 1

    def _verb(self, lemma: str, at: int, *, able: bool = False, led: str = "") -> None:
        """The verb with what follows its stem."""
        units, form = read_verb(self, lemma, at, able=able, led=led)
        self.chunks.append(Chunk("verb", units, form=form))

def _how(before: Sequence[Unit]) -> str | None:
    """The adverb that a noun directly before a verb stands for: 全社導入する is 全社で導入する."""
    word = "".join(unit.text for unit in before)
    return next((one for one in (word + "で", word + "に") if one in adverbs()), None) if len(before) == 1 and before[0].kind == "noun" else None


def _verb_in(run: Sequence[Unit]) -> int:
    """How many of the last nouns of a run make the verb that the table has: 業務提携する; one where it has none."""
    for many in range(min(4, len(run)), 0, -1):
        if "".join(unit.text for unit in run[len(run) - many :]) + "する" in predicates() and all(unit.kind == "noun" for unit in run[len(run) - many :]):
            return many
    return 1


def bare_verb(chunk: Chunk, *, after_object: bool = False) -> tuple[list[Unit], str] | None:
    """Of a noun phrase that ends a headline, its object and the verb of which する is left out: 機密情報入力."""
    if chunk.kind != "noun" or not chunk.units or chunk.units[-1].kind != "noun":
        return None
    many = _verb_in(chunk.units)
    noun = "".join(unit.text for unit in chunk.units[len(chunk.units) - many :])
    known = predicates().get(noun + "する") or predicates().get(noun)
    if known is None or (noun + "する" not in predicates() and known.kind not in ("up", "down")):
        return None
    lemma = known.japanese
    rest = chunk.units[: len(chunk.units) - many]
    if rest and any(term.kind in _NO_ACTIONS for term in lexicon.senses("".join(unit.text for unit in chunk.units[-many - 1 :]))):
        return None  # データセット
    if "".join(unit.text for unit in rest) in _HOW or (len(rest) == 1 and rest[0].tag.endswith("サ変可能") and after_object):
        rest = []  # 隔離実行: run, in isolation
    elif len(rest) > 1 and rest[0].kind == "figure" and "".join(unit.text for unit in rest[1:]) in _HOW:
        rest = rest[:1]
    return rest, lemma
