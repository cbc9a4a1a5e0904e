"""Layers, one file a kind, found by name: ``Config`` plans and ``Layer`` computes. See docs/add-a-layer.md."""

MEMBERS = ("Config", "Layer")
