/** The Space band: the film of what every layer does to space, and how far a straight cut gets there. */
import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { band, phone } from "../geometry";
import { t } from "../i18n";
import { layered } from "../layered";
import type { Panel } from "../panel";
import "../styles/space.css";
import { useWatch } from "../watch";
import { Caption } from "./space/Caption";
import { settle, watchCut, watchSpace, watchTargets } from "./space/frames";
import { PlayDepth } from "./space/PlayDepth";
import { Strip } from "./space/Strip";

function Space() {
  const root = useRef<HTMLDivElement>(null);
  useWatch("space", watchSpace);
  useWatch("straight_cut", watchCut);
  useWatch("data", watchTargets);
  useSignalEffect(settle);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width && height) band.value = { width, height };
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={root} class="sband">
      <div class="hd">
        <h2 class="bt">{t.value.space.band}</h2>
        {!phone.value && <PlayDepth class="go" />}
        <Caption />
      </div>
      <Strip />
    </div>
  );
}

const Band = () => (layered.value ? null : <Space />);

export default { name: "space", area: "space", order: 0, Component: Band, embed: true } satisfies Panel;
