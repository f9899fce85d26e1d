"""Whole sentences of news and posts whose figures were once only mentioned: each is told with its verb."""

from __future__ import annotations

import pytest
from test_english_articles import read_article

TOLD = [
    # The verb behind a figure that says how great it is, as its comparator does
    ("NECのAIは、公開コードから400件を超える弱点を検出した。", ["NEC's AI detected more than 400 weak points in public code."]),
    ("20を超える大学や企業が声明を公表した。", ["More than 20 universities and companies published a statement."]),
    ("ソニーは7万台を超えるGPUを購入した。", ["Sony Group bought more than 70,000 GPUs."]),
    # but not where it is what somebody or something exceeds, and only says which of them are meant
    ("利用者数が900万人を超えるアプリは少ない。", ["The article mentions more than 9 million people."]),
    # So much worth, and as much as so many
    ("NTTは、約2.5GW分の計算能力を新たに確保した。", ["NTT secured about 2.5 GW of computing power."]),
    ("リコーは600人相当の作業を削減した。", ["Ricoh cut work equivalent to 600 people."]),
    ("NECは12億円相当の株式を売却した。", ["NEC sold ¥1.2 billion worth of shares."]),
    ("富士通は8年分のログを解析した。", ["Fujitsu analyzed 8 years of logs."]),
    # With what, from where, along what, on what, in what, at what it is done
    ("NECは6つの指標でAIを評価した。", ["NEC assessed AI with 6 indicators."]),
    ("富士通は3つの観点でデータを分析した。", ["Fujitsu analyzed data from 3 perspectives."]),
    ("リコーは約40の会計事務所で新機能を試験した。", ["Ricoh tested new features at about 40 accounting firms."]),
    ("この端末は4つの音声コマンドで操作できる。", ["This device can be operated with 4 voice commands."]),
    ("ソニーのチップは7nmプロセスで製造された。", ["Sony Group's chips were manufactured with a 7 nm process."]),
    ("NECは、社員約600人を対象にChatGPTを導入した。", ["NEC introduced ChatGPT for about 600 employees."]),
    ("富士通は組織を7つの部門に分けた。", ["Fujitsu divided organizations into 7 divisions."]),
    # A noun that stands for how it is done
    ("ソニーは5つの教材を無償公開した。", ["Sony Group released 5 teaching materials free of charge."]),
    ("調査によると、回答者の23％がロボットを全社導入していると分かった。", ["According to the survey, 23% of respondents have introduced robots across the company."]),
    # A noun that makes a verb with と and する
    ("この計画は4つの技術を核とする。", ["This plan focuses on 4 technologies."]),
    ("この計算は約60GBのメモリを必要とする。", ["This computation requires memory of about 60 GB."]),
    # What stands beside the verb in several words; a verb of the same words is a verb
    ("NECは大学と連携し、約30校で実験を始めた。", ["NEC started an experiment in cooperation with universities at about 30 schools."]),
    ("ソニーは海外の投資家を中心に約4億円を調達した。", ["Sony Group raised about ¥400 million mainly from overseas investors."]),
    ("NECは大学と連携している6つの企業を支援する。", ["NEC supports 6 companies that work with universities."]),
    ("120校で、約6万の学生がロボットを活用した実験を始める。", ["About 60,000 students start an experiment that uses robots in 120 schools."] * 2),
    ("企業の4割がAIを活用した設備を求めている。", ["40% of companies seek facilities that use AI."]),
    # One deed mostly brings one thing
    ("富士通は、4つの課題を説明する公式ブログを出版した。", ["Fujitsu published an official blog that explains 4 issues."]),
    ("NECは、約700人の社員が使用する基盤を建てた。", ["NEC built a platform that about 700 employees use."]),
    ("6社が新製品を発表した。", ["6 companies announced new products."]),
    # What is done among other things is not still to come; what gets easier is not said to be done
    ("NECは、約8万人の社員にAIを導入したり、工場を改修したりと忙しい。", ["NEC has introduced AI to about 80,000 employees."]),
    ("こうして、企業の40%がAIを導入しやすくなる。", ["The article gives a share of 40% of companies."]),
    # Companies of whom one is named
    ("NTTのような企業は9つの課題を抱える。", ["Companies such as NTT have 9 issues."]),
    # Whose measured thing, and a new one
    ("NECはTSMCの7nmプロセスを採用した。", ["NEC adopted TSMC's 7 nm process."]),
    ("ソニーは新型15インチのノートPCを発表した。", ["Sony Group announced new 15-inch laptops."]),
    # What takes no longer, whatever the noun behind it says of that
    ("集計の作業が7分で終わる時代になった。", ["Work of the tally can be completed in 7 minutes."]),
    ("複雑な計算が、9分で完了する時代が来た。", ["The complex computation can be completed in 9 minutes."]),
    # Those whom something is done for or to are not all that there are; a number that is only supposed is none
    ("NECは、社員21人に約800万円を投じ、研修の体制を整えた。", ["NEC invested about ¥8 million in 21 employees."] * 2),
    ("富士通が社員400人以上を対象に初級者向けの研修を実施。", ["The article mentions at least 400 employees."]),
    ("優秀な社員が3人いるとして、次の人を雇わないのか。", ["The article mentions 3 excellent employees."]),
]  # fmt: skip


@pytest.mark.parametrize(("japanese", "english"), TOLD, ids=[one for one, _ in TOLD])
def test_the_figure_is_told_with_its_verb(japanese: str, english: list[str]) -> None:
    assert [claim.english for claim in read_article(japanese).claims] == english
