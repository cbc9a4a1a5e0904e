"""Line charts on logarithmic axes as SVG, written by hand, in mid-tones that are read on white and on black."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 340, 230
LEFT, RIGHT, TOP, BOTTOM = 56, 20, 34, 42
COLUMNS = 2
GREY = "#7a828c"
COLOURS = ("#3f8fd0", "#d9822b", "#5a9e57", "#b06ab3")
STYLE = "font-family:system-ui,sans-serif;font-size:11px"


@dataclass(frozen=True)
class Line:
    """One line: its points, all above 0."""

    name: str
    points: Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Panel:
    """One chart of times, in microseconds."""

    title: str
    across: str
    lines: Sequence[Line]


class Axis:
    """Places numbers along a logarithmic axis from pixel `start` to pixel `end`."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        self.low, self.high = low, high
        self._start, self._end = start, end

    def __call__(self, number: float) -> float:
        """The pixel of a number."""
        share = math.log(number / self.low) / math.log(self.high / self.low)
        return self._start + share * (self._end - self._start)

    def decades(self) -> list[float]:
        """The powers of ten on the axis."""
        first, last = math.ceil(math.log10(self.low) - 1e-9), math.floor(math.log10(self.high) + 1e-9)
        return [10.0**power for power in range(first, last + 1)]


def shown(microseconds: float) -> str:
    """A time for people: 320 µs, 1.5 ms, 15 ms."""
    if microseconds < 1000:
        return f"{microseconds:.2g} µs" if microseconds < 10 else f"{microseconds:.0f} µs"
    milliseconds = microseconds / 1000
    return f"{milliseconds:.2g} ms" if milliseconds < 10 else f"{milliseconds:.0f} ms"


def draw(panels: Sequence[Panel]) -> str:
    """Panels side by side, the names of the lines above, all with the same vertical axis."""
    numbers = [y for panel in panels for line in panel.lines for _, y in line.points]
    low, high = 10 ** math.floor(math.log10(min(numbers))), 10 ** math.ceil(math.log10(max(numbers)))
    names = list(dict.fromkeys(line.name for panel in panels for line in panel.lines))
    colours = dict(zip(names, COLOURS, strict=False))
    width, height = COLUMNS * WIDTH, 24 + math.ceil(len(panels) / COLUMNS) * HEIGHT
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} style="{STYLE}" fill="{GREY}">', *_legend(colours)]
    for place, panel in enumerate(panels):
        row, column = divmod(place, COLUMNS)
        inside = "\n".join(_panel(panel, low, high, colours))
        parts.append(f'<g transform="translate({column * WIDTH},{24 + row * HEIGHT})">\n{inside}\n</g>')
    return "\n".join([*parts, "</svg>", ""])


def _legend(colours: dict[str, str]) -> list[str]:
    parts = []
    x = float(LEFT)
    for name, colour in colours.items():
        parts.append(f'<line x1="{x}" x2="{x + 18}" y1="14" y2="14" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{x + 24}" y="18">{escape(name)}</text>')
        x += 44 + 6.2 * len(name)
    return parts


def _panel(panel: Panel, low: float, high: float, colours: dict[str, str]) -> list[str]:
    ticks = sorted({x for line in panel.lines for x, _ in line.points})
    across = Axis(ticks[0], ticks[-1], LEFT, WIDTH - RIGHT)
    up = Axis(low, high, HEIGHT - BOTTOM, TOP)
    parts = [
        f'<text x="{LEFT}" y="22" font-weight="600">{escape(panel.title)}</text>',
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">{escape(panel.across)}</text>',
    ]
    for number in up.decades():
        y = up(number)
        parts.append(
            f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="{GREY}" opacity="0.3"/>'
        )
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{shown(number)}</text>')
    y = HEIGHT - BOTTOM + 16
    parts += [f'<text x="{across(x):.1f}" y="{y}" text-anchor="middle">{x:,.0f}</text>' for x in ticks]
    for line in panel.lines:
        colour = colours[line.name]
        spots = [(across(x), up(y)) for x, y in line.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}"/>' for x, y in spots]
    return parts
