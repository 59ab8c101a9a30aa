"""A module of Kith in Python, with its standard library alone: it refuses opportunities of customers on a list.

    KITH_URL=http://localhost:4100 KITH_KEY=kith_... python3 screening.py

The protocol: docs/plugins/remote.md.
"""

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


class Refused(Exception):
    """Kith's answer, with the code that says why."""

    def __init__(self, code, message):
        super().__init__(f"{code}: {message}")
        self.code, self.message = code, message


def post(verb, body, timeout=30, headers=None):
    """Calls kernel.plugins.<verb>; answers the open response."""
    sent = {"authorization": f"Bearer {KEY}", "content-type": "application/json", **(headers or {})}
    request = urllib.request.Request(f"{URL}/trpc/kernel.plugins.{verb}", json.dumps(body).encode(), sent)
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


def do(session, work):
    """Does one work and answers it."""

    def ask(verb, *args):
        return call("ask", session=session, work=work["id"], do=verb, args=args, **{"as": "plugin"})

    try:
        reply = {"value": CODE[work["kind"], work["name"]](ask, *work["args"])}
    except Refused as error:
        reply = {"error": {"code": error.code, "message": error.message}}
    except Exception as error:  # Kith waits for an answer, whatever happens here.
        reply = {"error": {"code": "KITH_FAILED", "message": repr(error)}}
    for pause in (0.25, 0.5, 1, 2, 4):
        try:
            return call("reply", session=session, work=work["id"], **reply)
        except Refused as error:
            return print(f"not taken: {error}", file=sys.stderr, flush=True)
        except OSError:  # It may have arrived: the same answer a second time does no harm.
            time.sleep(pause)


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


def renew(session, lease, over):
    """Says that we are still there: three times in the time after which we are taken to be away."""
    while not over.wait(lease / 3000):
        try:
            call("renew", session=session)
        except (OSError, Refused):
            pass  # The stream tells.


def listen(session, doing):
    """Does the works of a session until it is over. A stream that breaks goes on behind the last work that came."""
    last = None
    while True:
        try:
            # Kith sends a ping every 15 seconds: where nothing came for 40, the connection is dead.
            headers = {"accept": "text/event-stream", "x-trpc-source": "python"}
            with post("work", {"session": session, "lastEventId": last}, 40, headers) as stream:
                for event in events(stream):
                    kind, data = event.get("event", "message"), event.get("data", "")
                    if kind == "serialized-error":
                        error = json.loads(data)
                        raise Refused(error["data"]["code"], error["message"])
                    if kind == "message" and "id" in event:
                        last, work = event["id"], json.loads(data)
                        if work["id"] not in doing:
                            doing.add(work["id"])
                            threading.Thread(target=do, args=(session, work), daemon=True).start()
        except OSError as error:
            print(f"the stream broke: {error}", file=sys.stderr, flush=True)
            time.sleep(1)


def main():
    session, pause = None, 0.25
    # A session that we had is named again, so that the log does not speak of another process.
    while True:
        over = threading.Event()
        try:
            registered = call("register", manifest=MANIFEST, **({"session": session} if session else {}))
            session, pause = registered["session"], 0.25
            print("connected", URL, flush=True)
            threading.Thread(target=renew, args=(session, registered["lease"], over), daemon=True).start()
            listen(session, set())
        except Refused as error:
            if error.code == "KITH_SESSION_TAKEN":
                sys.exit(f"another process has this module now: {error}")
            print(error, file=sys.stderr, flush=True)
        except OSError as error:
            print(f"no answer of {URL}: {error}", file=sys.stderr, flush=True)
        finally:
            over.set()
        time.sleep(pause)
        pause = min(pause * 2, 15)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    main()
