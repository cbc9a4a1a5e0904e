/** The lattice: ridges between neighbours, how often units answer, the units' own pictures or colours. */
import { signal } from "@preact/signals";
import { learner } from "../../family";
import { plain } from "../../format";
import { dark } from "../../theme";
import { Segmented } from "../../ui/Segmented";
import { useWatch } from "../../watch";
import { Lattice } from "./Lattice";
import { classes, codebook, hits, inColour, picture, ridges, useMap } from "./model";
import type { View } from "./paintCells";
import { sequential } from "./tone";
import { words } from "./words";

const wish = signal<View | null>(null);
const STOPS = [0, 0.25, 0.5, 0.75, 1];

/** Whether neighbours stand side by side: edges that units find by themselves do not. */
const hasLattice = (): boolean => learner.value === "som" && (codebook.value?.edges.shape[0] ?? 0) > 0;

/** What is shown: the wish where it can be, else what tells most of these data. */
function shown(): View {
  const edges = hasLattice();
  const usual = picture.value || inColour.value ? "units" : edges ? "ridges" : "hits";
  const wanted = wish.value ?? usual;
  return wanted === "ridges" && !edges ? "hits" : wanted;
}

function Scale({ view }: { view: View }) {
  const say = words.value.stage;
  if (view === "ridges") {
    const most = ridges.value?.between.data.reduce((a, b) => Math.max(a, b), 0) ?? 0;
    return (
      <span class="map-scale">
        {say.near}
        <i style={{ background: `linear-gradient(90deg,${STOPS.map((v) => sequential(v, dark.value)).join(",")})` }} />
        {say.far(plain(most, 2))}
      </span>
    );
  }
  if (view === "hits") {
    const told = hits.value?.hits.data;
    const silent = told ? told.reduce((sum, count) => sum + (count ? 0 : 1), 0) : 0;
    return <span class="map-scale">{say.silent(silent, told?.length ?? 0)}</span>;
  }
  const text = picture.value ? say.pictures : inColour.value ? say.colours : classes.value ? say.classes : say.plain;
  return <span class="map-scale">{text}</span>;
}

export function Stage() {
  useMap();
  useWatch("u_matrix", () => ({ probe: "u_matrix", options: {}, hz: 30 }));
  const say = words.value.stage;
  const view = shown();
  const edges = hasLattice();
  return (
    <div class="map-stage">
      <div class="hd">
        <Segmented
          label={say.views}
          value={view}
          onChange={(next) => (wish.value = next)}
          options={(["ridges", "hits", "units"] as const).map((value) => ({
            value,
            label: value === "units" && picture.value ? say.view.codebook : say.view[value],
            title: say.about[value],
            disabled: value === "ridges" && !edges,
          }))}
        />
      </div>
      <Lattice view={view} label={say.about[view]} testid="map-lattice" />
      <Scale view={view} />
    </div>
  );
}
