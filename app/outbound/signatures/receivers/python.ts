/** Copied by merchants, and run as it stands by the tests. `application` is WSGI, which Flask and Django speak too. */
export const PYTHON = `# receiver.py. Run it with: EVENSTOCK_SECRET=whsec_… python3 receiver.py
import base64
import hashlib
import hmac
import json
import os
import time
from wsgiref.simple_server import make_server

KEY = base64.b64decode(os.environ["EVENSTOCK_SECRET"].removeprefix("whsec_"))
TOLERANCE = 5 * 60  # seconds
seen = set()  # Keep it in your database: the same event may come twice.


def is_signed(webhook_id, timestamp, signatures, body):
    if not webhook_id or not signatures or not timestamp.isdecimal():
        return False
    if abs(time.time() - int(timestamp)) > TOLERANCE:
        return False
    signed = f"{webhook_id}.{timestamp}.".encode() + body
    signature = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest())
    return any(hmac.compare_digest(each.encode(), b"v1," + signature) for each in signatures.split(" "))


def application(environ, start_response):
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))  # The bytes as they came.
    webhook_id = environ.get("HTTP_WEBHOOK_ID", "")
    timestamp = environ.get("HTTP_WEBHOOK_TIMESTAMP", "")
    signatures = environ.get("HTTP_WEBHOOK_SIGNATURE", "")
    if not is_signed(webhook_id, timestamp, signatures, body):
        start_response("401 Unauthorized", [])
        return [b""]
    if webhook_id not in seen:
        event = json.loads(body)
        print(event["type"], event["data"])
        seen.add(webhook_id)
    start_response("204 No Content", [])
    return [b""]


if __name__ == "__main__":
    make_server("", int(os.environ.get("PORT", "3000")), application).serve_forever()
`;
