"""A wrong setting must say where it stands and how to mend it; a secret must never be printed."""

from pathlib import Path

import pytest

from scheduler import config


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PANTAU_DATA", str(tmp_path))
    monkeypatch.delenv("PANTAU_DATABASE_URL", raising=False)
    return tmp_path


def test_order_of_precedence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert config.load().digest.at == "07:00"
    (folder / "pantau.toml").write_text('[digest]\nat = "06:15"\nzone = "Asia/Makassar"\n')
    assert config.load().digest.at == "06:15"
    monkeypatch.setenv("PANTAU_DIGEST_AT", "05:00")
    assert (config.load().digest.at, config.load().digest.zone) == ("05:00", "Asia/Makassar")


def test_types_are_read_from_text_and_toml(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "pantau.toml").write_text('[crawl]\nallow = ["127.0.0.1:8080"]\n[mail]\nsmtp_starttls = true\n')
    monkeypatch.setenv("PANTAU_MAIL_SMTP_PORT", "2525")
    loaded = config.load()
    assert loaded.crawl.allow == ("127.0.0.1:8080",)
    assert loaded.mail.smtp_starttls is True
    assert loaded.mail.smtp_port == 2525


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[digest]\natt = '07:00'\n", "did you mean `at`"),
        ("[digset]\nat = '07:00'\n", r"did you mean `digest`"),
        ("[web]\nport = 'many'\n", "not a whole number"),
        ("[mail]\nto = 7\n", "expected text in quotes"),
        ("[mail\n", "not valid TOML"),
        ("[mail]\nsmtp_starttls = 'perhaps'\n", "neither true nor false"),
    ],
)
def test_a_mistake_names_the_fix(folder: Path, text: str, told: str) -> None:
    (folder / "pantau.toml").write_text(text)
    with pytest.raises(config.ConfigError, match=told):
        config.load()


def test_secrets_stay_out_of_repr(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "secret").write_text("planted-key")
    for name in ("PANTAU_MAIL_SMTP_PASSWORD", "PANTAU_SEARCH_ELASTICSEARCH_API_KEY"):
        monkeypatch.setenv(name, "planted-word")
    monkeypatch.setenv("PANTAU_DATABASE_URL", "postgresql://someone:planted-word@127.0.0.1:1/x")
    loaded = config.load()
    assert loaded.secret_key == "planted-key"
    assert "planted" not in repr(loaded)


def test_a_database_url_becomes_settings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANTAU_DATABASE_URL", "postgresql://u:p%40ss@127.0.0.1:5433/pantau")
    settings = config.database_settings(config.load())
    assert (settings["HOST"], settings["PORT"], settings["PASSWORD"]) == ("127.0.0.1", "5433", "p@ss")
    monkeypatch.setenv("PANTAU_DATABASE_URL", "mysql://x")
    with pytest.raises(config.ConfigError, match="postgresql://"):
        config.database_settings(config.load())


def test_loading_writes_nothing(folder: Path) -> None:
    config.load()
    assert list(folder.iterdir()) == []
