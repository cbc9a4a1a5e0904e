/** The start page: what this is, the gallery, and what the visitor kept. */
import { show } from "./page";
import { signal, useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ready, spelled } from "./i18n";
import "./styles/start.css";
import "./styles/playground.css";
import { Card } from "./start/Card";
import { gallery, loadGallery } from "./start/gallery";
import { Hero } from "./start/Hero";
import { families, matches, type Entry } from "./start/listing";
import { SavedCard } from "./start/SavedCard";
import { saves } from "./start/saves";
import { Top } from "./start/Top";
import { Button } from "./ui/Button";
import { Icon } from "./ui/icons";
import { startWords } from "./start/words";

/** Whether the words of this page are here in the chosen language. */
const spelt = signal(false);
void spelled().then(() => (spelt.value = true));

const labOf = (entry: Entry): string => `/lab/${encodeURIComponent(entry.name)}`;

function Family({ family, entries }: { family: string; entries: readonly Entry[] }) {
  const words = startWords.value.families[family] ?? { title: family, line: "" };
  const id = `family-${family}`;
  return (
    <section class="fam" aria-labelledby={id}>
      <h2 id={id}>
        {words.title}
        <span>{words.line}</span>
      </h2>
      <div class="cards">
        {entries.map((entry) => (
          <Card key={entry.name} entry={entry} href={labOf(entry)} />
        ))}
      </div>
    </section>
  );
}

function Yours() {
  const words = startWords.value;
  return (
    <section class="fam" aria-labelledby="yours" data-testid="yours">
      <h2 id="yours">
        {words.yours.title}
        <span>{words.yours.line}</span>
      </h2>
      {saves.value.length ? (
        <div class="cards">
          {saves.value.map((save) => (
            <SavedCard key={`${save.date} ${save.fragment}`} save={save} />
          ))}
        </div>
      ) : (
        <div class="empty">
          <Icon name="flag" />
          <p>
            {words.nothingSaved[0]}
            <kbd>S</kbd>
            {words.nothingSaved[1]}
          </p>
        </div>
      )}
    </section>
  );
}

function Gallery({ found, query }: { found: readonly Entry[]; query: string }) {
  const words = startWords.value;
  if (gallery.value?.length === 0)
    return (
      <div class="empty" role="alert">
        <p>{words.emptyGallery}</p>
        <Button look="line" onClick={() => void loadGallery()}>
          {words.retry}
        </Button>
      </div>
    );
  return (
    <>
      <p class="vh" role="status">
        {query && words.found(found.length)}
      </p>
      {families(found).map(([family, entries]) => (
        <Family key={family} family={family} entries={entries} />
      ))}
      {query && !found.length && (
        <div class="empty">
          <p>{words.none(query)}</p>
        </div>
      )}
    </>
  );
}

function Start() {
  const query = useSignal("");
  const found = useComputed(() => (gallery.value ?? []).filter((entry) => matches(entry, query.value.trim())));
  const words = startWords.value;
  const isReady = ready.value && spelt.value;
  useEffect(() => {
    document.title = words.title;
  }, [words]);
  const first = gallery.value?.[0];
  return (
    <div data-ready={isReady}>
      <Top
        query={query}
        onEnter={() => {
          const [hit] = found.value;
          if (hit && query.value) location.assign(labOf(hit));
        }}
      />
      {!query.value && <Hero first={first} href={first ? labOf(first) : "/lab"} />}
      <main>
        <Gallery found={found.value} query={query.value.trim()} />
        {!query.value && <Yours />}
      </main>
      <footer>
        <span>{words.footer}</span>
        <a href="/static/licences.txt">{words.licences}</a>
      </footer>
    </div>
  );
}

void loadGallery();
show(<Start />);
