/** The regions of the lab: each area of the grid with the panels of the family of models that is shown. */
import panels from "folder:panels";
import { computed } from "@preact/signals";
import { expected, family, isNetwork, learner, spokenFamily } from "../family";
import { phone } from "../geometry";
import { t } from "../i18n";
import { shows, type Area, type Panel } from "../panel";
import { description } from "../store";
import { Part } from "../ui/Part";
import { Connection } from "./Connection";
import { gridOf } from "./grid";
import { Sheet } from "./Sheet";

export const AREAS: readonly Area[] = ["net", "micro", "space", "stage", "time"];
const ASIDES: ReadonlySet<Area> = new Set<Area>(["micro", "stage"]);

const sorted = [...panels].sort((a, b) => a.order - b.order);

/** The panels that show the run, in order; those of every family alone while it is not known what the run is of. */
const shown = computed(() =>
  sorted.filter((panel) => (family.value ? shows(panel, family.value, learner.value) : panel.families === "all")),
);

/** The areas that have panels; all of them while it is not known what the run is of. */
const present = computed<ReadonlySet<Area>>(
  () => new Set(description.value || expected.value ? shown.value.map(({ area }) => area) : AREAS),
);

/** The grid of a family that is no network. */
export const grid = computed(() => (isNetwork.value ? {} : gridOf(present.value)));

function Panels({ of }: { of: readonly Panel[] }) {
  return (
    <>
      {of.map((panel) =>
        "load" in panel ? <Part key={panel.name} load={panel.load} /> : <panel.Component key={panel.name} />,
      )}
    </>
  );
}

function Region({ area, bare }: { area: Area; bare: boolean }) {
  const Tag = ASIDES.has(area) ? "aside" : "section";
  const waiting = description.value ? "" : " waiting";
  const label = area === "time" ? t.value.shell.regions.time : spokenFamily.value.regions[area];
  const inside = <Panels of={shown.value.filter((panel) => panel.area === area && (!bare || panel.embed))} />;
  const folded = area === "micro" && phone.value && !isNetwork.value;
  return (
    <Tag id={area} class={`${area}${waiting}`} aria-label={label} tabIndex={-1}>
      {folded ? <Sheet title={label}>{inside}</Sheet> : inside}
      {area === "time" && <Connection />}
    </Tag>
  );
}

interface Props {
  /** Of these areas those that the family fills. */
  areas: readonly Area[];
  /** In an embedded page: panels that are meant for it alone. */
  bare?: boolean;
}

export function Regions({ areas, bare = false }: Props) {
  const filled = (area: Area): boolean =>
    bare ? shown.value.some((panel) => panel.area === area && panel.embed) : present.value.has(area);
  return (
    <>
      {areas.filter(filled).map((area) => (
        <Region key={area} area={area} bare={bare} />
      ))}
    </>
  );
}
