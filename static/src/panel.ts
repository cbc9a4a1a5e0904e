/**
 * A panel is one file `panels/<name>.panel.tsx` whose default export is one of these, or several; the folder is the
 * registry. Panels of networks are part of the page; those of another family are fetched when a run of it is shown.
 */
import type { FunctionComponent } from "preact";
import type { Family } from "./family";
import type { Experiment } from "./wire/generated";

/** The areas of the lab page's grid, in reading order. */
export type Area = "net" | "micro" | "space" | "stage" | "time";

interface Place {
  name: string;
  area: Area;
  /** Panels of one area are stacked in this order. */
  order: number;
  /** The families of models whose runs it shows; absent: networks. */
  families?: readonly Family[] | "all";
  /** The kinds of learner whose runs it shows; absent: all of its families. */
  learners?: readonly Experiment["learner"]["kind"][];
  /** Shown in a bare embedded page too. */
  embed?: boolean;
}

/** A panel whose code is part of the page. */
interface Present extends Place {
  Component: FunctionComponent;
}

/** A panel whose code is fetched when it is shown. */
interface Fetched extends Place {
  load: () => Promise<FunctionComponent>;
}

export type Panel = Present | Fetched;

/** What a family's bundle exports: the panel of each area under the area's name, with a capital letter. */
type Parts<A extends Area> = Record<Capitalize<A>, FunctionComponent>;

interface More extends Pick<Place, "learners"> {
  /** Areas that a bare embedded page shows; the main picture alone unless said. */
  embed?: readonly Area[];
  order?: number;
}

const nameOf = <A extends Area>(area: A): Capitalize<A> =>
  (area.charAt(0).toUpperCase() + area.slice(1)) as Capitalize<A>;

/** The panels of a family whose bundle is `load`: one for each area. */
export function panelsOf<A extends Area>(
  family: Family,
  areas: readonly A[],
  load: () => Promise<Parts<A>>,
  { learners, embed = ["net"], order = 0 }: More = {},
): Panel[] {
  return areas.map((area) => ({
    name: `${family} ${area}`,
    area,
    order,
    families: [family],
    ...(learners && { learners }),
    embed: embed.includes(area),
    load: async () => (await load())[nameOf(area)],
  }));
}

/** Whether a panel shows runs of a family and a learner. */
export const shows = (
  { families = ["network"], learners }: Panel,
  family: Family,
  learner: Experiment["learner"]["kind"] | undefined,
): boolean =>
  (families === "all" || families.includes(family)) &&
  (!learners || (learner !== undefined && learners.includes(learner)));
