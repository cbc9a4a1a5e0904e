/** The second picture: the weights, the energy as a landscape, or where trials have ended. */
import { signal } from "@preact/signals";
import { Segmented } from "../../ui/Segmented";
import { Ends } from "./Ends";
import { Landscape } from "./Landscape";
import { FEW, now, settings } from "./now";
import { Weights } from "./Weights";
import { words } from "./words";

type View = "weights" | "landscape" | "ends";
const chosen = signal<View | null>(null);

/** What is shown until the visitor chooses: what there is most to see of. */
function usual(): View {
  if ((now.value?.state.data.length ?? FEW + 1) <= FEW) return "landscape";
  return settings.value?.cue === "random" ? "ends" : "weights";
}

const PICTURES = { weights: Weights, landscape: Landscape, ends: Ends };

export function Stage() {
  const { stage } = words.value;
  const view = chosen.value ?? usual();
  const Shown = PICTURES[view];
  return (
    <div class="hop-stage" data-testid="hop-stage" data-value={view}>
      <div class="hd">
        <Segmented<View>
          label={stage.view}
          value={view}
          options={(["weights", "landscape", "ends"] as const).map((value) => ({ value, label: stage.views[value] }))}
          onChange={(value) => (chosen.value = value)}
        />
      </div>
      <Shown />
    </div>
  );
}
