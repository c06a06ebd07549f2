def cross_validate(models, folds, fit):
    return [
        client.gather(client.map(fit, [model] * len(folds), folds, pure=False)) for model in models
    ]
