"""A headless Chromium, driven through the DevTools protocol with the standard library alone.

    with Browser() as browser:
        page = browser.open("file:///tmp/page.html", width=1400, height=900)
        page.run("document.title")
        page.errors        # what the console and uncaught exceptions said
"""
import base64
import json
import os
import shutil
import socket
import struct
import subprocess
import tempfile
import time


class WebSocket:
    """The client's side of RFC 6455, as much of it as a browser on this machine needs."""

    def __init__(self, host, port, path):
        self.socket = socket.create_connection((host, port), timeout=120)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
        self.buffer = b""
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self._receive()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise ConnectionError(head.decode(errors="replace"))

    def _receive(self):
        piece = self.socket.recv(1 << 20)
        if not piece:
            raise ConnectionError("the browser closed the connection")
        return piece

    def _take(self, count):
        while len(self.buffer) < count:
            self.buffer += self._receive()
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def send(self, text):
        data = text.encode()
        size = len(data)
        head = bytes([0x81])
        if size < 126:
            head += bytes([0x80 | size])
        elif size < 65536:
            head += bytes([0x80 | 126]) + struct.pack(">H", size)
        else:
            head += bytes([0x80 | 127]) + struct.pack(">Q", size)
        # A mask of zeros is a mask: what it protects from does not lie between two processes of one machine.
        self.socket.sendall(head + bytes(4) + data)

    def receive(self):
        """The next whole message."""
        message = b""
        while True:
            first, second = self._take(2)
            size = second & 0x7F
            if size == 126:
                size = struct.unpack(">H", self._take(2))[0]
            elif size == 127:
                size = struct.unpack(">Q", self._take(8))[0]
            data = self._take(size)
            if first & 0x0F == 8:
                raise ConnectionError("the browser closed the connection")
            if first & 0x0F in (0, 1):
                message += data
                if first & 0x80:
                    return message.decode()

    def close(self):
        self.socket.close()


def executable():
    """Where Chromium is; None when it is not installed."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if path := shutil.which(name):
            return path
    return None


class Browser:
    """A Chromium with a profile of its own, ended at the end of the `with`."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="fermata-browser-")
        self.log = open(os.path.join(self.profile, "log"), "w+")
        self.process = subprocess.Popen(
            [executable(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--no-first-run", "--disable-extensions", "--disable-background-networking", "--hide-scrollbars",
             "--remote-debugging-port=0", f"--user-data-dir={self.profile}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=self.log, start_new_session=True)
        ports = os.path.join(self.profile, "DevToolsActivePort")
        limit = time.monotonic() + 60
        while True:
            lines = open(ports).read().split("\n") if os.path.exists(ports) else []
            if len(lines) >= 2 and lines[1]:
                break
            if self.process.poll() is not None or time.monotonic() > limit:
                self.log.seek(0)
                raise RuntimeError("Chromium did not start:\n" + self.log.read()[-2000:])
            time.sleep(0.05)
        self.connection = WebSocket("127.0.0.1", int(lines[0]), lines[1])
        self.number = 0
        self.pages = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.call("Browser.close")
        except (ConnectionError, OSError):
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, 9)
            self.process.wait()
        self.connection.close()
        self.log.close()
        shutil.rmtree(self.profile, ignore_errors=True)

    def call(self, method, session=None, **parameters):
        """Calls a method of the protocol and gives its result; events that come meanwhile go to their pages."""
        self.number += 1
        number = self.number
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self.connection.send(json.dumps(message))
        while True:
            answer = json.loads(self.connection.receive())
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            if page := self.pages.get(answer.get("sessionId")):
                page.note(answer)

    def open(self, url, width=1400, height=900, phone=False, dark=False):
        """A page that has loaded."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = self.pages[session] = Page(self, session, target)
        for domain in ("Page", "Runtime", "Log", "Network"):
            page.call(domain + ".enable")
        page.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1.5 if phone else 1, mobile=phone)
        page.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        page.go(url)
        return page


class Page:
    def __init__(self, browser, session, target):
        self.browser, self.session, self.target = browser, session, target
        self.errors = []
        self.requests = []

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def note(self, event):
        method, p = event.get("method"), event.get("params", {})
        if method == "Runtime.exceptionThrown":
            details = p["exceptionDetails"]
            self.errors.append(details.get("exception", {}).get("description") or details["text"])
        elif method == "Runtime.consoleAPICalled" and p["type"] in ("error", "warning", "assert"):
            self.errors.append(" ".join(str(a.get("value", a.get("description"))) for a in p["args"]))
        elif method == "Log.entryAdded" and p["entry"]["level"] in ("error", "warning"):
            self.errors.append(p["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            self.requests.append(p["request"]["url"])

    def go(self, url):
        self.call("Page.navigate", url=url)
        limit = time.monotonic() + 60
        wanted = url.split("#")[0]
        while self.run("document.readyState == 'complete' && location.href.split('#')[0]") != wanted:
            if time.monotonic() > limit:
                raise TimeoutError(url)
            time.sleep(0.02)

    def run(self, code):
        """The value of an expression in the page; a promise is waited for."""
        answer = self.call("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description") or details["text"])
        return answer["result"].get("value")

    def place(self, selector, at_end=False):
        """Where the first element of a selector is, scrolled into view: a point near its left or its right end."""
        at = self.run("""(() => { const e = document.querySelector(%s); if (!e) return null;
            e.scrollIntoView({block: 'center', inline: 'nearest'}); const r = e.getBoundingClientRect();
            const inside = Math.min(r.width / 2, %s ? 14 : 40);
            return [%s ? r.right - inside : r.left + inside, r.top + r.height / 2]; })()"""
            % (json.dumps(selector), json.dumps(at_end), json.dumps(at_end)))
        if at is None:
            raise AssertionError(f"there is no {selector}")
        return at

    def mouse(self, kind, at, button="none"):
        self.call("Input.dispatchMouseEvent", type=kind, x=at[0], y=at[1], button=button,
                  clickCount=int(button != "none"))

    def point(self, selector):
        """Moves the mouse to an element."""
        self.mouse("mouseMoved", self.place(selector))

    def click(self, selector, at_end=False):
        """A real click, by the mouse, on the first element of a selector."""
        at = self.place(selector, at_end)
        self.mouse("mouseMoved", at)
        self.mouse("mousePressed", at, "left")
        self.mouse("mouseReleased", at, "left")

    def key(self, key):
        """Presses a key."""
        text = key if len(key) == 1 else ""
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def screenshot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def pdf(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("Page.printToPDF", printBackground=True)["data"]))

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)
        self.browser.pages.pop(self.session, None)
