"""Names that stand in a sentence for something else than its figure: who made what it tells of, who backs it, who counts it.

NECが開発した電池は容量が2倍だ tells of the battery, and 利用は4%に NECが調査 of no company.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.components.phrases import BASES, WIDTH

if TYPE_CHECKING:
    from pipeline.facts import SlotFact


def _of(*kinds: str) -> str:
    """Phrases of these kinds, as the inside of a class of characters."""
    return "".join(f"{chr(BASES[kind])}-{chr(BASES[kind] + WIDTH - 1)}" for kind in kinds)


_NAMES = _of("company", "product")
_ACTORS = _of("plain", "person", "organisation", "place") + _NAMES
_ANY = f"{chr(BASES['plain'])}-{chr(BASES['date'] + WIDTH - 1)}"
# A verb that stands before a noun: 作った, 使う, 目指す; not また, もう, という, による.
_VERB = (
    r"(?:(?<!ま)(?<!とい)(?<!といっ)(?<!たっ)た|(?<!ま)(?<!た)だ|(?<![もそこどよ])(?<!とい)う|(?<![まで])す|[持打立待勝保]つ"
    r"|(?<!によ)(?<!におけ)(?<!に関す)(?<!に対す)(?<!めぐ)(?<!わゆ)(?<!らゆ)(?<!らな)(?<!とな)る|[含進組囲挑]む|[呼結及]ぶ)"
)
_DESCRIBES = re.compile(f"[{_ACTORS}]が[^。、?!はが]{{0,40}}?{_VERB}(?:[^。、はがをにでと]{{1,5}}[いな])?(?P<noun>[{_of('plain', 'measure', 'action', 'change', 'place', 'person', 'organisation')}{_NAMES}])")
_GOES_ON = re.compile(f"(?:[のなとや]?[{_ANY}])*+[はがも]")
_TOPIC = re.compile(f"[{_ACTORS}{_of('reference')}][はがも]")
# Who only pays or asks for what is told of: NECが出資し、評価額は3億円だ.
_BACKS = re.compile(
    f"[{_ACTORS}](?:[らや]|など)?(?:が|も)[^。は]{{0,30}}?(?:出資|支援|投資|後押し|買収|主導)(?:し|した|する|している|していた)(?:、[{_of('measure')}](?:は|が)|(?=[{_of('company')}]))"
)


def actors_elsewhere(code: str, at: int) -> list[int]:
    """The places of those, before the figure at `at` in the coded sentence, who act only in a clause that describes a noun, where
    the figure has a subject without them, or who only back whom it tells of."""
    if "が" not in code[:at] and "も" not in code[:at]:
        return []
    places = [backs.start() for backs in _BACKS.finditer(code, 0, at)]
    found = _DESCRIBES.search(code, 0, at)
    while found is not None:
        if _is_by_the_way(code, at, found):
            places.append(found.start())
        found = _DESCRIBES.search(code, found.start() + 1, at)
    return places


def _is_by_the_way(code: str, at: int, found: re.Match[str]) -> bool:
    if _TOPIC.search(code, 0, found.start()) is not None:
        return True
    if not re.match(f"[{_ACTORS}]", found["noun"]):
        return False
    return _GOES_ON.match(code, found.end(), at) is not None or _TOPIC.search(code, found.end(), at) is not None


# What stands behind a name that a weak form has taken, and speaks against it.
_AGAINST = {
    # Who counts and tells, behind the figure (4%に NECが調査), who is surpassed, and a name in brackets of another figure.
    "maker_of": re.compile(
        r"[」』”]?が(?![^。、]{0,4}自社)[^。、はが]{0,20}(?:調査|分析|予測|予想|試算|推計|推定|指摘|警告|報告|解説|集計|調べ|まとめ|(?:実態|結果|レポート|白書|報告書)を)|を[^。、]{0,10}(?:上回|下回|超え|抜[いくか])"
    ),
    # One of several that a noun sums up: A、B、Cといった企業が.
    "heading_topic": re.compile(r"[、,][^。はがも]{1,80}(?:といった|など(?:の)?|をはじめ(?:と(?:する|した))?)[^。、はがをに]{1,30}(?:[はがも]|だけ)"),
    # A thing of it that is neither what the sentence speaks of nor what is done with, and who founded it: Aの道具に190語を入れた.
    "name_possessive": re.compile(
        r"の[^。、はが]{0,12}創業者[^。、はが]{0,16}[はが]|の(?:「[^」]{1,30}」)?[^。、はがもを「]{0,40}?(?:(?:発表|買収|契約|報道|提訴|訴訟|影響|懸念|ショック|参入|登場|活用|利用|導入)で(?![はもあ])|(?<![年月日期度間末旬中])に(?:よ(?:り|って)|(?![はもおよ比対]))|と(?!い)|を(?:はじめ|使|用い|通じ))"
    ),
    # A condition, a circumstance, and who only speaks: 運が良ければ3年かかる, 危険が高まる中、NECは30億円を投じる, 教授が語る3つの原則.
    "thing_topic": re.compile(r"が(?:[^。、はが]{1,24}(?:る中|るなか|た中|い中|するため|たため|る一方|た一方|ので)、|[^。、はがを]{0,12}(?:れば|たら)|(?:語|明か|説|考え|推奨|教え|伝え|話))"),
}
_OPEN_BRACKET = re.compile(r"\([^)]*\Z")


def speaks_against(form: str, slot: SlotFact, sentence: str, start: int, figure: tuple[int, int]) -> bool:
    """Whether the words behind the name or thing that a weak form has taken show that the figure is not of it. The sentence is in
    its plain characters and begins at `start`."""
    against = _AGAINST.get(form)
    if against is None:
        return False
    if slot.start >= figure[1]:
        return _OPEN_BRACKET.search(sentence, figure[1] - start, slot.start - start) is not None or against.match(sentence, slot.end - start) is not None
    return against.match(sentence, slot.end - start, figure[0] - start) is not None
