"""Receives Taskwright's callbacks and believes only those that are signed. Python 3.8 or newer, no packages:

    SIGNING_SECRET=whsec_... python3 examples/receiver.py

The secret is in the answer of GET /v1/settings. `pip install standardwebhooks` does the same as verify() below.
"""

import base64
import hashlib
import hmac
import json
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = os.environ.get("SIGNING_SECRET", "")
PORT = int(os.environ.get("PORT", "4000"))
TOLERANCE = 5 * 60  # seconds; an older callback may be one that somebody has overheard and sends again


def verify(body, headers, secret, now=None):
    """body: the very bytes that came; JSON that was parsed and printed again has another signature."""
    message_id = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    if not timestamp.isdigit() or abs((now or time.time()) - int(timestamp)) > TOLERANCE:
        return False
    key = base64.b64decode(secret[len("whsec_"):] if secret.startswith("whsec_") else secret)
    signed = f"{message_id}.{timestamp}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    # After a rotation there are two signatures, separated by a space; one that fits is enough.
    given = headers.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(part.encode(), expected.encode()) for part in given)


done = set()  # webhook-id of what was done already: a callback may come twice; a database in real life


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        if not verify(body, self.headers, SECRET):
            return self.reply(401, b"bad signature")
        message_id = self.headers["webhook-id"]
        if message_id not in done:
            done.add(message_id)
            callback = json.loads(body)
            print(f"task {callback['task_id']} is {callback['status']}: {json.dumps(callback.get('response'))}", flush=True)
        self.reply(200, b"ok")

    def reply(self, status, text):
        self.send_response(status)
        self.send_header("content-length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *args):
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", PORT), Receiver)
    print(f"receiving on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
