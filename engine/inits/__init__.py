"""Initialisers of weights, one file a kind: ``fill(config, weight, generator)`` sets weight [units, inputs]."""

MEMBERS = ("Config", "fill")
