/** Film strips: what a few chains of the machine's own have shown in their last steps. */
import { act } from "../../../commands";
import { useCanvas } from "../../../draw/useCanvas";
import { plain } from "../../../format";
import { ink } from "../../../theme";
import { Button } from "../../../ui/Button";
import { fitted, paintInk, sizeOfPictures, valueOf } from "../pixels";
import { words } from "../words";
import { film, useFilm } from "./now";

const GAP = 6;
const STEPS = 6;

function Strips() {
  const ref = useCanvas((g, width, height) => {
    const told = film.value?.film;
    if (!told) return false;
    const [rows, columns] = sizeOfPictures();
    const [frames = 0, chains = 0, pixels = 0] = told.shape;
    const size = Math.min(width / frames - GAP, ((height / chains - GAP) * columns) / rows);
    const [w, h] = [Math.max(4, size), Math.max(4, (size * rows) / columns)];
    const shown = Math.min(frames, Math.max(1, Math.floor(width / (w + GAP))));
    const top = (height - chains * (h + GAP)) / 2;
    for (let chain = 0; chain < chains; chain++)
      for (let at = 0; at < shown; at++) {
        const frame = frames - 1 - at;
        const x = width - (at + 1) * (w + GAP) + GAP / 2;
        const box = fitted(rows, columns, w, h, x, top + chain * (h + GAP) + GAP / 2);
        g.globalAlpha = 1;
        g.fillStyle = at === 0 ? ink.value.ink : ink.value["line-2"];
        const edge = at === 0 ? 2 : 1;
        const [bw, bh] = [box.side * columns, box.side * rows];
        g.fillRect(box.left - edge, box.top - edge, bw + 2 * edge, bh + 2 * edge);
        g.fillStyle = ink.value["line-2"];
        g.fillRect(box.left, box.top, bw, bh);
        const from = (frame * chains + chain) * pixels;
        paintInk(g, box, rows, columns, (pixel) => valueOf(told, from + pixel));
      }
    return false;
  }, 15);
  const told = film.value;
  const [frames = 0, chains = 0] = told?.film.shape ?? [];
  const energies = Array.from(told?.energy.data ?? [], (value) => plain(value, 1)).join(", ");
  return (
    <div class="bm-film" role="img" aria-label={words.value.rbm.film(chains, frames, energies)} data-testid="bm-film">
      <canvas ref={ref} aria-hidden="true" />
    </div>
  );
}

export function Space() {
  useFilm();
  const { rbm } = words.value;
  return (
    <div class="bm-space">
      <div class="hd">
        <h2 class="bt">{rbm.dreams}</h2>
        <span class="lb">{rbm.chain}</span>
        <div class="grow" />
        <Button look="line" data-testid="bm-dream" onClick={() => act({ kind: "dream", sweeps: STEPS })}>
          {rbm.on}
        </Button>
        <Button look="line" data-testid="bm-wake-noise" onClick={() => act({ kind: "wake", at: "noise" })}>
          {rbm.noise}
        </Button>
        <Button look="line" data-testid="bm-wake-data" onClick={() => act({ kind: "wake", at: "data" })}>
          {rbm.fromData}
        </Button>
      </div>
      <Strips />
    </div>
  );
}
