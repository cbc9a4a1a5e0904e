/** The sheet as a mesh: quads of the lattice sorted from the back, so that what shows through each is already there. */
import { BufferAttribute, BufferGeometry, DoubleSide, Matrix3, Mesh, ShaderMaterial } from "three";
import type { Pose } from "../draw/filmPose";
import type { FrameOptions } from "../draw/filmStyle";
import type { SpacePayload } from "../wire/probes";
import { normals, sheetColours } from "./surface";
import { sheetFragment, sheetVertex } from "./shaders";

const INDEX_BITS = 12;
const BUCKETS = 1 << (32 - INDEX_BITS - 1);

export class Sheet {
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  private payload: SpacePayload | null = null;
  private dark: boolean | null = null;
  private side = 0;
  private keys = new Uint32Array();
  private readonly turn = new Matrix3();

  constructor() {
    const material = new ShaderMaterial({
      vertexShader: sheetVertex,
      fragmentShader: sheetFragment,
      transparent: true,
      depthWrite: false,
      side: DoubleSide,
      uniforms: {
        turn: { value: this.turn },
        fill: { value: 0.66 },
        fade: { value: 1 },
        major: { value: 3 },
        strength: { value: 0.22 },
        lineWidth: { value: 1 },
        lineGain: { value: [1, 1, 1] },
        lineLift: { value: 0 },
        lineAlpha: { value: 0.6 },
        solid: { value: 1 },
      },
    });
    this.mesh = new Mesh(new BufferGeometry(), material);
    this.mesh.frustumCulled = false;
  }

  /** `rows` [n, 3] are the lattice's coordinates. */
  lay(payload: SpacePayload, pose: Pose, rows: Float32Array, options: FrameOptions, ratio: number): void {
    const { tones, style } = options;
    const side = payload.resolution;
    if (side !== this.side) this.rebuild(side);
    const { geometry, material } = this.mesh;
    const position = geometry.getAttribute("position") as BufferAttribute;
    position.array.set(rows);
    position.needsUpdate = true;
    const normal = geometry.getAttribute("normal") as BufferAttribute;
    normals(rows, side, normal.array as Float32Array);
    normal.needsUpdate = true;
    if (payload !== this.payload || tones.dark !== this.dark) {
      const colour = geometry.getAttribute("colour") as BufferAttribute;
      sheetColours(payload, tones.dark, colour.array as Float32Array);
      colour.needsUpdate = true;
      [this.payload, this.dark] = [payload, tones.dark];
    }
    this.sort(pose, rows);
    this.turn.set(...pose.turn);
    const set = material.uniforms as Record<string, { value: unknown }>;
    set.fill!.value = style.fill;
    set.fade!.value = 1 - pose.line * 0.6;
    set.major!.value = style.major;
    set.strength!.value = tones.dark ? 0.55 : 0.26;
    set.lineWidth!.value = style.line * ratio;
    set.lineGain!.value = tones.dark ? [1.1, 1.1, 1.1] : [0.74, 0.74, 0.74];
    set.lineLift!.value = tones.dark ? 0.08 : 0;
    set.lineAlpha!.value = tones.dark ? 0.45 : 0.62;
    set.solid!.value = pose.solid;
  }

  private rebuild(side: number): void {
    this.mesh.geometry.dispose();
    const count = (side + 1) ** 2;
    const geometry = new BufferGeometry();
    const add = (name: string, size: number): unknown =>
      geometry.setAttribute(name, new BufferAttribute(new Float32Array(count * size), size));
    for (const name of ["position", "normal", "colour"]) add(name, 3);
    add("cell", 2);
    const cell = geometry.getAttribute("cell");
    for (let i = 0; i < count; i++) cell.setXY(i, i % (side + 1), Math.floor(i / (side + 1)));
    geometry.setIndex(new BufferAttribute(new Uint16Array(6 * side * side), 1));
    this.mesh.geometry = geometry;
    this.keys = new Uint32Array(side * side);
    this.side = side;
    this.payload = null;
  }

  /** Puts the quads farthest from the viewer first. */
  private sort(pose: Pose, rows: Float32Array): void {
    const { side, keys } = this;
    const index = this.mesh.geometry.index;
    if (!index) return;
    const [, , , , , , x, y, z] = pose.turn;
    const depth = (v: number): number => x * rows[3 * v]! + y * rows[3 * v + 1]! + z * rows[3 * v + 2]!;
    const reach = 4 * pose.half;
    const out = index.array as Uint16Array;
    for (let q = 0; q < keys.length; q++) {
      const a = q + Math.floor(q / side);
      const middle = (depth(a) + depth(a + side + 2)) / 2;
      const bucket = Math.max(0, Math.min(BUCKETS - 1, Math.round((middle / reach + 0.5) * BUCKETS)));
      keys[q] = bucket * (1 << INDEX_BITS) + q;
    }
    keys.sort();
    for (let i = 0; i < keys.length; i++) {
      const q = keys[i]! & ((1 << INDEX_BITS) - 1);
      const a = q + Math.floor(q / side);
      out.set([a, a + 1, a + side + 2, a, a + side + 2, a + side + 1], 6 * i);
    }
    index.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }
}
