"""Imported once, by the server from which worker processes are forked: what every worker needs is loaded before there is one."""

from __future__ import annotations

import gc

from pipeline.sources.reading import read_bytes
from pipeline.sources.source import Source
from pipeline.summary.article import summarise
from pipeline.writers.registry import chosen_writers
from pipeline.writers.sheet import Sheet

# It has a company, a date, figures and claims, so that each table and the tokenizer are asked for.
_ARTICLE = "2026年3月2日、NECは売上高が前年比12%増の3000億円だったと発表した。会員は5万人。"


def _load() -> None:
    for source in read_bytes(_ARTICLE.encode(), "preload", ".txt"):
        if isinstance(source, Source):
            sheet = Sheet(summarise(source), source.raw)
            for writer in chosen_writers(()):
                writer.write(sheet)
    gc.freeze()  # a search for garbage in a worker would copy every page that it visits


_load()
