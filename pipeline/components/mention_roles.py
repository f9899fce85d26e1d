"""The part that a name has in its sentence: topic, subject, source, thing compared with (see mention_roles.tsv)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline.tables.loader import Row, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.facts import Mention

COLUMNS = ("role", "pattern", "example")
ROLES = frozenset(
    {"compared", "source", "introduced", "topic", "oblique_topic", "possessor", "subject", "with", "object", "means"}
)
#: Roles that the patterns of the table do not tell: a member of a list, the subject of a clause that hangs on another,
#: what a cleft sentence points out (最初に入ったのはX), a name with no role.
#: "speaker" is an observer who speaks of others.
OTHER_ROLES = frozenset({"listed", "clause_subject", "cleft", "speaker", "mentioned"})
#: What may stand between a name and its particle.
_BEHIND = r"[」』”]?(?:\([^()。]{0,40}\))?(?:社(?![会員長])|側|自身|自体|単体|本体|など|だけ|のみ|シリーズ|チップ|モデル|アプリ|サービス|さん)?"
_MAX_BEHIND = 90
# Two names that are counted up: と, や, 、 and a noun or two that goes before the second (ゲーム大手の).
_LINK = re.compile(
    r"[」』”]?(?:\([^()。]{0,40}\))?(?:社|側)?(?:と|や|、|,|・|/|&|×|および|及び|並びに|ならびに|または|、そして)[ ]?"
    r"(?:[^ぁ-ん。、,「」『』]{0,16}の)?[^ぁ-ん。、,「」『』]{0,12}[「『“]?"
)
_LINK_REACH = 36
_LIST_END = re.compile(_BEHIND + r"(?:は|が|も|の(?:[0-9二三四両]|共同|合弁|両)|両|連合|陣営|共同|、|で(?:は|、)|など|に(?:は|よ|、))")
_CLAUSE = re.compile(r"[^。]*?(?:は(?!じ)|(?:ため|ので|から|ことで|ものの|けれど|たが|るが|ば|たら|中|一方)、)")
_CLEFT_BEFORE = re.compile(r"の(?:は|が)[^。はが]{0,40}$")
_CLEFT_BEHIND = re.compile(r"[」』”]?(?:\([^()。]{0,40}\))?(?:社)?(?:だけ|のみ)?(?:だ|で(?:す|あ|、|し)|。|$)")
_CLEFT_REACH = 60
# ソニー、来期は…: the topic of a headline, and of a sentence written like one. 米 or a bracket may stand before it.
_COMMA = re.compile(r"[」』”]?(?:\([^()。]{0,40}\))?、")
_AT_HEAD = 3
# ChatGPTのような生成AIが: an example.
_LIKE = re.compile(r"[」』”]?のよう[なに]")
_HEADLINE_ENDS = re.compile(r"[」』”]?(?:\([^()。]{0,40}\)|【[^】]*】)?[ ]*(?:\n|\Z)")
# ChatGPT公開後に: a moment, and no topic.
_MOMENT = re.compile(r"[」』”]?[^、。はがをにで]{0,6}[前後](?=[にのかはも、])")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A mention and its role in its sentence."""

    mention: Mention
    role: str


@cache
def _pattern() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One expression of all rows, each a group, and the role of each group."""
    roles: list[str] = []

    def add(row: Row) -> str:
        if row.cells["role"] not in ROLES:
            raise ValueError(f"there is no role {row.cells['role']!r}")
        re.compile(row.cells["pattern"])
        roles.append(row.cells["role"])
        return f"({row.cells['pattern']})"

    rows = read("mention_roles.tsv", COLUMNS, add)
    return re.compile(_BEHIND + f"(?:{'|'.join(rows)})"), tuple(roles)


def groups_of(folded: str, mentions: Sequence[Mention], *, headline: bool = False) -> list[tuple[Mention, ...]]:
    """The mentions of one kind that a sentence counts up together: アップルとグーグル, A、B、Cの3社."""
    groups: list[tuple[Mention, ...]] = []
    if len(mentions) < 2:
        return groups
    for kind in ("company", "product"):
        run: list[Mention] = []
        for mention in (m for m in mentions if m.name.kind == kind):
            if run and not _linked(folded, run[-1], mention):
                _close(folded, run, groups, headline)
                run = []
            if not run or run[-1].name != mention.name:
                run.append(mention)
        _close(folded, run, groups, headline)
    return groups


def _linked(folded: str, left: Mention, right: Mention) -> bool:
    if right.start - left.end > _LINK_REACH:
        return False
    return _LINK.fullmatch(folded, left.end, right.start) is not None


def _close(folded: str, run: list[Mention], groups: list[tuple[Mention, ...]], headline: bool) -> None:
    if len(run) < 2:
        return
    comma = "、" in folded[run[0].end : run[1].start] or "," in folded[run[0].end : run[1].start]
    if headline and comma and len(run) == 2 and not _LIST_END.match(folded, run[-1].end):
        return  # アーム、エヌビディアと提携: the comma marks the topic
    groups.append(tuple(run))


def roles_of(
    folded: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    groups: Sequence[tuple[Mention, ...]] | None = None,
    *,
    headline: bool = False,
) -> list[Spoken]:
    """The role of each mention of the sentence `folded[start:end]`; `folded` is the text in its plain characters, `groups`
    what `groups_of` found, where the caller has it already."""
    if not mentions:
        return []
    groups = groups_of(folded, mentions, headline=headline) if groups is None else groups
    listed = {m.start for group in groups for m in group}
    return [Spoken(m, _role(folded, start, end, m, m.start in listed, headline)) for m in mentions]


def _role(folded: str, start: int, end: int, mention: Mention, listed: bool, headline: bool) -> str:
    if listed:
        return "listed"
    at = mention.end
    if _CLEFT_BEHIND.match(folded, at, end) and _CLEFT_BEFORE.search(folded, max(start, mention.start - _CLEFT_REACH), mention.start):
        return "cleft"
    pattern, roles = _pattern()
    found = pattern.match(folded, at, min(end, at + _MAX_BEHIND))
    role = roles[found.lastindex - 1] if found is not None and found.lastindex else "mentioned"
    if role == "introduced" and mention.name.kind == "company":
        role = "object"
    if mention.name.kind == "product" and (role == "means" or (role == "possessor" and _LIKE.match(folded, at))):
        role = "mentioned"  # AIタスクはM5で3倍に: what is done with a product is often told of it
    if role == "means" and headline and mention.start - start <= _AT_HEAD:
        return "oblique_topic"  # 北星で通信障害
    if role == "mentioned" and _MOMENT.match(folded, at, end):
        return "means"
    if role == "mentioned" and mention.start - start <= _AT_HEAD and (headline or _COMMA.match(folded, at)):
        return "topic"
    if role == "mentioned" and headline and _HEADLINE_ENDS.match(folded, at):
        return "topic"  # 人員1割削減、音声AIの北星
    if role in ("topic", "subject") and mention.name.kind == "company" and is_observer(folded[mention.start : at], mention.name.name):
        return "speaker"
    if role == "subject" and _CLAUSE.match(folded, found.end() if found else at, end):
        return "clause_subject"
    return role


@cache
def _observers() -> tuple[str, ...]:
    return tuple(read("observers.tsv", ("name", "example"), lambda row: row.cells["name"]))


def is_observer(surface: str, name: str) -> bool:
    """Whether a company counts and forecasts what others do (observers.tsv)."""
    return surface.endswith(_observers()) or name.endswith(_observers())
