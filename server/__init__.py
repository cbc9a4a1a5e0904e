"""The web side of Unknot: pages, JSON routes, the WebSocket, and the hosts in which sessions run."""
