/** Lines some pixels wide: axes, box, boundary, cage, switching lines. */
import { Color } from "three";
import { LineMaterial } from "three/examples/jsm/lines/LineMaterial.js";
import { LineSegments2 } from "three/examples/jsm/lines/LineSegments2.js";
import { LineSegmentsGeometry } from "three/examples/jsm/lines/LineSegmentsGeometry.js";

export interface Pen {
  colour: string;
  /** CSS pixels. */
  width: number;
  opacity: number;
}

/** Ends of the segments of lines whose vertices are rows [m, 3]: `parts` are the offsets of the lines, then m. */
export function segments(rows: Float32Array, parts: ArrayLike<number>): Float32Array {
  let count = 0;
  for (let p = 0; p + 1 < parts.length; p++) count += Math.max(0, parts[p + 1]! - parts[p]! - 1);
  const out = new Float32Array(6 * count);
  let o = 0;
  for (let p = 0; p + 1 < parts.length; p++)
    for (let i = parts[p]!; i + 1 < parts[p + 1]!; i++, o += 6) out.set(rows.subarray(3 * i, 3 * i + 6), o);
  return out;
}

export class Strokes {
  readonly object: LineSegments2;
  private geometry = new LineSegmentsGeometry();
  private readonly material: LineMaterial;

  constructor(depthTest: boolean) {
    this.material = new LineMaterial({ transparent: true, depthTest, depthWrite: depthTest, alphaToCoverage: false });
    this.object = new LineSegments2(this.geometry, this.material);
    this.object.frustumCulled = false;
    this.object.visible = false;
  }

  /** Draws segments [n, 6]. */
  lay(ends: Float32Array, { colour, width, opacity }: Pen): void {
    this.object.visible = ends.length > 0 && opacity > 0.01;
    if (!this.object.visible) return;
    this.geometry.dispose();
    this.geometry = new LineSegmentsGeometry();
    this.geometry.setPositions(ends);
    this.object.geometry = this.geometry;
    this.material.color = new Color(colour);
    this.material.linewidth = width;
    this.material.opacity = opacity;
  }

  dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}
