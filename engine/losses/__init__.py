"""Losses, one file each, found by name.

A loss module says how far a network's output is from what was wanted:

    FUSED: bool                              it reads logits: it contains the last activation
    targets(data, outputs, midpoint)         what is wanted of every point, in the form `loss` reads
    loss(output, target) -> scalar           the mean over a batch

Those that `engine.kernel.tables` lists have a compiled twin; a new one is served by torch.
"""

MEMBERS = ("FUSED", "targets", "loss")
