/** Licence texts of the packages whose code went into a bundle. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * @param {string} root folder that holds node_modules; metafile inputs are relative to it
 * @param {import("esbuild").Metafile[]} metafiles
 * @returns {Promise<string>}
 */
export async function notices(root, metafiles) {
  const inputs = metafiles.flatMap((meta) => Object.keys(meta.inputs));
  const packages = inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  const names = [...new Set(packages.filter((name) => name !== undefined))].sort();
  const texts = names.map(async (name) => {
    const folder = join(root, "node_modules", name);
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} is bundled but has no licence file in ${folder}`);
    return `${name}\n${"=".repeat(name.length)}\n\n${(await readFile(join(folder, file), "utf8")).trim()}\n`;
  });
  return (await Promise.all(texts)).join("\n\n");
}
