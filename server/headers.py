"""The headers of every answer: what a page may load, who may frame it, what a browser must not guess."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
)
OTHER_POLICY = "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""For all that is no page. The worker thread of the page obeys the policy of its own script: it may connect home."""

DENIED = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
HEADERS = {
    "content-security-policy": OTHER_POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": ", ".join(f"{feature}=()" for feature in DENIED),
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}


def page_headers(nonce: str, *, framed: bool) -> dict[str, str]:
    """The headers of a page whose inline scripts and styles carry `nonce`.

    Args:
        nonce: fresh for every answer.
        framed: whether pages of other sites may show it in a frame.
    """
    policy = PAGE_POLICY.format(nonce=nonce, ancestors="*" if framed else "'self'")
    headers = {"Content-Security-Policy": policy, "Cache-Control": "no-cache", "Vary": "Accept-Language"}
    return headers | ({"Cross-Origin-Resource-Policy": "cross-origin"} if framed else {"X-Frame-Options": "SAMEORIGIN"})


class SafeHeaders:
    """Adds `HEADERS` to every answer, where it has none of that name."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)
