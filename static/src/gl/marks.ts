/** The data points: one sprite each, drawn by class. */
import { BufferAttribute, BufferGeometry, CanvasTexture, Color, Points, ShaderMaterial } from "three";
import { css, diverging, markColour } from "../draw/colour";
import type { FrameOptions } from "../draw/filmStyle";
import { markFragment, markVertex } from "./shaders";

const CELL = 32;

/** The numerals 0 to 9 side by side. */
function numerals(): CanvasTexture {
  const canvas = document.createElement("canvas");
  canvas.width = 10 * CELL;
  canvas.height = CELL;
  const g = canvas.getContext("2d");
  if (g) {
    g.font = `700 ${CELL - 4}px sans-serif`;
    g.textAlign = "center";
    g.textBaseline = "middle";
    for (let i = 0; i < 10; i++) g.fillText(String(i), (i + 0.5) * CELL, CELL / 2 + 2);
  }
  return new CanvasTexture(canvas);
}

export class Marks {
  readonly object: Points<BufferGeometry, ShaderMaterial>;
  private drawn = "";
  private labels: ArrayLike<number> | null = null;
  private targets: ArrayLike<number> | null = null;
  private readonly texture = numerals();

  constructor() {
    const material = new ShaderMaterial({
      vertexShader: markVertex,
      fragmentShader: markFragment,
      transparent: false,
      alphaToCoverage: true,
      uniforms: {
        size: { value: 12 },
        radius: { value: 3 },
        edge: { value: 0.5 },
        outline: { value: new Color() },
        numerals: { value: this.texture },
      },
    });
    this.object = new Points(new BufferGeometry(), material);
    this.object.frustumCulled = false;
  }

  /** `rows` [n, 3] in space, `labels` [n]. */
  lay(rows: Float32Array, labels: ArrayLike<number>, options: FrameOptions, ratio: number): void {
    const { tones, style, classes, targets = null } = options;
    const count = rows.length / 3;
    const { geometry, material } = this.object;
    const before = geometry.getAttribute("position") as BufferAttribute | undefined;
    const what = `${count} ${classes} ${tones.dark}`;
    if (before?.count !== count) {
      geometry.dispose();
      this.object.geometry = new BufferGeometry()
        .setAttribute("position", new BufferAttribute(new Float32Array(3 * count), 3))
        .setAttribute("colour", new BufferAttribute(new Float32Array(3 * count), 3))
        .setAttribute("label", new BufferAttribute(new Float32Array(count), 1));
    }
    const position = this.object.geometry.getAttribute("position") as BufferAttribute;
    position.array.set(rows);
    position.needsUpdate = true;
    if (what !== this.drawn || labels !== this.labels || targets !== this.targets) this.paint(count, labels, options);
    [this.drawn, this.labels, this.targets] = [what, labels, targets];
    const edge = (Math.max(0.6, style.point * 0.32) / 2) * ratio;
    const radius = style.point * ratio;
    const set = material.uniforms as Record<string, { value: unknown }>;
    set.radius!.value = radius;
    set.edge!.value = edge;
    set.size!.value = 2 * (radius * 1.22 * 1.42 + edge + 1);
    (set.outline!.value as Color).set(tones.dark ? "#0e1014" : "#ffffff");
  }

  private paint(count: number, labels: ArrayLike<number>, { classes, targets, tones }: FrameOptions): void {
    const colour = this.object.geometry.getAttribute("colour") as BufferAttribute;
    const label = this.object.geometry.getAttribute("label") as BufferAttribute;
    const known = new Color();
    for (let i = 0; i < count; i++) {
      const text = classes
        ? markColour(labels[i]!, classes, tones.dark)
        : css(diverging(Math.max(-1, Math.min(1, targets?.[i] ?? 0)), tones.dark));
      known.set(text.replace(/rgba\(([^,]+),([^,]+),([^,]+),[^)]*\)/, "rgb($1,$2,$3)"));
      colour.setXYZ(i, known.r, known.g, known.b);
      label.setX(i, classes ? labels[i]! : 1);
    }
    colour.needsUpdate = label.needsUpdate = true;
  }

  dispose(): void {
    this.object.geometry.dispose();
    this.object.material.dispose();
    this.texture.dispose();
  }
}
