"""How much one client may send, and how many may be connected."""

import ipaddress
import time
from collections import Counter

V6_NETWORK = 64
LONGEST_ADDRESS = 64


class TokenBucket:
    """Lets `rate` a second through, and after a silence as many at once, or `burst`."""

    def __init__(self, rate: float, burst: float | None = None) -> None:
        self._rate = rate
        self._most = rate if burst is None else burst
        self._tokens = self._most
        self._at = time.monotonic()

    def take(self, tokens: float = 1.0) -> bool:
        """Takes tokens; False, and takes none, when there are too few."""
        now = time.monotonic()
        self._tokens = min(self._most, self._tokens + (now - self._at) * self._rate)
        self._at = now
        if self._tokens < tokens:
            return False
        self._tokens -= tokens
        return True


class Places:
    """Counts open connections: so many in all, so many of one address."""

    def __init__(self, most: int, most_of_one: int) -> None:
        self._most = most
        self._most_of_one = most_of_one
        self._by_address: Counter[str] = Counter()

    @property
    def taken(self) -> int:
        """How many connections are open."""
        return self._by_address.total()

    def take(self, address: str) -> str | None:
        """Takes a place, or says why there is none: `connections` or `connections_per_address` is the limit met."""
        if self.taken >= self._most:
            return "connections"
        if self._by_address[address] >= self._most_of_one:
            return "connections_per_address"
        self._by_address[address] += 1
        return None

    def leave(self, address: str) -> None:
        """Gives a place back."""
        self._by_address[address] -= 1
        if not self._by_address[address]:
            del self._by_address[address]


def neighbourhood(host: str) -> str:
    """What counts as one address: an IPv4 address, or the /64 network of an IPv6 one, all of which one client has."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host[:LONGEST_ADDRESS]
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, V6_NETWORK), strict=False))
