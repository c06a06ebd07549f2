"""Tasks that submit tasks, and actors."""

import pytest
from dask.distributed import (
    Client,
    Event,
    get_client,
    get_worker,
    rejoin,
    secede,
    worker_client,
)


def inc(x):
    return x + 1


class Counter:
    n = 0

    def __init__(self, start=0):
        self.n = start

    def add(self, by=1):
        self.n += by
        return self.n

    def fail(self):
        raise ValueError("the counter is stuck")

    def where(self):
        return get_worker().address

    async def add_later(self, by):
        self.n += by
        return self.n


def test_a_task_can_submit_a_task_and_wait_for_it(client):
    def outer(x):
        return get_client().submit(inc, x).result()

    assert client.submit(outer, 1, pure=False).result(timeout=20) == 2


def test_a_task_can_gather_many(client):
    def outer(n):
        me = get_client()
        return sum(me.gather(me.map(inc, range(n))))

    assert client.submit(outer, 5, pure=False).result(timeout=20) == 15


def test_worker_client_gives_its_thread_back_while_it_waits(client, workers):
    def outer(here):
        with worker_client() as me:
            return me.submit(inc, 1, workers=[here], pure=False).result()

    future = client.submit(outer, workers[0], workers=workers[0], pure=False)
    assert future.result(timeout=20) == 2


def test_worker_client_nests(client):
    def depth(n):
        if n == 0:
            return 0
        with worker_client() as me:
            return 1 + me.submit(depth, n - 1, pure=False).result()

    assert client.submit(depth, 3, pure=False).result(timeout=20) == 3


def test_recursion_over_tasks_ends(client):
    def fib(n):
        if n < 2:
            return n
        with worker_client() as me:
            return sum(me.gather(me.map(fib, [n - 1, n - 2])))

    assert client.submit(fib, 6).result(timeout=20) == 8


def test_a_task_that_seceded_leaves_its_place_to_another(client, workers, name):
    def leaves(n):
        secede()
        answer = Event(n).wait(timeout=20)
        rejoin()
        return answer

    first = client.submit(leaves, name, workers=workers[0], pure=False)
    second = client.submit(lambda n: Event(n).set(), name, workers=workers[0], pure=False)
    assert second.result(timeout=20) is None
    assert first.result(timeout=20) is True


def test_get_worker_outside_a_task_is_an_error(client):
    with pytest.raises(ValueError, match=r"[Nn]o worker"):
        get_worker()


def test_get_worker_inside_a_task_is_its_worker(client, workers):
    where = client.submit(lambda: get_worker().address, workers=workers[1], pure=False)
    assert where.result() == workers[1]


def test_get_client_outside_a_task_is_the_readers_client(client):
    with client.as_current():
        assert get_client() is client


def test_as_current_chooses_among_two_clients(client):
    with Client(client.scheduler.address, set_as_default=False) as other:
        with other.as_current():
            assert Client.current() is other
        with client.as_current():
            assert Client.current() is client


def test_an_actor_keeps_its_state_between_calls(client):
    counter = client.submit(Counter, actor=True).result()
    assert [counter.add().result() for _ in range(3)] == [1, 2, 3]


def test_an_actor_shows_its_attributes(client):
    counter = client.submit(Counter, 5, actor=True).result()
    assert counter.n == 5
    counter.add(2).result()
    assert counter.n == 7


def test_an_actor_can_be_asked_for_with_actors(client):
    counter = client.submit(Counter, actors=True).result()
    assert counter.add(4).result() == 4


def test_an_actor_lives_where_it_was_put(client, workers):
    counter = client.submit(Counter, actor=True, workers=[workers[1]]).result()
    assert counter.where().result() == workers[1]


def test_an_error_in_an_actor_is_raised_where_its_result_is_asked(client):
    counter = client.submit(Counter, actor=True).result()
    with pytest.raises(ValueError, match="stuck"):
        counter.fail().result()


def test_an_actor_works_on_after_an_error(client):
    counter = client.submit(Counter, actor=True).result()
    with pytest.raises(ValueError, match="stuck"):
        counter.fail().result()
    assert counter.add().result() == 1


def test_an_actor_has_no_attribute_that_its_class_lacks(client):
    counter = client.submit(Counter, actor=True).result()
    assert not hasattr(counter, "nothing")


def test_an_actor_can_have_coroutine_methods(client):
    counter = client.submit(Counter, actor=True).result()
    assert counter.add_later(3).result() == 3


def test_tasks_talk_to_an_actor(client):
    counter = client.submit(Counter, actor=True).result()

    def use(actor):
        return actor.add().result()

    results = client.gather([client.submit(use, counter, pure=False) for _ in range(4)])
    assert sorted(results) == [1, 2, 3, 4]


def test_the_result_of_an_actor_method_tells_when_it_is_done(client):
    counter = client.submit(Counter, actor=True).result()
    future = counter.add()
    assert future.result() == 1
    assert future.done()


def test_two_actors_do_not_share_state(client):
    one, two = (client.submit(Counter, actor=True, pure=False).result() for _ in range(2))
    one.add(10).result()
    assert (one.n, two.n) == (10, 0)


def test_an_actor_is_named_in_its_repr(client):
    counter = client.submit(Counter, actor=True).result()
    assert "Actor" in repr(counter)
    assert "Counter" in repr(counter)


def test_an_executor_submits(client):
    with client.get_executor() as executor:
        assert executor.submit(inc, 1).result() == 2


def test_an_executor_maps_in_order(client):
    with client.get_executor() as executor:
        assert list(executor.map(inc, [3, 1, 2])) == [4, 2, 3]


def test_an_executor_passes_an_error_on(client):
    with client.get_executor() as executor:
        future = executor.submit(lambda: 1 // 0)
        assert isinstance(future.exception(), ZeroDivisionError)


def test_an_executor_that_is_shut_down_takes_no_more(client):
    executor = client.get_executor()
    executor.shutdown()
    with pytest.raises(RuntimeError):
        executor.submit(inc, 1)
