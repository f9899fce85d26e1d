"""The pages of `--html` as files: the same bytes, small, whole, without a word of the article that is not escaped."""

from __future__ import annotations

import base64
import hashlib
import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from stub_articles import record_of, summarise
from test_writers_escape import HOSTILE
from test_writers_pages import TEXT, dressed

from pipeline.batch.run import Settings, run
from pipeline.writers.html.article import html_page
from pipeline.writers.html.charts import draw
from pipeline.writers.html.kinds import kind_of
from pipeline.writers.html.report import ARTICLES_PER_PAGE
from pipeline.writers.html.series import Chart, Figure, Point, charts_of
from pipeline.writers.sheet import Sheet

VOID = {"meta", "input", "br", "hr", "img", "link"}


class Tree(HTMLParser):
    """The tags of a page in order, its ids, and the links to places on it; fails where tags do not nest."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attributes:
            assert not name.startswith("on"), f"{tag} {name}"
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag


def figure(entity: str, size: int, moment: str = "", **others: object) -> Figure:
    values: dict[str, object] = {
        "link": "#c1", "entity": entity, "company": entity, "property": "sales", "unit": "USD", "of_change": False, "baseline": "",
        "size": Decimal(size), "said": f"${size}", "moment": moment, "when": moment[:4], "expected": False,
    }  # fmt: skip
    return Figure(**(values | others))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_changes_no_tag_of_the_page(text: str) -> None:
    page, harmless = (Tree(html_page(Sheet(dressed(words), TEXT))) for words in (text.strip() or "x", "harmless"))
    assert [tag for tag in page.tags if tag != "a"] == [tag for tag in harmless.tags if tag != "a"]
    assert {link for link in page.links if not link.startswith(("#", "../report.html", "https://", "http://"))} == set()


def test_the_policy_names_the_style_and_the_script_of_the_page_and_nothing_else() -> None:
    page = html_page(Sheet(record_of(TEXT), TEXT))
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]
    assert not re.search(r'<[^>]* style="', page)


def test_every_claim_and_its_figure_lead_to_each_other() -> None:
    record = record_of(TEXT)
    page = html_page(Sheet(record, TEXT))
    tree = Tree(page)
    assert len(tree.ids) == len(set(tree.ids))
    for claim in record.claims:
        assert {claim.id, f"q{claim.quantity}"} <= set(tree.ids)
        assert {f"#{claim.id}", f"#q{claim.quantity}"} <= set(tree.links)
    assert [link for link in tree.links if link.startswith("#") and link[1:] not in tree.ids] == []


def test_a_figure_without_a_claim_is_marked_and_leads_nowhere() -> None:
    record = record_of(TEXT)
    page = html_page(Sheet(type(record)(**{f: getattr(record, f) for f in record.__struct_fields__} | {"claims": record.claims[:1]}), TEXT))
    assert page.count('<a class="m quantity"') == 1
    assert page.count('<span class="m quantity" id="q') == 2


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    (folder / "in").mkdir()
    for n in range(ARTICLES_PER_PAGE + 5):
        (folder / "in" / f"{n}.md").write_text(f"---\ndate: 2025-01-{n % 28 + 1:02}\n---\n第{n}報。価格は{n}円。\n", encoding="utf-8")
    run(Settings((str(folder / "in"),), folder / "out", jobs=1, formats=("html",)), summarise=summarise)
    return folder


def test_the_report_leads_to_every_article_over_several_pages(out: Path) -> None:
    pages = [out / "out" / "report.html", out / "out" / "report-2.html"]
    links = [link for page in pages for link in Tree(page.read_text(encoding="utf-8")).links]
    made = {f"articles/{path.name}" for path in (out / "out" / "articles").glob("*.html")}
    assert len(made) == ARTICLES_PER_PAGE + 5
    assert made <= {link.partition("#")[0] for link in links}
    for link in links:
        assert not link.partition("#")[0] or (out / "out" / link.partition("#")[0]).exists(), link
    assert max(path.stat().st_size for path in (out / "out").rglob("*.html")) < 1_000_000


def test_two_runs_write_the_same_bytes(out: Path) -> None:
    run(Settings((str(out / "in"),), out / "again", jobs=2, formats=("html",)), summarise=summarise)
    for path in (out / "out").rglob("*.html"):
        assert path.read_bytes() == (out / "again" / path.relative_to(out / "out")).read_bytes(), path.name


def test_without_the_option_there_is_no_page_and_an_old_one_goes(out: Path) -> None:
    target = out / "once"
    run(Settings((str(out / "in" / "1.md"),), target, jobs=1, formats=("html",)), summarise=summarise)
    assert len(list(target.rglob("*.html"))) == 2
    run(Settings((str(out / "in" / "1.md"),), target, jobs=1), summarise=summarise)
    assert list(target.rglob("*.html")) == []


# ---- charts


def test_which_charts_figures_allow() -> None:
    figures = [
        figure("Kumogata", 5, "2024-01-01"), figure("Kumogata", 7, "2025-01-01"), figure("Hoshimi", 9),
        figure("Hoshimi", 3, property="profit"),
    ]  # fmt: skip
    found = {(chart.form, chart.title): [(point.label, point.said) for point in chart.points] for chart in charts_of(figures)}
    assert found == {
        ("dots", "Sales of Kumogata"): [("2024", "$5"), ("2025", "$7")],
        ("bars", "Sales"): [("Hoshimi", "$9"), ("Kumogata", "$7")],
        ("bars", "Amounts in USD"): [("Hoshimi: sales", "$9"), ("Kumogata: sales", "$7"), ("Hoshimi: profit", "$3")],
    }


def test_figures_that_cannot_be_compared_share_no_chart() -> None:
    assert charts_of([figure("Kumogata", 5), figure("Hoshimi", 9, unit="JPY")]) == []
    assert charts_of([figure("Kumogata", 5, unit="%"), figure("Hoshimi", 9, unit="%", of_change=True)]) == []
    assert charts_of([figure("Kumogata", 5, "2024-01-01"), figure("Kumogata", 7, "2025-01-01", baseline="Hoshimi")]) == []
    # An amount of what? It stands with no other measure.
    assert charts_of([figure("Kumogata", 5), figure("Hoshimi", 9, property="amount", loose=True)]) == []


@pytest.mark.parametrize("form", ["bars", "dots"])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_chart_is_well_formed_and_tells_its_figures_in_words(form: str, text: str) -> None:
    points = [Point(text, text, Decimal(n), f"#c{n}", bool(n % 2), 2020 + n) for n in range(3)]
    drawn = draw(Chart(form, text, text, points), "chart-0")  # type: ignore[arg-type]
    root = ElementTree.fromstring(drawn)
    name = "{http://www.w3.org/2000/svg}"
    assert {element.tag.removeprefix(name) for element in root.iter()} <= {
        "svg", "title", "desc", "a", "rect", "text", "circle", "line", "polyline"
    }  # fmt: skip
    assert len(root.findall(f"{name}a")) == 3
    assert len((root.findtext(f"{name}desc") or "").split("; ")) >= 3
    assert {link.get("href") for link in root.findall(f"{name}a")} == {"#c0", "#c1", "#c2"}


@pytest.mark.parametrize("sizes", [(0, 0), (-5, 3), (10**30, 1), (7, 7)])
def test_a_chart_holds_any_number(sizes: tuple[int, int]) -> None:
    for form in ("bars", "dots"):
        points = [Point("x", "1", Decimal(size), "#c1", False, 2020.0 + i) for i, size in enumerate(sizes)]
        drawn = draw(Chart(form, "t", "", points), "c")  # type: ignore[arg-type]
        for number in re.findall(r' (?:c?x|c?y|width|height)="([^"]*)"', drawn):
            assert -1 <= float(number) <= 400


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("JPY", "money"), ("%", "percent"), ("pp", "percent"), ("x", "multiple"), ("count", "count"), ("", "count"), ("h", "time"),
        ("ms", "time"), ("GB", "data"), ("TB/s", "data"), ("Gbps", "data"), ("kWh", "power and energy"), ("W", "power and energy"),
        ("GHz", "speed of computing"), ("TFLOPS", "speed of computing"), ("nm", "size and weight"), ("kg", "size and weight"),
        ("km/h", "other"), ("Wh/kg", "other"), ("degC", "other"),
    ],
)  # fmt: skip
def test_kinds_of_units(unit: str, kind: str) -> None:
    assert kind_of(unit) == kind
