"""What the application sets up for as long as it serves."""

import asyncio

import sqlalchemy as sa
from anyio import to_thread

from app.settings import Settings
from app.web.app import HANDLERS, create_app


def test_few_pages_are_made_at_a_time(sqlite_engine: sa.Engine) -> None:
    app = create_app(Settings(), sqlite_engine)

    async def threads() -> float:
        async with app.router.lifespan_context(app):
            return to_thread.current_default_thread_limiter().total_tokens

    assert asyncio.run(threads()) == HANDLERS
