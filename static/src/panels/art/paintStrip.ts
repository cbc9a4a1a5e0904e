/** The stream painted: a row for every pass, a cell for every sample in its order, in the colour of its category. */
import { category as colourOf, css, markColour } from "../../draw/colour";
import { markPath } from "../../draw/mark";
import type { ink } from "../../theme";
import type { ArtStreamPayload } from "../../wire/generated";

type Ink = typeof ink.value;
const HEAD = 16;
const LEFT = 34;
/** There is room for so many passes from the start. */
const PASSES = 3;
const ROW = 84;
/** The share of the height that pictures of the samples take. */
const PICTURES = 0.34;
const TALLEST = 110;

export function paintStrip(
  g: CanvasRenderingContext2D,
  width: number,
  height: number,
  payload: ArtStreamPayload,
  size: readonly [number, number] | null,
  tones: Ink,
): void {
  const [rows = 0, count = 0] = payload.log.shape;
  if (!count) return;
  const cell = (width - LEFT) / count;
  const film = size && payload.pictures && cell > 9 ? Math.min(TALLEST, height * PICTURES) : 0;
  const start = HEAD + film;
  const shown = Math.max(PASSES, rows);
  const tall = Math.min(ROW, (height - start) / shown);
  const gap = cell > 6 ? 1 : 0;
  g.textAlign = "center";
  g.textBaseline = "middle";
  if (payload.labels) paintClasses(g, payload.labels.data, cell, tones);
  if (size && payload.pictures && film) paintPictures(g, payload.pictures.data, size, cell, film - 8, tones);
  for (let row = 0; row < shown; row++) {
    const top = start + row * tall;
    g.fillStyle = tones["ink-3"];
    g.font = `600 11px ${tones.sans}`;
    g.fillText(String(payload.first + row + 1), LEFT / 2, top + tall / 2);
    for (let place = 0; place < count; place++) {
      const given = payload.log.data[row * count + place] ?? -1;
      const above = row > 0 ? (payload.log.data[(row - 1) * count + place] ?? -1) : given;
      const x = LEFT + place * cell;
      g.fillStyle = given < 0 ? tones.line : css(colourOf(given, tones.dark));
      g.fillRect(x, top, Math.max(0.6, cell - gap), tall - 2);
      if (given >= 0 && above >= 0 && above !== given) {
        g.fillStyle = tones.ink;
        g.fillRect(x, top - 2, Math.max(1, cell - gap), 2.5);
      }
      if (given >= 0 && cell > 13 && tall > 13) {
        g.fillStyle = tones.dark ? "#0E1013" : "#FFFFFF";
        g.fillText(String(given + 1), x + (cell - gap) / 2, top + tall / 2 - 0.5);
      }
    }
  }
  if (payload.place >= 0) {
    g.lineWidth = 2;
    g.strokeStyle = tones.ink;
    g.strokeRect(LEFT + payload.place * cell - 1, start + (rows - 1) * tall - 1, Math.max(3, cell - gap + 2), tall);
  }
}

/** The class of each sample above it: a mark where there is room, else a coloured stretch. */
function paintClasses(g: CanvasRenderingContext2D, labels: Int32Array, cell: number, tones: Ink): void {
  const classes = labels.reduce((top, label) => Math.max(top, label), 0) + 1;
  labels.forEach((label, place) => {
    const x = LEFT + (place + 0.5) * cell;
    g.fillStyle = markColour(label, classes, tones.dark);
    if (cell < 9) {
      g.fillRect(x - cell / 2, 4, cell + 0.4, 6);
      return;
    }
    g.beginPath();
    markPath(g, label < 4 ? label : 1, x, 7, 3.6);
    g.fill();
  });
}

/** The samples themselves, each above its column. */
function paintPictures(
  g: CanvasRenderingContext2D,
  shades: Uint8Array,
  [rows, columns]: readonly [number, number],
  cell: number,
  tall: number,
  tones: Ink,
): void {
  const side = Math.min((cell - 3) / columns, tall / rows);
  const count = shades.length / (rows * columns);
  g.fillStyle = tones.ink;
  for (let place = 0; place < count; place++) {
    const left = LEFT + place * cell + (cell - 1 - side * columns) / 2;
    const top = HEAD + (tall - side * rows) / 2;
    for (let i = 0; i < rows * columns; i++) {
      g.globalAlpha = (shades[place * rows * columns + i] ?? 0) / 255;
      if (g.globalAlpha > 0)
        g.fillRect(left + (i % columns) * side, top + Math.floor(i / columns) * side, side + 0.2, side + 0.2);
    }
  }
  g.globalAlpha = 1;
}
