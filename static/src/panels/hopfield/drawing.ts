/** Pictures as they are drawn by hand: rows of ink and paper, and what can be done to a list of them. */
import type { Experiment } from "../../wire/generated";
import type { Bytes } from "../../wire/frame";
import { sizeOf, valueOf } from "./now";

export interface Drawing {
  width: number;
  height: number;
  /** Pixels row by row, true for ink. */
  pictures: readonly (readonly boolean[])[];
}

export const MOST = 64;
export const LONGEST = 16;
const BLANK: Drawing = { width: 8, height: 8, pictures: [blank(8, 8)] };

export function blank(width: number, height: number): boolean[] {
  return new Array<boolean>(width * height).fill(false);
}

/** What there is to begin with: the pictures of the run, where they are not too large to be drawn. */
export function drawingOf(data: Experiment["data"], pictures: Bytes | undefined): Drawing {
  if (data.kind === "patterns") {
    const drawn = data.patterns.map((text) => [...text].map((pixel) => pixel === "1"));
    return { width: data.width, height: data.height, pictures: drawn };
  }
  if (!pictures) return BLANK;
  const [height, width] = sizeOf(pictures);
  if (height > LONGEST || width > LONGEST) return BLANK;
  const size = height * width;
  const count = pictures.data.length / size;
  const found = Array.from({ length: count }, (_, i) =>
    Array.from({ length: size }, (__, at) => valueOf(pictures, i * size + at) > 0),
  );
  return { width, height, pictures: found };
}

/** The data set of a drawing. */
export function dataOf({ width, height, pictures }: Drawing): Experiment["data"] {
  const patterns = pictures.map((picture) => picture.map((inked) => (inked ? "1" : "0")).join(""));
  return { kind: "patterns", width, height, patterns, test_share: 0, features: [], formulas: [], unit: 1 };
}

/** All pictures on paper of another size: cut off, or with paper at the right and below. */
export function resized(drawing: Drawing, width: number, height: number): Drawing {
  const pictures = drawing.pictures.map((picture) =>
    Array.from({ length: width * height }, (_, at) => {
      const [row, column] = [Math.floor(at / width), at % width];
      return column < drawing.width && row < drawing.height && (picture[row * drawing.width + column] ?? false);
    }),
  );
  return { width, height, pictures };
}

/** Any character, as the browser writes it, in so many pixels. */
export function lettered(character: string, width: number, height: number): boolean[] {
  const scale = 8;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * scale, height * scale];
  const g = canvas.getContext("2d", { willReadFrequently: true });
  if (!g) return blank(width, height);
  g.font = "700 100px sans-serif";
  const box = g.measureText(character);
  const [wide, high] = [
    box.actualBoundingBoxLeft + box.actualBoundingBoxRight || 1,
    box.actualBoundingBoxAscent + box.actualBoundingBoxDescent || 1,
  ];
  g.scale(canvas.width / wide, canvas.height / high);
  g.fillText(character, box.actualBoundingBoxLeft, box.actualBoundingBoxAscent);
  const { data } = g.getImageData(0, 0, canvas.width, canvas.height);
  return Array.from({ length: width * height }, (_, at) => {
    const [row, column] = [Math.floor(at / width), at % width];
    let inked = 0;
    for (let y = 0; y < scale; y++)
      for (let x = 0; x < scale; x++)
        inked += data[4 * ((row * scale + y) * canvas.width + column * scale + x) + 3] ?? 0;
    return inked / (255 * scale * scale) > 0.5;
  });
}

/** Every pixel by chance. */
export const scattered = (width: number, height: number): boolean[] =>
  Array.from({ length: width * height }, () => Math.random() < 0.5);
