"""Pathological shapes: for each a suffix, and a text that is made of a number of repetitions."""

from __future__ import annotations

from collections.abc import Callable


def repeated(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """`unit` so many times, between what stands before and after."""
    return lambda n: before + unit * n + after


def nested(opening: str, closing: str, inside: str = "価格は3円だ。") -> Callable[[int], str]:
    """So many in each other."""
    return lambda n: opening * n + inside + closing * n


def numbered(line: str) -> Callable[[int], str]:
    """So many lines, each with its number."""
    return lambda n: "".join(line.format(i=i) for i in range(n))


def _wide_table(n: int) -> str:
    return f"|{'売上高|' * n}\n|{'---|' * n}\n|{'3円|' * n}\n"


def _wide_changes(n: int) -> str:
    return f"|社名|{'売上高|前年比|' * n}\n|---|{'---|---|' * n}\n|北斗電機|{'3億円|5%|' * n}\n"


def _html_table(n: int) -> str:
    return "<main><table>" + "<tr>" + "<td colspan=2>3億円" * n + "</table>"


def _grid(n: int) -> str:
    side = max(1, round(n**0.5))
    row = "|" + "5%|" * side + "\n"
    return f"|{'率|' * side}\n|{'---|' * side}\n" + row * side


SHAPES: dict[str, tuple[str, Callable[[int], str]]] = {
    # characters
    "one digit": (".txt", repeated("9")),
    "digits and points": (".txt", repeated("1.")),
    "digits and commas": (".txt", repeated("1,")),
    "kanji numerals": (".txt", repeated("千")),
    "kanji numerals of all ranks": (".txt", repeated("一億二千万三百")),
    "full-width digits": (".txt", repeated("９")),
    "digits before a unit far away": (".txt", repeated("9 ", after="円")),
    "one katakana": (".txt", repeated("ア")),
    "one kanji": (".txt", repeated("株")),
    "one Latin letter": (".txt", repeated("a")),
    "Latin words": (".txt", repeated("Apple ")),
    "names without a gap": (".txt", repeated("NVIDIA")),
    "spaces": (".txt", repeated(" ", "価格は", "3円だ。")),
    "tabs": (".txt", repeated("\t", "価格は", "3円だ。")),
    "ideographic spaces": (".txt", repeated("　", "価格は", "3円だ。")),
    "empty lines": (".txt", repeated("\n", "価格は", "3円だ。")),
    "carriage returns": (".txt", repeated("\r")),
    "NUL": (".txt", repeated("\0")),
    "combining marks": (".txt", repeated("\u0301", "e")),
    "zero-width joiners": (".txt", repeated("👩\u200d")),
    "bidi controls": (".txt", repeated("\u202e")),
    "full stops": (".txt", repeated("。")),
    "commas": (".txt", repeated("、")),
    # sentences
    "opening quotation marks": (".txt", repeated("「")),
    "closing quotation marks": (".txt", repeated("」")),
    "quotations": (".txt", repeated("「価格」")),
    "brackets in each other": (".txt", nested("（", "）")),
    "one long sentence of figures": (".txt", repeated("売上高は3億円、")),
    "one long sentence of phrases": (".txt", repeated("電池の容量の", after="は3倍だ。")),
    "one long sentence of names": (".txt", repeated("トヨタと", after="の売上高は3億円だ。")),
    "one long sentence of dates": (".txt", repeated("2025年3月と")),
    "many sentences": (".txt", repeated("北斗電機の売上高は3億円だった。")),
    "many references": (".txt", repeated("同社の売上高は3億円だった。", "北斗電機は強い。")),
    "many relative dates": (".txt", repeated("昨年は3億円だった。")),
    "many ranges": (".txt", repeated("3〜5%")),
    "many companies that no table has": (".txt", numbered("株式会社ホクト{i}の売上高は3億円だった。\n")),
    "many products that no table has": (".txt", numbered("新製品「ホクト{i}」の価格は3円だ。\n")),
    "many quantities of all sizes": (".txt", numbered("価格は{i}円、")),
    "forms of changes": (".txt", repeated("前年比3%増の")),
    "list entries": (".txt", repeated("・価格は3円\n")),
    # Markdown
    "opening square brackets": (".md", repeated("[")),
    "links without an end": (".md", repeated("[a](")),
    "asterisks": (".md", repeated("*a ")),
    "underscores": (".md", repeated("_a")),
    "backticks of all lengths": (".md", lambda n: " ".join("`" * i for i in range(1, round((2 * n) ** 0.5)))),
    "backslashes": (".md", repeated("\\")),
    "quotations in each other": (".md", repeated("> ", after="価格は3円だ。")),
    "lists in each other": (".md", repeated("- ", after="価格は3円だ。")),
    "headings": (".md", repeated("# 価格\n")),
    "a wide table": (".md", _wide_table),
    "a tall table": (".md", repeated("|売上高|3億円|\n", "|項目|値|\n|---|---|\n")),
    "a tall table with empty heads": (".md", repeated("||3億円|5%|\n", "|社名|売上高|前年比|\n|---|---|---|\n|北斗電機|3億円|5%|\n")),
    "a wide table of changes": (".md", _wide_changes),
    "a wide table with empty heads": (".md", lambda n: f"|社名|売上高|{'|' * n}\n|---|{'---|' * (n + 1)}\n|北斗電機|{'3億円|' * (n + 1)}\n"),
    "many tables": (".md", repeated("|項目|値|\n|---|---|\n|売上高|3億円|\n\n")),
    "a square table": (".md", _grid),
    "references to links": (".md", numbered("[a{i}]: x\n")),
    "entities": (".md", repeated("&yen;")),
    "front matter beyond its limit": (".md", repeated("a: [b]\n", "---\n" + "a: [b]\n" * 9_500)),
    # HTML
    "tags without an end": (".html", repeated("<a ")),
    "comments without an end": (".html", repeated("<!--")),
    "tags in each other": (".html", nested("<div>", "</div>")),
    "closing tags alone": (".html", repeated("</p>")),
    "attributes": (".html", lambda n: "<p " + "a=1 " * n + ">価格は3円だ。</p>"),
    "a row of a table": (".html", _html_table),
    "paragraphs": (".html", repeated("<p>価格は3円だ。</p>", "<main>")),
    "entities in HTML": (".html", repeated("&amp;", "<main>")),
    "scripts": (".html", repeated("<script>x</script>")),
}
