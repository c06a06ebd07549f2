def greet(dask_worker):
    return "Hello from w1"


def hello():
    return {"sim://w1:9000": "Hello from w1", "sim://w2:9000": "Hello from w2"}
