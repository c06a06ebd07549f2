"""The cluster's size and life: scale, adapt, restart, retire, memory."""

import pytest
from dask.distributed import Client, Event, wait


def inc(x):
    return x + 1


def has(scheduler, count):
    return len(scheduler.workers) == count


def test_a_cluster_has_as_many_workers_as_were_asked_for(fresh):
    client = fresh(3)
    assert len(client.nthreads()) == 3


def test_a_cluster_without_workers_waits_for_them(fresh):
    client = fresh(0)
    future = client.submit(inc, 1)
    assert future.status == "pending"
    client.cluster.scale(1)
    assert future.result(timeout=20) == 2


def test_scaling_up_adds_workers(fresh):
    client = fresh(1)
    client.cluster.scale(2)
    client.wait_for_workers(2, timeout=20)
    assert len(client.nthreads()) == 2


def test_scaling_down_takes_workers_away(fresh, eventually):
    client = fresh(2)
    client.cluster.scale(1)
    eventually(client, has, 1)
    assert client.submit(inc, 1).result(timeout=10) == 2


def test_scaling_down_keeps_results(fresh, eventually):
    client = fresh(2)
    futures = client.map(inc, range(10))
    wait(futures)
    client.cluster.scale(1)
    eventually(client, has, 1)
    assert client.gather(futures) == list(range(1, 11))


def test_an_adaptive_cluster_grows_with_its_work(fresh, name):
    client = fresh(0)
    client.cluster.adapt(minimum=0, maximum=2, interval="50ms")
    assert client.submit(inc, 1).result(timeout=30) == 2


def test_an_adaptive_cluster_keeps_its_minimum(fresh):
    client = fresh(0)
    client.cluster.adapt(minimum=1, maximum=2, interval="50ms")
    client.wait_for_workers(1, timeout=20)
    assert 1 <= len(client.nthreads()) <= 2


def test_an_adaptive_cluster_shrinks_without_work(fresh, eventually):
    client = fresh(2)
    client.cluster.adapt(minimum=1, maximum=2, interval="50ms", wait_count=1)
    eventually(client, has, 1)


def test_restart_forgets_all_tasks(fresh):
    client = fresh(2)
    future = client.submit(inc, 1)
    wait(future)
    client.restart(timeout=30)
    assert future.cancelled()
    assert client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)) == 0


def test_restart_gives_new_processes(fresh):
    client = fresh(2)

    def mark(dask_worker):
        dask_worker.marked = True

    client.run(mark)
    client.restart(timeout=30)
    marked = client.run(lambda dask_worker: hasattr(dask_worker, "marked"))
    assert list(marked.values()) == [False, False]


def test_work_goes_on_after_a_restart(fresh):
    client = fresh(2)
    client.restart(timeout=30)
    assert client.gather(client.map(inc, range(4))) == [1, 2, 3, 4]


def test_a_worker_can_be_restarted_alone(fresh):
    client = fresh(2)
    one, _ = sorted(client.nthreads())

    def mark(dask_worker):
        dask_worker.marked = True

    client.run(mark)
    client.restart_workers([one], timeout=30)
    client.wait_for_workers(2, timeout=20)
    marked = client.run(lambda dask_worker: hasattr(dask_worker, "marked"))
    assert sorted(marked.values()) == [False, True]


def test_retiring_a_worker_moves_its_results_first(fresh):
    client = fresh(2)
    one, two = sorted(client.nthreads())
    future = client.submit(inc, 1, workers=[one], allow_other_workers=True)
    wait(future)
    runs = client.submit(lambda: 1, workers=[two])
    wait(runs)
    client.retire_workers([one])
    assert future.result(timeout=10) == 2
    assert one not in client.nthreads()


def test_several_threads_let_tasks_wait_side_by_side(fresh, name):
    client = fresh(1, threads_per_worker=2)

    def meet(me, other):
        Event(me).set()
        return Event(other).wait(timeout=10)

    one = client.submit(meet, f"{name} 1", f"{name} 2", pure=False)
    two = client.submit(meet, f"{name} 2", f"{name} 1", pure=False)
    assert client.gather([one, two]) == [True, True]


def test_resources_are_given_when_a_cluster_starts(fresh):
    client = fresh(1, resources={"GPU": 2})
    assert client.submit(inc, 1, resources={"GPU": 1}).result(timeout=10) == 2


def test_a_client_of_an_address_uses_the_same_cluster(fresh):
    client = fresh(1)
    with Client(client.scheduler.address, set_as_default=False) as other:
        assert set(other.nthreads()) == set(client.nthreads())


def test_closing_a_client_leaves_the_cluster_to_others(fresh):
    client = fresh(1)
    with Client(client.scheduler.address, set_as_default=False) as other:
        assert other.submit(inc, 1).result() == 2
    assert client.submit(inc, 2).result() == 3


def test_waiting_for_more_workers_than_come_gives_up(fresh):
    client = fresh(1)
    with pytest.raises(TimeoutError):
        client.wait_for_workers(2, timeout=0.2)


def test_a_killed_worker_leaves_the_schedulers_list(fresh, kill, eventually):
    client = fresh(2)
    one, _ = sorted(client.nthreads())
    known = client.run(lambda dask_worker: dask_worker.id)[one]
    kill(client, one)
    eventually(client, lambda s: known not in [w.server_id for w in s.workers.values()])


def test_a_killed_worker_is_replaced(fresh, kill, eventually):
    client = fresh(1)
    (one,) = client.nthreads()
    known = client.run(lambda dask_worker: dask_worker.id)[one]
    kill(client, one)
    eventually(client, lambda s: {w.server_id for w in s.workers.values()} - {known})


def test_a_workers_memory_limit_is_the_one_that_was_asked_for(fresh):
    client = fresh(1, memory_limit="600MB")
    limits = client.run(lambda dask_worker: dask_worker.memory_manager.memory_limit)
    assert list(limits.values()) == [600_000_000]


def test_results_beyond_the_target_are_spilled_and_come_back(fresh):
    client = fresh(1, memory_limit="400MB")

    def make(i):
        return bytes([i]) * 20_000_000

    futures = client.map(make, range(14))
    wait(futures)
    spilled = client.run(lambda dask_worker: len(dask_worker.data.disk))
    assert min(spilled.values()) > 0
    assert client.submit(lambda data: (len(data), data[0]), futures[0]).result() == (20_000_000, 0)


def test_a_task_beyond_the_memory_limit_ends_with_an_error(fresh):
    from dask.distributed import KilledWorker

    client = fresh(1, memory_limit="300MB")
    client.run_on_scheduler(lambda dask_scheduler: setattr(dask_scheduler, "allowed_failures", 0))

    def grow():
        import time

        held = []
        for _ in range(60):
            held.append(b"x" * 20_000_000)
            time.sleep(0.02)
        return len(held)

    future = client.submit(grow, pure=False)
    error = future.exception(timeout=40)
    assert isinstance(error, (KilledWorker, MemoryError))
