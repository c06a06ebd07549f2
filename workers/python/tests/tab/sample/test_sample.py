"""Every way a test can end; ``workers/suite/pytest/run.test.ts`` expects them."""

import itertools
import sys
import time

import pytest


@pytest.mark.parametrize("number", [1, 2])
def test_passes(number: int, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("NUMBER", str(number))
    (tmp_path / "file").write_text("text")
    print("captured")


def test_fails() -> None:
    counted = [1, 2]
    assert len(counted) == 3


def test_waits_for_ever() -> None:
    time.sleep(1000)


def test_computes_for_ever() -> None:
    while True:
        pass


def test_is_beyond_interrupts() -> None:
    sum(itertools.repeat(0))


@pytest.mark.skip(reason="no need")
def test_is_skipped() -> None:
    raise AssertionError


@pytest.mark.xfail(reason="known")
def test_fails_as_expected() -> None:
    raise AssertionError


@pytest.mark.slow
def test_is_left_out_by_its_mark() -> None:
    raise AssertionError


def test_is_left_out_by_its_name() -> None:
    raise AssertionError


def test_ends_the_session() -> None:
    pytest.exit("enough")


def test_computes_on_the_cluster() -> None:
    from dask.distributed import Client

    with Client() as client:
        assert client.submit(_doubled, 21).result() == 42


def _doubled(x: int) -> int:
    return 2 * x


def test_comes_last() -> None:
    assert "essaim" in sys.modules
