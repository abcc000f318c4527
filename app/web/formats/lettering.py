"""Words on a picture: lines that fit, in the faces of `static/vendor/`.

No face has all characters, so each is written in the first one that has it; what none has is left out.
"""

from functools import lru_cache
from itertools import groupby

from PIL import ImageDraw
from PIL.ImageFont import FreeTypeFont, truetype

from app.settings import bundled

FACES = (
    "source-serif-4-latin-5.3.1.woff2",
    "source-serif-4-latin-ext-5.3.1.woff2",
    "gowun-batang-korean-5.3.0.woff2",
)
CUT = "…"
NO_CHARACTER = "\uffff"  # what a face draws for it stands for all that it does not have
STAND_INS = str.maketrans(
    {"→": "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"}
)  # for signs of our own that no face has


def fitted(text: str, size: int, room: float, most: int) -> list[str]:
    """The text in at most so many lines, none wider than there is room; what is cut off is marked."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if not lines[-1] or width(longer, size) <= room:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = f"{longer}{CUT}"
            break
    return [shortened(line, size, room) for line in lines]


def shortened(line: str, size: int, room: float) -> str:
    """As much of a line as there is room for."""
    if width(line, size) <= room:
        return line
    kept = line.removesuffix(CUT)
    while kept and width(kept + CUT, size) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,;:.") + CUT


def width(text: str, size: int) -> float:
    return sum(face.getlength(run) for face, run in _runs(text, size))


def write(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, colour: str) -> None:
    """From its left end on; the line stands on the height of `at`."""
    x, y = at
    for face, run in _runs(text, size):
        draw.text((x, y), run, font=face, fill=colour, anchor="ls")
        x += face.getlength(run)


def _runs(text: str, size: int) -> list[tuple[FreeTypeFont, str]]:
    """The text in stretches of one face."""
    faces = _faces(size)
    runs = groupby(text.translate(STAND_INS), key=lambda character: _face_of(character, size))
    return [(faces[number], "".join(run)) for number, run in runs if number is not None]


@lru_cache(maxsize=16)
def _faces(size: int) -> tuple[FreeTypeFont, ...]:
    return tuple(truetype(bundled("static") / "vendor" / name, size) for name in FACES)


@lru_cache(maxsize=4096)
def _face_of(character: str, size: int) -> int | None:
    for number, face in enumerate(_faces(size)):
        drawn = face.getmask(character)
        if character == " " or (drawn.getbbox() and bytes(drawn) != bytes(face.getmask(NO_CHARACTER))):
            return number
    return None
