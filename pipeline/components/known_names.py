"""The names that the tables and the user know, companies and products, found by one scan of a text for both."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.components.company_rows import Entry
from pipeline.components.company_table import name_matcher
from pipeline.components.product_index import ProductIndex
from pipeline.components.product_own import product_index
from pipeline.language.matcher import Matcher, Scan
from pipeline.tables.loader import uncollected
from pipeline.tables.own_names import per_choice


class KnownNames(NamedTuple):
    """What finds companies (None: a phrase in which no company is to be found), and what finds products."""

    companies: Matcher[Entry | None]
    products: ProductIndex


@per_choice
def known_names() -> KnownNames:
    """All that is known; both parts read the same scan."""
    scan = Scan()
    with uncollected():
        return KnownNames(name_matcher(scan), product_index(scan))
