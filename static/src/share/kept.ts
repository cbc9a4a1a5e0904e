/** Links kept in this browser; the start page lists them under "Yours". */
const KEY = "unknot.saves";
const MOST = 100;

/** Keeps a link. Returns whether the browser let it. */
export function keep(title: string, fragment: string): boolean {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    const saves: unknown[] = Array.isArray(stored) ? stored : [];
    const save = { title, fragment, date: new Date().toISOString() };
    localStorage.setItem(KEY, JSON.stringify([save, ...saves].slice(0, MOST)));
    return true;
  } catch {
    return false;
  }
}
