/** Which probes the page watches: panels ask while they are mounted, and the union is sent when it changes. */
import { effect, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ProbeName } from "./wire/probes";

export interface WatchRequest {
  probe: ProbeName;
  options: Record<string, unknown>;
  hz: number;
}

/** All requests by name, as they should be on the server. */
export const watched = signal<Readonly<Record<string, WatchRequest>>>({});
const holders = new Map<string, number>();

function add(name: string, request: WatchRequest): () => void {
  holders.set(name, (holders.get(name) ?? 0) + 1);
  watched.value = { ...watched.peek(), [name]: request };
  return () => {
    const left = (holders.get(name) ?? 1) - 1;
    holders.set(name, left);
    if (left > 0) return;
    const { [name]: gone, ...rest } = watched.peek();
    if (gone) watched.value = rest;
  };
}

/** Watches a probe while the component is mounted. `request` may read signals; null watches nothing. */
export function useWatch(name: string, request: () => WatchRequest | null): void {
  useEffect(() => {
    let remove = (): void => undefined;
    let sent = "";
    const stop = effect(() => {
      const next = request();
      const text = JSON.stringify(next);
      if (text === sent) return;
      sent = text;
      const previous = remove;
      remove = next ? add(name, next) : (): void => undefined;
      previous();
    });
    return () => {
      stop();
      remove();
    };
  }, [name]);
}
