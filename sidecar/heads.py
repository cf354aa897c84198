"""A bound for the heads of requests: nobody has shown a token before their end (threat 20)."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MAX_HEAD_BYTES = 65_536
"""More than any browser or proxy sends."""


class HttpProtocol(HttpToolsProtocol):
    """uvicorn's protocol on httptools, which parses in C but takes a head of any length."""

    def connection_made(self, transport) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001  as above it
        """A client has connected: a head is due."""
        self._head_bytes: int | None = 0
        super().connection_made(transport)

    def data_received(self, data: bytes) -> None:
        """Answer 400 and close once a head is too long, else as above it."""
        if self._head_bytes is not None:
            self._head_bytes += len(data)
        super().data_received(data)
        if self._head_bytes is not None and self._head_bytes > MAX_HEAD_BYTES and not self.transport.is_closing():
            self.send_400_response("The head of the request is too long.")

    def on_headers_complete(self) -> None:
        """What follows is the body."""
        self._head_bytes = None
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """What follows is the head of the next request."""
        self._head_bytes = 0
        super().on_message_complete()
