/** What is kept in this browser, as it was written: nothing of it is trusted. */

export interface Save {
  title: string;
  /** What stands behind the # of the link. */
  fragment: string;
  /** ISO 8601. */
  date: string;
}

/** The saves in a stored text, newest first; whatever is not one is passed over. */
export function savesOf(text: string | null): Save[] {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? "[]");
  } catch {
    return [];
  }
  if (!Array.isArray(stored)) return [];
  const found = stored.filter((item: unknown): item is Save => {
    const save = item as Partial<Record<keyof Save, unknown>> | null;
    return typeof save?.title === "string" && typeof save.fragment === "string" && typeof save.date === "string";
  });
  return found.sort((a, b) => (a.date < b.date ? 1 : -1));
}

const at = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;

/** Input width, then the units of every dense layer; empty when it is no network. */
export function columnsOf(experiment: unknown): number[] {
  const layers = at(at(experiment, "network"), "layers");
  const features = at(at(experiment, "data"), "features");
  if (!Array.isArray(layers) || layers.length === 0) return [];
  const units = layers
    .map((layer: unknown) => at(layer, "units"))
    .filter((n): n is number => Number.isInteger(n) && (n as number) > 0);
  return [Array.isArray(features) ? features.length : 2, ...units.slice(0, 24)];
}
