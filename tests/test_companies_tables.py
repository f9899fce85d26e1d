"""The company tables: sound, and each row finds what its example says."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from pipeline.components.companies import find_companies
from pipeline.components.company_rows import COMPANY_COLUMNS, KINDS
from pipeline.components.company_rules import CUE_COLUMNS, cues
from pipeline.components.company_table import EXCLUSION_COLUMNS, SENSE_COLUMNS, by_id, entries
from pipeline.tables.loader import Row, rows, table_path

_CREDIT = (
    "出典：EDINET閲覧（提出）サイト（金融庁）、PDL1.0（公共データ利用規約 第1.0版）。"
    "本表は同サイトのEDINETコードリストを加工して作成"
)


def test_the_credit_stands_in_the_head() -> None:
    head = [line for line in table_path("companies.tsv").read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert any(_CREDIT in line for line in head)


def test_rows_are_sound() -> None:
    ids, tickers = set(), {}
    for row in rows("companies.tsv", COMPANY_COLUMNS):
        cells = row.cells
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", cells["id"]), cells
        assert cells["id"] not in ids, f"{cells['id']} twice"
        ids.add(cells["id"])
        assert cells["kind"] in KINDS
        assert cells["name"], cells
        if cells["ticker"]:
            assert re.fullmatch(r"[A-Za-z]{2,8}:[A-Z0-9&.-]+", cells["ticker"]), cells
            assert cells["kind"] in ("listed", "media", "broadcaster"), cells
            assert cells["ticker"] not in tickers or cells["kind"] != "listed", f"{cells['ticker']} twice"
            tickers[cells["ticker"]] = cells["id"]
    parents = {row.cells["parent"] for row in rows("companies.tsv", COMPANY_COLUMNS)} - {""}
    assert parents <= ids
    assert len(ids) > 11000


def test_no_company_is_above_itself() -> None:
    names = by_id()
    for name in names.values():
        seen, above = {name.id}, name.parent
        while above:
            assert above not in seen, f"{name.id} is above itself"
            seen.add(above)
            above = names[above].parent


def test_every_name_is_found() -> None:
    missed = []
    for entry in entries():
        if entry.kind in ("media", "broadcaster"):
            continue
        text = f"先週は{entry.surface}社が増産した。"
        if not any(text[m.start : m.end].startswith(entry.surface) and m.start == 3 for m in find_companies(text)):
            missed.append(entry.surface)
    assert not missed


@pytest.mark.parametrize("row", list(rows("company_cues.tsv", CUE_COLUMNS)), ids=lambda row: str(row.line))
def test_cues(row: Row) -> None:
    missed = []
    for cue in row.several("cues"):
        filled = row.cells["example"].replace("~", cue.replace("␣", " "))
        wanted = re.search(r"\{(.*?)\}", filled)
        assert wanted
        text = re.sub(r"[{}]", "", filled)
        spans = {(mention.start, mention.end) for mention in find_companies(text)}
        start, end = wanted.start(), wanted.start() + len(wanted[1])
        if (start, end) not in spans and not (cue == "社" and (start, end + 1) in spans):
            missed.append((text, spans))
    assert not missed


@pytest.mark.parametrize("cells", [row.cells for row in rows("company_cues.tsv", CUE_COLUMNS)])
def test_without_its_cue_the_example_holds_less(cells: dict[str, str]) -> None:
    if "form" in cells["where"] or cells["where"] == "suffix" or "(" in cells["cues"]:
        return
    bare = re.sub(r"[{}~]", "", cells["example"])
    name = re.search(r"\{~?(.*?)~?\}", cells["example"])
    assert name
    assert not any(bare[m.start : m.end] == name[1] for m in find_companies(bare)), bare


@pytest.mark.parametrize("row", list(rows("not_companies.tsv", EXCLUSION_COLUMNS)), ids=lambda row: str(row.line))
def test_exclusions(row: Row) -> None:
    wrong = []
    for words in row.several("text"):
        filled = row.cells["example"].replace("~", words)
        text = re.sub(r"[{}]", "", filled)
        found = [text[mention.start : mention.end] for mention in find_companies(text)]
        if found != re.findall(r"\{(.*?)\}", filled):
            wrong.append((text, found))
    assert not wrong


@pytest.mark.parametrize("cells", [row.cells for row in rows("company_senses.tsv", SENSE_COLUMNS)])
def test_sense(cells: dict[str, str]) -> None:
    day = date.fromisoformat(cells["until"]) - timedelta(1) if cells["until"] else None
    text = cells["example"]
    found = {text[m.start : m.end]: m.name.id for m in find_companies(text, day)}
    assert found.get(cells["name"]) == cells["company"]


def test_every_cue_is_used_once() -> None:
    count = sum(len(row.several("cues")) for row in rows("company_cues.tsv", CUE_COLUMNS))
    assert count == sum(len(words) for words in cues().values())
