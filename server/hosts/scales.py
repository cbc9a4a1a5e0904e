"""What may run on this machine: how long a step may take, and how much several runs of one client may be together."""

from collections.abc import Sequence

from engine import cost
from engine.errors import refused
from engine.estimate import estimate
from engine.experiment import Experiment

PARAMETERS = 400_000
"""Most parameters of all lanes or cells of a run."""
STEP = "A step cannot be interrupted, and others wait. Make the batch smaller, or the layers narrower."
TOGETHER = "They train in turn, and others wait. Take fewer runs, smaller batches or narrower layers."
PARAMETERS_TOGETHER = "They would need too much memory. Take fewer runs, or narrower layers."


class Scales:
    """Weighs experiments before anything is built.

    Args:
        longest: seconds that a training step may take, and one of all lanes or cells together.
    """

    def __init__(self, longest: float) -> None:
        self._longest = longest

    def step_seconds(self, experiment: Experiment) -> float:
        """What a step is expected to take here."""
        return cost.step_seconds(experiment, cost.measure())

    def weigh(self, experiment: Experiment) -> None:
        """Refuses a run whose steps would hold up the others for too long.

        Raises:
            ExperimentError: a step is estimated to take longer than allowed.
        """
        self._check_seconds(self.step_seconds(experiment), STEP)

    def weigh_together(self, experiments: Sequence[Experiment]) -> None:
        """Refuses lanes or cells that are too much together, though each of them may be allowed.

        Raises:
            ExperimentError: a step of all of them takes longer than one may, or they have too many parameters.
        """
        found = [estimate(experiment, cost.measure()) for experiment in experiments]
        self._check_seconds(sum(each.step_seconds for each in found), STEP if len(found) == 1 else TOGETHER)
        parameters = sum(each.parameters for each in found)
        if parameters > PARAMETERS:
            expected, got = f"at most {PARAMETERS} parameters in all", str(parameters)
            raise refused("network", expected, got, PARAMETERS_TOGETHER)

    def _check_seconds(self, seconds: float, message: str) -> None:
        if seconds > self._longest:
            expected, got = f"steps of at most {1000 * self._longest:.0f} ms", f"about {1000 * seconds:.0f} ms"
            raise refused("network", expected, got, message)
