/** The page's 16-pixel glyphs, drawn with the text's colour. They say nothing to a screen reader: the control has the name. */
import type { JSX } from "preact";

const GLYPHS = {
  undo: (
    <>
      <path d="M6 3.5 3 6.5l3 3M3.2 6.5H9a3.5 3.5 0 0 1 0 7H6.5" />
    </>
  ),
  redo: (
    <>
      <path d="m10 3.5 3 3-3 3M12.8 6.5H7a3.5 3.5 0 0 0 0 7h2.5" />
    </>
  ),
  share: (
    <>
      <path d="M8 9.8V2.6M5.2 5 8 2.2 10.8 5M3 8.6v4.2c0 .4.3.7.7.7h8.6c.4 0 .7-.3.7-.7V8.6" />
    </>
  ),
  code: (
    <>
      <path d="m5.2 4.5-3.5 3.5 3.5 3.5M10.8 4.5 14.3 8l-3.5 3.5" />
    </>
  ),
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.6v1.3M8 13.1v1.3M1.6 8h1.3M13.1 8h1.3M3.5 3.5l.9.9M11.6 11.6l.9.9M12.5 3.5l-.9.9M4.4 11.6l-.9.9" />
    </>
  ),
  moon: (
    <>
      <path d="M13.2 9.7A5.6 5.6 0 0 1 6.3 2.8a5.6 5.6 0 1 0 6.9 6.9Z" />
    </>
  ),
  help: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M6.3 6.3a1.8 1.8 0 1 1 2.5 1.7c-.5.2-.8.6-.8 1.2" />
      <circle class="f" cx="8" cy="11.3" r=".85" />
    </>
  ),
  people: (
    <>
      <circle cx="6" cy="5.4" r="2.4" />
      <path d="M1.6 13.2c.3-2.6 2-4.1 4.4-4.1s4.1 1.5 4.4 4.1M10.6 3.2a2.4 2.4 0 0 1 0 4.4M12.2 9.6c1.3.6 2 1.8 2.2 3.6" />
    </>
  ),
  down: (
    <>
      <path d="m4 6.2 4 4 4-4" />
    </>
  ),
  menu: (
    <>
      <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />
    </>
  ),
  plus: (
    <>
      <path d="M8 3.5v9M3.5 8h9" />
    </>
  ),
  minus: (
    <>
      <path d="M3.5 8h9" />
    </>
  ),
  play: (
    <>
      <path class="f" d="M5 2.9v10.2c0 .5.5.8 1 .5l7.9-5.1a.6.6 0 0 0 0-1L6 2.4c-.4-.3-1 0-1 .5Z" />
    </>
  ),
  pause: (
    <>
      <path class="f" d="M4.2 3h2.6v10H4.2zM9.2 3h2.6v10H9.2z" />
    </>
  ),
  step: (
    <>
      <path class="f" d="M3.5 3.6v8.8c0 .4.5.7.9.4l6-4.4a.5.5 0 0 0 0-.8l-6-4.4c-.4-.3-.9 0-.9.4Z" />
      <path d="M12.5 3.2v9.6" />
    </>
  ),
  back: (
    <>
      <path class="f" d="M12.5 3.6v8.8c0 .4-.5.7-.9.4l-6-4.4a.5.5 0 0 1 0-.8l6-4.4c.4-.3.9 0 .9.4Z" />
      <path d="M3.5 3.2v9.6" />
    </>
  ),
  reset: (
    <>
      <path d="M3.2 8a4.8 4.8 0 1 0 1.6-3.6M3 2.6v2.6h2.6" />
    </>
  ),
  fork: (
    <>
      <circle cx="4.5" cy="3.6" r="1.6" />
      <circle cx="4.5" cy="12.4" r="1.6" />
      <circle cx="11.8" cy="5.8" r="1.6" />
      <path d="M4.5 5.2v5.6M11.8 7.4c0 2.6-3.9 2.3-6.6 3.7" />
    </>
  ),
  rotate: (
    <>
      <ellipse cx="8" cy="8" rx="6" ry="2.5" />
      <path d="M8 1.8v2.2M8 12v2.2M10.6 9.2l-1.6 1.3 1.6 1.3" />
    </>
  ),
  pen: (
    <>
      <path d="m3 13 .7-2.9 7-7a1.2 1.2 0 0 1 1.7 0l.5.5a1.2 1.2 0 0 1 0 1.7l-7 7L3 13Z" />
    </>
  ),
  dice: (
    <>
      <path d="M13 6.2A5.2 5.2 0 0 0 3.8 5M3 9.8A5.2 5.2 0 0 0 12.2 11M3.7 2.4V5h2.6M12.3 13.6V11H9.7" />
    </>
  ),
  dense: (
    <>
      <circle class="f" cx="3.5" cy="4" r="1.5" />
      <circle class="f" cx="3.5" cy="12" r="1.5" />
      <circle class="f" cx="12.5" cy="4" r="1.5" />
      <circle class="f" cx="12.5" cy="12" r="1.5" />
      <path stroke-width="1.1" d="M4 4h8M4 12h8M4 4l8 8M4 12l8-8" />
    </>
  ),
  dropout: (
    <>
      <circle class="f" cx="4" cy="4" r="1.7" />
      <circle cx="12" cy="4" r="1.7" stroke-dasharray="1.2 1.5" />
      <circle cx="4" cy="12" r="1.7" stroke-dasharray="1.2 1.5" />
      <circle class="f" cx="12" cy="12" r="1.7" />
    </>
  ),
  norm: (
    <>
      <path d="M2 12.5h12M2.5 11c2.5 0 3-7.5 5.5-7.5S11 11 13.5 11M8 3.5v9" />
      <path d="M8 3.5v9" stroke-dasharray="1.5 1.7" stroke-width="1" />
    </>
  ),
  skip: (
    <>
      <circle class="f" cx="3" cy="11" r="1.5" />
      <rect x="6.3" y="9.3" width="3.4" height="3.4" rx=".8" />
      <circle class="f" cx="13" cy="11" r="1.5" />
      <path d="M3 8.6C3.4 2.6 12.6 2.6 13 8.2M4.6 11h1.5M10 11h1.2" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.3" />
      <path d="m10.3 10.3 3.2 3.2" />
    </>
  ),
  flag: (
    <>
      <path class="f" d="M3 2h6.5L8 4.3l1.5 2.3H4.2V12H3z" />
    </>
  ),
  more: (
    <>
      <circle class="f" cx="3.5" cy="8" r="1.3" />
      <circle class="f" cx="8" cy="8" r="1.3" />
      <circle class="f" cx="12.5" cy="8" r="1.3" />
    </>
  ),
  close: (
    <>
      <path d="m4 4 8 8M12 4l-8 8" />
    </>
  ),
  link: (
    <>
      <path d="M6.8 9.2a2.8 2.8 0 0 0 4 0l2-2a2.8 2.8 0 0 0-4-4l-.8.8M9.2 6.8a2.8 2.8 0 0 0-4 0l-2 2a2.8 2.8 0 0 0 4 4l.8-.8" />
    </>
  ),
  system: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path class="f" d="M8 2.4a5.6 5.6 0 0 1 0 11.2Z" />
    </>
  ),
  activation: (
    <>
      <path d="M2 12.5c4.5 0 4.2-9 12-9" />
      <path stroke-width="1" stroke-dasharray="1.5 1.7" d="M8 2.5v11" />
    </>
  ),
  concat: (
    <>
      <rect x="2.5" y="2.5" width="4.5" height="11" rx="1.2" />
      <rect x="9" y="2.5" width="4.5" height="11" rx="1.2" />
      <path stroke-width="1" d="M2.5 8H7M9 6.2h4.5M9 9.8h4.5" />
    </>
  ),
  lock: (
    <>
      <rect x="3.5" y="7.2" width="9" height="6.3" rx="1.4" />
      <path d="M5.4 7.2V5.1a2.6 2.6 0 0 1 5.2 0v2.1" />
    </>
  ),
  graph: (
    <>
      <circle cx="3.2" cy="8" r="1.7" />
      <circle cx="8.6" cy="3.6" r="1.7" />
      <circle cx="8.6" cy="12.4" r="1.7" />
      <circle cx="13.2" cy="8" r="1.7" />
      <path d="M4.5 6.9 7.3 4.7M4.5 9.1l2.8 2.2M9.9 4.7l2.2 2.1M9.9 11.3l2.2-2.1" />
    </>
  ),
  save: (
    <>
      <path d="M4.2 2.8h7.6c.4 0 .7.3.7.7v9.7L8 10.4l-4.5 2.8V3.5c0-.4.3-.7.7-.7Z" />
    </>
  ),
  grip: (
    <>
      <path d="M3.5 5.5h9M3.5 8h9M3.5 10.5h9" />
    </>
  ),
  gauge: (
    <>
      <path d="M2.6 11.8a6 6 0 1 1 10.8 0M8 9.4l2.6-3" />
    </>
  ),
  check: (
    <>
      <path d="m3.5 8.5 3 3 6-7" />
    </>
  ),
  download: (
    <>
      <path d="M8 2.5v7.3M5.2 7.3 8 10.1l2.8-2.8M3 10.5v2.3c0 .4.3.7.7.7h8.6c.4 0 .7-.3.7-.7v-2.3" />
    </>
  ),
  upload: (
    <>
      <path d="M8 10V2.7M5.2 5.3 8 2.5l2.8 2.8M3 10.5v2.3c0 .4.3.7.7.7h8.6c.4 0 .7-.3.7-.7v-2.3" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5" />
    </>
  ),
  remove: (
    <>
      <path d="M3 4.5h10M6.5 4.2V3c0-.3.2-.5.5-.5h2c.3 0 .5.2.5.5v1.2M4.3 4.5l.6 8.3c0 .4.4.7.7.7h4.8c.4 0 .7-.3.7-.7l.6-8.3" />
    </>
  ),
  left: (
    <>
      <path d="m9.8 4-4 4 4 4" />
    </>
  ),
  right: (
    <>
      <path d="m6.2 4 4 4-4 4" />
    </>
  ),
  surface: (
    <>
      <path d="M2 11.5c2.2 0 2.6-6.5 5-6.5s2.6 3.5 4 3.5 1.6-2.4 3-2.4M2 14h12M5 8v6M8.5 5.6V14M11.4 8.5V14" />
    </>
  ),
  eye: (
    <>
      <path d="M1.6 8S4 3.8 8 3.8 14.4 8 14.4 8 12 12.2 8 12.2 1.6 8 1.6 8Z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  target: (
    <>
      <circle cx="8" cy="8" r="4.6" />
      <circle class="f" cx="8" cy="8" r="1.5" />
      <path d="M8 1.4v2M8 12.6v2M1.4 8h2M12.6 8h2" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2.5 14 13H2L8 2.5ZM8 6.5v3" />
      <circle class="f" cx="8" cy="11.2" r=".8" />
    </>
  ),
  pointer: (
    <>
      <path d="m3.5 2.8 9 4.2-3.9 1.3-1.5 4.2-3.6-9.7Z" />
    </>
  ),
  erase: (
    <>
      <path d="m6.6 13-3.7-3.7a1 1 0 0 1 0-1.4l5-5a1 1 0 0 1 1.4 0l3.8 3.8a1 1 0 0 1 0 1.4L8.2 13H6.6ZM5.6 5.4l5 5M8.4 13H13" />
    </>
  ),
  shuffle: (
    <>
      <path d="M2.5 4.5h2.3c2.8 0 3.6 7 6.4 7h2.3M2.5 11.5h2.3c1 0 1.7-.9 2.3-2M8.9 6.4c.6-1.1 1.3-1.9 2.3-1.9h2.3M11.7 2.7l1.8 1.8-1.8 1.8M11.7 9.7l1.8 1.8-1.8 1.8" />
    </>
  ),
  spray: (
    <>
      <circle class="f" cx="8" cy="8" r="1.2" />
      <circle class="f" cx="5" cy="6.2" r=".9" />
      <circle class="f" cx="10.6" cy="5.6" r=".9" />
      <circle class="f" cx="10.8" cy="10.2" r=".9" />
      <circle class="f" cx="6.2" cy="11" r=".9" />
      <circle class="f" cx="8.2" cy="2.8" r=".7" />
      <circle class="f" cx="13.4" cy="7.6" r=".7" />
      <circle class="f" cx="2.6" cy="9" r=".7" />
      <circle class="f" cx="9" cy="13.4" r=".7" />
    </>
  ),
  table: (
    <>
      <rect x="2.5" y="3" width="11" height="10" rx="1.2" />
      <path d="M2.5 6.4h11M2.5 9.7h11M6.4 6.4V13" />
    </>
  ),
  formula: (
    <>
      <path d="M10.6 3.2c-1.7-1-2.7-.1-3 1.6L6.3 12c-.3 1.6-1.3 2.1-2.7 1.2M4.9 7h4.2M10.4 8.6l3 4M13.4 8.6l-3 4" />
    </>
  ),
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof GLYPHS;

export function Icon({ name, class: extra = "" }: { name: IconName; class?: string }) {
  return (
    <svg class={`ic ${extra}`} viewBox="0 0 16 16" aria-hidden="true">
      {GLYPHS[name]}
    </svg>
  );
}

/** The mark: one thread, tangled on the left, straight on the right (a diagram of the unknot). */
export function Mark() {
  return (
    <svg viewBox="0 0 46 22" aria-hidden="true">
      <path d="M2 15.5C6.5 20.8 16.8 16 16.8 9.4 16.8 4.6 9.7 3.6 8.6 8.4" stroke="var(--pos-dot)" />
      <path d="M8.3 11.3C8.8 16.4 15.5 17.4 20.5 14.2 25.5 11 30 11 44 11" stroke="var(--neg)" />
    </svg>
  );
}
