/** The settings that a sweep offers by name: of a network a chosen few, of another model all of its learner and data. */
import { isOfNetwork } from "../edit/learner";
import { late } from "../i18n/late";
import type { FieldText, Group } from "../shell/field";
import { fieldTexts } from "../shell/fieldTexts";
import { rangeOf } from "../ui/range";
import { valueAt } from "../ui/scale";
import { FIELDS, type Field } from "../wire/fields";
import type { Experiment } from "../wire/generated";
import { CHOICES, choiceOf } from "./choices";

export interface Offer {
  name: string;
  label: string;
  path: string;
  values: readonly unknown[];
}

const PLACES = [0, 0.25, 0.5, 0.75, 1];

/** Values of a setting to begin with; none where it has no ends. */
function valuesOf(field: Field): unknown[] {
  if (field.type === "boolean") return [false, true];
  if (field.choices) return [...field.choices];
  const range = rangeOf(field);
  if (!range) return [];
  const whole = field.type === "integer";
  return [...new Set(PLACES.map((at) => (whole ? Math.round(valueAt(at, range)) : valueAt(at, range))))];
}

function fieldsOf(experiment: Experiment, group: Group): Offer[] {
  const { kind } = experiment[group];
  const all: Readonly<Record<string, readonly Field[]>> = FIELDS[group];
  const texts: Readonly<Record<string, Readonly<Record<string, FieldText>> | undefined>> = fieldTexts.value[group];
  return (all[kind] ?? []).flatMap((field) => {
    const values = valuesOf(field);
    const { name } = field;
    if (!values.length) return [];
    return [{ name: `${group}.${name}`, path: `${group}.${name}`, label: texts[kind]?.[name]?.label ?? name, values }];
  });
}

export function offersOf(experiment: Experiment): Offer[] {
  const named = CHOICES.flatMap((name) => {
    const found = choiceOf(name, experiment);
    return found ? [{ name, label: late.value.sweep.choice[name], ...found }] : [];
  });
  return isOfNetwork(experiment)
    ? named
    : [...fieldsOf(experiment, "learner"), ...fieldsOf(experiment, "data"), ...named];
}
