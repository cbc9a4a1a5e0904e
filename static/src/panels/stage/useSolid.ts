/**
 * The graphics card for the stage, fetched and started when the first solid picture is wanted. Null until then, where
 * there is none, and while its context is lost: the canvas painter stands in.
 */
import { effect, signal, type ReadonlySignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Solid } from "../../gl/solid";

/** `?solid=card` in the address takes an emulated card too, `?solid=canvas` none. */
const asked = new URLSearchParams(location.search).get("solid");

/** A card that the processor emulates is slower than the canvas painter. */
const CONTEXT = {
  alpha: true,
  antialias: true,
  depth: true,
  premultipliedAlpha: true,
  failIfMajorPerformanceCaveat: asked !== "card",
} as const;

const EMULATED = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** A context of a real card, or of whatever there is where that was asked for. */
function contextOf(canvas: HTMLCanvasElement): WebGL2RenderingContext | null {
  const context = canvas.getContext("webgl2", CONTEXT) as WebGL2RenderingContext | null;
  if (!context || asked === "card") return context;
  const info = context.getExtension("WEBGL_debug_renderer_info");
  const name = String(context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER));
  if (!EMULATED.test(name)) return context;
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return null;
}

export function useSolid(wanted: ReadonlySignal<boolean>): {
  canvas: RefObject<HTMLCanvasElement | null>;
  solid: ReadonlySignal<Solid | null>;
} {
  const canvas = useRef<HTMLCanvasElement>(null);
  const state = useRef(signal<Solid | null>(null)).current;
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let made: Solid | null = null;
    let gone = false;
    const start = async (): Promise<void> => {
      const context = contextOf(element);
      if (!context) return;
      const { Solid: Made } = await import("../../gl/solid");
      if (gone) return;
      made = new Made(element, context);
      state.value = made;
    };
    let begun = false;
    const stop = effect(() => {
      if (begun || asked === "canvas" || !wanted.value) return;
      begun = true;
      start().catch(() => undefined);
    });
    const lost = (event: Event): void => {
      event.preventDefault();
      state.value = null;
    };
    const restored = (): void => void (state.value = made);
    element.addEventListener("webglcontextlost", lost);
    element.addEventListener("webglcontextrestored", restored);
    return () => {
      gone = true;
      stop();
      element.removeEventListener("webglcontextlost", lost);
      element.removeEventListener("webglcontextrestored", restored);
      state.value = null;
      made?.dispose();
    };
  }, []);
  return { canvas, solid: state };
}
