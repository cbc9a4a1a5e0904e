/** The kind of model that is shown, and the way to another: each by the first entry that the gallery has of it. */
import { signal } from "@preact/signals";
import { family, learner, spokenFamily } from "../family";
import { t } from "../i18n";
import { entriesOf, type Entry } from "../start/listing";
import { Icon } from "../ui/icons";
import { Menu, type MenuItem } from "../ui/Menu";

const entries = signal<readonly Entry[]>([]);
let asked = false;

/** Asks the server for the gallery, once. */
async function fetchEntries(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    const answer = await fetch("/api/gallery");
    entries.value = entriesOf(await answer.json());
  } catch {
    asked = false;
  }
}

/** What there is, by the gallery's name of it: how it is called, and whether it is shown. */
function models(): [group: string, name: string, shown: boolean][] {
  const { families, shell } = t.value;
  const kind: string | undefined = learner.value;
  const deep = kind === "greedy";
  return [
    ["space", families.network.name, family.value === "network" && !deep],
    ["deep", shell.deep, deep],
    ["memory", families.hopfield.name, family.value === "hopfield"],
    ["boltzmann", families.boltzmann.name, family.value === "boltzmann"],
    ["map", families.map.name, family.value === "map"],
    ["art", families.art.name, family.value === "art"],
  ];
}

function items(): MenuItem[] {
  return models().flatMap(([group, label, checked]) => {
    const first = entries.value.find((entry) => entry.family === group);
    if (!first && !checked) return [];
    const run = (): void => {
      if (first && !checked) location.assign(`/lab/${encodeURIComponent(first.name)}`);
    };
    return [{ label, checked, testid: `model-${group}`, run }];
  });
}

export function ModelMenu({ class: look }: { class: string }) {
  const words = t.value.shell;
  const { name } = spokenFamily.value;
  return (
    <span class="model" onPointerEnter={() => void fetchEntries()} onFocusIn={() => void fetchEntries()}>
      <Menu
        class={look}
        label={`${words.model}: ${name}`}
        items={items()}
        align="start"
        testid="model"
        button={
          <>
            <b>{name}</b>
            <Icon name="down" />
          </>
        }
      />
    </span>
  );
}
