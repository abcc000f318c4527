"""Parts of answers that are written once: what a plan makes of a thing that has a key.

A fragment depends on what is selected, on the variables and the address of the site in it, on the key, and on
the data; `Plan` keeps nothing that depends on more, such as on who asks. The store is in `../fragments.py`.
"""

import itertools
from collections.abc import Sequence

import orjson
from graphql import Undefined

from app.graphql.answers import encode
from app.graphql.compiled.runs import Run
from app.graphql.compiled.values import Complete, Values

_places = itertools.count()


def kept(make: Complete, root: str, variables: Sequence[str]) -> Complete:
    """The same, written, and kept while the data stays as it is; `make` is asked for what is not there.

    `root` is the field of the root below which it stands, `variables` those that what is made depends on.
    """
    place = next(_places)

    def complete(things: Values, run: Run) -> Values:
        context = run.context.below(root)
        fragments = context.fragments
        if fragments is None:
            return make(things, run)
        given = [run.variables.get(name, Undefined) for name in variables]
        selected = f"{place} {context.base_url} {given}"
        texts = [fragments.find((each.key, selected)) for each in things]
        if None in texts:
            missing = {each.key: each for each, text in zip(things, texts, strict=True) if text is None}
            written = map(encode, make(list(missing.values()), run))
            made = dict(zip(missing, written, strict=True))
            for key, text in made.items():
                fragments.keep((key, selected), text)
            texts = [made.get(each.key, text) for each, text in zip(things, texts, strict=True)]
        return [orjson.Fragment(text) for text in texts if text is not None]

    return complete
