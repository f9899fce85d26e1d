"""Who is meant by a company name that no table has, and what it is called in English."""

from __future__ import annotations

import hashlib
import re
from typing import Final

from pipeline.components.company_rows import slug
from pipeline.components.company_table import by_surface, without_suffix
from pipeline.facts import Name

_FORMS: Final = re.compile(r"^(?:株式会社|合同会社|有限会社|\(株\)|㈱|\(有\)) ?|(?: ?(?:株式会社|合同会社|有限会社|\(株\)|㈱)|,? (?:Inc|Corp|Corporation|Ltd|LLC|Co|GmbH|plc|B\.V|S\.A|K\.K)\.?(?:, ?Ltd\.?)?)$")


def bare_name(surface: str) -> str:
    """A name without its legal form and 社."""
    bare = _FORMS.sub("", surface).strip() or surface
    return re.sub(r"(?<=[ァ-ヺーA-Za-z0-9.])社$", "", bare)


def unknown_name(surface: str) -> str:
    """English for a company that no table has: its Latin letters, else the Japanese name in quotation marks."""
    bare = bare_name(surface)
    return bare if bare.isascii() else f"「{bare}」"


def new_name(surface: str) -> Name:
    """Who is meant by a name that companies.tsv does not have.

    A known name with グループ or 社 is that company; with another suffix, a company below it (富士通システムズ).
    """
    bare = bare_name(surface)
    stem, english = without_suffix(bare)
    known = by_surface().get(bare) or (by_surface().get(stem) if english == "=" else None)
    if known:
        return known
    above = by_surface().get(stem) if english else None
    if above:
        return Name("company", f"{above.id}-{slug(english)}", f"{above.name} {english}", parent=above.id, known=False)
    key = slug(bare) if bare.isascii() else ""
    return Name("company", "new-" + (key or hashlib.sha1(bare.encode("utf-8", "replace")).hexdigest()[:10]), unknown_name(bare), known=False)
