"""The page of an article, its rows for a spreadsheet and its explanation."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt
from msgspec.structs import replace
from stub_articles import record_of, slot
from test_writers_escape import HOSTILE

from pipeline.batch.run import Settings, run
from pipeline.digest.window import Window
from pipeline.records import ArticleRecord, Company, Product, Span, Unread, decode
from pipeline.writers.claims_csv import COLUMNS, HEAD, claims_rows
from pipeline.writers.explain import explanation
from pipeline.writers.markdown import article_page
from pipeline.writers.registry import WRITERS, record_line
from pipeline.writers.sheet import Sheet
from pipeline.writers.tables import quotation

TEXT = "新製品\n\n価格は500円で、容量は128GBである。\n値引きは15%だった。7個\n"
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")


def parts(page: str) -> tuple[dict[str, object], str]:
    """The front matter as it is read, and the rest."""
    _, front, body = page.split("---\n", 2)
    return yaml.safe_load(front), body


def tree(body: str) -> list[str]:
    """The tags of a page, in order, without its text."""
    found: list[str] = []
    for token in MARKDOWN.parse(body):
        found += [f"{child.type} {child.content if child.type == 'html_inline' else ''}" for child in token.children or [] if child.type != "text"]
        if token.type != "inline":
            found.append(f"{token.type} {token.tag}")
    return found


def dressed(text: str) -> ArticleRecord:
    """A record that has `text` wherever an article's or a table's words can stand."""
    record = record_of(TEXT, published="2025-04-01")
    claims = [
        replace(
            claim,
            entity=slot(TEXT, 0, text, "acme"),
            property=slot(TEXT, 0, text),
            baseline=slot(TEXT, 0, text),
            attribution=slot(TEXT, 0, text),
            english=text,
            sentence=replace(claim.sentence, text=f"{text} 500円 {text}", start=record.quantities[0].start - len(text) - 1),
        )
        for claim in record.claims[:1]
    ]
    return replace(
        record,
        warnings=[text],
        source=replace(record.source, path=f"{text}.txt", id=text),
        article=replace(record.article, title=text, headline=text, author=text, url=text, tags=[text]),
        companies=[Company(id="acme", name=text, ticker=text, parent=None, known=False, mentions=[Span(start=0, end=1, text=text)])],
        products=[Product(id="p", name=text, maker="acme", known=False, mentions=[Span(start=0, end=1, text=text)])],
        claims=claims,
        unread=[Unread(start=0, end=3, text=text, reason=text)],
    )


def test_the_front_matter_holds_what_the_record_says() -> None:
    front, _ = parts(article_page(Sheet(record_of(TEXT, title="新製品: 「a\"b」", published="2025-04-01"), TEXT)))
    assert front["original_title"] == "新製品: 「a\"b」"
    assert str(front["published"]) == "2025-04-01"
    assert (front["language"], front["companies"], front["products"], front["claims"]) == ("ja", ["Acme"], ["Rocket"], 3)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_changes_no_tag_of_the_page(text: str) -> None:
    shown = text.strip() or "x"
    _, body = parts(article_page(Sheet(dressed(shown), TEXT)))
    _, harmless = parts(article_page(Sheet(dressed("harmless"), TEXT)))
    assert tree(body) == tree(harmless)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_in_its_place_in_the_front_matter(text: str) -> None:
    front, _ = parts(article_page(Sheet(dressed(text.replace("---", "- - -")), TEXT)))
    assert set(front) == {
        "title", "original_title", "source", "source_id", "published", "author", "url", "language", "tags", "companies", "products", "claims"
    }  # fmt: skip


def test_a_rule_in_a_title_does_not_end_the_front_matter() -> None:
    page = article_page(Sheet(dressed("x\n---\ny"), TEXT))
    assert page.split("\n").index("---", 1) == page.split("\n# ")[0].count("\n") - 1


def test_every_claim_has_an_anchor_a_figure_and_its_original() -> None:
    _, body = parts(article_page(Sheet(record_of(TEXT), TEXT)))
    for claim, original, line in (("c1", "**500円**", 3), ("c2", "**128GB**", 3), ("c3", "<strong>15%</strong>", 4)):
        (row,) = [row for row in body.split("\n") if row.startswith(f'| <a id="{claim}"></a>')]
        assert original in row
        assert row.endswith(f"(line {line}) |")


def test_a_claim_less_number_is_listed() -> None:
    record = record_of(TEXT)
    at = TEXT.index("7個")
    record = replace(record, claims=record.claims[:2], unread=[Unread(start=at, end=at + 1, text="7", reason="no unit")])
    section = article_page(Sheet(record, TEXT)).partition("## Numbers without a claim")[2]
    assert "<strong>15%</strong>" in section
    assert "| 7 | no unit | **7**個 (line 4) |" in section


def test_a_number_that_comes_again_is_one_row_with_all_its_lines() -> None:
    text = "手引き第3版\n\n評点は42/100。\n評点は42/100、再び42/100。\n[一覧](/2031/07/04-%E3%83%9E)\n"
    record = replace(record_of(text), claims=[])
    runs = [("42", "part of a name or code"), ("2031", "part of a link"), ("07", "part of a link"), ("04", "part of a link")]
    unread = [
        Unread(start=at, end=at + len(number), text=number, reason=reason) for number, reason in runs for at in range(len(text)) if text.startswith(number, at)
    ]
    section = article_page(Sheet(replace(record, unread=unread, quantities=[]), text)).partition("## Numbers without a claim")[2]
    assert "| 42 | part of a name or code | 評点は**42**/100。 (lines 3, 4, 3 times) |" in section
    assert section.count("part of a link") == 1
    assert "| 2031, 07, 04 | part of a link |" in section


def test_an_article_without_figures_says_so() -> None:
    page = article_page(Sheet(record_of("ただの文章。"), "ただの文章。"))
    assert "No figure" in page
    assert "## Claims" not in page


@pytest.mark.parametrize(
    ("quoted", "marked"),
    [
        (Window("約", "5%", "の"), "約<strong>5%</strong>の"),
        (Window("", "$5", ""), "**$5**"),
        (Window("は", "$5", ""), "は<strong>$5</strong>"),
        (Window("は", "5億円", "で"), "は**5億円**で"),
        (Window("（", "5%", "）"), "（**5%**）"),
        (Window("a ", "5 GB", " b"), "a **5 GB** b"),
    ],
)
def test_bold_is_marked_so_that_it_is_bold(quoted: Window, marked: str) -> None:
    assert quotation(quoted) == marked
    assert "<strong>" in MARKDOWN.render(f"x {quotation(quoted)} x")


def test_rows_for_a_spreadsheet() -> None:
    record = record_of(TEXT, path="=cmd.txt", article="+1")
    rows = list(csv.DictReader(io.StringIO(HEAD + claims_rows(Sheet(record, TEXT)))))
    assert [(row["claim"], row["value"], row["unit"], row["original"]) for row in rows] == [
        ("c1", "500", "JPY", "500円"),
        ("c2", "128", "GB", "128GB"),
        ("c3", "15", "%", "15%"),
    ]
    assert {row["article"] for row in rows} == {"'=cmd.txt"}
    assert {row["article_id"] for row in rows} == {"'+1"}
    assert all(TEXT[int(row["start"]) : int(row["end"])] == row["original"] for row in rows)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_row_has_every_column_whatever_it_holds(text: str) -> None:
    (row,) = csv.reader(io.StringIO(claims_rows(Sheet(dressed(text), TEXT))))
    assert len(row) == len(COLUMNS)
    assert not [value for value in row if value[:1] in tuple("=+@\t\r")]


def test_numbers_are_exact() -> None:
    record = record_of("価格は1円")
    exact = Decimal("123456789012345678901234567890.12345")
    record = replace(record, quantities=[replace(record.quantities[0], value=exact)])
    assert decode(record_line(Sheet(record, "")).encode()).quantities[0].value == exact
    assert str(exact) in claims_rows(Sheet(record, "価格は1円"))
    minus = replace(record, quantities=[replace(record.quantities[0], value=Decimal("-5E+3"))])
    assert ",-5000," in claims_rows(Sheet(minus, "価格は1円"))


def test_the_explanation_names_slots_rows_and_every_number() -> None:
    record = replace(record_of(TEXT), unread=[Unread(start=0, end=1, text="新", reason="no unit")])
    told = explanation(record, TEXT)
    assert "entity      新 [" in told or "entity      価 [" in told
    assert "by  {entity}は" in told
    fates = told.partition("What became of every number")[2]
    for fate in ("500円  a figure, c1", "128GB  a figure, c2", "15%  a figure, c3", "unread: no unit"):
        assert fate in fates


def test_the_explanation_lets_no_control_through() -> None:
    told = explanation(dressed("\x1b[31m\u202e"), TEXT)
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_every_format_writes_an_article() -> None:
    record = record_of(TEXT)
    for name, writer in WRITERS.items():
        written = writer.write(Sheet(record, TEXT))
        assert written, name
        assert written.endswith("\n"), name


def test_a_company_page_has_claims_by_measure_and_time(tmp_path: Path) -> None:
    texts = {
        "a.md": "---\ndate: 2026-03-02\n---\n\nソニーの2025年度の売上高は12兆円だった。IDCによると、ソニーの出荷台数は300万台だった。\n",
        "b.md": "---\ndate: 2025-03-02\n---\n\nソニーの2024年度の売上高は11兆円だった。任天堂の売上高は2兆円を計画する。\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    run(Settings(tuple(str(tmp_path / name) for name in texts), tmp_path / "out", jobs=1))
    sony = (tmp_path / "out" / "companies" / "sony-group.md").read_text(encoding="utf-8")
    assert sony.index("### Sales") < sony.index("¥11 trillion") < sony.index("¥12 trillion") < sony.index("## Articles")
    assert sony.index("### Shipments") > sony.index("### Sales")
    assert "by IDC, article of 2026-03-02" in sony
    assert "Nintendo" not in sony
    nintendo = (tmp_path / "out" / "companies" / "nintendo.md").read_text(encoding="utf-8")
    assert "(planned, article of 2025-03-02)" in nintendo
