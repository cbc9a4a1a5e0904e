/** The unit that was pressed: its picture or numbers, and the points it answers to. */
import { useCanvas } from "../../draw/useCanvas";
import { signed } from "../../format";
import { ink } from "../../theme";
import { Button } from "../../ui/Button";
import { drawPicture } from "./atlas";
import { chosen, codebook, data, picture, selected } from "./model";
import { unitText } from "./tell";
import { unitColour } from "./tone";
import { words } from "./words";

const MOST = 12;

function Face() {
  const canvas = useCanvas((g, width, height) => {
    const book = codebook.value;
    const size = picture.value;
    const inks = ink.value;
    const unit = selected.value;
    if (!book || unit === null || unit >= (book.places.shape[0] ?? 0)) return;
    if (size) {
      const [h, w] = [size[0] ?? 1, size[1] ?? 1];
      const scale = Math.min(width / w, height / h);
      drawPicture(g, book.columns, [h, w], unit, [
        (width - w * scale) / 2,
        (height - h * scale) / 2,
        w * scale,
        h * scale,
      ]);
      return;
    }
    g.fillStyle = unitColour(unit, inks.dark, inks.ink) ?? inks.sunken;
    g.fillRect(0, 0, width, height);
  });
  return <canvas ref={canvas} class="face" aria-hidden="true" />;
}

/** The unit's columns, as bars about 0. */
function Numbers({ unit }: { unit: number }) {
  const book = codebook.value;
  const names = data.value?.names ?? [];
  if (!book || picture.value || names.length > MOST) return null;
  const { data: bytes, lo, hi, shape } = book.columns;
  const width = shape[1] ?? 1;
  const most = Math.max(Math.abs(lo), Math.abs(hi)) || 1;
  return (
    <dl class="map-numbers">
      {names.map((name, c) => {
        const value = lo + ((hi - lo) * (bytes[unit * width + c] ?? 0)) / 255;
        const half = (50 * Math.abs(value)) / most;
        return (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="bar">
              <i
                class={value < 0 ? "neg" : "pos"}
                style={{ left: `${value < 0 ? 50 - half : 50}%`, width: `${half}%` }}
              />
            </dd>
            <dd>{signed(value)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

export function UnitCard() {
  const say = words.value.micro;
  const unit = selected.value;
  if (unit === null)
    return (
      <p class="lb" data-testid="map-unit" data-value="">
        {say.pressUnit}
      </p>
    );
  return (
    <div class="map-unit" data-testid="map-unit" data-value={unit}>
      <Face />
      <p>{unitText(unit)}</p>
      <Button look="line" onClick={() => (chosen.value = null)}>
        {say.letGo}
      </Button>
      <Numbers unit={unit} />
    </div>
  );
}
