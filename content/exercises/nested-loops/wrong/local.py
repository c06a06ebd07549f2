def cross_validate(models, folds, fit):
    return [[fit(model, fold) for fold in folds] for model in models]
