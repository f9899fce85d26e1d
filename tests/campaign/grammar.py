"""Inputs made at random: bytes, and Markdown, HTML, YAML and plain text by small grammars that nest, break off and mix."""

from __future__ import annotations

import json
import random
from functools import cache
from itertools import pairwise

from campaign.articles import CORPUS, article, other_figures, parts

STRANGE = (
    "\0", "\x1b[31m", "\x7f", "\x85", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2028", "\u2029", "\ufeff", "\ufffd", "\ufffe", "が",
    "e" + "\u0301" * 30, "👨‍👩‍👧", "㌔", "㈱", "﷽", "\r", "\r\n", "\t", "　", "\x0b", "\x0c", "𠮷", "ｱﾞ", "٣", "²", "½", "Ⅳ", "①",
)  # fmt: skip
FIGURES = (
    "3兆2,300億円", "1e309", "0.1兆円", "千万億", "-0", "1/0", "2.5倍", "９９％", "三割", "数十万人", "1,2,3,4円", "9" * 45, "10〜5%", "2月30日", "25時",
    "令和0年", "昭和65年5月", "9999年", "FY2026", "Q5", "第0四半期", "来年", "翌日午前0時", "5年後", "192.168.0.1", "v1.2.3", "$4.3 billion", "40k円", "2025/13/41",
    "零下5度", "1.5.2", "1万", "万", "0", "00", "３分の０", "-5%減", "約約3倍", "5%以上以下",
)  # fmt: skip
WORDS = (
    "売上高", "北斗電機", "NVIDIA", "株式会社", "「H100」", "iPhone 17", "は", "が", "の", "を", "に", "増えた", "前年同期比", "同社", "価格", "、", "。", "(", "）", "「", "」",
    "GPU", "メモリ", "という", "見込みだ", "ではない", "より", " ", "ー", "約", "最大",
)  # fmt: skip
_INLINE = ("**", "*", "_", "`", "~~", "[", "](https://example.com/?a=1|2)", "](javascript:x)", "![", "<b>", "</b>", "<br>", "\\", "&yen;", "&#0;", "&", "^", "[^1]")
_TAGS = (
    "p", "div", "b", "ul", "li", "table", "tr", "td", "th", "h1", "h2", "pre", "code", "blockquote", "a", "article", "main", "section", "nav", "script",
    "style", "title", "sup", "time", "caption", "dl", "dt", "dd", "svg", "template", "textarea", "ruby", "rt",
)  # fmt: skip
_ATTRIBUTES = ("", "", "", " class=x", ' href="x>y"', " colspan=3", " rowspan=0", " colspan=999999999", " hidden", ' datetime="2026-02-30"', " a='", ' b="', " =")
_CODECS = ("utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp", "utf-16", "utf-16-le", "utf-32")
_SUFFIXES = (".md", ".txt", ".html", ".jsonl")


def text(rng: random.Random, words: int) -> str:
    """Words, figures and strange characters in a row."""
    kinds = rng.choices((WORDS, FIGURES, STRANGE, _INLINE), (70, 22, 3, 5), k=words)
    return "".join(rng.choice(kind) for kind in kinds)


def markdown(rng: random.Random, depth: int = 0) -> str:
    """Blocks of Markdown in each other."""
    made = []
    for _ in range(rng.randint(1, 5)):
        chance = rng.random()
        if chance < 0.35 or depth > 4:
            made.append(text(rng, rng.randint(1, 14)))
        elif chance < 0.45:
            made.append("#" * rng.randint(1, 7) + " " + text(rng, 4))
        elif chance < 0.6:
            made.append(_table(rng))
        elif chance < 0.85:
            mark = rng.choice(("> ", "- ", "1. ", "    ", "  * ", "- [ ] ", ": ", "\t"))
            made.append("\n".join(mark + line for line in markdown(rng, depth + 1).split("\n")))
        elif chance < 0.9:
            made.append(f"{rng.choice(('```', '~~~', ':::'))}\n{text(rng, 5)}\n" + rng.choice(("```", "~~~", "")))
        elif chance < 0.95:
            made.append(html(rng, depth + 1))
        else:
            made.append(rng.choice(("---", "===", "***", "[^1]: " + text(rng, 3), "[a]: <x> 'y", "<!--", "{: .x}")))
    return rng.choice(("\n", "\n\n")).join(made)


def _table(rng: random.Random) -> str:
    columns = rng.randint(1, 5)
    rows = [" | ".join(_cell(rng) for _ in range(rng.choice((columns, columns, columns, rng.randint(0, 6))))) for _ in range(rng.randint(1, 6))]
    rule = " | ".join(rng.choice(("---", ":--", "--:", "-")) for _ in range(columns))
    edge = rng.choice(("", "| "))
    return "\n".join(edge + row for row in (rows[0], rule, *rows[1:]))


def _cell(rng: random.Random) -> str:
    return rng.choice((rng.choice(FIGURES), rng.choice(WORDS), text(rng, 3), "", "百万円", "2025年3月期", "前年比（%）"))


def html(rng: random.Random, depth: int = 0) -> str:
    """Tags in each other; some are never closed, some closed by another."""
    made = []
    for _ in range(rng.randint(1, 5)):
        chance = rng.random()
        if chance < 0.4 or depth > 5:
            made.append(text(rng, rng.randint(1, 10)))
        elif chance < 0.95:
            tag = rng.choice(_TAGS)
            closing = f"</{tag}>" if rng.random() < 0.85 else rng.choice(("", "</p>", "</", "<"))
            made.append(f"<{tag}{rng.choice(_ATTRIBUTES)}>{html(rng, depth + 1)}{closing}")
        else:
            made.append(rng.choice(("<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE", "<?x", "<![a b", "</>", "<a <b", "&#x110000;", "&notin")))
    return "".join(made)


def front_matter(rng: random.Random) -> str:
    """YAML as it should not be, before a paragraph."""
    lines = []
    for _ in range(rng.randint(1, 6)):
        key = rng.choice(("title", "date", "tags", "author", "url", "x", "'", "? a", "<<", "&a b", "title"))
        value = rng.choice(
            ("no", "2026-02-30", "25:00:00", "[" * rng.randint(1, 40), "*a", "&a [*a, *a]", "!!python/object:x {}", "|", ">-", "'", '"\\x', "{a: {b: c}}",
             "- - - - - - - -", "9" * 5000, "2026-10-18 12:00:00 +0900", "\t", text(rng, 4), text(rng, 2), "~", "[a, b]")
        )  # fmt: skip
        lines.append("  " * rng.randint(0, 2) + f"{key}: {value}")
    return "---\n" + "\n".join(lines) + rng.choice(("\n---\n", "\n---\n", "\n...\n", "\n")) + text(rng, 10)


def by_grammar(rng: random.Random) -> tuple[str, bytes]:
    """The suffix and the bytes of an input of the second layer."""
    kind = rng.randrange(5)
    if kind == 0:
        return ".md", markdown(rng).encode()
    if kind == 1:
        return ".html", (rng.choice(("", "<main>", "<html><head><title>x</title></head><body>")) + html(rng)).encode()
    if kind == 2:
        return ".md", front_matter(rng).encode()
    if kind == 3:
        row = {"id": rng.choice(("a", "", 3, None, "\u202e")), "text": markdown(rng), "published": rng.choice(("2026-02-30", "2026-03-01", 7)), "title": text(rng, 3)}
        return ".jsonl", (json.dumps(row, ensure_ascii=rng.random() < 0.5) + "\n").encode()
    return ".txt", "\n".join(text(rng, rng.randint(0, 15)) for _ in range(rng.randint(1, 8))).encode()


@cache
def _corpus() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(CORPUS.iterdir()))


def by_bytes(rng: random.Random) -> tuple[str, bytes]:
    """The suffix and the bytes of an input of the first layer: noise, or a piece of the corpus with damage, in any encoding."""
    suffix = rng.choice(_SUFFIXES)
    if rng.random() < 0.2:
        return suffix, rng.randbytes(rng.randint(0, 400))
    whole = rng.choice(_corpus())
    at = rng.randrange(max(1, len(whole) - 100))
    piece = whole[at : at + rng.randint(20, 900)]
    if rng.random() < 0.5:
        piece = piece.decode("utf-8", "ignore").encode(rng.choice(_CODECS), "replace")
    data = bytearray(piece)
    for _ in range(rng.choice((0, 1, 3, 20))):
        place = rng.randrange(len(data) + 1)
        damage = rng.randrange(3)
        if damage == 0 and place < len(data):
            data[place] ^= 1 << rng.randrange(8)
        elif damage == 1:
            data[place:place] = rng.choice(STRANGE).encode() * rng.choice((1, 1, 50))
        else:
            del data[place : place + rng.randint(1, 5)]
    return suffix, bytes(data)


def by_sentences(rng: random.Random) -> tuple[str, bytes]:
    """The suffix and the bytes of an input of the third layer: the corpus's sentences in another order, and parts of them joined."""
    if rng.random() < 0.5:
        return ".md", article(rng, rng.randint(150, 500)).encode()
    sentences = rng.choices(parts().sentences, k=rng.randint(2, 7))
    joined = "".join(other_figures(rng, one[: rng.randint(0, len(one))] + two[rng.randint(0, len(two)) :]) for one, two in pairwise(sentences))
    return rng.choice((".txt", ".md")), joined.encode()


LAYERS = {"bytes": by_bytes, "grammar": by_grammar, "sentences": by_sentences}
