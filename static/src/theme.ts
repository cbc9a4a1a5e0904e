/** Light, dark or as the system says; colours for canvases are read from the tokens once per theme. */
import { computed, effect, signal } from "@preact/signals";
import { remembered } from "./remembered";

export type ThemeChoice = "light" | "dark" | "system";

/** `?theme=` and `?signs=pattern` in the address win for this visit. */
const asked = new URLSearchParams(location.search);

export const themeChoice = remembered<ThemeChoice>(
  "theme",
  "system",
  (value) => value === "light" || value === "dark" || value === "system",
  asked.get("theme"),
);

/** Signs as hatching and dashes besides colour; where the system forces its colours there is no other way. */
const forcedColours = matchMedia("(forced-colors: active)").matches;
export const signPatterns = remembered<boolean>(
  "patterns",
  false,
  (value) => typeof value === "boolean",
  forcedColours || asked.get("signs") === "pattern" || undefined,
);

const systemDark = matchMedia("(prefers-color-scheme: dark)");
const systemIsDark = signal(systemDark.matches);
systemDark.addEventListener("change", () => (systemIsDark.value = systemDark.matches));

const motion = matchMedia("(prefers-reduced-motion: reduce)");
export const reducedMotion = signal(motion.matches);
motion.addEventListener("change", () => (reducedMotion.value = motion.matches));

export const dark = computed(() =>
  themeChoice.value === "system" ? systemIsDark.value : themeChoice.value === "dark",
);

effect(() => {
  document.documentElement.dataset.theme = dark.value ? "dark" : "light";
});

const TOKENS = [
  "paper",
  "surface",
  "sunken",
  "line",
  "line-2",
  "ink",
  "ink-2",
  "ink-3",
  "ink-4",
  "neg",
  "pos",
  "pos-dot",
] as const;
export type Token = (typeof TOKENS)[number];

/** The theme's colours and fonts for drawing on a canvas; reading it inside `paint` subscribes to theme changes. */
export const ink = computed(() => {
  const style = getComputedStyle(document.documentElement);
  document.documentElement.dataset.theme = dark.value ? "dark" : "light";
  const colours = Object.fromEntries(TOKENS.map((t) => [t, style.getPropertyValue(`--${t}`).trim()])) as Record<
    Token,
    string
  >;
  return {
    ...colours,
    dark: dark.value,
    sans: style.getPropertyValue("--sans"),
    math: style.getPropertyValue("--math"),
  };
});
