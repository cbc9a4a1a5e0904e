/** What the server makes of the table: its cells are sent once they rest, and tried with the settings. */
import { useSignal, useSignalEffect, type ReadonlySignal } from "@preact/signals";
import { wanted } from "../store";
import type { Experiment } from "../wire/generated";
import { sample, upload, type Answer, type Sample } from "./api";
import { writeCsv } from "./csv";
import { asTable, inputs, settings, sheet } from "./table";

const WAIT_MS = 350;
/** Of the text of a table. */
export const MOST_BYTES = 1_000_000;

export interface Trial {
  /** The name of the table on the server. */
  content: string;
  answer: Answer<Sample>;
}

/** The experiment of before with this table as its data; the last layer is the server's to ask for. */
function withTable(base: Experiment, content: string): Experiment {
  return { ...base, data: asTable(base.data, content) };
}

async function trial(csv: string, known: ReadonlyMap<string, string>, stop: AbortSignal): Promise<Trial | null> {
  const base = wanted.peek();
  if (!base) return null;
  let content = known.get(csv);
  if (content === undefined) {
    const sent = await upload(csv);
    if (!sent.ok) return { content: "", answer: sent };
    content = sent.value.content;
  }
  return { content, answer: await sample(withTable(base, content), stop) };
}

/** The newest trial of the table; null while there is nothing to try. */
export function useTrial(): ReadonlySignal<Trial | null> {
  const found = useSignal<Trial | null>(null);
  useSignalEffect(() => {
    const now = sheet.value;
    void settings.value;
    const complete = now && now.rows.length > 0 && settings.value.target !== "" && inputs.value.length > 0;
    if (!complete) {
      found.value = null;
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const csv = writeCsv(now);
      trial(csv, kept, stop.signal).then(
        (next) => {
          if (stop.signal.aborted) return;
          if (next?.content) kept.set(csv, next.content);
          found.value = next;
        },
        () => undefined,
      );
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  });
  return found;
}

/** Texts that the server has, by what it calls them; the newest few. */
const kept = new (class extends Map<string, string> {
  override set(key: string, value: string): this {
    if (this.size > 4) this.clear();
    return super.set(key, value);
  }
})();
