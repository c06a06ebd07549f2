from dask.distributed import worker_client


def folds_of(model, folds, fit):
    with worker_client() as inner:
        return inner.gather(inner.map(fit, [model] * len(folds), folds, pure=False))


def cross_validate(models, folds, fit):
    return client.gather(client.map(folds_of, models, folds=folds, fit=fit, pure=False))
