"""What every handler needs: settings, engine, assets, templates. One object a process."""

from dataclasses import dataclass
from typing import Any, cast

import jinja2
import sqlalchemy as sa
from starlette.requests import Request

from app.access.budgets import Budgets
from app.settings import Settings, bundled
from app.web import language, wording
from app.web.assets import Assets


@dataclass(frozen=True)
class Site:
    settings: Settings
    engine: sa.Engine
    assets: Assets
    templates: jinja2.Environment
    corrections: Budgets  # how many a reader may propose

    def absolute(self, request: Request, path: str) -> str:
        """The public address of a path of ours: below `READOUT_BASE_URL`, else as the request came."""
        return (self.settings.base_url or str(request.base_url).rstrip("/")) + path


def site_of(request: Request) -> Site:
    return cast(Site, request.app.state.site)


def make_templates(assets: Assets) -> jinja2.Environment:
    """Undefined names raise, escaping is always on."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(bundled("templates")),
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        language.gettext, language.counted, newstyle=True, pgettext=language.pgettext
    )
    functions: dict[str, Any] = {
        "asset": assets.url,
        "vendored": assets.vendored,
        "plural": wording.plural,
        "language": language.code.get,
        "languages": language.LANGUAGES,
        "in_language": language.address,
        "is_of_source": language.is_of_source,
    }
    environment.globals.update(functions)
    return environment
