/** No text of the catalogue is left over: the name of each stands in a source, or it is looked up in a group by a name from elsewhere. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { catalogues } from "./catalogues";

const SOURCES = join(process.cwd(), "static", "src");
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** Groups whose members are named by what the server or an experiment says. */
const LOOKED_UP: ReadonlySet<string> = new Set([
  "build.cost.paths",
  "compare.settings",
  "layers.init",
  "shell.connection.first",
  "shell.connection.kept",
  "time.path",
  "fields.learner",
  "fields.data",
  "fields.kinds",
  "measures",
  "start.families",
  "hopfield.stage.kinds",
]);

const english = await catalogues("en");

const named = new Set(
  readdirSync(SOURCES, { recursive: true, encoding: "utf-8" })
    .filter((file) => /\.tsx?$/.test(file) && !/^(i18n|wire)[\\/]/.test(file))
    .flatMap((file) => readFileSync(join(SOURCES, file), "utf-8").match(NAME) ?? []),
);

/** Paths of texts, and of groups that are taken as a whole, whose own name no source says. */
function unnamed(node: unknown, path: readonly string[] = []): string[] {
  const whole = typeof node !== "object" || node === null || Array.isArray(node) || LOOKED_UP.has(path.join("."));
  if (whole) return named.has(path.at(-1) ?? "") ? [] : [path.join(".")];
  return Object.entries(node).flatMap(([key, value]) => unnamed(value, [...path, key]));
}

test("every text of the catalogue is said somewhere", () => {
  assert.deepEqual(unnamed(english), []);
  assert.deepEqual(unnamed({ ...english, time: { nobodySaysThis: "" } }), ["time.nobodySaysThis"]);
});
