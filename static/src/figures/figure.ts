/** A measured figure of a gallery entry: one file `figures/<name>.figure.tsx`; the folder is the registry. Its numbers come from the run. */
import type { FunctionComponent } from "preact";

export interface Figure {
  /** What gallery entries call it. */
  name: string;
  Component: FunctionComponent;
}
