/** All words of a language: those of the page, and those that come with its later parts. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../src/i18n";

const FOLDER = join(process.cwd(), "static", "src", "i18n");
/** Put together from others. */
const INDEXES: ReadonlySet<string> = new Set(["index", "late"]);

/** By the name of their file. */
export async function catalogues(language: Language): Promise<Readonly<Record<string, unknown>>> {
  const files = readdirSync(join(FOLDER, "en")).map((file) => file.replace(".ts", ""));
  const found = files
    .filter((name) => !INDEXES.has(name))
    .map(async (name) => {
      const { default: words } = (await import(`../src/i18n/${language}/${name}.ts`)) as { default: unknown };
      return [name, words] as const;
    });
  return Object.fromEntries(await Promise.all(found));
}
