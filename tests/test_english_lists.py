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
                "The number of visitors to NEC and Sharp was 3,200.",
                "Visitors to NEC and Sharp made up 8% of members.",
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
            ["Fujitsu has 42% of the Japanese market.", "NEC has 31% of the Japanese market."],
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
        "The introduction cost of Slack is ¥50,000 in total.",
        "The introduction cost of Notion is ¥60,000 in total.",
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


def table(title: str, *rows: str) -> list[str]:
    head, *body = rows
    lines = [title, "", f"| {head} |", "|" + "---|" * len(head.split("|")), *(f"| {row} |" for row in body)]
    return english("\n".join(lines), ".md")


@pytest.mark.parametrize(
    ("title", "rows", "expected"),
    [
        # whose plan it is
        ("## Slackの料金", ("プラン|月額|保存容量", "Lite|600円|10GB", "Mega|2,400円|無制限"), ["The Slack Lite plan costs ¥600 a month.", "The storage capacity of the Slack Lite plan is 10 GB.", "The Slack Mega plan costs ¥2,400 a month."]),
        ("## Hoshi Chatの料金プラン", ("プラン|月額料金", "Lite|600円"), ["The Hoshi Chat Lite plan costs ¥600 a month."]),
        ("## 料金", ("プラン|月額料金", "Lite|600円"), ["The Lite plan costs ¥600 a month."]),
        ("## 制限", ("項目|Slack|Notion", "検索回数制限|70回/日（Pro）|無制限"), ["The search limit of Slack Pro is 70 a day."]),
        ("## 費用", ("サービス|月額料金", "Slack（EU）|8ドル", "Slack（US）|9ドル"), ["Slack (EU) costs $8 a month.", "Slack (US) costs $9 a month."]),
        # what it is per
        ("## 料金", ("モデル|入力 ($/1M tokens)|出力（100万トークンあたり）", "GPT-4o|$2.50|$10"), ["Input to GPT-4o costs $2.50 per million tokens.", "Output from GPT-4o costs $10 per million tokens."]),
        ("## 年間の保守コスト", ("項目|Slack|Notion", "監視|40万円|50万円"), ["The surveillance of Slack costs ¥400,000 a year.", "The surveillance of Notion costs ¥500,000 a year."]),
        ("## 初期費用の内訳", ("項目|Slack|Notion", "合計|5万円|6万円"), ["The initial cost of Slack is ¥50,000 in total.", "The initial cost of Notion is ¥60,000 in total."]),
        ("## 料金", ("サービス|料金（税込）", "Slack|900円"), ["Slack costs ¥900 including tax."]),
        # in which case it holds
        ("## 費用（社員40名の場合）", ("ツール|年間費用", "Slack|30万円"), ["The number of employees is 40.", "For 40 employees, Slack costs ¥300,000 a year."]),
        ("## 学生のコスト", ("サービス|月額料金", "Slack|300円"), ["For a student, Slack costs ¥300 a month."]),
        ("## 学習時間（GPU 4基の場合）", ("モデル|学習時間", "Llama 3|9時間"), ["The article mentions 4 cases.", "With 4 GPUs, the training time of Llama 3 is 9 hours."]),
        ("1日あたり300件の入力を想定した場合の費用です。", ("サービス|月額料金", "Slack|300円"), ["The article mentions 300 inputs a day.", "For 300 cases of input a day, Slack costs ¥300 a month."]),
        ("## 費用", ("項目|Slack|Notion", "月額料金|8ドル（API利用時）|9ドル"), ["With the API, Slack costs $8 a month.", "Notion costs $9 a month."]),
        ("## 性能（2031年4月時点）", ("モデル|MMLU", "GPT-4o|71.5"), ["GPT-4o scores 71.5 on MMLU as of April 2031."]),
        ("## SWE-benchのスコア", ("モデル|スコア", "GPT-4o|31.5%"), ["GPT-4o scores 31.5% on SWE-bench."]),
        # before and after
        (
            "## 効果",
            ("指標|導入前|導入後|改善率", "対応時間|12分|3分|75%削減"),
            ["Before introduction, the handling time was 12 minutes.", "After introduction, the handling time is 3 minutes.", "After introduction, the handling time fell 75%."],
        ),
        ("## スマホの価格", ("機種|値上げ前|値上げ後", "Pixel 9|9万円|11万円"), ["Before the price increase, Pixel 9 cost ¥90,000.", "After the price increase, Pixel 9 costs ¥110,000."]),
        ("## 成績", ("項目|人手|機械|改善", "試験スコア|60点|72点|+12点"), ["The test score of manual work is 60 points.", "The test score of machines is 72 points.", "The test score of machines differs from that of manual work by 12 points."]),
        ("## 成績", ("項目|従来の研修|動画研修|改善", "試験スコア|60点|72点|+12点"), ["The test score of conventional training is 60 points.", "The test score of video training is 72 points.", "The test score of video training rose by 12 points compared with conventional training."]),
        ("## 検証", ("項目|人手|機械", "位置誤差|±3.5cm|±2cm"), ["The position error of manual work is ±3.5 cm.", "The position error of machines is ±2 cm."]),
        ("## 費用", ("項目|Slack|Notion", "月額料金|無料（機器代3万円）|9ドル"), ["The cost of devices for Slack is ¥30,000.", "Notion costs $9 a month."]),
    ],
)
def test_a_table_says_whose_what_and_when(title: str, rows: tuple[str, ...], expected: list[str]) -> None:
    assert table(title, *rows) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pixel 10の価格は税込12万円。", ["Pixel 10 costs ¥120,000 including tax."]),
        ("Pixel 10は14万2000円（税別）で発売する。", ["Pixel 10 goes on sale for ¥142,000 before tax."]),
        ("Pixel 10aの価格は5万円台だ。", ["Pixel 10a is priced in the ¥50,000 range."]),
        (
            "GPT-4oの利用料金は100万トークンあたり入力7ドル、出力21ドルで、GPT-4o miniは入力0.5ドルだ。",
            ["The input price of GPT-4o is $7 per million tokens.", "The output price of GPT-4o is $21 per million tokens.", "The input price of GPT-4o mini is $0.5 per million tokens."],
        ),
        ("軽量なPhi-4（入力$0.07/1M, 出力$0.14/1M）を選ぶ。", ["The input price of Phi-4 is $0.07 per million tokens.", "The output price of Phi-4 is $0.14 per million tokens."]),
    ],
)
def test_prices_with_tax_and_in_a_range(text: str, expected: list[str]) -> None:
    assert english(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("返品率：14% → 9%（5ポイント改善）", ["The return rate was 14%.", "The return rate fell from 14% to 9%.", "The return rate fell by 5 percentage points."]),
        ("訪問件数：1日40件 → 12件（70%削減）", ["The number of visit cases was 40 a day.", "The number of visit cases fell from 40 to 12.", "The number of visit cases fell 70%."]),
        ("返品の件数：40件→12件（28件減）", ["The number of cases of the return was 40.", "The number of cases of the return fell from 40 to 12.", "The number of cases of the return fell by 28 from 40."]),
        ("アンケートの点数：3.1点 → 4.4点", ["The score of the questionnaire was 3.1 points.", "The score of the questionnaire rose from 3.1 points to 4.4 points."]),
        ("平均単価：380円→430円", ["The average unit price was ¥380.", "The average unit price rose from ¥380 to ¥430."]),
    ],
)
def test_an_arrow_leads_from_one_figure_to_the_other(text: str, expected: list[str]) -> None:
    assert english(text) == expected
