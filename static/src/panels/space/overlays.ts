/** What is laid over the pictures on request: switching lines and linear regions. */
import { computed, signal } from "@preact/signals";
import { carried, finer, type Overlay, type Regions } from "../../draw/carry";
import { coordinatesOf, type Pose } from "../../draw/filmPose";
import { hovered, probe, selection } from "../../store";
import { ink } from "../../theme";
import type { WatchRequest } from "../../watch";
import type { SpacePayload } from "../../wire/probes";
import type { Frame } from "./frames";

export const showLines = signal(false);
export const showRegions = signal(false);

const HZ = 6;
const MOST_REGIONS = 2000;
/** Lines of a cage that are edges of the box; the rest are a grid within it. */
const EDGES = 12;

export const watchLines = (): WatchRequest | null =>
  showLines.value ? { probe: "unit_lines", options: {}, hz: HZ } : null;
export const watchRegions = (): WatchRequest | null =>
  showRegions.value ? { probe: "regions", options: { most: MOST_REGIONS }, hz: HZ } : null;

/** What the regions' probe found, while they are shown. */
export const regions = computed(() => (showRegions.value ? probe("regions").value : null));

/** The regions to fill the plane with; null where there are none. */
export const filling = computed<Regions | null>(() => {
  const found = regions.value;
  if (!found?.count) return null;
  return { vertices: found.vertices.data, parts: found.parts.data, tone: found.tone.data };
});

interface Lines {
  places: Float32Array;
  parts: Int32Array;
}

/** Switching lines by unit, cut short enough to bend with the sheet. */
const lines = computed(() => {
  const found = new Map<string, Lines[]>();
  if (!showLines.value) return found;
  for (const [layer, { parts, units, vertices }] of Object.entries(probe("unit_lines").value?.layers ?? {}))
    units.data.forEach((unit, line) => {
      const name = `${layer} ${unit}`;
      const [from, to] = [parts.data[line] ?? 0, parts.data[line + 1] ?? 0];
      const own = vertices.data.subarray(2 * from, 2 * to);
      found.set(name, [...(found.get(name) ?? []), finer(own, [0, to - from], 1)]);
    });
  return found;
});

/** Borders of the regions as lines. */
const borders = computed<Lines | null>(() => {
  const found = filling.value;
  if (!found) return null;
  const closed: number[] = [];
  const offsets = [0];
  for (let p = 0; p + 1 < found.parts.length; p++) {
    const [from, to] = [found.parts[p]!, found.parts[p + 1]!];
    for (let i = from; i <= to; i++) {
      const v = i === to ? from : i;
      closed.push(found.vertices[2 * v]!, found.vertices[2 * v + 1]!);
    }
    offsets.push(closed.length / 2);
  }
  return finer(Float32Array.from(closed), offsets, 1);
});

/** The lines to lay over the sheet of a pose; regions of the plane itself are filled instead of outlined. */
export function overlaysFor(frame: Frame, pose: Pose, space: SpacePayload, small: boolean): Overlay[] {
  const outlined = frame.phase === "input" && pose.blend === 0 ? null : borders.value;
  if (!lines.value.size && !outlined && !pose.from.cage) return [];
  const lattice = coordinatesOf(pose, "lattice").slice();
  const laid = (of: Lines): Float32Array => carried(of.places, lattice, space.resolution, space.radius);
  const tones = ink.value;
  const thin = small ? 0.6 : 1;
  const out: Overlay[] = [];
  if (outlined)
    out.push({ rows: laid(outlined), parts: outlined.parts, colour: tones.ink, width: 0.8 * thin, opacity: 0.45 });
  const chosen = hovered.value ?? selection.value;
  const held = chosen ? `${chosen.layer} ${chosen.unit}` : "";
  for (const [name, parts] of lines.value)
    for (const part of parts)
      out.push({
        rows: laid(part),
        parts: part.parts,
        colour: name === held ? tones.ink : tones["ink-2"],
        width: (name === held ? 2.4 : 1.1) * thin,
        opacity: name === held ? 1 : 0.6,
      });
  if (pose.from.cage && pose.to.cage && space.cage_parts) {
    const rows = coordinatesOf(pose, "cage").slice();
    const { data } = space.cage_parts;
    const edges = { rows, parts: data.subarray(0, EDGES + 1), colour: tones.ink, width: thin, opacity: 0.4 };
    out.push(edges, { ...edges, parts: data.subarray(EDGES), width: 0.7 * thin, opacity: 0.2 });
  }
  return out;
}
