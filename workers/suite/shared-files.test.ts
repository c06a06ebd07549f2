/** One disk for kernel, scheduler and workers, as the processes of a machine have it. */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Notebook } from './notebook.ts'

let notebook: Notebook

before(async () => {
  notebook = new Notebook()
  await notebook.value(`
import os
from dask.distributed import Client
client = Client(n_workers=2)
W1, W2 = sorted(client.scheduler_info()["workers"])
def write(path, text, mode="w"):
    with open(path, mode) as file:
        file.write(text)
    return path
def read(path, *after):
    with open(path) as file:
        return file.read()
def on(worker, function, *args):
    return client.submit(function, *args, workers=[worker], pure=False).result()
None`)
})
after(() => notebook.tab.close())

test('what the kernel writes, tasks read', async () => {
  const code = `
write("words.txt", "one two")
client.run(read, "words.txt").values()`
  assert.equal(await notebook.value(code), "dict_values(['one two', 'one two'])")
})

test('what a task has written is there when its result is', async () => {
  const code = `
[on(W1, write, "/tmp/answer", "42") and read("/tmp/answer"), os.path.getsize("/tmp/answer")]`
  assert.equal(await notebook.value(code), "['42', 2]")
})

test('each of a thousand files that one worker writes is read by the other at once', async () => {
  const code = `
os.makedirs("many")
seen = []
for start in range(0, 1000, 50):
    pairs = []
    for i in range(start, start + 50):
        here, there = (W1, W2) if i % 2 else (W2, W1)
        wrote = client.submit(write, f"many/{i}", str(i), workers=[here], key=f"write-{i}")
        pairs.append(client.submit(read, wrote, workers=[there], key=f"read-{i}"))
    seen += client.gather(pairs)
seen == [str(i) for i in range(1000)], len(os.listdir("many"))`
  assert.equal(await notebook.value(code), '(True, 1000)')
})

test('a file that is written again and again is read as it was written last', async () => {
  const code = `
stale = 0
for i in range(100):
    on(W1, write, "again", str(i))
    stale += on(W2, read, "again") != str(i)
    stale += read("again") != str(i)
stale`
  assert.equal(await notebook.value(code), '0')
})

test('renamed and removed files and folders are so for all', async () => {
  const code = `
os.makedirs("a/b")
write("a/b/c", "deep")
first = on(W1, read, "a/b/c")
on(W1, os.rename, "a", "z")
second = read("z/b/c"), os.path.exists("a"), on(W2, read, "z/b/c")
on(W2, os.remove, "z/b/c")
third = os.path.exists("z/b/c"), on(W1, os.path.exists, "z/b/c"), os.listdir("z/b")
on(W1, os.removedirs, "z/b")
first, second, third, os.path.exists("z"), on(W2, os.path.isdir, "z")`
  assert.equal(
    await notebook.value(code),
    "('deep', ('deep', False, 'deep'), (False, False, []), False, False)",
  )
})

test('an open file keeps what it had', async () => {
  const code = `
write("kept", "before")
with open("kept") as file:
    on(W1, write, "kept", "after")
    old = file.read()
with open("kept") as file:
    on(W1, os.remove, "kept")
    late = file.read()
old, late, os.path.exists("kept")`
  assert.equal(await notebook.value(code), "('before', 'after', False)")
})

test('a temporary file that was removed is not brought back when it is closed', async () => {
  const code = `
import tempfile
before = set(os.listdir("/tmp"))
with tempfile.TemporaryFile() as file:
    file.write(b"x" * 100_000)
    file.seek(0)
    size = len(file.read())
size, set(os.listdir("/tmp")) - before`
  assert.equal(await notebook.value(code), '(100000, set())')
})

test('files are appended to, cut, mapped, synchronised, and written in place', async () => {
  const code = `
import mmap
write("log", "one\\n"); on(W1, write, "log", "two\\n", "a")
text = read("log")
with open("log", "r+b") as file:
    file.seek(4); file.write(b"TWO"); file.truncate(7)
with open("log", "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
    bytes_ = mapped[:]
with open("log", "a") as file:
    file.write("!"); file.flush(); os.fsync(file.fileno())
    early = on(W2, read, "log")
text, bytes_, early, os.stat("log").st_size`
  assert.equal(await notebook.value(code), "('one\\ntwo\\n', b'one\\nTWO', 'one\\nTWO!', 8)")
})

test('what several nodes add to one file at the same time is all there', async () => {
  const code = `
def add(path, mark):
    for i in range(200):
        with open(path, "a") as file:
            file.write(f"{mark}{i}\\n")
    return path
marks = [client.submit(add, "added", mark, workers=[worker]) for mark, worker in (("a", W1), ("b", W2))]
add("added", "k")
client.gather(marks)
sorted(read("added").split()) == sorted(f"{mark}{i}" for mark in "abk" for i in range(200))`
  assert.equal(await notebook.value(code), 'True')
})

test('a module that a cell writes is imported by tasks', async () => {
  const code = `
write("mine.py", "answer = 41")
def use():
    import mine
    return mine.answer
client.run(use).values()`
  assert.equal(await notebook.value(code), 'dict_values([41, 41])')
})

test('dask writes in parts and reads them again', async () => {
  const code = `
import dask.bag as db, pandas as pd, dask.dataframe as dd
db.range(10, npartitions=4).map(str).to_textfiles("lines/*.txt")
lines = db.read_text("lines/*.txt").map(str.strip).map(int).sum().compute()
frame = dd.from_pandas(pd.DataFrame({"x": range(100), "y": list("abcd") * 25}), npartitions=4)
frame.to_csv("csv/part-*.csv", index=False)
csv = dd.read_csv("csv/*.csv").x.sum().compute()
frame.to_parquet("out/")
parquet = dd.read_parquet("out/").groupby("y").x.sum().compute().tolist()
shuffled = sorted(frame.shuffle("x", npartitions=3, shuffle_method="disk").x.compute())
lines, int(csv), parquet, len(os.listdir("out")), shuffled == list(range(100))`
  assert.equal(await notebook.value(code), '(45, 4950, [1200, 1225, 1250, 1275], 4, True)')
})

test('a node that comes later sees what is there, and a killed one leaves what it wrote', async () => {
  await notebook.value(`on(W1, write, "left", "behind")`)
  notebook.tab.cluster.kill('w1')
  await notebook.tab.cluster.startNode('w7')
  const code = `
client.wait_for_workers(2)
read("left"), sorted(client.run(read, "left").values())`
  assert.equal(await notebook.value(code), "('behind', ['behind', 'behind'])")
})

test('a kernel that is replaced finds its files', async () => {
  await notebook.value('write("mine.txt", "still here")')
  notebook.tab.kernel.addFile('/home/pyodide/given.txt', new TextEncoder().encode('by the page'))
  notebook.tab.kernel.terminate()
  const early = new TextEncoder().encode('while it was off')
  notebook.tab.kernel.addFile('/home/pyodide/folder/off.txt', early)
  const code = `
open("mine.txt").read(), open("given.txt").read(), open("folder/off.txt").read()`
  assert.equal(await notebook.value(code), "('still here', 'by the page', 'while it was off')")
})

test('a full disk is an error of Python, and says so', async () => {
  const code = `
import os
try:
    with open("huge", "wb") as file:
        file.truncate(600 * 1024 * 1024)
except OSError as error:
    said = error.strerror
said, os.path.getsize("huge")`
  assert.equal(await notebook.value(code), "('No space left on device', 0)")
})
