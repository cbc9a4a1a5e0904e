/** The start page's top bar: brand, search, language and theme. */
import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { LanguageMenu, ThemeMenu } from "../ui/appearance";
import { Icon, Mark } from "../ui/icons";
import { startWords } from "./words";

const typesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function Search({ query, onEnter }: { query: Signal<string>; onEnter: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const slash = (event: KeyboardEvent): void => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || typesText(event.target)) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener("keydown", slash);
    return () => removeEventListener("keydown", slash);
  }, []);
  const words = startWords.value;
  return (
    <label class="find">
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        data-testid="find"
        aria-label={words.find}
        aria-keyshortcuts="/"
        placeholder={words.find}
        value={query.value}
        onInput={(event) => (query.value = event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onEnter();
          if (event.key !== "Escape") return;
          query.value = "";
          event.currentTarget.blur();
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}

export function Top({ query, onEnter }: { query: Signal<string>; onEnter: () => void }) {
  return (
    <header class="top">
      <a class="brand" href="/">
        <Mark />
        <span>Unknot</span>
      </a>
      <div class="grow" />
      <Search query={query} onEnter={onEnter} />
      <LanguageMenu />
      <ThemeMenu />
    </header>
  );
}
