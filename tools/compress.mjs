/** Precompressed copies of the bundles, and the table of sizes that a build prints. */
import { readFileSync, statSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/**
 * Writes FILE.br and FILE.gz beside each text bundle.
 *
 * @param {string} directory
 * @param {string[]} files
 * @returns {Promise<string[]>} names of the files written
 */
export async function compress(directory, files) {
  const texts = files.filter((file) => /\.(js|css|svg|json)$/.test(file));
  const written = await Promise.all(
    texts.map(async (file) => {
      const bytes = await readFile(join(directory, file));
      const quality = {
        [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
        [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      };
      await writeFile(join(directory, `${file}.br`), await brotli(bytes, { params: quality }));
      await writeFile(join(directory, `${file}.gz`), await gzip(bytes, { level: 9 }));
      return [`${file}.br`, `${file}.gz`];
    }),
  );
  return written.flat();
}

/**
 * Files that a browser fetches before an entry runs: the entry, its static imports, its style sheet.
 *
 * @param {import("esbuild").Metafile} metafile
 * @param {string} entry hashed file name
 * @returns {string[]}
 */
export function eager(metafile, entry) {
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  /** @type {Set<string>} */
  const seen = new Set();
  /** @param {string} file */
  const visit = (file) => {
    const output = outputs.get(file);
    if (seen.has(file) || !output) return;
    seen.add(file);
    if (output.cssBundle) seen.add(basename(output.cssBundle));
    for (const { path, kind } of output.imports) if (kind === "import-statement") visit(basename(path));
  };
  visit(entry);
  return [...seen];
}

/**
 * @param {Record<string, string>} manifest
 * @param {import("esbuild").Metafile} metafile
 * @param {string} directory
 */
export function report(manifest, metafile, directory) {
  /** @param {string} file */
  const small = (file) => {
    const copy = join(directory, `${file}.br`);
    const stat = statSync(copy, { throwIfNoEntry: false });
    return stat ? stat.size : readFileSync(join(directory, file)).length;
  };
  /** @param {string[]} files */
  const size = (files) => `${(files.reduce((sum, file) => sum + small(file), 0) / 1024).toFixed(1)} kB`.padStart(10);
  const pages = Object.entries(manifest).filter(([name]) => name.endsWith(".js") && !name.includes(".worker"));
  const workers = Object.entries(manifest).filter(([name]) => name.includes(".worker"));
  const first = new Set(pages.flatMap(([, file]) => eager(metafile, file)));
  const outputs = Object.keys(metafile.outputs).map((path) => basename(path));
  for (const [name, file] of pages)
    console.log(`${size(eager(metafile, file))}  ${name} with its styles and shared parts`);
  for (const [name, file] of workers) console.log(`${size([file])}  ${name}`);
  for (const file of outputs) if (!first.has(file)) console.log(`${size([file])}  ${file}, when asked for`);
}
