/**
 * The folder is the registry: `import panels from "folder:panels"` is the array of the default exports of every
 * `static/src/panels/*.panel.ts(x)`, sorted by file name. A new panel is one new file that nothing else names.
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** @typedef {import("esbuild").Plugin} Plugin */

/**
 * File names of a registry folder: `panels` holds `*.panel.ts` and `*.panel.tsx`.
 *
 * @param {string} directory
 * @param {string} name plural, as in the import
 * @returns {Promise<string[]>}
 */
async function members(directory, name) {
  const ending = new RegExp(`\\.${name.replace(/s$/, "")}\\.tsx?$`);
  const files = (await readdir(directory)).filter((file) => ending.test(file)).sort();
  if (files.length === 0) throw new Error(`folder:${name} is empty: no file in ${directory} matches ${ending}`);
  return files;
}

/**
 * @param {string} source root that `folder:` names are relative to
 * @returns {Plugin}
 */
export function folderPlugin(source) {
  return {
    name: "folder",
    setup(build) {
      build.onResolve({ filter: /^folder:[a-z]+$/ }, ({ path }) => ({
        path: path.slice("folder:".length),
        namespace: "folder",
      }));
      build.onLoad({ filter: /.*/, namespace: "folder" }, async ({ path: name }) => {
        const directory = join(source, name);
        const files = await members(directory, name);
        const imports = files.map((file, i) => `import m${i} from ${JSON.stringify(`./${file}`)};`);
        const list = files.map((_, i) => `m${i}`).join(", ");
        return {
          contents: `${imports.join("\n")}\nexport default [${list}].flat();\n`,
          resolveDir: directory,
          watchDirs: [directory],
          watchFiles: files.map((file) => join(directory, file)),
        };
      });
    },
  };
}
