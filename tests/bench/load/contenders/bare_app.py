"""The least that uvicorn can do: the same bytes to whoever asks. `BENCH_ANSWER` names their file."""

import json
import os
from base64 import b64decode
from pathlib import Path
from typing import Any

_ANSWER = json.loads(Path(os.environ["BENCH_ANSWER"]).read_text())
_START = {
    "type": "http.response.start",
    "status": _ANSWER["status"],
    "headers": [(name.encode(), value.encode()) for name, value in _ANSWER["headers"]],
}
_BODY = {"type": "http.response.body", "body": b64decode(_ANSWER["body"])}


async def app(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] != "http":
        return
    while (await receive()).get("more_body"):
        pass
    await send(_START)
    await send(_BODY)
