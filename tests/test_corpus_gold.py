"""The hand-written annotations of the corpus say only what the articles say.

Each `tests/gold/NAME.gold.json` describes one article of `corpus/`; `NAME#ID.gold.json` describes the line of a JSON
Lines file whose `id` is ID. What the entries mean is not checked here, only that they can be found in the article, stand
in its order and refer to each other rightly.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "gold"
CORPUS = Path(__file__).parent.parent / "corpus"
FILES = sorted(FOLDER.glob("*.gold.json"))
SLOTS = ("entity", "property", "baseline", "attribution")
COMPARATORS = {"=", "~", "<", "<=", ">", ">="}
MODALITIES = {"asserted", "reported", "planned", "forecast", "possible"}
DATE_TYPES = {"DATE", "TIME", "DURATION", "SET"}
UNIT = re.compile(r"(?:[A-Za-z%/]++[23]?)?+")
TICKER = re.compile(r"[A-Z]{2,6}:[0-9A-Z.]{1,8}")
YEAR = r"(?:[0-9]{4}|[0-9]{3}X|XXXX)"
DAY = rf"{YEAR}(?:-(?:[0-9]{{2}}(?:-[0-9]{{2}})?|Q[1-4]|H[12]|W[0-9]{{2}}(?:-WE)?|SP|SU|FA|WI))?"
PERIOD = r"P(?:T?[0-9X.]+[YMWDHS])+(?:T(?:[0-9.]+[HMS])+)?"
VALUES = {
    "DATE": re.compile(rf"{DAY}(?:/{DAY})?|(?:PAST|PRESENT|FUTURE)_REF"),
    "TIME": re.compile(rf"{DAY}T(?:[0-9]{{2}}(?::[0-9]{{2}})?|MO|AF|EV|NI)"),
    "DURATION": re.compile(rf"{PERIOD}(?:/{PERIOD})?"),
    "SET": re.compile(PERIOD),
}


def read_annotation(path: Path) -> dict[str, Any]:
    annotation: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return annotation


@cache
def decode(path: Path) -> str:
    """The text of a file in ISO-2022-JP where it has its escapes, else in UTF-8, EUC-JP or CP932, the first that fits.

    Raises UnicodeDecodeError where none does.
    """
    data = path.read_bytes()
    if b"\x1b$" in data:
        return data.decode("iso2022_jp")
    for encoding in ("utf-8", "euc_jp"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    return data.decode("cp932")


def read_article(annotation: dict[str, Any]) -> str:
    text = decode((FOLDER / annotation["file"]).resolve())
    if "id" not in annotation:
        return text
    lines = [json.loads(line) for line in text.split("\n") if line]
    return str(next(line["text"] for line in lines if line["id"] == annotation["id"]))


def body_start(text: str) -> int:
    """Where the article begins after its front matter."""
    return text.index("\n---\n", 4) + 5 if text.startswith("---\n") else 0


def read_body(annotation: dict[str, Any]) -> str:
    text = read_article(annotation)
    return text[body_start(text) :]


def find_in_order(entries: list[dict[str, Any]], text: str) -> list[int]:
    """The offset of each entry's text, each looked for after the one before; -1 where it is not found."""
    at, offsets = body_start(text), []
    for entry in entries:
        found = text.find(entry["text"], at)
        offsets.append(found)
        at = found + len(entry["text"]) if found >= 0 else at
    return offsets


def as_list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.fixture(params=FILES, ids=lambda path: path.name.removesuffix(".gold.json"))
def annotation(request: pytest.FixtureRequest) -> dict[str, Any]:
    return read_annotation(request.param)


def test_every_article_is_annotated() -> None:
    described = {(entry["file"], entry.get("id")) for entry in map(read_annotation, FILES)}
    expected: set[tuple[str, str | None]] = set()
    for path in sorted(CORPUS.iterdir()):
        name = f"../../corpus/{path.name}"
        ids = [json.loads(line)["id"] for line in decode(path).split("\n") if line] if path.suffix == ".jsonl" else [None]
        expected.update((name, identifier) for identifier in ids)
    assert described == expected


def test_formats_and_encodings_are_all_there() -> None:
    suffixes = {path.suffix for path in CORPUS.iterdir()}
    assert {".md", ".txt", ".html", ".jsonl"} <= suffixes
    with pytest.raises(UnicodeDecodeError):
        (CORPUS / "games-switch2-first-year.txt").read_text(encoding="utf-8")


def test_article_has_a_fair_length(annotation: dict[str, Any]) -> None:
    assert 200 <= len(read_body(annotation)) <= 2500


@pytest.mark.parametrize("kind", ["quantities", "dates"])
def test_texts_stand_in_document_order(annotation: dict[str, Any], kind: str) -> None:
    offsets = find_in_order(annotation[kind], read_article(annotation))
    assert [entry["text"] for entry, at in zip(annotation[kind], offsets, strict=True) if at < 0] == []


def test_quantities_are_well_formed(annotation: dict[str, Any]) -> None:
    for entry in annotation["quantities"]:
        assert ("value" in entry) != ("low" in entry and "high" in entry), entry
        if "low" in entry:
            assert entry["low"] < entry["high"], entry
        assert UNIT.fullmatch(entry["unit"]), entry
        assert set(as_list(entry.get("comparator", "="))) <= COMPARATORS, entry
        assert entry.get("vague") in (None, "several", "odd"), entry


def test_dates_are_well_formed(annotation: dict[str, Any]) -> None:
    for entry in annotation["dates"]:
        assert entry["type"] in DATE_TYPES, entry
        assert VALUES[entry["type"]].fullmatch(entry["value"]), entry
        assert entry.get("mod") in (None, "START", "MID", "END", "APPROX"), entry


def test_names_occur_in_the_article(annotation: dict[str, Any]) -> None:
    text = read_body(annotation)
    for entry in annotation["companies"] + annotation["products"]:
        assert entry["names"], entry
        assert entry["surfaces"], entry
        assert [surface for surface in entry["surfaces"] if surface not in text] == [], entry
    for entry in annotation["companies"]:
        for ticker in as_list(entry["ticker"]):
            assert ticker is None or TICKER.fullmatch(ticker), entry


def test_no_company_is_listed_twice(annotation: dict[str, Any]) -> None:
    for kind in ("companies", "products"):
        names = [entry["names"][0] for entry in annotation[kind]]
        assert len(names) == len(set(names))


def test_claims_refer_to_quantities_and_dates(annotation: dict[str, Any]) -> None:
    indexes = [claim["q"] for claim in annotation["claims"]]
    assert indexes == sorted(set(indexes))
    for claim in annotation["claims"]:
        assert 0 <= claim["q"] < len(annotation["quantities"]), claim
        assert 0 <= claim.get("d", 0) < max(len(annotation["dates"]), 1), claim
        assert set(as_list(claim["modality"])) <= MODALITIES, claim
        assert claim["direction"] in (None, "increase", "decrease"), claim


def test_slots_are_copied_from_the_article(annotation: dict[str, Any]) -> None:
    text = read_body(annotation)
    for claim in annotation["claims"]:
        strange = [surface for slot in SLOTS for surface in claim[slot] if surface and surface not in text]
        assert strange == [], claim["english"]
        assert claim["entity"], claim["english"]


def test_english_is_one_sentence_without_japanese(annotation: dict[str, Any]) -> None:
    for claim in annotation["claims"]:
        assert re.fullmatch(r"[^\u3040-\u9fff]+[.!?]”?", claim["english"]), claim["english"]
