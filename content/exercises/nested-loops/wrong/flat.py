def folds_of(model, folds, fit):
    return [fit(model, fold) for fold in folds]


def cross_validate(models, folds, fit):
    rows = client.gather(client.map(folds_of, models, folds=folds, fit=fit, pure=False))
    return sum(rows, [])
