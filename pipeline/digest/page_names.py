"""The file names of pages."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import PurePosixPath

_OTHER = re.compile(r"[^a-z0-9_]++")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin|conout|clock|(?:com|lpt)[0-9])")  # names of devices on Windows
_LONGEST = 80  # with hash and suffix a name stays under 100 bytes


def slug(text: str) -> tuple[str, bool]:
    """An ASCII name made of `text`, and whether it tells all of it: two texts can share a name that does not."""
    folded = text.lower()
    name = _OTHER.sub("-", folded).strip("-_")
    complete = folded.isascii() and 0 < len(name) <= _LONGEST and not _RESERVED.fullmatch(name)
    return name[:_LONGEST].rstrip("-_") or "article", complete


class PageNames:
    """Gives each article of a run a name of its own: ASCII, in lower case, never outside the folder.

    The names depend on the articles and their order alone. `taken` are names that must not be used.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._used = {name.casefold() for name in taken}

    def give(self, path: str, article: str | None) -> str:
        """The name, without suffix, for the article with the id `article` of the file `path`, or for the file."""
        label = article if article is not None else PurePosixPath(path).stem or path
        name, complete = slug(label)
        if complete and self._take(name):
            return name
        count = 0
        while True:
            identity = "\0".join((path, article or "", str(count)))
            digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:8]
            hashed = f"{name}-{digest}"
            if self._take(hashed):
                return hashed
            count += 1

    def _take(self, name: str) -> bool:
        if name in self._used:
            return False
        self._used.add(name)
        return True
