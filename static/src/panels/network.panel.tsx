/** The Network band: the data at the left, the pipeline rail, the units and connections, and the decision picture. */
import { useComputed, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { css, diverging } from "../draw/colour";
import { phone, scrollX } from "../geometry";
import { t } from "../i18n";
import type { Panel } from "../panel";
import { description, followed, hoveredLayer, run, selection } from "../store";
import "../styles/network.css";
import "../styles/network-data.css";
import "../styles/network-edges.css";
import "../styles/network-rail.css";
import "../styles/network-units.css";
import { dark, reducedMotion } from "../theme";
import { editing } from "../turn";
import { Later } from "../ui/Later";
import { useWatch } from "../watch";
import { Column } from "./network/Column";
import { DataControls } from "./network/DataColumn";
import { Chips, edgePointer, Edges } from "./network/Edges";
import {
  arrangement,
  box,
  hoveredEdge,
  inputWidth,
  layers,
  outputLayer,
  stripWidth,
  unitsToSend,
} from "./network/model";
import { Picture } from "./network/Picture";
import { Rail } from "./network/Rail";
import { moveFocus } from "./network/moveFocus";

const FEW_UNITS = 12;
const MANY_PARAMETERS = 4000;

/** What the band needs of the run, and how often. */
function useProbes(): void {
  useWatch("data", () => ({ probe: "data", options: {}, hz: 4 }));
  useWatch("parameters", () => {
    const many = (description.value?.parameters ?? 0) > MANY_PARAMETERS;
    return { probe: "parameters", options: {}, hz: many ? 3 : 15 };
  });
  useWatch("neurons", () => {
    const widths = layers.value.map((layer) => layer.width);
    const total = widths.reduce((sum, width) => sum + width, inputWidth.value);
    const options = { resolution: total <= FEW_UNITS ? 32 : 24, units: unitsToSend.value };
    return { probe: "neurons", options, hz: 10 };
  });
  useWatch("dropped", () =>
    layers.value.some(({ kind }) => kind === "dropout") && !(reducedMotion.value && run.value.playing)
      ? { probe: "dropped", options: {}, hz: 4 }
      : null,
  );
  useWatch("point", () => {
    const { train = 1, test = 0 } = description.value ?? {};
    return { probe: "point", options: { index: Math.min(followed.value, train + test - 1) }, hz: 10 };
  });
}

/** A unit is always chosen: the one that was, while it exists, else the first of the first layer. */
function useChoice(): void {
  useSignalEffect(() => {
    const now = selection.value;
    const there = layers.value.some((l) => l.id === now?.layer && l.width > now.unit);
    const first = layers.value[0];
    if (!there) selection.value = first ? { layer: first.id, unit: 0 } : null;
  });
  useSignalEffect(() => {
    const { train, test } = description.value ?? { train: Infinity, test: 0 };
    if (followed.value >= train + test) followed.value = 0;
  });
}

function Legend() {
  const stops = Array.from({ length: 9 }, (_, i) => css(diverging(((i - 4) / 4) * 0.82, dark.value)));
  return (
    <div class="lgd" title={t.value.network.scale}>
      <span>−1</span>
      <i style={{ background: `linear-gradient(90deg,${stops.join(",")})` }} />
      <span>+1</span>
    </div>
  );
}

/** The column of the layer whose film frame is under the pointer. */
function Pointed() {
  const column = arrangement.value.columns.find(({ layer }) => layer === hoveredLayer.value);
  if (!column || phone.value) return null;
  const width = column.layer === outputLayer.value?.id ? arrangement.value.picture.side : column.size;
  return <div class="pointed" style={{ left: `${column.middle}px`, width: `${width + 36}px` }} />;
}

function Network() {
  const frame = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  useProbes();
  useChoice();
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width && height) box.value = { width, height };
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useSignalEffect(() => {
    const left = scrollX.value;
    if (frame.current && !phone.value && frame.current.scrollLeft !== left) frame.current.scrollLeft = left;
  });
  useEffect(() => moveFocus(strip), []);
  const { columns, picture } = arrangement.value;
  const stripClass = useComputed(() => (hoveredEdge.value ? "net-strip over-edge" : "net-strip"));
  return (
    <div
      ref={frame}
      class="net-scroll"
      onScroll={(event) => {
        if (!phone.peek()) scrollX.value = event.currentTarget.scrollLeft;
      }}
    >
      <div ref={strip} class={stripClass} style={{ width: `${stripWidth.value}px` }} {...edgePointer(strip)}>
        {!phone.value && (
          <div class="data">
            <div class="sets-scroll">
              <DataControls />
            </div>
            <Legend />
          </div>
        )}
        <Pointed />
        <Edges />
        {layers.value.length > 0 && (
          <>
            <Rail />
            {columns.map((column) => (
              <Column key={column.layer} column={column} />
            ))}
            <Picture picture={picture} />
            <Chips />
          </>
        )}
        {!layers.value.length && <p class="vh">{t.value.network.loading}</p>}
      </div>
      {editing.value && <Later part="ParameterEditor" />}
    </div>
  );
}

export default { name: "network", area: "net", order: 0, Component: Network } satisfies Panel;
