"""What holds for every test: property tests try the same examples each time, and none is failed for being slow.

`pytest --hypothesis-profile default` searches for new examples.
"""

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")
