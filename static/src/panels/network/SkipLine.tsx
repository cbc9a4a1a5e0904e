/** The skip that is being drawn, as a dashed wire over the rail, and the question how the two layers are to be joined. */
import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import { joining, skip } from "../../building/skip";
import { layerName } from "../../building/words";
import { edit } from "../../commands";
import { fits, joinInto, widthInto, widthOf, type Edge, type Merge } from "../../edit";
import { t } from "../../i18n";
import { wanted } from "../../store";
import { Floating } from "../../ui/Floating";
import { Icon } from "../../ui/icons";
import { roveKeys } from "../../ui/rove";
import { arrangement } from "./model";

/** An arch from one place under the rail to another. */
function archPath(x0: number, y0: number, x1: number, y1: number): string {
  const lift = Math.max(18, Math.min(44, Math.abs(x1 - x0) * 0.22));
  return `M${x0} ${y0}C${x0} ${y0 + lift},${x1} ${y1 + lift},${x1} ${y1}`;
}

export function SkipLine() {
  const svg = useRef<SVGSVGElement>(null);
  const path = useComputed(() => {
    const drawn = skip.value ?? (joining.value && { ...joining.value, at: null });
    const { columns, rail } = arrangement.value;
    const middle = (id: string | null): number | null => columns.find((column) => column.layer === id)?.middle ?? null;
    const x0 = drawn && middle(drawn.from);
    if (!drawn || rail === null || x0 === null) return "";
    const y = rail + 15;
    const x1 = middle(drawn.to);
    if (x1 !== null) return archPath(x0, y, x1, y);
    const box = svg.current?.getBoundingClientRect();
    if (!drawn.at || !box) return "";
    return archPath(x0, y, drawn.at.x - box.left, drawn.at.y - box.top);
  });
  const words = t.value.build;
  const draft = wanted.value;
  const now = skip.value;
  return (
    <>
      <svg ref={svg} class="skipline" aria-hidden="true">
        <path d={path} />
      </svg>
      {now && draft && (
        <span class="skipsay" role="status" data-testid="skip-drawn" data-value={now.to ?? ""}>
          {words.skipFrom(layerName(draft, now.from), now.to === null ? null : layerName(draft, now.to))}
          {now.at === null && `. ${words.skipHint}`}
        </span>
      )}
      <Joining />
    </>
  );
}

function Joining() {
  const edge = joining.value;
  const draft = wanted.value;
  if (!edge || !draft) return null;
  const anchor = document.querySelector(`.rails [data-layer="${edge.to}"]`);
  if (!anchor) return null;
  return (
    <Floating
      anchor={anchor}
      label={t.value.build.skipHow}
      align="center"
      role="menu"
      class="menu joins"
      onClose={() => (joining.value = null)}
    >
      <JoinChoices edge={edge} />
    </Floating>
  );
}

/** The ways in which a skip can join, as buttons of a menu. */
export function JoinChoices({ edge, onJoined }: { edge: Edge; onJoined?: () => void }) {
  const words = t.value.build;
  const draft = wanted.value;
  if (!draft) return null;
  const join = (kind: Merge, project = false): void => {
    joining.value = null;
    edit((next) => void joinInto(next, edge, kind, project));
    onJoined?.();
  };
  const same = fits(draft, edge);
  const project = words.project(widthOf(draft, edge.from), widthInto(draft, edge.to));
  const choices = [
    same
      ? { name: words.add, about: words.addAbout, icon: "skip" as const, id: "add", run: () => join("add") }
      : {
          name: project,
          about: words.projectAbout,
          icon: "skip" as const,
          id: "project",
          run: () => join("add", true),
        },
    {
      name: words.concat,
      about: words.concatAbout,
      icon: "concat" as const,
      id: "concat",
      run: () => join("concat"),
    },
  ];
  return (
    <div onKeyDown={roveKeys("button")}>
      <p class="joinof">{words.skipFrom(layerName(draft, edge.from), layerName(draft, edge.to))}</p>
      {choices.map(({ name, about, icon, id, run }) => (
        <button key={id} type="button" role="menuitem" data-testid={`join-${id}`} onClick={run}>
          <Icon name={icon} />
          <span>
            {name}
            <small>{about}</small>
          </span>
        </button>
      ))}
    </div>
  );
}
