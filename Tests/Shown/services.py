"""Chat services on loopback: the project's receiver judges, and what stands before it makes trouble and notes what came."""

import http.client
import json
import select
import socket
import struct
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LEFT_OUT = ("host", "connection")
CLOSED_THERE = "08"  # of tcp_states.h: its end counts as a byte that waits


class Services:
    """Passes requests on to the receiver, and serves files and a place for heartbeats.

    `trouble(place, does, times)` gives what the next requests below a path meet:
    lost      taken, but the connection is reset instead of an answer
    silence   taken, and never answered
    reset     not taken: the connection is reset
    or (status, body, headers): not taken, and answered so.
    """

    def __init__(self, receiver, folder, now):
        self.folder, self.now = folder, now
        self.lock, self.troubles, self.noted, self.room = threading.Lock(), [], [], []
        self.busy, self.closing = 0, threading.Event()
        self.receiver = subprocess.Popen([receiver], stdout=subprocess.PIPE, text=True)
        self.behind = int(self.receiver.stdout.readline().rsplit(":", 1)[1])
        threading.Thread(target=self.receiver.stdout.read, daemon=True).start()
        # Bound, and nobody listens there.
        self.reserved = socket.socket()
        self.reserved.bind(("127.0.0.1", 0))
        self.dead = self.reserved.getsockname()[1]
        services = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one_request(self):
                # Busy before the first byte is read, so that nobody sees a moment between.
                select.select([self.connection], [], [])
                services.count(1)
                try:
                    super().handle_one_request()
                finally:
                    services.count(-1)

            def do_POST(self):
                services.serve(self)

            do_GET = do_PUT = do_HEAD = do_POST

            def log_message(self, *arguments):
                pass

        class Server(ThreadingHTTPServer):
            request_queue_size, daemon_threads = 128, True

            def handle_error(self, request, address):
                pass  # The other side was killed: that is what some scenes are for.

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def count(self, step):
        with self.lock:
            self.busy += step

    def trouble(self, place, does, times=1):
        with self.lock:
            self.troubles.append([f"/{place}", does, times])

    def well(self):
        with self.lock:
            self.troubles.clear()

    def met(self, path):
        with self.lock:
            for trouble in self.troubles:
                if path.startswith(trouble[0]) and trouble[2] > 0:
                    trouble[2] -= 1
                    return trouble[1]
        return None

    def serve(self, handler):
        body = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
        headers = {k: v for k, v in handler.headers.items() if k.lower() not in LEFT_OUT}
        does = self.met(handler.path)
        answer = (200, b"", {})
        if isinstance(does, tuple):
            answer = (does[0], does[1].encode(), does[2])
        elif does != "reset":
            answer = self.answer(handler, body, headers)
        self.note(handler, body, headers, does if isinstance(does, str) else answer[0])
        if does in ("lost", "reset"):
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            handler.close_connection = True
            handler.connection.close()
        elif does == "silence":
            self.count(-1)  # Whoever waits for it waits for long.
            self.closing.wait()
            self.count(1)
            handler.close_connection = True
        else:
            handler.send_response_only(answer[0])
            for name, value in (answer[2] | {"Content-Length": str(len(answer[1]))}).items():
                handler.send_header(name, value)
            handler.end_headers()
            if handler.command != "HEAD":
                handler.wfile.write(answer[1])

    def answer(self, handler, body, headers):
        path = handler.path.split("?")[0]
        if path.startswith("/ping/"):
            return 200, b"OK", {}
        if path.startswith("/files/"):
            file = self.folder / path.lstrip("/")
            return (200, file.read_bytes(), {}) if file.is_file() else (404, b"not here", {})
        if path.endswith("/conversations.history"):
            return 200, json.dumps({"ok": True, "messages": self.room[::-1], "has_more": False}).encode(), {}
        behind = http.client.HTTPConnection("127.0.0.1", self.behind, timeout=60)
        behind.request(handler.command, handler.path, body or None, headers)
        reply = behind.getresponse()
        answer = reply.status, reply.read(), {"Content-Type": reply.getheader("Content-Type") or "text/plain"}
        behind.close()
        if "/matrix/" in path and answer[0] == 200 and handler.command == "PUT":
            # The receiver's own ids of events are random; the one of the request is a post's.
            answer = 200, json.dumps({"event_id": "$" + path.rsplit("/", 1)[1]}).encode(), answer[2]
        if path.endswith("/chat.postMessage") and json.loads(answer[1]).get("ok"):
            time = f"{self.now() // 1_000_000_000}.{len(self.room) + 1:06}"
            self.room.append(json.loads(body) | {"ts": time, "type": "message"})
            answer = 200, json.dumps(json.loads(answer[1]) | {"ts": time}).encode(), answer[2]
        return answer

    def note(self, handler, body, headers, answer):
        lines = [f"{handler.command} {handler.path}", *(f"{k.lower()}: {v}" for k, v in sorted(headers.items()))]
        with self.lock:
            text = body.decode(errors="surrogateescape")
            place = handler.path.split("?")[0]
            # A homeserver is asked with the id of the post at the end.
            place = place.rsplit("/", 1)[0] if handler.command == "PUT" else place
            self.noted.append((place, "\n".join([*lines, *([text] if text else []), f"→ {answer}"])))

    def take(self):
        """What came since this was last asked, place by place and in order."""
        with self.lock:
            noted, self.noted = self.noted, []
        return [text for _, text in sorted(noted, key=lambda one: one[0])]

    @property
    def is_idle(self):
        """Whether nothing is being answered or waits to be read, on either side."""
        ends = (f":{self.port:04X}", f":{self.behind:04X}")
        with open("/proc/net/tcp") as table:
            for row in list(table)[1:]:
                _, local, remote, state, queues = row.split()[:5]
                waiting = int(queues.split(":")[1], 16) - (state == CLOSED_THERE)
                if (local.endswith(ends) or remote.endswith(ends)) and waiting > 0:
                    return False
        with self.lock:
            return self.busy == 0

    def close(self):
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()
        self.reserved.close()
        self.receiver.kill()
        self.receiver.wait(timeout=60)
