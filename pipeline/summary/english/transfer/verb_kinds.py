"""What a verb says of a measure or of a doer, by its dictionary form."""

from __future__ import annotations

import re

from pipeline.summary.english.predicates import predicates

# Changes that nobody needs to bring about.
_BY_ITSELF = re.compile(r"(?:急|激|微|倍)?[増減](?:する|収|益|加する|少する)?|(?:向上|低下|上昇|下落|急落|急騰|高騰|急上昇|成長|拡大|悪化|鈍化|ダウン)する|アップ(?:する)?|改善")


def changes(lemma: str) -> bool:
    """Whether a verb says that a measure changes."""
    predicate = predicates().get(lemma)
    return predicate is not None and predicate.kind in ("up", "down")


def reaches(lemma: str) -> bool:
    """Whether a verb says that a measure comes to the figure."""
    predicate = predicates().get(lemma)
    return predicate is not None and predicate.kind == "reach"


def does(lemma: str) -> bool:
    """Whether a verb says what somebody does to something: 感じる, but not 減る."""
    predicate = predicates().get(lemma)
    return predicate is not None and predicate.kind in ("object", "say")


def changed_as(lemma: str) -> str:
    """The particle of what changes: が of what does so by itself (増加する), を of what somebody does (削減する)."""
    return "が" if _BY_ITSELF.fullmatch(lemma) else "を"
