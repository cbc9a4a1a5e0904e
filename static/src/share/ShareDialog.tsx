/** Sharing: the link with a QR code, or the code of an embedded page; with or without the trained weights. */
import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { whole } from "../format";
import { t } from "../i18n";
import { late } from "../i18n/late";
import { dialog, experiment, run, snapshot, toast } from "../store";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/Checkbox";
import { Dialog } from "../ui/Dialog";
import { arrangementNow, losesBranches } from "../compare/plan";
import { Segmented } from "../ui/Segmented";
import { keep } from "./kept";
import { titleNow } from "./title";
import { embedCode, fragmentOf, linkTo, qrPath, type Weights } from "./link";

type Tab = "link" | "embed";

/** The fragment of what is shared, as it was when the dialog opened. */
function useFragment(shared: unknown, weights: Weights | null): string | null {
  const [fragment, setFragment] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void fragmentOf(shared, weights, arrangementNow()).then((text) => {
      if (wanted) setFragment(text);
    });
    return () => {
      wanted = false;
    };
  }, [shared, weights]);
  return fragment;
}

function Qr({ text }: { text: string }) {
  const words = late.value.dialogs.share;
  const [code, setCode] = useState<Awaited<ReturnType<typeof qrPath>> | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    void qrPath(text).then((found) => {
      if (wanted) setCode(found);
    });
    return () => {
      wanted = false;
    };
  }, [text]);
  if (code === null) return <p class="qr none">{words.qrTooLong}</p>;
  return (
    <svg
      class="qr"
      role="img"
      aria-label={words.qr}
      viewBox={code ? `-4 -4 ${code.side + 8} ${code.side + 8}` : "0 0 1 1"}
      shape-rendering="crispEdges"
    >
      {code && <path d={code.path} />}
    </svg>
  );
}

export default function ShareDialog() {
  const { share: words } = late.value.dialogs;
  const { share, close } = t.value.shell;
  const [shared] = useState(() => experiment.peek());
  const [trained, take] = useState(() => snapshot.peek());
  useSignalEffect(() => {
    const come = snapshot.value;
    const moving = run.peek().playing;
    take((before) => (before && moving ? before : (come ?? before)));
  });
  const [tab, setTab] = useState<Tab>("link");
  const [withWeights, setWithWeights] = useState(false);
  const fragment = useFragment(shared, withWeights ? trained : null);
  const field = useRef<HTMLTextAreaElement>(null);
  const link = fragment === null ? "" : linkTo("lab", fragment);
  const text = tab === "link" || fragment === null ? link : embedCode(fragment, titleNow());
  const done = (message: string, bad = false): void => {
    dialog.value = null;
    toast.value = { text: message, bad };
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      done(tab === "link" ? words.copied : words.embedCopied);
    } catch {
      field.current?.select();
      toast.value = { text: words.copyFailed };
    }
  };
  return (
    <Dialog title={share} closeLabel={close} class="share" onClose={() => (dialog.value = null)}>
      <Segmented
        tabs
        label={share}
        options={[
          { value: "link", label: words.link },
          { value: "embed", label: words.embed },
        ]}
        value={tab}
        onChange={setTab}
      />
      <div class="db">
        <div class="shared">
          <textarea
            ref={field}
            class="url"
            readOnly
            spellcheck={false}
            rows={tab === "link" ? 5 : 7}
            aria-label={tab === "link" ? words.link : words.embed}
            data-testid={tab === "link" ? "share-url" : "share-embed"}
            data-value={text}
            value={text}
            onFocus={(event) => event.currentTarget.select()}
          />
          {tab === "link" && link && <Qr text={link} />}
        </div>
        {tab === "link" && losesBranches() && <p data-testid="share-branches">{late.value.lanes.linkBranches}</p>}
        <p>{tab === "embed" ? words.noteEmbed : withWeights ? words.noteWeights : words.note}</p>
      </div>
      <div class="df">
        <Checkbox checked={withWeights} disabled={!trained} testid="share-weights" onChange={setWithWeights}>
          {words.weights(whole(trained?.step ?? 0))}
        </Checkbox>
        <div class="grow" />
        <Button
          icon="flag"
          look="line"
          disabled={fragment === null}
          data-testid="share-keep"
          onClick={() => {
            const kept = keep(titleNow(), fragment ?? "");
            done(kept ? words.kept : words.keepFailed, !kept);
          }}
        >
          {words.keep}
        </Button>
        <Button
          icon="link"
          look="primary"
          disabled={fragment === null}
          data-testid="share-copy"
          onClick={() => void copy()}
        >
          {tab === "link" ? words.copyLink : words.copyEmbed}
        </Button>
      </div>
    </Dialog>
  );
}
