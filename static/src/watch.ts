/** Which probes the page watches: panels ask while they are mounted, and the union is sent when it changes. */
import { effect, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ProbeName } from "./wire/probes";

export interface WatchRequest {
  probe: ProbeName;
  options: Record<string, unknown>;
  hz: number;
  /** Of which lane; absent: of the one in focus. */
  lane?: number;
}

/** All requests by name, as they should be on the server. */
export const watched = signal<Readonly<Record<string, WatchRequest>>>({});
const holders = new Map<string, readonly WatchRequest[]>();

const sameThing = (a: WatchRequest, b: WatchRequest): boolean =>
  a.probe === b.probe && a.lane === b.lane && JSON.stringify(a.options) === JSON.stringify(b.options);

/** What is asked of the server when several places watch under one name: the newest request's probe and options, as often as the keenest of those that want the same. */
export function union(requests: readonly WatchRequest[]): WatchRequest | null {
  const newest = requests.at(-1);
  if (!newest) return null;
  const hz = Math.max(...requests.filter((request) => sameThing(request, newest)).map((request) => request.hz));
  return { ...newest, hz };
}

function hold(name: string, requests: readonly WatchRequest[]): void {
  holders.set(name, requests);
  const next = union(requests);
  const { [name]: now, ...rest } = watched.peek();
  if (JSON.stringify(next) === JSON.stringify(now ?? null)) return;
  watched.value = next ? { ...rest, [name]: next } : rest;
}

/** Adds a request; the answer takes it back. */
export function add(name: string, request: WatchRequest): () => void {
  hold(name, [...(holders.get(name) ?? []), request]);
  return () =>
    hold(
      name,
      (holders.get(name) ?? []).filter((other) => other !== request),
    );
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
