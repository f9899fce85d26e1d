"""Whose a figure is where its sentence does not say: the name that the article speaks of, or no name."""

from __future__ import annotations

import pytest

from tests.test_english_articles import read_article

OWNED = [
    # A figure that is told again is still of the one it was told of, whoever was named since.
    (
        "NECは港湾事業に420億円を投資する。ソニーは様子を見ている。この420億円の投資は、地域を変えるのか。",
        ["NEC's investment is ¥42 billion."],
    ),
    ("富士通は資金870億円を調達した。日立の資金は少ない。870億円という資金は大きい。", ["Fujitsu's funds amount to ¥87 billion."]),
    # A measure of a company goes on being the company's.
    ("NECは決算を発表した。売上高は3兆円だった。", ["NEC's sales were ¥3 trillion."]),
    ("ソニーは携帯端末「Xperia 1」を発売した。価格は9万円だ。", ["Xperia 1 costs ¥90,000."]),
    # A company has no latency or memory price, though it may change one.
    ("任天堂の株価が下がった。メモリ価格は4倍に上がった。", ["The memory price quadrupled."]),
    ("マツダはストレージ基盤を刷新した。ストレージ容量を12PBに拡大した。", ["Mazda expanded its storage capacity to 12 PB."]),
    # Nobody of whom the article speaks has a market, an unemployment rate, a pay.
    ("NECは調査を公表した。失業率は4%だ。", ["The unemployment rate is 4%."]),
    ("富士通は技術者を募集している。年収は900万円だ。", ["Annual income is ¥9 million."]),
    # Examples, suppositions and advice are nobody's.
    ("NECは新しい道具を試した。例えば、作業時間が3割減る。", ["The working time decreased 30%."]),
    ("NECは新しい道具を試した。半年使い込めれば、作業時間は3割減る。", ["The working time decreased 30%."]),
    # Another subject takes the figure away.
    ("NECは新しい道具を配る。彼女は約70万円を費やした。", ["about ¥700,000"]),
    ("NECは道具を配った。ある工場では、残業時間が3割減った。", ["The overtime hours of a plant decreased 30%."]),
    ("NECの幹部は「来年までに2倍に増やす」と話した。", ["a twofold increase by next year."]),
    # Who does something to it owns it.
    ("ソニー、AIで一部作業時間を70％削減へ", ["Sony Group plans to cut some working times by 70% with AI."]),
    # What brings a measure about is what it is of.
    ("富士通は報告書を出した。AI活用がもたらす損失は30億円だ。", ["The loss of use of AI is ¥3 billion."]),
]


@pytest.mark.parametrize(("text", "sentences"), OWNED)
def test_a_figure_is_of_whom_the_article_says(text: str, sentences: list[str]) -> None:
    told = [claim.english for claim in read_article(text).claims]
    for sentence in sentences:
        assert any(sentence in english for english in told), told


ELSEWHERE = [
    # Who made a thing, manages it or asks about it in the clause that describes it is not the one that it tells of.
    ("NECが開発した新しい電池は、容量が2倍だ。", ["New batteries that NEC developed have twice the capacity."]),
    ("市場が待っていた数字を富士通が公開、シェアは2倍に", ["Fujitsu's share doubled."]),
    # Backers have no valuation of what they back.
    ("ソニーが出資し、評価額は4000億円だ。", ["The valuation is ¥400 billion."]),
    # Who surveyed it, and who was passed, behind the figure.
    ("時価総額が60兆円になり、日産自動車を上回った。", ["Market capitalization was ¥60 trillion."]),
    # Several names that a noun sums up.
    ("日立、NEC、富士通といった複数の大手企業が総額40億円の投資を表明した。", ["major companies"]),
    # Of what takes so long, behind it or before まで.
    ("AIが分析を担うことで、これまで15年かかっていた実験が終わる。", ["The experiment took 15 years before."]),
    ("担当者が確認する必要があり、回答までに4日かかる。", ["The answer takes 4 days."]),
    # What has just been made, and what makes it so.
    ("日立とNECが独自の画像処理半導体を開発、汎用品比で処理速度8倍以上", ["The graphics processor has at least 8× the processing speed of general-purpose items."]),
    ("NTTは、伝票の照合を最大70倍高速化する「Orbis技術」を確立した。", ["makes", "70× faster"]),
    # Two names that are joined before one figure have it both.
    ("訪問者は、ソニー並びにNEC 4億人、Google 3億人の順だった。", ["Sony Group and NEC was 400 million."]),
    ("GPT-5やClaude 4は月額30ドルだ。", ["GPT-5 and Claude 4 cost $30 a month."]),
    ("パナソニック コネクトは、AIで年間45万時間を削減した。", ["Panasonic Connect cut 450,000 hours a year"]),
    ("アップルのM5 Pro/Maxは価格が30万円だ。", ["M5 Max"]),
    # A tool that somebody works with has not his measures.
    ("富士通、Gemini 3を全社に導入 作業効率は4倍に", ["Fujitsu's work efficiency quadrupled"]),
    # One start-up raises funds.
    ("「翻訳AI」スタートアップが2億円調達", ["A translation AI startup raised ¥200 million."]),
    # What A の B has before it may be of A.
    ("4億超の商品を抱える楽天の次の策を聞いた。", ["more than 400 million products."]),
    ("NECの社長が3人の部下を選んだ。", ["3 subordinates"]),
    # People do something so many times, and are not so many.
    ("被害者が画像を作るために行った、3万回以上にも及ぶ入力が争点だ。", ["at least 30,000 times"]),
]


@pytest.mark.parametrize(("text", "parts"), ELSEWHERE)
def test_a_name_that_is_there_for_something_else_owns_nothing(text: str, parts: list[str]) -> None:
    told = [claim.english for claim in read_article(text).claims]
    assert any(all(part in english for part in parts) for english in told), told


NAMELESS = [
    "ソニーの元社員が会社を起こした。30億ドルを集めた。",
    "任天堂の株価が下がった。メモリ価格は4倍だ。",
    "NECは調査を公表した。失業率は4%だ。",
    "NECは新しい道具を配る。彼女は約70万円を費やした。",
    "NECは道具を配った。ある工場では、残業時間が3割減った。",
    "NECは新しい道具を試した。例えば、作業時間が3割減る。",
    "生成AIが普及、継続利用は31%に NECが調査",
    "作業時間は7時間だ。Claude 4の導入により、報告書を書く時間が4割減った。",
]


@pytest.mark.parametrize("text", NAMELESS)
def test_no_name_is_better_than_a_wrong_one(text: str) -> None:
    claim = read_article(text).claims[-1]
    assert claim.entity is None or claim.entity.ref is None


FAR = "NECは電池の話をした。" + "電池は軽い。" * 30


@pytest.mark.parametrize(("end", "owner"), [("コストは半減した。", None), ("そして作業は3割減った。", None)])
def test_a_name_reaches_only_so_far(end: str, owner: str | None) -> None:
    claim = read_article(FAR + end).claims[-1]
    assert (claim.entity.name if claim.entity is not None else None) == owner


def test_a_title_outside_the_text_owns_the_figure_that_it_holds() -> None:
    page = "---\ntitle: NECの640億円投資、その狙い\n---\n\n" + "電池は軽い。" * 30 + "ソニーは静かだ。この640億円の投資は大きい。NECは動く。\n"
    claim = read_article(page, ".md").claims[-1]
    assert claim.entity is not None
    assert claim.entity.name == "NEC"
