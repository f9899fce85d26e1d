"""The user's own products, laid over those of the tables: theirs win."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from msgspec import structs

from pipeline.components.company_table import by_id, by_surface, entries
from pipeline.components.product_forms import Product, families, product_name, products, slug
from pipeline.components.product_index import ProductIndex
from pipeline.errors import UsageError
from pipeline.facts import Mention, Name
from pipeline.language.matcher import Scan
from pipeline.tables.own_names import OwnName, OwnNames, choose, chosen, per_choice

#: The kind of the user's products; they may be followed by the number of a version.
OWN = "own"


@dataclass(frozen=True, slots=True)
class OwnProducts:
    """The user's products; and what becomes of those that the tables have or read by their form."""

    added: tuple[Product, ...] = ()
    renamed: dict[str, Name] = field(default_factory=dict)  # by the id that the tables give
    removed: frozenset[str] = frozenset()  # ids
    removed_spellings: frozenset[str] = frozenset()

    def changed(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        """`mentions` without what was removed and with what was renamed."""
        if not self.renamed and not self.removed and not self.removed_spellings:
            return list(mentions)
        return [
            replace(mention, name=self.renamed.get(mention.name.id, mention.name))
            for mention in mentions
            if mention.name.id not in self.removed and text[mention.start : mention.end] not in self.removed_spellings
        ]


def product_index(scan: Scan) -> ProductIndex:
    """The index of the user's products and of the tables."""
    return ProductIndex((*own_products().added, *products()), families(), scan)


@per_choice
def own_products() -> OwnProducts:
    """What the chosen names say of products. Raises UsageError where a row names a product or maker that nobody knows."""
    return _read(chosen().of("product"))


def check_own_names(names: OwnNames) -> None:
    """Raise UsageError where a row of `names` cannot be carried out; what was chosen before stays chosen."""
    before = chosen()
    choose(names)
    try:
        entries()
        own_products()
    except UsageError:
        choose(before)
        raise


def _read(rows: Iterable[OwnName]) -> OwnProducts:
    rows = tuple(rows)
    if not rows:
        return OwnProducts()
    known = {product.name.id: product.name for product in reversed(products())}
    added = [_added(row, known) for row in rows if row.action == "add"]
    index = ProductIndex((*added, *products()), families())
    renamed: dict[str, Name] = {}
    removed: set[str] = set()
    spellings: set[str] = set()
    for row in rows:
        aliases = [alias for alias, _ in row.aliases]
        if row.action == "rename":
            old = _meant(row, aliases or [row.name], index, known)
            renamed[old.id] = structs.replace(old, name=row.name, parent=_maker(row) or old.parent)
        elif row.action == "remove" and aliases:
            spellings.update(aliases)
        elif row.action == "remove":
            removed.add(_meant(row, [row.name], index, known).id)
    return OwnProducts(tuple(added), renamed, frozenset(removed), frozenset(spellings))


def _added(row: OwnName, known: dict[str, Name]) -> Product:
    old = known.get(row.id or slug(row.name))
    maker = _maker(row) or (old.parent if old else None)
    name = structs.replace(product_name(row.name, maker), id=row.id or slug(row.name))
    if not name.id:
        raise row.wrong(f"no id can be made of {row.name!r}", "Give the row an id")
    spellings = ((row.name, False), *row.aliases)
    return Product(name, OWN, tuple((said, "word" if is_word else "") for said, is_word in spellings), "")


def _maker(row: OwnName) -> str | None:
    if not row.parent:
        return None
    if row.parent in by_id():
        return row.parent
    named = {name.id for name in by_id().values() if name.name.casefold() == row.parent.casefold()}
    if len(named) == 1:
        return named.pop()
    if row.parent in by_surface():
        return by_surface()[row.parent].id
    raise row.wrong(f"no company {row.parent!r} is known", "Give the maker's id or name, or add a row for it")


def _meant(row: OwnName, spellings: list[str], index: ProductIndex, known: dict[str, Name]) -> Name:
    """The product that the tables have under the id or the spellings, or read by its form (GPT-9)."""
    if row.id in known:
        return known[row.id]
    if row.id:
        raise row.wrong(f"no product has the id {row.id!r}", "Give the id as articles.jsonl tells it, or leave it empty")
    found = {hit.name.id: hit.name for said in spellings for hit in index.find(said) if hit.end - hit.start == len(said)}
    if len(found) != 1:
        raise row.wrong(f"no one product is called {', '.join(map(repr, spellings))}", "Give in aliases a spelling by which it is found")
    return next(iter(found.values()))
