"""Chat services on loopback: they take posts, or do what the plan says, and keep what reached them."""

import json
import socket
import struct
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

REPEAT_MARK = "sent again"


@dataclass(frozen=True)
class Arrival:
    """A post that a service showed to its readers."""

    channel: str
    body: str

    @property
    def is_repeat(self):
        return REPEAT_MARK in self.body


class Receiver:
    """`plan(channel, number)` gives what the number-th request of a channel meets:

    take        shown, and answered so
    lost        shown, but the connection is reset instead of an answer
    silence     shown, and never answered
    reset       not shown: the connection is reset
    later, limit, failed   not shown: 503, 429 with one second, 500
    or a pair (seconds, one of these): that long after it was read.
    `before(channel)` is called first of all, while the sender waits.
    """

    def __init__(self, plan=lambda channel, number: "take", before=lambda channel: None):
        self.plan, self.before = plan, before
        self.arrivals, self.requests = [], {}
        self.transactions = set()
        self.lock = threading.Lock()
        self.news = threading.Condition(self.lock)
        self.closing = threading.Event()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                receiver.serve(self)

            def do_PUT(self):
                receiver.serve(self)

            def log_message(self, *arguments):
                pass

        class Server(ThreadingHTTPServer):
            request_queue_size = 128
            daemon_threads = True

            def handle_error(self, request, client_address):
                pass  # The other side was killed: that is what this is for.

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def serve(self, handler):
        body = handler.rfile.read(int(handler.headers.get("Content-Length", 0))).decode()
        path = handler.path.split("?")[0].strip("/")
        # A homeserver knows a transaction again: by the token, the room and the id at the end of the path.
        transaction = None
        if handler.command == "PUT":
            transaction = (handler.headers["Authorization"], path)
            path = path.rsplit("/", 1)[0]
        channel = path.replace("/", "-")
        with self.lock:
            number = self.requests[channel] = self.requests.get(channel, 0) + 1
            self.before(channel)
            does = self.plan(channel, number)
        if isinstance(does, tuple):
            self.closing.wait(does[0])
            does = does[1]
        if does in ("take", "lost", "silence"):
            with self.lock:
                if transaction is None or transaction not in self.transactions:
                    self.arrivals.append(Arrival(channel, body))
                    self.news.notify_all()
                self.transactions.add(transaction)
        if does in ("lost", "reset"):
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            handler.close_connection = True
            handler.connection.close()
        elif does == "silence":
            self.closing.wait()
            handler.close_connection = True
        else:
            self.answer(handler, channel, does)

    @staticmethod
    def answer(handler, channel, does):
        status = {"take": 200, "later": 503, "limit": 429, "failed": 500}[does]
        good = "ok"
        if channel.startswith("discord"):
            good = json.dumps({"id": "1"})
        elif channel.startswith("matrix"):
            good = json.dumps({"event_id": "$1"})
        text = (good if does == "take" else "not now").encode()
        handler.send_response(status)
        if does == "limit":
            handler.send_header("Retry-After", "1")
        handler.send_header("Content-Length", str(len(text)))
        handler.end_headers()
        handler.wfile.write(text)

    def reached(self, count, patience):
        """Whether so many posts have arrived, at the latest after so many seconds."""
        with self.news:
            return self.news.wait_for(lambda: len(self.arrivals) >= count, patience)

    def close(self):
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()
