"""Countries by their Japanese names, from the CLDR data that Babel ships."""

from __future__ import annotations

from functools import cache

from pipeline.summary.english.lexicon import Term

# How English speaks of a country in running text, where CLDR's name is a label.
_WITH_ARTICLE = frozenset({"United States", "United Kingdom", "Netherlands", "Philippines", "United Arab Emirates", "Czech Republic", "Maldives", "Bahamas"})
_SPOKEN = {"Türkiye": "Turkey", "Hong Kong SAR China": "Hong Kong", "Macao SAR China": "Macao", "Czechia": "the Czech Republic", "Myanmar (Burma)": "Myanmar"}


@cache
def _countries() -> dict[str, Term]:
    """Japanese territory name → term; only ISO codes of two letters."""
    from babel import Locale

    japanese, english = Locale("ja").territories, Locale("en").territories
    found: dict[str, Term] = {}
    for code, name in japanese.items():
        if len(code) == 2 and code.isalpha() and code in english and len(name) > 1:
            spoken = str(english[code])
            spoken = _SPOKEN.get(spoken, f"the {spoken}" if spoken in _WITH_ARTICLE else spoken)
            found[str(name)] = Term(str(name), spoken, "-", spoken.removeprefix("the "), "place")
    return found


@cache
def _longest() -> dict[str, int]:
    longest: dict[str, int] = {}
    for name in _countries():
        longest[name[0]] = max(longest.get(name[0], 0), len(name))
    return longest


def place_at(text: str, start: int) -> tuple[int, Term] | None:
    """(end, term) of the longest country name at `start`. The glossary's own rows are cheaper and come first."""
    countries = _countries()
    for end in range(min(len(text), start + _longest().get(text[start], 0)), start + 1, -1):
        term = countries.get(text[start:end])
        if term is not None:
            return end, term
    return None
