import pandas as pd


def read(path):
    flights = pd.read_csv(path)
    for column in flights.select_dtypes("integer"):
        flights[column] = pd.to_numeric(flights[column], downcast="integer")
    for column in flights.select_dtypes("float"):
        flights[column] = flights[column].astype("float32")
    return flights
