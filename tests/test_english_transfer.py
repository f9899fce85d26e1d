"""Sentences told word for word: their units, phrases and clauses, and the English that these make."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.sources.reading import read_bytes
from pipeline.sources.source import Source
from pipeline.summary.article import summarise
from pipeline.summary.english import sentences
from pipeline.summary.english.numbers import agrees
from pipeline.summary.english.parts import Statement
from pipeline.summary.english.statement import state
from pipeline.summary.english.transfer.chunks import bare_verb, read_chunks
from pipeline.summary.english.transfer.placing import often
from pipeline.summary.english.transfer.telling import Teller, Told
from pipeline.summary.english.transfer.tree import governing, matrix, read_clauses
from pipeline.summary.english.transfer.units import Fixed, is_clause, read_units
from pipeline.summary.english.transfer.verb_forms import Form, plain
from tests.sentence_checks import faults
from tests.test_english_sentences import quantity, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.summary.english.parts import Parts
    from pipeline.summary.english.transfer.chunks import Chunk
    from pipeline.summary.english.transfer.tree import Clause, Nominal, Phrase
    from pipeline.summary.english.transfer.units import Unit

_KNOWN = {
    "name": re.compile("青葉電機|北星|南光"),
    "date": re.compile("20[0-9]{2}年(?:[0-9]+月)?"),
    "figure": re.compile("[0-9]+[万億]?(?:円|ドル|人|社|台|つ|割|年間)"),
}


def tell_sentence(parts: Parts) -> Told | None:
    return Teller(parts).sentence()


def tell_phrase(parts: Parts) -> Statement | None:
    return Teller(parts).phrase()


def fixed(text: str) -> list[Fixed]:
    """What the record knows of a sentence: its names, dates and figures."""
    return [
        *(Fixed(*m.span(), "name", at) for at, m in enumerate(_KNOWN["name"].finditer(text))),
        *(Fixed(*m.span(), "date", at) for at, m in enumerate(_KNOWN["date"].finditer(text))),
        *(Fixed(*m.span(), "figure", at) for at, m in enumerate(_KNOWN["figure"].finditer(text))),
    ]


def units(text: str, target: int | None = None) -> list[Unit]:
    return read_units(text, fixed(text), target)


def chunks(text: str, target: int | None = None) -> list[Chunk]:
    return read_chunks(text, units(text, target))


def clauses(text: str, target: int | None = None) -> tuple[list[Clause], list[Nominal]]:
    return read_clauses(chunks(text, target))


def shown(text: str, target: int | None = None) -> str:
    """The phrases of a sentence, each as its words and | and its particle."""
    return " ".join(f"{''.join(u.text for u in c.units)}|{c.particle}" for c in chunks(text, target) if c.kind == "noun")


def governed(clause: Clause) -> list[tuple[str, str]]:
    return [(phrase.nominal.text if phrase.nominal is not None else phrase.adverb, phrase.particle) for phrase in clause.phrases]


def words_of(phrases: list[Phrase]) -> list[str]:
    return [phrase.nominal.text for phrase in phrases if phrase.nominal is not None]


# ---------------------------------------------------------------- units


def test_names_figures_and_dates_are_one_unit_each() -> None:
    text = "青葉電機は300台を2026年5月に出荷した。"
    assert [(unit.text, unit.kind) for unit in units(text, 0)] == [
        ("青葉電機", "name"), ("は", "particle"), ("300台", "figure"), ("を", "particle"), ("2026年5月", "date"),
        ("に", "particle"), ("出荷", "noun"), ("し", "verb"), ("た", "aux"), ("。", "stop"),
    ]  # fmt: skip


def test_units_stand_where_their_words_stand() -> None:
    text = "青葉電機（東京都）は、約300台超を北星に販売した。"
    found = units(text, 0)
    assert all(text[unit.start : unit.end] == unit.text for unit in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("brackets", ["（本社：東京）", "(東京)", "【東京】", "[東京]"])
def test_brackets_are_left_out(brackets: str) -> None:
    found = units(f"青葉電機{brackets}は300台を出荷した。", 0)
    assert "".join(unit.text for unit in found) == "青葉電機は300台を出荷した。"


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("約300台", "約300台"),
        ("300台以上", "300台以上"),
        ("最大300台", "最大300台"),
        ("およそ300台", "およそ300台"),
        ("約300台超", "約300台超"),
        ("300台規模", "300台規模"),
        ("300台ほど", "300台ほど"),
        ("300台もの", "300台もの"),
        ("300台余り", "300台余り"),
        ("わずか300台", "わずか300台"),
    ],
)
def test_a_figure_takes_the_words_of_its_comparator(said: str, figure: str) -> None:
    found = [unit for unit in units(f"北星は{said}の端末を出荷した。", 0) if unit.kind == "figure"]
    assert [unit.text for unit in found] == [figure]


def test_a_figure_in_the_brackets_of_other_words_has_no_units() -> None:
    assert units("青葉電機は端末（300台）を出荷した。", 0) == []
    assert units("青葉電機は端末を出荷した。", 0) == []


def test_a_figure_in_the_brackets_of_another_stands_for_it() -> None:
    text = "青葉電機は端末を40億円（約3000万ドル）で売却した。"
    first = [unit.text for unit in units(text, 0) if unit.kind == "figure"]
    second = [unit.text for unit in units(text, 1) if unit.kind == "figure"]
    assert first == ["40億円"]
    assert second == ["約3000万ドル"]
    assert "40億円" not in "".join(unit.text for unit in units(text, 1))


def test_quotation_marks_around_the_figure_are_dropped() -> None:
    assert [unit.text for unit in units("北星は「300台」を納入した。", 0)][:4] == ["北星", "は", "300台", "を"]


def test_what_is_quoted_is_one_unit() -> None:
    found = units("北星は「新型の端末」を300台販売した。", 0)
    assert [(unit.text, unit.base) for unit in found if unit.kind == "quoted"] == [("「新型の端末」", "新型の端末")]


def test_a_name_in_quotation_marks_is_a_name() -> None:
    found = units("青葉電機は「北星」を買収した。")
    assert [unit.text for unit in found if unit.kind == "name"] == ["青葉電機", "「北星」"]


@pytest.mark.parametrize(("quotation", "sentence"), [("AIが仕事を奪う", True), ("仕事がなくなる", True), ("Kumo", False), ("計算基盤", False)])
def test_a_quotation_is_a_sentence_or_a_name(quotation: str, sentence: bool) -> None:
    assert is_clause(quotation) is sentence


# ---------------------------------------------------------------- phrases


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("青葉電機は端末を北星から購入した。", "青葉電機|は 端末|を 北星|から"),
        ("青葉電機は北星にも端末を販売した。", "青葉電機|は 北星|にも 端末|を"),
        ("青葉電機では、端末を使う。", "青葉電機|では 端末|を"),
        ("青葉電機によると、端末が売れた。", "青葉電機|によると 端末|が"),
        ("北星への出資は南光との契約に基づいて決まる。", "北星|への 出資|は 南光|との 契約|に基づいて"),
        ("AIに関する技術を購入した。", "AI|に関する 技術|を"),
        ("企業を対象に調査した。", "企業|を対象に"),
        ("青葉電機など3社が参加した。", "青葉電機|など 3社|が"),
        ("安全という目標を掲げる。", "安全|という 目標|を"),
        ("深刻なバグを修正した。", "深刻なバグ|を"),
        ("文字起こしツールを開発した。", "文字起こしツール|を"),
        ("機密情報入力する。", "機密情報|を"),
    ],
)
def test_noun_phrases_and_their_particles(text: str, found: str) -> None:
    assert shown(text) == found


@pytest.mark.parametrize("text", ["北星への出資", "AIに関する技術", "南光との契約", "北星の端末", "安全という目標"])
def test_some_words_join_two_nouns(text: str) -> None:
    assert [chunk.joins for chunk in chunks(text)] == [True, False]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("端末を出荷する。", Form("出荷する")),
        ("端末を出荷した。", Form("出荷する", past=True)),
        ("端末を出荷しました。", Form("出荷する", past=True)),
        ("端末を出荷している。", Form("出荷する", going_on=True)),
        ("端末が出荷された。", Form("出荷する", past=True, passive=True)),
        ("端末が出荷されている。", Form("出荷する", going_on=True, passive=True)),
        ("端末を出荷しない。", Form("出荷する", negative=True)),
        ("端末を出荷しなかった。", Form("出荷する", past=True, negative=True)),
        ("端末を出荷していない。", Form("出荷する", going_on=True, negative=True)),
        ("端末を出荷できる。", Form("出荷する", able=True)),
        ("端末を販売可能だ。", Form("販売する", able=True)),
        ("処理が可能になった。", Form("処理する", past=True, able=True)),
        ("端末を出荷させた。", Form("出荷する", past=True, causative=True)),
        ("端末を出荷したい。", Form("出荷する", unsure=True)),
        ("端末を出荷するか。", Form("出荷する", unsure=True)),
        ("端末を動かせるようにした。", Form("動かす", able=True)),
        ("端末を出荷できるようになった。", Form("出荷する", able=True)),
        ("端末を販売開始した。", Form("販売する", past=True, led="開始する")),
        ("結果を明らかにした。", Form("明らかにする", past=True)),
        ("新車を緊急増産した。", Form("増産する", past=True)),
    ],
)
def test_a_verb_with_what_its_ending_says(text: str, form: Form) -> None:
    assert [chunk.form for chunk in chunks(text) if chunk.kind == "verb"] == [form]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("端末を出荷し、工場を建設した。", "and"),
        ("端末を出荷して、工場を建設した。", "and"),
        ("端末を出荷するとともに工場を建設した。", "and"),
        ("端末を出荷したが、工場を閉鎖した。", "but"),
        ("端末を出荷すれば工場を建設する。", "if"),
        ("端末を出荷したら工場を建設する。", "if"),
        ("端末を出荷しながら工場を建設する。", "while"),
        ("端末を出荷したから、工場を建設する。", "reason"),
        ("端末を出荷したと発表した。", "quote"),
        ("端末を出荷した会社を買収した。", "noun"),
        ("端末を出荷することを発表した。", "noun"),
        ("端末を出荷するため、工場を建設した。", "noun"),
        ("端末を出荷するという案を発表した。", "noun"),
    ],
)
def test_how_a_verb_goes_on(text: str, link: str) -> None:
    first, second = (chunk.form for chunk in chunks(text) if chunk.form is not None)
    assert first is not None
    assert second is not None
    assert (first.lemma, first.link, second.link) == ("出荷する", link, "end")
    assert first.called is ("という" in text)


def test_the_copula_makes_a_predicate_of_a_noun() -> None:
    assert [chunk.form for chunk in chunks("被害者は学生だった。")] == [None, Form("だ", past=True)]
    assert chunks("端末は便利だと発表した。")[1].form == Form("だ", link="quote")


def test_a_clause_can_be_a_noun() -> None:
    assert shown("作るのに3年間かかる。", 0) == "の|に 3年間|"


def test_an_adverb_of_the_table_is_known_and_another_is_not() -> None:
    known = [(chunk.text, chunk.known) for chunk in chunks("青葉電機は順次、端末を出荷する。") if chunk.kind == "adverb"]
    assert known == [("順次", True)]
    assert [chunk.known for chunk in chunks("ゆっくり出荷する。") if chunk.kind == "adverb"] == [False]


def test_a_headline_leaves_the_verb_out() -> None:
    last = chunks("青葉電機、端末出荷")[-1]
    bare = bare_verb(last)
    assert bare is not None
    assert ([unit.text for unit in bare[0]], bare[1]) == (["端末"], "出荷する")
    assert bare_verb(chunks("青葉電機の端末")[-1]) is None


def test_a_verb_that_says_what_can_be_done() -> None:
    assert plain("出せる") == "出す"
    assert plain("乗せる") == "乗せる"
    assert plain("出荷する") == "出荷する"


# ---------------------------------------------------------------- clauses


def test_a_verb_governs_the_phrases_before_it() -> None:
    (clause,), _ = clauses("青葉電機は端末を2026年に出荷した。")
    assert governed(clause) == [("青葉電機", "は"), ("端末", "を"), ("2026年", "に")]
    assert clause.form.lemma == "出荷する"


def test_a_relative_clause_and_its_head() -> None:
    (inner, outer), _ = clauses("青葉電機は、北星が開発した端末300台を購入した。", 0)
    assert governed(inner) == [("北星", "が")]
    assert inner.head is not None
    assert inner.head.text == "端末300台"
    assert inner.head.clause is inner
    assert governed(outer) == [("青葉電機", "は"), ("端末300台", "を")]
    assert matrix([inner, outer], inner.head) is outer
    assert governing([inner, outer], 0) == (outer, outer.phrases[1])


def test_a_topic_waits_for_the_verb_of_the_sentence() -> None:
    (inner, outer), _ = clauses("青葉電機は端末を開発した北星を買収した。")
    assert governed(inner) == [("端末", "を")]
    assert governed(outer) == [("青葉電機", "は"), ("北星", "を")]


def test_the_head_may_be_the_subject() -> None:
    (inner, outer), _ = clauses("青葉電機が買収した北星は端末を出荷した。")
    assert inner.head is not None
    assert inner.head.text == "北星"
    assert governed(outer) == [("北星", "は"), ("端末", "を")]


def test_later_clauses_share_the_topic() -> None:
    (first, second), _ = clauses("青葉電機は端末を開発し、工場を建設した。")
    assert (first.form.link, second.form.link) == ("and", "end")
    assert words_of(second.topics) == ["青葉電機"]
    assert governed(second) == [("工場", "を")]


def test_later_clauses_share_the_subject() -> None:
    (_, second), _ = clauses("青葉電機が端末を開発し、工場を建設した。")
    assert second.earlier is not None
    assert words_of([second.earlier]) == ["青葉電機"]


def test_a_quoted_clause_belongs_to_the_verb_of_saying() -> None:
    (inner, outer), _ = clauses("青葉電機は、北星が端末を出荷したと発表した。")
    assert inner.form.link == "quote"
    assert outer.quoted is inner
    assert outer.form.lemma == "発表する"


def test_a_purpose_belongs_to_the_next_verb() -> None:
    (purpose, main), _ = clauses("端末を開発するため、40億円を調達した。", 0)
    assert main.purpose is purpose
    assert purpose.form.lemma == "開発する"
    (past, then), _ = clauses("端末を開発したため、40億円を調達した。", 0)
    assert past.form.past
    assert then.purpose is None


def test_a_condition_marks_what_depends_on_it() -> None:
    assert [clause.conditional for clause in clauses("端末を出荷した場合、工場を建設する。")[0]] == [True, True]
    assert [clause.conditional for clause in clauses("端末を出荷すれば、工場を建設する。")[0]] == [False, True]
    assert [clause.conditional for clause in clauses("端末を出荷する一方、工場を閉鎖した。")[0]] == [False, False]


def test_a_list_of_names_with_their_number() -> None:
    (clause,), _ = clauses("青葉電機、北星、南光の3社が参加した。", 0)
    assert governed(clause) == [("青葉電機", ""), ("北星", ""), ("南光の3社", "が")]


def test_two_that_do_it_are_one_subject_and_with_whom_is_none() -> None:
    assert governed(clauses("青葉電機と北星が提携した。")[0][0]) == [("青葉電機と北星", "が")]
    assert governed(clauses("青葉電機は北星と提携した。")[0][0]) == [("青葉電機", "は"), ("北星", "と")]


def test_examples_before_what_they_are_examples_of() -> None:
    assert governed(clauses("青葉電機など3社が参加した。", 0)[0][0]) == [("青葉電機など3社", "が")]
    assert governed(clauses("株、金、通貨など、4つの資産を扱う。", 0)[0][0]) == [("通貨", "など"), ("4つの資産", "を")]


@pytest.mark.parametrize(
    ("text", "lemma", "led", "phrases"),
    [
        ("40億円の支払いで合意した。", "支払う", "合意する", [("40億円", "を")]),
        ("300台の出荷を目指す。", "出荷する", "目指す", [("300台", "を")]),
        ("40億円での北星買収を提案した。", "買収する", "提案する", [("40億円", "で"), ("北星", "を")]),
        ("北星に40億円での買収を提案した。", "買収する", "提案する", [("北星", "を"), ("40億円", "で")]),
    ],
)
def test_a_verb_that_leads_to_another(text: str, lemma: str, led: str, phrases: list[tuple[str, str]]) -> None:
    (clause,), _ = clauses(text, 0)
    assert (clause.form.lemma, clause.form.led) == (lemma, led)
    assert governed(clause) == phrases


def test_to_carry_out_a_survey_is_to_survey() -> None:
    assert clauses("青葉電機は調査を行った。")[0][0].form == Form("調査する", past=True)


def test_a_headline_has_a_verb_in_its_last_noun() -> None:
    (clause,), _ = clauses("青葉電機、300台出荷", 0)
    assert clause.form == Form("出荷する", past=True, bare=True)
    assert governed(clause) == [("青葉電機", ""), ("300台", "")]
    (loan,), _ = clauses("北星の40億円の融資獲得", 0)
    assert governed(loan) == [("北星の40億円の融資", "を")]


def test_what_a_subject_is() -> None:
    (clause,), _ = clauses("被害者の9割が学生だった。", 0)
    assert clause.form == Form("だ", past=True)
    assert clause.what is not None
    assert clause.what.text == "学生"
    (price, sold), _ = clauses("価格は20億円で、工場を売却した。", 0)
    assert price.what is not None
    assert (price.what.text, sold.form.lemma) == ("20億円", "売却する")


def test_what_is_asked_is_left_out() -> None:
    (clause,), _ = clauses("原因はどこか尋ねた。")
    assert governed(clause) == []


# ---------------------------------------------------------------- sentences


@cache
def english_of(text: str) -> list[str]:
    """The claims of an article of one sentence, in order."""
    source = next(read_bytes(text.encode(), "article.txt", ".txt"))
    assert isinstance(source, Source)
    return [claim.english for claim in summarise(source).claims]


def parts_of(text: str) -> Iterator[Parts]:
    """The parts of each claim of a text, as the summary puts them together."""
    found: list[Parts] = []

    def kept(parts: Parts, watch: Callable[[str], None] | None = None) -> Statement:
        found.append(parts)
        return state(parts, watch)

    source = next(read_bytes(text.encode(), "article.txt", ".txt"))
    if isinstance(source, Source):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sentences, "state", kept)
            summarise(source)
    yield from found


@pytest.mark.parametrize(
    ("text", "english"),
    [
        # how long, how large, with what
        ("富士通はNECと12年間の契約を締結した。", "Fujitsu signed a 12-year contract with NEC."),
        ("富士通は北海道で15年間の電力契約を結んだ。", "Fujitsu signed a 15-year power contract in Hokkaido."),
        ("富士通は容量70Whの電池を発売した。", "Fujitsu released batteries with a capacity of 70 Wh."),
        ("NECは消費電力15Wのチップを発表した。", "NEC announced chips with power consumption of 15 W."),
        ("NECは速度40Gbpsのネットワークを構築した。", "NEC built networks with a speed of 40 Gbps."),
        ("NECは「H300」400基搭載のスーパーコンピューターを構築した。", "NEC built supercomputers with 400 units of H300."),
        ("NECはGPU8基搭載のサーバーを発売した。", "NEC released servers with 8 GPUs."),
        ("富士通はFSB 800MHz対応のCPUを発売した。", "Fujitsu released CPUs with support for an 800 MHz FSB."),
        ("NECは2GW規模のデータセンターを建設した。", "NEC built data centers of about 2 GW."),
        ("富士通は10GW規模でデータセンターを運営する。", "Fujitsu operates data centers on a scale of about 10 GW."),
        ("NECは300億パラメータのモデルを公開した。", "NEC released models with 30 billion parameters."),
        # the figure counts what stands before it
        ("トヨタ自動車は新型車を3万台生産した。", "Toyota Motor produced 30,000 new cars."),
        ("端末が300台出荷された。", "300 devices were shipped."),
        ("富士通はこれまでに端末を300万台出荷している。", "Fujitsu has shipped 3 million devices so far."),
        ("AIはコードを300行生成した。", "AI generated 300 lines of code."),
        ("NECはバグを3件修正した。", "NEC fixed 3 bugs."),
        ("富士通は100万個の「TPU」を確保した。", "Fujitsu secured 1 million TPUs."),
        ("富士通は「Claude」100万個を確保した。", "Fujitsu secured 1 million units of Claude."),
        ("富士通は7つの能力を評価した。", "Fujitsu assessed 7 capabilities."),
        ("富士通は残りの30億円を返済した。", "Fujitsu repaid the remaining ¥3 billion."),
        ("富士通は20億円という金額を支払った。", "Fujitsu paid an amount of ¥2 billion."),
        # who does it
        ("同僚4人で起業した。", "4 colleagues started a company."),
        ("富士通など5社が参加した。", "5 companies including Fujitsu took part."),
        ("NECは「Kumo」や「Hoshi」など4製品を発表した。", "NEC announced 4 products including Kumo and Hoshi."),
        ("「Hoshi」による3件の攻撃が発生した。", "3 attacks by Hoshi occurred."),
        ("NEC、ソニーの工場を40億円で買収", "NEC acquired Sony Group's plants for ¥4 billion."),
        ("富士通はNECからの20億円の投資を受け入れた。", "Fujitsu accepted NEC's investment of ¥2 billion."),
        ("富士通、30億円の融資獲得", "Fujitsu won loans of ¥3 billion."),
        ("従業員200人は配置転換。", "200 employees were reassigned."),
        # verbs that lead to another
        ("富士通はNECに30億円の支払いで合意した。", "Fujitsu agreed to pay ¥3 billion to NEC."),
        ("富士通はNECを30億円で買収すると提案した。", "Fujitsu proposed to acquire NEC for ¥3 billion."),
        ("富士通は、NECに30億円での買収を提案した。", "Fujitsu proposed to acquire NEC for ¥3 billion."),
        ("NECは、ソニーを40億円で買収するという提案を出した。", "NEC proposed to acquire Sony Group for ¥4 billion."),
        ("富士通は30億円の投資を決めた。", "Fujitsu decided to invest ¥3 billion."),
        ("NECは40億円の調達を目指す。", "NEC aims to raise ¥4 billion."),
        ("富士通は端末5万台を生産開始した。", "Fujitsu started to produce 50,000 devices."),
        # parts of a whole
        ("社員のうち4割がAIを利用している。", "40% of employees use AI."),
        ("利用者は学生が6割だった。", "60% of users were students."),
        ("被害者は9割が学生だ。", "90% of victims are students."),
        ("企業の8割は方針も体制もない。", "80% of companies have no policy and no system."),
        ("企業の35%が方針・体制なし。", "35% of companies have no policy and no system."),
        ("企業の6割でAIの担当者が不在だ。", "60% of companies have no people in charge of AI."),
        ("企業の6割で、AIの担当者がいない。", "60% of companies have no people in charge of AI."),
        ("6割の企業に端末がない。", "60% of companies have no devices."),
        ("富士通は電力の4割を再生可能エネルギーで賄う。", "Fujitsu covers 40% of electric power with renewable energy."),
        # what there is
        ("北海道には6つのデータセンターがある。", "There are 6 data centers in Hokkaido."),
        ("この工場には300台のロボットがある。", "This plant has 300 robots."),
        # what a clause describes
        ("NECは、AIが生成した画像3000枚を公開した。", "NEC released 3,000 images that AI generated."),
        ("富士通は、AIを開発する企業20社に投資した。", "Fujitsu invested in 20 companies that develop AI."),
        ("NECは社員がAIを使う企業30社を支援した。", "NEC supported 30 companies whose employees use AI."),
        ("富士通が製造する端末の3割が出荷された。", "30% of the devices that Fujitsu manufactures were shipped."),
        ("富士通は盗まれた端末300台を回収した。", "Fujitsu recovered 300 devices that were stolen."),
        ("NECが買収した企業は40億円を調達した。", "Companies that NEC acquired raised ¥4 billion."),
        # coordinated verbs and purposes
        ("富士通は工場を建設し、200人を採用する計画だ。", "Fujitsu plans to hire 200 people."),
        ("富士通は半導体を開発するために200人を採用した。", "Fujitsu hired 200 people to develop semiconductors."),
        ("富士通は半導体の開発のため200人を採用した。", "Fujitsu hired 200 people for the development of semiconductors."),
        # can
        ("新モデルは100万トークンを処理可能だ。", "New models can process 1 million tokens."),
        ("この装置は毎秒300枚の画像を処理できる。", "This equipment can process 300 images a second."),
        # where, how often, after how long, for each
        ("富士通は動画3本をYouTubeで公開した。", "Fujitsu released 3 videos on YouTube."),
        ("NECは新機能「Note」を40カ国で公開した。", "NEC released the new feature Note in 40 countries."),
        ("富士通は訓練を年2回実施する。", "Fujitsu carries out training twice a year."),
        ("富士通は訓練を年に3回実施している。", "Fujitsu carries out training 3 times a year."),
        ("富士通は5年ぶりに新型端末を発売した。", "Fujitsu released a new device for the first time in 5 years."),
        ("富士通は10年間、NECと協力した。", "Fujitsu cooperated with NEC for 10 years."),
        ("端末1台に対し、NECは300円を支払う。", "NEC will pay ¥300 for each device."),
        # surveys
        ("富士通は、会社員500人を対象に調査を実施した。", "Fujitsu surveyed 500 office workers."),
        ("調査は会社員500人を対象に実施された。", "The survey covered 500 office workers."),
        # who says it
        ("NECは40社が参加したと明らかにした。", "According to NEC, 40 companies took part."),
        ("富士通は30億円を投資したことを明らかにした。", "Fujitsu says that it invested ¥3 billion."),
        ("開発者の7割が「AIが仕事を変える」と考える。", "70% of developers think that AI changes work."),
    ],
)
def test_a_sentence_is_told(text: str, english: str) -> None:
    assert english_of(text) == [english]
    assert not faults(english)


def test_what_a_body_is_made_of() -> None:
    assert english_of("この団体は企業12社からなる。") == ["This organization consists of 12 companies."]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("注目のスタートアップ5社", "5 startups are worth watching."),
        ("おすすめのスタートアップ30社リスト", "The list names 30 startups."),
        ("スタートアップ50社のランキング", "The ranking names 50 startups."),
        ("工場12カ所の一覧", "The list names 12 plants."),
        ("利用者3000人アンケート", "The survey covered 3,000 users."),
        ("企業200社への調査", "200 companies were surveyed."),
        ("AIがコードを書く3つのワケ", "There are 3 reasons why AI writes code."),
        ("業務を効率化するアプリ4本", "There are 4 apps that streamline operations."),
        ("社員がAIを使う企業30社", "There are 30 companies whose employees use AI."),
        ("富士通の店舗200店", "Fujitsu has 200 stores."),
        ("NECの子会社40社", "NEC has 40 subsidiaries."),
        ("論文4万字", "Papers run to 40,000 characters."),
        ("3万円台のスマートフォン「Pixel 9a」", "The smartphone Pixel 9a is priced in the ¥30,000 range."),
        ("8万円のタブレット「Kumo Tab」", "The tablet Kumo Tab costs ¥80,000."),
        ("Claude Proが3カ月無料", "Claude Pro is free for 3 months."),
        ("「Kumo」、6カ月間無料に", "Kumo is free for 6 months."),
    ],
)
def test_a_noun_phrase_is_told(text: str, english: str) -> None:
    assert english_of(text) == [english]
    assert not faults(english)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (
            "NECはソニーを80億ドル（約1兆円）で買収した。",
            ["NEC acquired Sony Group for $8 billion.", "NEC acquired Sony Group for about ¥1 trillion."],
        ),
        ("NECが40億円を調達し、ソニーが20億円を調達した。", ["NEC raised ¥4 billion.", "Sony Group raised ¥2 billion."]),
        (
            "トヨタ自動車は工場4カ所を新設し、3000人を採用する計画だ。",
            ["Toyota Motor plans to set up 4 plants.", "Toyota Motor plans to hire 3,000 people."],
        ),
        ("富士通は銀行8行から30億円を借り入れた。", ["Fujitsu borrowed ¥3 billion from 8 banks."] * 2),
    ],
)
def test_each_figure_of_a_sentence_is_told(text: str, english: list[str]) -> None:
    assert english_of(text) == english


@pytest.mark.parametrize(
    ("text", "figure", "slots", "english"),
    [
        ("学生の5割が「AIが教師を支援する」と回答した。", "5割", {"entity": "学生"}, "50% of students answered that AI supports teachers."),
        ("開発者の6割が「AIが仕事を変える」と回答した。", "6割", {"entity": "開発者"}, "60% of developers answered that AI changes work."),
    ],
)
def test_what_a_part_of_a_group_says(text: str, figure: str, slots: dict[str, Any], english: str) -> None:
    assert say(text, quantity(text, figure, f"{figure[0]}0", "%"), **slots) == english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("富士通は40億円を投資しない。", "Fujitsu does not invest ¥4 billion."),
        ("300社が参加しなかった。", "300 companies did not take part."),
        ("富士通は300人を採用できなかった。", "Fujitsu was not able to hire 300 people."),
        ("このモデルは4つの言語に対応していない。", "This model does not support 4 languages."),
        ("40社が参加する計画だ。", "40 companies are to take part."),
        ("40社が参加する可能性がある。", "40 companies may take part."),
        ("40社が参加する見込みだ。", "40 companies are expected to take part."),
        ("40社が参加したという。", "40 companies are said to have taken part."),
    ],
)
def test_how_sure_it_is(text: str, english: str) -> None:
    assert english_of(text) == [english]


@pytest.mark.parametrize(
    "text",
    [
        "富士通が40億円を投資すれば、株価は上がる。",
        "富士通が40億円を投資したら、株価は上がる。",
        "富士通は40億円を投資したい。",
        "富士通は40億円を投資すべきだ。",
        "富士通は40億円を投資するか。",
        "富士通がNECを40億円で買収する権利を得た。",
        "企業の4割がAIを活用する未来は遠い。",
        "富士通（資本金は40億円）は工場を建設した。",
        "会社員の6割が、AIで業務を効率化したいと答えた。",
    ],
)
def test_what_is_no_fact_is_not_told(text: str) -> None:
    found = list(parts_of(text))
    assert found
    assert [tell_sentence(parts) for parts in found] == [None] * len(found)


@pytest.mark.parametrize(
    ("figure", "rate", "said"),
    [("2 times a year", "a year", "twice a year"), ("1 time a month", "a month", "once a month"), ("5 times a day", "a day", "5 times a day"), ("3 people a year", "a year", ""), ("2 times", "", "")],
)
def test_how_often(figure: str, rate: str, said: str) -> None:
    assert often(figure, rate) == said


# ---------------------------------------------------------------- any text

PIECES = st.sampled_from(
    [
        "青葉電機", "北星", "トヨタ自動車", "富士通", "端末", "企業", "利用者", "社員", "工場", "契約", "調査", "理由", "リスト", "計画", "提案", "可能", "搭載", "対応", "規模", "無料", "注目",
        "こと", "ため", "うち", "の", "の", "が", "を", "に", "で", "は", "も", "と", "へ", "から", "など", "という", "による", "を対象に", "、", "、", "。", "（", "）", "「", "」", "・",
        "開発", "出荷", "投資", "買収", "合意", "開始", "する", "し", "した", "して", "している", "された", "しない", "できる", "させた", "したい", "すると", "すれば", "使う", "使った", "ある", "ない", "なし", "だ", "だった", "である", "いる", "なる", "か", "高い", "順次", "その", "約", "以上", "超", "ぶり",
        "3社", "40億円", "2万台", "7割", "35%", "300人", "20年間", "4つ", "70Wh", "1株", "12カ国", "年2回", "800MHz", "2026年5月", "10倍",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=2, max_size=16).map("".join)
# Sentences as articles have them: phrases with their particles, then a verb; most of them make little sense.
NOUNS = st.sampled_from(["富士通", "NEC", "北星", "端末", "企業", "利用者", "社員", "工場", "契約", "AI", "「Kumo」", "AIを使う企業", "社員がAIを使う企業", "NECが開発した端末", "その", "提案"])
FIGURES = st.sampled_from(["3社", "40億円", "約2万台", "300台以上", "7割", "35%", "300人", "20年間", "4つ", "12カ国", "70Wh", "年2回", "300人（約3割）", "「300台」", "5年ぶり", "3GW規模"])
COUNTED = st.one_of(FIGURES, st.tuples(FIGURES, st.just("の"), NOUNS).map("".join), st.tuples(NOUNS, FIGURES).map("".join), st.tuples(NOUNS, st.sampled_from(["の", "のうち", "など"]), FIGURES).map("".join), st.tuples(FIGURES, st.sampled_from(["搭載の", "対応の", "規模の", "という"]), NOUNS).map("".join))
CASES = st.sampled_from(["は", "が", "を", "に", "で", "と", "も", "から", "へ", "には", "、", "、", "", "を対象に", "のため", "に対し"])
VERBS = st.sampled_from(["出荷", "投資", "買収", "採用", "合意", "提案", "参加", "提供", "開発", "調査", "導入", "支払", "削減"])
ENDINGS = st.sampled_from(["した。", "する。", "している。", "された。", "しない。", "できる。", "", "することを決めた。", "すると発表した。", "し、端末を販売した。", "するとともに工場を建設した。", "したという。", "する計画だ。", "した場合、株価は上がる。", "可能だ。", "できるようにした。", "開始する。", "させた。", "で合意した。", "する3つの理由"])
PHRASES = st.tuples(NOUNS, CASES).map("".join)
SENTENCES = st.tuples(st.lists(PHRASES, max_size=2).map("".join), COUNTED, CASES, st.one_of(st.just(""), PHRASES), VERBS, ENDINGS).map("".join)


@given(st.one_of(TEXTS, SENTENCES))
@settings(max_examples=400, deadline=None)
def test_any_sentence_is_told_with_its_figure_or_not_at_all(text: str) -> None:
    for parts in parts_of(text):
        told, phrase = tell_sentence(parts), tell_phrase(parts)
        assert told is None or isinstance(told, Told)
        assert phrase is None or isinstance(phrase, Statement)
        for statement in (told.statement if told is not None else None, phrase):
            if statement is not None:
                assert statement.text.startswith(statement.subject)
                assert agrees(parts.quantity, statement.text), statement.text


@given(st.one_of(TEXTS, SENTENCES), st.data())
@settings(max_examples=300, deadline=None)
def test_any_text_has_units_phrases_and_clauses(text: str, data: st.DataObject) -> None:
    known = fixed(text)
    figures = [one.index for one in known if one.kind == "figure"]
    target = data.draw(st.sampled_from([None, *figures]))
    read = read_units(text, known, target)
    assert all(text[unit.start : unit.end] == unit.text for unit in read)
    assert all(one.end <= other.start for one, other in pairwise(read))
    found = read_chunks(text, read)
    told, _ = read_clauses(found)
    for clause in told:
        assert clause.form.lemma
        assert all(phrase.nominal is not None or phrase.adverb for phrase in clause.phrases)
