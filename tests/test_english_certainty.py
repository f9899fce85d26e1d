"""How sure a sentence is, who says so, and when: what is heard, announced, supposed and planned is not told as a fact."""

from __future__ import annotations

import pytest

from tests.test_english_articles import read_article

HEARD = [
    # What is said, heard or in the news is not told as a fact, and its subject is not who tells it.
    ("その評価額は60億ドルに達すると言われています。", ["The valuation is said to reach $6 billion."]),
    ("新型機の価格は3万円というから驚きだ。", ["The price of new machines is said to be ¥30,000."]),
    ("富士通がデータセンターに800億円を投じるというニュースを聞いた。", ["Fujitsu will reportedly invest ¥80 billion in data centers."]),
    ("富士通が費用を3割削減したという話を聞いた。", ["Fujitsu is said to have cut its cost by 30%."]),
    ("NECは30%の性能向上を通じて、収益の基盤を築こうとしている。", ["NEC's performance rises 30%."]),
    # Who states a view, and who only is spoken of.
    ("NECは、その道具を4億人が利用しているとの調査結果を発表した。", ["According to NEC, 400 million people use that tool."]),
    ("社員の7割が生成AIを利用している――調査会社のIDCは、こんな調査結果を発表した。", ["According to IDC, 70% of employees use generative AI."]),
    ("富士通が費用を2割削減したというニュースを耳にしたかもしれない。", ["Fujitsu is said to have cut its cost by 20%."]),
]

ANNOUNCED = [
    # What somebody says that he is going to do is still to come.
    ("NECは、米国の学校に教材を年2ドルで提供すると公表した。", ["NEC announced that it will offer teaching materials to schools in the United States for $2 a year."]),
    ("富士通は、700億円を投じて仙台に工場を建設すると発表した。", ["Fujitsu announced that it will invest ¥70 billion."]),
    ("富士通はソニーに最大700億円を投資し、工場を建設することを明らかにした。", ["Fujitsu says that it will invest up to ¥70 billion in Sony Group."]),
    ("富士通とNECは、教育を支援するため3億円を拠出すると発表した。", ["Fujitsu and NEC announced that they will contribute ¥300 million to support education."]),
    ("ソニーは900人の作業員を解雇すると公表した。", ["Sony Group announced that it will lay off 900 workers."]),
    # What is raised is raised, whatever is built of it.
    ("富士通は7億円を調達し、工場を建設すると発表した。", ["Fujitsu announced that it raised ¥700 million."]),
    # What is done is done, and what is so is so.
    ("富士通は700億円を投じたと発表した。", ["Fujitsu announced that it invested ¥70 billion."]),
    ("富士通は社員2万人を抱えると発表した。", ["Fujitsu announced that it has 20,000 employees."]),
]

SPEAKERS = [
    # Several who say it together, and who says it rather than who is spoken of.
    ("ロイター通信、朝日新聞、産経新聞によると、ソニーは富士通の株式の90%を買収した。", ["According to Reuters, the Asahi Shimbun and the Sankei Shimbun, Sony Group acquired 90% of shares."]),
    ("東京大学とIDCの調査によると、企業の3割がAIを利用している。", ["According to the University of Tokyo and IDC, 30% of companies use AI."]),
    ("一方、読売新聞によると、富士通は300人を採用した。", ["According to the Yomiuri Shimbun, Fujitsu hired 300 people."]),
    ("NECは、育成担当者が練習にかける時間を年間70時間減らせると見込んでいる。", ["According to NEC, the time is expected to fall by 70 hours a year."]),
    ("NECが300億円で買収した富士通の創業者は「守りが必要だ」と示唆している。", ["NEC's acquisition was worth ¥30 billion."]),
    ("NECは約12％の人員を削減すると述べた。", ["NEC says that it will cut its workforce by about 12%."]),
]

STILL_SO = [
    # What has been done up to now, what is only spoken of, and what nobody is named to do.
    ("NECは30年にわたり、世界の企業のデータを管理してきた。", ["NEC has managed data of companies worldwide for 30 years."]),
    ("このモデルは、既に70億件以上の絵を生み出しているという。", ["This model is said to have created at least 7 billion pictures."]),
    ("この3億ドル投資を通じて、NECは再び最前線に立てるのか。", ["NEC is investing $300 million."]),
    ("NECの30億ドル調達というニュースは、市場を驚かせた。", ["NEC is said to be raising $3 billion."]),
    ("仙台の工場には新棟の建設を含めて2兆円を投じる。", ["¥2 trillion will be invested."]),
    ("NEC、部品大手3社と協業へ", ["NEC plans to work with 3 major part companies."]),
    ("NEC、車載大手4社とAIで協業　ソニーの技術活用", ["NEC is working with 4 in-vehicle major companies on AI."]),
    ("NECの装置は動作クロックを従来の3GHzから4GHzに引き上げた。", ["NEC's operation clock speed was 3 GHz before.", "NEC raised its operation clock speed from 3 GHz to 4 GHz."]),
    # What is planned of a sum, and what only stands beside a plan.
    ("NECは2036年に900億円の設備投資を計画している。", ["NEC plans capital investment of ¥90 billion in 2036."]),
    ("NECは約15億円の追加出資を決定している。", ["NEC has decided on an additional investment of about ¥1.5 billion."]),
    ("NECは80億ドルという大きな評価額で資金調達を交渉中だ。", ["NEC is in talks to raise funds at a valuation of $8 billion."]),
    ("NECの売上目標は900億円以上としている。", ["NEC's sales target is at least ¥90 billion."]),
    ("NECの年収は約600万円に迫り、年収1000万円超えの職を目指している。", ["NEC's annual income has approached about ¥6 million.", "The target for the annual income of the job is more than ¥10 million."]),
    ("NECのチップが20%の性能向上を謳う話は、小さいかもしれない。", ["The performance of chips is said to rise 20%."]),
    ("成功率がわずか9%と言われる中で、AIが費用を減らせる可能性がある。", ["The success rate is 9%."]),
    ("NEC、NTTへの900億円投資の狙い", ["NEC is investing ¥90 billion."]),
    # A goal that somebody might set, and what somebody might do.
    ("例えば、「応対時間を20%短縮する」「承認の時間を半減させる」といったKPIを設定するとよい。", ["The article mentions a reduction of 20% in response time.", "The article gives a figure of half for the time spent on the approval."]),
    ("NECが数兆円を投資しても、利益は出せない。", ["The article gives an amount of several trillion yen for NEC's investment."]),
]

HEADLINES = [
    # The deed of a headline is to come where the article says so.
    ("ソニーも米国の学校に教材を年2ドルで提供　NECに続き\n\nソニーは、米国の学校に教材を年2ドルで提供すると公表した。", ["Sony Group will offer teaching materials to schools in the United States for $2 a year.", "Sony Group announced that it will offer teaching materials to schools in the United States for $2 a year."]),
    ("NEC、データセンターに最大90億円投資\n\nNECは、最大90億円を投資すると発表した。", ["NEC will invest up to ¥9 billion in data centers.", "NEC announced that it will invest up to ¥9 billion."]),
    ("NEC、データセンターに最大90億円投資\n\nNECは、最大90億円を投資したと発表した。", ["NEC invested up to ¥9 billion in data centers.", "NEC announced that it invested up to ¥9 billion."]),
]

NOT_SO = [
    # An example with a blank tells nothing of anybody.
    ("書き方の例は「○○の売上を15%伸ばした」である。", ["The article gives a figure of 15% for sales."]),
    # What is supposed is no claim; what happens now and then, or will, may or is expected to be so.
    ("たとえ30%の性能向上を実現したとしても、課題は残る。", []),
    ("月額900円だとしたら、多くの人が使う。", []),
    ("90店という規模で考えれば小さいかもしれない。", ["The article mentions 90 stores as a possibility."]),
    ("新薬には何兆円もの費用がかかることもある。", ["New drugs may cost several trillion yen."]),
    ("NECの売上高は90億円に達するだろう。", ["NEC's sales are expected to reach ¥9 billion."]),
    ("富士通の評価額は90億円が見えてきた。", ["Fujitsu's valuation is expected to be ¥9 billion."]),
    # A question behind the news asks something else.
    ("富士通、費用を4割削減　選んだ道具は？", ["Fujitsu cut its cost by 40%."]),
    # A plan that the press tells of.
    ("NECが90億円の資金調達を交渉中であるという報道がある。", ["According to news reports, NEC is in talks to raise ¥9 billion."]),
]

TENSES = [
    # What ends in the past has been past all along.
    ("NECは、停止につながった4つの欠陥を特定し、直したと発表した。", ["NEC announced that it identified 4 defects."]),
    # What has come to a figure before something else is said of it; what somebody has, he has.
    ("富士通の評価額は90億円に達し、投資が続いている。", ["Fujitsu's valuation has reached ¥9 billion."]),
    ("富士通は7億円を調達し、業務ソフトを開発している。", ["Fujitsu raised ¥700 million."]),
    ("富士通は特許を900件保有している。", ["Fujitsu holds 900 patents."]),
    ("NECは12カ国で提供を開始し、動画を変更できる。", ["NEC starts an offering in 12 countries."]),
]

RATES = [
    # So much each year, up to then.
    ("電池市場は2041年まで年平均成長率21%で成長すると予測されている。", ["The battery market is expected to grow at a compound annual rate of 21% through 2041."]),
    ("電池市場は2041年には900億ドル（CAGR 21%）に達すると予測されている。", ["The battery market is expected to reach $90 billion in 2041.", "The battery market is expected to grow at a compound annual rate of 21% through 2041."]),
]


@pytest.mark.parametrize(("text", "sentences"), [*HEARD, *ANNOUNCED, *SPEAKERS, *STILL_SO, *HEADLINES, *NOT_SO, *TENSES])
def test_a_sentence_is_as_sure_as_its_source(text: str, sentences: list[str]) -> None:
    assert [claim.english for claim in read_article(text).claims] == sentences


@pytest.mark.parametrize(("text", "sentences"), RATES)
def test_a_rate_of_each_year_holds_through_the_last(text: str, sentences: list[str]) -> None:
    record = read_article(f"---\ndate: 2034-05-10\n---\n\n{text}\n", ".md")
    assert [claim.english for claim in record.claims] == sentences
