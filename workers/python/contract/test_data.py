"""Where results lie: scatter, replicate, publish, and what a reader can see of it."""

import pytest
from dask.distributed import Client, wait


def inc(x):
    return x + 1


def test_a_scattered_value_is_a_future(client):
    future = client.scatter(12)
    assert future.status == "finished"
    assert future.result() == 12


def test_scattering_a_list_gives_a_list_of_futures(client):
    futures = client.scatter([1, 2, 3])
    assert client.gather(futures) == [1, 2, 3]


def test_scattering_a_dict_keeps_its_keys(client, name):
    futures = client.scatter({f"{name} a": 1, f"{name} b": 2})
    assert client.gather(futures) == {f"{name} a": 1, f"{name} b": 2}


def test_scattering_to_a_worker_puts_it_there(client, workers):
    future = client.scatter(b"data of one", workers=[workers[1]])
    assert list(client.who_has(future)[future.key]) == [workers[1]]


def test_a_broadcast_value_is_on_every_worker(client, workers):
    future = client.scatter(b"data of all", broadcast=True)
    assert sorted(client.who_has(future)[future.key]) == sorted(workers)


def test_equal_data_scattered_with_hash_is_one_key(client):
    assert client.scatter(b"same").key == client.scatter(b"same").key


def test_equal_data_scattered_without_hash_is_two_keys(client):
    first, second = client.scatter(b"same", hash=False), client.scatter(b"same", hash=False)
    assert first.key != second.key


def test_a_task_runs_where_its_data_lies(client, workers):
    data = client.scatter(b"x" * 100_000, workers=[workers[1]])
    future = client.submit(len, data)
    wait(future)
    assert list(client.who_has(future)[future.key]) == [workers[1]]


def test_replicate_copies_a_result_to_all_workers(client, workers):
    future = client.submit(inc, 1, workers=workers[0], pure=False)
    wait(future)
    client.replicate([future])
    assert sorted(client.who_has(future)[future.key]) == sorted(workers)


def test_replicate_can_be_limited_to_some_workers(client, workers):
    future = client.scatter(b"replica", workers=[workers[0]], hash=False)
    client.replicate([future], workers=[workers[1]])
    assert workers[1] in client.who_has(future)[future.key]


def test_rebalance_leaves_every_result_where_it_can_be_fetched(client, workers):
    futures = client.scatter([bytes([i]) * 1000 for i in range(8)], workers=[workers[0]])
    client.rebalance(futures)
    assert [data[0] for data in client.gather(futures)] == list(range(8))


def test_who_has_names_the_holder_of_each_result(client, workers):
    future = client.submit(inc, 3, workers=workers[0], pure=False)
    wait(future)
    assert {key: list(where) for key, where in client.who_has([future]).items()} == {
        future.key: [workers[0]]
    }


def test_has_what_names_the_results_of_each_worker(client, workers):
    future = client.submit(inc, 4, workers=workers[0], pure=False)
    wait(future)
    held = client.has_what()
    assert future.key in held[workers[0]]
    assert future.key not in held[workers[1]]


def test_nbytes_tells_the_size_of_results(client, name):
    future = client.submit(lambda: b"x" * 10_000, key=name)
    wait(future)
    assert client.nbytes([name], summary=False)[name] >= 10_000


def test_nthreads_tells_the_threads_of_each_worker(client, workers):
    assert client.nthreads() == dict.fromkeys(workers, 1)
    assert client.ncores() == client.nthreads()


def test_a_result_moves_to_the_worker_that_needs_it(client, workers):
    left = client.scatter([1, 2], workers=[workers[0]])[0]
    total = client.submit(lambda x: x + 1, left, workers=[workers[1]], pure=False)
    assert total.result() == 2
    assert workers[1] in client.who_has(left)[left.key]


def test_a_published_dataset_is_found_by_its_name(client, name):
    client.publish_dataset([1, 2, 3], name=name)
    assert name in client.list_datasets()
    assert list(client.get_dataset(name)) == [1, 2, 3]
    client.unpublish_dataset(name)
    assert name not in client.list_datasets()


def test_a_dataset_that_is_not_published_is_a_key_error(client, name):
    with pytest.raises(KeyError):
        client.get_dataset(name)


def test_a_missing_dataset_can_have_a_default(client, name):
    assert client.get_dataset(name, default=None) is None


def test_a_name_is_published_once_unless_it_is_overridden(client, name):
    client.publish_dataset(1, name=name)
    with pytest.raises(KeyError):
        client.publish_dataset(2, name=name)
    client.publish_dataset(2, name=name, override=True)
    assert client.get_dataset(name) == 2
    client.unpublish_dataset(name)


def test_datasets_read_as_a_mapping(client, name):
    client.datasets[name] = 5
    assert name in client.datasets
    assert client.datasets[name] == 5
    del client.datasets[name]
    assert name not in client.datasets


def test_a_dataset_outlives_the_client_that_published_it(client, name):
    with Client(client.scheduler.address, set_as_default=False) as other:
        future = other.submit(inc, 41, key=name)
        wait(future)
        other.publish_dataset(future, name=name)
    assert client.get_dataset(name).result() == 42
    client.unpublish_dataset(name)


def test_two_clients_share_a_pure_result(client, name):
    with Client(client.scheduler.address, set_as_default=False) as other:
        first = client.submit(inc, 900)
        wait(first)
        second = other.submit(inc, 900)
        assert first.key == second.key
        assert second.result() == 901


def test_a_result_stays_while_one_of_two_clients_wants_it(client, name):
    kept = client.submit(inc, 901, key=name)
    with Client(client.scheduler.address, set_as_default=False) as other:
        assert other.submit(inc, 901, key=name).result() == 902
    assert kept.result() == 902


def test_a_closed_client_takes_no_task(client):
    other = Client(client.scheduler.address, set_as_default=False)
    other.close()
    assert other.status == "closed"
    with pytest.raises(Exception, match=r"[Cc]losed|closing|running"):
        other.submit(inc, 1).result(timeout=1)


def test_the_futures_of_a_client_are_listed(client, name):
    future = client.submit(inc, 1, key=name)
    assert name in client.futures
    future.release()
    client.run_on_scheduler(lambda: None)
    assert name not in client.futures


def test_a_client_knows_its_scheduler(client, workers):
    info = client.scheduler_info()
    assert set(info["workers"]) == set(workers)
    assert info["address"] == client.scheduler.address


def test_identical_versions_are_found_everywhere(client):
    versions = client.get_versions(check=True)
    assert len(versions["workers"]) == 2
    wanted = versions["client"]["packages"]["distributed"]
    assert versions["scheduler"]["packages"]["distributed"] == wanted
