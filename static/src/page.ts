/** What every page begins with: the tokens and controls of the design, and the place where it is drawn. */
import "./styles/tokens.css";
import "./styles/ui.css";
import { render, type ComponentChild } from "preact";

/** Draws the page where the template has left room for it. */
export function show(page: ComponentChild): void {
  const root = document.getElementById("app");
  if (root) render(page, root);
}
