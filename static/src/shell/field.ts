/** Settings of a learner or of the data, as the server describes them, and what a catalogue has to say of them. */
import type { NetworkData } from "../edit/sets";
import type { FIELDS } from "../wire/fields";

type Groups = typeof FIELDS;
export type Group = keyof Groups;

/** Kinds whose settings have controls of their own; words for a form are welcome, not required. */
type Elsewhere = "backprop" | NetworkData;

/** What a setting is called, what it does in one sentence, and the names of its choices. */
export interface FieldText {
  label: string;
  help?: string;
  choices?: Readonly<Record<string, string>>;
}

type TextOf<F> = F extends { choices: readonly (infer C extends string | number)[] }
  ? FieldText & { choices: Record<C, string> }
  : FieldText;

type OfKind<Fields> = Fields extends readonly (infer F)[]
  ? { [Each in F as Each extends { name: infer Name extends string } ? Name : never]: TextOf<Each> }
  : never;

type OfGroup<Kinds> = { [K in Exclude<keyof Kinds, Elsewhere>]: OfKind<Kinds[K]> } & {
  [K in Extract<keyof Kinds, Elsewhere>]?: Partial<OfKind<Kinds[K]>>;
};

/** The words of every setting that a form can show: one without any, or a choice without, is a type error. */
export type FieldTexts = { [G in Group]: OfGroup<Groups[G]> } & {
  /** What the kinds of learner are called. */
  kinds: Record<keyof Groups["learner"], string>;
};

type NameIn<Fields> = Fields extends readonly (infer F)[]
  ? F extends { name: infer Name extends string }
    ? Name
    : never
  : never;

/** The names of the settings of any kind of a group. */
export type FieldName<G extends Group> = { [K in keyof Groups[G]]: NameIn<Groups[G][K]> }[keyof Groups[G]];
