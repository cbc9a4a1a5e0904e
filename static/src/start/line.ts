/** A waiting line: so many may be at it at once; of those who wait the lowest rank is next. */
export class Line {
  #free: number;
  #waiting: { rank: number; go: () => void }[] = [];
  #due = false;

  constructor(places: number) {
    this.#free = places;
  }

  /** Calls `start` once it is its turn. The function returned gives the place, or the wish for one, up. */
  enter(rank: number, start: () => void): () => void {
    let inside = false;
    let gone = false;
    const go = (): void => {
      inside = true;
      start();
    };
    this.#waiting.push({ rank, go });
    this.#call();
    return () => {
      if (gone) return;
      gone = true;
      if (inside) this.#free++;
      else this.#waiting = this.#waiting.filter((other) => other.go !== go);
      this.#call();
    };
  }

  /** Lets in who is next, after all who come at this moment have lined up. */
  #call(): void {
    if (this.#due) return;
    this.#due = true;
    setTimeout(() => {
      this.#due = false;
      this.#waiting.sort((a, b) => a.rank - b.rank);
      for (const { go } of this.#waiting.splice(0, this.#free)) {
        this.#free--;
        go();
      }
    });
  }
}
