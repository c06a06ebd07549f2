"""Which task runs where and when, and what a reader sees of it."""

import dask
import pytest
from dask.distributed import Event, get_worker, wait


def inc(x):
    return x + 1


def where():
    return get_worker().address


def through(gate, x=None):
    Event(gate).wait(timeout=20)
    return x


def note(i):
    worker = get_worker()
    worker.noted = [*getattr(worker, "noted", ()), i]
    return i


def noted(dask_worker):
    seen = getattr(dask_worker, "noted", [])
    dask_worker.noted = []
    return seen


def test_workers_restricts_a_task_to_one(client, workers):
    for address in workers:
        assert client.submit(where, workers=address, pure=False).result() == address


def test_workers_can_be_given_by_name(client, workers):
    name = client.scheduler_info(n_workers=-1)["workers"][workers[1]]["name"]
    assert client.submit(where, workers=[name], pure=False).result() == workers[1]


def test_workers_restricts_a_whole_map(client, workers):
    futures = client.map(lambda _: get_worker().address, range(6), workers=workers[0], pure=False)
    assert set(client.gather(futures)) == {workers[0]}


def nowhere(workers):
    """The address of a worker that is not there."""
    return f"{workers[0].rpartition(':')[0]}:1"


def test_a_task_for_an_unknown_worker_waits(client, workers):
    future = client.submit(inc, 1, workers=nowhere(workers), pure=False)
    client.submit(inc, 2, pure=False).result()
    assert future.status == "pending"
    future.cancel()


def test_a_restriction_can_be_loose(client, workers):
    future = client.submit(inc, 1, workers=nowhere(workers), allow_other_workers=True, pure=False)
    assert future.result(timeout=10) == 2


def test_annotate_places_delayed_tasks(client, workers):
    with dask.annotate(workers=workers[1]):
        placed = dask.delayed(where, pure=False)()
    assert client.compute(placed, optimize_graph=False).result() == workers[1]


def test_annotate_places_submitted_tasks(client, workers):
    with dask.annotate(workers=[workers[1]]):
        future = client.submit(where, pure=False)
    assert future.result() == workers[1]


def test_annotations_are_known_to_the_scheduler(client, name, submitted):
    with dask.annotate(colour="blue"):
        future = client.submit(inc, 1, key=name)
    submitted(client, future)
    found = client.run_on_scheduler(lambda dask_scheduler: dask_scheduler.tasks[name].annotations)
    assert found["colour"] == "blue"
    future.result()


def test_tasks_of_higher_priority_run_first(client, workers, gate, submitted):
    one = workers[0]
    client.run(noted)
    first = client.submit(through, gate.name, pure=False, workers=one)
    low = [client.submit(note, i, pure=False, workers=one, priority=-1) for i in (1, 2)]
    high = [client.submit(note, i, pure=False, workers=one, priority=5) for i in (3, 4)]
    submitted(client, first, *low, *high)
    client.run(lambda: None)
    gate.set()
    wait([first, *low, *high])
    assert sorted(client.run(noted, workers=[one])[one][:2]) == [3, 4]


def test_an_earlier_map_runs_before_a_later_one(client, workers, gate, submitted):
    one = workers[0]
    client.run(noted)
    first = client.submit(through, gate.name, pure=False, workers=one)
    earlier = client.map(note, [1, 2, 3], pure=False, workers=one)
    later = client.map(note, [4, 5, 6], pure=False, workers=one, fifo_timeout="0ms")
    submitted(client, first, *earlier, *later)
    client.run(lambda: None)
    gate.set()
    wait([first, *earlier, *later])
    assert set(client.run(noted, workers=[one])[one][:3]) == {1, 2, 3}


def test_a_task_runs_where_its_resource_is(client, workers, name):
    async def give(dask_worker):
        await dask_worker.set_resources(**{name: 1})

    client.run(give, workers=[workers[1]])
    future = client.submit(where, resources={name: 1}, pure=False)
    assert future.result(timeout=10) == workers[1]


def test_a_task_whose_resource_nobody_has_waits(client, name, submitted):
    future = client.submit(where, resources={name: 1}, pure=False)
    submitted(client, future)
    key = future.key
    state = client.run_on_scheduler(lambda dask_scheduler: dask_scheduler.tasks[key].state)
    assert state == "no-worker"
    future.cancel()


def test_tasks_share_a_resource_one_after_the_other(fresh, name):
    client = fresh(1, threads_per_worker=2, resources={"GPU": 1})

    def most():
        worker = get_worker()
        worker.inside = getattr(worker, "inside", 0) + 1
        Event(name).wait(timeout=0.05)
        seen = worker.inside
        worker.inside -= 1
        return seen

    futures = [client.submit(most, resources={"GPU": 1}, pure=False) for _ in range(4)]
    assert [future.result(timeout=10) for future in futures] == [1, 1, 1, 1]


def test_processing_shows_what_a_worker_has_to_do(client, workers, gate, submitted):
    future = client.submit(through, gate.name, pure=False, workers=workers[0])
    submitted(client, future)
    assert future.key in client.processing()[workers[0]]
    gate.set()
    future.result()
    assert future.key not in client.processing()[workers[0]]


def test_call_stack_shows_where_a_running_task_is(client, gate, name):
    def waits(here, gate):
        Event(here).set()
        Event(gate).wait(timeout=20)

    future = client.submit(waits, f"{name} here", gate.name, pure=False)
    assert Event(f"{name} here", client=client).wait(timeout=10)
    stack = client.call_stack(future)
    assert "waits" in str(stack)


def test_the_story_of_a_task_tells_its_transitions(client, name):
    future = client.submit(inc, 1, key=name)
    wait(future)

    def states(dask_scheduler):
        return [entry[2] for entry in dask_scheduler.story(name) if entry[0] == name]

    assert client.run_on_scheduler(states)[-1] == "memory"


def test_independent_tasks_spread_over_the_workers(client, workers, name):
    def meet(me, other):
        Event(me).set()
        return Event(other).wait(timeout=10), get_worker().address

    one = client.submit(meet, f"{name} 1", f"{name} 2", pure=False)
    two = client.submit(meet, f"{name} 2", f"{name} 1", pure=False)
    (met, first), (met_too, second) = client.gather([one, two])
    assert met
    assert met_too
    assert {first, second} == set(workers)


def test_run_calls_a_function_on_every_worker(client, workers):
    assert client.run(lambda: 7) == dict.fromkeys(workers, 7)


def test_run_gives_the_worker_to_who_asks_for_it(client, workers):
    named = client.run(lambda dask_worker: dask_worker.address)
    assert named == {address: address for address in workers}


def test_run_on_some_workers_only(client, workers):
    assert set(client.run(lambda: 1, workers=workers[:1])) == {workers[0]}


def test_run_raises_what_the_function_raised(client):
    def fail():
        raise ValueError("on all")

    with pytest.raises(ValueError, match="on all"):
        client.run(fail)


def test_run_can_return_errors_in_place(client, workers):
    def fail():
        raise ValueError("on all")

    errors = client.run(fail, on_error="return")
    assert {str(error) for error in errors.values()} == {"on all"}


def test_run_awaits_a_coroutine_function(client, workers):
    async def later(dask_worker):
        return dask_worker.address

    assert set(client.run(later).values()) == set(workers)


def test_run_on_scheduler_gives_the_scheduler(client, workers):
    known = client.run_on_scheduler(lambda dask_scheduler: sorted(dask_scheduler.workers))
    assert known == sorted(workers)


def test_metadata_is_kept_on_the_scheduler(client, name):
    client.set_metadata([name, "x"], 5)
    assert client.get_metadata([name, "x"]) == 5
    assert client.get_metadata([name, "y"], default=None) is None


def test_a_worker_plugin_hears_tasks_change(client, workers, name):
    from dask.distributed import WorkerPlugin

    class Listener(WorkerPlugin):
        def setup(self, worker):
            worker.heard = []
            self.worker = worker

        def transition(self, key, start, finish, **details):
            self.worker.heard.append((str(key), finish))

    client.register_plugin(Listener(), name=name)
    client.submit(inc, 1, key=f"{name} task", workers=workers[0]).result()
    heard = client.run(lambda dask_worker: dask_worker.heard, workers=[workers[0]])[workers[0]]
    client.unregister_worker_plugin(name)
    assert (f"{name} task", "memory") in heard


def test_a_scheduler_plugin_hears_tasks_change(client, name):
    from dask.distributed import SchedulerPlugin

    class Listener(SchedulerPlugin):
        def start(self, scheduler):
            scheduler.heard = []
            self.scheduler = scheduler

        def transition(self, key, start, finish, *args, **details):
            self.scheduler.heard.append((str(key), finish))

    client.register_plugin(Listener(), name=name)
    client.submit(inc, 1, key=f"{name} task").result()
    heard = client.run_on_scheduler(lambda dask_scheduler: dask_scheduler.heard)
    client.unregister_scheduler_plugin(name)
    assert (f"{name} task", "memory") in heard


def test_a_worker_callback_runs_on_workers_that_are_there(client, workers, name):
    def mark(dask_worker):
        dask_worker.marked = True

    client.register_worker_callbacks(mark)
    assert set(client.run(lambda dask_worker: dask_worker.marked).values()) == {True}


def test_a_module_that_is_uploaded_can_be_imported_by_tasks(client, tmp_path):
    module = tmp_path / "contract_uploaded.py"
    module.write_text("def answer():\n    return 42\n")
    client.upload_file(str(module))

    def use():
        import contract_uploaded

        return contract_uploaded.answer()

    assert client.submit(use, pure=False).result() == 42
