"""Yomitori reads Japanese tech articles: numeric claims, company names and dates, with their English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

__version__ = "0.1.0"


def load() -> Language:
    """The whole spaCy pipeline: words by UniDic, and every component; what they find stands under `doc._`.

    A date like 昨年 is resolved where `doc._.published` is set before the components run.
    """
    from pipeline.components.pipes import build

    return build()
