"""Figures in enumerations, in brackets and in tables: the English says what each member is measured in."""

from __future__ import annotations

import pytest

from pipeline.sources.reading import read_bytes
from pipeline.sources.source import Source
from pipeline.summary.article import summarise


def english(text: str, suffix: str = ".txt") -> list[str]:
    (source,) = read_bytes(text.encode(), "lists", suffix)
    assert isinstance(source, Source)
    return [claim.english for claim in summarise(source).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "会場ごとの来場者は、NECとシャープ 3200人（会員の8%）、Google 2100人（5%）、Yahoo!900人（2%）の順だった。",
            [
                "Sharp had 3,200 visitors.",
                "Visitors to Sharp made up 8% of members.",
                "Google had 2,100 visitors.",
                "Visitors to Google made up 5% of members.",
                "Yahoo! had 900 visitors.",
                "Visitors to Yahoo! made up 2% of members.",
            ],
        ),
        (
            "国別の利用者は、米国が300万人、英国が200万人の順だった。",
            ["The number of users in the United States was 3 million.", "The number of users in the United Kingdom was 2 million."],
        ),
        (
            "来店者は、東京が3200人（市の人口の8%）、大阪が900人（2%）の順だった。",
            [
                "The number of shoppers in Tokyo was 3,200.",
                "The shoppers in Tokyo made up 8% of the city's population.",
                "The number of shoppers in Osaka was 900.",
                "The shoppers in Osaka made up 2% of the city's population.",
            ],
        ),
        ("歩行時間も調べており、全国平均が42分だった。", ["The national average walking time was 42 minutes."]),
        ("NECの営業利益は3億円（売上高の9%）だった。", ["NEC's operating profit was ¥300 million.", "NEC's operating profit corresponded to 9% of sales."]),
        (
            "富士通（42%）とNEC（31%）が業務用端末の市場を独占している。",
            ["Fujitsu has 42% of the business device market.", "NEC has 31% of the business device market."],
        ),
        (
            "製造業（23%）や建設業（9%）といった業界では導入率が低い。",
            ["The adoption rate of the manufacturing industry is 23%.", "The adoption rate of the construction industry is 9%."],
        ),
        (
            "国内市場は、富士通（42%）、NEC（31%）が上位だ。",
            ["Fujitsu has 42% of the domestic market.", "NEC has 31% of the domestic market."],
        ),
        (
            "売上高の内訳は、日本が30億円（全体の60%）、米国が20億円（40%）だった。",
            [
                "The sales in Japan were ¥3 billion.",
                "The sales in Japan accounted for 60% of the total.",
                "The sales in the United States were ¥2 billion.",
                "The sales in the United States accounted for 40% of the total.",
            ],
        ),
        ("富士通の従業員は12万人（うち国内7万人）だ。", ["Fujitsu has 120,000 employees.", "The article mentions 70,000 people of Fujitsu."]),
        (
            "GPT-4oはMMLUで71.5を記録し、HumanEvalで62.2だった。",
            ["GPT-4o scored 71.5 on MMLU.", "GPT-4o scored 62.2 on HumanEval."],
        ),
        (
            "建設業で41%、小売業で17%という定着率だ。",
            ["The retention rate of the construction industry is 41%.", "The retention rate of the retail industry is 17%."],
        ),
        (
            "NECは2025年に13億ドル（約2000億円）、2026年に20億ドル（約3000億円）の売上を見込んでいる。",
            [
                "NEC's sales are expected to be $1.3 billion in 2025.",
                "NEC's sales are expected to be about ¥200 billion in 2025.",
                "NEC's sales are expected to be $2 billion in 2026.",
                "NEC's sales are expected to be about ¥300 billion in 2026.",
            ],
        ),
        ("この調査では、歩行時間も調べており、全国平均が42分だった。", ["According to the survey, the national average walking time was 42 minutes."]),
        ("ステップ２：試験導入（3週間）", ["Step 2 (trial introduction) takes 3 weeks."]),
        # 70.3 may be of either test
        ("GPT-4oはMMLUで71.5、HumanEvalで62.2、Grok 4は70.3だった。", ["GPT-4o scores 71.5 on MMLU.", "GPT-4o scores 62.2 on HumanEval.", "The article gives a figure of 70.3 for Grok 4."]),
        ("北米の売上高は4億ドル（約600億円）だったとされる。", ["The sales in North America are said to have been $400 million.", "The sales in North America are said to have been about ¥60 billion."]),
    ],
)
def test_lists_and_brackets(text: str, expected: list[str]) -> None:
    assert english(text) == expected


TABLES = """
## 導入費用

| プラン | Slack | Notion |
|---|---|---|
| Team | $31 | $46 |
| 設定作業 | 3万円 | 4万円 |
| 合計 | 5万円 | 6万円 |

## 機能

| 項目 | Slack | Notion |
|---|---|---|
| 月額料金（学生） | $4 | $6 |
| 月額料金（Team） | $30 | $45 |
| 無料トライアル | あり（10日間） | なし |
| 検索回数制限 | 70回 | 無制限 |
| 必要メモリ | 8GB | 4GB |

## 導入期間

| 工程 | Slack | Notion |
|---|---|---|
| 設定作業 | 3週間 | 4週間 |
"""


def test_the_heads_of_a_table_say_what_its_figures_are() -> None:
    assert english(TABLES, ".md") == [
        "The Team plan of Slack costs $31.",
        "The Team plan of Notion costs $46.",
        "The setting work of Slack costs ¥30,000.",
        "The setting work of Notion costs ¥40,000.",
        "The total of Slack is ¥50,000.",
        "The total of Notion is ¥60,000.",
        "Slack costs students $4 a month.",
        "Notion costs students $6 a month.",
        "The Team plan of Slack costs $30 a month.",
        "The Team plan of Notion costs $45 a month.",
        "The free trial of Slack lasts 10 days.",
        "The search limit of Slack is 70.",
        "Slack requires 8 GB of memory.",
        "Notion requires 4 GB of memory.",
        "The setting work of Slack takes 3 weeks.",
        "The setting work of Notion takes 4 weeks.",
    ]
