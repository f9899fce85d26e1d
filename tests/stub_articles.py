"""A summariser that knows nothing but digits, for tests of what stands around the real one."""

from __future__ import annotations

import os
import re
import signal
import time
from decimal import Decimal

import psutil

from pipeline.provenance import line_of, line_starts
from pipeline.records import (
    SCHEMA_VERSION,
    ArticleInfo,
    ArticleRecord,
    Claim,
    Company,
    Date,
    Product,
    Quantity,
    Sentence,
    Slot,
    SourceInfo,
    Span,
    Unread,
)
from pipeline.sources.source import Source
from pipeline.summary.english.numbers import say_quantity

_FIGURE = re.compile(r"([0-9]{1,9})(円|GB|%)")
_UNITS = {"円": "JPY", "GB": "GB", "%": "%"}


def summarise(source: Source) -> ArticleRecord:
    """Every `N円`, `NGB`, `N%` becomes a claim of the company Acme; a few words make it misbehave."""
    if "BANG" in source.raw:
        raise RuntimeError("the article says BANG")
    if "DIES" in source.raw:
        os.kill(os.getpid(), signal.SIGKILL)
    if "SLEEPS" in source.raw:
        time.sleep(60)
    if "SLOW" in source.raw:
        time.sleep(0.1)
    if "KILLS" in source.raw:
        _kill_dask_worker()
    return record_of(source.raw, path=source.path, article=source.id, title=source.metadata.title, published=source.metadata.published)


def _kill_dask_worker() -> None:
    """End the Dask worker that has started the server of this process."""
    worker = psutil.Process(os.getppid()).parent()
    if worker and "spawn_main" in " ".join(worker.cmdline()):
        worker.kill()


def record_of(
    raw: str, path: str = "a.txt", article: str | None = None, title: str | None = None, published: str | None = None
) -> ArticleRecord:
    """The record of a text, as `summarise` makes it."""
    starts = line_starts(raw)
    quantities, claims = [], []
    for hit in _FIGURE.finditer(raw):
        quantities.append(
            Quantity(
                start=hit.start(), end=hit.end(), text=hit[0], value=Decimal(hit[1]), low=None, high=None, vague=None,
                unit=_UNITS[hit[2]], counter=None, comparator="=",
            )
        )  # fmt: skip
        first, last = raw.rfind("\n", 0, hit.start()) + 1, raw.find("\n", hit.end())
        last = len(raw) if last < 0 else last
        claims.append(
            Claim(
                id=f"c{len(claims) + 1}", quantity=len(quantities) - 1,
                entity=slot(raw, first, "Acme", "acme"), property=slot(raw, first, "price"), baseline=None, attribution=None,
                rules=["entity: {entity}は", "property: {property}が"], predicate=None, modality="asserted", direction=None,
                date=None, sentence=Sentence(start=first, end=last, text=raw[first:last], line=line_of(starts, first)),
                confidence="read", english=f"The price of Acme is {say_quantity(quantities[-1])}.",
            )
        )  # fmt: skip
    return ArticleRecord(
        schema_version=SCHEMA_VERSION,
        source=SourceInfo(path=path, id=article, sha256="0" * 64, encoding="utf-8", format="text", characters=len(raw)),
        status="ok",
        warnings=[],
        article=ArticleInfo(title=title, headline=f"About {title or path}", published=published, author=None, url=None, tags=[]),
        companies=[Company(id="acme", name="Acme", ticker="NYSE:ACM", parent=None, known=True, mentions=[Span(start=0, end=1, text=raw[:1])])],
        products=[Product(id="rocket", name="Rocket", maker="acme", known=True, mentions=[])],
        dates=[Date(start=0, end=1, text=raw[:1], type="DATE", value=published, mod=None, anchor=None)] if published else [],
        quantities=quantities,
        claims=claims,
        unread=[Unread(start=0, end=1, text=raw[:1], reason="no unit")] if raw[:1].isdigit() else [],
    )  # fmt: skip


def slot(raw: str, at: int, name: str, ref: str | None = None) -> Slot:
    """A slot that stands at the beginning of a sentence."""
    return Slot(start=at, end=at + 1, text=raw[at : at + 1], name=name, ref=ref, inferred=False)
