"""Sentences as an editor would print them: the verb that goes with its object, multiples and fractions in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from test_english_articles import read_article

from pipeline.summary.english.figures import read_figures
from pipeline.summary.english.folds import fold, multiplied, twice
from pipeline.summary.english.predicates import regular
from pipeline.summary.english.verb_objects import VERB_OBJECT_COLUMNS, fitting
from pipeline.tables import loader

TOLD = [
    # So many times what it was.
    ("NECは設備投資を倍増させる計画だ。", ["NEC plans to double capital investment."]),
    ("ソニーの株価は3倍以上に高騰した。", ["Sony Group's share price surged at least threefold."]),
    ("開発速度は数倍になった。", ["The development speed rose several-fold."]),
    ("NECの売上は30倍に伸びた。", ["NEC's sales grew 30-fold."]),
    ("見積もり速度は2〜3倍に向上した。", ["The estimate speed improved 2–3-fold."]),
    # So many times another, and parts.
    ("NECの売上は前年の2倍に増えた。", ["NEC's sales increased to twice those of the previous year."]),
    ("富士通は費用を6分の1に削減した。", ["Fujitsu cut its cost to one-sixth of its former level."]),
    ("富士通は従業員の4分の1を削減した。", ["Fujitsu cut its workforce by one-quarter."]),
    # What is invested, sent in, suffered.
    ("NECは研究開発に30億円を投入した。", ["NEC invested ¥3 billion in research and development."]),
    ("NECは技術者120人を投入する。", ["NEC deploys 120 engineers."]),
    ("富士通は30億円の損害を受けた。", ["Fujitsu suffered damage of ¥3 billion."]),
    # A market grows, a company invests, a workforce is cut; ある is an article.
    ("無人配送市場は年平均成長率9%で拡大すると予測されている。", ["The unmanned delivery market is expected to grow at a compound annual rate of 9%."]),
    ("無人配送市場の成長率は8%に低下した。", ["The growth rate of the unmanned delivery market fell to 8%."]),
    ("NECの50億ドルという投資は大きい。", ["NEC is investing $5 billion."]),
    ("NECは従業員を14%削減する。", ["NEC will cut its workforce by 14%."]),
    ("ある電機メーカーは費用を2割減らした。", ["An electronics maker reduced its cost by 20%."]),
    # How long and how large a thing is stands before it, where that is all that is said.
    ("NECは富士通と15年間の保守契約を結んだ。", ["NEC signed a 15-year maintenance contract with Fujitsu."]),
    ("NECは8秒動画を公開した。", ["NEC released 8-second videos."]),
    ("ソニーは15年契約の一環として工場を改修した。", ["Sony Group says that it renovated plants as part of a 15-year contract."]),
    ("50分の作業がわずか3分で完了した。", ["50 minutes of work was completed in 3 minutes.", "50 minutes of work was completed in 3 minutes."]),
    ("12年の経験から語る。", ["The article mentions 12 years of experience."]),
    ("13インチの端末が並ぶ。", ["The article mentions 13-inch devices."]),
    ("NECは提案を6段階で評価した。", ["NEC assessed the proposal on a 6-level scale."]),
    # What many people do or have is theirs.
    ("富士通、社員の生成AI活用度を4段階で評価", ["Fujitsu assesses employees' use of generative AI on a 4-level scale."]),
    ("NEC、社員と取引先のAI活用度を4段階で評価", ["NEC assesses use of AI by employees and business partners on a 4-level scale."]),
    ("富士通の個人向け売上高は9%減った。", ["Fujitsu's sales for individuals decreased 9%."]),
    ("世界の半導体投資額は約90兆円だ。", ["The world's semiconductor investment is about ¥90 trillion."]),
    # How near, as the article says it.
    ("NECの社員のほぼ4割がAIを使う。", ["Almost 40% of NEC's employees use AI."]),
    ("NECは30億円近くを投資した。", ["NEC invested nearly ¥3 billion."]),
    ("誤差は±3cmだった。", ["The article gives a length of ±3 cm for the error."]),
    ("彼は62歳で退職した。", ["The article mentions the age of 62."]),
    # One of several kinds; one that raised it; those whose it is.
    ("加害者の約6割が同級生や教師だった。", ["About 60% of perpetrators were classmates or teachers."]),
    ("AI新興が1250万ドルを調達した。", ["An AI startup raised $12.5 million."]),
    ("AIがもたらす利益の4割が失われている。", ["40% of the profit that AI brings is lost."]),
    ("この施設は約300メガワットの発電能力を持つ。", ["This facility has a generating capacity of about 300 MW."]),
    ("数百社の電子化を見てきた。", ["The author has seen digitization of several hundred companies."]),
    ("富士通はアリゾナ州フェニックスに2つの工場を建設した。", ["Fujitsu built 2 plants in Phoenix, Arizona."]),
    # A company changes what its product costs or has; the product does not.
    ("ソニー、「Xperia」の料金を30％削減", ["Sony Group cut Xperia's fee by 30%."]),
    ("NECは「Hoshi 3」の指示文を6割短縮した。", ["NEC shortened Hoshi 3's prompts by 60%."]),
    # One of several versions.
    ("「Xperia 1」は、メモリが12GBのものもある。", ["One version of Xperia 1 has 12 GB of memory."]),
    # What English joins with another word than of.
    ("ソニーの同僚4人で起業した。", ["4 colleagues at Sony Group started a company."]),
    ("NECの英国法人は300億円を投資する。", ["The UK unit of NEC will invest ¥30 billion."]),
    ("「Hoshi 3」では、AIタスクが最大4倍高速だ。", ["AI tasks on Hoshi 3 are up to 4× faster."]),
    # A measure records nothing.
    ("NECの売上高は900億円を記録した。", ["NEC's sales reached ¥90 billion."]),
    ("工事では3つの拠点間を光回線で結ぶ。", ["The article mentions 3 sites."]),
    # A download is no fall.
    ("「Hoshi 3」は計72万回ダウンロードされ、評判になった。", ["The article gives a total figure of 720,000 times for the download of Hoshi 3."]),
    # Higher and lower by points and sums; what comes after で、 is said of its own figure.
    ("NECの自己資本比率は前年より4.1ポイント低い。", ["NEC's equity ratio is 4.1 percentage points lower than the previous year."]),
    ("新型カメラは旧型より2万円高い。", ["New cameras are ¥20,000 more expensive than old models."]),
    ("月額料金は他社より700円安い。", ["The monthly fee is ¥700 lower than that of other companies."]),
    ("任天堂の営業利益は320億円で、純利益が250億円に達した。", ["Nintendo's operating profit was ¥32 billion.", "Nintendo's net profit reached ¥25 billion."]),
]


@pytest.mark.parametrize(("text", "english"), TOLD)
def test_what_is_said(text: str, english: list[str]) -> None:
    assert [claim.english for claim in read_article(text).claims] == english


def test_every_verb_goes_with_its_object() -> None:
    for row in loader.rows("verb_objects.tsv", VERB_OBJECT_COLUMNS):
        whom, _, past = row.cells["example"].partition(" => ")
        assert fitting(regular(row.cells["verb"]), whom).past == past, row


@pytest.mark.parametrize(
    ("figure", "said"),
    [("7×", "sevenfold"), ("about 2×", "about twofold"), ("4.4×", "4.4-fold"), ("2–3×", "2–3-fold"), ("several times", "several-fold"), ("8%", "")],
)
def test_a_multiple_as_a_fold(figure: str, said: str) -> None:
    assert fold(figure) == said


def test_only_a_bare_multiple_is_a_verb() -> None:
    assert multiplied("3×") == regular("triple")
    assert multiplied("at least 3×") is None
    assert multiplied("12×") is None


def test_twice_is_two_times_and_nothing_else() -> None:
    assert [twice(figure) for figure in ("at least 2×", "12×", "1.2×", "1–2×")] == ["at least twice", "12×", "1.2×", "1–2×"]


@pytest.mark.parametrize(
    ("english", "low", "high"),
    [
        ("Sales doubled.", "2", "2"), ("They are to triple sales.", "3", "3"), ("Sales rose tenfold.", "10", "10"), ("Sales rose 30-fold.", "30", "30"),
        ("Sales rose 2–3-fold.", "2", "3"), ("It has twice the speed.", "2", "2"), ("Three-quarters of companies use it.", "0.75", "0.75"),
    ],
)  # fmt: skip
def test_words_are_read_as_figures(english: str, low: str, high: str) -> None:
    assert [(figure.low, figure.high, figure.unit) for figure in read_figures(english)] == [(Decimal(low), Decimal(high), "x")]


@pytest.mark.parametrize(
    ("english", "low", "unit"),
    [("a 15-year contract", "15", "yr"), ("an 8-second video", "8", "s"), ("13-inch devices", "13", "in"), ("on a 6-level scale", "6", "count"), ("a 4-ply sheet", "4", ""), ("those aged 70 and over", "70", "yr")],
)
def test_a_figure_before_its_noun_is_read(english: str, low: str, unit: str) -> None:
    assert [(figure.low, figure.unit) for figure in read_figures(english)] == [(Decimal(low), unit)]


def test_the_same_above_and_below_is_one_number() -> None:
    assert [(figure.low, figure.high, figure.unit) for figure in read_figures("an error of ±3 cm")] == [(Decimal(-3), Decimal(3), "cm")]
