"""Figures told with the whole clause around them, and clauses that must not be told."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.records import Date
from pipeline.summary.english.clause_words import CLAUSE_COLUMNS, adverbs, held, sayings
from pipeline.summary.english.glossary import translate
from pipeline.summary.english.grammar import third_person, with_indefinite
from pipeline.summary.english.noun_phrases import NounPhrase
from pipeline.summary.english.predicates import predicates
from pipeline.summary.english.units import counted_noun
from pipeline.tables import loader
from tests.test_english_articles import read_article
from tests.test_english_sentences import quantity, say

MONEY: dict[str, Any] = {"unit": "JPY"}


@pytest.mark.parametrize(
    ("text", "figure", "value", "unit", "counter", "slots", "english"),
    [
        # who does what, for how much
        ("青葉電機は北星を40億円で買収する。", "40億円", "4000000000", "JPY", None, {"entity": "青葉電機"}, "Aoba Electric will acquire Hokusei for ¥4 billion."),
        ("青葉電機は北星を40億円で買収すると提案した。", "40億円", "4000000000", "JPY", None, {"entity": "青葉電機"}, "Aoba Electric proposed to acquire Hokusei for ¥4 billion."),
        ("青葉電機は北星に40億円を出資した。", "40億円", "4000000000", "JPY", None, {"entity": "青葉電機", "predicate": "出資する"}, "Aoba Electric invested ¥4 billion in Hokusei."),
        ("青葉電機は工場と倉庫を40億円で取得した。", "40億円", "4000000000", "JPY", None, {"entity": "青葉電機"}, "Aoba Electric acquired plants and warehouses for ¥4 billion."),
        ("青葉電機、40億円の契約を大学と締結。", "40億円", "4000000000", "JPY", None, {"entity": "青葉電機"}, "Aoba Electric signed a contract worth ¥4 billion with universities."),
        # how and how often it is done
        ("企業の4割がAIを継続的に使う。", "4割", "40", "%", None, {"entity": "企業"}, "40% of companies use AI continuously."),
        ("青葉電機はこれまでに40億円を調達した。", "40億円", "4000000000", "JPY", None, {"entity": "青葉電機"}, "Aoba Electric has raised ¥4 billion so far."),
        # nobody is named who does it
        ("新工場に40億円を投じる。", "40億円", "4000000000", "JPY", None, {}, "¥4 billion will be invested in new plants."),
        # parts of a group
        ("企業の4割がAIを使う。", "4割", "40", "%", None, {"entity": "企業"}, "40% of companies use AI."),
        ("新型車の3割にカメラが搭載される。", "3割", "30", "%", None, {"entity": "新型車"}, "Cameras are built into 30% of new cars."),
        ("攻撃を調べたところ、その8割がAIを悪用していた。", "8割", "80", "%", None, {"entity": "攻撃"}, "80% of the attacks exploited AI."),
        ("利用者の7割が端末を職場で活用していることが判明した。", "7割", "70", "%", None, {"entity": "利用者"}, "70% of users use devices at work."),
        # counts
        ("12カ国で提供を開始した。", "12カ国", "12", "count", "カ国", {"property": "提供"}, "The offering was started in 12 countries."),
        ("青葉電機は利用度を5段階で評価する。", "5段階", "5", "count", "段階", {"entity": "青葉電機"}, "Aoba Electric assesses the level of use on a 5-level scale."),
        ("大学など15校が参加した。", "15校", "15", "count", "校", {}, "15 schools including universities took part."),
        ("青葉電機は、300億パラメータのモデルを公開した。", "300億パラメータ", "30000000000", "count", "パラメータ", {"entity": "青葉電機"}, "Aoba Electric released models with 30 billion parameters."),
        # times
        ("青葉電機が5年ぶりに新型スマートフォンを発表した。", "5年", "5", "yr", None, {"entity": "青葉電機"}, "Aoba Electric announced a new smartphone for the first time in 5 years."),
        ("青葉電機は3カ月以内に新サービスを始める。", "3カ月", "3", "mo", None, {"entity": "青葉電機"}, "Aoba Electric starts new services within 3 months."),
    ],
)
def test_a_clause_is_told(text: str, figure: str, value: str, unit: str, counter: str | None, slots: dict[str, str], english: str) -> None:
    assert say(text, quantity(text, figure, value, unit, counter=counter), **slots) == english


@pytest.mark.parametrize(
    ("text", "figure", "value", "unit", "counter", "slots", "never"),
    [
        # what a verb in the present only describes is no fact
        ("青葉電機が北星を40億円で買収する権利を得た。", "40億円", "4000000000", "JPY", None, {"entity": "青葉電機"}, "acquires Hokusei"),
        ("企業の4割がAIを活用する未来は遠い。", "4割", "40", "%", None, {"entity": "企業"}, "use AI"),
        # the verb of a noun that follows is another
        ("企業の4割がAIを活用した製品を求めている。", "4割", "40", "%", None, {"entity": "企業"}, "companies use AI"),
        # the list of those who get it does nothing
        ("青葉電機によると、書き手、読み手、出版社に40億円を支払ったという。", "40億円", "4000000000", "JPY", None, {"entity": "青葉電機"}, "eaders paid"),
        # denied
        ("企業の4割がAIを使わない。", "4割", "40", "%", None, {"entity": "企業"}, "companies use AI"),
        # the one who invests follows the verb
        ("大学に追われる青葉電機、40億円を投じる北星の見方は。", "40億円", "4000000000", "JPY", None, {"entity": "青葉電機", "predicate": "投じる"}, "Aoba Electric invests"),
        # companies that do something are not what it is done to
        ("北星など60社が支持。", "60社", "60", "count", "社", {}, "supported"),
        # a second figure in the clause stays out
        ("青葉電機は3億円の工場を40億円で売却した。", "40億円", "4000000000", "JPY", None, {"entity": "青葉電機"}, "300"),
    ],
)
def test_a_clause_that_is_not_understood_is_not_told(
    text: str, figure: str, value: str, unit: str, counter: str | None, slots: dict[str, str], never: str
) -> None:
    assert never not in say(text, quantity(text, figure, value, unit, counter=counter), **slots)


def test_who_tells_it_on_a_day() -> None:
    text = "7月1日、青葉電機は北星に40億円を出資したと発表した。"
    day = Date(start=0, end=4, text="7月1日", type="DATE", value="2026-07-01", mod=None, anchor=None)
    said = say(text, quantity(text, "40億円", "4000000000", "JPY"), day, entity="青葉電機", attribution="青葉電機", predicate="出資する")
    assert said == "Aoba Electric announced on July 1, 2026 that it invested ¥4 billion in Hokusei."


def test_every_word_beside_a_verb_has_its_english() -> None:
    for row in loader.rows("clause_words.tsv", CLAUSE_COLUMNS):
        cells = row.cells
        japanese, _, english = cells["example"].partition(" => ")
        if cells["kind"] == "adverb":
            assert japanese == cells["japanese"], row
            assert english == cells["english"], row
            continue
        if cells["kind"] == "counter":
            assert japanese == f"12{cells['japanese']}で", row
            assert english == f"{cells['english']} 12 {counted_noun(cells['japanese'])[1]}", row
            continue
        if cells["kind"] in ("saying", "held"):
            assert japanese == cells["japanese"], row
            assert english == (sayings() if cells["kind"] == "saying" else held())[japanese].past, row
            continue
        if cells["kind"] == "able":
            assert (japanese, english) == (cells["japanese"], f"can {predicates()[cells['english']].verb.base}"), row
            continue
        if cells["kind"] == "plan":
            assert (japanese, english) == (cells["japanese"], third_person(cells["english"])), row
            continue
        if cells["kind"] == "total":
            assert japanese.startswith(cells["japanese"]), row
            counted = translate(japanese.removeprefix(cells["japanese"]))
            assert (counted.sure, english) == (True, f"{cells['english']} {counted.text}"), row
            continue
        behind = cells["japanese"] if cells["kind"] == "behind" else "で" if cells["kind"] == "field" else "に"
        assert japanese.endswith(behind), row
        said = translate(japanese.removesuffix(behind))
        assert said.sure, row
        phrase = NounPhrase(said.text, said.number, said.kind).with_article()
        assert english == (phrase if cells["english"] == "-" else f"{cells['english']} {phrase}"), row


@pytest.mark.parametrize(
    ("japanese", "forms"),
    [("述べる", ("say", "said", "said")), ("指摘する", ("point out", "pointed out", "pointed out")), ("書く", ("write", "wrote", "written")), ("認める", ("admit", "admitted", "admitted"))],
)
def test_a_verb_of_saying_has_its_forms(japanese: str, forms: tuple[str, str, str]) -> None:
    verb = sayings()[japanese]
    assert (verb.base, verb.past, verb.participle) == forms


def test_an_adverb_may_say_nothing() -> None:
    assert adverbs()["新たに"] == ""


@pytest.mark.parametrize(
    ("noun", "article"),
    [("AI agent", "an"), ("LLM", "an"), ("GPU", "a"), ("unit", "a"), ("user", "a"), ("hour", "an"), ("one-way trip", "a"), ("MRI scan", "an"), ("European plant", "a"),
     ("SoC", "an"), ("NPU", "an"), ("university", "a"), ("uninstalled app", "an"), ("open model", "an"), ("U.S. plant", "a")],
)  # fmt: skip
def test_a_or_an(noun: str, article: str) -> None:
    assert with_indefinite(noun) == f"{article} {noun}"


@pytest.mark.parametrize(
    ("text", "figure", "value", "counter", "slots", "english"),
    [
        ("業務を効率化する4つのアプリ", "4つ", "4", "つ", {"entity": "アプリ"}, "There are 4 apps that streamline operations."),
        ("業界をけん引する5人の研究者。", "5人", "5", "人", {}, "There are 5 researchers who drive the industry."),
        ("顧客を失った3社の事情。", "3社", "3", "社", {}, "There are 3 companies that lost customers."),
        # what it is done to is not known
        ("謎界隈をけん引する5人の研究者。", "5人", "5", "人", {}, "The article mentions 5 researchers."),
    ],
)
def test_what_a_clause_before_counted_things_says(text: str, figure: str, value: str, counter: str, slots: dict[str, str], english: str) -> None:
    assert say(text, quantity(text, figure, value, "count", counter=counter), **slots) == english


def test_all_of_them_do_it() -> None:
    text = "3社とも生成AIを導入しているが、用途は違う。"
    assert say(text, quantity(text, "3社", "3", "count", counter="社")) == "3 companies have introduced generative AI."


@pytest.mark.parametrize(
    ("text", "figure", "value", "unit", "slots", "english"),
    [
        ("利用者は学生が6割だった。", "6割", "60", "%", {"entity": "利用者"}, "60% of users were students."),
        ("被害者は9割が学生、加害者は大人だった。", "9割", "90", "%", {"entity": "被害者"}, "90% of victims were students."),
        ("北星は青葉電機に40億円での買収を提案した。", "40億円", "4000000000", "JPY", {"entity": "北星", "property": "買収"}, "Hokusei proposed to acquire Aoba Electric for ¥4 billion."),
        ("北星が、40億円で青葉電機を取得するという提案を出した。", "40億円", "4000000000", "JPY", {"entity": "北星", "property": "買収"}, "Hokusei proposed to acquire Aoba Electric for ¥4 billion."),
    ],
)
def test_parts_and_proposals(text: str, figure: str, value: str, unit: str, slots: dict[str, str], english: str) -> None:
    assert say(text, quantity(text, figure, value, unit), **slots) == english


def test_a_survey_covers_people() -> None:
    text = "全国の会社員1000人を対象に調査した。"
    assert say(text, quantity(text, "1000人", "1000", "count", counter="人"), entity="会社員") == "The survey covered 1,000 nationwide office workers."


READ = [
    # How long somebody took, and at what cost.
    ("NECは3年の歳月をかけて工場を建設した。", ["NEC built a plant over 3 years."]),
    ("NECは5億円をかけて工場を建設した。", ["NEC built a plant at a cost of ¥500 million."]),
    # At the same time, or only besides.
    ("同時に、NECは3つの工場を新設した。", ["NEC set up 3 plants."]),
    ("この装置は5つの作業を同時に実行できる。", ["This equipment can run 5 pieces of work at the same time."]),
    ("NECは富士通と7年にわたる契約を結んだ。", ["NEC signed a 7-year contract with Fujitsu."]),
    # What is told is the object of telling; who is asked that of asking.
    ("NECは3つの課題について説明した。", ["NEC explained 3 issues."]),
    ("富士通は、医師1200人に診断支援AIの課題を聞いた。", ["Fujitsu asked 1,200 doctors about the issue of diagnostic support AI."]),
    ("開発者4人に話を聞いた。", ["4 developers were asked."]),
    # Whom a survey is of.
    ("NECは情報部門の担当者505人を対象とした調査を公表した。", ["According to NEC, the survey covered 505 people in charge of the information division."]),
    ("調査は15歳以上の男女2000人を対象に実施した。", ["The survey covered 2,000 men and women aged 15 and over."]),
    # How old somebody is.
    ("NECは18歳未満の利用者に安全対策を適用する。", ["NEC will apply safety measures to users under the age of 18."]),
    ("24歳の起業家が3億円を調達した。", ["A 24-year-old entrepreneur raised ¥300 million."]),
    # Who writes.
    ("私はこれまで、数百社の電子化を間近で見てきました。", ["The author has seen digitization of several hundred companies so far at first hand."]),
    ("何十社もの工場を見てきたが、道具は人が選ぶ。", ["The author has seen dozens of plants."]),
    ("私は大きく4つの柱があると思う。", ["There are 4 pillars."]),
    # What is planned, expected and felt is the object of that.
    ("ソニー、最大4000人の人員削減を計画", ["Sony Group plans job cuts of up to 4,000 people."]),
    ("300社超が人員削減を計画している。", ["More than 300 companies plan job cuts."]),
    ("2028年には、7900億ドルもの設備投資が見込まれる。", ["Capital investment is expected to be $790 billion in 2028."]),
    ("AIを使いこなすための7つの予測", ["The article names 7 forecasts."]),
    # What a headline leaves out, and what can be done.
    ("AI導入で2万人超が解雇", ["More than 20,000 people were laid off with AI adoption."]),
    ("NECは80億ドルの資金調達を完了させた。", ["NEC completed fundraising of $8 billion."]),
    ("24言語に対応　NECが新しい翻訳サービスを提供開始", ["24 languages are supported."]),
    ("3つの道具を無料で使える。", ["3 tools can be used free of charge."]),
    ("「人手では300万人の需要を支えられない」", ["Demand of 3 million people cannot be responded to by hand."]),
    # What has to be done is not done.
    ("数千台の端末を接続する必要があります。", ["The article mentions several thousand devices."]),
    # What the clause before a noun says is of that noun.
    ("NECは32個のコアを搭載した新型チップを発売した。", ["NEC released new chips that feature 32 cores."]),
    ("NECは2031年に分社し、ソニー、富士通、シャープといった企業を顧客に持ち、2800万ドルの資金を調達してきた。", ["NEC has raised $28 million."]),
    # What only leads on is left out.
    ("個人的には、電池市場は大きく3つの層に分かれていくと思う。", ["The battery market is expected to be divided into 3 segments."]),
]


@pytest.mark.parametrize(("text", "told"), READ, ids=[text for text, _ in READ])
def test_an_article_is_told(text: str, told: list[str]) -> None:
    assert [claim.english for claim in read_article(text).claims] == told
