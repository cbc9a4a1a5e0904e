/** Capacity: how well every rule recalls, against how many pictures it has stored for each unit, from the sweep on the page. */
import { computed } from "@preact/signals";
import { plan } from "../compare/plan";
import { shownSweep } from "../compare/sweepRun";
import { useCanvas } from "../draw/useCanvas";
import { percent, setting } from "../format";
import { late } from "../i18n/late";
import { fieldTexts } from "../shell/fieldTexts";
import { description } from "../store";
import { ink } from "../theme";
import type { Figure } from "./figure";

const PICTURES = "data.pictures";
const RULE = "learner.rule";
/** Amit, Gutfreund and Sompolinsky (1985). */
const BEND = 0.138;
const MARGIN = { left: 34, right: 92, top: 16, bottom: 30 };

interface Line {
  rule: string;
  /** Pictures for each unit, and the mean overlap at the end of the recalls so far. */
  points: readonly { load: number; overlap: number }[];
}

const lines = computed<Line[]>(() => {
  const run = shownSweep.value;
  const axes = plan.value?.axes ?? [];
  const [pictures, rule] = [PICTURES, RULE].map((path) => axes.findIndex((axis) => axis.path === path));
  const units = description.value?.features.length ?? 1;
  const found: Record<string, { load: number; overlap: number }[]> = {};
  run?.cells.value.forEach(({ values }, cell) => {
    const overlap = run.state.value?.accuracy_test.data[cell] ?? NaN;
    const value = values[rule ?? -1];
    const name = typeof value === "string" ? value : "hebbian";
    const line = (found[name] ??= []);
    if (Number.isFinite(overlap)) line.push({ load: Number(values[pictures ?? -1]) / units, overlap });
  });
  return Object.entries(found).map(([name, points]) => ({
    rule: name,
    points: points.sort((a, b) => a.load - b.load),
  }));
});

const nameOf = (rule: string): string => {
  const choices: Readonly<Record<string, string>> = fieldTexts.value.learner.hopfield.rule.choices;
  return choices[rule] ?? rule;
};

const DASHES: readonly number[][] = [[], [5, 3], [2, 2], [7, 2, 2, 2]];

/** The least overlap that is drawn. */
const FLOOR = 0.2;

function paint(g: CanvasRenderingContext2D, width: number, height: number): undefined {
  const { ink: full, "ink-3": quiet, line: hair, sans, "pos-dot": hot } = ink.value;
  const most = Math.max(0.2, ...lines.value.flatMap(({ points }) => points.map(({ load }) => load)));
  const x = (load: number): number => MARGIN.left + (load / most) * (width - MARGIN.left - MARGIN.right);
  const y = (overlap: number): number =>
    MARGIN.top + ((1 - overlap) / (1 - FLOOR)) * (height - MARGIN.top - MARGIN.bottom);
  g.font = `11px ${sans}`;
  g.lineWidth = 1;
  for (const overlap of [0.25, 0.5, 0.75, 1]) {
    g.strokeStyle = hair;
    g.beginPath();
    g.moveTo(x(0), y(overlap));
    g.lineTo(x(most), y(overlap));
    g.stroke();
    g.fillStyle = quiet;
    g.textAlign = "right";
    g.fillText(setting(overlap), x(0) - 6, y(overlap) + 4);
  }
  g.textAlign = "center";
  for (let load = 0; load <= most + 1e-9; load += 0.1)
    if (Math.abs(x(load) - x(BEND)) > 30) g.fillText(setting(load), x(load), height - MARGIN.bottom + 14);
  g.strokeStyle = g.fillStyle = hot;
  g.setLineDash([3, 3]);
  g.beginPath();
  g.moveTo(x(BEND), MARGIN.top - 6);
  g.lineTo(x(BEND), height - MARGIN.bottom + 4);
  g.stroke();
  g.setLineDash([]);
  g.fillText(setting(BEND), x(BEND), height - MARGIN.bottom + 14);
  let below = -Infinity;
  [...lines.value]
    .sort((a, b) => (b.points.at(-1)?.overlap ?? 0) - (a.points.at(-1)?.overlap ?? 0))
    .forEach(({ rule, points }, i) => {
      g.strokeStyle = g.fillStyle = full;
      g.lineWidth = 1.75;
      g.setLineDash(DASHES[i % DASHES.length] ?? []);
      g.beginPath();
      for (const { load, overlap } of points) g.lineTo(x(load), y(overlap));
      g.stroke();
      g.setLineDash([]);
      for (const { load, overlap } of points) {
        g.beginPath();
        g.arc(x(load), y(overlap), 2.5, 0, 2 * Math.PI);
        g.fill();
      }
      const last = points.at(-1);
      if (!last) return;
      below = Math.max(below + 13, y(last.overlap) + 4);
      g.textAlign = "left";
      g.fillText(nameOf(rule), x(last.load) + 8, below);
    });
  g.fillStyle = quiet;
  g.textAlign = "center";
  g.fillText(late.value.figures.load, (x(0) + x(most)) / 2, height - 3);
}

function Capacity() {
  const ref = useCanvas(paint, 8);
  const words = late.value.figures;
  const told = lines.value.map(
    ({ rule, points }) =>
      `${nameOf(rule)}: ${points.map(({ load, overlap }) => `${setting(load)} → ${percent(overlap)}`).join(", ")}`,
  );
  return (
    <figure
      class="capacity"
      data-testid="capacity"
      data-value={lines.value.reduce((n, { points }) => n + points.length, 0)}
    >
      <figcaption>
        {words.overlap} <span>{words.bend}</span>
      </figcaption>
      <canvas ref={ref} role="img" aria-label={words.capacity(told.join("; "))} />
    </figure>
  );
}

export default { name: "capacity", Component: Capacity } satisfies Figure;
