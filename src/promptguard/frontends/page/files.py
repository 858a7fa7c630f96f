"""What the browser gets: the files of `site/`, read once, and the sentences of the page in both languages."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from promptguard.report.wording import load_wording

_HERE = Path(__file__).parent
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_START = "index.html"


def routes() -> tuple[Route, ...]:
    """One for every file, by its name alone: no path of a request is ever looked up on the disk."""
    files = (path for path in sorted((_HERE / "site").iterdir()) if path.suffix in _TYPES)
    words = JSONResponse(words_of_the_page())
    return (_route("words.json", words), *(_route(path.name, _read(path)) for path in files))


def words_of_the_page() -> dict[str, object]:
    """The page's own sentences, and the names that the reports have for actions and categories."""
    reports = load_wording("ja").tree
    own = load_wording("ja", _HERE / "words.yaml").tree
    return {
        **own,
        "actions": reports["actions"],
        "categories": {name: each["name"] for name, each in reports["categories"].items()},
    }


def _read(path: Path) -> Response:
    return Response(path.read_bytes(), media_type=_TYPES[path.suffix])


def _route(name: str, answer: Response) -> Route:
    async def endpoint(_request: Request) -> Response:
        return answer

    return Route("/" if name == _START else f"/{name}", endpoint, methods=["GET"])
