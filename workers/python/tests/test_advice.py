"""Each sentence is for an error that really happens: the code below provokes it."""

# Sentences are kept whole, and French is written with its own apostrophe.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from distributed import Client, LocalCluster

from essaim.advice.find import ORDER, advise

# By code of the advice: what a beginner writes, and what the English sentence then names.
PLAIN: dict[str, tuple[str, str]] = {
    "colon": ("for n in [1]\n    n", "`:`"),
    "never-closed": ("print((1, 2)", "`(`"),
    "comma": ("[1 2]", "comma"),
    "open-string": ("name = 'whale", "quote"),
    "one-equals": ("if n = 1: pass", "`==`"),
    "tabs": ("if 1:\n        a = 1\n\tb = 2", "Tabs"),
    "nothing-indented": ("def f():\nreturn 1", "four spaces"),
    "indentation": ("a = 1\n  b = 2", "further left or right"),
    "python-2": ("print 'whale'", "`print(…)`"),
    "unbound": ("total = 0\ndef add():\n    total += 1\nadd()", "`total`"),
    "name": ("whales + 1", "`whales`"),
    "import-name": ("from collections import Conter", "`Conter`"),
    "no-module": ("import nunpy", "`nunpy`"),
    "text-plus-number": ("'n = ' + 3", "`int`"),
    "operand": ("3 + 'n'", "`str`"),
    "comparison": ("sorted([1, 'a'])", "in order"),
    "not-callable": ("sum = 3\nsum([1])", "`int`"),
    "none-subscript": ("[2, 1].sort()[0]", "`None`"),
    "not-subscriptable": ("len[3]", "`(…)`"),
    "not-iterable": ("for n in 3: pass", "`range(…)`"),
    "unexpected-keyword": ("def area(a): return a\narea(b=1)", "`b`"),
    "missing-argument": ("def area(a, b): return a * b\narea(1)", "`area`"),
    "too-many-arguments": ("def area(a): return a\narea(1, 2)", "`area`"),
    "unhashable": ("{[1]: 2}", "`list`"),
    "none-attribute": ("[2, 1].sort().append(3)", "`.append`"),
    "index": ("[1, 2][2]", "beyond the end"),
    "to-number": ("int('12 km')", "'12 km'"),
    "unpack": ("a, b = 1, 2, 3", "left of `=`"),
    "zero": ("1 / 0", "divided by zero"),
    "recursion": ("def f(): return f()\nf()", "without end"),
    "file": ("open('data/nothing.csv')", "`data/`"),
    "encoding": ("b'caf\\xe9'.decode('utf-8')", "`utf-8`"),
    "json": ("import json\njson.loads('')", "JSON"),
    "changed-while-read": ("d = {1: 2}\nfor k in d: d[k + 9] = 0", "copy"),
    "memory": ("raise MemoryError", "memory"),
    "key": ("{'a': 1}['b']", "'b'"),
    "attribute": ("[].push(1)", "`push`"),
    # numpy
    "truth-of-array": ("import numpy as np\nif np.arange(3) > 1: pass", "`.any()`"),
    "broadcast": ("import numpy as np\nnp.ones(3) + np.ones(4)", "(3,) (4,)"),
    "matmul": ("import numpy as np\nnp.ones((2, 3)) @ np.ones((2, 3))", "`.T`"),
    "too-big": ("import numpy as np\nnp.zeros(2**63 - 1, dtype='i8')", "blocks"),
    "axis": ("import numpy as np\nnp.ones(3).sum(axis=1)", "no axis 1"),
    "array-index": ("import numpy as np\nnp.ones(3)[5]", "no number 5"),
    "reshape": ("import numpy as np\nnp.ones(6).reshape(4, 2)", "6 elements"),
    "inhomogeneous": ("import numpy as np\nnp.array([[1, 2], [3]])", "different lengths"),
    "overflow": ("import numpy as np\nnp.int8(300)", "`int8`"),
    # pandas
    "column": ("import pandas as pd\npd.DataFrame({'a': [1]})['A']", "'A'"),
    "truth-of-series": ("import pandas as pd\nif pd.Series([1, 2]) > 1: pass", "A Series"),
    "missing-to-integer": ("import pandas as pd\npd.Series([1.0, None]).astype(int)", "`fillna`"),
    "merge-types": (
        "import pandas as pd\npd.DataFrame({'k': ['1']}).merge(pd.DataFrame({'k': [1]}), on='k')",
        "object and int64",
    ),
    "length": (
        "import pandas as pd\nd = pd.DataFrame({'a': [1, 2]})\nd['b'] = [1]",
        "1 values for 2 rows",
    ),
    "same-length": (
        "import pandas as pd\npd.DataFrame({'a': [1], 'b': [1, 2]})",
        "different lengths",
    ),
    "csv": (
        "import io, pandas as pd\npd.read_csv(io.StringIO('a,b\\n1,2\\n1,2,3'))",
        "Line 3 has 3 fields",
    ),
    "empty-csv": ("import io, pandas as pd\npd.read_csv(io.StringIO(''))", "empty"),
    "str-accessor": ("import pandas as pd\npd.Series([1]).str.lower()", "`.astype(str)`"),
    "dt-accessor": ("import pandas as pd\npd.Series(['2013']).dt.year", "`pd.to_datetime`"),
    "date-format": ("import pandas as pd\npd.to_datetime(['2013-01-01', '31/12/13'])", "`format=`"),
    "mean-of-text": (
        "import pandas as pd\npd.DataFrame({'k': [1], 'v': ['a']}).groupby('k').mean()",
        "`numeric_only=True`",
    ),
    "mask-with-missing": (
        "import pandas as pd\ns = pd.Series(['a', None])\ns[s.str.contains('a')]",
        "`na=False`",
    ),
    "duplicate-labels": (
        "import pandas as pd\npd.DataFrame({'a': [1, 1], 'b': [1, 1], 'c': [1, 2]}).pivot(index='a', columns='b', values='c')",
        "more than once",
    ),
    # dask, without a cluster
    "meta-inference": (
        "import pandas as pd, dask.dataframe as dd\n"
        "d = dd.from_pandas(pd.DataFrame({'a': [1, 2]}), npartitions=2)\n"
        "d.map_partitions(lambda part: part['b'].iloc[0])",
        "`meta=`",
    ),
    "meta-mismatch": (
        "import pandas as pd, dask.dataframe as dd\n"
        "from dask.dataframe.utils import check_meta\n"
        "check_meta(pd.DataFrame({'a': ['x']}), pd.DataFrame({'a': [1]}))",
        "`meta`",
    ),
    "dtype-surprise": (
        "import dask, pathlib, tempfile, dask.dataframe as dd\n"
        "folder = tempfile.mkdtemp()\n"
        "rows = ['1'] * 2000 + ['x'] * 2000\n"
        "pathlib.Path(folder, 'a.csv').write_text('n\\n' + '\\n'.join(rows))\n"
        "d = dd.read_csv(folder + '/a.csv', sample=1000, blocksize='4 kB')\n"
        "d.n.sum().compute(scheduler='sync')",
        "`dtype=`",
    ),
    "truth-of-delayed": ("import dask\nif dask.delayed(abs)(1): pass", "not computed yet"),
    "iterate-delayed": ("import dask\nlist(dask.delayed(list)('ab'))", "`nout=`"),
    "mutate-delayed": ("import dask\nd = dask.delayed(dict)()\nd['a'] = 1", "cannot be changed"),
    "forgot-compute": (
        "import dask, math\nmath.sqrt(dask.delayed(abs)(4))",
        "`.compute()`",
    ),
    "no-client": ("from distributed import get_client\nget_client()", "Client()"),
    "divisions": (
        "import pandas as pd, dask.dataframe as dd\n"
        "d = dd.from_pandas(pd.DataFrame({'a': [1, 2]}), npartitions=2).clear_divisions()\n"
        "e = dd.from_pandas(pd.DataFrame({'b': [1, 2, 3]}), npartitions=3).clear_divisions()\n"
        "dd.concat([d, e], axis=1).compute()",
        "`set_index`",
    ),
    "chunks": ("import dask.array as da\nda.ones((4,), chunks=((3, 3),))", "add up"),
    "unknown-chunks": (
        "import dask.array as da\nx = da.ones(4, chunks=2)\nx[x > 0][0]",
        "`compute_chunk_sizes()`",
    ),
    "iloc": (
        "import pandas as pd, dask.dataframe as dd\n"
        "dd.from_pandas(pd.DataFrame({'a': [1]}), npartitions=1).iloc[0]",
        "`.loc`",
    ),
}
# With a cluster, whose client is called `client`.
CLUSTERED: dict[str, tuple[str, str]] = {
    "serialise": ("import threading\nclient.submit(print, threading.Lock()).result()", "lock"),
    "timeout": ("import time\nclient.submit(time.sleep, 5).result(timeout=0.01)", "in time"),
    # The scheduler tells every client what is cancelled; one that is just connecting takes that
    # for its greeting (`assert len(msg) == 1`, Client._ensure_connected), so it has to be over.
    "cancelled": (
        "import time\n"
        "def knows(key, dask_scheduler):\n"
        "    return key in dask_scheduler.tasks\n"
        "f = client.submit(time.sleep, 3)\n"
        "while not client.run_on_scheduler(knows, f.key):\n    time.sleep(0.01)\n"
        "f.cancel(force=True)\n"
        "while client.run_on_scheduler(knows, f.key):\n    time.sleep(0.01)\n"
        "f.result()",
        "cancelled",
    ),
    "killed-worker": (
        "from distributed import KilledWorker\n"
        "from distributed.core import Status\nfrom distributed.scheduler import WorkerState\n"
        "state = WorkerState(address='tcp://a:1', pid=1, name='a', nthreads=1, memory_limit=0, local_directory='', nanny='', server_id='', status=Status.running)\n"
        "raise KilledWorker('load-1', state, 3)",
        "4 of them",
    ),
    "other-client": (
        "from distributed import Client\n"
        "other = Client(client.scheduler.address, set_as_default=False)\n"
        "f = other.submit(abs, -1)\n"
        "try:\n    client.gather([f])\nfinally:\n    other.close()",
        "client that made it",
    ),
    "no-worker": (
        "def patience(seconds, dask_scheduler):\n"
        "    dask_scheduler.no_workers_timeout = seconds\n"
        "client.run_on_scheduler(patience, 0.1)\n"
        "try:\n    client.submit(abs, 1, resources={'GPU': 1}, pure=False).result(timeout=20)\n"
        "finally:\n    client.run_on_scheduler(patience, None)",
        "`resources=`",
    ),
    "lost-connection": (
        "from distributed.comm import CommClosedError\nraise CommClosedError('closed')",
        "`Client()`",
    ),
}


def raised(code: str, names: dict[str, Any]) -> BaseException:
    try:
        exec(compile(code, "<cell>", "exec"), {"__name__": "__main__", **names})
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


def expect(code: str, given: tuple[str, str], names: dict[str, Any]) -> None:
    source, named = given
    error = raised(source, names)
    found = advise(error)
    assert found is not None, repr(error)
    assert found["code"] == code, (repr(error), found)
    assert named in found["en"], found["en"]
    assert found["fr"] != found["en"]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("code", PLAIN)
def test_an_error_gets_its_sentence(code: str) -> None:
    expect(code, PLAIN[code], {})


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=False, dashboard_address="127.0.0.1:0"
        ) as cluster,
        Client(cluster) as connected,
    ):
        yield connected


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("code", CLUSTERED)
def test_an_error_of_the_cluster_gets_its_sentence(code: str, client: Client) -> None:
    expect(code, CLUSTERED[code], {"client": client})


def test_the_task_the_partition_and_the_worker_are_named(client: Client) -> None:
    code = """
import dask
def ratio(n):
    return 1 / (n - 3)
futures = client.map(ratio, range(5), key=[("ratio", n) for n in range(5)])
client.gather(futures)
"""
    found = advise(raised(code, {"client": client}))
    assert found is not None
    assert found["code"] == "zero"
    assert re.search(r"in the task `ratio`, partition 3, on `\d`\.$", found["en"])
    assert re.search(r"dans la tâche `ratio`, partition 3, sur `\d`\.$", found["fr"])


def test_an_error_of_a_task_that_nothing_is_said_of_still_has_its_place(client: Client) -> None:
    code = """
class Own(Exception): pass
def fails(n): raise Own(n)
client.submit(fails, 1).result()
"""
    found = advise(raised(code, {"client": client}))
    assert found is not None
    assert (found["code"], found["en"][:30]) == ("place", "It happened in the task `fails")
    assert advise(ArithmeticError("own")) is None


def test_each_sentence_is_provoked_and_there_are_enough() -> None:
    codes = [advice.code for advice in ORDER]
    assert len(codes) == len(set(codes))
    assert set(codes) == {*PLAIN, *CLUSTERED}
    assert len(codes) >= 60


def test_both_languages_have_the_same_details() -> None:
    for advice in ORDER:
        assert set(re.findall(r"\{(\w+)\}", advice.en)) == set(re.findall(r"\{(\w+)\}", advice.fr))
