/** A button of the design: plain, primary (ink) or outlined; square when it holds only an icon. */
import type { ButtonHTMLAttributes, ComponentChildren } from "preact";
import { Icon, type IconName } from "./icons";

interface Props extends Omit<ButtonHTMLAttributes, "icon"> {
  icon?: IconName | undefined;
  /** Spoken name; needed when there is no text. Also the tooltip. */
  label?: string | undefined;
  look?: "plain" | "primary" | "line";
  class?: string;
  children?: ComponentChildren;
}

const LOOKS = { plain: "", primary: " pri", line: " line" };

export function Button({ icon, label, look = "plain", class: extra = "", children, ...rest }: Props) {
  const square = children === undefined || children === null ? " sq" : "";
  return (
    <button type="button" aria-label={label} title={label} class={`btn${LOOKS[look]}${square} ${extra}`} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
