"""Pieces of a Japanese noun phrase → one English noun phrase.

Japanese puts the head last: modifiers of a compound stay in order before the head, and AのB becomes "B of A", "A's B"
or "A B", by what A is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.summary.english.grammar import Number, capitalised, has_article, joined, plural_of, possessive
from pipeline.summary.english.lexicon import GENERIC_PLURAL, Term
from pipeline.summary.english.phrase import Phrase, plural_text, put_before, put_behind, with_article
from pipeline.summary.english.phrase_numbers import Counted
from pipeline.summary.english.segment import NAMELESS
from pipeline.summary.english.senses import choose_sense, leads, only_closes, phrase_of

if TYPE_CHECKING:
    from pipeline.summary.english.segment import Piece

# An adjective that says of the noun before it how it is: 登録必須の機能, functions that need a registration.
_STATE = re.compile("必須|必要|可能|有効|無効|良好|有利|不利|不十分|困難|容易")
_LISTS = {"と": "and", "兼": "and", "や": "and", "か": "or", "および": "and", "及び": "and", "ならびに": "and", "並びに": "and", "または": "or", "あるいは": "or",
          "、": "and", "・": "and", "／": "and", "/": "and", "，": "and", ",": "and", "&": "and", "＆": "and", "＋": "and", "+": "and"}  # fmt: skip
_LINKS = {"に対する": "for", "に関する": "on", "における": "in", "についての": "on", "にかかる": "for", "に係る": "for", "による": "by", "に向けた": "for",
          "のための": "for", "としての": "as", "を含む": "including", "向けの": "for", "からの": "from", "までの": "up to", "での": "in", "への": "in",
          "との": "with", "などといった": "such as", "といった": "such as", "などの": "such as", "のような": "such as", "ら": "such as"}  # fmt: skip
# A noun of giving or going takes its own preposition for へ.
_TOWARDS = {"investment": "in", "spending": "on", "access": "to", "migration": "to", "transition": "to", "supply": "to", "export": "to",
            "exports": "to", "shipments": "to", "contribution": "to", "response": "to", "link": "to", "switch": "to", "attack": "on",
            "attacks": "on", "demand": "for", "expectation": "of", "concern": "about", "support": "for", "interest": "in", "trust": "in", "dependence": "on", "resistance": "to", "opposition": "to", "impact": "on", "effect": "on"}  # fmt: skip
# Suffixes that stand behind their noun before another one: introduction of AI, AI introduction plan.
_DEED = re.compile(r"(?!.*(?:number|rate|amount|degree) of)([a-z -]+) (?:of|in|for|on|to|from) \{[ns]?\}")
_COUNTED_AS = {"people": "people", "person": "people", "companies": "organisation", "company": "organisation"}
_SEVERAL = frozenset({"all", "various", "multiple", "several", "many", "both", "some", "most", "other", "numerous", "countless", "major"})
# 成功の鍵, 延期の理由: what leads to it.
_OF_A_WAY = {"key": "to", "reason": "for"}
# A part that is named behind the whole, and what English says before it: 社員の大半, most employees.
_PART_OF = {"many": "many", "majority": "most", "half": "half of the", "rest": "the rest of the", "part": "some"}
# An adjective that says how much of a property there is: 精度の高いモデル.
_DEGREE = re.compile(r"(?:最も|より)?(?:高い|低い|大きい|小さい|強い|弱い|長い|短い|広い|狭い|深い|良い|悪い|優れた)")
_LINKED = re.compile(r" (?:of|in|on|for|to) ")
_COUNTED = re.compile(r"(?:[a-z]+ ){0,2}(?:number|amount|proportion|share|percentage|ratio|half|part|cost|value|most|total) of ")
_RANKED = ("the top ", "the bottom ")
_DONE_BY = re.compile(r"(?:use|adoption|introduction|development|acquisition) of ")
# What there is a market or a demand for, by its kind.
_WARES = frozenset({"thing", "field", "material", "product"})
_WANTED = {"market": _WARES, "demand": _WARES | {"event", "idea"}, "need": _WARES | {"event", "idea"}}
_PREFECTURAL = "prefectural "
_KATAKANA = re.compile("[ァ-ヶー]+")
_OF_KIND = re.compile("[0-9][DK]")  # 3D, 4K: no name of one
_NUMBER = re.compile(r"[2-9]|[1-9][0-9]{1,2}|[1-9][0-9]{0,2}(?:,[0-9]{3})+")  # no year
_OFFICERS = frozenset({"CEO", "COO", "CFO", "CTO", "CIO", "CISO", "CSO", "CMO", "CPO"})
_JOINING = frozenset({"の", "な", *_LINKS})
_WHO = frozenset({"people", "organisation"})
_SITE = re.compile(r".* (?:plant|factory|store|shop|office|site|base|hub|division)")
_DOMESTIC = re.compile(r"\bdomestic( major)?\b")


def compose(pieces: list[Piece]) -> Phrase | None:
    """The English of the pieces, or None where they are no noun phrase that can be put together."""
    pieces = _undotted(_trimmed(pieces))
    made = _composed(pieces) if pieces else None
    if made is None or not any(piece.text.startswith("国内") for piece in pieces):
        return made
    return _of_japan(made) if (made.kind in _WHO and not _SITE.fullmatch(made.single)) or made.single.endswith(" market") else made


def _of_japan(made: Phrase) -> Phrase:
    """国内: domestic is what is made or sold there, but those who do it are Japanese: Japanese manufacturers."""
    text, before, single = (_DOMESTIC.sub(lambda word: "major Japanese" if word[1] else "Japanese", said, count=1) for said in (made.text, made.before, made.single))
    return replace(made, text=text, before=before, single=single)


def _composed(pieces: list[Piece]) -> Phrase | None:
    at = _joint(pieces)
    if at is None:
        return _compound([piece for piece in pieces if piece.kind != "particle"])
    particle = pieces[at].text
    described = [*pieces[: at - 1], _as_adjective(pieces[at - 1])] if particle == "な" else pieces[:at]
    left, right = compose(described), compose(pieces[at + 1 :])
    if left is None or right is None:
        return left or right
    if particle not in _LISTS:
        return _with_property(left, pieces[at + 1 :]) or _attached(left, right, particle)
    if particle in "・／/" and left.kind not in ("name", "latin", right.kind) and right.kind in ("property", "field"):
        # AIチップ・半導体市場: both stand before the one head.
        return replace(put_before(f"{left.before} and", right), sure=left.sure and right.sure)
    return _listed(left, right, _LISTS[particle])


def _as_adjective(piece: Piece) -> Piece:
    """Of a word before な the senses of an adjective alone: 高度な, advanced, no altitude."""
    terms = tuple(term for term in piece.terms if term.kind == "modifier")
    return replace(piece, terms=terms) if terms else piece


def _with_property(left: Phrase, right: list[Piece]) -> Phrase | None:
    """精度の高い + モデル: models with high accuracy. None where the adjective belongs to the noun behind it, 機体の高い精度."""
    head = compose(right[1:]) if left.kind == "property" and _DEGREE.fullmatch(right[0].text) else None
    if head is None or head.kind == "property":
        return None
    article = "a " if left.number == "single" else ""
    return replace(put_behind(head, f"with {article}{right[0].terms[0].english} {left.text}"), sure=left.sure and head.sure)


def _joint(pieces: list[Piece]) -> int | None:
    """Where the phrase divides: at the last particle that links, a list only where nothing links.

    An adjective with な or の (主要な, 最新の) belongs to the next noun alone, so it is divided off last, from the left.
    """
    links = [at for at in range(1, len(pieces)) if pieces[at].kind == "particle" and pieces[at].text in _JOINING]
    loose = [at for at in links if not _is_tight(pieces, at)]
    if loose:
        return _list_before(pieces, loose[-1]) or loose[-1]
    lists = [at for at in range(1, len(pieces)) if pieces[at].kind == "particle" and pieces[at].text in _LISTS]
    if lists:
        return lists[-1]
    return links[0] if links else None


def _list_before(pieces: list[Piece], link: int) -> int | None:
    """医師や別の病院の患者: people and people, the second of a school; where the list divides, None where の governs it all."""
    lists = [at for at in range(1, link) if pieces[at].kind == "particle" and pieces[at].text in ("や", "と", "および", "及び", "または")]
    if not lists:
        return None
    first, between, head = pieces[lists[-1] - 1], pieces[link - 1], pieces[-1]
    kinds = [piece.terms[0].kind if piece.terms else "" for piece in (first, between, head)]
    return lists[-1] if kinds[0] == kinds[2] == "people" and kinds[1] not in ("people", "") else None


def _is_tight(pieces: list[Piece], at: int) -> bool:
    if pieces[at].text == "な":
        return True
    before = pieces[at - 1]
    alone = at == 1 or pieces[at - 2].kind == "particle"
    if pieces[at].text != "の" or not alone:
        return False
    if before.counted is not None:
        return before.counted.role == "kinds"
    return any(term.kind in ("modifier", "which", "total") or leads(term) for term in before.terms[:1])


def _undotted(pieces: list[Piece]) -> list[Piece]:
    """エージェンティック・コマース without the point, which parts the words of one term and joins no two of them."""
    return [
        piece
        for at, piece in enumerate(pieces)
        if not (piece.text == "・" and 0 < at < len(pieces) - 1 and _is_adjective(pieces[at - 1]) and _KATAKANA.fullmatch(pieces[at + 1].text))
    ]


def _is_adjective(piece: Piece) -> bool:
    return _KATAKANA.fullmatch(piece.text) is not None and any(term.kind in ("modifier", "premodifier") for term in piece.terms)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    start, end = 0, len(pieces)
    while start < end and pieces[start].kind == "particle":
        start += 1
    while end > start and pieces[end - 1].kind == "particle":
        end -= 1
    return pieces[start:end]


def _attached(left: Phrase, right: Phrase, particle: str) -> Phrase:
    """AのB and AへのB."""
    sure = left.sure and right.sure
    if particle == "の" and left.kind == "organisation" and NAMELESS.fullmatch(right.text):
        return replace(right, sure=sure)  # 部品メーカーのA社
    if particle in _LINKS:
        word = _TOWARDS.get(right.single.rsplit(" ", 1)[-1], "for") if particle in ("への", "に対する") else _LINKS[particle]
        return replace(put_behind(right, f"{word} {with_article(left)}"), sure=sure)
    if left.kind in ("modifier", "which", "total", "kinds", "postmodifier", "leading") or particle == "な":
        if left.kind == "postmodifier":
            return replace(put_behind(right, left.text), sure=sure)
        return replace(put_before(left.before, right, _agreeing(left, right, left.kind)), sure=sure)
    if left.kind == "count" and left.text.startswith(_RANKED) and not left.text.endswith("%"):
        of_these = right.kind in GENERIC_PLURAL and left.text.endswith((" people", " companies", " units"))
        return replace(put_before(left.text.rpartition(" ")[0], right, "kinds") if of_these else put_behind(right, f"of {left.text}"), sure=sure)
    if left.kind == "count" and left.text.endswith("%"):
        text = f"{left.text} of {with_article(right)}"
        return Phrase(text, text, text, right.number, right.kind, sure)
    if left.kind == "count":
        if right.kind in GENERIC_PLURAL and left.text.endswith((" people", " companies", " units")):
            return replace(put_before(left.text.rsplit(" ", 1)[0], right, "kinds"), sure=sure)
        return replace(put_before(left.before, right, "which"), sure=sure)
    if left.kind == "age":
        if right.kind != "people":
            return replace(put_behind(right, f"among {left.text}"), sure=sure)
        where, _, aged = left.text.rpartition("people ")  # 全国の15歳以上の男女
        return replace(put_behind(put_before(where.rstrip(), right) if where else right, aged), sure=sure)
    if left.kind == "place":
        return replace(put_behind(right, f"in {left.text}"), sure=sure)
    if left.kind in ("time", "period"):
        word = "in" if left.kind == "time" else "of"
        return replace(put_behind(right, f"{word} {left.text}"), sure=sure)
    if left.number == "name" and left.kind in ("name", "latin") and not left.after and len(left.text) <= 40:
        if right.text.startswith(("the ", "a ", "some ", "most ", "many ", "all ", "several ")):
            return replace(put_behind(right, f"of {left.text}"), sure=sure)
        if right.text.startswith(left.text):
            return replace(right, sure=sure)  # NVIDIA's NVIDIA H100
        owned = possessive(left.text)
        return replace(right, text=f"{owned} {right.text}", single=f"{owned} {right.single}", before=f"{owned} {right.before}", number="plural" if right.number == "plural" else "name", sure=sure)
    if left.kind in GENERIC_PLURAL and left.number == "plural" and right.text in _PART_OF and right.kind in ("idea", "modifier"):
        return replace(put_before(_PART_OF[right.text], left), sure=sure)  # 社員の大半
    if _is_owned_by(left, right):
        owned = possessive(left.text)
        return replace(right, text=f"{owned} {right.text}", single=f"{owned} {right.single}", before=f"{owned} {right.before}", number="plural" if right.number == "plural" else "mass", sure=sure)
    if left.kind in ("people", "organisation", "list") and _DONE_BY.match(right.single):
        return replace(put_behind(right, f"by {with_article(left)}"), sure=sure)
    word = _OF_A_WAY.get(right.single, "for" if left.kind in _WANTED.get(right.single.rsplit(" ", 1)[-1], ()) else "of")
    return replace(put_behind(right, f"{word} {with_article(left)}"), sure=sure)


def _is_owned_by(left: Phrase, right: Phrase) -> bool:
    """従業員のAI活用: employees' use of AI, rather than the use of AI of employees."""
    many = left.kind in ("people", "organisation") and left.number == "plural" and not left.after and " of " not in left.text
    if not many or len(left.text.split()) > 3 or has_article(left.text) or left.text[:1].isdigit():
        return False
    return right.kind in ("property", "event", "idea", "field") and _LINKED.search(right.single) is not None and not _COUNTED.match(right.single)


def _agreeing(left: Phrase, right: Phrase, kind: str) -> str:
    """The kind of a modifier that makes one thing many: 全工程, all processes; 幅広い分野, a wide range of fields."""
    many = left.before in _SEVERAL or _NUMBER.fullmatch(left.before) or left.before.endswith((" of", " of the"))
    return "kinds" if right.number == "single" and many else kind


def _listed(left: Phrase, right: Phrase, word: str) -> Phrase:
    parts = [left.text, right.text]
    text = joined(parts, word)
    if f" {word} " in right.text and word == "and" and right.kind == "list":
        text = f"{left.text}, {right.text}"
    elif left.kind == "list" and f" {word} " in left.text:
        text = f"{left.text.replace(f' {word} ', ', ')} {word} {right.text}"
    names = left.number == "name" and right.number == "name"
    return Phrase(text, text, text, "name" if names else "plural", "list", left.sure and right.sure)


def _compound(pieces: list[Piece]) -> Phrase | None:
    """Pieces without particles between them: modifiers, then the head; a suffix closes what stands before it."""
    made: Phrase | None = None
    tails: list[str] = []
    totals: list[str] = []
    measured = any(term.kind in ("property", "suffix") for term in pieces[-1].terms) if pieces else False
    abstract = bool(pieces and pieces[-1].terms) and not any(term.kind in GENERIC_PLURAL for term in pieces[-1].terms)
    for at, piece in enumerate(pieces):
        last = at == len(pieces) - 1
        closed = not last and only_closes(pieces[at + 1])
        term = choose_sense(piece, last=last, after=made, measured=measured, closed=closed, abstract=abstract)
        if made is not None and made.kind in ("name", "latin") and piece.text in ("社", "氏", "さん", "株式会社", "様", "本体"):
            continue
        if made is not None and piece.text == "間" and _is_length(made):
            continue  # 10年間
        if made is not None and piece.text == "代" and re.fullmatch("[12][0-9]{3}", made.text):
            made = Phrase(f"the {made.text}s", f"{made.text}s", f"the {made.text}s", "name", "period", made.sure)
            continue
        if made is not None and piece.text in ("前", "前の") and _is_length(made):
            text = f"{made.text} earlier"
            if last:
                text = f"the level {text}"
                made = Phrase(text, text, text, "name", "compare", made.sure)
            else:
                tails.append(text)
                made = None
            continue
        if made is not None and _is_person(pieces[at - 1]) and (piece.text in _OFFICERS or (term is not None and term.kind == "people")):
            made = _titled(made, pieces[at - 1], term.english if term else piece.text)
        elif term is not None and term.kind == "suffix" and made is not None:
            named = piece.text == "社" and at > 1  # 青葉国民社 is a name, and no company of citizens
            made = replace(_suffixed(made, term), sure=made.sure and not named)
        elif term is not None and term.kind == "premodifier" and made is not None:
            bare = made.before if " of " in made.single or made.single.startswith("the ") else made.single
            text = term.english.replace("{s}", plural_text(made)).replace("{}", bare)
            made = replace(_as_modifier(text), sure=made.sure)
        elif term is not None and term.kind == "postmodifier" and made is not None:
            each = made.single if term.english.startswith(("per ", "for each ", "by ")) else with_article(made)
            each = each.removeprefix("1 ") if made.kind == "count" else each
            text = term.english.replace("{s}", plural_text(made)).replace("{}", each)
            if last:
                made = replace(_as_modifier(text), kind="postmodifier", sure=made.sure)
            else:
                tails.append(text)
                made = None if made.sure else replace(_as_modifier(""), sure=False)
        elif term is not None and term.kind == "total" and not last:
            totals.append(term.modifier)
        elif piece.kind == "counted" and last and made is not None and piece.counted is not None:
            made = _counted_last(made, piece.counted)
        else:
            phrase = phrase_of(piece, term)
            made = phrase if made is None or not made.before else _joined_compound(made, phrase)
    if made is not None and any(_is_of_another(before, piece) for before, piece in pairwise(pieces)):
        made = replace(made, sure=False)
    for tail in tails:
        made = None if made is None else put_behind(made, tail)
    if made is None:
        return _as_modifier(" ".join([*totals, *tails])) if totals or tails else None
    for word in reversed(totals):
        made = put_before(word, made)
    return made


def _is_of_another(before: Piece, piece: Piece) -> bool:
    """True of an adjective directly behind a noun, which is what it is said of (人気高い, 登録必須) or compared with (従来品より高い)."""
    if not piece.terms or piece.terms[0].kind != "modifier":
        return False
    if not piece.text.endswith("い") and not piece.text.startswith(("より", "さらに")) and not _STATE.fullmatch(piece.text):
        return False
    return before.kind != "particle" and not (before.terms and before.terms[0].kind in ("modifier", "which", "total"))


def _is_person(piece: Piece) -> bool:
    return bool(piece.terms) and piece.terms[0].kind == "person"


def _titled(made: Phrase, person: Piece, title: str) -> Phrase:
    """A title goes before the name: フアンCEO is CEO Huang."""
    name = person.terms[0].english
    said = title if " " in title else capitalised(title)
    text = f"{made.text.removesuffix(name)}{said} {name}"
    return Phrase(text, text, text, "name", made.kind, made.sure)


def _is_length(phrase: Phrase) -> bool:
    """True for a length of time: 10 years, several months."""
    return phrase.kind in ("count", "period") and phrase.text.endswith(("years", "year", "months", "month", "weeks", "week", "days", "day", "hours", "hour", "minutes", "minute", "seconds", "second"))


def _as_modifier(text: str) -> Phrase:
    return Phrase(text, text, text, "mass", "modifier", True)


def _joined_compound(left: Phrase, right: Phrase) -> Phrase:
    """A modifier before a head. After a name a class noun means the one thing: Trainium 3 chip, NVIDIA shares."""
    kind = left.kind if left.kind in ("which", "kinds", "modifier") else "compound"
    if left.kind == "place" and right.kind == "people" and right.single.startswith(_PREFECTURAL):
        bare = replace(right, text=right.text.removeprefix(_PREFECTURAL), single=right.single.removeprefix(_PREFECTURAL), before=right.before.removeprefix(_PREFECTURAL))
        return replace(put_behind(bare, f"of {left.text} Prefecture"), sure=left.sure and right.sure)
    if left.kind == right.kind == "place" and left.text and right.text[:1].isupper():
        # The smaller place comes first, and a state of the United States needs no country.
        text = right.text if left.before == "U.S." else f"{right.text}, {left.text.removeprefix('the ')}"
        return Phrase(text, text, text, "name", "place", left.sure and right.sure)
    made = put_before(left.before, right, _agreeing(left, right, kind))
    one = (any(c.isdigit() for c in left.text) and not _OF_KIND.fullmatch(left.text)) or left.text[0] in "“「"
    if left.kind in ("name", "latin") and right.kind in ("thing", "organisation") and right.number == "plural" and one:
        made = replace(made, text=made.single, number="single")
    return replace(made, sure=left.sure and right.sure)


def _counted_last(left: Phrase, counted: Counted) -> Phrase:
    """ARM株1株 → 1 ARM share; 記者2人 → 2 reporters; チーム10人 → 10 people of the team; a bare number is part of the name before it."""
    count = counted.alone
    if counted.role == "plain":
        text = f"{left.single} {count}"
        return Phrase(text, text, text, "name", "name", left.sure)
    number, _, noun = count.rpartition(" ")
    if number and (left.kind == _COUNTED_AS.get(noun) or left.single.endswith(noun) or left.text.endswith(noun)):
        text = f"{number} {left.single if number == '1' else left.text}"
    else:
        text = f"{count} of {with_article(left)}"
    return Phrase(text, text, text, "single" if number == "1" else "plural", "count", left.sure)


def _suffixed(left: Phrase, term: Term) -> Phrase:
    """A suffix over all that stands before it: 契約者 + 数 → number of subscribers."""
    if term.plural == "=people" and left.kind == "organisation" and left.number == "plural" and term.english.endswith(" {} company"):
        return put_before(term.english.removesuffix(" {} company"), left)  # ベンダー大手: major vendors
    several = plural_of(left.text) if term.english == "number of {s}" and left.number == "mass" and left.kind in ("event", "field", "idea") else plural_text(left)
    text = term.english.replace("{s}", several).replace("{n}", left.text).replace("{1}", left.single).replace("{}", left.before)
    number: Number = "mass" if term.plural == "-" else "single"
    kind = term.modifier
    plain = before = text
    deed = _DEED.fullmatch(term.english)
    if deed and not left.after and " of " not in left.before:
        before = f"{left.before} {deed[1]}"  # AI導入計画: AI introduction plan
    if term.plural == "=same":
        return Phrase(text, plain, plain, "single" if left.number == "mass" else left.number, left.kind, left.sure)
    if term.plural == "=people" and left.before.startswith(("a ", "another ", "this ", "that ", "each ")):
        pass  # 某企業: one of the kind
    elif term.plural == "=people":
        head = term.english.removeprefix("{}")
        first, _, rest = text.partition(" ")
        if term.english.endswith("{n}"):
            text = f"{plural_of(first)} {rest}"  # AI導入企業: companies adopting AI
        else:
            text = left.before + plural_of(head) if head != term.english else plural_of(text)
        number = "plural"
    elif term.plural == term.english:
        number = "plural"
    return Phrase(text, before, plain, number, kind, left.sure)
