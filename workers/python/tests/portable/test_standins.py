from __future__ import annotations

from raising import raises

from essaim.comm import traffic
from essaim.standins import fcntl, multiprocessing, psutil, ssl, transports


def test_psutil_tells_what_distributed_asks_for() -> None:
    module = psutil.build()
    process = module.Process()
    assert process.memory_info().rss >= 0
    assert process.cpu_percent() >= 0.0
    with process.oneshot():
        assert process.num_fds() == 0
    memory = module.virtual_memory()
    assert memory.total == psutil.TOTAL
    assert memory.used + memory.available == memory.total
    assert module.cpu_count() == 1
    assert issubclass(module.NoSuchProcess, module.Error)


def test_psutil_refuses_what_a_tab_does_not_tell() -> None:
    with raises(NotImplementedError, "browser tab"):
        psutil.build().disk_io_counters()


def test_psutil_tells_the_traffic_of_the_node() -> None:
    counters = psutil.build().net_io_counters
    before = counters()
    traffic.sent(3)
    traffic.received(5)
    after = counters()
    assert after.bytes_sent - before.bytes_sent == 3
    assert after.bytes_recv - before.bytes_recv == 5


def test_a_semaphore_between_processes_says_that_there_are_none() -> None:
    module = multiprocessing.build()
    with raises(OSError, "Client() gives you nodes"):
        module.SemLock(0, 1, 1, name="/x", unlink=True)


def test_a_file_lock_is_always_free() -> None:
    module = fcntl.build()
    assert module.flock(3, module.LOCK_EX | module.LOCK_NB) == 0


def test_ssl_can_be_imported_and_not_used() -> None:
    module = ssl.build()
    assert module.create_default_context() is not None
    assert issubclass(module.SSLError, OSError)
    with raises(NotImplementedError, "sockets"):
        module.SSLContext(module.PROTOCOL_TLS_CLIENT)


async def test_the_socket_transports_say_how_nodes_are_reached() -> None:
    module = transports.build("tcp")
    assert module.__name__ == "distributed.comm.tcp"
    with raises(OSError, "--protocol ws://"):
        await module.TCPBackend().get_connector().connect("host:8786")
    with raises(NotImplementedError, "sim://"):
        module.TCPBackend().get_listener("host:8786")
