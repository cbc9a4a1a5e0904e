/** Paths into an experiment, such as `network.layers[1].rate`: the way the server names values. */
export type Step = string | number;

export function steps(path: string): Step[] {
  return [...path.matchAll(/[a-z_]\w*|\d+/gi)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));
}

function child(value: unknown, step: Step): unknown {
  if (value === null || typeof value !== "object") return undefined;
  return (value as Record<Step, unknown>)[step];
}

/** The value at a path, or undefined where there is none. */
export const valueAt = (tree: unknown, path: string): unknown => steps(path).reduce(child, tree);

/** Replaces the value at a path; nothing happens where the path leads nowhere. */
export function put(tree: unknown, path: string, value: unknown): void {
  const way = steps(path);
  const last = way.pop();
  const holder = way.reduce<unknown>(child, tree);
  if (last !== undefined && holder !== null && typeof holder === "object")
    (holder as Record<Step, unknown>)[last] = value;
}

/** A deep copy with the value at a path replaced; unchanged where the path leads nowhere. */
export function withValue<T>(tree: T, path: string, value: unknown): T {
  const copy = structuredClone(tree);
  put(copy, path, value);
  return copy;
}
