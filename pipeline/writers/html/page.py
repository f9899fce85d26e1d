"""What all pages of the report share: the templates, the style, the script, and the policy that lets nothing else run.

Jinja escapes every text that stands in a template, and what cannot be seen is spelled out before. A page holds its style and
its script; the policy names them by their hashes, so that the browser runs no script and loads nothing that an article
brings along.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.writers.escape import visible

ASSETS = Path(__file__).parent / "assets"


def fill(template: str, values: dict[str, object]) -> str:
    """A page from a template of the folder `assets`."""
    return _environment().get_template(template).render(values) + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        finalize=_visible,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    style, script = _asset("page.css"), _asset("page.js")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    environment.globals.update(style=Markup(style), script=Markup(script), policy=Markup(policy))
    return environment


def _visible(value: object) -> object:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    """As a Content-Security-Policy names what stands between two tags."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"
