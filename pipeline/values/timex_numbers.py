"""Small numbers as dates and lengths of time write them: `15`, `1.5`, `二十五`, `二〇二五`, `120万`, `数十`.

Everything here works on folded text (see `normal.fold`): ASCII digits, `~` and `-` as the marks of a range.
"""

from __future__ import annotations

from decimal import Decimal

DIGITS = "0-9"
KANJI_DIGITS = "〇零一二三四五六七八九"
KANJI_NUMERALS = KANJI_DIGITS + "十百千万億廿"
LONGEST = 40  # characters; a longer run is no number of years or minutes

_DIGIT = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8}


def read_number(written: str) -> Decimal | None:
    """The value of a number, or None where it is vague (数十), empty, unreadable or longer than LONGEST."""
    text = written.replace(",", "")
    if not text or len(text) > LONGEST or text[0] in "数何第":
        return None
    if text.isascii():
        return Decimal(text) if text.replace(".", "", 1).isdigit() else None
    if all(char in _DIGIT for char in text):
        return Decimal("".join(str(_DIGIT[char]) for char in text))
    return _read_mixed(text.replace("廿", "二十"))


def _read_mixed(text: str) -> Decimal | None:
    """`1万4000`, `二千二十五`, `十五`: digits with the multipliers 十 百 千 万 億."""
    total = section = Decimal(0)
    pending: Decimal | None = None
    digits = ""
    for char in text + "\0":
        if char.isascii() and char != "\0":
            digits += char
            continue
        if digits:
            if not digits.replace(".", "", 1).isdigit():
                return None
            pending, digits = Decimal(digits), ""
        if char in _DIGIT:
            pending = (pending or Decimal(0)) * 10 + _DIGIT[char]
        elif char in _SMALL:
            section += (Decimal(1) if pending is None else pending) * _SMALL[char]
            pending = None
        elif char in _LARGE:
            section += pending or Decimal(0)
            total += (section or Decimal(1)) * _LARGE[char]
            section, pending = Decimal(0), None
        elif char != "\0":
            return None
    return total + section + (pending or Decimal(0))


def read_whole(written: str) -> int | None:
    """The value of a whole number below 10000, the largest that a calendar needs, or None."""
    value = read_number(written)
    if value is None or value != value.to_integral_value() or not 0 <= value < 10000:
        return None
    return int(value)


def plain(value: Decimal) -> str:
    """A number as TIMEX3 writes it in a length: `20`, `1.5`, never `2E+1`."""
    return str(int(value)) if value == value.to_integral_value() else format(value, "f")
