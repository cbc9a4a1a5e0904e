"""Learners, one file a learning rule, found by name: `Config` holds its settings, `Learner` learns.

See docs/add-a-learner.md. A learner derives from `engine.learner.Learner`, or, where it teaches a network from
examples, from `engine.supervised.Supervised`.
"""

MEMBERS = ("Config", "Learner")
