"""HTML that no one should write: 30 files. Linear time, no exception, and what a browser would show is read."""

from __future__ import annotations

from collections.abc import Callable

from hostile.case import PLAIN, READ, Case, Outcome, times

N = times(5_000)
_P = f"<p>{PLAIN}</p>"


def _case(name: str, content: Callable[[], str] | str, *warnings: str, **more: object) -> Case:
    """A page in which the harmless sentence must be read."""
    more.setdefault("quantities", READ)
    make = content if callable(content) else lambda: content
    status = "degraded" if warnings else "ok"
    return Case("html", name + ".html", lambda: make().encode(), Outcome(status=status, warnings=warnings, **more))  # type: ignore[arg-type]


CASES = [
    _case("open-tags", lambda: _P + "<a " * N),
    _case("open-quotes", lambda: _P + '<a b="' * N),
    _case("open-comments", lambda: _P + "<!--" * N, "html: unclosed comment"),
    _case("comment-to-the-end", "<!-- 隠れた9円。" + _P, "html: unclosed comment", quantities=None, shows=(PLAIN,)),
    _case("declaration-that-breaks-parsers", "<![a b" + _P, quantities=READ),
    _case("data-without-an-end", "<![CDATA[" + _P, "html: unclosed comment"),
    _case("boxes-in-boxes", lambda: "<div>" * N + PLAIN + "</div>" * N),
    _case("end-tags", lambda: "</div>" * N + _P),
    _case("half-end-tags", lambda: "</" * N + _P),
    _case("paragraphs-left-open", lambda: "<p>晴れ" * N + _P),
    _case("entities", lambda: "&amp;&lt;&zzz;&#;&#x;&" * N + _P),
    _case("impossible-characters", f"<p>&#0;&#xD800;&#x110000;&#99999999999999999999;{PLAIN}</p>"),
    _case("figures-as-entities", "<p>価格は&#53;万円、容量は&#x31;&#x32;&#x38;GBだ。</p>", quantities=("50000 JPY", "128 GB")),
    _case("script", f"<script>document.write('<p>価格は9円</p>')</script>{_P}", hides=("9円",)),
    _case("script-left-open", f"{_P}<script>let a = 1;{_P}", "html: unclosed script", quantities=READ * 2),
    _case("style", f"<style>p:before {{content: '9円'}}</style>{_P}", hides=("9円",)),
    _case("frames", f"<frameset cols='50%,50%'><frame src=a.html><frame src=b.html></frameset><noframes>9円</noframes>{_P}", hides=("9円",)),
    _case("title-left-open", f"<title>新型機{_P}", "html: unclosed title"),
    _case("raw-text", f"<textarea>9円</textarea><xmp>{PLAIN}</xmp>", hides=("9円",)),
    _case("plain-text-for-ever", f"<plaintext>{PLAIN}"),
    _case("huge-spans", f"<table><tr><td colspan=999999999 rowspan=999999999>品</td><td>数</td></tr></table>{_P}", shows=("品", "数")),
    _case("tables-in-tables", lambda: "<table><tr><td>" * times(1_000) + PLAIN + "</table>" * times(1_000)),
    _case("cells-without-a-table", f"<td>甲<td>乙<tr><th>丙{_P}", shows=("甲", "乙", "丙")),
    _case("figure-in-the-attributes", f"<img alt='9円' data-x='>'><p title='8円 > 7円'>{PLAIN}</p>", hides=("9円", "8円")),
    _case("nul-in-a-tag", f"<p\0class=a>{PLAIN}</p>"),
    _case("picture-in-the-text", lambda: f"<img src='data:image/png;base64,{'QUJD' * times(50_000)}'>{_P}"),
    _case("hidden-parts", f"<p hidden>9円</p><p style='display:none'>8円</p><template>7円</template>{_P}", hides=("9円", "8円", "7円")),
    _case("entity-bomb", "<!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;&a;'>]><p>&b;&b;</p>" + _P),
    _case("drawings", f"<svg><text>9円</text></svg><math><mn>7</mn></math>{_P}", hides=("9円", "7")),
    _case("no-markup-at-all", PLAIN),
]
