"""Whose a figure is where only the headline, or a sentence before, could say so: the right name, or none."""

from __future__ import annotations

import json

import pytest

from pipeline.sources.reading import read_bytes
from pipeline.sources.source import Source
from pipeline.summary.article import summarise


def sentences(title: str, lead: str) -> list[str]:
    """The English of an article whose title stands outside its text, and in its first line."""
    line = json.dumps({"id": "1", "title": title or None, "text": f"{title}\n\n{lead}" if title else lead, "published": "2026-03-10"}, ensure_ascii=False)
    (source,) = read_bytes(line.encode(), "articles.jsonl", ".jsonl")
    assert isinstance(source, Source)
    return [claim.english for claim in summarise(source).claims]


CASES = [
    # What a title names beside its topic owns nothing of what follows: a means, a partner, who is sued.
    ("空き部屋をエアビーで貸す会社員の工夫", "会社員の男性は郊外の家を改装した。費用は300万円だった。", ["The cost was ¥3 million."]),
    ("ソニーと契約で注目。台湾の新興企業とは", "この企業は小型の電池を作る。株価は2倍になった。", ["The share price doubled."]),
    ("ChatGPT公開後に求人が減った職種。人員は6割減", "統計が公開された。", ["The workforce fell 60%."]),
    # The name at the end of a headline is its topic.
    ("会計処理の手間を4割削減、音声AIのソニー", "音声AIの開発が進む。", ["Sony Group cut the accounting processing effort by 40%."]),
    # A name that the title only holds has what is measured of it, and does nothing.
    ("200ページを読んで表に整理、NEC流の働き方とは", "働き方の話を聞いた。", ["The article mentions 200 pages."]),
    ("売上高9000億円へ、NECの次の一手", "次の一手の話を聞いた。", ["NEC's sales are expected to be ¥900 billion."]),
    # No company is faster, and no working time, no rate of use is of who speaks of it.
    ("", "キヤノンは画像処理の新手法を開発した。従来手法より最大40倍高速だ。", ["The article gives a figure of up to 40× compared with the conventional method."]),
    ("", "キヤノンは新手法を導入した。作業時間は25%減った。", ["The working time decreased 25%."]),
    ("", "キヤノンは生成AIの調査の結果を発表した。AI利用率は70%だった。", ["The AI usage rate was 70%."]),
    # What is changed need not belong to who changes it.
    ("", "NECは設計の自動化を進めている。運用コストを2割削減する。", ["NEC will cut the operating cost by 20%."]),
    ("", "NECは事業を広げている。売上高を2割増やす。", ["NEC will increase its sales by 20%."]),
    # The writer explains, not the company that was spoken of.
    ("", "ソニーが新しい方針を発表した。年間600億円に及ぶ投資の狙いを解説する。", ["The article explains an aim of the investment that reaches ¥60 billion a year."]),
    # By a contract with somebody: 同社 is still who made it.
    ("", "キヤノンが結んだニコンとの契約により、同社は月額3億円の収入を得る見通しだ。", ["Canon is expected to gain income of ¥300 million a month."]),
    # 同社 in the middle of a sentence is named; not twice in one.
    ("", "米キヤノンが独ニコンとの提携を発表し、同社に20億ドルを投資する方針を示した。", ["Canon plans to invest $2 billion in Nikon."]),
    ("", "ソニーが新しいAI基盤を公開した。国内の大手3社が同社との協業に動く。", ["3 major Japanese companies move toward collaboration with Sony Group."]),
    ("", "任天堂は、ソニーに最大600億円を投資し、同社の半導体を20万個使う設備を建設することを明らかにした。", ["Nintendo says that it will invest up to ¥60 billion in Sony Group.", "Nintendo says that it will build facilities that use 200,000 semiconductors of the company."]),
    # An example of a kind is not what the text goes on to speak of.
    ("", "ChatGPTのような道具が増えた。電力効率は2割高まった。", ["Power efficiency rose 20%."]),
]


@pytest.mark.parametrize(("title", "lead", "english"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_no_name_near_a_figure_is_its_owner_by_chance(title: str, lead: str, english: list[str]) -> None:
    assert sentences(title, lead) == english
