/** A small picture that is drawn anew when what it reads changes; what stands round it says what it shows. */
import { useCanvas } from "../../draw/useCanvas";
import { ink } from "../../theme";
import type { Bytes } from "../../wire/frame";
import { fitted, paintInk, paintSigned, sizeOfPictures, valueOf } from "./pixels";

interface Props {
  /** Reads signals. */
  of: () => Bytes | null | undefined;
  /** Which row of the payload. */
  index?: number;
  /** Signed numbers, of which so much is full strength; absent: shares of ink. */
  reach?: number | undefined;
}

export function Picture({ of, index = 0, reach }: Props) {
  const ref = useCanvas((g, width, height) => {
    const pictures = of();
    if (!pictures) return false;
    const [rows, columns] = sizeOfPictures();
    const box = fitted(rows, columns, width - 2, height - 2, 1, 1);
    const from = index * rows * columns;
    g.fillStyle = ink.value["line-2"];
    g.fillRect(box.left - 1, box.top - 1, box.side * columns + 2, box.side * rows + 2);
    const at = (pixel: number): number => valueOf(pictures, from + pixel);
    if (reach === undefined) paintInk(g, box, rows, columns, at);
    else paintSigned(g, box, rows, columns, at, reach);
    return false;
  }, 15);
  return <canvas ref={ref} class="bm-pic" aria-hidden="true" />;
}
