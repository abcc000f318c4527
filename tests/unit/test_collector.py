"""The garbage collector rests while a release is read, and works again afterwards."""

import gc

import pytest

from app.collector import collector_paused, loading


def test_the_collector_rests_inside_and_works_behind() -> None:
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_inner_pause_leaves_the_outer_one_alone() -> None:
    with collector_paused():
        with collector_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_sets_the_collector_to_work_again() -> None:
    with pytest.raises(ValueError, match="no reading"), collector_paused():
        raise ValueError("no reading")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_loaded_is_never_looked_at_again() -> None:
    before = gc.get_freeze_count()
    with loading():
        loaded = [[n] for n in range(1_000)]
    assert gc.get_freeze_count() >= before + len(loaded)
