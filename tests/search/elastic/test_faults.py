"""Who is hurt: a newsroom whose cluster was busy for a minute and that lost the reports of that minute for good."""

from __future__ import annotations

import itertools
import json
import ssl
import time
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from elasticsearch import Elasticsearch

from search import indexer
from search.elastic_index import ElasticOptions, ElasticStore
from search.index import IndexBusyError, IndexUnavailableError
from search.models import DeadLetter, IndexGeneration
from search.query import All, Term
from tests.contracts.index import corpus
from tests.pipelines.store_builders import article, publish, words
from tests.search.elastic.fault_proxy import Exchange, FaultProxy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.backend("elastic8")
NOW = datetime(2024, 11, 20, 8, 0, tzinfo=UTC)
_number = itertools.count(1)


@pytest.fixture
def proxy(elastic8: str) -> Iterator[FaultProxy]:
    made = FaultProxy(elastic8)
    yield made
    made.close()


@pytest.fixture
def alias(elastic8: str) -> Iterator[str]:
    name = f"rusak{next(_number)}"
    yield name
    cleaner = ElasticStore(ElasticOptions(elastic8, alias=name))
    for one in cleaner.names():
        cleaner.drop(one)
    cleaner.close()


def store_at(url: str, alias: str, **options: object) -> ElasticStore:
    return ElasticStore(ElasticOptions(url, alias=alias, **options), sleep=lambda _: None)


@pytest.fixture
def cluster(proxy: FaultProxy, alias: str) -> Iterator[ElasticStore]:
    made = store_at(proxy.url, alias)
    yield made
    made.close()


def is_bulk(exchange: Exchange) -> bool:
    return exchange.path.split("?")[0].endswith("/_bulk")


def spoil(exchange: Exchange, chosen, status: int, reason: str) -> None:  # noqa: ANN001 - a predicate on positions
    answer = json.loads(exchange.answer)
    for at, item in enumerate(answer["items"]):
        if chosen(at):
            (result,) = item.values()
            result.update(status=status, error={"type": reason, "reason": "diuji"})
    answer["errors"] = True
    exchange.answer = json.dumps(answer).encode()


def test_items_that_the_cluster_was_too_busy_for_are_sent_again_until_all_are_stored(
    cluster: ElasticStore, proxy: FaultProxy, alias: str
) -> None:
    index = cluster.create(f"{alias}-00000000-1", "g", "h")
    turn = itertools.count()

    def busy(exchange: Exchange) -> None:
        """One in ten is not taken, and really is not: the cluster never sees it in this round."""
        if is_bulk(exchange) and next(turn) < 3:
            lines = exchange.body.splitlines()
            pairs = [lines[at : at + 2] for at in range(0, len(lines), 2)]
            kept = [pair for at, pair in enumerate(pairs) if at % 10]
            exchange.body = b"\n".join(itertools.chain.from_iterable(kept)) + b"\n"

    def add_busy(exchange: Exchange) -> None:
        if is_bulk(exchange):
            answer = json.loads(exchange.answer)
            sent = [json.loads(line)["index"]["_id"] for line in original.pop(0).splitlines()[::2]]
            got = {item["index"]["_id"] for item in answer["items"]}
            for item_id in sent:
                if item_id not in got:
                    answer["items"].append({"index": {"_id": item_id, "status": 429, "error": {"type": "busy"}}})
            exchange.answer = json.dumps(answer).encode()

    original: list[bytes] = []

    def before(exchange: Exchange) -> None:
        if is_bulk(exchange):
            original.append(exchange.body)
        busy(exchange)

    proxy.before, proxy.after = before, add_busy
    assert index.upsert(corpus.documents(200)) == ()
    index.refresh()
    assert index.count(All()) == 200


def test_one_in_a_hundred_is_refused_by_name_and_the_rest_is_stored(cluster: ElasticStore, alias: str) -> None:
    index = cluster.create(f"{alias}-00000000-1", "g", "h")
    documents = corpus.documents(200)
    documents[7]["day_wib"] = "bukan angka"
    documents[150]["warna"] = "merah"
    rejected = index.upsert(documents)
    index.refresh()
    assert {one.item_id for one in rejected} == {documents[7]["item_id"], documents[150]["item_id"]}
    assert all(one.reason.startswith("400") for one in rejected)
    assert index.count(All()) == 198


def test_an_answer_that_was_lost_after_the_cluster_applied_it_makes_no_duplicate(
    cluster: ElasticStore, proxy: FaultProxy, alias: str
) -> None:
    index = cluster.create(f"{alias}-00000000-1", "g", "h")
    lost = iter([True])

    def after(exchange: Exchange) -> None:
        exchange.hang_up = is_bulk(exchange) and next(lost, False)

    proxy.after = after
    assert index.upsert(corpus.documents(100)) == ()
    index.refresh()
    assert index.count(All()) == 100
    assert sum(map(is_bulk, proxy.seen)) == 2


def test_fewer_answers_than_documents_means_unknown_and_is_sent_again(
    cluster: ElasticStore, proxy: FaultProxy, alias: str
) -> None:
    index = cluster.create(f"{alias}-00000000-1", "g", "h")
    first = iter([True])

    def after(exchange: Exchange) -> None:
        if is_bulk(exchange) and next(first, False):
            answer = json.loads(exchange.answer)
            answer["items"] = answer["items"][:60]
            exchange.answer = json.dumps(answer).encode()

    proxy.after = after
    assert index.upsert(corpus.documents(100)) == ()
    assert [len(one.body.splitlines()) // 2 for one in proxy.seen if is_bulk(one)] == [100, 40]


def test_a_chunk_that_is_too_large_is_halved(cluster: ElasticStore, proxy: FaultProxy, alias: str) -> None:
    index = cluster.create(f"{alias}-00000000-1", "g", "h")
    documents = corpus.documents(64)
    documents[3] = {**documents[3], "body_s": "panjang " * 8_000}

    def before(exchange: Exchange) -> None:
        if is_bulk(exchange) and len(exchange.body) > 20_000:
            exchange.status, exchange.answer = 413, b"{}"

    proxy.before = before
    rejected = index.upsert(documents)
    index.refresh()
    assert [one.item_id for one in rejected] == [documents[3]["item_id"]]
    assert index.count(All()) == 63


def test_chunks_hold_at_most_so_many_documents_and_bytes(proxy: FaultProxy, alias: str) -> None:
    cluster = store_at(proxy.url, alias, bulk_docs=30, bulk_bytes=20_000)
    index = cluster.create(f"{alias}-00000000-1", "g", "h")
    assert index.upsert(corpus.documents(100)) == ()
    bodies = [one.body for one in proxy.seen if is_bulk(one)]
    assert sum(len(body.splitlines()) // 2 for body in bodies) == 100
    assert all(len(body) <= 20_000 and len(body.splitlines()) <= 60 for body in bodies)
    cluster.close()


def test_waiting_grows_and_follows_the_servers_wish(proxy: FaultProxy, alias: str) -> None:
    waits: list[float] = []
    cluster = ElasticStore(ElasticOptions(proxy.url, alias=alias, bulk_tries=4), sleep=waits.append)
    index = cluster.create(f"{alias}-00000000-1", "g", "h")

    def before(exchange: Exchange) -> None:
        if is_bulk(exchange):
            exchange.status, exchange.answer = 503, b"{}"
            exchange.answer_headers = {"retry-after": "7"} if len(waits) == 1 else {}

    proxy.before = before
    with pytest.raises(IndexUnavailableError):
        index.upsert(corpus.documents(3))
    assert len(waits) == 3
    assert waits[1] == 7.0
    assert 0 <= waits[0] <= 1
    assert 0 <= waits[2] <= 4
    cluster.close()


def test_a_deleted_index_is_not_brought_back_by_a_write(cluster: ElasticStore, alias: str) -> None:
    index = cluster.create(f"{alias}-00000000-1", "g", "h")
    cluster.drop(f"{alias}-00000000-1")
    with pytest.raises(IndexUnavailableError, match="pantau index rebuild"):
        index.upsert(corpus.documents(3))
    assert cluster.names() == ()


def test_a_cluster_that_is_not_there_is_named_within_the_connect_time(alias: str) -> None:
    cluster = store_at("http://127.0.0.1:9", alias)
    began = time.monotonic()
    with pytest.raises(IndexUnavailableError, match="nothing is lost"):
        cluster.live()
    assert time.monotonic() - began < 3
    cluster.close()


def test_a_silent_cluster_is_given_up_in_time(cluster: ElasticStore, proxy: FaultProxy, alias: str) -> None:
    cluster.create(f"{alias}-00000000-1", "g", "h")
    cluster.swap(f"{alias}-00000000-1")
    hasty = store_at(proxy.url, alias, search_s=0.3)
    index = hasty.live()
    proxy.before = lambda _: time.sleep(1.0)
    began = time.monotonic()
    with pytest.raises(IndexUnavailableError):
        index.count(All())
    assert time.monotonic() - began < 0.9
    assert index.health().state == "down"
    hasty.close()


def test_after_five_failures_the_cluster_is_asked_at_most_every_ten_seconds(proxy: FaultProxy, alias: str) -> None:
    now = [100.0]
    cluster = ElasticStore(ElasticOptions(proxy.url, alias=alias), monotonic=lambda: now[0])

    def before(exchange: Exchange) -> None:
        exchange.status, exchange.answer = 503, b"{}"

    proxy.before = before
    for _ in range(60):  # one search a second for a minute
        with pytest.raises(IndexUnavailableError):
            cluster.live()
        now[0] += 1
    assert 5 + 4 <= len(proxy.seen) <= 5 + 6
    proxy.before = lambda _: None
    now[0] += 10
    assert cluster.live() is None
    assert cluster.live() is None  # one success closes it
    cluster.close()


def test_the_key_is_sent_and_never_printed(proxy: FaultProxy, alias: str) -> None:
    options = ElasticOptions(proxy.url, alias=alias, api_key="kunci-rahasia")
    cluster = ElasticStore(options)
    assert cluster.live() is None
    assert {one.headers["authorization"] for one in proxy.seen} == {"ApiKey kunci-rahasia"}
    assert "kunci-rahasia" not in repr(options)
    cluster.close()


@pytest.fixture
def own_authority(tmp_path: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for 127.0.0.1 that only its own file vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Gugus uji")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file, secret = tmp_path / "ca.pem", tmp_path / "key.pem"
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file, secret)
    return file, context


def test_a_cluster_of_ones_own_authority_needs_its_file_and_a_stranger_is_refused(
    elastic8: str, alias: str, own_authority: tuple[Path, ssl.SSLContext]
) -> None:
    file, context = own_authority
    behind_tls = FaultProxy(elastic8, context)
    trusting = store_at(behind_tls.url, alias, ca_file=file)
    assert trusting.live() is None
    strict = store_at(behind_tls.url, alias)
    with pytest.raises(IndexUnavailableError, match=r"(?i)certificate"):
        strict.live()
    trusting.close()
    strict.close()
    behind_tls.close()


def test_no_optional_module_of_the_server_is_needed(cluster: ElasticStore, proxy: FaultProxy, alias: str) -> None:
    index = cluster.create(f"{alias}-00000000-1", "g", "h")
    index.upsert(corpus.documents(30))
    index.delete([(corpus.documents(1)[0]["item_id"], 99)])
    index.refresh()
    cluster.swap(f"{alias}-00000000-1")
    live = cluster.live()
    assert (live.count(All()), len(list(live.stream(All()))), live.health().state) == (29, 29, "ok")
    paths = {one.path.split("?")[0] for one in proxy.seen}
    assert "/" not in paths
    assert not [path for path in paths if "_by_query" in path or "_reindex" in path or "_scripts" in path]
    assert not [one for one in proxy.seen if b'"script"' in one.body]


def test_an_opened_point_in_time_is_closed_also_when_the_reader_stops_early(
    cluster: ElasticStore, proxy: FaultProxy, alias: str
) -> None:
    index = cluster.create(f"{alias}-00000000-1", "g", "h")
    index.upsert(corpus.documents(30))
    index.refresh()
    stream = index.stream(All())
    next(stream)
    stream.close()
    points = [(one.method, one.path.split("?")[0].rsplit("/", 1)[-1]) for one in proxy.seen]
    assert ("POST", "_pit") in points
    assert ("DELETE", "_pit") in points


@pytest.mark.django_db(transaction=True)
class TestIndexer:
    """The indexer against a real cluster that comes and goes."""

    @staticmethod
    def add(number: int) -> None:
        item = article(f"https://contoh.test/{number}", f"Judul {number}", words(number))
        publish(item, fetched=NOW + timedelta(minutes=number), body=f"{number % 16:x}")

    def test_down_at_start_then_up(self, elastic8: str, alias: str) -> None:
        for number in range(6):
            self.add(number)
        with pytest.raises(IndexUnavailableError):
            indexer.catch_up(store_at("http://127.0.0.1:9", alias), now=NOW)
        assert not IndexGeneration.objects.exclude(state="building").exists()
        cluster = store_at(elastic8, alias)
        report = indexer.catch_up(cluster, now=NOW)
        assert (report.indexed, report.rebuilt) == (6, True)
        assert indexer.verify(cluster).ok
        cluster.close()

    def test_down_in_the_middle_keeps_the_cursor_and_goes_on(
        self, cluster: ElasticStore, proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("search.filling.BATCH", 3)
        self.add(0)
        indexer.catch_up(cluster, now=NOW)
        for number in range(1, 10):
            self.add(number)
        bulks = itertools.count()

        def before(exchange: Exchange) -> None:
            exchange.hang_up = is_bulk(exchange) and next(bulks) >= 1

        proxy.before = before
        before_cursor = IndexGeneration.objects.get().cursor
        with pytest.raises(IndexUnavailableError):
            indexer.catch_up(cluster, now=NOW)
        cursor = IndexGeneration.objects.get().cursor
        assert before_cursor < cursor
        proxy.before = lambda _: None
        fresh = store_at(proxy.url, cluster.prefix)
        report = indexer.catch_up(fresh, now=NOW)
        assert report.lag == 0
        assert fresh.live().count(All()) == 10
        assert indexer.verify(fresh).ok
        assert not DeadLetter.objects.exists()
        fresh.close()

    def test_a_full_disk_pauses_and_buries_nothing(self, elastic8: str, cluster: ElasticStore) -> None:
        self.add(0)
        report = indexer.catch_up(cluster, now=NOW)
        name = cluster.names()[0]
        with Elasticsearch(elastic8) as client:
            client.indices.put_settings(index=name, settings={"index.blocks.read_only_allow_delete": True})
            self.add(1)
            with pytest.raises(IndexUnavailableError, match="free disk space"):
                indexer.catch_up(cluster, now=NOW)
            assert not DeadLetter.objects.exists()
            assert IndexGeneration.objects.get().cursor == report.cursor
            client.indices.put_settings(index=name, settings={"index.blocks.read_only_allow_delete": None})
        assert indexer.catch_up(cluster, now=NOW).indexed == 1

    def test_one_holder_of_the_lease_at_a_time_and_a_dead_ones_runs_out(self, cluster: ElasticStore) -> None:
        self.add(0)
        indexer.catch_up(cluster, now=NOW, owner="satu")
        IndexGeneration.objects.update(lease_owner="satu", lease_until_utc=NOW + timedelta(seconds=20))
        self.add(1)
        with pytest.raises(IndexBusyError, match="satu"):
            indexer.catch_up(cluster, now=NOW, owner="dua")
        assert indexer.catch_up(cluster, now=NOW + timedelta(seconds=21), owner="dua").indexed == 1

    def test_a_deleted_index_is_built_again(self, cluster: ElasticStore) -> None:
        for number in range(3):
            self.add(number)
        indexer.catch_up(cluster, now=NOW)
        cluster.drop(cluster.names()[0])
        report = indexer.catch_up(cluster, now=NOW)
        assert (report.rebuilt, report.indexed) == (True, 3)
        assert cluster.live().count(Term("judul", "title")) == 3
