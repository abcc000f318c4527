"""What every filter has in common: canonical values, and the way to an address and back.

A filter is a frozen dataclass on top of `Criteria`. Its fields are tuples (`several`: lists in the address)
or single values (`single`), each with metadata about it. Made, it is canonical: values sorted, each once,
empty ones dropped. So filters that mean the same are equal and have the same address and digest. All that is
wrong is raised at once, the first failure carrying the `others`.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Self
from urllib.parse import urlencode

from app.errors import InvalidFilter
from app.queries.readers import Reader

MAX_VALUES = 250  # of one field; there are 250 countries and areas


def several(parameter: str, path: str, read: Reader, label: str, help: str, *, capitals: bool = False) -> Any:
    """A field with any number of values; see `_about`."""
    return field(default=(), metadata=_about(parameter, path, read, label, help, capitals=capitals))


def single(parameter: str, path: str, read: Reader, label: str, help: str, *, capitals: bool = False) -> Any:
    """A field with one value, or none; see `_about`."""
    return field(default=None, metadata=_about(parameter, path, read, label, help, capitals=capitals))


def _about(
    parameter: str, path: str, read: Reader, label: str, help: str, *, capitals: bool
) -> dict[str, Any]:
    """Metadata of a field: its name in addresses, its path in the GraphQL input, how a value is read, words
    for people; codes with `capitals` are written so in addresses."""
    return {
        "parameter": parameter,
        "path": path,
        "read": read,
        "label": label,
        "help": help,
        "capitals": capitals,
    }


@dataclass(frozen=True, slots=True)
class Criteria:
    """Base of the filters."""

    RANGES: ClassVar[tuple[tuple[str, str], ...]] = ()  # pairs of fields, first and last day

    def __post_init__(self) -> None:
        wrong: list[InvalidFilter] = []
        for name, default, metadata in _fields(type(self)):
            given = getattr(self, name)
            if given == default:
                continue  # of the many fields a filter sets few
            try:
                object.__setattr__(self, name, _canonical(metadata, given, default == ()))
            except InvalidFilter as failure:
                wrong += [failure, *failure.others]
        raise_all(wrong or self._ranges_out_of_order())

    @classmethod
    def from_query(cls, pairs: Iterable[tuple[str, str]]) -> Self:
        """What an address means. Unknown parameters are ignored; of a single value given twice the last one
        counts."""
        given: dict[str, list[str]] = {}
        for parameter, value in pairs:
            if value.strip():
                given.setdefault(parameter, []).append(value)
        values: dict[str, Any] = {}
        for name, default, metadata in _fields(cls):
            texts = given.get(metadata["parameter"])
            if texts:
                values[name] = tuple(texts) if default == () else texts[-1]
        return cls(**values)

    def to_query(self) -> list[tuple[str, str]]:
        """The canonical address: parameters in the order of the fields, values sorted."""
        pairs = []
        for name, default, metadata in _fields(type(self)):
            value = getattr(self, name)
            if value == default:
                continue
            for item in value if default == () else (value,):
                text = _written(item)
                pairs.append((metadata["parameter"], text.upper() if metadata["capitals"] else text))
        return pairs

    def address(self, path: str, *further: tuple[str, str]) -> str:
        """A path with the canonical query, and with further parameters behind it."""
        query = urlencode([*self.to_query(), *further])
        return f"{path}?{query}" if query else path

    @property
    def is_empty(self) -> bool:
        return all(getattr(self, name) == default for name, default, _ in _fields(type(self)))

    @property
    def digest(self) -> str:
        """Same for filters that mean the same."""
        return hashlib.sha256(urlencode(self.to_query()).encode()).hexdigest()

    def without(self, *names: str) -> Self:
        """The same filter with these fields unset."""
        less = object.__new__(type(self))  # to make one as ever reads its values, and these were read
        for name, default, _ in _fields(type(self)):
            object.__setattr__(less, name, default if name in names else getattr(self, name))
        return less

    def _ranges_out_of_order(self) -> list[InvalidFilter]:
        wrong = []
        for start, end in self.RANGES:
            first, last = getattr(self, start), getattr(self, end)
            if first and last and first > last:
                parameter = self.__dataclass_fields__[end].metadata["parameter"]
                wrong.append(InvalidFilter(parameter, str(last), f"is before the start, {first}."))
        return wrong


_Fields = Sequence[tuple[str, Any, Mapping[str, Any]]]
_KNOWN: dict[type, _Fields] = {}


def _fields(cls: type[Criteria]) -> _Fields:
    """Name, default and metadata of each field. A page makes hundreds of filters, and to ask what fields they
    have took longer than to read their values."""
    known = _KNOWN.get(cls)
    if known is None:
        known = _KNOWN[cls] = [(each.name, each.default, each.metadata) for each in fields(cls)]
    return known


def _written(value: object) -> str:
    """As addresses write it; instants are in UTC."""
    if isinstance(value, dt.datetime):
        return value.isoformat().replace("+00:00", "Z")
    return str(value)


def raise_all(wrong: list[InvalidFilter]) -> None:
    """One failure that carries them all, if there is any."""
    if wrong:
        first, *rest = wrong
        raise InvalidFilter(first.field, first.given, first.reason, tuple(rest))


def _canonical(metadata: Mapping[str, Any], value: Any, is_list: bool) -> Any:
    """`value` is what a caller gave, of any type: reading it is what this is for."""
    parameter, reader = metadata["parameter"], metadata["read"]
    given = value if is_list and not isinstance(value, str) else (value,)
    wrong, found = [], set()
    for item in given or ():
        if item is None or not str(item).strip():
            continue
        try:
            found.add(reader(item))
        except ValueError as error:
            wrong.append(InvalidFilter(parameter, str(item)[:80], str(error)))
    found.discard("")
    if len(found) > MAX_VALUES:
        wrong.append(InvalidFilter(parameter, len(found), f"values are too many; give at most {MAX_VALUES}."))
    raise_all(wrong)
    if is_list:
        return tuple(sorted(found))
    return found.pop() if found else None
