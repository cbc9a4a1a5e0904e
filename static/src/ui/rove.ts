/** Arrow keys, Home and End move the focus among the children of a group that match a selector. */
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** A handler for `onKeyDown` of the group. */
export function roveKeys(selector: string) {
  return (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
    const members = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)].filter(
      (member) => !member.hasAttribute("disabled"),
    );
    const at = members.findIndex((member) => member === document.activeElement);
    const step = STEPS[event.key];
    const next =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? members.length - 1
          : step === undefined
            ? -1
            : (at + step + members.length) % members.length;
    if (next < 0 || !members.length) return;
    event.preventDefault();
    event.stopPropagation();
    members[next]?.focus();
  };
}
