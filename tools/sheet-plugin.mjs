/**
 * Style sheets of lazy parts: `import "sheet:../styles/flow.css"` puts the sheet on the page when the importing bundle
 * runs, before anything of it is drawn. (A plain import of CSS belongs to the entry's own sheet; that of a lazily
 * fetched bundle would be a file that nothing links.)
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

import * as esbuild from "esbuild";

/** @returns {esbuild.Plugin} */
export function sheetPlugin() {
  return {
    name: "sheet",
    setup(build) {
      build.onResolve({ filter: /^sheet:/ }, ({ path, resolveDir }) => ({
        path: resolve(resolveDir, path.slice("sheet:".length)),
        namespace: "sheet",
      }));
      build.onLoad({ filter: /.*/, namespace: "sheet" }, async ({ path }) => {
        const { minify = false, target, logLevel = "warning" } = build.initialOptions;
        const text = await readFile(path, "utf8");
        const { code } = await esbuild.transform(text, {
          loader: "css",
          minify,
          ...(target === undefined ? {} : { target }),
          logLevel,
          sourcefile: path,
          charset: "utf8",
        });
        const lines = [
          "const sheet = new CSSStyleSheet();",
          `sheet.replaceSync(${JSON.stringify(code.trim())});`,
          "document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];",
        ];
        return { contents: lines.join("\n"), loader: "js", watchFiles: [path] };
      });
    },
  };
}
