/** Names of columns in the room before their values, about four Latin letters wide; Chinese ones count twice. */
const ROOM = 4;

const widthOf = (letter: string): number => (/[\u2e80-\uffff]/.test(letter) ? 2 : 1);

const width = (text: string): number => [...text].reduce((sum, letter) => sum + widthOf(letter), 0);

/** The name as it stands, where there is room; of `column=word` the word, else the beginning. */
export function within(name: string): string {
  if (width(name) <= ROOM) return name;
  const at = name.indexOf("=");
  if (at > 0) return within(name.slice(at));
  let kept = "";
  for (const letter of name) {
    if (width(kept) + widthOf(letter) >= ROOM) break;
    kept += letter;
  }
  return `${kept}…`;
}
