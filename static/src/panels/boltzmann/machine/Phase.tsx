/** What the machine is about: the phase, its temperature, and the picture its visible units make. */
import { useCanvas } from "../../../draw/useCanvas";
import { setting } from "../../../format";
import { ink } from "../../../theme";
import { fitted, paintInk, sizeOfPictures } from "../pixels";
import { words } from "../words";
import { machine } from "./now";

/** The visible units, as the picture they are of. */
function Seen() {
  const ref = useCanvas((g, width, height) => {
    const told = machine.value;
    if (!told) return false;
    const [rows, columns] = sizeOfPictures();
    const box = fitted(rows, columns, width - 2, height - 2, 1, 1);
    g.fillStyle = ink.value["line-2"];
    g.fillRect(box.left - 1, box.top - 1, box.side * columns + 2, box.side * rows + 2);
    paintInk(g, box, rows, columns, (pixel) => told.states.data[pixel] ?? 0);
    return false;
  }, 30);
  return <canvas ref={ref} class="bm-pic" aria-hidden="true" />;
}

export function Phase() {
  const told = machine.value;
  const says = words.value.machine;
  if (!told) return <div class="bm-phase" />;
  const cooled = Math.min(1, Math.log(told.temperature / 0.1) / Math.log(200));
  return (
    <div class="bm-phase" data-testid="bm-phase" data-value={told.phase}>
      <h2 class="bt">
        {says.phases[told.phase]}
        <span>{told.phase === "update" ? "" : says.sweep(told.sweep + 1, told.sweeps)}</span>
      </h2>
      <p class="lb">{says.abouts[told.phase]}</p>
      <div class="heat">
        <span>{says.temperature}</span>
        <i style={{ "--share": `${100 * Math.max(0.02, cooled)}%` }} />
        <b data-testid="bm-temperature">{setting(Number(told.temperature.toPrecision(3)))}</b>
      </div>
      <figure class="seen">
        <figcaption class="lb">{says.seen}</figcaption>
        <Seen />
      </figure>
    </div>
  );
}
