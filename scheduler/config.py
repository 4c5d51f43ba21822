"""Configuration: defaults < pantau.toml < PANTAU_* variables < flags, as one frozen `Config`.

Called by `scheduler.settings`, the command line and `scheduler.wiring`. The only place that reads the environment and
the configuration file. It creates nothing: `scheduler.wiring.prepare` makes the data folder and the secret. A flag is
handed down as its PANTAU_* variable, so that child processes see the same configuration.
"""

from __future__ import annotations

import difflib
import os
import tempfile
import tomllib
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints
from urllib.parse import unquote, urlsplit

import platformdirs


class ConfigError(ValueError):
    """A setting that cannot be used; the message names where it stands and how to mend it."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Web:
    """The page server. It binds loopback only: there are no accounts yet. Port 0 draws a free one."""

    host: str = "127.0.0.1"
    port: int = 8321

    @property
    def url(self) -> str:
        """The address of the pages, with an IPv6 host in brackets."""
        return f"http://[{self.host}]:{self.port}/" if ":" in self.host else f"http://{self.host}:{self.port}/"


@dataclass(frozen=True, slots=True)
class Mail:
    """Where digests go. Without `smtp_host` they are `.eml` files in the data folder and a page shows them."""

    to: str = "redaksi@localhost"
    sender: str = "pantau@localhost"
    smtp_host: str = ""
    smtp_port: int = 25
    smtp_starttls: bool = False
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Search:
    """The index engine: `tantivy` in the data folder, or `elasticsearch` at `elasticsearch_url`."""

    engine: str = "tantivy"
    elasticsearch_url: str = ""
    elasticsearch_api_key: str = field(default="", repr=False)
    elasticsearch_ca_file: str = ""
    index_prefix: str = "pantau"


@dataclass(frozen=True, slots=True)
class State:
    """The state database: SQLite in the data folder unless `database_url` names a PostgreSQL."""

    database_url: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Crawl:
    """How Pantau presents itself and what it may reach; `allow` holds exact address:port pairs of the own network."""

    contact: str = "https://pantau.example/bot"
    browser: str = "auto"  # a path, `auto` (look for a system Chromium) or `off`
    allow: tuple[str, ...] = ()
    page_limit: int = 20_000


@dataclass(frozen=True, slots=True)
class Digest:
    """When the daily digest is made, in the local time of `zone`."""

    at: str = "07:00"
    zone: str = "Asia/Jakarta"


@dataclass(frozen=True, slots=True)
class Work:
    """Parser children at once; 0 means one per core."""

    jobs: int = 0


@dataclass(frozen=True, slots=True)
class Tag:
    """How texts are tagged. `model` reads beside the rules: `shipped`, `off`, or a file (seen from the data folder)."""

    model: str = "shipped"


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that can be set, merged. Paths are absolute; secrets never appear in `repr`."""

    data: Path
    secret_key: str = field(repr=False)
    demo_edition: int  # 0: no demo
    demo_ports: tuple[int, ...]
    web: Web
    mail: Mail
    search: Search
    state: State
    crawl: Crawl
    digest: Digest
    work: Work
    tag: Tag

    @property
    def demo(self) -> bool:
        """Whether the demo newsroom, its addresses and its small delay are granted."""
        return self.demo_edition > 0


SECTIONS: dict[str, type] = {
    "web": Web,
    "mail": Mail,
    "search": Search,
    "state": State,
    "crawl": Crawl,
    "digest": Digest,
    "work": Work,
    "tag": Tag,
}
HIGHEST_PORT = 65_535
TEST_PREFIX = "PANTAU_TEST_"  # set for the test suite only, told in docs/testing.md
OWN_VARIABLES = ("PANTAU_DATA", "PANTAU_DEMO_EDITION", "PANTAU_DEMO_PORTS", "PANTAU_DEBUG", "PANTAU_PARENT_PID")
SHORT_NAMES = {"PANTAU_DATABASE_URL": "PANTAU_STATE_DATABASE_URL"}  # the short name that tests and compose files use


def data_folder() -> Path:
    """Return the data folder; it need not exist."""
    return Path(os.environ.get("PANTAU_DATA") or platformdirs.user_data_dir("pantau")).absolute()


def load() -> Config:
    """Return the merged configuration; raises ConfigError with file, key and fix. Writes nothing."""
    data = data_folder()
    environment = {SHORT_NAMES.get(name, name): value for name, value in os.environ.items()}
    table = _read_file(data / "pantau.toml")
    sections = {name: _section(name, kind, table.get(name, {}), environment) for name, kind in SECTIONS.items()}
    secret = data / "secret"
    return Config(
        data=data,
        secret_key=secret.read_text().strip() if secret.exists() else "unset: run `pantau up` once",
        demo_edition=_whole("PANTAU_DEMO_EDITION", environment.get("PANTAU_DEMO_EDITION") or "0"),
        demo_ports=tuple(
            _whole("PANTAU_DEMO_PORTS", part)
            for part in (environment.get("PANTAU_DEMO_PORTS") or "").split(",")
            if part
        ),
        **sections,
    )


def unknown_variables() -> list[str]:
    """Return PANTAU_* variables that set nothing, each with the nearest known name: a misspelt one is easily missed."""
    known = {f"PANTAU_{name}_{each.name}".upper() for name, kind in SECTIONS.items() for each in fields(kind)}
    known |= {*SHORT_NAMES, *OWN_VARIABLES}
    found = sorted(name for name in os.environ if name.startswith("PANTAU_") and not name.startswith(TEST_PREFIX))
    return [f"{name} sets nothing; {_near(name, known)}" for name in found if name not in known]


def _read_file(path: Path) -> dict[str, dict[str, Any]]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML ({error}); mend that line or move the file away") from error
    for name in table:
        if name not in SECTIONS:
            raise ConfigError(f"{path}: unknown section [{name}]; {_near(name, SECTIONS)}")
    return table


def _near(name: str, known: object) -> str:
    names = [str(each) for each in known]  # type: ignore[attr-defined]
    close = difflib.get_close_matches(name, names, n=1)
    return f"did you mean `{close[0]}`?" if close else f"known are {', '.join(sorted(names))}"


def _section(name: str, kind: type, table: dict[str, Any], environment: dict[str, str]) -> Any:  # noqa: ANN401 - one of eight types
    hints = get_type_hints(kind)
    for key in table:
        if key not in hints:
            raise ConfigError(f"pantau.toml [{name}]: unknown key `{key}`; {_near(key, hints)}")
    values: dict[str, Any] = {}
    for each in fields(kind):
        variable = f"PANTAU_{name}_{each.name}".upper()
        default = each.default if each.default is not MISSING else None
        if environment.get(variable):
            values[each.name] = _cast(variable, environment[variable], type(default))
        elif each.name in table:
            values[each.name] = _cast(f"pantau.toml [{name}] {each.name}", table[each.name], type(default))
    return kind(**values)


def _cast(where: str, value: Any, kind: type) -> Any:  # noqa: ANN401 - TOML values and strings alike
    if kind is tuple:
        return (
            tuple(value) if isinstance(value, list) else tuple(part.strip() for part in str(value).split(",") if part)
        )
    if kind is bool:
        if str(value).lower() in {"1", "true", "yes", "ya"}:
            return True
        if str(value).lower() in {"0", "false", "no", "tidak"}:
            return False
        raise ConfigError(f"{where}: `{value}` is neither true nor false")
    if kind is int:
        number = _whole(where, value)
        if where.lower().endswith("port") and not 0 <= number <= HIGHEST_PORT:
            raise ConfigError(
                f"{where}: `{number}` is no port; write one from 1 to {HIGHEST_PORT}, or 0 for a free one"
            )
        return number
    if not isinstance(value, str):
        raise ConfigError(f"{where}: expected text in quotes, found `{value}`")
    return value


def _whole(where: str, value: object) -> int:
    try:
        return int(str(value))
    except ValueError as error:
        raise ConfigError(f"{where}: `{value}` is not a whole number") from error


def database_settings(config: Config) -> dict[str, object]:
    """Return Django's settings of the state database: SQLite in the data folder, or PostgreSQL when a URL is given."""
    if not config.state.database_url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": config.data / "state.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                # 8 MB of pages hold the inner nodes of the sketch table at a million items; 2 MB, the default, do not
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                "PRAGMA cache_size=-8000;",
            },
            # a file per test process: an in-memory database reads back as journal_mode=memory
            "TEST": {"NAME": Path(tempfile.gettempdir()) / f"pantau-test-{os.getpid()}.sqlite3"},
        }
    url = urlsplit(config.state.database_url)
    if url.scheme not in {"postgres", "postgresql"}:
        raise ConfigError("state.database_url: expected postgresql://user:password@host:port/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": str(url.port or ""),
        "OPTIONS": {"options": "-c synchronous_commit=on", "connect_timeout": 10},
    }
