/** What dialogs begin with: here the table, a file that was dropped or a text that was pasted. */
import { signal } from "@preact/signals";

export const given = signal<File | string | null>(null);

/** What the formula dialog begins with, where the run has no formula yet. */
export const formulaKind = signal<"formula" | "formula_value">("formula");
