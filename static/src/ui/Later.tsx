/** A part of `later.ts`: shown at once when its bundle is there, which is soon after the first picture, else when it comes. */
import { effect, signal } from "@preact/signals";
import { createElement, type ComponentProps, type ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { spelled, t } from "../i18n";
import { description, toast } from "../store";

type Parts = typeof import("../later");

const parts = signal<Parts | null>(null);
let coming = false;

/** Fetches the bundle once; whether it came. Where it did not, the next part that is asked for tries again. */
async function fetchParts(): Promise<boolean> {
  if (coming || parts.peek()) return true;
  coming = true;
  try {
    const found = await import("../later");
    await spelled();
    parts.value = found;
    return true;
  } catch {
    return false;
  } finally {
    coming = false;
  }
}

async function ask(): Promise<void> {
  if (!(await fetchParts())) toast.value = { text: t.peek().data.unreachable, bad: true };
}

/** Fetches the bundle when the first picture stands and the page has nothing to do. */
export function fetchWhenIdle(): void {
  const stop = effect(() => {
    if (!description.value) return;
    if ("requestIdleCallback" in window) requestIdleCallback(() => void fetchParts(), { timeout: 4000 });
    else setTimeout(() => void fetchParts(), 1500);
    queueMicrotask(() => stop());
  });
}

export function Later<K extends keyof Parts>({ part, ...props }: { part: K } & ComponentProps<Parts[K]>) {
  useEffect(() => void ask(), []);
  const Component = parts.value?.[part] as ComponentType<object> | undefined;
  return Component ? createElement(Component, props) : null;
}
