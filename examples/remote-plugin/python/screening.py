"""A module of Kith in Python, with its standard library alone: it refuses opportunities of customers on a list.

    KITH_URL=http://localhost:4100 KITH_KEY=kith_... python3 screening.py

The protocol: docs/plugins/remote.md.
"""

import http.client
import json
import os
import signal
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

URL = os.environ.get("KITH_URL", "http://localhost:4100")
KEY = os.environ.get("KITH_KEY", "")
MANIFEST = json.loads(Path(__file__).with_name("screening.json").read_text("utf-8"))
LISTED = {"acme brothers", "shady holdings"}


# No answer of Kith's: a network that broke, or somebody else's page. What was sent may have arrived.
BROKEN = (OSError, http.client.HTTPException, ValueError)


class Refused(Exception):
    """Kith's answer, with the code that says why."""

    def __init__(self, code, message):
        super().__init__(f"{code}: {message}")
        self.code, self.message = code, message


def post(verb, body, timeout=30):
    """Calls kernel.plugins.<verb>; answers the open response."""
    headers = {"authorization": f"Bearer {KEY}", "content-type": "application/json"}
    request = urllib.request.Request(f"{URL}/trpc/kernel.plugins.{verb}", json.dumps(body).encode(), headers)
    try:
        return urllib.request.urlopen(request, timeout=timeout)
    except urllib.error.HTTPError as answer:
        try:
            said = json.load(answer)
            error = said.get("error", said)
            code, message = error.get("data", error)["code"], error["message"]
        except (ValueError, KeyError, AttributeError):
            raise OSError(f"HTTP {answer.code} of who is not Kith") from None
        raise Refused(code, message) from None


def call(verb, **body):
    with post(verb, body) as answer:
        return json.load(answer)["result"]["data"]


# What this module does: a work's kind and name -> its code. Each is given `ask` and the work's arguments.


def check(ask, rows):
    """A guard: None lets the change pass."""
    for row in rows:
        account = row["after"].get("account")
        customer = account and ask("data.get", "accounts.account", account)
        if customer and customer["name"].lower() in LISTED:
            return {
                "stop": "reject",
                "code": "screening.listed",
                "message": f"{customer['name']} is on the list.",
                "path": "account",
            }


def told(ask, event, delivery):
    """An event: it comes again until it was answered, so that twice has to be as good as once."""
    print("told", event["id"], event["version"], flush=True)


CODE = {("guard", "screening.check"): check, ("deliver", "screening.told"): told}


class Line:
    """The session that we have now, and the works that are being done: one that comes again is not done again."""

    def __init__(self):
        self.session = None
        self.doing = set()

    def take(self, work):
        if work["id"] not in self.doing:
            self.doing.add(work["id"])
            threading.Thread(target=self.do, args=(work,), daemon=True).start()

    def do(self, work):
        def ask(verb, *args):
            return call("ask", session=self.session, work=work["id"], do=verb, args=args, **{"as": "plugin"})

        try:
            reply = {"value": CODE[work["kind"], work["name"]](ask, *work["args"])}
        except Refused as error:
            reply = {"error": {"code": error.code, "message": error.message}}
        except Exception as error:  # Kith waits for an answer, whatever happens here.
            reply = {"error": {"code": "KITH_FAILED", "message": repr(error)}}
        self.reply(work, reply)
        self.doing.discard(work["id"])

    def reply(self, work, reply):
        for pause in (0.25, 0.5, 1, 2, 4):
            try:
                return call("reply", session=self.session, work=work["id"], **reply)
            except Refused as error:
                return print(f"not taken: {error}", file=sys.stderr, flush=True)
            except BROKEN:  # The same answer a second time does no harm.
                time.sleep(pause)

    def renew(self, lease, over):
        """Says that we are still there: three times in the time after which we are taken to be away."""
        while not over.wait(lease / 3000):
            try:
                call("renew", session=self.session)
            except (*BROKEN, Refused):
                pass  # The stream tells.

    def listen(self):
        """Takes works until the session is over. A stream that breaks goes on behind the last work that came."""
        last = None
        while True:
            try:
                # A ping comes every 15 seconds: where nothing came for 40, the connection is dead.
                with post("work", {"session": self.session, "lastEventId": last}, timeout=40) as stream:
                    for event in events(stream):
                        kind, data = event.get("event", "message"), event.get("data", "")
                        if kind == "serialized-error":
                            error = json.loads(data)
                            raise Refused(error["data"]["code"], error["message"])
                        if kind == "message" and "id" in event:
                            last = event["id"]
                            self.take(json.loads(data))
            except BROKEN as error:
                print(f"the stream broke: {error}", file=sys.stderr, flush=True)
            time.sleep(0.25)  # After a second without a stream the session is over.

    def connect(self):
        # A session that we had is named again, so that the log does not speak of another process.
        had = {"session": self.session} if self.session else {}
        registered = call("register", manifest=MANIFEST, **had)
        self.session = registered["session"]
        print("connected", URL, flush=True)
        over = threading.Event()
        threading.Thread(target=self.renew, args=(registered["lease"], over), daemon=True).start()
        try:
            self.listen()
        finally:
            over.set()


def events(lines):
    """Server-sent events as dictionaries of their fields."""
    event = {}
    for line in lines:
        name, _, value = line.decode().rstrip("\r\n").partition(":")
        if name:
            event[name] = value.removeprefix(" ")
        elif event:
            yield event
            event = {}


def main():
    line, pause = Line(), 0.25
    while True:
        began = time.monotonic()
        try:
            line.connect()
        except Refused as error:
            if error.code == "KITH_SESSION_TAKEN":
                sys.exit(f"another process has this module now: {error}")
            print(error, file=sys.stderr, flush=True)
        except BROKEN as error:
            print(f"no answer of {URL}: {error}", file=sys.stderr, flush=True)
        pause = 0.25 if time.monotonic() - began > 60 else min(pause * 2, 15)
        time.sleep(pause)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    main()
