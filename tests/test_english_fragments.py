"""What the clause of a figure says, word for word: changes with what changes and where, headlines that end in a noun, figures
that share a verb; and what is rather not said."""

from __future__ import annotations

import pytest

from tests.test_english_articles import read_article
from tests.test_english_transfer import parts_of, tell_sentence


def told(text: str) -> list[str]:
    """What the clause of each claim says by itself; "" where it is not understood."""
    found = [tell_sentence(parts) for parts in parts_of(text)]
    return [one.statement.text if one is not None else "" for one in found]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        # by how much, with what, where
        ("富士通は新しい冷却方式で消費電力を35%削減した。", ["Fujitsu cut power consumption by 35% with the new cooling method"]),
        ("新型サーバは消費電力が15％減少した。", ["power consumption of new servers decreased 15%"]),
        ("富士通は営業利益が6億円増加した。", ["Fujitsu's operating profit increased by ¥600 million"]),
        ("富士通の新型サーバは、処理速度が45％向上し、消費電力が2割減った。", ["the processing speed of Fujitsu's new servers improved 45%", "power consumption of Fujitsu's new servers decreased 20%"]),
        ("富士通は作業時間を35分短縮した。", ["Fujitsu shortened the working time by 35 minutes"]),
        ("市場規模は120億ドルから450億ドルへ拡大した。", ["", "the market size expanded from $12 billion to $45 billion"]),
        # nouns that say that something changes
        ("電力消費16％増", ["power consumption increased 16%"]),
        ("富士通、データセンターの電力消費16%減", ["power consumption of Fujitsu's data centers decreased 16%"]),
        ("待ち時間25分短縮、問診対応60%削減", ["the waiting time was shortened by 25 minutes", "support for medical questionnaires was cut by 60%"]),
        ("富士通は作業時間の45%削減を達成した。", ["Fujitsu cut the working time by 45%"]),
        ("45%の性能向上を実現した。", ["performance improved 45%"]),
        ("富士通は400人の人員を削減した。", ["Fujitsu cut 400 jobs"]),
        # what is a multiple is said by another room
        ("処理速度は4倍に向上した。", [""]),
        # one verb for two
        ("昨年、NECは70億円、富士通は60億円をAIに投資した。", ["NEC invested ¥7 billion in AI", "Fujitsu invested ¥6 billion in AI"]),
        ("市場は昨年に710億円、保守事業も16%で成長すると見込まれる。", ["", ""]),
        # what has not been done yet
        ("NECがソニーの工場を70億円で買収するという話を聞いた。", ["NEC will reportedly acquire Sony Group's plants for ¥7 billion"]),
        ("また、NEC本体は7000億円、富士通も1500億円を出資するとしている。", ["NEC will invest ¥700 billion", "Fujitsu will invest ¥150 billion"]),
        # who has an object of its own before a noun does what follows
        ("NECが、文字認識に強みを持つ道具として同社から32億円を調達した。", ["NEC raised ¥3.2 billion as a tool from the company"]),
        # what is to be done has not been done
        ("NECは、福岡に4万GPU規模の計算拠点を設けるために90億円の資金調達を進めている。", ["NEC pushes ahead with fundraising of ¥9 billion to set up a computing site of about 40,000 GPUs in Fukuoka"] * 2),
        # in what, over how long, by which name
        ("NECの社内環境で400の端末を動かした。", ["400 devices were run in NEC's internal environment"]),
        ("NECは6年間で富士通から70億円の部品を購入する。", ["NEC will buy parts of ¥7 billion over 6 years from Fujitsu", "NEC will buy parts of ¥7 billion from Fujitsu"]),
        ("NECは、「Asagi」という新興企業を70億円で買収した。", ["NEC acquired the startup Asagi for ¥7 billion"]),
        ("業界のニュースで、NECがソニーの工場を70億円で買収したと知った。", ["NEC acquired Sony Group's plants for ¥7 billion"]),
        # what stands before a plan, who stands before examples
        ("NECの時価総額は1.8兆円に達し、3兆円を目指す。", ["NEC's market capitalization has reached ¥1.8 trillion", ""]),
        ("NEC、ソニー、富士通といった大手企業は、AIの設備に380億円を投じる。", ["major companies such as NEC, Sony Group and Fujitsu invest ¥38 billion in facilities of AI"]),
        ("NECは人材、設備、部品に80億円を投じた。", ["NEC invested ¥8 billion in talent, facilities and parts"]),
        # what a headline leaves out: it became so much
        ("AIの利用率は4割に　民間調査", ["the usage rate of AI reached 40%"]),
        ("NECの評価額が3兆円に", ["NEC's valuation reached ¥3 trillion"]),
        # names without a mark between them, what is worth so much, in how many parts it is told
        ("NECは「Asagi」「Kumo」「Hoshi」の3モデルを発表した。", ["NEC announced 3 models Asagi, Kumo and Hoshi"]),
        ("NECは3兆円相当のAIチップを販売した。", ["NEC sold ¥3 trillion worth of AI chips"]),
        ("NECは新しい技術を15本の記事で紹介した。", ["NEC introduced a new technology in 15 articles"]),
        # shares
        ("8割超が生成AIを利用している。", ["more than 80% use generative AI"]),
        ("NECは翻訳で92%の精度を達成した。", ["NEC reached an accuracy of 92% with the translation"]),
        ("AIを導入した企業の割合は3割に達した。", ["the proportion of companies that introduced AI reached 30%"]),
        ("AIを使う企業が3割を超えた。", ["more than 30% of companies use AI"]),
    ],
)
def test_what_the_clause_of_a_figure_says(text: str, statements: list[str]) -> None:
    assert told(text) == statements


@pytest.mark.parametrize(
    "text",
    [
        "NECが技術を提供した会社が40億円を調達した。",  # not any companies
        "精度が85%に達し、医師の25%を大きく超えた。",  # 25% is the doctors' accuracy
        "NECは900ドルで発売する。",  # the company is not sold
        "NECは70億円を超えた。",  # what of it
        "NECは5%減少した。",
        "識者10人の主張",  # they do it
        "3割が選んだ用途を公開した。",  # of whom, and what
        "攻撃が35分に",  # no measure
        "300件の悪意ある文書を検出した。",
        "費用を45%削減できるという道具をNECが発表した。",  # who can
    ],
)
def test_what_is_rather_not_said(text: str) -> None:
    assert told(text)[-1] == ""


def test_an_exchange_rate_in_brackets_is_not_the_sum() -> None:
    said = told("NECは6億ドル（930億円、1ドル155円換算、以下同）の資金を調達した。")
    assert said[:2] == ["NEC raised $600 million", "NEC raised ¥93 billion"]
    assert not any(said[2:])


FRAGMENTS = [
    # A noun at the end that a clause describes: the clause says what is done to it.
    ("著名アナリストが推奨する12銘柄", ["Well-known analysts recommend 12 stocks."]),
    ("翻訳者を支える3つの道具", ["There are 3 tools that support translators."]),
    ("NVIDIAが投じた30億ドル", ["NVIDIA invested $3 billion."]),
    # Advice, and by what something is done, are told as what the article holds.
    ("企業が避けるべき5つの失敗", ["The article mentions 5 failures that companies should avoid."]),
    ("中小企業が取るべき3つのアクション", ["The article names 3 actions that small and medium-sized businesses should take."]),
    ("注目すべき6つのトレンド", ["The article mentions 6 trends to watch."]),
    ("書店が生き残る3つの道", ["The article names 3 paths for bookstores to survive."]),
    ("費用を抑える5つの手法", ["The article names 5 methods to reduce the cost."]),
    ("金融業界が直面する4つの課題", ["There are 4 issues that the financial industry faces."]),
    ("すぐに実践できる8つの例", ["There are 8 examples that can be put to use right away."]),
    ("端末の進化が見える4つのポイント", ["The article names 4 points."]),
    # The clause says it of another noun.
    ("業務を変える「Note」など生成AI技術4つを解説", ["The article explains 4 generative AI technologies."]),
    ("重い問題を解消する「Note」など生成AI技術4つを解説", ["The article explains 4 generative AI technologies."]),
    ("市場を変えるNECの3つの製品", ["There are 3 products of NEC that change the market."]),
    ("社員に使わせる4つの方法", ["The article names 4 methods."]),
    ("翻訳者を支える3つの道具を紹介", ["The article introduces 3 tools that support translators."]),
    # What they answer is left out, who they are is not.
    ("英語を使う会社員の9割「英語力は必要」　なぜ？", ["The article gives a share of 90% of office workers who use English."]),
    ("翻訳者が確認すべき5つの質問", ["The article names 5 questions that translators should confirm."]),
    ("すぐに実行できる4つのステップを紹介", ["The article introduces 4 steps that can be taken right away."]),
    # An arrow leads from what was to what is.
    ("待ち時間40分→5分", ["The waiting time was 40 minutes.", "The waiting time fell from 40 minutes to 5 minutes."]),
    ("解約率：5% → 2%", ["The churn rate was 5%.", "The churn rate fell from 5% to 2%."]),
    # What a thing has whose name stands behind the figure.
    ("70億パラメータの言語モデル「Hoshi 7B」で、要約や翻訳を実行できる。", ["Hoshi 7B has 7 billion parameters."]),
    # The first, or the most, of so many years.
    ("NEC株が6年ぶりの大幅下落…違いはどこにあるのか？", ["The article mentions the first substantial fall in 6 years for NEC shares."]),
    ("NECが10年ぶりに社長交代、成果を創出する組織へ", ["The article mentions the first change of president in 10 years in connection with NEC."]),
    ("ソニー、20年以上ぶりの最大増収へ。", ["The article mentions the largest sales increase in at least 20 years in connection with Sony Group."]),
    ("夏に読みたい名作14冊", ["The article mentions 14 books."]),
    # How few they are.
    ("端末の開発、交渉はわずか4週間。", ["The article mentions a period of only 4 weeks for negotiation."]),
    ("たった12ページ余の資料", ["The article mentions documents with just over 12 pages."]),
    ("社員の3割しか使っていない現状", ["The article gives a share of only 30% of employees."]),
    ("端末の開発、交渉はわずか数日。", ["The article mentions a period of several days for negotiation."]),
    # Two vague counts for one.
    ("数百、数千もの部品を手作業で検査する。", ["Several hundred or even several thousand parts are inspected by hand."] * 2),
    # Up to now, and from now on.
    ("この1週間の気になる端末をNECが並べた。", ["The article refers to the past week in connection with NEC."]),
    ("端末の開発はここ数年で進んだ。", ["The article refers to the past several years."]),
    ("NEC、この1年以上にわたり開発を続けている。", ["The article refers to at least the past year in connection with NEC."]),
    # What a question takes for granted of a company or product by name.
    ("大手2社と提携するNECの狙いとは何か。", ["NEC teams up with 2 major companies."]),
    ("社員の7割が使う製品とは何か。", ["The article gives a share of 70% of employees."]),
    # A time is told with what takes so long.
    ("NEC、営業支援サービスを開始　4年で売上80億円目指す", ["NEC aims for sales of ¥8 billion in 4 years."] * 2),
]


@pytest.mark.parametrize(("japanese", "english"), FRAGMENTS)
def test_fragment(japanese: str, english: list[str]) -> None:
    assert [claim.english for claim in read_article(japanese).claims] == english
