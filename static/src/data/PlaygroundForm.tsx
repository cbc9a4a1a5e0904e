/** Reading a link of TensorFlow Playground: what was found, what differs, and the button that opens it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { late } from "../i18n/late";
import { Button } from "../ui/Button";
import { importLink, type Answer, type Imported } from "./api";
import { pastedLink } from "./links";
import { sentences } from "./problems";

interface Props {
  onOpen: (found: Imported) => void;
}

function Found({ found }: { found: Imported }) {
  const words = late.value.editor.playground;
  const { phrase } = t.value.link;
  return (
    <div class="found" data-testid="playground-found" data-value={found.notes.length}>
      {found.notes.length === 0 && <p>{words.same}</p>}
      {found.notes.length > 0 && <h3>{words.notes}</h3>}
      <ul>
        {found.notes.map(({ where, message }) => (
          <li key={where + message}>
            {where && <code>{where}</code>} {phrase(message)}
          </li>
        ))}
      </ul>
      {found.hide.length > 0 && <p class="hidden">{words.hidden(found.hide.join(", "))}</p>}
    </div>
  );
}

export function PlaygroundForm({ onOpen }: Props) {
  const words = late.value.editor.playground;
  const [link, setLink] = useState(pastedLink.peek());
  const [answer, setAnswer] = useState<Answer<Imported> | null>(null);
  const [reading, setReading] = useState(false);
  const attempt = useRef(0);
  const read = async (text: string): Promise<void> => {
    const mine = ++attempt.current;
    setReading(true);
    const found = await importLink(text.trim());
    if (mine !== attempt.current) return;
    setReading(false);
    setAnswer(found);
  };
  useEffect(() => {
    if (link) void read(link);
    return () => void (pastedLink.value = "");
  }, []);
  const wrong = answer && !answer.ok ? sentences(answer.problems) : null;
  return (
    <form
      class="playground-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (answer?.ok) onOpen(answer.value);
        else if (link.trim()) void read(link);
      }}
    >
      <div class="db">
        <p>{words.about}</p>
        <textarea
          rows={3}
          spellcheck={false}
          autofocus
          aria-label={words.link}
          aria-invalid={wrong !== null}
          aria-describedby="playground-wrong"
          placeholder="https://playground.tensorflow.org/#…"
          data-testid="playground-link"
          value={link}
          onInput={(event) => {
            setLink(event.currentTarget.value);
            setAnswer(null);
            attempt.current++;
            setReading(false);
          }}
          onPaste={(event) => {
            const text = event.clipboardData?.getData("text/plain").trim() ?? "";
            if (!/^https?:/.test(text)) return;
            event.preventDefault();
            setLink(text);
            void read(text);
          }}
        />
        <div id="playground-wrong" class="trouble" role="alert" data-testid="playground-wrong">
          {wrong?.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
        {answer?.ok && <Found found={answer.value} />}
      </div>
      <div class="df">
        <span role="status">{reading ? words.reading : ""}</span>
        <div class="grow" />
        {answer?.ok ? (
          <Button look="primary" type="submit" data-testid="playground-open">
            {words.open}
          </Button>
        ) : (
          <Button look="primary" type="submit" disabled={!link.trim() || reading} data-testid="playground-read">
            {words.read}
          </Button>
        )}
      </div>
    </form>
  );
}
