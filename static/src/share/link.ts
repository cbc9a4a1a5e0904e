/** The texts of the share dialog: the link, the code of an embedded page, the QR code as a path. */
import type { Arrangement } from "../compare/arrangement";
import { encodeFragment } from "./codec";

export interface Weights {
  step: number;
  values: Float32Array;
}

const FRAME = { width: 720, height: 420 };

export const linkTo = (page: "lab" | "embed", fragment: string): string => `${location.origin}/${page}#${fragment}`;

const ESCAPES: Record<string, string> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => text.replace(/[&"<>]/g, (character) => ESCAPES[character] ?? character);

/** An iframe that shows the experiment. */
export function embedCode(fragment: string, title: string): string {
  const { width, height } = FRAME;
  return `<iframe src="${escaped(linkTo("embed", fragment))}" width="${width}" height="${height}" title="${escaped(title)}" loading="lazy"></iframe>`;
}

export const fragmentOf = (
  experiment: unknown,
  weights: Weights | null,
  arrangement: Arrangement | null = null,
): Promise<string> => encodeFragment(experiment, weights ?? undefined, arrangement ?? undefined);

/** Dark modules of a QR code as an SVG path, and its side; null when the text is too long for one. */
export async function qrPath(text: string): Promise<{ path: string; side: number } | null> {
  const { encode } = await import("uqr");
  try {
    const { data, size } = encode(text, { ecc: "L", border: 0 });
    const cells = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { path: cells.join(""), side: size };
  } catch {
    return null;
  }
}
