"""How many frames a client gets a second when there is no pressure."""

FULL_RATE = 30
PERIOD = 1 / FULL_RATE
