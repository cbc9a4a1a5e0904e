/**
 * Bundles the page: static/src → static/dist, with content hashes, a manifest and precompressed copies.
 *
 *   node tools/build.mjs [--src DIR] [--outdir DIR] [--watch]
 *
 * The socket worker is built first because the page must know its hashed name (`__SOCKET_WORKER__`).
 * `manifest.json` maps each logical name ("lab.js", "lab.css", "socket.worker.js") to the hashed file; it is
 * written last, so that a server reading it never finds a name whose file is not there yet.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import * as esbuild from "esbuild";

import { compress, eager, report } from "./compress.mjs";
import { folderPlugin } from "./folder-plugin.mjs";
import { kitPlugin, kits } from "./kit-plugin.mjs";
import { notices } from "./notices.mjs";
import { sheetPlugin } from "./sheet-plugin.mjs";

/** @typedef {import("esbuild").Metafile} Metafile */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const entries = ["start.tsx", "lab.tsx", "embed.tsx"];
const worker = "wire/socket.worker.ts";
const base = "/static/";

const { values: options } = parseArgs({
  options: {
    src: { type: "string", default: join(root, "static/src") },
    outdir: { type: "string", default: join(root, "static/dist") },
    watch: { type: "boolean", default: false },
  },
});
const source = resolve(options.src);
const outdir = resolve(options.outdir);

/** @type {import("esbuild").BuildOptions & { metafile: true }} */
const common = {
  absWorkingDir: root,
  nodePaths: [join(root, "node_modules")],
  outdir,
  bundle: true,
  minify: !options.watch,
  sourcemap: options.watch ? "inline" : false,
  metafile: true,
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".svg": "text", ".woff2": "file", ".png": "file" },
  define: { "process.env.NODE_ENV": JSON.stringify(options.watch ? "development" : "production") },
};

/**
 * Logical name → hashed file of every entry and its style sheet.
 *
 * @param {Metafile} metafile
 * @returns {Record<string, string>}
 */
function names(metafile) {
  const wanted = new Set([...entries, worker].map((entry) => join(source, entry)));
  /** @type {Record<string, string>} */
  const found = {};
  for (const [path, { entryPoint, cssBundle }] of Object.entries(metafile.outputs)) {
    if (!entryPoint || !path.endsWith(".js") || !wanted.has(resolve(root, entryPoint))) continue;
    const name = basename(entryPoint).replace(/\.tsx?$/, "");
    found[`${name}.js`] = basename(path);
    if (cssBundle) found[`${name}.css`] = basename(cssBundle);
  }
  return found;
}

/**
 * Writes what belongs beside the bundles, removes files of earlier builds and says how large the page is.
 *
 * @param {Metafile} workerMeta
 * @param {Metafile} pageMeta
 */
async function finish(workerMeta, pageMeta) {
  const manifest = { ...names(workerMeta), ...names(pageMeta) };
  await writeFile(join(outdir, "licences.txt"), await notices(root, [workerMeta, pageMeta]));
  const bundles = [workerMeta, pageMeta].flatMap((meta) => Object.keys(meta.outputs)).map((path) => basename(path));
  const compressed = options.watch ? [] : await compress(outdir, bundles);
  const imports = Object.fromEntries(
    Object.entries(names(pageMeta))
      .filter(([name]) => name.endsWith(".js"))
      .map(([name, file]) => [name, eager(pageMeta, file).filter((part) => part.endsWith(".js") && part !== file)]),
  );
  await writeFile(join(outdir, "imports.json"), `${JSON.stringify(imports, null, 2)}\n`);
  await writeFile(join(outdir, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const keep = new Set([...bundles, ...compressed, "manifest.json", "imports.json", "licences.txt"]);
  for (const file of await readdir(outdir)) if (!keep.has(file)) await rm(join(outdir, file));
  report(manifest, pageMeta, outdir);
}

/** Builds the worker alone: one file without imports, so that it runs as a classic or a module worker. */
async function buildWorker() {
  const { metafile } = await esbuild.build({ ...common, entryPoints: [join(source, worker)], format: "iife" });
  return metafile;
}

/**
 * @param {Metafile} workerMeta
 * @returns {import("esbuild").BuildOptions & { metafile: true }}
 */
function pageOptions(workerMeta) {
  const file = names(workerMeta)["socket.worker.js"] ?? "";
  return {
    ...common,
    entryPoints: entries.map((entry) => join(source, entry)),
    format: "esm",
    splitting: true,
    chunkNames: "[name]-[hash]",
    define: { ...common.define, __SOCKET_WORKER__: JSON.stringify(base + file) },
    plugins: [folderPlugin(source), sheetPlugin()],
  };
}

/** Rebuilds on every change; the worker is rebuilt together with the page, since its name is part of the page. */
async function watch() {
  const workerMeta = await buildWorker();
  /** @type {import("esbuild").Plugin} */
  const again = {
    name: "finish",
    setup: (build) => {
      build.onEnd(async ({ metafile, errors }) => {
        if (metafile && errors.length === 0) await finish(workerMeta, metafile);
      });
    },
  };
  const settings = pageOptions(workerMeta);
  const context = await esbuild.context({ ...settings, plugins: [...(settings.plugins ?? []), again] });
  await context.watch();
  console.log(`Watching ${relative(root, source)}; start again after a change in ${worker}. Ctrl-C ends.`);
}

async function build() {
  const workerMeta = await buildWorker();
  const options = pageOptions(workerMeta);
  const apart = await esbuild.build({ ...options, write: false, minify: false });
  const pages = entries.map((entry) => join(source, entry));
  const kit = kitPlugin(kits(apart.metafile, root, source, pages));
  const { metafile } = await esbuild.build({ ...options, plugins: [...(options.plugins ?? []), kit] });
  await finish(workerMeta, metafile);
}

/**
 * esbuild has already printed what is wrong with the sources; anything else is a fault of this program.
 *
 * @param {unknown} error
 */
function fail(error) {
  if (!(error instanceof Error && "errors" in error)) throw error;
  process.exitCode = 1;
}

for (const entry of [...entries, worker]) {
  if (!existsSync(join(source, entry)))
    throw new Error(`${join(source, entry)} is missing: expected the page's sources`);
}
await mkdir(outdir, { recursive: true });
await (options.watch ? watch() : build()).catch(fail);
