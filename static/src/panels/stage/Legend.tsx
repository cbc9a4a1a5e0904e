/** What the marks on the stage mean. */
import { markPath } from "../../draw/mark";
import { diverging, css, markColour } from "../../draw/colour";
import { useCanvas } from "../../draw/useCanvas";
import { t } from "../../i18n";
import { description } from "../../store";
import { dark } from "../../theme";

function Mark({ label, classes }: { label: number; classes: number }) {
  const canvas = useCanvas((g, width, height) => {
    g.beginPath();
    markPath(g, label, width / 2, height / 2, 3.6);
    g.fillStyle = markColour(label, classes, dark.value);
    g.fill();
  });
  return <canvas ref={canvas} class="mk" aria-hidden="true" />;
}

function Rule({ dashed }: { dashed: boolean }) {
  return (
    <svg viewBox="0 0 18 10" aria-hidden="true">
      <path d="M1 5h16" stroke-width={dashed ? 1.5 : 2} stroke-dasharray={dashed ? "3 3" : undefined} />
    </svg>
  );
}

function Targets() {
  const words = t.value.space.stage;
  const stops = [-1, -0.5, 0, 0.5, 1].map((v) => css(diverging(v, dark.value)));
  return (
    <span class="cls range">
      {words.low}
      <i style={{ background: `linear-gradient(90deg,${stops.join(",")})` }} aria-hidden="true" />
      {words.high}
    </span>
  );
}

export function Legend() {
  const classes = description.value?.classes ?? 2;
  const words = t.value.space.stage;
  const labels = Array.from({ length: classes }, (_, i) => i);
  return (
    <div class={`leg${classes > 2 ? " many" : ""}`}>
      {classes === 0 && <Targets />}
      {(classes === 2 ? [1, 0] : labels).map((label) => (
        <span key={label} class="cls">
          <Mark key={`${classes}`} label={label} classes={classes} />
          {classes > 2 ? label : words.classNumber(label)}
        </span>
      ))}
      <span class="rule">
        <Rule dashed={false} />
        {classes ? words.boundary : words.zero}
      </span>
      {classes === 2 && (
        <span class="rule">
          <Rule dashed />
          {words.cut}
        </span>
      )}
    </div>
  );
}
