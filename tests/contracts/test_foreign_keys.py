"""A foreign key points into its own room or into pipelines: import-linter cannot see keys."""

from django.apps import apps

ROOMS = {"crawler", "pipelines", "scheduler", "search"}


def _keys() -> list[tuple[str, str, str]]:
    return [
        (model.__module__.split(".")[0], f"{model.__name__}.{field.name}", field.related_model.__module__.split(".")[0])
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model is not None
    ]


def test_keys_point_down_or_stay() -> None:
    keys = [key for key in _keys() if key[0] in ROOMS]
    assert keys, "no foreign key was seen: this test looks at the wrong place"
    # search.User inherits two keys to django.contrib.auth
    wrong = [key for key in keys if key[2] not in {key[0], "pipelines", "django"}]
    assert wrong == []


def test_each_room_is_one_app_and_there_is_no_fifth() -> None:
    ours = {config.name for config in apps.get_app_configs() if not config.name.startswith("django.")}
    assert ours == ROOMS
