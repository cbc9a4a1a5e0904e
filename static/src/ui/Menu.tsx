/** A button that opens a list of commands or of choices (of which one is ticked). */
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { useDisclosure } from "./disclosure";
import { Floating } from "./Floating";
import { Icon, type IconName } from "./icons";
import { roveKeys } from "./rove";

export interface MenuItem {
  label: string;
  icon?: IconName;
  /** Ticked or not; absent for a plain command. */
  checked?: boolean;
  /** Ticked by itself, not one of several. */
  many?: boolean;
  /** Language of the label, where it is not the page's. */
  lang?: string;
  testid?: string;
  /** What it means, as a tooltip. */
  about?: string;
  /** A line sets it apart from the items before. */
  apart?: boolean;
  run: () => void;
}

interface Props {
  button: ComponentChildren;
  label: string;
  items: readonly MenuItem[];
  /** A sentence under the items. */
  note?: string;
  align?: "start" | "end";
  class?: string;
  testid?: string;
}

export function Menu({ button, label, items, note, align = "end", class: extra = "btn", testid }: Props) {
  const ref = useRef<HTMLButtonElement>(null);
  const { open, close, handlers } = useDisclosure();
  return (
    <>
      <button
        ref={ref}
        type="button"
        class={extra}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        title={label}
        data-testid={testid}
        {...handlers}
      >
        {button}
      </button>
      {open && ref.current && (
        <Floating anchor={ref.current} label={label} align={align} role="menu" class="menu" onClose={close}>
          <div onKeyDown={roveKeys("button")}>
            {items.map((item) => (
              <button
                key={item.label}
                type="button"
                role={item.checked === undefined ? "menuitem" : item.many ? "menuitemcheckbox" : "menuitemradio"}
                aria-checked={item.checked}
                lang={item.lang}
                title={item.about}
                class={item.apart ? "apart" : ""}
                data-testid={item.testid}
                onClick={() => {
                  close();
                  item.run();
                }}
              >
                {item.icon ? (
                  <Icon name={item.icon} />
                ) : (
                  <span class="ic">{item.checked && <Icon name="check" />}</span>
                )}
                {item.label}
              </button>
            ))}
          </div>
          {note && <p>{note}</p>}
        </Floating>
      )}
    </>
  );
}
