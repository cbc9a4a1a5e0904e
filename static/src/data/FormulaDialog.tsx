/** A formula as data: typed, tried out at once, and wrong at the very character. */
import { useEffect, useState } from "preact/hooks";
import { edit } from "../commands";
import { changeData, setDataset } from "../edit";
import { t } from "../i18n";
import { late } from "../i18n/late";
import { dialog, wanted } from "../store";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Segmented } from "../ui/Segmented";
import type { Experiment } from "../wire/generated";
import { sample, type Answer, type Sample } from "./api";
import { Expression } from "./Expression";
import { formulaKind } from "./given";
import { SamplePicture } from "./SamplePicture";

type Kind = "formula" | "formula_value";
const FIELD = { formula: "condition", formula_value: "value" } as const;
const EXAMPLES: Record<Kind, readonly string[]> = {
  formula: ["y > sin(3*x)", "x^2 + y^2 < 0.5", "x*y > 0", "abs(x) + abs(y) < 0.8", "sin(6*x)*sin(6*y) > 0"],
  formula_value: ["sin(3*x)*y", "exp(-4*(x^2 + y^2))", "x^2 - y^2", "cos(5*x)"],
};
const WAIT_MS = 160;

/** The experiment with this formula as its data. */
function withFormula(base: Experiment, kind: Kind, text: string): Experiment {
  const draft = structuredClone(base);
  setDataset(draft, kind);
  changeData(draft, (data) => ({ ...data, [FIELD[kind]]: text }));
  return draft;
}

/** What the server makes of the formula, asked once the typing rests. */
function useSample(kind: Kind, text: string): Answer<Sample> | null {
  const [answer, setAnswer] = useState<Answer<Sample> | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const base = wanted.peek();
      if (!base) return;
      sample(withFormula(base, kind, text), stop.signal).then(setAnswer, () => undefined);
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [kind, text]);
  return answer;
}

function begin(): { kind: Kind; texts: Record<Kind, string> } {
  const data = wanted.peek()?.data;
  return {
    kind: data?.kind === "formula" || data?.kind === "formula_value" ? data.kind : formulaKind.peek(),
    texts: {
      formula: data?.kind === "formula" ? data.condition : (EXAMPLES.formula[0] ?? ""),
      formula_value: data?.kind === "formula_value" ? data.value : (EXAMPLES.formula_value[0] ?? ""),
    },
  };
}

export default function FormulaDialog() {
  const words = late.value.editor.formula;
  const [{ kind, texts }, set] = useState(begin);
  const text = texts[kind];
  const answer = useSample(kind, text);
  const problems = answer && !answer.ok ? answer.problems : null;
  const type = (next: string): void => set({ kind, texts: { ...texts, [kind]: next } });
  const apply = (): void => {
    dialog.value = null;
    edit((draft) => Object.assign(draft, withFormula(draft, kind, text)));
  };
  return (
    <Dialog
      title={words.title}
      closeLabel={t.value.shell.close}
      class="formula-dialog"
      onClose={() => (dialog.value = null)}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (answer?.ok) apply();
        }}
      >
        <div class="db">
          <div class="fields">
            <Segmented
              label={words.task}
              options={[
                { value: "formula", label: words.tasks.formula },
                { value: "formula_value", label: words.tasks.formula_value },
              ]}
              value={kind}
              onChange={(next) => set({ kind: next, texts })}
            />
            <Expression
              label={kind === "formula" ? words.condition : words.value}
              value={text}
              problems={problems}
              onInput={type}
              testid="formula-text"
            />
            <p class="help">{words.help}</p>
            <div class="examples" role="group" aria-label={words.examples}>
              {EXAMPLES[kind].map((example) => (
                <button key={example} type="button" onClick={() => type(example)}>
                  {example}
                </button>
              ))}
            </div>
          </div>
          <SamplePicture sample={answer?.ok ? answer.value : null} label={words.preview} />
        </div>
        <div class="df">
          <div class="grow" />
          <Button look="primary" type="submit" disabled={!answer?.ok} data-testid="formula-apply">
            {words.apply}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
