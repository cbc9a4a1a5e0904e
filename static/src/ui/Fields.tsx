/**
 * A form made from what the server says of the run's settings: `<Fields of="learner" only={["rule"]} />`. What can be
 * tuned takes effect at once; the rest changes the experiment. Words come from the catalogues `fields.ts`.
 */
import "sheet:../styles/fields.css";
import type { FieldText, FieldName, Group } from "../shell/field";
import { fieldTexts } from "../shell/fieldTexts";
import { Problems } from "../shell/Problems";
import { problemsAt } from "../shell/settings";
import { t } from "../i18n";
import { wanted } from "../store";
import { FIELDS, type Field } from "../wire/fields";
import { Setting } from "./Setting";

interface Props<G extends Group> {
  of: G;
  /** These alone, in this order. */
  only?: readonly FieldName<G>[];
  /** All but these. */
  except?: readonly FieldName<G>[];
}

const ALL: Readonly<Record<Group, Readonly<Record<string, readonly Field[]>>>> = FIELDS;

/** What settings are called that most data have. */
function common(name: string): string {
  const { points, noise, labelNoise, testShare, side, hands, field } = t.value.data;
  const named = { points, noise, label_noise: labelNoise, test_share: testShare, side, jitter: hands };
  const shared: Readonly<Record<string, string>> = named;
  return shared[name] ?? field[name] ?? name;
}

export function Fields<G extends Group>({ of, only, except = [] }: Props<G>) {
  const experiment = wanted.value;
  if (!experiment) return null;
  const settings: Readonly<Record<string, unknown>> = { ...experiment[of] };
  const kind = String(settings.kind);
  const all = ALL[of][kind] ?? [];
  const asked = only?.flatMap((name) => all.find((field) => field.name === name) ?? []) ?? all;
  const fields = asked.filter(({ name }) => !(except as readonly string[]).includes(name));
  const group: Readonly<Record<string, Readonly<Record<string, FieldText>> | undefined>> = fieldTexts.value[of];
  return (
    <div class="fields">
      {fields.map((field) => {
        const path = `${of}.${field.name}`;
        const text = group[kind]?.[field.name] ?? { label: of === "data" ? common(field.name) : field.name };
        const problems = problemsAt(path);
        return (
          <div key={path} class="setting" title={text.help}>
            <Setting field={field} text={text} path={path} value={settings[field.name]} wrong={problems.length > 0} />
            <Problems problems={problems} />
          </div>
        );
      })}
    </div>
  );
}
