"""Data on the plane, one file a kind, found by name.

    TASK                    "classification" or "regression"
    classes(config)         how many classes there are; 0 for a regression
    sample(config, rng)     points f32 [n, 2] and what belongs to each: labels i64 [n], or targets f32 [n] from -1 to 1

Everything lies within about [-1, 1]², jitter aside. Labels take turns, 0, 1, 0, 1 …, so that every class is as large.
"""

MEMBERS = ("Config", "TASK", "classes", "sample")
