def cross_validate(models, folds, fit):
    table = []
    for model in models:
        for fold in folds:
            pass  # your code
    return None
