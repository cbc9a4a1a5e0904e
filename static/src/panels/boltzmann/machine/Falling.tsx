/** How the mean energy of all copies falls while a phase cools down, the held phase and the free one side by side. */
import { useCanvas } from "../../../draw/useCanvas";
import { plain } from "../../../format";
import { ink } from "../../../theme";
import { words } from "../words";
import { machine } from "./now";

const PAD = 6;

export function Falling() {
  const ref = useCanvas((g, width, height) => {
    const told = machine.value;
    if (!told) return false;
    const { line, "ink-3": quiet, ink: full, "pos-dot": mark, sans } = ink.value;
    const all = told.falling.data;
    const sweeps = told.falling.shape[1] ?? 1;
    const known = Array.from(all).filter(Number.isFinite);
    const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
    const room = (width - PAD) / 2;
    const y = (energy: number): number => 16 + ((high - energy) / Math.max(1e-6, high - low)) * (height - 16 - PAD);
    g.font = `11px ${sans}`;
    g.textAlign = "left";
    [0, 1].forEach((phase) => {
      const left = phase * (room + PAD);
      g.fillStyle = quiet;
      g.fillText(phase ? words.value.machine.dreams : words.value.machine.looks, left, 10);
      g.strokeStyle = line;
      g.lineWidth = 1;
      g.strokeRect(left, 14, room, height - 14 - 2);
      const x = (sweep: number): number => left + 4 + (sweep / Math.max(1, sweeps - 1)) * (room - 8);
      g.strokeStyle = full;
      g.lineWidth = 1.6;
      g.beginPath();
      let begun = false;
      for (let sweep = 0; sweep < sweeps; sweep++) {
        const energy = all[phase * sweeps + sweep] ?? NaN;
        if (!Number.isFinite(energy)) continue;
        if (begun) g.lineTo(x(sweep), y(energy));
        else g.moveTo(x(sweep), y(energy));
        begun = true;
      }
      g.stroke();
      g.fillStyle = full;
      for (let sweep = 0; sweep < sweeps; sweep++)
        g.fillRect(x(sweep) - 1.5, y(all[phase * sweeps + sweep] ?? NaN) - 1.5, 3, 3);
      const here = (told.phase === "free") === Boolean(phase) && told.phase !== "update";
      if (here) {
        g.fillStyle = mark;
        g.fillRect(x(Math.min(told.sweep, sweeps - 1)) - 1, 14, 2, height - 16);
      }
    });
    return false;
  }, 30);
  const told = machine.value;
  const dreams = told ? Array.from(told.falling.data.slice(told.falling.data.length / 2)).filter(Number.isFinite) : [];
  const says = words.value.machine;
  const label = dreams.length > 1 ? says.fallingNow(plain(dreams[0], 1), plain(dreams.at(-1), 1)) : says.fallingNone;
  return <canvas ref={ref} role="img" aria-label={label} data-testid="bm-falling" />;
}
