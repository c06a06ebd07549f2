"""Locks, queues, variables, events, semaphores, and messages between tasks."""

import pytest
from dask.distributed import (
    Event,
    Lock,
    MultiLock,
    Queue,
    Semaphore,
    Variable,
    wait,
)


def inc(x):
    return x + 1


def test_an_event_starts_unset(client, name):
    assert not Event(name, client=client).is_set()


def test_an_event_that_is_set_stays_set_until_it_is_cleared(client, name):
    event = Event(name, client=client)
    event.set()
    assert event.is_set()
    assert event.wait(timeout=1)
    event.clear()
    assert not event.is_set()


def test_waiting_for_an_event_gives_up_after_its_timeout(client, name):
    assert Event(name, client=client).wait(timeout=0.02) is False


def test_an_event_set_by_a_task_wakes_the_reader(client, name):
    event = Event(name, client=client)
    future = client.submit(lambda n: Event(n).set(), name, pure=False)
    assert event.wait(timeout=10)
    assert future.result() is None


def test_an_event_wakes_all_who_wait(client, name, workers):
    def waits(n):
        Event(f"{n} here").set()
        return Event(n).wait(timeout=20)

    futures = [client.submit(waits, name, workers=w, pure=False) for w in workers]
    assert Event(f"{name} here", client=client).wait(timeout=10)
    Event(name, client=client).set()
    assert client.gather(futures) == [True, True]


def test_a_lock_is_held_by_one(client, name):
    lock = Lock(name)
    assert lock.acquire()
    assert lock.locked()
    assert Lock(name).acquire(timeout=0.02) is False
    lock.release()
    assert not lock.locked()


def test_a_lock_can_be_tried_without_waiting(client, name):
    lock = Lock(name)
    with lock:
        assert Lock(name).acquire(blocking=False) is False
    assert lock.acquire(blocking=False) is True
    lock.release()


def test_a_lock_that_is_not_held_cannot_be_released(client, name):
    with pytest.raises(Exception, match=r"[Rr]elease"):
        Lock(name).release()


def test_tasks_under_a_lock_do_not_overlap(client, name):
    inside = Variable(f"{name} inside", client=client)
    inside.set(0)

    def enter(n):
        with Lock(n):
            counter = Variable(f"{n} inside")
            counter.set(counter.get() + 1)
            most = counter.get()
            counter.set(counter.get() - 1)
        return most

    futures = [client.submit(enter, name, pure=False) for _ in range(4)]
    assert client.gather(futures) == [1, 1, 1, 1]


def test_locks_of_other_names_are_independent(client, name):
    with Lock(f"{name} a"):
        other = Lock(f"{name} b")
        assert other.acquire(timeout=2)
        other.release()


def test_a_multilock_takes_all_its_names_or_waits(client, name):
    first = MultiLock([f"{name} a", f"{name} b"], client=client)
    second = MultiLock([f"{name} b", f"{name} c"], client=client)
    assert first.acquire()
    assert second.acquire(timeout=0.05) is False
    first.release()
    assert second.acquire(timeout=5)
    second.release()


def test_multilocks_without_a_common_name_are_held_together(client, name):
    first = MultiLock([f"{name} a"], client=client)
    second = MultiLock([f"{name} b"], client=client)
    assert first.acquire(timeout=2)
    assert second.acquire(timeout=2)
    first.release()
    second.release()


def test_a_multilock_can_want_only_some_of_its_names(client, name):
    names = [f"{name} {i}" for i in range(2)]
    held = MultiLock(names[:1], client=client)
    some = MultiLock(names, client=client)
    assert held.acquire()
    assert some.acquire(num_locks=1, timeout=2)
    some.release()
    held.release()


def test_a_queue_gives_what_came_first(client, name):
    queue = Queue(name, client=client)
    for i in range(3):
        queue.put(i)
    assert [queue.get() for _ in range(3)] == [0, 1, 2]


def test_a_queue_knows_its_size(client, name):
    queue = Queue(name, client=client)
    queue.put("a")
    queue.put("b")
    assert queue.qsize() == 2


def test_getting_from_an_empty_queue_gives_up_after_its_timeout(client, name):
    with pytest.raises(TimeoutError):
        Queue(name, client=client).get(timeout=0.05)


def test_a_full_queue_takes_nothing_more(client, name):
    queue = Queue(name, client=client, maxsize=1)
    queue.put(1)
    with pytest.raises(TimeoutError):
        queue.put(2, timeout=0.05)
    assert queue.get() == 1
    queue.put(2, timeout=5)
    assert queue.get() == 2


def test_a_queue_hands_out_a_batch(client, name):
    queue = Queue(name, client=client)
    for i in range(5):
        queue.put(i)
    assert queue.get(batch=2) == [0, 1]
    assert queue.get(batch=True) == [2, 3, 4]


def test_a_queue_carries_futures(client, name):
    queue = Queue(name, client=client)
    queue.put(client.submit(inc, 1))
    assert queue.get().result() == 2


def test_a_task_puts_and_the_reader_gets(client, name):
    queue = Queue(name, client=client)
    future = client.submit(lambda n: [Queue(n).put(i) for i in range(3)], name, pure=False)
    assert [queue.get(timeout=10) for _ in range(3)] == [0, 1, 2]
    future.result()


def test_the_reader_puts_and_a_task_gets(client, name):
    queue = Queue(name, client=client)
    future = client.submit(lambda n: Queue(n).get(timeout=10), name, pure=False)
    queue.put({"a": 1})
    assert future.result(timeout=20) == {"a": 1}


def test_two_queues_of_one_name_are_one_queue(client, name):
    Queue(name, client=client).put("x")
    assert Queue(name, client=client).get(timeout=2) == "x"


def test_a_variable_keeps_its_last_value(client, name):
    variable = Variable(name, client=client)
    variable.set(1)
    variable.set([2, 3])
    assert list(variable.get()) == [2, 3]


def test_a_variable_without_a_value_makes_its_reader_wait(client, name):
    with pytest.raises(TimeoutError):
        Variable(name, client=client).get(timeout=0.05)


def test_a_variable_set_by_a_task_is_seen_by_the_reader(client, name):
    client.submit(lambda n: Variable(n).set(7), name, pure=False).result()
    assert Variable(name, client=client).get(timeout=5) == 7


def test_a_variable_keeps_the_result_of_its_future_alive(client, name):
    variable = Variable(name, client=client)
    future = client.submit(inc, 500, key=name)
    wait(future)
    variable.set(future)
    del future
    assert variable.get().result() == 501


def test_a_semaphore_gives_as_many_leases_as_it_has(client, name):
    semaphore = Semaphore(max_leases=2, name=name)
    assert semaphore.acquire()
    assert semaphore.acquire()
    assert semaphore.acquire(timeout=0.05) is False
    assert semaphore.get_value() == 2
    semaphore.release()
    assert semaphore.acquire(timeout=5)
    semaphore.release()
    semaphore.release()
    semaphore.close()


def test_a_semaphore_as_context_gives_its_lease_back(client, name):
    semaphore = Semaphore(max_leases=1, name=name)
    with semaphore:
        assert semaphore.get_value() == 1
    assert semaphore.get_value() == 0
    semaphore.close()


def test_a_semaphore_travels_to_tasks(client, name):
    semaphore = Semaphore(max_leases=1, name=name)

    def guarded(x, leases):
        with leases:
            return x, leases.get_value()

    futures = client.map(guarded, range(3), leases=semaphore, pure=False)
    assert client.gather(futures) == [(0, 1), (1, 1), (2, 1)]
    semaphore.close()


def test_log_event_is_kept_with_its_topic(client, name):
    client.log_event(name, {"step": 1})
    client.log_event(name, {"step": 2})
    assert [event["step"] for _, event in client.get_events(name)] == [1, 2]


def test_a_subscriber_hears_what_a_worker_logs(client, name):
    heard = []
    told = Event(name, client=client)

    async def hear(event):
        heard.append(event[1])
        await told.set()

    def tell(topic):
        from dask.distributed import get_worker

        get_worker().log_event(topic, "hello")

    client.subscribe_topic(name, hear)
    client.submit(tell, name, pure=False).result()
    assert told.wait(timeout=10)
    client.unsubscribe_topic(name)
    assert heard == ["hello"]
