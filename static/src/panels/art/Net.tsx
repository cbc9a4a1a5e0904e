/** The main picture: the sample against what the chosen category expects, and all categories. */
import { useWatch } from "../../watch";
import { Cards } from "./Cards";
import { Comparison } from "./Comparison";
import { MatchBar } from "./MatchBar";
import { Moves } from "./Moves";
import { Plane } from "./Plane";
import { picture, told, watchCategories, watchTold } from "./state";
import { tell } from "./tell";
import { words } from "./words";

export function Net() {
  useWatch("art", watchTold);
  useWatch("art_categories", watchCategories);
  const spoken = words.value;
  const payload = told.value;
  return (
    <div class={`artnet ${picture.value ? "of-pictures" : "of-points"}`}>
      <div class="hd">
        <h2 class="bt">{spoken.search}</h2>
        <p class="told" aria-live="polite" data-testid="told">
          {tell(payload, spoken.told)}
        </p>
      </div>
      <Moves />
      {picture.value ? <Comparison /> : <Plane />}
      <MatchBar />
      <div class="known">
        <Cards />
      </div>
    </div>
  );
}
