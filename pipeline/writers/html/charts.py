"""Charts as inline SVG, drawn with svg.py. Colours come from the page's style, so that they fit light and dark; every bar and
dot is a link to its claim, and the description tells all of them in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal

import svg

from pipeline.writers.escape import html
from pipeline.writers.html.series import Chart, Point

_WIDTH = 360
_ROW = 36
_LABEL_WIDTH = 44  # half-width characters that fit beside the longest figure
_TOP, _BOTTOM, _SIDE, _TALL = 34, 26, 44, 190
_LEAST_GAP = 62  # between the labels of two dots


def draw(chart: Chart, name: str) -> str:
    """A chart as an SVG element; `name` is its id on the page."""
    height = _ROW * len(chart.points) if chart.form == "bars" else _TALL
    told = "; ".join(f"{point.label}: {point.said}{' (expected)' if point.expected else ''}" for point in chart.points)
    elements: list[svg.Element] = [
        svg.Title(id=f"{name}-title", text=html(chart.title)),
        svg.Desc(id=f"{name}-desc", text=html(told)),
        *(_bars(chart) if chart.form == "bars" else _dots(chart)),
    ]
    return str(
        svg.SVG(
            id=name,
            viewBox=svg.ViewBoxSpec(0, 0, _WIDTH, height),
            class_=["chart"],
            elements=elements,
            extra={"role": "group", "aria-labelledby": f"{name}-title", "aria-describedby": f"{name}-desc"},
        )
    )


def _bars(chart: Chart) -> Iterator[svg.Element]:
    largest = max(abs(point.size) for point in chart.points)
    for i, point in enumerate(chart.points):
        top = i * _ROW
        width = float(abs(point.size) / largest) * _WIDTH if largest else 0.0
        yield _linked(
            point,
            [
                svg.Rect(x=0, y=top, width=_WIDTH, height=_ROW - 4, class_=["reach"]),
                svg.Text(x=0, y=top + 14, class_=["label"], text=html(_cut(point.label, _LABEL_WIDTH - len(point.said)))),
                svg.Text(x=_WIDTH, y=top + 14, class_=["figure"], text_anchor="end", text=html(_cut(point.said, 24))),
                svg.Rect(x=0, y=top + 20, width=_WIDTH, height=8, rx=2, class_=["track"]),
                svg.Rect(x=0, y=top + 20, width=_round(max(width, 2.0)), height=8, rx=2, class_=_classes("bar", point)),
            ],
        )


def _dots(chart: Chart) -> Iterator[svg.Element]:
    points = chart.points
    first, last = points[0].place, points[-1].place
    sizes = [Decimal(0), *(point.size for point in points)]
    largest, least = max(sizes), min(sizes)
    reach = largest - least

    def x(point: Point) -> float:
        part = (point.place - first) / (last - first) if last > first else 0.5
        return _round(_SIDE + part * (_WIDTH - 2 * _SIDE))

    def y(point: Point) -> float:
        part = float((point.size - least) / reach) if reach else 0.0
        return _round(_TALL - _BOTTOM - part * (_TALL - _BOTTOM - _TOP))

    zero = _TALL - _BOTTOM - (float(-least / reach) if reach else 0.0) * (_TALL - _BOTTOM - _TOP)
    yield svg.Line(x1=0, x2=_WIDTH, y1=_round(zero), y2=_round(zero), class_=["axis"])
    yield svg.Polyline(points=[svg.Point(x(point), y(point)) for point in points], class_=["line"])
    free = -_LEAST_GAP * 2.0
    for point in points:
        inside: list[svg.Element] = [
            svg.Circle(cx=x(point), cy=y(point), r=14, class_=["reach"]),
            svg.Circle(cx=x(point), cy=y(point), r=5, class_=_classes("dot", point)),
        ]
        if x(point) - free >= _LEAST_GAP or point is points[-1]:
            free = x(point)
            inside.append(svg.Text(x=x(point), y=y(point) - 11, class_=["figure"], text_anchor="middle", text=html(_cut(point.said, 16))))
            inside.append(svg.Text(x=x(point), y=_TALL - 8, class_=["label"], text_anchor="middle", text=html(_cut(point.label, 16))))
        yield _linked(point, inside)


def _linked(point: Point, elements: list[svg.Element]) -> svg.Element:
    label = f"{point.label}: {point.said}"
    return svg.A(href=html(point.link), elements=[svg.Title(text=html(label)), *elements], extra={"aria-label": html(label)})


def _classes(name: str, point: Point) -> list[str]:
    return [name, "expected"] if point.expected else [name]


def _cut(text: str, width: int) -> str:
    """The text cut to a width in half-width characters: a Japanese one takes two."""
    taken = 0
    for i, character in enumerate(text):
        taken += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if taken > max(width, 8) and i < len(text) - 1:
            return text[:i].rstrip() + "…"
    return text


def _round(number: float) -> float:
    """The same digits on every machine."""
    return round(number, 1)
