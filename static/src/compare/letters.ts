/** Lanes have letters, by their numbers: A, B, … Z, A2, …; told apart by them and by dashes, never by colour alone. */
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

export function letterOf(lane: number): string {
  const round = Math.floor(lane / ALPHABET.length);
  return (ALPHABET[lane % ALPHABET.length] ?? "") + (round ? String(round + 1) : "");
}

/** Dashes of a lane's line where it is not in focus. */
export const dashOf = (place: number): number[] => [[], [7, 2.5], [1.5, 2.5], [8, 2.5, 1.5, 2.5]][place % 4] ?? [];
