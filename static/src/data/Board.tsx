/** The plane on which points are drawn, over what the network makes of it now. */
import { paintBoundary, paintSurface } from "../panels/network/paintPicture";
import { useCanvas } from "../draw/useCanvas";
import { late } from "../i18n/late";
import { probe } from "../store";
import { dark, ink, signPatterns } from "../theme";
import * as editing from "./editing";
import * as hand from "./hand";
import { paintBoard } from "./paintBoard";

const BRUSHES: ReadonlySet<editing.Tool> = new Set<editing.Tool>(["erase", "noise", "spray"]);

function Field() {
  const ref = useCanvas((g, side) => {
    const look = { dark: dark.value, ink: ink.value.ink, patterns: signPatterns.value };
    const surface = probe("surface").value;
    if (surface) paintSurface(g, surface, side, look);
    const space = probe("space").value;
    if (space) paintBoundary(g, space, side, look);
  }, 12);
  return <canvas ref={ref} aria-hidden="true" />;
}

function Points() {
  const ref = useCanvas((g, side) => {
    const at = hand.pointer.value;
    const isBrush = BRUSHES.has(editing.tool.value);
    paintBoard(g, side, {
      dots: editing.dots.value,
      classes: editing.classes.value,
      numbers: editing.numbers.value,
      chosen: editing.chosen.value,
      brush: at && isBrush ? { ...at, radius: editing.radius.value } : null,
      cross: hand.cross.value,
      frame: hand.frame.value,
      dark: dark.value,
      ink: ink.value.ink,
      line: dark.value ? "rgba(236,238,242,.16)" : "rgba(23,24,28,.14)",
    });
  }, 60);
  return <canvas ref={ref} aria-hidden="true" />;
}

/** What stands on the plane while there is nothing to train on. */
function Empty() {
  const words = late.value.editor.editor;
  if (editing.state.value !== "ready" || editing.enough.value) return null;
  return (
    <div class="nothing">
      <p>{editing.dots.value.length ? words.needs : words.empty}</p>
    </div>
  );
}

export function Board() {
  const words = late.value.editor.editor;
  return (
    <div
      class={`board ${editing.state.value === "loading" ? "sk" : ""}`}
      role="application"
      tabIndex={0}
      aria-label={words.board}
      aria-describedby="board-keys"
      data-tool={editing.tool.value}
      data-testid="board"
      data-value={editing.dots.value.length}
      onPointerDown={hand.press}
      onPointerMove={hand.drag}
      onPointerUp={hand.release}
      onPointerCancel={hand.release}
      onPointerLeave={hand.leave}
      onKeyDown={hand.onKey}
      onKeyUp={hand.onKeyUp}
    >
      <Field />
      <Points />
      <Empty />
      <p id="board-keys" class="vh">
        {words.keys}
      </p>
      <p class="vh" role="status" data-testid="board-said">
        {hand.said}
      </p>
    </div>
  );
}
