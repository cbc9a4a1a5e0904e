/** Data sets as tiles: the first few in the column, all of them in a panel with the settings of the one in force. */
import { edit } from "../../commands";
import { openEditor } from "../../data/opening";
import { formulaKind } from "../../data/given";
import { isSet, NUMBER_SETS, PICTURE_SETS, PLANE_SETS, setDataset, SOLID_SETS, type DatasetKind } from "../../edit";
import { t } from "../../i18n";
import { dialog, wanted } from "../../store";
import { Icon, type IconName } from "../../ui/icons";
import { Popover } from "../../ui/Popover";
import { roveKeys } from "../../ui/rove";
import { DataSettings } from "./DataSettings";
import { Thumbnail } from "./Thumbnail";

const FIRST: readonly DatasetKind[] = PLANE_SETS.slice(0, 5);
const OWN = ["drawn", "formula", "formula_value", "table"] as const satisfies readonly DatasetKind[];
/** Shown in place of points while a kind is not in force. */
const GLYPHS: Partial<Record<DatasetKind, IconName>> = {
  drawn: "pen",
  formula: "formula",
  formula_value: "formula",
  table: "table",
};

/** Chooses a set; what the visitor makes opens where it is made. */
function choose(kind: DatasetKind): void {
  if (kind === "drawn") openEditor(wanted.peek()?.data.kind !== "drawn");
  else if (kind === "table") dialog.value = "table";
  else if (isSet(kind)) edit((draft) => setDataset(draft, kind));
  else if (kind === "formula" || kind === "formula_value") {
    formulaKind.value = kind;
    dialog.value = "formula";
  }
}

interface TileProps {
  kind: DatasetKind;
  chosen: boolean;
  /** Whether it is reached by Tab. */
  first: boolean;
  testid: string;
  after?: () => void;
}

function Tile({ kind, chosen, first, testid, after }: TileProps) {
  const words = t.value.data;
  const glyph = chosen ? undefined : GLYPHS[kind];
  return (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-label={words.about[kind]}
      title={words.about[kind]}
      tabIndex={first ? 0 : -1}
      data-testid={testid}
      data-value={chosen}
      onClick={() => {
        after?.();
        choose(kind);
      }}
    >
      <span class="tb">{glyph ? <Icon name={glyph} /> : <Thumbnail kind={kind} />}</span>
      <span class="nm">{words.kind[kind]}</span>
    </button>
  );
}

/** The five first sets, of which the last makes room for the chosen one, and the pen. */
export function FirstSets({ chosen }: { chosen: DatasetKind }) {
  const known = FIRST.includes(chosen) || chosen === "drawn";
  const kinds: DatasetKind[] = [...(known ? FIRST : [...FIRST.slice(0, -1), chosen]), "drawn"];
  return (
    <div class="thumbs" role="radiogroup" aria-label={t.value.data.title} onKeyDown={roveKeys("[role=radio]")}>
      {kinds.map((kind) => (
        <Tile key={kind} kind={kind} chosen={kind === chosen} first={kind === chosen} testid={`dataset-${kind}`} />
      ))}
    </div>
  );
}

interface GroupProps {
  title: string;
  kinds: readonly DatasetKind[];
  chosen: DatasetKind;
  close: () => void;
}

function Group({ title, kinds, chosen, close }: GroupProps) {
  const here = kinds.includes(chosen);
  return (
    <section>
      <h3>{title}</h3>
      <div class="thumbs" role="radiogroup" aria-label={title} onKeyDown={roveKeys("[role=radio]")}>
        {kinds.map((kind, i) => (
          <Tile
            key={kind}
            kind={kind}
            chosen={kind === chosen}
            first={here ? kind === chosen : i === 0}
            testid={`set-${kind}`}
            {...(isSet(kind) ? {} : { after: close })}
          />
        ))}
      </div>
    </section>
  );
}

/** Every set, and every setting of the one in force. */
function AllSets({ close }: { close: () => void }) {
  const data = wanted.value?.data;
  if (!data) return null;
  const words = t.value.data;
  const shared = { chosen: data.kind, close };
  return (
    <div class="allsets">
      <div class="groups">
        <div>
          <Group title={words.groups.plane} kinds={PLANE_SETS} {...shared} />
          <Group title={words.groups.pictures} kinds={PICTURE_SETS} {...shared} />
          <Group title={words.groups.own} kinds={OWN} {...shared} />
        </div>
        <div>
          <Group title={words.groups.numbers} kinds={NUMBER_SETS} {...shared} />
          <Group title={words.groups.solids} kinds={SOLID_SETS} {...shared} />
        </div>
      </div>
      <section class="of-set">
        <h3>{words.kind[data.kind]}</h3>
        <DataSettings data={data} all />
      </section>
      <button
        type="button"
        class="btn playground"
        data-testid="open-playground"
        onClick={() => {
          close();
          dialog.value = "playground";
        }}
      >
        <Icon name="link" />
        {words.openPlayground}
      </button>
    </div>
  );
}

export function SetsButton() {
  const words = t.value.data;
  return (
    <Popover
      class="btn sq"
      data-testid="all-sets"
      label={words.sets}
      buttonLabel={words.sets}
      panelClass="sets-panel data-sheet"
      button={<Icon name="more" />}
    >
      {(close) => <AllSets close={close} />}
    </Popover>
  );
}
