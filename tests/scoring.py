"""Scores article records against hand-made annotations: what share of the facts is found, and found right.

An annotation lists quantities, dates, companies, products and claims of one article (see tests/gold). Spans are paired
one to one by overlap; an entry marked `optional` counts neither for nor against.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

Entry = dict[str, Any]
SLOTS = ("entity", "property", "baseline", "attribution")


class Score:
    """Counts per measure; `f1` of a measure is 2·right / (wanted + given)."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, measure: str, wanted: int, given: int, right: int) -> None:
        for kind, number in (("wanted", wanted), ("given", given), ("right", right)):
            self.counts[measure, kind] += number

    def f1(self, measure: str) -> float:
        wanted, given, right = (self.counts[measure, kind] for kind in ("wanted", "given", "right"))
        return 2 * right / (wanted + given) if wanted + given else 1.0

    def measures(self) -> dict[str, float]:
        return {measure: self.f1(measure) for measure in dict.fromkeys(m for m, _ in self.counts)}


def plain(words: object) -> str:
    """Words without width, case, spaces and quotation marks."""
    folded = unicodedata.normalize("NFKC", str(words or "")).casefold()
    return "".join(c for c in folded if c.isalnum() or c in "+-./%")


def matched(wanted: Sequence[Entry], given: Sequence[Entry]) -> list[tuple[int, int]]:
    """Pairs of overlapping spans, those that cover each other best first."""
    ranked = sorted(
        (
            (-shared / max(w["end"] - w["start"], g["end"] - g["start"]), i, j)
            for i, w in enumerate(wanted)
            for j, g in enumerate(given)
            if (shared := min(w["end"], g["end"]) - max(w["start"], g["start"])) > 0
        )
    )
    left, right, pairs = set(range(len(wanted))), set(range(len(given))), []
    for _, i, j in ranked:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((i, j))
    return pairs


def one_of(value: object, accepted: object) -> bool:
    return value in (accepted if isinstance(accepted, list) else [accepted])


def same_amount(wanted: Entry, given: Entry) -> bool:
    if (wanted.get("unit") or "") != given["unit"]:
        return False
    fields = ("value",) if wanted.get("value") is not None else ("low", "high")
    return all(
        wanted.get(f) is not None
        and given[f] is not None
        and abs(Decimal(str(wanted[f])) - Decimal(str(given[f]))) <= abs(Decimal(str(wanted[f]))) * Decimal("0.000001")
        for f in fields
    )


def same_quantity(wanted: Entry, given: Entry) -> bool:
    return same_amount(wanted, given) and one_of(given["comparator"], wanted.get("comparator") or "=")


def same_date(wanted: Entry, given: Entry) -> bool:
    return wanted["type"] == given["type"] and plain(wanted["value"]) == plain(given["value"])


def slot_is_right(accepted: Sequence[str], slot: Entry | None, english: dict[str, set[str]]) -> bool:
    """An accepted surface, its English name, or a phrase that is mostly one of them; empty where that is accepted."""
    if slot is None:
        return not accepted or "" in accepted
    said = [plain(slot["text"]), plain(slot["name"])]
    for want in filter(None, map(plain, accepted)):
        for words in said:
            if words == want or words in english.get(want, ()):
                return True
            if words and ((want in words and len(words) <= 3 * len(want)) or (words in want and len(words) >= 0.6 * len(want))):
                return True
    return False


def score(annotation: Entry, record: Entry, result: Score) -> None:
    """Adds one article. Spans of the annotation have `start` and `end`."""
    _spans(result, "quantities", annotation["quantities"], record["quantities"], same_quantity)
    _spans(result, "dates", annotation["dates"], record["dates"], same_date)
    for kind in ("companies", "products"):
        _names(result, kind, annotation.get(kind, []), record[kind])
    _claims(result, annotation, record)


def _spans(
    result: Score, measure: str, wanted: list[Entry], given: list[Entry], same: Callable[[Entry, Entry], bool]
) -> None:
    pairs = matched(wanted, given)
    free = sum(bool(wanted[i].get("optional")) for i, _ in pairs)
    right = sum(not wanted[i].get("optional") and same(wanted[i], given[j]) for i, j in pairs)
    result.add(measure, sum(not w.get("optional") for w in wanted), len(given) - free, right)


def _names(result: Score, measure: str, wanted: list[Entry], given: list[Entry]) -> None:
    found: dict[int, Entry] = {}
    strangers = 0
    for entry in given:
        said = plain(entry["name"].partition("」 (")[0])  # a marked reading is no part of the name
        place = next((i for i, w in enumerate(wanted) if i not in found and said in map(plain, w["names"])), None)
        if place is None:
            strangers += 1
        else:
            found[place] = entry
    firm = [i for i, w in enumerate(wanted) if not w.get("optional")]
    met = sum(i in found for i in firm)
    right = sum(i in found and ("ticker" not in wanted[i] or one_of(found[i]["ticker"], wanted[i]["ticker"])) for i in firm)
    result.add(measure, len(firm), met + strangers, right)


def _claims(result: Score, annotation: Entry, record: Entry) -> None:
    english: dict[str, set[str]] = {}
    for entry in annotation["companies"] + annotation.get("products", []):
        for surface in entry["surfaces"]:
            english.setdefault(plain(surface), set()).update(map(plain, entry["names"]))
    wanted = {claim["q"]: claim for claim in annotation["claims"]}
    of = {j: i for i, j in matched(annotation["quantities"], record["quantities"])}
    given = right = full = 0
    for claim in record["claims"]:
        i = of.get(claim["quantity"])
        want = wanted.get(i) if i is not None else None
        if (want or (annotation["quantities"][i] if i is not None else {})).get("optional"):
            continue
        given += 1
        if want is None or i is None:
            continue
        slots = {slot: slot_is_right(want.get(slot, []), claim[slot], english) for slot in SLOTS}
        quantity = record["quantities"][claim["quantity"]]
        core = same_amount(annotation["quantities"][i], quantity) and slots["entity"] and slots["property"]
        right += core
        full += core and slots["baseline"] and slots["attribution"] and same_quantity(annotation["quantities"][i], quantity)
    firm = sum(not claim.get("optional") for claim in annotation["claims"])
    result.add("core claims", firm, given, right)
    result.add("full claims", firm, given, full)
