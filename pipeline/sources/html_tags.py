"""What the tags of HTML mean for a reader of text."""

from __future__ import annotations

# fmt: off
INLINE = frozenset(
    [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "nobr", "q", "rb", "rt", "rp", "rtc", "ruby", "s", "samp", "small", "span",
        "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ]
)
BLOCKS = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5",
        "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option",
        "p", "pre", "search", "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
        "ul",
    ]
)
# Elements whose content is not shown, and the readings above Chinese characters.
NEVER_TEXT = frozenset(
    [
        "script", "style", "noscript", "template", "head", "title", "svg", "math", "canvas", "iframe", "object",
        "embed", "audio", "video", "textarea", "select", "datalist", "map", "noembed", "noframes", "applet", "rt",
        "rp",
    ]
)
# Elements that stand round an article, not in it.
OUTSIDE_ARTICLE = NEVER_TEXT | frozenset(
    [
        "nav", "header", "footer", "aside", "form", "button", "dialog", "menu",
    ]
)
# Elements whose content is no markup: a scanner goes straight to their end tag.
OPAQUE = frozenset(
    [
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript",
    ]
)
SHOWN_RAW = frozenset(["xmp"])  # of these, those that are shown all the same
VOID = frozenset(
    [
        "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param",
        "source", "track", "wbr",
    ]
)

TAG_NAMES = INLINE | BLOCKS | OUTSIDE_ARTICLE | OPAQUE | VOID | frozenset(["colgroup", "picture", "slot", "meter", "progress", "output"])

RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
