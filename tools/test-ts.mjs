/**
 * Unit tests of the page's sources: bundles static/test/**\/*.test.ts(x) and hands them to Node's own test runner.
 *
 *   node tools/test-ts.mjs [FILE …] [-- ARGUMENTS OF node --test …]
 */
import { spawn } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

import { folderPlugin } from "./folder-plugin.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tests = join(root, "static/test");
const outdir = join(root, "node_modules/.cache/unknot-tests");

const split = process.argv.indexOf("--");
const named = process.argv.slice(2, split < 0 ? undefined : split).map((file) => resolve(file));
const passed = split < 0 ? [] : process.argv.slice(split + 1);

const found = await readdir(tests, { recursive: true });
const all = found.filter((file) => /\.test\.tsx?$/.test(file)).map((file) => join(tests, file));
const chosen = named.length > 0 ? named : all.sort();
if (chosen.length === 0) throw new Error(`No test in ${tests}: expected files that end in .test.ts or .test.tsx`);

await rm(outdir, { recursive: true, force: true });
const { metafile } = await esbuild.build({
  absWorkingDir: root,
  entryPoints: chosen,
  outdir,
  outbase: tests,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  outExtension: { ".js": ".mjs" },
  target: "node20",
  sourcemap: "inline",
  metafile: true,
  logLevel: "warning",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".css": "empty", ".svg": "text" },
  define: { __SOCKET_WORKER__: '"/static/socket.worker.js"' },
  plugins: [folderPlugin(join(root, "static/src"))],
});
const bundles = Object.keys(metafile.outputs).map((file) => join(root, file));
const runner = spawn(
  process.execPath,
  ["--enable-source-maps", "--test", "--test-reporter=spec", ...passed, ...bundles],
  {
    stdio: "inherit",
    cwd: root,
  },
);
runner.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
