/** Which data point is followed, with buttons to the one before and the next. */
import { t } from "../../i18n";
import { description, followed } from "../../store";
import { Icon } from "../../ui/icons";

/** “point 22 of 160”, or of the test points. */
export function pointText(): string {
  const { train, test } = description.value ?? { train: 0, test: 0 };
  const index = followed.value;
  const words = t.value.network.micro;
  return index < train ? words.point(index + 1, train) : words.testPoint(index - train + 1, test);
}

/** The two buttons alone, where there is no room for the words. */
export function PointButtons() {
  const words = t.value.network.micro;
  const { train, test } = description.value ?? { train: 0, test: 0 };
  const count = Math.max(1, train + test);
  const go = (step: number) => () => (followed.value = (followed.value + step + count) % count);
  return (
    <span class="pbuttons" title={pointText()}>
      <button type="button" aria-label={words.previousPoint} data-testid="point-before" onClick={go(-1)}>
        <Icon name="left" />
      </button>
      <button type="button" aria-label={words.nextPoint} data-testid="point-next" onClick={go(1)}>
        <Icon name="right" />
      </button>
    </span>
  );
}

export function PointStepper({ bottom }: { bottom: number }) {
  return (
    <div class="pointer" style={{ bottom: `${bottom}px` }}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <circle cx="6" cy="6" r="4.5" />
      </svg>
      <span data-testid="point" data-value={followed.value}>
        {pointText()}
      </span>
      <PointButtons />
    </div>
  );
}
