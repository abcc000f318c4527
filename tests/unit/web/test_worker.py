"""What a process of the server does before it serves."""

import platform
import re
import subprocess
import sys
from pathlib import Path

import pytest

# Threads that hold what they took until all have taken some; then glibc is asked of its arenas.
TAKING = """
import ctypes, sys, threading
from app.web.worker import share_one_arena
if sys.argv[2] == "one": assert share_one_arena()
everybody = threading.Barrier(5)
def take():
    taken = [bytes(2_000) for _ in range(50)]
    everybody.wait()
threads = [threading.Thread(target=take) for _ in range(4)]
for thread in threads: thread.start()
everybody.wait()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(libc.fopen(sys.argv[1].encode(), b"w"))
libc.malloc_info(0, out)
libc.fclose(out)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="asks glibc of its arenas")
def test_threads_take_memory_from_one_place(tmp_path: Path) -> None:
    def arenas(how: str) -> int:
        told = tmp_path / f"{how}.xml"
        subprocess.run([sys.executable, "-c", TAKING, str(told), how], check=True)
        return len(re.findall(r"<heap nr=", told.read_text()))

    assert arenas("usual") > 1
    assert arenas("one") == 1
