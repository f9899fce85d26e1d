"""The HTML report in a real browser: Debian's Chromium, driven by Playwright. Skipped where either is missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from test_writers_escape import HOSTILE
from test_writers_pages import TEXT, dressed

from pipeline.batch.run import Settings, run
from pipeline.writers.html.article import html_page
from pipeline.writers.sheet import Sheet

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    pytest.skip("no Chromium on this machine: apt-get install chromium", allow_module_level=True)
sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install '.[browser]'")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: pip install '.[browser]'")

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
DESK, TELEPHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
ROOT = Path(__file__).parent.parent
ATTACK = """---
title: "</title><script>window.ran = 1</script>\\u202e容量が3倍"
author: "<img src=x onerror=window.ran=1>"
canonical_url: "javascript:window.ran=1"
---

# </style><script>window.ran = 1</script>価格は300円

<script>window.ran = 1</script>

架空電機<img src="https://example.com/x.png" onerror="window.ran = 1">の電池は[3万円](javascript:window.ran=1)で、容量は`<svg onload=window.ran=1>`120Whだ。\u202e重さは2kgである。

| 製品 | 価格 |
|---|---|
| "><script>window.ran = 1</script> | 500円 |
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    (folder / "attack.md").write_text(ATTACK, encoding="utf-8")
    (folder / "attack2.html").write_text(f"<html><body><article><h1>電池</h1><p>{ATTACK}</p></article></body></html>", encoding="utf-8")
    (folder / "attack3.txt").write_text(ATTACK, encoding="utf-8")
    inputs = (*map(str, sorted(folder.glob("attack*"))), *(str(next((ROOT / "corpus").glob(f"{name}.*"))) for name in SHOWN))
    run(Settings(inputs, folder / "out", jobs=1, formats=("html",)))
    for i, text in enumerate(hostile_pages()):
        page = html_page(Sheet(dressed(text), TEXT))
        (folder / "out" / "articles" / f"hostile-{i}.html").write_text(page, encoding="utf-8", errors="backslashreplace")
    return folder / "out"


def hostile_pages() -> list[str]:
    """All hostile texts, several to a page: a browser takes its time for each."""
    return ["\n".join(HOSTILE[i : i + 6]) for i in range(0, len(HOSTILE), 6)]


SHOWN = ("chips-maia-300-launch", "chips-maia-300-analysis", "earnings-nec-q3-flash")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, path: Path, size: dict[str, int] = DESK, scheme: str = "light") -> Iterator[Page]:
    """A page of the report, watched: nothing is asked of the network, nothing goes wrong, no dialog opens."""
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce", accept_downloads=False)
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda request: None if request.url.partition("#")[0] == path.as_uri() else wrong.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append("a dialog"), dialog.dismiss()))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(path.as_uri())
    yield page
    context.close()
    assert wrong == []


def article(out: Path, name: str = SHOWN[0]) -> Path:
    return out / "articles" / f"{name}.html"


def test_a_click_leads_from_figure_to_claim_and_back(browser: Browser, out: Path) -> None:
    with opened(browser, article(out)) as page:
        mark = page.locator("a.quantity").nth(12)
        claim = page.locator(f"[id='{mark.get_attribute('data-c')}']")
        mark.click()
        assert "on" in (claim.get_attribute("class") or "")
        assert claim.evaluate("e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }")
        assert page.evaluate("document.activeElement.closest('li').id") == claim.get_attribute("id")
        other = page.locator(".claims > li a.said").last
        other.click()
        place = (other.get_attribute("href") or "")[1:]
        assert page.evaluate("document.activeElement.id") == place
        target = page.locator(f"[id='{place}']")
        assert "on" in (target.get_attribute("class") or "")
        assert target.evaluate("e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }")
        assert page.locator(".on").count() == 2, "only one figure and one claim are lit"


def test_the_parts_of_a_claim_are_shown_in_the_text(browser: Browser, out: Path) -> None:
    with opened(browser, article(out)) as page:
        page.locator("#c2 a.said").click()
        assert {"Maia 300", "推論性能", "Maia 200", "Microsoft"} <= set(page.locator(".part").all_inner_texts())
        page.keyboard.press("Escape")
        assert page.locator(".part, .on").count() == 0


def test_everything_is_reached_by_keyboard(browser: Browser, out: Path) -> None:
    with opened(browser, article(out)) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.locator("a.quantity").first.focus()
        assert page.locator("#tip").is_visible()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.closest('li').id") == "c1"
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.closest('li').id") == "c2"
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.className").startswith("m quantity")
        page.keyboard.press("Escape")
        assert page.locator("#tip").is_hidden()


def test_filters_choose_claims_and_their_figures(browser: Browser, out: Path) -> None:
    with opened(browser, article(out)) as page:
        whole = page.locator(".claims > li").count()
        for name in ("company", "kind", "status", "confidence"):
            select = page.locator(f"select[name={name}]")
            value = select.locator("option").nth(1).get_attribute("value") or ""
            number = int((select.locator("option").nth(1).inner_text()).rpartition("(")[2].rstrip(")"))
            select.select_option(value)
            shown = page.locator(".claims > li:visible")
            assert shown.count() == number < whole
            assert page.locator("#count").inner_text() == f"{number} of {whole} claims"
            assert page.locator("a.quantity:not(.away)").count() == number
            page.locator("#filters button").click()
            sync_api.expect(shown).to_have_count(whole)


def test_filters_work_together_and_say_when_nothing_is_left(browser: Browser, out: Path) -> None:
    with opened(browser, article(out)) as page:
        page.select_option("select[name=kind]", "money")
        page.select_option("select[name=status]", "possible")
        assert page.locator(".claims > li:visible").count() == 0
        assert page.locator("#none").is_visible()
        page.locator("a.quantity").first.click()  # a figure whose claim is hidden shows it again
        sync_api.expect(page.locator("#c1")).to_be_visible()


def test_a_link_to_a_claim_opens_the_page_at_it(browser: Browser, out: Path) -> None:
    with opened(browser, out / "report.html") as page:
        assert page.locator(".articles > li").count() == 6
        page.fill("input[name=text]", "maia")
        assert 0 < page.locator(".articles > li:visible").count() < 6
        target = page.locator(".articles a.ref").first.get_attribute("href") or ""
    context = browser.new_context()
    opened_page = context.new_page()
    opened_page.goto(f"{out.as_uri()}/{target}")
    assert "on" in (opened_page.locator(f"[id='{target.partition('#')[2]}']").get_attribute("class") or "")
    context.close()


def test_a_tooltip_tells_value_unit_and_comparator(browser: Browser, out: Path) -> None:
    with opened(browser, article(out)) as page:
        page.locator("a.quantity", has_text="4倍").first.hover()
        assert page.locator("#tip").inner_text() == "≤ 4×\nvalue 4 · unit x · at most"
        page.mouse.move(1, 1)
        assert page.locator("#tip").is_hidden()


def test_the_page_works_without_its_script(browser: Browser, out: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(article(out).as_uri())
    page.locator("a.quantity").first.click()
    assert page.url.endswith("#c1")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, TELEPHONE], ids=["desk", "telephone"])
def test_nothing_serious_stands_in_the_way_of_anyone(browser: Browser, out: Path, size: dict[str, int], scheme: str) -> None:
    for path in (article(out), article(out, SHOWN[2]), out / "report.html"):
        with opened(browser, path, size, scheme) as page:
            if path.parent.name == "articles":
                page.locator("#c2 summary").click()
                page.locator("#c2 a.said").click()
            found = axe.Axe().run(page).response["violations"]
            serious = [f"{v['id']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0]['failureSummary']}" for v in found if v["impact"] in ("serious", "critical")]
            assert serious == [], path.name


@pytest.mark.parametrize("name", ["articles/chips-maia-300-launch.html", "articles/earnings-nec-q3-flash.html", "report.html"])
def test_nothing_sticks_out_on_a_telephone(browser: Browser, out: Path, name: str) -> None:
    with opened(browser, out / name, TELEPHONE) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]


def test_no_script_of_an_article_runs(browser: Browser, out: Path) -> None:
    attacks = [out / "report.html", *sorted((out / "articles").glob("attack*.html")), *sorted((out / "articles").glob("hostile-*.html"))]
    assert len(attacks) == 4 + len(hostile_pages())
    for path in attacks:
        with opened(browser, path) as page:
            assert page.evaluate("window.ran") is None, path.name
            assert page.locator("script").count() == 1, path.name
            assert page.locator("img, iframe, object, embed, [onerror], [onload], a[href^='javascript:']").count() == 0, path.name
            assert "\u202e" not in page.content(), path.name


def test_the_policy_stops_a_script_that_got_in(browser: Browser, out: Path) -> None:
    """Even if escaping failed: the page's own policy refuses what it does not know."""
    page_text = article(out).read_text(encoding="utf-8").replace("<header>", "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'><header>", 1)
    broken = out / "articles" / "broken.html"
    broken.write_text(page_text, encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto(broken.as_uri())
    assert page.evaluate("window.ran") is None
    context.close()
    broken.unlink()
