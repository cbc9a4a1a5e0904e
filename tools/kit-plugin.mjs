/**
 * Fewer, larger shared bundles. esbuild makes one of every set of entries that reach a module, and each part that is
 * fetched later is an entry: what a page has loaded falls apart by which of its parts use it too. So a later part is
 * made to reach all that the pages it belongs to have loaded already, which costs a visitor nothing.
 */
import { readFile } from "node:fs/promises";
import { extname, resolve, sep } from "node:path";

/** @typedef {import("esbuild").Metafile} Metafile */

/**
 * What is reached from a module: at once, and through a dynamic import.
 *
 * @param {Metafile["inputs"]} inputs
 * @param {string} start
 */
function reached(inputs, start) {
  /** @type {Set<string>} */
  const atOnce = new Set();
  /** @type {Set<string>} */
  const later = new Set();
  const waiting = [start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (atOnce.has(next)) continue;
    atOnce.add(next);
    for (const { path, kind, external } of inputs[next]?.imports ?? []) {
      if (external) continue;
      if (kind === "dynamic-import") later.add(path);
      else waiting.push(path);
    }
  }
  return { atOnce, later };
}

/**
 * The later parts of each page, those of its parts among them.
 *
 * @param {Metafile["inputs"]} inputs
 * @param {string} page
 */
function partsOf(inputs, page) {
  /** @type {Set<string>} */
  const parts = new Set();
  const waiting = [page];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const part of reached(inputs, next).later)
      if (!parts.has(part)) {
        parts.add(part);
        waiting.push(part);
      }
  return parts;
}

/**
 * For each later part the modules that every page it belongs to loads at once.
 *
 * @param {Metafile} metafile of a build without kits
 * @param {string} root working directory of that build
 * @param {string} source where the pages' own modules are
 * @param {readonly string[]} pages absolute paths
 * @returns {Map<string, string[]>} absolute paths
 */
export function kits({ inputs }, root, source, pages) {
  const own = (/** @type {string} */ path) =>
    resolve(root, path).startsWith(source + sep) && [".ts", ".tsx"].includes(extname(path));
  /** A style sheet belongs to the page alone: a later part that reached it would get a copy that nothing links. */
  const plain = (/** @type {string} */ path) =>
    ![...reached(inputs, path).atOnce].some((each) => each.endsWith(".css"));
  const entries = Object.keys(inputs).filter((path) => pages.includes(resolve(root, path)));
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const entry of entries) {
    const { atOnce } = reached(inputs, entry);
    for (const part of partsOf(inputs, entry)) {
      if (!own(part) || atOnce.has(part)) continue;
      const before = found.get(part);
      found.set(
        part,
        before ? before.filter((path) => atOnce.has(path)) : [...atOnce].filter((path) => own(path) && plain(path)),
      );
    }
  }
  const absolute = (/** @type {string} */ path) => resolve(root, path);
  return new Map([...found].map(([part, members]) => [absolute(part), members.map(absolute)]));
}

/**
 * @param {Map<string, string[]>} found
 * @returns {import("esbuild").Plugin}
 */
export function kitPlugin(found) {
  return {
    name: "kit",
    setup(build) {
      build.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
        const members = found.get(path);
        if (!members) return undefined;
        const lines = members.map((member) => `import ${JSON.stringify(member)};`);
        return {
          contents: `${lines.join("")}${await readFile(path, "utf8")}`,
          loader: path.endsWith("x") ? "tsx" : "ts",
        };
      });
    },
  };
}
