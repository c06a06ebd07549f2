import pandas as pd

DTYPES = {
    "year": "int16",
    "month": "int8",
    "day": "int8",
    "hour": "int8",
    "minute": "int8",
    "flight": "int16",
    "distance": "float16",
    "sched_dep_time": "int16",
    "sched_arr_time": "int16",
    "dep_time": "float32",
    "arr_time": "float32",
    "dep_delay": "float32",
    "arr_delay": "float32",
    "air_time": "float32",
    "carrier": "category",
    "origin": "category",
    "dest": "category",
    "tailnum": "category",
    "time_hour": "category",
}


def read(path):
    return pd.read_csv(path, dtype=DTYPES)
