/** Numbers of a restricted machine, and its settings. */
import { plain, signed, whole } from "../../../format";
import { description, run } from "../../../store";
import { Fields } from "../../../ui/Fields";
import { DataChoice } from "../DataChoice";
import { Numbers } from "../Numbers";
import { words } from "../words";

export function Micro() {
  const { rbm, settings, data } = words.value;
  const { lossTrain, lossTest, accuracyTrain, accuracyTest } = run.value;
  const gap = accuracyTrain !== null && accuracyTest !== null ? accuracyTest - accuracyTrain : null;
  const { numbers } = rbm;
  return (
    <div class="bm-micro">
      <Numbers
        rows={[
          ["train-error", numbers.trainError, plain(lossTrain, 4)],
          ["test-error", numbers.testError, plain(lossTest, 4)],
          ["parameters", numbers.parameters, whole(description.value?.parameters ?? 0)],
          ["train-energy", numbers.trainEnergy, plain(accuracyTrain, 2)],
          ["test-energy", numbers.testEnergy, plain(accuracyTest, 2)],
          ["gap", numbers.gap, gap === null ? "–" : signed(gap)],
        ]}
      />
      <p class="lb">{rbm.gap}</p>
      <h2 class="bt">{settings}</h2>
      <Fields
        of="learner"
        only={["rate", "k", "persistent", "hidden", "momentum", "decay", "sparsity", "share", "batch", "spread"]}
      />
      <h2 class="bt">{data}</h2>
      <DataChoice
        kinds={{ digits: {}, bars: { side: 6, mixed: true, ink: 0.2 }, glyphs: { copies: 10, noise: 0.05 } }}
      />
    </div>
  );
}
