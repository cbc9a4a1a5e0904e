/** Which pictures are learned, and their settings. */
import { edit } from "../../commands";
import { t } from "../../i18n";
import { wanted } from "../../store";
import { Fields } from "../../ui/Fields";
import { Select } from "../../ui/Select";
import { FIELDS, type Field } from "../../wire/fields";
import type { DataConfig } from "../../wire/generated";
import { words } from "./words";

export type PictureKind = "digits" | "bars" | "glyphs" | "parity" | "encoder" | "patterns";
type Values = Readonly<Record<string, unknown>>;

/** A data set with its settings as they come, but for those given. */
function dataOf(kind: PictureKind, own: Values): DataConfig {
  const fields: readonly Field[] = FIELDS.data[kind];
  const usual = Object.fromEntries(fields.map(({ name, default: value }) => [name, value]));
  return { kind, features: [], formulas: [], unit: 1, ...usual, ...own } as unknown as DataConfig;
}

interface Props {
  /** By kind what differs from the usual settings. */
  kinds: Readonly<Partial<Record<PictureKind, Values>>>;
}

export function DataChoice({ kinds }: Props) {
  const now = wanted.value?.data.kind;
  const names = t.value.data.kind;
  const offered = Object.keys(kinds) as PictureKind[];
  if (!now) return null;
  const known = offered.some((kind) => kind === now) ? offered : [...offered, now as PictureKind];
  return (
    <>
      <Select<PictureKind>
        label={words.value.dataKind}
        options={known.map((kind) => ({ value: kind, label: names[kind] }))}
        value={now as PictureKind}
        testid="bm-data"
        onChange={(kind) =>
          edit((draft) => {
            draft.data = dataOf(kind, kinds[kind] ?? {});
          })
        }
      />
      <Fields of="data" />
    </>
  );
}
