"""Future: its state, its result, and how it ends."""

import time
from concurrent.futures import CancelledError

import pytest
from dask.distributed import (
    Event,
    Future,
    as_completed,
    fire_and_forget,
    wait,
)


def inc(x):
    return x + 1


def through(gate, x=None):
    Event(gate).wait(timeout=20)
    return x


def fail(x):
    raise ValueError(f"no {x}")


def test_a_waiting_future_is_pending(client, gate):
    future = client.submit(through, gate.name, pure=False)
    assert future.status == "pending"
    assert not future.done()


def test_a_computed_future_is_finished(client):
    future = client.submit(inc, 1)
    assert future.result() == 2
    assert future.status == "finished"
    assert future.done()


def test_a_failed_future_is_in_error(client):
    future = client.submit(fail, 1)
    wait(future)
    assert future.status == "error"
    assert future.done()


def test_result_gives_up_after_its_timeout(client, gate):
    future = client.submit(through, gate.name, 5, pure=False)
    with pytest.raises(TimeoutError):
        future.result(timeout=0.05)
    gate.set()
    assert future.result() == 5


def test_exception_of_a_success_is_none(client):
    future = client.submit(inc, 1)
    wait(future)
    assert future.exception() is None
    assert future.traceback() is None


def test_exception_gives_what_was_raised(client):
    error = client.submit(fail, 3).exception()
    assert isinstance(error, ValueError)
    assert str(error) == "no 3"


def test_type_of_the_result_is_known_without_fetching_it(client):
    future = client.submit(inc, 1, pure=False)
    wait(future)
    assert future.type is int


def test_a_done_callback_is_called_with_the_future(client, gate, name):
    told = Event(name, client=client)
    seen = []

    def note(future):
        seen.append(future.key)
        told.set()

    future = client.submit(inc, 1000, pure=False)
    future.add_done_callback(note)
    assert told.wait(timeout=10)
    assert seen == [future.key]


def test_a_done_callback_added_late_is_called_too(client, name):
    future = client.submit(inc, 1001, pure=False)
    wait(future)
    told = Event(name, client=client)
    future.add_done_callback(lambda _: told.set())
    assert told.wait(timeout=10)


def test_a_cancelled_future_says_so(client, gate):
    future = client.submit(through, gate.name, pure=False)
    future.cancel()
    assert future.cancelled()
    assert future.status == "cancelled"


def test_the_result_of_a_cancelled_future_is_an_error(client, gate):
    future = client.submit(through, gate.name, pure=False)
    future.cancel()
    with pytest.raises(CancelledError):
        future.result()


def test_cancelling_takes_the_dependents_along(client, gate):
    first = client.submit(through, gate.name, 1, pure=False)
    second = client.submit(inc, first)
    client.cancel([first], force=True)
    with pytest.raises(CancelledError):
        second.result(timeout=10)


def test_cancelling_a_list_cancels_each(client, gate):
    futures = [client.submit(through, gate.name, i, pure=False) for i in range(3)]
    client.cancel(futures)
    assert all(future.cancelled() for future in futures)


def test_a_cancelled_task_does_not_start(client, gate, workers, name, submitted, eventually):
    first = client.submit(through, gate.name, pure=False, workers=workers[0])
    ran = Event(name, client=client)
    second = client.submit(lambda n: Event(n).set(), name, pure=False, workers=workers[0])
    submitted(client, second)
    second.cancel()
    key = second.key
    eventually(client, lambda scheduler: key not in scheduler.tasks)
    gate.set()
    first.result()
    client.submit(inc, 1, workers=workers[0], pure=False).result()
    assert not ran.is_set()


def test_a_released_future_is_forgotten_by_the_scheduler(client, name, eventually):
    future = client.submit(inc, 5, key=name)
    future.result()
    known = client.run_on_scheduler(lambda dask_scheduler: name in dask_scheduler.tasks)
    future.release()
    assert known
    eventually(client, lambda scheduler: name not in scheduler.tasks)


def test_fire_and_forget_runs_without_a_future(client, name):
    done = Event(name, client=client)
    fire_and_forget(client.submit(lambda n: Event(n).set(), name, pure=False))
    assert done.wait(timeout=10)


def test_fire_and_forget_takes_a_list(client, name):
    done = [Event(f"{name} {i}", client=client) for i in range(3)]
    fire_and_forget([client.submit(lambda n: Event(n).set(), e.name, pure=False) for e in done])
    assert all(event.wait(timeout=10) for event in done)


def test_retry_computes_a_failed_task_again(client, name):
    def only_once_set(event):
        if not Event(event).is_set():
            raise RuntimeError("not yet")
        return "now"

    future = client.submit(only_once_set, name, pure=False)
    wait(future)
    assert future.status == "error"
    Event(name, client=client).set()
    future.retry()
    assert future.result() == "now"


def test_a_future_is_a_future_where_it_is_an_argument_of_a_variable(client, name):
    from dask.distributed import Variable

    variable = Variable(name, client=client)
    variable.set(client.submit(inc, 41))
    got = variable.get()
    assert isinstance(got, Future)
    assert got.result() == 42


def test_the_repr_of_a_future_tells_its_state_and_type(client):
    future = client.submit(inc, 1)
    wait(future)
    assert "finished" in repr(future)
    assert "int" in repr(future)
    assert future.key in repr(future)


def test_wait_tells_done_from_not_done(client):
    futures = client.map(inc, range(4), pure=False)
    done, not_done = wait(futures)
    assert done == set(futures)
    assert not_done == set()


def test_wait_for_the_first_returns_with_others_open(client, gate):
    slow = client.submit(through, gate.name, pure=False)
    quick = client.submit(inc, 1, pure=False)
    done, not_done = wait([slow, quick], return_when="FIRST_COMPLETED")
    assert done == {quick}
    assert not_done == {slow}


def test_wait_gives_up_after_its_timeout(client, gate):
    future = client.submit(through, gate.name, pure=False)
    with pytest.raises(TimeoutError):
        wait(future, timeout=0.05)


def test_wait_counts_a_failure_as_done(client):
    future = client.submit(fail, 9)
    assert wait(future).done == {future}


def test_wait_for_a_cancelled_future_is_an_error(client, gate):
    future = client.submit(through, gate.name, pure=False)
    future.cancel()
    with pytest.raises(CancelledError):
        wait(future)


def test_as_completed_yields_every_future_once(client):
    futures = client.map(inc, range(8), pure=False)
    assert sorted(f.result() for f in as_completed(futures)) == list(range(1, 9))


def test_as_completed_yields_what_is_ready_first(client, gate, workers):
    slow = client.submit(through, gate.name, "slow", pure=False, workers=workers[0])
    quick = client.submit(through, "open", "quick", pure=False, workers=workers[1])
    Event("open", client=client).set()
    order = []
    for future in as_completed([slow, quick]):
        order.append(future.result())
        gate.set()
    assert order == ["quick", "slow"]


def test_as_completed_can_give_results_with_futures(client):
    futures = client.map(inc, range(3), pure=False)
    pairs = list(as_completed(futures, with_results=True))
    assert sorted(result for _, result in pairs) == [1, 2, 3]
    assert {future for future, _ in pairs} == set(futures)


def test_as_completed_raises_a_failure_where_results_are_wanted(client):
    with pytest.raises(ValueError, match="no 7"):
        list(as_completed([client.submit(fail, 7)], with_results=True))


def test_as_completed_can_leave_failures_in_place(client):
    ((_, result),) = as_completed([client.submit(fail, 8)], with_results=True, raise_errors=False)
    assert isinstance(result[1], ValueError)


def test_as_completed_takes_more_while_it_is_walked(client):
    running = as_completed(client.map(inc, [0], pure=False))
    results = []
    for future in running:
        results.append(future.result())
        if results[-1] < 4:
            running.add(client.submit(inc, future))
    assert results == [1, 2, 3, 4]


def test_as_completed_counts_what_is_open(client):
    running = as_completed(client.map(inc, range(3), pure=False))
    assert running.count() == 3
    next(running)
    assert running.count() == 2
    assert not running.is_empty()


def test_as_completed_hands_out_batches(client):
    futures = client.map(inc, range(6), pure=False)
    wait(futures)
    batches = list(as_completed(futures).batches())
    assert sum(len(batch) for batch in batches) == 6


def test_as_completed_gives_up_after_its_timeout(client, gate):
    slow = client.submit(through, gate.name, pure=False)
    with pytest.raises(TimeoutError):
        list(as_completed([slow], timeout=0.05))


def test_as_completed_of_nothing_ends_at_once(client):
    assert list(as_completed([])) == []


def test_time_spent_asleep_does_not_block_the_client(client):
    sleeping = client.submit(time.sleep, 0.2, pure=False)
    assert client.submit(inc, 77, pure=False).result() == 78
    assert sleeping.result() is None
