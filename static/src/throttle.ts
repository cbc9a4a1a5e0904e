/** Holds calls back: at most one a period, the last one always. */
export function throttled<A extends readonly unknown[]>(
  run: (...args: A) => void,
  period: number,
): (...args: A) => void {
  let last = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (...args) => {
    clearTimeout(timer);
    const send = (): void => {
      last = Date.now();
      run(...args);
    };
    const wait = last + period - Date.now();
    if (wait <= 0) send();
    else timer = setTimeout(send, wait);
  };
}
