"""Claims: each quantity of a sentence with what the forms say of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from pipeline.components.claim_dates import date_of
from pipeline.components.forms import FILLED, SLOTS, forms_between
from pipeline.components.measures import amount_of, can_have_unit
from pipeline.components.noun_classes import is_of, nouns_of, without_praise
from pipeline.components.other_clauses import actors_elsewhere, speaks_against
from pipeline.components.otherwise import MEASURED_IN_ITSELF, otherwise
from pipeline.components.phrases import BASES, TAKEN, TARGET
from pipeline.components.table_heads import kinds_of
from pipeline.facts import ClaimFact, SlotFact
from pipeline.values.normal import fold
from pipeline.values.units import is_money

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.components.context import Context
    from pipeline.components.forms import Form
    from pipeline.components.phrases import SentenceReading
    from pipeline.facts import DateFact, Name, QuantityFact
    from pipeline.language.words import Word
    from pipeline.records import Direction, Modality

#: How far before and behind a quantity forms look, in characters of the coded sentence.
REACH = 160


def unit_kind(quantity: QuantityFact) -> str:
    """The kind of unit by which forms choose: one of forms.UNITS."""
    unit = quantity.unit
    if unit == "x":
        low = quantity.value if quantity.value is not None else quantity.low
        return "fraction" if low is not None and low < 1 else "times"
    if unit == "%":
        return "percent"
    if unit == "pp":
        return "points"
    if unit == "count":
        return "count"
    if unit in ("", "pt"):
        return "score"
    if unit in ("s", "min", "h", "d", "wk", "mo", "yr", "ms"):
        return "duration"
    if is_money(unit):
        return "money"
    return "measure"


#: Where a clause with a finite verb ends: what follows is said of something else.
_CLAUSE_END = re.compile(
    r"(?:た|ている|である|ます|です|だ|ない|なる)(?:が|けれども|けれど|けど|ものの|ので|ため|一方で|一方)、|ており、|ていて、|たが"
    r"|[たる]ところ、|[たるの](?:結果|うえで|上で)、|なのに|という(?:話|ニュース|報道|記事)を|という[^、。はが]{1,20}は、?|という(?:から|だけあって|中)、|中で、|(?:話|ニュース|報道|記事)は、|。[」』]|ことに(?:気|驚)|[ 　](?=[^ -~])|(?<=[^ -~])[ 　]|…|[―─—]{2}|[!?]"
)
#: Where a clause ends that only describes a noun; what is planned or expected is said of another: 5億円を投じた工場を…する計画.
_DESCRIBES = re.compile(
    r"[^、。はが]{0,24}?(?:(?:[しっいえけげせてねべめれきりみび]た|んだ|(?:ている|ていた))(?=[一-龥ァ-ヶA-Za-z「『])|(?:誇る|抱える|擁する|有する|持つ)(?=[一-龥ァ-ヶA-Za-z「『]))"
    r"(?!計画|予定|見通|見込|可能性|方針|模様|予測|予想|試算|推計|意向|考え|目標|狙い|構え|公算)"
)
#: Endings of properties that are themselves not facts yet.
_OUTLOOKS: tuple[tuple[str, Modality], ...] = (
    ("予想", "forecast"), ("見通し", "forecast"), ("見込み", "forecast"), ("予測", "forecast"), ("計画", "planned"), ("目標", "planned"),
)  # fmt: skip
#: Before a vague length of time, which then is no more than the present age: 今後数年.
_YEARS_AROUND = ("今後", "これから", "この先", "ここ", "この", "過去")
#: Endings of deeds that tell which way a figure moves.
_WAYS = (("decrease", ("削減", "短縮", "低減", "減少", "低下", "縮小", "軽減")), ("increase", ("向上", "増加", "拡大", "上昇", "改善", "高速化")))
# Those of whom a part does something.
_GROUP = re.compile(r"(?:企業|会社|組織|自治体|社員|職員|従業員|学生|生徒|[^者]者|世帯|人|層|国|校|店舗?)\Z")
# What a source publishes that is no fact yet: IDCの予測では.
_FORECASTS = re.compile("(?:社|氏)?(?:による|の)(?:最新の)?(?:予測|予想|見通し|試算)(?:で|に)")
_BUYS = re.compile(r"を[^。、は]{0,30}(?:買収|取得|購入)(?:する|し)")
_RESTATED = 12  # characters between a figure and the brackets that say it again
_IN_BRACKETS = 60  # characters between an opening bracket and a figure within
_RELATIVE = frozenset({"percent", "points", "times", "fraction"})
#: Forms of attribution whose speaker tells of others.
_THIRD_PARTY = frozenset({"said_report_by", "said_report_compound", "said_report_shown", "said_by", "said_report_plain", "estimates", "estimates_subject", "forecast_of", "reported_topic"})


#: Forms of the entity that take whatever name stands near.
_WEAK = frozenset({"name_possessive", "maker_of", "heading_topic", "by_means_of", "thing_topic"})


#: The measured property of a mean, which is of all and nobody's own: 世界平均, 業界平均.
_AVERAGE = re.compile("[^年月日週毎]+平均")
# Behind a quantity that something is, and does nothing with.
_IS = re.compile("(?:以上|超|前後|程度|余り|弱|強)?(?:[（(][^（）()]{0,40}[）)])?(?:で、|だったが|だが|でしたが|ですが)")
#: Forms whose property must be a rate: 製造業（23%）などでは導入率が低い.
_OF_RATES = "rate_of_bracketed"
#: The form of what a clause with the figure describes.
_OF_CLAUSE = "thing_of_clause"
#: The measure of the next figures, which must be of the same unit: 建設業で41%、小売業で17%という定着率.
_SHARED = "shared_measure_behind"
_CLOSING = {"「": "」", "『": "』", "“": "”", "（": "）", "(": ")"}
#: A noun phrase in a coded sentence.
_PHRASE = re.compile(f"[{chr(BASES['plain'])}-{chr(BASES['quantity'] - 1)}]")
#: Forms whose property stands directly before the figure: 平均15%, 総額20億円.
_BESIDE = frozenset({"measure_direct", "rate_of", "object_quantity"})
#: What a price is asked for may itself be measured in anything: 出力$0.40/1M is no power.
_PRICED = "price_of_use"


class Filling:
    """The slots and values of one claim while the forms fill them."""

    __slots__ = ("others", "slots", "values")

    def __init__(self) -> None:
        self.others: set[Name] = set()  # names of the sentence of which the figure is not
        self.slots: dict[str, SlotFact] = {}
        self.values: dict[str, tuple[str, str]] = {}  # "modality" -> (value, form)

    def value(self, name: str) -> str | None:
        return self.values[name][0] if name in self.values else None

    def rule(self, name: str) -> str:
        return self.values[name][1] if name in self.values else ""


def coded(text: str, reading: SentenceReading, index: int, quantities: Sequence[QuantityFact]) -> tuple[int, str, str, str]:
    """What the forms match for the quantity `index`: its place in the coded text around it, that text, the plain text behind it
    to the end of the sentence, and that to the end of its clause."""
    quantity = quantities[index]
    at = reading.quantity_at[index]
    low, high = max(0, at - REACH), at + 1 + REACH
    code = reading.code[low:at] + TARGET + reading.code[at + 1 : high]
    tail = fold(text[quantity.outer[1] if quantity.outer[1] == reading.spans[at][1] else quantity.end : reading.end])
    clause_end = _DESCRIBES.match(tail) or _CLAUSE_END.search(tail)
    return at - low, code, tail, tail[: clause_end.end()] if clause_end else tail


def fill(text: str, reading: SentenceReading, index: int, quantities: Sequence[QuantityFact]) -> Filling:
    """Runs the forms for the quantity `index` of a sentence."""
    others = {place: quantities[other] for other, place in reading.quantity_at.items()}
    place, code, tail, clause = coded(text, reading, index, quantities)
    low = reading.quantity_at[index] - place
    sentence = fold(text[reading.start : reading.end])
    kind = unit_kind(quantities[index])
    filling = Filling()
    for away in actors_elsewhere(code, place):
        phrase = reading.phrases[code[away]]
        code = code[:away] + TAKEN + code[away + 1 :]
        if phrase.name is not None:
            filling.others.add(phrase.name)
    open_slots = set(FILLED)
    signs = reading.signs[low : low + len(code)]
    statistic: SlotFact | None = None
    for form in forms_between(kind, signs[:place], signs[place + 1 :]):
        if form.value is not None:
            if form.value[0] in filling.values:
                continue
            if form.match(code, place, tail, clause) is not None:
                filling.values[form.value[0]] = (form.value[1], form.name)
            continue
        if open_slots.isdisjoint(form.wanted):
            continue
        positions = form.match(code, place, tail, clause)
        if positions is None:
            continue
        until = positions.pop("entity_to", None)
        for slot, position in positions.items():
            if slot in filling.slots:
                continue
            last = until if slot == "entity" and until is not None else position
            if (other := others.get(low + position)) is not None and kind not in _RELATIVE and unit_kind(other) != kind:
                continue  # an amount is compared with an amount of its own kind
            filled = _with_its_bracket(text, _slot(reading, code, low, position, last, form))
            if slot == "baseline" and is_of("answered", fold(text[filled.start : filled.end]), ""):
                continue
            if slot in ("entity", "thing") and fold(text[filled.start : filled.end]) in nouns_of("nobody"):
                if kind == "duration":
                    filling.values.setdefault("claim", ("none", form.name))  # 私はこの20年: an aside
                continue
            if form.name == _OF_CLAUSE and fold(text[filled.start : filled.end]) in nouns_of("clause_end"):
                continue
            if slot == "entity" and speaks_against(form.name, filled, sentence, reading.start, quantities[index].outer):
                if filled.name is not None:
                    filling.others.add(filled.name)
                continue
            if form.name == "by_means_of" and (measured := filling.slots.get("property")) is not None and measured.rule == "measure_topic":
                continue  # 自動化により費用を2割減らした: the cost is not that of what lowers it
            if slot == "property" and form.name != _PRICED and not _can_have(fold(text[filled.start : filled.end]), kind, quantities[index].unit):
                continue  # a price has no gigabytes
            if form.name == _SHARED and not _is_shared(text, filled, quantities[index], [q for at, q in others.items() if low + place < at < low + position]):
                continue
            if slot == "property" and form.name in _BESIDE and fold(text[filled.start : filled.end]) in nouns_of("statistic"):
                statistic = statistic or filled
                continue  # 生産性を平均15%上げる: the mean of what another form names
            if slot == "property" and kind == "duration" and text[filled.start] in "何数":
                continue  # 何時間もかかる検査を数分で
            if slot == "property" and without_praise(fold(text[filled.start : filled.end])) in nouns_of("unmeasured"):
                owner = reading.phrases.get(code[position - 2]) if position >= 2 and code[position - 1] == "の" else None
                if owner is None or owner.kind != "measure":
                    continue
                filled = _slot(reading, code, low, position - 2, position - 2, form)  # 売上高の内訳は、日本が30億円、…
            if form.name == "versus" and kind == "percent" and fold(text[filled.start : filled.end]) in nouns_of("denominator"):
                continue  # 売上高比2%: of sales
            if form.name == "market_of_shares" and not fold(text[filled.start : filled.end]).endswith("市場"):
                continue
            if form.name == "from_to" and _counts_other(filled, quantities[index], quantities):
                continue
            if form.name == _OF_RATES and not _is_rate(fold(text[filled.start : filled.end])):
                continue
            filling.slots[slot] = filled
            open_slots.discard(slot)
            if slot in ("baseline", "attribution"):
                # What a thing is compared with is not the thing, nor, at first, he who speaks of it.
                code = _take(reading, code, position, filled)
    if statistic is not None and "property" not in filling.slots and kind == "money" and not code.startswith(("の", "もの", "という"), place + 1):
        filling.slots["property"] = statistic
    start = quantities[index].outer[0]
    _speaker_of_himself(filling, fold(text[start - 1 : start]), start, buys=kind in ("percent", "count") and _BUYS.match(tail) is not None)
    return filling


def _speaker_of_himself(filling: Filling, particle: str, at: int, *, buys: bool) -> None:
    """Who says something and names no other thing speaks of himself: アマゾンは…を投資すると発表した. So does who stands directly
    before the figure, which begins at `at` behind a particle: 北星は20億円、青葉も30億円を投資すると発表した; and who buys it."""
    speaker, entity = filling.slots.get("attribution"), filling.slots.get("entity")
    if speaker is None or speaker.rule in _THIRD_PARTY:
        return
    beside = speaker.end == at - 1 and particle in ("は", "も", "が")
    if entity is None or buys or entity.rule in _WEAK or (beside and entity.rule == "named_topic" and entity.end < speaker.start):
        filling.slots["entity"] = replace(speaker, rule=f"{speaker.rule}, of itself")


def _counts_other(start: SlotFact, quantity: QuantityFact, quantities: Sequence[QuantityFact]) -> bool:
    """Whether what から follows counts other things than this figure does: 10カ国から5社が参加した."""
    former = next((one for one in quantities if one.outer[0] <= start.start and start.end <= one.outer[1]), None)
    return former is not None and former.unit == quantity.unit == "count" and former.counter != quantity.counter


def _can_have(measured: str, kind: str, unit: str) -> bool:
    """Whether a property can have a quantity of this kind and unit; a change of it always goes."""
    amount = amount_of(measured)
    if kind in ("measure", "duration") and amount in ("", kind):
        return can_have_unit(measured, unit)
    return not amount or kind == amount or kind in _RELATIVE or kind == "score"


def _is_shared(text: str, measured: SlotFact, quantity: QuantityFact, between: Sequence[QuantityFact]) -> bool:
    """Whether a measure behind later figures is that of this one too: they are of its unit, and nothing praises the measure (巨大な規模)."""
    alike = all(other.unit == quantity.unit or (is_money(other.unit) and is_money(quantity.unit)) for other in between)
    return alike and re.search("[ぁ-ん]", text[measured.start : measured.end]) is None


def _is_rate(measured: str) -> bool:
    """Whether a property is itself a percentage: 導入率, シェア."""
    kinds = kinds_of(measured)
    return "percent" in kinds and "no_percent" not in kinds


def _slot(reading: SentenceReading, code: str, low: int, position: int, last: int, form: Form) -> SlotFact:
    """The slot that the phrases from `position` to `last` of the coded text fill."""
    phrase = reading.phrases.get(code[position])
    start, end = reading.spans[low + position]
    name = None
    if phrase is not None:
        start, end, name = phrase.wide, phrase.end, phrase.name
    if last != position:
        return SlotFact(start, reading.phrases[code[last]].end, form.name)
    if position >= 2 and code[position - 1] == "の" and phrase is not None and phrase.kind == "product":
        maker = reading.phrases.get(code[position - 2])
        if maker is not None and maker.kind == "company" and maker.end + 1 == start:
            start = maker.start  # NVIDIAのH100; a bracket between them is not opened without its end
    return SlotFact(start, end, form.name, name)


def _with_its_bracket(text: str, slot: SlotFact) -> SlotFact:
    """「Felo」開発元 with the bracket that its first word stands in."""
    opening = text[slot.start - 1 : slot.start]
    closing = _CLOSING.get(opening, "")
    inside = text[slot.start : slot.end]
    return replace(slot, start=slot.start - 1) if closing and closing in inside and opening not in inside else slot


def _take(reading: SentenceReading, code: str, position: int, filled: SlotFact) -> str:
    """Marks a phrase, its maker and other mentions of the same name as taken."""
    marks = list(code)
    marks[position] = TAKEN
    for found in _PHRASE.finditer(code):
        phrase = reading.phrases.get(found[0])
        if phrase is not None and (
            (filled.name is not None and phrase.name == filled.name) or (filled.start <= phrase.start and phrase.end <= filled.end)
        ):
            marks[found.start()] = TAKEN
    return "".join(marks)


def read_sentence_claims(
    text: str,
    reading: SentenceReading,
    words: Sequence[Word],
    quantities: Sequence[QuantityFact],
    dates: Sequence[DateFact],
    context: Context,
    earlier: ClaimFact | None = None,
    watch: Callable[[SentenceReading, int, Filling], None] | None = None,
) -> list[ClaimFact]:
    """The claims of one sentence, in the order of its quantities. `earlier` is the last claim of the same block; `watch` hears
    what the forms filled for each quantity."""
    claims: list[ClaimFact] = []
    for index in reading.quantity_at:
        quantity = quantities[index]
        filling = fill(text, reading, index, quantities)
        if watch is not None:
            watch(reading, index, filling)
        if filling.value("claim") == "none":
            continue
        slots: dict[str, SlotFact | None] = {slot: filling.slots.get(slot) for slot in SLOTS}
        if claims:
            _share(slots, claims, quantities, quantity, filling)
            _as_in_the_first_brackets(text, slots, claims, quantities, index)
        elif earlier is not None:
            _go_on(slots, earlier, quantities[earlier.quantity], quantity)
        _of_the_average(text, reading, reading.quantity_at[index], slots)
        _keep_apart(text, slots, unit_kind(quantity))
        context.resolve(text, slots)
        context.complete(text, reading, reading.quantity_at[index], slots, unit_kind(quantity), quantity, filling.others)
        if slots["entity"] is None:
            slots["entity"], slots["property"] = otherwise(text, words, slots["property"], filling.slots.get("thing"))
        if _says_nothing(text, slots, quantity):
            continue
        modality, modality_rule = _modality(text, slots["property"], filling)
        direction, direction_rule = _named_change(text, slots["property"]) or _direction(text, slots["baseline"], quantity, [quantities[i] for i in reading.quantity_at], filling)
        if claims and claims[-1].direction_rule == "the two values" and slots["property"] is not None and slots["property"].rule == "arrow_bracket":
            direction, direction_rule = claims[-1].direction, claims[-1].direction_rule  # 14% → 9%（5ポイント改善）
        claims.append(
            ClaimFact(
                quantity=index,
                sentence=(reading.start, max(reading.end, quantity.end)),  # a line that is no sentence may be cut in a figure
                entity=slots["entity"],
                property=slots["property"],
                baseline=slots["baseline"],
                attribution=slots["attribution"],
                modality=modality,
                modality_rule=modality_rule,
                direction=cast("Direction | None", direction),
                direction_rule=direction_rule,
                predicate=None if _only_is(text, quantity, quantities[index + 1 : index + 2], words) else _predicate(words, quantity.end),
                date=claims[-1].date if claims and _restates(quantities, claims[-1].quantity, index, filling) else date_of(text, reading, index, quantities, dates, words, slots["baseline"]),
            )
        )
    return claims


def _restates(quantities: Sequence[QuantityFact], before: int, index: int, filling: Filling) -> bool:
    """10億ドル（約1500億円）: a sum said again, of the same date."""
    return filling.value("inherit") is not None and quantities[index].start - quantities[before].end <= _RESTATED


def _modality(text: str, measured: SlotFact | None, filling: Filling) -> tuple[Modality, str]:
    """How sure, and why: by the predicate, else by the property itself (純利益予想は…)."""
    said = filling.value("modality")
    told = filling.slots.get("attribution")
    if said in (None, "reported") and told is not None and _FORECASTS.match(text, told.end):
        return "forecast", "who says so forecasts it"
    if said is None and measured is not None:
        words = fold(text[measured.start : measured.end])
        for ending, modality in _OUTLOOKS:
            if words.endswith(ending):
                return modality, f"the property is a {ending}"
    return cast("Modality", said or "asserted"), filling.rule("modality")


def _says_nothing(text: str, slots: dict[str, SlotFact | None], quantity: QuantityFact) -> bool:
    """A length of time that measures nothing, and is nobody's in its sentence or no more than 今後数年: a quantity, but no claim."""
    entity = slots["entity"]
    if unit_kind(quantity) != "duration" or slots["property"] is not None:
        return False
    if quantity.vague is not None and text[: quantity.start].endswith(_YEARS_AROUND):
        return True
    return entity is None or entity.inferred


def _named_change(text: str, measured: SlotFact | None) -> tuple[str, str] | None:
    """Up or down by the deed that is the label of the figure: 輸送費削減：40%."""
    if measured is None or measured.rule != "label_of_deed":
        return None
    return next(((way, measured.rule) for way, endings in _WAYS if text.endswith(endings, measured.start, measured.end)), None)


def _direction(
    text: str, baseline: SlotFact | None, quantity: QuantityFact, quantities: Sequence[QuantityFact], filling: Filling
) -> tuple[str | None, str]:
    """Up or down, and why: by the two values of a change, by the verb, or by a multiple of the thing's own past.

    `quantities` are those of the sentence.
    """
    if baseline is not None:
        former = next((q for q in quantities if q.outer[0] <= baseline.start and baseline.end <= q.outer[1]), None)
        if former is not None and former.unit == quantity.unit and former.value is not None and quantity.value not in (None, former.value):
            assert quantity.value is not None
            return ("increase" if quantity.value > former.value else "decrease"), "the two values"
    words = text[quantity.start : quantity.end]
    if words[-1] in "増減":  # 倍増, 半減
        return ("increase" if words[-1] == "増" else "decrease"), "the word itself"
    if filling.value("direction"):
        return filling.value("direction"), filling.rule("direction")
    if baseline is not None and quantity.unit == "x" and is_of("past", fold(text[baseline.start : baseline.end]), ""):
        return ("decrease" if unit_kind(quantity) == "fraction" else "increase"), "a multiple of its own past"
    return None, ""


def _share(
    slots: dict[str, SlotFact | None],
    claims: Sequence[ClaimFact],
    quantities: Sequence[QuantityFact],
    quantity: QuantityFact,
    filling: Filling,
) -> None:
    """What a quantity takes over from those before it in the sentence."""
    previous, before, kind = claims[-1], quantities[claims[-1].quantity], unit_kind(quantity)
    same_kind = unit_kind(before) == kind
    own = slots["property"]
    if own is not None and own.rule == "measure_earlier":
        own = None  # the earlier measure was that of the quantity before
    alike = next((c for c in reversed(claims) if quantities[c.quantity].unit == quantity.unit), None)
    if filling.value("baseline") == "same":
        slots["baseline"] = slots["baseline"] or next((c.baseline for c in reversed(claims) if c.baseline is not None), None)
    if filling.value("inherit"):
        # 10億ドル(約1500億円): the same claim; 5000人(8%): the same thing.
        slots["entity"] = previous.entity
        slots["attribution"] = slots["attribution"] or previous.attribution
        restated = same_kind and kind in ("money", "count")
        slots["property"] = previous.property if restated else own or previous.property
        if same_kind:
            slots["baseline"] = slots["baseline"] or previous.baseline
    elif slots["baseline"] is not None and (slots["baseline"].start, slots["baseline"].end) == before.outer:
        # 37%から36%に: both are figures of the same thing; but not in B社の216GBから3割.
        rival = previous.entity is not None and previous.entity.rule == "name_before_figure"
        owner = (claims[-2].entity if len(claims) > 1 else None) if rival else previous.entity
        if slots["entity"] is None or (rival and slots["entity"] == previous.entity):
            slots["entity"] = owner
        slots["property"] = slots["property"] or previous.property
    elif own is None and alike is not None and kind in ("measure", "money", "points", "score", "percent"):
        # 144GB … (192GB) … (288GB): the same measure goes on; but not one of several tests.
        tests = {(c.property.start, c.property.end) for c in claims if c.property is not None and c.property.rule == "score_on"}
        if len(tests) > 1:
            return
        slots["property"] = _inferred(alike.property) if alike.property is not None else slots["property"]


def _as_in_the_first_brackets(
    text: str, slots: dict[str, SlotFact | None], claims: Sequence[ClaimFact], quantities: Sequence[QuantityFact], index: int
) -> None:
    """A社3億円（売上高の4%、利益の9%）、B社2億円（3%、7%）: what the first brackets name is measured in the others too, each in its place."""
    place = _place_in_brackets(text, quantities, index)
    if place is None or (slots["property"] is not None and slots["property"].start > place[0]):
        return
    for claim in claims:
        there = _place_in_brackets(text, quantities, claim.quantity)
        named = claim.property is not None and there is not None and there[0] < claim.property.start < there[1]
        if named and there is not None and there[0] != place[0] and there[2] == place[2] and quantities[claim.quantity].unit == quantities[index].unit:
            assert claim.property is not None
            slots["property"] = replace(claim.property, rule="as in the first brackets", inferred=True)
            return


def _place_in_brackets(text: str, quantities: Sequence[QuantityFact], index: int) -> tuple[int, int, int] | None:
    """Where the brackets around a quantity open, where the quantity begins, and how many quantities stand before it in them."""
    start = quantities[index].start
    opened = max(text.rfind("(", max(0, start - _IN_BRACKETS), start), text.rfind("（", max(0, start - _IN_BRACKETS), start))
    if opened < 0 or ")" in text[opened:start] or "）" in text[opened:start]:
        return None
    rank = 0
    while rank < index and quantities[index - rank - 1].start > opened:
        rank += 1
    return opened, start, rank


def _go_on(
    slots: dict[str, SlotFact | None], earlier: ClaimFact, before: QuantityFact, quantity: QuantityFact
) -> None:
    """What a sentence takes over from the one before it: the measure, where the unit is the same."""
    if slots["property"] is None and before.unit == quantity.unit and unit_kind(quantity) == "measure":
        slots["property"] = _inferred(earlier.property)


def _of_the_average(text: str, reading: SentenceReading, at: int, slots: dict[str, SlotFact | None]) -> None:
    """歩数も調べており、全国平均は6000歩だった: the average is what the figure is of, and the measure before it what is measured."""
    mean, entity = slots["property"], slots["entity"]
    if mean is None or mean.inferred or (entity is not None and entity.rule != "average_of") or not _AVERAGE.fullmatch(fold(text[mean.start : mean.end])):
        return
    for place in range(at - 1, -1, -1):
        phrase = reading.phrases.get(reading.code[place])
        if phrase is not None and phrase.kind == "measure" and phrase.end <= mean.start:
            slots["entity"] = replace(mean, rule="average_of")
            slots["property"] = SlotFact(phrase.wide, phrase.end, "measure before its average")
            return


def _inferred(slot: SlotFact | None) -> SlotFact | None:
    return None if slot is None else replace(slot, rule="same measure goes on", inferred=True)


def _is_shared_out(text: str, measured: SlotFact, kind: str) -> bool:
    """導入する企業が4割を超えた: of those who do something the percentage is a part."""
    return kind in ("percent", "fraction") and measured.rule == "object_quantity" and _GROUP.search(text, measured.start, measured.end) is not None and text.startswith("が", measured.end)


def _keep_apart(text: str, slots: dict[str, SlotFact | None], kind: str) -> None:
    """One phrase fills one slot: of a count it is the thing counted, of a time what takes it, of any other figure what is measured."""
    entity, measured = slots["entity"], slots["property"]
    if entity is not None and entity.rule == MEASURED_IN_ITSELF:
        return
    if entity is not None and measured is not None and entity.start < measured.end and measured.start < entity.end:
        slots["property" if kind in ("count", "score", "duration") or _is_shared_out(text, measured, kind) else "entity"] = None


def _only_is(text: str, quantity: QuantityFact, following: Sequence[QuantityFact], words: Sequence[Word]) -> bool:
    """Whether a sentence says of the quantity that it is so much, and its next verb is said of another one: 12%で、3割を超えた."""
    copula = _IS.match(text, quantity.end)
    if copula is None:
        return False
    verb = next((word.start for word in words if word.start >= copula.end() and word.tag.startswith("動詞")), None)
    return verb is not None and any(copula.end() <= one.start < verb for one in following)


def _predicate(words: Sequence[Word], after: int) -> str | None:
    """The dictionary form of the first verb behind the quantity, a verbal noun with its する."""
    before: Word | None = None
    for word in words:
        if word.start >= after and word.tag.startswith("動詞"):
            if before is not None and "サ変" in before.tag and word.base in ("する", "できる"):
                return before.text + "する"
            if word.tag != "動詞-非自立可能" or word.base not in ("する", "いる", "ある", "なる"):
                return word.base
            if word.base in ("なる", "ある"):
                return word.base
        before = word
    return None

