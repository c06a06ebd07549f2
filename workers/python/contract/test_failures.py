"""What goes wrong in tasks and on workers, and how the reader is told."""

import traceback
from concurrent.futures import CancelledError

import dask
import pytest
from dask.distributed import Event, KilledWorker, fire_and_forget, get_worker, wait


def inc(x):
    return x + 1


def fail(x):
    raise ValueError(f"no {x}")


class Refused(Exception):
    def __init__(self, code):
        super().__init__(f"refused with {code}")
        self.code = code

    def __reduce__(self):
        return Refused, (self.code,)


def test_an_exception_is_raised_where_the_result_is_asked(client):
    with pytest.raises(ValueError, match="no 1"):
        client.submit(fail, 1).result()


def test_an_exception_of_the_readers_own_class_keeps_its_fields(client):
    def refuse():
        raise Refused(418)

    with pytest.raises(Refused) as caught:
        client.submit(refuse, pure=False).result()
    assert caught.value.code == 418


def test_the_traceback_names_the_function_that_failed(client):
    future = client.submit(fail, 2)
    wait(future)
    assert "fail" in [frame.name for frame in traceback.extract_tb(future.traceback())]


def test_the_raised_exception_carries_the_workers_traceback(client):
    try:
        client.submit(fail, 3).result()
    except ValueError as error:
        names = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
    assert "fail" in names


def test_the_cause_of_an_exception_is_kept(client):
    def chained():
        try:
            fail(5)
        except ValueError as error:
            raise KeyError("outer") from error

    with pytest.raises(KeyError) as caught:
        client.submit(chained, pure=False).result()
    assert isinstance(caught.value.__cause__, ValueError)


def test_a_task_whose_dependency_failed_fails_with_its_error(client):
    last = client.submit(inc, client.submit(inc, client.submit(fail, 6)))
    with pytest.raises(ValueError, match="no 6"):
        last.result()
    assert last.status == "error"


def test_other_tasks_go_on_after_a_failure(client):
    bad = client.submit(fail, 7)
    wait(bad)
    assert client.gather(client.map(inc, range(5))) == [1, 2, 3, 4, 5]


def test_a_failed_task_is_tried_again_as_often_as_retries_says(client, name):
    def second_time_lucky(n):
        first = Event(n)
        if not first.is_set():
            first.set()
            raise RuntimeError("first try")
        return "second try"

    assert client.submit(second_time_lucky, name, retries=1, pure=False).result() == "second try"


def test_a_task_without_retries_left_fails(client):
    def count():
        worker = get_worker()
        worker.tries = getattr(worker, "tries", 0) + 1
        raise RuntimeError("always")

    def forget(dask_worker):
        tries = getattr(dask_worker, "tries", 0)
        dask_worker.tries = 0
        return tries

    with pytest.raises(RuntimeError, match="always"):
        client.submit(count, retries=2, pure=False).result()
    assert sum(client.run(forget).values()) == 3


def test_compute_takes_retries(client, name):
    @dask.delayed
    def second_time_lucky(n):
        first = Event(n)
        if not first.is_set():
            first.set()
            raise RuntimeError("first try")
        return 2

    assert client.compute(second_time_lucky(name), retries=1).result() == 2


def test_an_argument_that_cannot_be_sent_is_an_error_at_once(client):
    class Closed:
        def __reduce__(self):
            raise TypeError("this stays here")

    with pytest.raises(TypeError, match=r"serialize|stays here"):
        client.submit(inc, Closed())


def test_a_result_that_cannot_be_sent_is_an_error_for_who_asks(client):
    def generate():
        return (i for i in range(3))

    future = client.submit(generate, pure=False)
    with pytest.raises(Exception, match=r"serialize|pickle|generator"):
        future.result(timeout=10)


def test_an_argument_that_cannot_be_read_by_the_worker_fails_the_task(client):
    class Bomb:
        def __reduce__(self):
            return eval, ("1 // 0",)

    with pytest.raises(Exception, match=r"zero|deserial"):
        client.submit(lambda x: x, Bomb(), pure=False).result(timeout=10)


def test_a_missing_module_is_an_import_error_of_the_task(client):
    def import_it():
        import there_is_no_such_module

        return there_is_no_such_module

    with pytest.raises(ModuleNotFoundError, match="there_is_no_such_module"):
        client.submit(import_it, pure=False).result()


def test_gathering_a_cancelled_future_is_an_error(client):
    cancelled = client.submit(inc, 1, pure=False)
    cancelled.cancel()
    with pytest.raises(CancelledError):
        client.gather([cancelled])


def test_results_of_a_killed_worker_are_computed_again(fresh, kill):
    client = fresh(2)
    one, _ = sorted(client.nthreads())
    futures = client.map(inc, range(10), workers=[one], allow_other_workers=True, pure=False)
    wait(futures)
    kill(client, one)
    assert client.gather(futures) == list(range(1, 11))


def test_a_task_on_a_killed_worker_runs_elsewhere(fresh, kill, name):
    client = fresh(2)
    started, gate = Event(f"{name} started"), Event(name)

    def waits(n):
        Event(f"{n} started").set()
        Event(n).wait(timeout=30)
        return 5

    future = client.submit(waits, name, pure=False)
    assert started.wait(timeout=10)
    ((busy, _),) = [(w, keys) for w, keys in client.processing().items() if keys]
    kill(client, busy)
    gate.set()
    assert future.result(timeout=20) == 5


def test_a_task_that_ends_its_workers_is_a_killed_worker_error(fresh, kill, name):
    client = fresh(2)
    client.run_on_scheduler(lambda dask_scheduler: setattr(dask_scheduler, "allowed_failures", 0))

    def waits(n):
        Event(n).set()
        Event("never").wait(timeout=60)

    future = client.submit(waits, name, pure=False)
    assert Event(name).wait(timeout=10)
    ((busy, _),) = [(w, keys) for w, keys in client.processing().items() if keys]
    kill(client, busy)
    with pytest.raises(KilledWorker):
        future.result(timeout=20)


def test_scattered_data_of_a_killed_worker_is_lost(fresh, kill):
    client = fresh(2)
    one, two = sorted(client.nthreads())
    data = client.scatter(b"only here", workers=[one], hash=False)
    kill(client, one)
    with pytest.raises((CancelledError, KilledWorker)):
        client.submit(len, data, workers=[two], pure=False).result(timeout=20)


def test_replicated_data_outlives_one_of_its_workers(fresh, kill):
    client = fresh(2)
    one, _ = sorted(client.nthreads())
    data = client.scatter(b"in both", broadcast=True)
    kill(client, one)
    assert client.submit(len, data, pure=False).result(timeout=20) == 7


def test_an_actor_of_a_killed_worker_is_lost_with_an_error(fresh, kill, eventually):
    client = fresh(2)

    class Counter:
        n = 0

        def add(self):
            self.n += 1
            return self.n

    one, _ = sorted(client.nthreads())
    counter = client.submit(Counter, actor=True, workers=[one]).result()
    assert counter.add().result() == 1
    kill(client, one)
    eventually(client, lambda scheduler: one not in scheduler.workers)
    with pytest.raises((RuntimeError, OSError, ValueError)):
        counter.add().result(timeout=5)


def test_work_goes_on_when_a_worker_is_killed_in_the_middle(fresh, kill):
    client = fresh(3)

    def slow(x):
        import time

        time.sleep(0.01)
        return x * x

    futures = client.map(slow, range(60), pure=False)
    wait(futures[:5])
    kill(client, sorted(client.nthreads())[0])
    assert sum(client.gather(futures)) == sum(x * x for x in range(60))


def test_fire_and_forget_of_a_failure_leaves_the_cluster_well(client, name):
    def note(n):
        Event(n).set()
        raise ValueError("nobody hears this")

    fire_and_forget(client.submit(note, name, pure=False))
    assert Event(name, client=client).wait(timeout=10)
    assert client.submit(inc, 1, pure=False).result() == 2
