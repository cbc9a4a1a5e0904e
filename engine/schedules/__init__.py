"""Schedules of the learning rate, one file each, found by name.

A schedule module says what the learning rate is multiplied by in every epoch:

    Config                          its settings, a `ScheduleConfig`
    factor(config, epoch) -> float          epoch counts from 0; the factor holds for the whole epoch
"""

MEMBERS = ("Config", "factor")
