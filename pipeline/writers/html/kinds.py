"""Kinds of units: what a reader chooses by, coarser than the unit itself."""

from __future__ import annotations

from pipeline.summary.english.numbers import is_money

_KINDS = {
    "percent": ("%", "pp", "ppm", "ppb"),
    "multiple": ("x",),
    "count": ("count", ""),
    "time": ("yr", "mo", "wk", "d", "h", "min", "s", "ms", "μs", "ns", "ps", "fs"),
    "data": ("bit", "B", "bps", "bp"),
    "power and energy": ("W", "Wh", "hp", "V", "A", "VA", "Ah", "J", "cal", "eV"),
    "speed of computing": ("FLOPS", "OPS", "Hz", "fps", "rpm", "qubit"),
    "size and weight": (
        "m", "m2", "m3", "in", "ft", "yd", "mi", "nmi", "Å", "g", "t", "lb", "oz", "L", "gal", "ha", "坪", "畳", "px",
    ),
}  # fmt: skip
_KIND_OF = {unit: kind for kind, units in _KINDS.items() for unit in units}
_PREFIXES = "kMGTPEZcmμnp"
OTHER = "other"


def kind_of(unit: str) -> str:
    """The kind of a unit: `GB` is data, `TB/s` too, `USD` money; `km/h` is neither size nor time."""
    if is_money(unit):
        return "money"
    plain, _, each = unit.partition("/")
    kind = _KIND_OF.get(plain) or (_KIND_OF.get(plain[1:]) if plain[:1] in _PREFIXES and plain[1:] else None)
    return kind if kind == "data" or (kind and not each) else OTHER
