/** Bounds of the server that the page keeps to by itself, so that it need not ask. */
export const MOST_UNITS = 512;
export const MOST_LAYERS = 48;
export const MOST_PARAMETERS = 300_000;
/** More numbers than that make no link that the server takes, and no message. */
export const MOST_WEIGHTS = 24_000;
