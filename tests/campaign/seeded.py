"""Bugs that are put into a copy of the program, to see whether the tests catch them."""

from __future__ import annotations

from typing import NamedTuple


class Bug(NamedTuple):
    """What is done, in which file of `pipeline/` what becomes what, and the tests that are tried first."""

    name: str
    file: str
    old: str
    new: str
    tests: str


BUGS = (
    # numbers
    Bug("万 is a thousand", "values/numerals.py", '"万": Decimal(10**4)', '"万": Decimal(10**3)', "numerals"),
    Bug("the minus is dropped", "values/amounts.py", "return minus.start(), -1", "return minus.start(), 1", "quantities quantities_tables"),
    Bug("a fraction is turned round", "values/amounts.py", "divide(sign * above.value, below.value)", "divide(sign * below.value, above.value)", "quantities quantities_tables"),
    Bug("what follows a comma is dropped", "values/numerals.py", 'digits.replace(",", "")', 'digits.split(",")[0]', "numerals"),
    Bug("the scale of the unit is forgotten", "values/amounts.py", "value, high = value * unit.scale,", "value, high = value,", "quantities_tables"),
    Bug("the rate of a unit is dropped", "values/amounts.py", "end, symbol, counter = add_rate(", "end, _, counter = add_rate(", "quantities"),
    Bug("the ends of a range are swapped", "values/ranges.py", "if falling else (near, second.value)", "if falling else (second.value, near)", "quantities"),
    Bug("two units are swapped", "tables/units.tsv", "パーセント | ％\t%\t", "パーセント | ％\tpp\t", "quantities_tables tables"),
    Bug("以上 is more than", "tables/modifiers.tsv", "以上もの\tafter\t>=", "以上もの\tafter\t>", "quantities_tables"),
    # dates
    Bug("一昨年 is the last year", "tables/date_words.tsv", "一昨年\tyear=now-2", "一昨年\tyear=now-1", "dates_examples"),
    Bug("令和 begins a year early", "tables/eras.tsv", "令和\tR\t2019-05-01", "令和\tR\t2018-05-01", "dates dates_examples"),
    Bug("business years are a year late", "values/calendar_fiscal.py", "ends = year if self.named == \"end\" or self.last_month == 12 else year + 1", "ends = year", "dates_examples"),
    # text and places
    Bug("spans end one early", "provenance.py", "max(source_start, self.end(end))", "max(source_start, self.end(end) - 1)", "provenance article"),
    Bug("spans begin one late", "provenance.py", "self.start(start)", "self.start(start + 1)", "provenance article"),
    Bug("lines count from 0", "provenance.py", "return bisect_right(starts, offset)", "return bisect_right(starts, offset) - 1", "provenance"),
    Bug("the last sentence is lost", "language/sentences.py", "    _add(found, text, begin, end)\n    return found", "    return found", "sentences"),
    Bug("the last line is lost", "batch/tasks.py", "elif line.strip():", 'elif line.endswith(b"\\n"):', "batch_inputs batch_run"),
    Bug("MeCab gets NUL", "language/words.py", 'safe = _UNSAFE.sub("\\ufffd", piece)', "safe = piece", "words tokenizer"),
    Bug("scripts are read", "sources/html_scanner.py", '"text" if word in SHOWN_RAW else "raw", word', '"text", word', "sources_html"),
    Bug("the declared encoding is ignored", "sources/reading.py", 'declared_charset(data) if form == "html" else None', "None", "encodings"),
    Bug("unread digits are not told", "summary/article.py", "in unread_digits(self.text, covered):", "in ():", "article corpus_gold"),
    # claims
    Bug("up is down", "components/claims.py", '"increase" if quantity.value > former.value', '"increase" if quantity.value < former.value', "renderings corpus_gold"),
    Bug("every cell has the heads of the first column", "components/table_claims.py", "self.heads.of(row, column)", "self.heads.of(row, 0)", "tables"),
    Bug("an article contradicts itself", "digest/comparable.py", "if any(number != other and", "if any(number == other and", "digest_comparable"),
    # what is written
    Bug("a formula gets into a spreadsheet", "writers/escape.py", 'return "\'" + shown if', "return shown if", "writers_escape"),
    Bug("HTML is not escaped", "writers/escape.py", "return escape_html(visible(text))", "return visible(text)", "writers_escape html_pages"),
    Bug("Markdown is not escaped", "writers/escape.py", "_MARKED.sub(_escape, visible(text))", "visible(text)", "writers_escape"),
    Bug("the terminal gets control characters", "writers/escape.py", "_UNSEEN.sub(_code_point, text.replace", "(text.replace", "writers_escape"),
    Bug("numbers are rounded", "writers/claims_csv.py", 'f"{value:f}"', 'f"{value:.0f}"', "writers_tables cli"),
    # runs
    Bug("half a file stays", "batch/files.py", "            part.unlink(missing_ok=True)\n            raise", "            raise", "batch_files batch_run"),
    Bug("files of others are overwritten", "batch/files.py", "if name not in self._earlier and os.path", "if not name and os.path", "batch_files"),
    Bug("a changed article is not read again", "batch/results.py", "                        digest.update(block)", "                        continue", "batch_results"),
    Bug("what another version made is used", "batch/results.py", "hashlib.sha256(program() + settings)", "hashlib.sha256(settings)", "batch_results"),
    Bug("a batch dies with one article", "batch/pool.py", "return [self._alone(task) for task in batch]", "return [[self._lost(task, MemoryError())] for task in batch]", "batch_run"),
    Bug("folders are read backwards", "batch/inputs.py", "sorted(scan, key=_place)", "sorted(scan, key=_place, reverse=True)", "batch_inputs"),
    Bug("failures end well", "cli.py", "return SOME_FAILED if counts.failed else OK", "return OK", "cli"),
)
