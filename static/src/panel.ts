/** A panel is one file `panels/<name>.panel.tsx` whose default export is one of these; the folder is the registry. */
import type { FunctionComponent } from "preact";

/** The areas of the lab page's grid, in reading order. */
export type Area = "net" | "micro" | "space" | "stage" | "time";

export interface Panel {
  name: string;
  area: Area;
  /** Panels of one area are stacked in this order. */
  order: number;
  Component: FunctionComponent;
  /** Shown in a bare embedded page too. */
  embed?: boolean;
}
