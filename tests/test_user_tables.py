"""The user's own companies and products: what a table of theirs changes, and what is said of one that is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.batch.configuration import configuration
from pipeline.batch.own_tables import use_own_tables
from pipeline.batch.run import Settings, run
from pipeline.components.companies import find_companies
from pipeline.components.company_table import company_name
from pipeline.components.products import find_products
from pipeline.errors import UsageError
from pipeline.tables.own_names import OwnNames, choose, chosen

HEAD = "name,kind,aliases,ticker,parent,id,action\n"


@pytest.fixture(autouse=True)
def _no_own_names() -> Iterator[None]:
    choose(OwnNames())
    yield
    choose(OwnNames())


def table(folder: Path, rows: str, name: str = "my.csv", head: str = HEAD) -> Path:
    path = folder / name
    path.write_text(head + rows, encoding="utf-8")
    return path


def use(folder: Path, rows: str, head: str = HEAD) -> None:
    use_own_tables([table(folder, rows, head=head)])


def companies(text: str, published: date | None = None) -> list[tuple[str, str, str | None]]:
    """Surface, English name and ticker of each company."""
    return [(text[m.start : m.end], m.name.name, m.name.ticker) for m in find_companies(text, published)]


def products(text: str) -> list[tuple[str, str, str | None]]:
    """Surface, English name and maker of each product."""
    return [(text[m.start : m.end], m.name.name, m.name.parent) for m in find_products(text, find_companies(text))]


# ---- companies


def test_a_company_is_added(tmp_path: Path) -> None:
    text = "北斗ロボは去年から部品を値上げした。"
    assert companies(text) == []
    use(tmp_path, "Hokuto Robotics,company,北斗ロボ,TSE:999A,,,\n")
    assert companies(text) == [("北斗ロボ", "Hokuto Robotics", "TSE:999A")]
    assert find_companies(text)[0].rule == "own table"
    assert companies("Ｈｏｋｕｔｏ Ｒｏｂｏｔｉｃｓと㈱北斗ロボ(999A)") == [
        ("Ｈｏｋｕｔｏ Ｒｏｂｏｔｉｃｓ", "Hokuto Robotics", "TSE:999A"),
        ("㈱北斗ロボ", "Hokuto Robotics", "TSE:999A"),
        ("999A", "Hokuto Robotics", "TSE:999A"),
    ]


def test_a_name_alone_is_enough(tmp_path: Path) -> None:
    use(tmp_path, "Hokuto Robotics\n", head="name\n")
    assert companies("Hokuto Roboticsは増産する。") == [("Hokuto Robotics", "Hokuto Robotics", None)]


def test_an_ordinary_word_needs_a_sign(tmp_path: Path) -> None:
    use(tmp_path, "Hashi,company,?はしけ,,,,\n")
    assert companies("川にはしけが浮かぶ。") == []
    assert companies("はしけ社は川の清掃を請け負う。") == [("はしけ", "Hashi", None)]


def test_spellings_are_added_to_a_known_company(tmp_path: Path) -> None:
    use(tmp_path, "NVIDIA,company,えぬびであ,,,,\n")
    assert companies("えぬびであとエヌビディア") == [("えぬびであ", "NVIDIA", "NASDAQ:NVDA"), ("エヌビディア", "NVIDIA", "NASDAQ:NVDA")]


def test_a_row_wins_over_the_package(tmp_path: Path) -> None:
    assert companies("富士通の工場")[0][1] == "Fujitsu"
    use(tmp_path, "Fuji Tsushin,company,富士通,,,fuji-tsushin,\n")
    assert companies("富士通の工場") == [("富士通", "Fuji Tsushin", None)]
    assert companies("Fujitsuの工場") == [("Fujitsu", "Fujitsu", "TSE:6702")]


def test_a_row_wins_over_a_phrase_that_is_no_company(tmp_path: Path) -> None:
    assert companies("楽天市場で買う。") == []
    use(tmp_path, "Rakuten Ichiba,company,楽天市場,,Rakuten Group,,\n")
    assert companies("楽天市場で買う。") == [("楽天市場", "Rakuten Ichiba", None)]
    assert find_companies("楽天市場で買う。")[0].name.parent == "rakuten-group"


def test_a_row_wins_over_senses_by_date(tmp_path: Path) -> None:
    use(tmp_path, "Soft Bank Denki,company,ソフトバンク,,,sb-denki,\n")
    assert companies("ソフトバンクの孫正義氏", date(2010, 1, 1))[0][1] == "Soft Bank Denki"


@pytest.mark.parametrize("row", ["Facebook,company,フェイスブック,,,,rename", "Facebook,company,,,,meta,rename"])
def test_a_company_is_renamed(tmp_path: Path, row: str) -> None:
    use(tmp_path, row + "\n")
    assert {name for _, name, _ in companies("メタ社とMetaとフェイスブック")} == {"Facebook"}
    assert company_name("meta") == "Facebook"


def test_a_company_is_removed(tmp_path: Path) -> None:
    text = "アップルとソニーが組み、米アップル社は黙る。株式会社アップルと(AAPL)も。アップルジャパンもある。"
    use(tmp_path, "Apple,company,,,,,remove\n")
    assert [name for _, name, _ in companies(text)] == ["Sony Group", "Apple Japan"]
    assert find_companies("アップルジャパン")[0].name.parent is None


def test_a_spelling_is_removed(tmp_path: Path) -> None:
    use(tmp_path, "Disco,company,ディスコ,,,,remove\n")
    assert companies("ディスコは切断装置の受注を発表した。") == []
    assert companies("DISCOは切断装置の受注を発表した。")[0][2] == "TSE:6146"


def test_a_removed_company_with_a_sense_of_a_name(tmp_path: Path) -> None:
    use(tmp_path, "SoftBank Group,company,,,,softbank-group,remove\n")
    assert [name for _, name, _ in companies("ソフトバンクの孫正義氏", date(2010, 1, 1))] == ["SoftBank"]


def test_a_later_table_wins(tmp_path: Path) -> None:
    first = table(tmp_path, "One,company,北斗ロボ,,,,\n", "1.csv")
    second = table(tmp_path, "Two,company,北斗ロボ,,,,\n", "2.csv")
    use_own_tables([first, second])
    assert companies("北斗ロボの工場")[0][1] == "Two"


# ---- products


def test_a_product_is_added(tmp_path: Path) -> None:
    text = "ツェッテルとZettel 3と全角のＺｅｔｔｅｌを並べた。"
    assert products(text) == []
    use(tmp_path, "Zettel,product,ツェッテル | ?棚番,,Sony Group,,\n")
    assert products(text) == [("ツェッテル", "Zettel", "sony-group"), ("Zettel 3", "Zettel 3", "sony-group"), ("Ｚｅｔｔｅｌ", "Zettel", "sony-group")]
    assert products("箱に棚番を書く。") == []
    assert products("新製品「棚番」を発売した。") == [("棚番", "Zettel", "sony-group")]


def test_a_product_of_an_own_company(tmp_path: Path) -> None:
    use(tmp_path, "Zettel,product,,,Hokuto Robotics,\nHokuto Robotics,company,北斗ロボ,,,\n", head="name,kind,aliases,ticker,maker,id\n")
    assert products("Zettelは軽い。") == [("Zettel", "Zettel", "hokuto-robotics")]
    assert company_name("hokuto-robotics") == "Hokuto Robotics"


def test_a_product_is_no_unknown_company(tmp_path: Path) -> None:
    text = "MinaseQを買収した企業がある。"
    assert companies(text) == [("MinaseQ", "MinaseQ", None)]
    use(tmp_path, "MinaseQ,product,,,Sony Group,,\n")
    assert companies(text) == []
    assert products(text) == [("MinaseQ", "MinaseQ", "sony-group")]


def test_a_product_that_is_called_like_a_company(tmp_path: Path) -> None:
    assert products("ソニーは丈夫だ。") == []
    use(tmp_path, "Sony Robot,product,ソニー,,Sony Group,,\n")
    assert products("ソニーは丈夫だ。") == [("ソニー", "Sony Robot", "sony-group")]


@pytest.mark.parametrize(
    ("row", "said", "name"),
    [
        ("Big Phone 17,product,iPhone 17,,,,rename", "iPhone 17", "Big Phone 17"),
        ("Chatter,product,,,,chatgpt,rename", "ChatGPT", "Chatter"),
        ("Graviton CPU,product,グラビトン,,,,rename", "Graviton", "Graviton CPU"),
    ],
)
def test_a_product_is_renamed(tmp_path: Path, row: str, said: str, name: str) -> None:
    use(tmp_path, row + "\n")
    assert [(surface, english) for surface, english, _ in products(f"{said}を使う。")] == [(said, name)]


@pytest.mark.parametrize("name", ["GPT-9", "ChatGPT", "iPhone 17 Pro"])
def test_a_product_is_removed(tmp_path: Path, name: str) -> None:
    text = f"{name}とTrainium 3を使う。{name}は速い。"
    assert len(products(text)) == 3
    use(tmp_path, f"{name},product,,,,,remove\n")
    assert [english for _, english, _ in products(text)] == ["Trainium 3"]


# ---- tables that are wrong


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "my.csv: empty. Give it a head"),
        ("kind\ncompany\n", "my.csv, line 1: no column 'name'"),
        ("name,colour\nA B,red\n", "my.csv, line 1: no column 'colour' is known"),
        ("name,parent,maker\nA B,,\n", "my.csv, line 1: the column 'parent' stands twice"),
        ("name,kind\n\nA B,firm\n", "my.csv, line 3: no kind 'firm'"),
        ("name,action\nA B,delete\n", "my.csv, line 2: no action 'delete'. The action is add, rename or remove"),
        ("name,kind\n,company\n", "my.csv, line 2: the name is empty"),
        ("name,kind\nA B,company,x\n", "my.csv, line 2: 3 cells where the head has 2"),
        ("name,ticker\nA B,6758\n", "my.csv, line 2: '6758' is no ticker. Write it as EXCHANGE:CODE"),
        ("name,kind,ticker\nA B,product,TSE:6758\n", "my.csv, line 2: a product has no ticker"),
        ("name,id\nA B,A_B\n", "my.csv, line 2: 'A_B' is no id"),
        ("name,aliases\nA B,の\n", "my.csv, line 2: 'の' is too short"),
        ("name\nA\x07B\n", "my.csv, line 2: 'A\\x07B' is no name"),
        ("name,aliases\nA B,同じ\nC D,同じ\n", "my.csv, line 3: '同じ' stands for 'A B' in line 2 already"),
        ('name,aliases\n"A B,同じ\n', "my.csv, line 2: unexpected end of data"),
        ("name,parent\nA B,Nobody At All\n", "my.csv, line 2: no company 'Nobody At All' is known"),
        ("name,kind,maker\nA B,product,Nobody At All\n", "my.csv, line 2: no company 'Nobody At All' is known"),
        ("name,action\nNobody At All,remove\n", "my.csv, line 2: no one company is called 'Nobody At All'"),
        ("name,aliases,action\nSony Group,無名,remove\n", "my.csv, line 2: '無名' is no spelling of 'Sony Group'"),
        ("name,id,action\nSony,no-such-id,rename\n", "my.csv, line 2: no company has the id 'no-such-id'"),
        ("name,kind,id,action\nSony,product,no-such-id,rename\n", "my.csv, line 2: no product has the id 'no-such-id'"),
        ("name,kind,action\nNo Such Thing,product,remove\n", "my.csv, line 2: no one product is called 'No Such Thing'"),
        ("name\nSony-Group!\n", "my.csv, line 2: the id 'sony-group' is that of 'Sony Group'"),
    ],
)
def test_a_wrong_table_is_told_of(tmp_path: Path, content: str, told: str) -> None:
    before = chosen()
    path = tmp_path / "my.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        use_own_tables([path])
    assert str(error.value).startswith(told)
    assert ". " in str(error.value)  # the remedy
    assert chosen() is before


def test_a_table_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "my.csv"
    path.write_bytes("name,aliases\nHokuto,北斗\n".encode("cp932"))
    with pytest.raises(UsageError, match="line 2: not UTF-8"):
        use_own_tables([path])


def test_a_byte_order_mark_and_windows_lines(tmp_path: Path) -> None:
    path = tmp_path / "my.csv"
    path.write_bytes(b"\xef\xbb\xbf" + "Name,Aliases\r\n\r\nHokuto Robo,北斗ロボ\r\n".encode())
    use_own_tables([path])
    assert companies("北斗ロボの工場") == [("北斗ロボ", "Hokuto Robo", None)]


# ---- the command line and the configuration


ARTICLE = "北斗ロボは新しい腕「ツェッテル」を500台出荷した。\n"
ROWS = "Hokuto Robotics,company,北斗ロボ,TSE:999A,,,\nZettel,product,ツェッテル,,Hokuto Robotics,,\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    table(tmp_path, ROWS)
    return tmp_path


def names_of(folder: Path) -> list[list[str]]:
    """The companies and the products of each article of a run."""
    records = [json.loads(line) for line in (folder / "out" / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    return [[one["name"] for one in (*record["companies"], *record["products"])] for record in records]


def tables_of(folder: Path) -> list[str]:
    report = json.loads((folder / "out" / "run.json").read_text(encoding="utf-8"))
    assert all(len(used["sha256"]) == 64 for used in report["settings"]["companies"])
    return [used["name"] for used in report["settings"]["companies"]]


def test_the_option(folder: Path) -> None:
    assert cli.main(["run", "article.txt", "--out", "out", "--companies", "my.csv", "--quiet"]) == 0
    assert names_of(folder) == [["Hokuto Robotics", "Zettel"]]
    assert tables_of(folder) == ["my.csv"]
    assert "TSE:999A" in (folder / "out" / "articles" / "article.md").read_text(encoding="utf-8")
    assert cli.main(["run", "article.txt", "--out", "out", "--quiet"]) == 0
    assert names_of(folder)[0] != ["Hokuto Robotics", "Zettel"]
    assert tables_of(folder) == []


def test_the_page_names_a_maker_that_the_article_does_not(folder: Path) -> None:
    (folder / "article.txt").write_text("ツェッテルは軽い。\n", encoding="utf-8")
    assert cli.main(["run", "article.txt", "--out", "out", "--companies", "my.csv", "--quiet"]) == 0
    page = (folder / "out" / "articles" / "article.md").read_text(encoding="utf-8")
    assert "| Zettel | Hokuto Robotics |" in page
    assert "hokuto-robotics" not in page


def test_explain_takes_it_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "article.txt", "--companies", "my.csv"]) == 0
    assert "Hokuto Robotics" in capsys.readouterr().out


def test_several_tables(folder: Path) -> None:
    table(folder, "Zettel II,product,ツェッテル,,,,\n", "two.csv")
    assert cli.main(["run", "article.txt", "--out", "out", "--quiet", "--companies", "my.csv", "--companies", "two.csv"]) == 0
    assert names_of(folder) == [["Hokuto Robotics", "Zettel II"]]
    assert tables_of(folder) == ["my.csv", "two.csv"]


def test_other_processes_have_it(folder: Path) -> None:
    for number in range(6):
        (folder / f"{number}.txt").write_text(ARTICLE, encoding="utf-8")
    run(Settings(tuple(f"{n}.txt" for n in range(6)), Path("out"), jobs=2, companies=(Path("my.csv"),)))
    assert names_of(folder) == [["Hokuto Robotics", "Zettel"]] * 6


@pytest.mark.parametrize("rows", ["A B,firm,,,,,\n", "A B,company,,,Nobody At All,,\n"])
def test_a_wrong_table_ends_the_command_first(folder: Path, rows: str, capsys: pytest.CaptureFixture[str]) -> None:
    table(folder, rows)
    for command in (["run", "article.txt", "--out", "out"], ["explain", "article.txt"]):
        assert cli.main([*command, "--companies", "my.csv"]) == 2
        assert "my.csv, line 2" in capsys.readouterr().err
    assert not (folder / "out").exists()


def test_a_table_that_is_not_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["run", "article.txt", "--out", "out", "--companies", "none.csv"]) == 2
    assert "none.csv: cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "content"),
    [("pyproject.toml", '[tool.yomitori]\ncompanies = ["my.csv"]\n'), ("yomitori.toml", 'companies = ["my.csv"]\n')],
)
def test_the_configuration(folder: Path, file: str, content: str) -> None:
    (folder / file).write_text(content, encoding="utf-8")
    assert cli.main(["run", "article.txt", "--out", "out", "--quiet"]) == 0
    assert names_of(folder) == [["Hokuto Robotics", "Zettel"]]


def test_the_command_line_wins(folder: Path) -> None:
    (folder / "yomitori.toml").write_text('companies = ["my.csv"]\n', encoding="utf-8")
    table(folder, "Other,company,北斗ロボ,,,,\n", "other.csv")
    assert cli.main(["run", "article.txt", "--out", "out", "--quiet", "--companies", "other.csv"]) == 0
    assert tables_of(folder) == ["other.csv"]


def test_every_setting_counts_and_the_command_line_before_it(folder: Path) -> None:
    (folder / "yomitori.toml").write_text('jobs = 2\ntimeout = 7.5\nformats = ["sqlite"]\n', encoding="utf-8")
    assert cli.main(["run", "article.txt", "--out", "out", "--quiet", "--timeout", "9", "--html"]) == 0
    settings = json.loads((folder / "out" / "run.json").read_bytes())["settings"]
    assert (settings["jobs"], settings["seconds_per_article"], settings["formats"]) == (2, 9.0, ["html", "sqlite"])


def test_the_cluster_of_the_configuration(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "yomitori.toml").write_text('engine = "dask"\nscheduler = "nowhere"\njobs = 2\n', encoding="utf-8")
    assert cli.main(["run", "article.txt", "--out", "out"]) == cli.USAGE
    assert "no scheduler answers at nowhere" in capsys.readouterr().err
    assert cli.main(["run", "article.txt", "--out", "out", "--quiet", "--engine", "local"]) == 0


def test_the_own_file_comes_before_the_project_file(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.yomitori]\ncompanies = ["a.csv"]\n', encoding="utf-8")
    assert configuration(folder).companies == (folder / "a.csv",)
    (folder / "yomitori.toml").write_text("", encoding="utf-8")
    assert configuration(folder).companies == ()


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("yomitori.toml", "companies = [", "yomitori.toml: "),
        ("yomitori.toml", 'companies = "my.csv"', "companies is no list of paths"),
        ("yomitori.toml", "jobs = 0", "jobs is no number from 1 to 1024"),
        ("yomitori.toml", "jobs = true", "jobs is no number from 1 to 1024"),
        ("yomitori.toml", 'timeout = "1"', "timeout is no number of seconds"),
        ("yomitori.toml", 'formats = ["pdf"]', "formats is no list of html, sqlite, parquet"),
        ("yomitori.toml", 'engine = "ray"', "engine is none of local, dask"),
        ("yomitori.toml", "scheduler = 8786", "scheduler is no address"),
        ("yomitori.toml", "compagnies = []", "no setting 'compagnies'"),
        ("pyproject.toml", "[tool]\nyomitori = 1", "is no table of settings"),
        ("pyproject.toml", "[tool.yomitori]\ncompanies = [1]", "companies is no list of paths"),
    ],
)
def test_a_wrong_configuration(folder: Path, file: str, content: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / file).write_text(content, encoding="utf-8")
    assert cli.main(["run", "article.txt", "--out", "out"]) == 2
    assert told in capsys.readouterr().err


def test_a_project_without_settings(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert configuration(folder).companies == ()
