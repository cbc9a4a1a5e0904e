/** Programs of the solid stage. Colours are the tokens' own numbers; nothing is converted. */

/**
 * The sheet: colour by vertex, light as the painter of `draw/filmSheet.ts` casts it, and grid lines where the lattice's own
 * coordinates are whole multiples of `cell`.
 */
export const sheetVertex = /* glsl */ `
attribute vec3 colour;
attribute vec2 cell;
uniform mat3 turn;
varying vec3 vColour;
varying vec2 vCell;
varying vec3 vNormal;
void main() {
  vColour = colour;
  vCell = cell;
  vNormal = turn * normal;
  gl_Position = projectionMatrix * vec4(position, 1.0);
}`;

export const sheetFragment = /* glsl */ `
uniform float fill;
uniform float fade;
uniform float major;
uniform float strength;
uniform float lineWidth;
uniform vec3 lineGain;
uniform float lineLift;
uniform float lineAlpha;
uniform float solid;
varying vec3 vColour;
varying vec2 vCell;
varying vec3 vNormal;
float facing(vec3 n) {
  float size = max(length(n), 1e-9);
  return (abs(n.z) * 0.65 + 0.35 * abs(0.5 * n.x - 0.7 * n.y)) / size - 0.55;
}
void main() {
  vec2 away = abs(fract(vCell / major + 0.5) - 0.5) * major;
  vec2 pixel = max(fwidth(vCell), vec2(1e-6));
  vec2 near = 1.0 - smoothstep(vec2(0.5 * lineWidth - 0.5), vec2(0.5 * lineWidth + 0.5), away / pixel);
  float line = max(near.x, near.y) * lineAlpha;
  vec3 lit = vColour * (1.0 + facing(vNormal) * solid * strength);
  vec3 drawn = clamp(vColour * lineGain + lineLift, 0.0, 1.0);
  float alpha = fill + line - fill * line;
  vec3 mixed = clamp(lit, 0.0, 1.0) * fill * (1.0 - line) + drawn * line;
  gl_FragColor = vec4(mixed / alpha, alpha * fade);
}`;

/** Marks: a point a sprite, its class a shape with an outline in the page's tone, from the fifth class on a numeral. */
export const markVertex = /* glsl */ `
attribute vec3 colour;
attribute float label;
uniform float size;
varying vec3 vColour;
varying float vLabel;
void main() {
  vColour = colour;
  vLabel = label;
  gl_Position = projectionMatrix * vec4(position, 1.0);
  gl_PointSize = size;
}`;

export const markFragment = /* glsl */ `
uniform float size;
uniform float radius;
uniform float edge;
uniform vec3 outline;
uniform sampler2D numerals;
varying vec3 vColour;
varying float vLabel;
float away(vec2 p, float label) {
  float q = radius * 1.22;
  if (label < 0.5) return (abs(p.x) + abs(p.y) - q) * 0.7071;
  if (label < 1.5 || label > 3.5) return length(p) - radius;
  if (label < 2.5) return max(abs(p.x), abs(p.y)) - radius * 0.9;
  vec2 side = normalize(vec2(q + radius * 0.9, q));
  return max(dot(vec2(abs(p.x), p.y + q), vec2(side.x, -side.y)), p.y - radius * 0.9);
}
void main() {
  vec2 p = (gl_PointCoord - 0.5) * size;
  float d = away(p, vLabel);
  float cover = 0.5 - (d - edge);
  if (cover <= 0.0) discard;
  vec3 c = mix(vColour, outline, clamp(d + edge + 0.5, 0.0, 1.0));
  if (vLabel > 3.5) {
    vec2 at = clamp(p / (radius * 1.7) + 0.5, 0.0, 1.0);
    c = mix(c, outline, texture2D(numerals, vec2((vLabel + at.x) / 10.0, 1.0 - at.y)).a);
  }
  gl_FragColor = vec4(c, clamp(cover, 0.0, 1.0));
}`;
