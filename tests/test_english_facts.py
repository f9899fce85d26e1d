"""What the English asserts, the Japanese says: else the article only mentions the figure."""

from __future__ import annotations

import pytest

from tests.test_english_articles import read_article

TOLD = [
    # No number of what only stands near the figure.
    ("地域の未来を考える人が選んだ本、7選", ["The article names 7 selections."]),
    ("商店街の組合が支援を表明した4本足ロボ", ["The article gives a figure of 4 units."]),
    ("町の図書館が公開した手引き、全52ページ", ["The article mentions 52 pages."]),
    ("会員は8万人だ。", ["The number of members is 80,000."]),
    ("家庭用ロボット、3万台突破", ["The article mentions more than 30,000 home robots."]),
    # A measure is not that of the noun that the figure describes.
    ("効率は上がるが…5人の起業家が語る“明暗”", ["The article quotes 5 entrepreneurs."]),
    ("性能は、主に以下の3つの要素から説明できる。", ["The article names 3 elements."]),
    ("技術による成長で月4万円の給付金を配るという。", ["A benefit payment of ¥40,000 a month is said to be handed out in growth by the technology."]),
    # Those that somebody does something to are not all that he has.
    ("富士通、最新の方式で60万台のセンサーをつぶさに点検", ["The article mentions 600,000 sensors in connection with Fujitsu."]),
    # What a sum is spent on or sold for is a price; a deed with it is none of its measures.
    ("ソニーの眼鏡型端末「Kiri Glass」が約6万円で国内発売。", ["Kiri Glass costs about ¥60,000."]),
    ("米国で8月に499ドルで発売する。", ["The price is $499 in the United States in August."]),
    ("富士通は、第3弾となる200億円を実行したと発表した。", ["Fujitsu announced that it spent ¥20 billion."]),
    # A sum that is announced, promised or refused is not spent yet.
    ("ソニーの社長が「光半導体」への数百億円規模の投資を表明。", ["Sony Group announced an investment of tens of billions of yen."]),
    ("ソニーは700億円の寄付を拒んだ。", ["Sony Group refused a donation of ¥70 billion."]),
    # Of two figures that count different things, none is what the other was before; what a change starts from is not expected.
    ("アジアの12カ国から40社が参加した。", ["40 companies took part from 12 countries in Asia.", "40 companies took part from 12 countries in Asia."]),
    ("国内の端末市場は、26年の410億円から2倍超となる見通しだ。", ["The Japanese device market is worth ¥41 billion.", "The figure for the Japanese device market is expected to be more than twice ¥41 billion."]),
    # What a question takes for granted is so.
    ("工場のロボット導入率9％は低すぎる？", ["The robot adoption rate of plants is 9%."]),
    ("業務ソフトの5割はAIを搭載？", ["50% of business software may feature AI."]),
    # A verb that only describes a noun says nothing of a company near it, nor when a thing had its price.
    ("青葉は、勤め先の富士通が払う、1日約3万ドルに上る電気代の請求書を公開した。", ["The article gives an amount of about $30,000 a day."]),
    ("NECは900億円市場の開拓計画を示した。", ["NEC showed a development plan of the market of ¥90 billion."]),
    ("医師4人に、300万円を使うのに最適な装置を聞いた。", ["4 doctors were asked about optimal equipment.", "The article gives an amount of ¥3 million."]),
    # What is aimed at is a target; that it is set is a fact.
    ("ソニーは2031年までに売上高900億円の目標を掲げている。", ["Sony Group sets out a target with sales of ¥90 billion by 2031."]),
    ("費用を1200億円から半減できるという試算もある。", ["The cost is ¥120 billion.", "The cost is expected to fall by half from ¥120 billion."]),
    # Where two have joined, a later clause of the headline does not say which of them does it; the whole of a part does nothing.
    ("ソニーとNECが提携　「Kiri」を最大3GW導入、最大90億円の出資も", ["The article mentions adoption of up to 3 GW.", "The investment is up to ¥9 billion."]),
    ("ソニー、工場の300人を解雇すると発表", ["According to Sony Group, 300 people will be laid off."]),
    ("北海大・青葉花子教授が設立の新興企業、90億円の資金調達", ["Fundraising is ¥9 billion."]),
    ("ソニーとNECが計30億円の賠償金を求めた裁判が終わった。", ["Sony Group and NEC sought compensation of ¥3 billion."]),
    # What narrows a noun is said with it: an age, a place in a ranking; an age says who is meant, and is no level.
    ("9万人という規模は、対象となった18歳以上の会員の7%に相当する。", ["The size of 90,000 people corresponds to 7% of members aged 18 and over who were covered.", "The article mentions members aged 18 and over.", "The size of 90,000 people corresponds to 7% of members aged 18 and over who were covered."]),
    ("売り場の上位200店の4割が端末を使っている。", ["40% of the top 200 stores of the sales floor use devices."]),
    ("国内の上位8社が出荷の5割を占めた。", ["The top 8 domestic companies accounted for 50% of the shipment."]),
    ("調査は、30歳～49歳の男女600人を対象に実施した。", ["The survey covered 600 men and women aged 30–49."]),
    # A sum in brackets is meant as the one before them.
    ("NECの時価総額は一時3億ドル（約450億円）を突破した。", ["NEC's market capitalization exceeded $300 million at one point.", "NEC's market capitalization exceeded about ¥45 billion at one point."]),
    ("ソニーは40万ドル（約6000万円）以上を支払った。", ["Sony Group paid at least $400,000.", "Sony Group paid about ¥60 million or more."]),
    # A part and its whole are told together.
    ("富士通は社員7000人のうち200人を解雇した。", ["Fujitsu laid off 200 of the 7,000 employees.", "Fujitsu laid off 200 of the 7,000 employees."]),
    ("応募した520の作品のうち、国内の学校が130点を占めた。", ["Japanese schools accounted for 130 of the 520 works that applied.", "Japanese schools accounted for 130 of the 520 works that applied."]),
    ("会員のうち70人が時計を使っている。", ["70 of the members use watches."]),
    ("買収額のうち、60億円については銀行の融資で資金を調達する。", ["¥6 billion of the acquisition price will be raised with loans of banks."]),
    ("利益の7割はロボットを想定している。", ["The article gives a share of 70% for the profit."]),
    # A share that is held is a share of something; one that is counted in heads is said in heads.
    ("ソニーは、世界の時計の約40%のシェアを持っている。", ["Sony Group has a share of about 40% of watches worldwide."]),
    ("富士通は国内の端末市場で6割の圧倒的なシェアを誇る。", ["Fujitsu has a share of 60% of the Japanese device market."]),
    ("時計市場で7割以上のシェアを握る。", ["The article mentions a share of at least 70% of the watch market."]),
    ("5社に1社が装置を使っている。", ["One in five companies use equipment."]),
    ("大手企業の約4社に1社が端末を導入していない。", ["About one in four major companies have not introduced devices."]),
    ("普及率は9割超も、6社に1社は未登録", ["The penetration rate is more than 90%.", "The article mentions one in six companies."]),
    # A price of shares that are bought is theirs, and not the buyer's.
    ("NECは、富士通株1株に対し、終値(900円)に20%上乗せした額を払う。", ["The closing price of Fujitsu shares was ¥900.", "NEC's premium over the closing price of Fujitsu shares is 20%."]),
    ("人事や経理の業務では6人に1人がAIを使う。", ["The article mentions one in six people."]),
    # For which time a figure is, where the words are no date; from a year to another they stand for these.
    ("NECは初年度に7000台を販売する計画だ。", ["NEC plans to sell 7,000 units in the first year."]),
    ("富士通の利益は2021年の9億円から2023年には8億円に減ったが、NECは同期間に売上高を3億円から5億円に伸ばした。", ["Fujitsu's profit was ¥900 million in 2021.", "Fujitsu's profit decreased from ¥900 million in 2021 to ¥800 million in 2023.", "NEC's sales were ¥300 million in 2021.", "NEC increased its sales from ¥300 million to ¥500 million between 2021 and 2023."]),
    ("端末の市場は将来的に7兆円に達するという。", ["The market for devices is said to reach ¥7 trillion in the future."]),
    # What a headline brings out, or a sentence speaks about, does what follows.
    ("富士通「Takane」発表　数万件の文書を高速に処理", ["Takane processes tens of thousands of documents at high speed."]),
    ("青葉氏はItanium 2について、最大6スレッドを実行できることを公表した。", ["According to 「青葉」 (Aoba), Itanium 2 can run up to 6 threads."]),
    # What a study goes by.
    ("研究会は9万件の記録を基に傾向を分析した。", ["The analysis was based on 90,000 records."]),
    # A figure of one business is none of the whole company; where something rose is not what rose.
    ("富士通は売上高が7億円に達し、端末部門は6%増の2億円だった。", ["Fujitsu's sales reached ¥700 million.", "Fujitsu's device division sales rose 6%.", "Fujitsu's device division sales were ¥200 million."]),
    ("NECの端末事業「8%増収」の背景", ["NEC's device business revenue rose 8%."]),
    ("国内では4割増加した。", ["The article mentions an increase of 40% in Japan."]),
    # What the next clause speaks of is done.
    ("2026年には8万の部品を検査し、これは作られた全部品の2割に相当する。", ["80,000 parts were inspected in 2026.", "80,000 parts correspond to 20% of all parts that were made in 2026."]),
    # Those at whom something is directed are not all that there are.
    ("富士通は社員80人以上を対象に研修を実施した。", ["Fujitsu carried out training for at least 80 employees."]),
    ("農家400人を対象とした調査で、悩みが分かった。", ["The survey covered 400 farmers."]),
    # What may have been done was done to the part alone; a share that stands for a number is its share.
    ("富士通は、売上高90億円のうち、2割にあたる約18億円を水増しした可能性もあった。", ["Fujitsu's sales are ¥9 billion.", "The article gives a possible share of 20%.", "Fujitsu may have inflated about ¥1.8 billion."]),
    ("NECは費用の6割に当たる30億円を削減した。", ["NEC cut ¥3 billion (60% of the cost).", "NEC cut ¥3 billion."]),
]


@pytest.mark.parametrize(("japanese", "english"), TOLD)
def test_only_what_is_said_is_asserted(japanese: str, english: list[str]) -> None:
    assert [claim.english for claim in read_article(japanese).claims] == english
