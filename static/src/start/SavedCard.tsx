/** A card of something kept in this browser; its picture is the network itself, as columns of units. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useCanvas } from "../draw/useCanvas";
import { language } from "../i18n";
import { decodeFragment } from "../share/codec";
import { ink } from "../theme";
import { Button } from "../ui/Button";
import { removeSave } from "./saves";
import { columnsOf, type Save } from "./stored";
import { startWords } from "./words";

const MOST_UNITS = 8;

function paintNetwork(g: CanvasRenderingContext2D, columns: readonly number[], width: number, height: number): void {
  const inks = ink.value;
  const x = (column: number): number =>
    columns.length < 2 ? width / 2 : 28 + ((width - 56) * column) / (columns.length - 1);
  const shown = columns.map((units) => Math.min(units, MOST_UNITS));
  const most = Math.max(...shown, 2);
  const gap = Math.min(26, (height - 36) / (most - 1));
  const y = (column: number, unit: number): number => height / 2 + (unit - ((shown[column] ?? 1) - 1) / 2) * gap;
  g.strokeStyle = inks["line-2"];
  g.lineWidth = 1;
  g.beginPath();
  shown.forEach((units, column) => {
    if (!column) return;
    for (let i = 0; i < units; i++)
      for (let j = 0; j < (shown[column - 1] ?? 0); j++) {
        g.moveTo(x(column - 1), y(column - 1, j));
        g.lineTo(x(column), y(column, i));
      }
  });
  g.stroke();
  shown.forEach((units, column) => {
    for (let i = 0; i < units; i++) {
      g.beginPath();
      g.arc(x(column), y(column, i), Math.min(5, gap * 0.36), 0, 2 * Math.PI);
      g.fillStyle = inks["ink-2"];
      g.fill();
    }
  });
}

export function SavedCard({ save }: { save: Save }) {
  const columns = useSignal<readonly number[]>([]);
  useEffect(() => {
    decodeFragment(save.fragment).then(
      ({ experiment }) => (columns.value = columnsOf(experiment)),
      () => (columns.value = []),
    );
  }, [save.fragment]);
  const canvas = useCanvas((g, width, height) => {
    if (columns.value.length) paintNetwork(g, columns.value, width, height);
  });
  const date = new Date(save.date);
  return (
    <div class="saved">
      <a class="card" href={`/lab#${save.fragment}`}>
        <span class="pic">
          <canvas ref={canvas} aria-hidden="true" />
        </span>
        <b>{save.title}</b>
        <span class="cl">
          {Number.isNaN(date.getTime())
            ? ""
            : date.toLocaleString(language.value, { dateStyle: "medium", timeStyle: "short" })}
        </span>
      </a>
      <Button icon="close" label={startWords.value.remove(save.title)} onClick={() => removeSave(save)} />
    </div>
  );
}
