"""Presidio's analyzer service with Japanese, for LiteLLM and whatever else speaks to Presidio over HTTP.

python server.py [PORT]        # listens on 127.0.0.1, answers POST /analyze as Presidio's own service does
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import spacy
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import SpacyNlpEngine

from promptguard.presidio import add_japanese


def analyzer() -> AnalyzerEngine:
    """English without a model, and Japanese. Whoever has an analyzer already takes that one."""
    english = SpacyNlpEngine([{"lang_code": "en", "model_name": "blank"}])
    english.nlp = {"en": spacy.blank("en")}
    return add_japanese(AnalyzerEngine(nlp_engine=english, supported_languages=["en"]))


def serve(port: int) -> ThreadingHTTPServer:
    """A server that is not yet running; port 0 takes a free one."""
    engine = analyzer()

    class Analyze(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            wanted = {key: asked[key] for key in ("text", "language", "entities", "score_threshold") if asked.get(key)}
            found = [result.to_dict() for result in engine.analyze(**wanted)]
            body = json.dumps(found, default=str).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Requests are not logged."""

    return ThreadingHTTPServer(("127.0.0.1", port), Analyze)


if __name__ == "__main__":
    serve(int(sys.argv[1]) if len(sys.argv) > 1 else 5002).serve_forever()
