/** The stage as a solid with depth, drawn by the graphics card. Loaded when the first solid picture is needed. */
import { Camera, ColorManagement, LinearSRGBColorSpace, Scene, WebGLRenderer } from "three";
import type { Overlay } from "../draw/carry";
import { axisRows, boxRows } from "../draw/filmFrame";
import { coordinatesOf, type Pose } from "../draw/filmPose";
import type { FrameOptions } from "../draw/filmStyle";
import type { SpacePayload } from "../wire/probes";
import { lens } from "./lens";
import { Marks } from "./marks";
import { Sheet } from "./sheet";
import { segments, Strokes } from "./strokes";

/** How far the points and the lines on the sheet are moved towards the viewer, lest it swallow half of them. */
const BIAS = 0.12;

ColorManagement.enabled = false;

export interface Size {
  /** CSS pixels. */
  width: number;
  height: number;
  /** Device pixels for one of them. */
  ratio: number;
}

export class Solid {
  private readonly renderer: WebGLRenderer;
  private readonly camera = new Camera();
  private readonly behind = new Scene();
  private readonly marked = new Scene();
  private readonly front = new Scene();
  private readonly sheet = new Sheet();
  private readonly marks = new Marks();
  private readonly axes = new Strokes(false);
  private readonly box = new Strokes(false);
  private readonly boundary = new Strokes(true);
  private readonly overlays: Strokes[] = [];
  private size: Size = { width: 0, height: 0, ratio: 1 };

  constructor(canvas: HTMLCanvasElement, context: WebGL2RenderingContext) {
    this.renderer = new WebGLRenderer({ canvas, context, antialias: true, alpha: true });
    this.renderer.outputColorSpace = LinearSRGBColorSpace;
    this.renderer.autoClear = false;
    this.renderer.setClearColor(0, 0);
    this.behind.add(this.axes.object, this.box.object);
    this.marked.add(this.boundary.object, this.marks.object);
    this.front.add(this.sheet.mesh);
  }

  draw(payload: SpacePayload, pose: Pose, options: FrameOptions, size: Size): void {
    const { renderer, camera } = this;
    this.resize(size);
    const { tones, style } = options;
    const { solid, boxed, line } = pose;
    const pen = (width: number, opacity: number, colour = tones.ink) => ({
      colour,
      width,
      opacity,
    });
    const straight = (rows: number[]): Float32Array => Float32Array.from(rows);
    this.axes.lay(straight(style.axes ? axisRows(pose) : []), pen(1, tones.dark ? 0.22 : 0.16));
    this.box.lay(straight(boxRows(pose)), pen(1, 0.17 * solid * boxed ** 3));
    const boundary = segments(coordinatesOf(pose, "boundary"), payload.boundary_parts.data);
    this.boundary.lay(boundary, pen(style.boundary, 1 - line));
    this.layOverlays(options.overlays ?? [], pen);
    this.marks.lay(coordinatesOf(pose, "points"), payload.labels.data, options, size.ratio);
    this.sheet.lay(payload, pose, coordinatesOf(pose, "lattice"), options, size.ratio);
    renderer.clear();
    camera.projectionMatrix.fromArray(lens(pose, size.width, size.height));
    renderer.render(this.behind, camera);
    camera.projectionMatrix.fromArray(lens(pose, size.width, size.height, BIAS));
    renderer.render(this.marked, camera);
    camera.projectionMatrix.fromArray(lens(pose, size.width, size.height));
    renderer.render(this.front, camera);
  }

  private layOverlays(
    overlays: readonly Overlay[],
    pen: (width: number, opacity: number, colour?: string) => { colour: string; width: number; opacity: number },
  ): void {
    while (this.overlays.length < overlays.length) {
      const strokes = new Strokes(true);
      this.overlays.push(strokes);
      this.marked.add(strokes.object);
    }
    this.overlays.forEach((strokes, i) => {
      const overlay = overlays[i];
      if (overlay)
        strokes.lay(segments(overlay.rows, overlay.parts), pen(overlay.width, overlay.opacity, overlay.colour));
      else strokes.object.visible = false;
    });
  }

  private resize(size: Size): void {
    const { width, height, ratio } = this.size;
    if (width === size.width && height === size.height && ratio === size.ratio) return;
    this.size = size;
    this.renderer.setPixelRatio(size.ratio);
    this.renderer.setSize(size.width, size.height, false);
  }

  dispose(): void {
    for (const part of [this.sheet, this.marks, this.axes, this.box, this.boundary, ...this.overlays]) part.dispose();
    this.renderer.dispose();
  }
}
