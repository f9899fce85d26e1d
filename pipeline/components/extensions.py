"""What the components keep on a Doc, under `doc._`."""

from __future__ import annotations

from spacy.tokens import Doc

#: Attribute and default; the components fill them in the order of `COMPONENTS`.
ATTRIBUTES: dict[str, object] = {
    "blocks": (),  # tuple[Block, ...] of the source; empty: one paragraph
    "title": "",  # str, the title that stands outside the text
    "published": None,  # date | datetime | None, the moment that relative dates refer to
    "companies": (),  # tuple[Mention, ...]
    "media": (),  # tuple[Mention, ...]: newspapers and agencies that are cited
    "products": (),  # tuple[Mention, ...]
    "dates": (),  # tuple[DateFact, ...]
    "quantities": (),  # tuple[QuantityFact, ...]
    "claims": (),  # tuple[ClaimFact, ...]
    "related": (),  # tuple[tuple[int, int], ...]: sections that name other articles
    "notes": (),  # tuple[str, ...]: what a reader must know
}


def register() -> None:
    """Declares the attributes; more than once does no harm."""
    for name, default in ATTRIBUTES.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


register()
