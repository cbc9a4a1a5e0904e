/** A signal kept in this browser's local storage. `asked`, where valid, stands for this visit and is kept only once changed. */
import { effect, signal, type Signal } from "@preact/signals";

export function remembered<T>(
  key: string,
  initial: T,
  valid: (value: unknown) => value is T,
  asked?: unknown,
): Signal<T> {
  const name = `unknot.${key}`;
  let start = initial;
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(name) ?? "null");
    if (valid(stored)) start = stored;
  } catch {
    start = initial;
  }
  const state = signal(valid(asked) ? asked : start);
  let first = true;
  effect(() => {
    const text = JSON.stringify(state.value);
    if (first) {
      first = false;
      return;
    }
    try {
      localStorage.setItem(name, text);
    } catch {
      return;
    }
  });
  return state;
}
