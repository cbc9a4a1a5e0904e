/** How much of the sample the chosen category expects, against the vigilance. */
import { percent } from "../../format";
import { told } from "./state";
import { words } from "./words";

export function MatchBar() {
  const payload = told.value;
  if (!payload || payload.vigilance === null) return null;
  const { vigilance, match, phase } = payload;
  const spoken = words.value.match;
  const compared = match !== null && phase !== "present" && phase !== "choose" && phase !== "rest";
  const enough = compared && match >= vigilance - 1e-6;
  const text = compared ? spoken.told(percent(match), percent(vigilance), enough) : spoken.asked(percent(vigilance));
  return (
    <div
      class={`matchbar ${compared ? (enough ? "enough" : "short") : ""}`}
      role="img"
      aria-label={text}
      data-testid="match"
      data-value={compared ? match : ""}
    >
      <span class="name">{spoken.name}</span>
      <span class="track">
        <i class="fill" style={{ width: `${(compared ? match : 0) * 100}%` }} />
        <i class="line" style={{ left: `${vigilance * 100}%` }} />
        <i class="rho m" style={{ left: `${vigilance * 100}%` }}>
          ρ
        </i>
      </span>
      <b>{compared ? `${percent(match)} ${enough ? "≥" : "<"} ${percent(vigilance)}` : percent(vigilance)}</b>
    </div>
  );
}
