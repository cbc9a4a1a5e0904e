"""What is learned from, one file a kind, found by name.

    classes(config)         how many classes there are; 0 for a regression
    sample(config, rng)     a `Sample`: points f32 [n, d] and what belongs to each, labels i64 [n] or targets f32 [n]

Everything lies within about [-1, 1], jitter aside. In sets that are drawn at random labels take turns, 0, 1, 0, 1 …, so
that every class is as large; targets lie from -1 to 1.
"""

MEMBERS = ("Config", "classes", "sample")
