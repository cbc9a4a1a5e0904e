/** Formulas as further inputs of the network: each is tried before it is used, and wrong at the very character. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { edit } from "../commands";
import { changeData } from "../edit";
import { late } from "../i18n/late";
import { wanted } from "../store";
import { Button } from "../ui/Button";
import type { Problem } from "../wire/generated";
import { sample } from "./api";
import { Expression } from "./Expression";

const MOST = 4;
/** What a new field begins with, in turn. */
const FIRST = ["sin(3*x)*y", "x*y^2", "exp(-4*(x^2 + y^2))", "cos(5*x)"];
const WAIT_MS = 220;

const set = (formulas: string[], key = ""): void =>
  edit((draft) => changeData(draft, (data) => ({ ...data, formulas })), key);

interface Draft {
  text: string;
  problems: readonly Problem[] | null;
}

/** One formula: while it is wrong the run keeps the one of before. */
function One({ at, text }: { at: number; text: string }) {
  const words = late.value.editor.formula;
  const draft = useSignal<Draft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const attempt = useRef(0);
  const tryOut = async (next: string): Promise<void> => {
    const mine = ++attempt.current;
    const base = wanted.peek();
    if (!base) return;
    const formulas = base.data.formulas.map((old, i) => (i === at ? next : old));
    const answer = await sample({ ...base, data: { ...base.data, formulas } });
    if (mine !== attempt.current) return;
    draft.value = answer.ok ? null : { text: next, problems: answer.problems };
    if (answer.ok) set(formulas, `formula ${at}`);
  };
  return (
    <div class="formula-input">
      <Expression
        label={words.nth(at + 1)}
        hideLabel
        value={draft.value?.text ?? text}
        problems={draft.value?.problems ?? null}
        testid={`input-formula-${at}`}
        onInput={(next) => {
          draft.value = { text: next, problems: null };
          clearTimeout(timer.current);
          timer.current = setTimeout(() => void tryOut(next), WAIT_MS);
        }}
      />
      <Button
        icon="remove"
        label={words.remove}
        data-testid={`input-formula-remove-${at}`}
        onClick={() => {
          clearTimeout(timer.current);
          attempt.current++;
          draft.value = null;
          set((wanted.peek()?.data.formulas ?? []).filter((_, i) => i !== at));
        }}
      />
    </div>
  );
}

export function FormulaInputs() {
  const words = late.value.editor.formula;
  const formulas = wanted.value?.data.formulas ?? [];
  return (
    <div class="formula-inputs">
      <h3>{words.inputs}</h3>
      {formulas.map((text, i) => (
        <One key={i} at={i} text={text} />
      ))}
      {formulas.length < MOST && (
        <Button
          icon="plus"
          data-testid="input-formula-add"
          onClick={() => set([...formulas, FIRST.find((text) => !formulas.includes(text)) ?? "x*y"])}
        >
          {words.add}
        </Button>
      )}
    </div>
  );
}
