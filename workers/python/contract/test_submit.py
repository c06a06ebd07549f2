"""Client.submit, Client.map and Client.gather."""

import pytest
from dask.distributed import Client, Future, get_worker, wait


def inc(x):
    return x + 1


def fail(x):
    raise ValueError(f"no {x}")


def test_a_task_runs_on_a_worker(client, workers):
    address = client.submit(lambda: get_worker().address, pure=False).result()
    assert address in workers


def test_keyword_arguments_reach_the_function(client):
    assert client.submit(lambda a, b=0: a - b, 5, b=3).result() == 2


def test_a_future_as_argument_is_replaced_by_its_result(client):
    assert client.submit(inc, client.submit(inc, 1)).result() == 3


def test_futures_inside_lists_and_dicts_are_replaced(client):
    one, two = client.submit(inc, 0), client.submit(inc, 1)
    parts = {"all": [one, two], "more": two}
    total = client.submit(lambda p: sum(p["all"]) + p["more"], parts)
    assert total.result() == 5


def test_a_future_as_keyword_argument_is_replaced(client):
    assert client.submit(lambda *, x: x * 2, x=client.submit(inc, 4)).result() == 10


def test_a_pure_call_made_twice_is_one_task(client):
    first, second = client.submit(inc, 10), client.submit(inc, 10)
    assert first.key == second.key


def test_an_impure_call_made_twice_is_two_tasks(client):
    first, second = client.submit(inc, 10, pure=False), client.submit(inc, 10, pure=False)
    assert first.key != second.key
    assert first.result() == second.result() == 11


def test_other_arguments_give_another_key(client):
    assert client.submit(inc, 1).key != client.submit(inc, 2).key


def test_a_key_can_be_chosen(client, name):
    future = client.submit(inc, 1, key=name)
    assert future.key == name
    assert future.result() == 2


def test_a_key_can_be_a_tuple(client, name):
    future = client.submit(inc, 1, key=(name, 0))
    assert future.result() == 2
    assert client.futures[(name, 0)].status == "finished"


def test_a_future_can_be_made_from_its_key(client, name):
    kept = client.submit(inc, 20, key=name)
    assert Future(name, client).result() == kept.result() == 21


def test_submitting_what_cannot_be_called_is_a_type_error(client):
    with pytest.raises(TypeError, match="callable"):
        client.submit(5, 1)


def test_mapping_what_cannot_be_called_is_a_type_error(client):
    with pytest.raises(TypeError, match="callable"):
        client.map(5, [1])


def test_map_keeps_the_order_of_its_input(client):
    assert client.gather(client.map(inc, [3, 1, 2])) == [4, 2, 3]


def test_map_over_several_iterables_takes_one_of_each(client):
    assert client.gather(client.map(lambda a, b: a * b, [1, 2, 3], [4, 5, 6])) == [4, 10, 18]


def test_map_passes_keyword_arguments_to_every_call(client):
    assert client.gather(client.map(lambda a, by: a * by, [1, 2], by=10)) == [10, 20]


def test_map_of_nothing_is_an_empty_list(client):
    assert client.map(inc, []) == []


def test_map_in_batches_gives_every_result_in_order(client):
    futures = client.map(inc, range(10), batch_size=3)
    assert client.gather(futures) == list(range(1, 11))


def test_map_names_its_keys_after_a_prefix(client, name):
    futures = client.map(inc, range(3), key=name)
    assert all(str(future.key).startswith(name) for future in futures)
    assert len({future.key for future in futures}) == 3


def test_map_takes_a_list_of_keys(client, name):
    keys = [f"{name}-a", f"{name}-b"]
    futures = client.map(inc, [1, 2], key=keys)
    assert [future.key for future in futures] == keys
    assert client.gather(futures) == [2, 3]


def test_equal_elements_of_a_pure_map_are_one_task(client):
    futures = client.map(inc, [100, 100, 100])
    assert len({future.key for future in futures}) == 1
    assert client.gather(futures) == [101, 101, 101]


def test_gather_keeps_the_shape_of_what_it_is_given(client):
    one, two = client.map(inc, [1, 2])
    assert client.gather({"a": [one, (two,)], "b": 7}) == {"a": [2, (3,)], "b": 7}


def test_gather_raises_what_a_task_raised(client):
    with pytest.raises(ValueError, match="no 1"):
        client.gather([client.submit(inc, 1), client.submit(fail, 1)])


def test_gather_can_skip_what_failed(client):
    futures = [client.submit(inc, 1), client.submit(fail, 1), client.submit(inc, 2)]
    assert client.gather(futures, errors="skip") == [2, 3]


def test_many_small_tasks_all_arrive(client):
    assert sum(client.gather(client.map(inc, range(300)))) == sum(range(1, 301))


def test_a_chain_of_tasks_is_computed_in_order(client):
    future = client.submit(inc, 0)
    for _ in range(30):
        future = client.submit(inc, future)
    assert future.result() == 31


def test_a_tree_of_tasks_reduces_to_one_result(client):
    level = client.map(inc, range(16))
    while len(level) > 1:
        level = client.map(lambda a, b: a + b, level[::2], level[1::2])
    assert level[0].result() == sum(range(1, 17))


def test_none_is_a_result(client):
    assert client.submit(lambda: None, pure=False).result() is None


def test_a_coroutine_function_is_awaited_on_the_worker(client):
    async def later(x):
        import asyncio

        await asyncio.sleep(0)
        return x + 1

    assert client.submit(later, 1).result() == 2


def test_a_function_reads_what_it_closes_over(client):
    factor = 3
    assert client.gather(client.map(lambda x: x * factor, [1, 2])) == [3, 6]


def test_a_class_of_the_reader_comes_back_as_the_same_class(client):
    class Point:
        def __init__(self, x):
            self.x = x

    point = client.submit(lambda: Point(3), pure=False).result()
    assert isinstance(point, Point)
    assert point.x == 3


def _awaited(client):
    return Client(client.scheduler.address, asynchronous=True, set_as_default=False)


def test_an_asynchronous_client_is_awaited(client):
    async def ask():
        async with _awaited(client) as other:
            future = other.submit(inc, 1)
            gathered = await other.gather(other.map(inc, [1, 2]))
            return await future, gathered

    assert client.sync(ask) == (2, [2, 3])


def test_a_large_result_arrives_whole(client):
    data = client.submit(lambda: bytes(range(256)) * 4096, pure=False).result()
    assert len(data) == 2**20
    assert data[:256] == bytes(range(256)) == data[-256:]


def test_a_large_argument_arrives_whole(client):
    data = b"x" * 2**20
    assert client.submit(len, client.scatter(data)).result() == 2**20


def test_no_future_is_left_pending_after_wait(client):
    futures = client.map(inc, range(20), pure=False)
    wait(futures)
    assert {future.status for future in futures} == {"finished"}
