"""A hostile page on another port of localhost."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_PAGE = """<!doctype html><title>stranger</title><body><script>
const target = "TARGET";
const routes = ["iterate", "session", "undo", "redo", "clear", "cancel", "report", "recheck", "version", "import", "comment", "process"];
async function attempt(path, options) {
  try {
    const answer = await fetch(target + path, options);
    const text = await answer.text();
    return {path, method: options.method, ok: answer.ok && answer.type !== "opaque", readable: text.length > 0};
  } catch { return {path, method: options.method, ok: false, readable: false}; }
}
function element(name, members) {
  return new Promise((resolve) => {
    const made = Object.assign(document.createElement(name), members);
    made.onload = made.onerror = () => resolve();
    document.body.append(made);
  });
}
async function attack({sessionId, commentId}) {
  const body = JSON.stringify({componentPath: "src/components/Button/Button.tsx", prompt: "background red", sessionId, versionId: 1,
    label: "stolen", starred: true, comment: "spam", author: "stranger", text: "spam"});
  const comment = "/__ai-comment/" + commentId;
  const answers = [];
  for (const path of [comment, "/__ai-iterate", "/__ai-clear"]) {
    for (const method of ["POST", "DELETE", "PUT", "PATCH"]) {
      for (const headers of [{}, {"Content-Type": "application/json", "X-HTTP-Method-Override": "DELETE"}]) {
        answers.push(await attempt(path, {method, body, headers}));
      }
    }
  }
  for (const route of routes) {
    for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded"]) {
      for (const mode of ["cors", "no-cors"]) {
        answers.push(await attempt("/__ai-" + route, {method: "POST", mode, body, headers: {"Content-Type": type}}));
      }
    }
    answers.push(await attempt("/__ai-" + route, {method: "POST", mode: "cors", credentials: "include", body,
      headers: {"Content-Type": "application/json", "X-Sidestory-Token": "x".repeat(43)}}));
  }
  const reading = ["/__ai-sessions", "/__ai-export?sessionId=" + sessionId, "/__ai-review", "/__ai-comments"];
  for (const path of [...reading, "/__ai-events?browser=x"]) {
    for (const mode of ["cors", "no-cors"]) answers.push(await attempt(path, {mode}));
  }
  for (const path of reading) await element("iframe", {src: target + path, name: "framed"});
  const frame = document.createElement("iframe");
  frame.name = "sink";
  document.body.append(frame);
  const form = Object.assign(document.createElement("form"),
    {method: "post", action: target + "/__ai-iterate", enctype: "text/plain", target: "sink"});
  form.append(Object.assign(document.createElement("input"), {name: body.slice(0, -1) + ',"x":"', value: '"}'}));
  document.body.append(form);
  await new Promise((resolve) => { frame.onload = resolve; form.submit(); });
  await element("img", {src: target + "/__ai-clear?sessionId=" + sessionId});
  await element("script", {src: target + "/__ai-versions?sessionId=" + sessionId});
  return {answers};
}
</script>"""


@contextmanager
def serve_page(port: int, target: str) -> Iterator[str]:
    """A page at another origin whose `attack({sessionId, commentId})` tries everything that a page can against `target`."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(_PAGE.replace("TARGET", target).encode())

        def log_message(self, *_: object) -> None:
            """Nothing: the test's output is its own."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
