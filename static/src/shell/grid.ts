/** The rows and areas of the lab's grid where a family of models leaves areas empty: their room goes to the others. */
import type { Area } from "../panel";

type Aside = Exclude<Area, "time">;

interface Track {
  height: string;
  areas: string;
}

const quoted = (areas: string): string => `"${areas}"`;

/** Two rows of two columns. */
function wide(has: (area: Aside) => boolean): string[] {
  const below = has("space") ? "space" : "net";
  const above = has("micro") ? "micro" : has("stage") ? "stage" : "net";
  const beside = has("stage") ? "stage" : has("micro") ? "micro" : below;
  return [`net ${above}`, `${below} ${beside}`];
}

function tablet(has: (area: Aside) => boolean): Track[] {
  const [left, right] = [has("stage") ? "stage" : "micro", has("micro") ? "micro" : "stage"] as const;
  return [
    { height: "minmax(0, 0.98fr)", areas: "net net" },
    ...(has("space") ? [{ height: "268px", areas: "space space" }] : []),
    ...(has(left) ? [{ height: "minmax(0, 1fr)", areas: `${left} ${right}` }] : []),
  ];
}

/** The main picture first; the page scrolls where all of it has no room. */
function phone(has: (area: Aside) => boolean): Track[] {
  const heights: Record<Aside, string> = {
    net: "minmax(320px, 1.3fr)",
    stage: "minmax(240px, 1fr)",
    space: "172px",
    micro: "42px",
  };
  return (["net", "stage", "space", "micro"] as const).flatMap((area) =>
    has(area) ? [{ height: heights[area], areas: area }] : [],
  );
}

const rows = (tracks: readonly Track[]): string => tracks.map(({ height }) => height).join(" ");
const areas = (tracks: readonly Track[]): string => tracks.map((track) => quoted(track.areas)).join(" ");

/** Custom properties of the grid, read by `shell.css` for each size of the window. */
export function gridOf(present: ReadonlySet<Area>): Record<string, string> {
  const has = (area: Aside): boolean => present.has(area);
  const [middle, small] = [tablet(has), phone(has)];
  return {
    "--wide-areas": wide(has).map(quoted).join(" "),
    "--tablet-rows": rows(middle),
    "--tablet-areas": areas(middle),
    "--phone-rows": rows(small),
    "--phone-areas": areas(small),
  };
}
