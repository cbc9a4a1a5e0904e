"""Optimizers, one file each, found by name.

An optimizer module says how a gradient becomes a step of one flat vector that holds every parameter:

    Config                          its settings, an `OptimizerConfig`
    start(size) -> state            what it remembers, as named f32 [size] tensors, before the first step
    update(flat, step, state, config)       changes `flat` in place

`update` may overwrite `step.gradient`. Each computes what torch.optim's algorithm of the same name computes; the tests
hold the two side by side. Those that `engine.kernel.tables` lists have a compiled twin as well; a new one is served by
torch.
"""

MEMBERS = ("Config", "start", "update")
