/** Runs: pieces of the lattice or of a line that share a colour and a depth bin, sorted so that each bin needs few paths. */

const INDEX_BITS = 13;
const INDEX = (1 << INDEX_BITS) - 1;
/** Most runs of a list. */
export const MOST_RUNS = 1 << INDEX_BITS;

/** Runs sorted by depth bin, then colour: `key[i]` is (bin * colours + colour) << 13 | run. */
export interface Runs {
  count: number;
  key: Uint32Array;
  /** First vertex, distance between vertices, number of vertices. */
  start: Uint16Array;
  step: Uint16Array;
  length: Uint16Array;
  flip: Uint8Array;
}

export const runs = (capacity: number): Runs => ({
  count: 0,
  key: new Uint32Array(capacity),
  start: new Uint16Array(capacity),
  step: new Uint16Array(capacity),
  length: new Uint16Array(capacity),
  flip: new Uint8Array(capacity),
});

export function push(list: Runs, group: number, start: number, step: number, length: number, flip: number): void {
  const i = list.count++;
  list.key[i] = (group << INDEX_BITS) | i;
  list.start[i] = start;
  list.step[i] = step;
  list.length[i] = length;
  list.flip[i] = flip;
}

/** Brings runs into order of bin, then colour. */
export const sort = (list: Runs): unknown => list.key.subarray(0, list.count).sort();

/**
 * Goes through the runs of one bin from `from` on, colour by colour: `begin(colour)`, `add(run)` for each, `end()`.
 * Returns where the next bin starts.
 */
export function eachColour(
  list: Runs,
  from: number,
  bin: number,
  colours: number,
  begin: (colour: number) => void,
  add: (run: number) => void,
  end: () => void,
): number {
  let i = from;
  let held = -1;
  for (; i < list.count; i++) {
    const group = list.key[i]! >>> INDEX_BITS;
    if (Math.floor(group / colours) !== bin) break;
    if (group !== held) {
      if (held >= 0) end();
      begin(group % colours);
      held = group;
    }
    add(list.key[i]! & INDEX);
  }
  if (held >= 0) end();
  return i;
}
