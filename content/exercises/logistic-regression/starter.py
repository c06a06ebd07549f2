import numpy as np

default_C = None


def loss(w, X, y, C):
    return None


def gradient(w, X, y, C):
    return None


def fit(X, y, C):
    return None
