"""`claims.parquet`: the claims as a columnar file, for DuckDB, pandas, Polars or Spark."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.digest.archive import Archive
from pipeline.digest.shelf import Shelf
from pipeline.errors import UsageError
from pipeline.writers.claim_values import ClaimValues, claim_values

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTICLE = ("article", "article_id", "published", "page")
_FLOATS = frozenset(("value", "low", "high"))
_WHOLE = frozenset(("line", "start", "end"))
_GROUP = 50_000  # rows of a row group


def require_parquet() -> None:
    """Raises UsageError where pyarrow, which writes the file, is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise UsageError("--parquet needs pyarrow, which is not installed. Install it: pip install 'yomitori[parquet]'") from error


def write_parquet(shelf: Shelf, archive: Archive, path: Path) -> None:
    """Write the new file `path`. `value`, `low` and `high` are floating-point numbers; `original` has every digit."""
    import pyarrow
    import pyarrow.parquet

    names = (*_ARTICLE, *ClaimValues._fields)
    schema = pyarrow.schema(
        [(name, pyarrow.float64() if name in _FLOATS else pyarrow.int64() if name in _WHOLE else pyarrow.string()) for name in names]
    )
    rows = _rows(shelf, archive)
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(pyarrow.table([list(column) for column in zip(*group, strict=True)], schema=schema))


def _rows(shelf: Shelf, archive: Archive) -> Iterator[tuple[object, ...]]:
    pages = {kept.number: kept.page for kept in shelf.rows("entry")}
    for number in sorted(pages):
        record = archive.record(number)
        article = (record.source.path, record.source.id, record.article.published, f"articles/{pages[number]}.md")
        for claim in record.claims:
            yield (*article, *(float(value) if isinstance(value, Decimal) else value for value in claim_values(record, claim)))
