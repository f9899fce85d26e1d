"""Products without quotation marks: behind their maker or a noun, as the longer name of a known product, as a plan of one."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from pipeline.components.product_forms import NUMBER_END, product_name
from pipeline.components.product_index import Found
from pipeline.components.product_rules import Makers, cue_before, cues, is_event, is_never

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.facts import Name

_CLOSE = frozenset("」』”")
_WORD = re.compile(r" ([A-Z][A-Za-z0-9+]*+(?:-[A-Za-z0-9]++)*+)(?![A-Za-z0-9'’])")
_ENGLISH_SENTENCE = re.compile(r"[,.]? [a-z]")
_OFFICES = frozenset(("CEO", "CTO", "CFO", "COO", "CIO", "CISO"))
_ACRONYM = re.compile("[A-Z]{2,5}s?")
_MODEL = re.compile(
    r"の(?P<name>[A-Za-z]++(?:[ -][A-Za-z]++){0,2}[ -]?[0-9]{1,4}+[A-Za-z]{0,4}+(?: (?:Pro|Ultra|Max|Plus|Air|Lite|mini))?)"
    + NUMBER_END
)
# A name in Latin letters that stands alone: LearnLM, Producer.ai, M75 Wireless.
_ALONE = re.compile(r"[A-Za-z][A-Za-z0-9]*+(?:[.-][A-Za-z0-9]++)*+(?: [A-Z][A-Za-z0-9]*+(?:[.-][A-Za-z0-9]++)*+){0,2}(?![A-Za-z0-9@/]| [A-Za-z])")
_BEHIND_JAPANESE = re.compile("[A-Za-z](?<=[の一-鿿ァ-ヺー][A-Za-z])")
_SMALL = re.compile("[a-z]")
_INNER_CAPITAL = re.compile("[a-z][A-Z]")
_SHORT_CODE = re.compile("[A-Za-z][0-9]|[A-Z][0-9][A-Z]|x[0-9]+")  # Q1, L4, N3E, x86: quarters, levels, processes
_LETTERS = re.compile("[A-Za-z]+")
# iPhone 17、17 Pro: what goes on after a numbered name.
_NUMBERED = re.compile(r"(?P<family>.*[^0-9. ])(?P<gap>[ -]?)(?P<number>[0-9]+)(?: (?:Pro Max|Pro|Max|Plus|Ultra|Air|mini|Flash|Lite))?")
_NEXT = re.compile(
    r"(?:、|,|，|/|／|｜|・|と| / |」「)(?P<said>(?P<number>[0-9]{1,3}+)?[ ]?(?P<tier>Pro Max|Pro XL|Pro Fold|Pro|Max|Plus|Ultra|mini|Fold))(?![A-Za-z0-9]| [A-Z])"
)
_LATIN_BEFORE = re.compile("[A-Za-z0-9@_/.-]$|[A-Za-z0-9] $")
_LATIN_BEHIND = re.compile("[A-Za-z0-9]| [A-Za-z]")
_PLAN_REACH = 160


def products_beside(text: str, listed: list[Found], makers: Makers) -> list[Found]:
    """Names that the tables lack and that the words before or behind them show to be products."""
    starts = {hit.start: hit for hit in listed}
    found = [*_longer(text, listed, starts, makers), *_behind_makers(text, starts, makers)]
    taken = {hit.start for hit in found} | set(starts)
    return [*found, *_behind_nouns(text, taken, makers), *_next_in_list(text, listed)]


def _longer(text: str, listed: list[Found], starts: dict[int, Found], makers: Makers) -> Iterable[Found]:
    """Known products whose name goes on in capitals: Codex Micro, Claude Managed Agents."""
    for hit in listed:
        if not text[hit.end - 1].isascii():
            continue
        end = _words_end(text, hit.end, starts, makers)
        if end > hit.end:
            said = hit.name.name + text[hit.end : end]
            yield Found(hit.start, end, product_name(said, hit.name.parent, known=False), hit.kind, "", "known name goes on")


def _words_end(text: str, at: int, starts: dict[int, Found], makers: Makers) -> int:
    """The end of the capitalised words from `at` on that can be parts of a product's name; `at` where there are none."""
    end = last = at
    table = cues()
    while (word := _WORD.match(text, end)) and end - at < 40:
        said = word[1]
        if said in table.generic or said in table.never or said in table.event or is_event(said):
            break
        if _ACRONYM.fullmatch(said) and said not in table.last:
            break
        if word.start(1) in starts or makers.overlapping(word.start(1), word.end()):
            break
        end = word.end()
        if said in table.last or text[end : end + 1] in _CLOSE:
            last = end
    if _ENGLISH_SENTENCE.match(text, last):
        return at
    return last


def _behind_makers(text: str, starts: dict[int, Found], makers: Makers) -> Iterable[Found]:
    """Names that follow their maker: モトローラのrazr 60, Adobe LLM Optimizer."""
    for company in makers.mentions:
        if text[company.end : company.end + 1] == "の":
            match = _MODEL.match(text, company.end)
            if match is None or match.start("name") in starts:
                continue
            first = _LETTERS.match(match["name"])
            if _SHORT_CODE.fullmatch(match["name"]):
                continue
            if first and (first[0] in cues().never or first[0] in cues().generic):
                continue
            if is_never(match["name"]) or is_event(match["name"]):
                continue
            if makers.overlapping(*match.span("name")):
                continue
            name = product_name(match["name"], company.name.id, known=False)
            yield Found(*match.span("name"), name, "", "", "maker and model number")
        elif text[company.end : company.end + 1] == " " and text[company.end - 1].isascii() and company.start not in starts:
            end = _brand_end(text, company.end, starts, makers)
            if end > company.end:
                said = text[company.start : end]
                name = product_name(said, company.name.id, known=False)
                yield Found(company.start, end, name, "", "", "maker and English name")


def _brand_end(text: str, at: int, starts: dict[int, Found], makers: Makers) -> int:
    """The end of English words from `at` on that end as the names of products do; `at` where they do not."""
    end = last = at
    table = cues()
    while (word := _WORD.match(text, end)) and end - at < 40:
        said = word[1]
        odd = said in table.generic and said not in table.last and not _ACRONYM.fullmatch(said)
        if odd or said in _OFFICES or said in table.event or word.start(1) in starts:
            return at
        end = word.end()
        if said in table.last:
            last = end
    return at if end > last or _ENGLISH_SENTENCE.match(text, last) or is_event(text[at : last + 5]) else last


def _behind_nouns(text: str, taken: set[int], makers: Makers) -> Iterable[Found]:
    """Names right behind a noun for products (通販サイトDigg), or between their maker and such a noun."""
    makers_end = {company.end for company in makers.mentions}
    for letter in _BEHIND_JAPANESE.finditer(text):
        start = letter.start()
        behind_maker = start - 1 in makers_end
        if start in taken or (text[start - 1] == "の" and not behind_maker):
            continue
        name = _ALONE.match(text, start)
        if name is None or not _is_name(name[0]) or makers.overlapping(*name.span()):
            continue
        if behind_maker:
            if not _INNER_CAPITAL.search(name[0]) and not cues().beside.match(text, name.end()):
                continue
            maker = makers.before(start - 1)
            rule = "maker before"
        elif cue_before(text, start):
            maker, rule = None, "noun before"
        else:
            continue
        parent = maker.name.id if maker else makers.of_sentence(start)
        yield Found(start, name.end(), product_name(name[0], parent, known=False), "", "", rule)


def _is_name(name: str) -> bool:
    """Whether Latin letters are more than an abbreviation or a word for a kind of thing."""
    if len(name) < 4 or not _SMALL.search(name) or name.islower() or is_never(name) or is_event(name):
        return False
    first = _LETTERS.match(name)
    return first is None or (first[0] not in cues().generic and first[0] not in cues().never)


def _next_in_list(text: str, listed: list[Found]) -> Iterable[Found]:
    """Members of a family that leave its name out behind another member: iPhone 17、17 Pro."""
    for hit in listed:
        numbered = _NUMBERED.fullmatch(hit.name.name)
        end = hit.end
        while numbered and (match := _NEXT.match(text, end)):
            end = match.end()
            number = match["number"] or numbered["number"]
            name = product_name(f"{numbered['family']}{numbered['gap']}{number} {match['tier']}", hit.name.parent, known=hit.name.known)
            yield Found(*match.span("said"), name, hit.kind, "", "next of its family")


def _has_digit(name: str) -> bool:
    return any(char.isdigit() for char in name)


def _owner(names: list[Name]) -> Name | None:
    """Whose plan it is: the nearest service of the last company named, that company where none is named."""
    products = [name for name in names if name.kind == "product"]
    companies = [name for name in names if name.kind == "company"]
    if products and (not companies or names[-1].kind == "product" or any(p.parent == companies[-1].id for p in products)):
        return next((p for p in reversed(products) if not companies or p.parent == companies[-1].id), products[-1])
    return companies[-1] if companies else None


def plans_of_services(text: str, listed: list[Found], makers: Makers) -> list[Found]:
    """Plans of a service that stand without its name: 「Go」プラン of ChatGPT."""
    if "プラン" not in text:
        return []
    services = [(hit.start, hit.name) for hit in listed if hit.kind in ("model", "assistant") and not _has_digit(hit.name.name)]
    services += [(company.start, company.name) for company in makers.mentions]
    services.sort(key=lambda service: service[0])
    if not services:
        return []
    at = [start for start, _ in services]
    found: list[Found] = []
    taken: dict[str, Name] = {}
    for match in _plan_regex().finditer(text):
        near = services[bisect_left(at, match.start() - _PLAN_REACH) : bisect_left(at, match.start())]
        owner = _owner([name for _, name in near])
        if owner is None:
            continue
        brand = owner.name.split(" ")[0] if owner.parent in ("openai", "anthropic") else owner.name
        maker = owner.parent if owner.kind == "product" else owner.id
        name = product_name(f"{brand} {match['plan']}", maker)
        taken.setdefault(match["plan"], name)
        found.append(Found(*match.span("plan"), name, "", "", "plan of a service"))
    for word, name in taken.items():
        found += [Found(start, end, name, "", "", "plan of a service") for start, end in bare(text, word)]
    return found


def bare(text: str, word: str) -> Iterable[tuple[int, int]]:
    """Where the English `word` stands by itself, not as a part of a longer name."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not _LATIN_BEFORE.search(text[max(0, start - 2) : start]) and not _LATIN_BEHIND.match(text, end):
            yield start, end
        start = text.find(word, end)


@cache
def _plan_regex() -> re.Pattern[str]:
    words = "|".join(sorted(cues().plan, key=len, reverse=True))
    between = rf"(?:、|と|や|/|／|・|および|または|か|「|“|{words})*"
    return re.compile(rf"(?<![A-Za-z0-9 ])(?P<plan>{words})(?=[」”]?{between}[」”]?(?:版|個人向け|の)?プラン)")
