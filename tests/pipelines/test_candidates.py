"""The operator's list: a mistake names its line and fix, and a name is a side only in its days, place and spelling.

All persons are invented. A false side turns an officer who met his neighbour into a case: hence most of these tests.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelines import canonical, child, differences, models, process, replay, store, worker
from pipelines.archive import ArchiveWriter
from pipelines.knowledge import Knowledge, candidate_file, files, load
from pipelines.knowledge.candidates import Candidate, Candidates, frame
from pipelines.reading import reading_of
from pipelines.record import Item, Published
from tests.pipelines.store_builders import NOW, OUTLET, RECIPES, StoppedClock, capture_of, page

if TYPE_CHECKING:
    from pipelines.record import Medium

HEAD = ",".join(candidate_file.COLUMNS)
GOOD = (
    "Wiranto Kusumaningrat,Kusumaningrat,bupati,33.18,pilkada-2024,2,PKB / PAN,2024-09-22,2024-11-27,kpu.example",
    "Darsono Hadiprayitno,,bupati,33.18,pilkada-2024,1,perseorangan,2024-09-22,2024-11-27,kpu.example",
    "Lasmini Purnamaratri,,gubernur,33,pilkada-2024,3,PDIP,2024-09-22,2024-11-27,kpu.example",
    "Wiranto Kusumaningrat,,wali kota,21.71,pilkada-2024,4,,2024-09-22,2024-11-27,kpu.example",
    "Sasongko Adiwinoto,,presiden,,pilpres-2024,9,,2023-11-13,2024-02-14,kpu.example",
)
DURING = dt.date(2024, 11, 1)


def written(path: Path, *rows: str, head: str = HEAD, encoding: str = "utf-8") -> Path:
    file = path / candidate_file.FILE
    file.write_text("\n".join((head, *rows)) + "\n", encoding=encoding)
    return file


def read(path: Path, *rows: str, head: str = HEAD) -> Candidates:
    return candidate_file.read(written(path, *rows, head=head), load().spelling)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    found = read(tmp_path_factory.mktemp("list"), *GOOD)
    assert found.mistakes == ()
    return load().knowing(found)


def item(text: str, day: dt.date | None = DURING, title: str | None = None, medium: Medium = "news") -> Item:
    published = None if day is None else Published(day, "day", "Asia/Jakarta", True, str(day), "test")
    return Item(id="c", outlet="o", medium=medium, url=None, title=title, text=text, published=published)


def sides(known: Knowledge, text: str, **more: object) -> list[str]:
    """The words that are a side by the list or by a name learned behind it."""
    found = reading_of(item(text, **more), known)  # type: ignore[arg-type]
    by_name = [side for side in found.sides if side.rule in {"side.list", "side.bound"}]
    return [found.view.cased[side.start : side.end] for side in by_name]


class TestFile:
    def test_an_absent_file_is_an_empty_list_and_changes_nothing(self, tmp_path: Path) -> None:
        found = candidate_file.read(tmp_path / "none.csv", load().spelling)
        assert (found.rows, found.mistakes) == ((), ())
        assert load().knowing(found).version == load().version

    def test_a_good_list_is_read_whole(self, tmp_path: Path) -> None:
        found = read(tmp_path, *GOOD)
        assert found.mistakes == ()
        assert found.rows[0] == Candidate(
            name="Wiranto Kusumaningrat", short=("Kusumaningrat",), office="bupati", region="33.18",
            election="pilkada-2024", number=2, party=("PKB", "PAN"), valid_from=dt.date(2024, 9, 22),
            valid_until=dt.date(2024, 11, 27), source="kpu.example",
        )  # fmt: skip
        assert [row.line for row in found.rows] == [2, 3, 4, 5, 6]

    def test_what_spreadsheets_do_is_read_too(self, tmp_path: Path) -> None:
        columns = "name;office;region;election;valid_from;valid_until;source;number"
        name = "Hadiprayitno"
        rows = ("# catatan sendiri", f"Darsono  {name};Bupati;33.18;pilkada-2024;2024-09-22;2024-11-27;a,b;1", ";;;")
        file = written(tmp_path, *rows, head=columns, encoding="utf-8-sig")
        found = candidate_file.read(file, load().spelling)
        assert found.mistakes == ()
        assert [(row.name, row.office, row.source, row.line) for row in found.rows] == [
            ("Darsono Hadiprayitno", "bupati", "a,b", 3)
        ]

    @pytest.mark.parametrize(
        ("change", "said", "fix"),
        [
            ({"name": ""}, "name is empty", "fill in name"),
            ({"name": "Dr. Darsono, M.Si."}, "holds more than words", "without titles"),
            ({"name": "Budi"}, "'Budi' is the name of very many people", "write it whole"),
            ({"name": "Harapan"}, "'Harapan' is also a", "write it whole"),
            ({"short": "Wira / Santoso"}, "'Santoso' is the name of very many people", "two words"),
            ({"short": "Kudus"}, "'Kudus' is also a place", "two words"),
            ({"short": "Camat"}, "'Camat' is also a", "two words"),
            ({"short": "Ita"}, "'Ita' is shorter than 4 letters", "two words"),
            ({"office": "bupatii"}, "no office is called 'bupatii'", "did you mean bupati?"),
            ({"region": "33.99"}, "no region has the code '33.99'", "Kemendagri code"),
            ({"region": "33"}, "the region is a province", "correct the office or the region"),
            ({"region": ""}, "region is empty", "33.18"),
            ({"election": "pilkada"}, "no election is called 'pilkada'", "pilkada-2024"),
            ({"election": "pilpres-2024"}, "a bupati is not elected in pilpres", "pilkada-2024"),
            ({"election": "pilkada-2020"}, "pilkada-2020 lies outside", "correct the year"),
            ({"number": "0"}, "'0' is no ballot number", "1 to 99"),
            ({"party": "Partai Bunga"}, "no party is called 'Partai Bunga'", "parted by /"),
            ({"valid_from": "22/09/2024"}, "'22/09/2024' is no day", "YYYY-MM-DD"),
            ({"valid_until": "2024-09-01"}, "lies before", "correct one"),
            ({"source": ""}, "source is empty", "fill in source"),
        ],
    )
    def test_a_mistake_names_line_and_fix_and_costs_its_row_only(
        self, tmp_path: Path, change: dict[str, str], said: str, fix: str
    ) -> None:
        cells = dict(zip(candidate_file.COLUMNS, GOOD[1].split(","), strict=True)) | change
        broken = ",".join(f'"{cells[column]}"' for column in candidate_file.COLUMNS)
        found = read(tmp_path, GOOD[0], broken, GOOD[2])
        told = [str(mistake) for mistake in found.mistakes]
        assert [line for line in told if said in line and fix in line], told
        assert all(line.startswith("candidates.csv:3: ") for line in told)
        assert [row.line for row in found.rows] == [2, 4]

    def test_the_first_line_is_checked(self, tmp_path: Path) -> None:
        found = read(tmp_path, GOOD[0], head=HEAD.replace("valid_from", "valid_form"))
        assert found.rows == ()
        assert "candidates.csv:1: no column is called 'valid_form'; fix: did you mean valid_from?" in [
            str(mistake) for mistake in found.mistakes
        ]
        assert "lacks valid_from" in str(found.mistakes[1])
        assert candidate_file.read(written(tmp_path, head=""), load().spelling).mistakes[0].line == 1

    def test_two_rows_for_one_person_or_one_short_form_are_told(self, tmp_path: Path) -> None:
        namesake = "Bagaskara Kusumaningrat,Kusumaningrat,wakil bupati,33.18,pilkada-2024,2,,2024-09-22,2024-11-27,x"
        elsewhere = namesake.replace("33.18", "35.09").replace("Bagaskara", "Prawira")
        found = read(tmp_path, GOOD[0], GOOD[0], namesake, elsewhere)
        assert [mistake.line for mistake in found.mistakes] == [3, 4]
        assert "stands in line 2 already" in found.mistakes[0].said
        assert "is also that of line 2" in found.mistakes[1].said
        assert [row.line for row in found.rows] == [2, 5]

    def test_what_is_no_text_and_what_is_too_much_is_refused(self, tmp_path: Path) -> None:
        file = tmp_path / candidate_file.FILE
        file.write_bytes(b"\xff\xfe\x00n")
        assert "UTF-8" in str(candidate_file.read(file, load().spelling).mistakes[0])
        file.write_bytes(b"x" * (candidate_file.FILE_BYTES + 1))
        assert "over 4 MiB" in str(candidate_file.read(file, load().spelling).mistakes[0])
        folder = tmp_path / "folder.csv"
        folder.mkdir()
        assert "cannot be read" in str(candidate_file.read(folder, load().spelling).mistakes[0])

    def test_every_office_says_where_its_words_come_from(self) -> None:
        assert all(row["source"] and row["en"] and row["elections"] for row in frame().offices.values())
        assert {poll for row in frame().offices.values() for poll in row["elections"]} == set(frame().elections)


class TestVersion:
    def test_the_list_is_part_of_the_knowledge(self, tmp_path: Path, known: Knowledge) -> None:
        assert known.version != load().version
        later = load().knowing(read(tmp_path, *GOOD[:-1], GOOD[-1].replace("2024-02-14", "2024-02-15")))
        assert later.version not in {known.version, load().version}

    def test_order_and_remarks_are_not(self, tmp_path: Path, known: Knowledge) -> None:
        assert load().knowing(read(tmp_path, "# daftar", *reversed(GOOD))).version == known.version
        assert load().with_candidates(known.candidates.rows).version == known.version

    def test_one_process_knows_one_list(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        load()
        monkeypatch.setattr(files, "_list", [])
        files.candidates_from(tmp_path / "absent.csv")  # nothing is lost by a list that is not there
        with pytest.raises(RuntimeError, match="start a new process"):
            files.candidates_from(written(tmp_path, *GOOD))


class TestSide:
    def test_the_full_name_within_its_days_and_place(self, known: Knowledge) -> None:
        text = "Camat Sukarame di Kabupaten Pati diduga mendukung Wiranto Kusumaningrat."
        assert sides(known, text) == ["Wiranto Kusumaningrat"]
        assert sides(load(), text) == []
        tagged = process.tag(item(text), known)
        assert tagged.incident
        assert not process.tag(item(text), load().with_model(None)).incident
        (tag,) = tagged.violations
        assert "calon bupati Kabupaten Pati nomor urut 2 dalam daftar calon" in tag.reason
        assert "Kabupaten Pati number 2 on the list of candidates" in tag.reason_en

    @pytest.mark.parametrize("day", [dt.date(2024, 9, 21), dt.date(2024, 11, 28), dt.date(2026, 1, 5)])
    def test_outside_of_its_days_it_is_a_name_like_others(self, known: Knowledge, day: dt.date) -> None:
        assert sides(known, "Camat di Kabupaten Pati diduga mendukung Wiranto Kusumaningrat.", day=day) == []

    def test_the_day_of_the_act_comes_before_that_of_publication(self, known: Knowledge) -> None:
        text = "Camat di Kabupaten Pati diduga mendukung Wiranto Kusumaningrat pada 9 Oktober {}."
        late = dt.date(2025, 3, 1)
        assert sides(known, text.format(2024), day=late) == ["Wiranto Kusumaningrat"]
        assert sides(known, text.format(2023), day=DURING) == []

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("Camat di Kota Batam mendukung Darsono Hadiprayitno pada Pilkada 2024.", False),  # another region
            ("Camat di Jawa Tengah mendukung Darsono Hadiprayitno.", False),  # its province alone does not do
            ("Camat di Jawa Tengah mendukung Darsono Hadiprayitno pada pilkada.", True),
            ("Camat itu mendukung Darsono Hadiprayitno pada Pilkada 2024.", True),  # no region, but the election
            ("Camat itu mendukung Darsono Hadiprayitno.", False),  # neither
            ("Lurah di Kota Semarang mendukung Lasmini Purnamaratri.", True),  # a province holds its regencies
            ("Lurah itu mendukung Sasongko Adiwinoto.", False),  # his days are over
        ],
    )
    def test_a_regional_candidate_needs_its_region_or_its_election(
        self, known: Knowledge, text: str, meant: bool
    ) -> None:
        assert bool(sides(known, text)) is meant

    def test_without_any_day_the_text_must_speak_of_the_election(self, known: Knowledge) -> None:
        text = "Camat di Pati diduga mendukung Wiranto Kusumaningrat"
        assert sides(known, f"{text}.", day=None) == []
        assert sides(known, f"{text} pada Pilkada 2024.", day=None) == ["Wiranto Kusumaningrat"]
        assert sides(known, f"{text} pada Pilkada 2029.", day=None) == []

    def test_a_national_candidate_needs_the_days_only(self, known: Knowledge) -> None:
        text = "Seorang lurah di Batam diduga mendukung Sasongko Adiwinoto."
        assert sides(known, text, day=dt.date(2024, 1, 10)) == ["Sasongko Adiwinoto"]

    def test_two_of_one_name_are_told_apart_by_region(self, known: Knowledge) -> None:
        found = reading_of(item("Lurah di Kota Batam diduga mendukung Wiranto Kusumaningrat."), known)
        assert [side.said[0].split(" dalam")[0] for side in found.sides] == ["calon wali kota Kota Batam nomor urut 4"]

    @pytest.mark.parametrize(
        "text",
        [
            "Kepala Dinas Sosial Kabupaten Pati Wiranto Kusumaningrat membuka pelatihan.",
            "Camat Rimbo Jaya, Wiranto Kusumaningrat, diduga ikut kampanye di Pati.",
            "Rapat warga Pati digelar di Jalan Wiranto Kusumaningrat.",
            "Rapat warga Pati digelar di Jl. Wiranto Kusumaningrat.",
            "Di Pati hadir pula Bagus Wiranto Kusumaningrat.",
            "Di Pati hadir pula Wiranto Kusumaningrat Adiningrat.",
            "Warga Pati mengenal wiranto kusumaningrat sejak lama.",
            "Warga Pati mengenal Wiranto sejak lama.",
            "KUSUMANINGRAT DATANG KE PATI",
            "Kusumaningrat datang ke Pati.",
        ],
    )
    def test_namesakes_and_bare_words_are_no_side(self, known: Knowledge, text: str) -> None:
        assert sides(known, text) == []

    def test_a_short_form_counts_with_its_capital(self, known: Knowledge) -> None:
        assert sides(known, "Di Pati seorang camat mengunggah dukungan untuk Kusumaningrat.") == ["Kusumaningrat"]
        again = "Seorang camat di Pati mengunggah dukungan untuk Kusumaningrat. Kusumaningrat menyukainya."
        assert sides(known, again) == ["Kusumaningrat", "Kusumaningrat"]

    def test_a_post_without_capitals_may_name_somebody_whole(self, known: Knowledge) -> None:
        text = "camat sukarame pati dukung wiranto kusumaningrat gaes"
        assert sides(known, text, medium="post") == ["wiranto kusumaningrat"]
        assert sides(known, text) == []
        assert sides(known, "camat sukarame dukung wiranto kusumaningrat", medium="post") == []

    def test_an_incumbent_is_a_side_and_titles_do_not_hide_a_name(self, known: Knowledge) -> None:
        assert sides(known, "Camat di Pati mendukung Bupati Wiranto Kusumaningrat.") == ["Wiranto Kusumaningrat"]
        assert sides(known, "Camat di Pati mendukung Pak Wiranto Kusumaningrat.") == ["Wiranto Kusumaningrat"]

    def test_behind_the_full_name_one_word_of_it_is_enough(self, known: Knowledge) -> None:
        text = "Camat di Pati berfoto bersama Wiranto Kusumaningrat. Ia mengajak warga memilih Wiranto."
        assert sides(known, text) == ["Wiranto Kusumaningrat", "Wiranto"]
        other = "Wiranto Kusumaningrat datang ke Pati. Lurah Wiranto Raharjo menyambutnya."
        assert sides(known, other) == ["Wiranto Kusumaningrat"]

    def test_a_long_text_without_names_costs_next_to_nothing(self, known: Knowledge) -> None:
        text = "Warga Pati menunggu pengumuman. Wiranto " * 2_500
        assert sides(known, text) == []


class TestLearned:
    """Names that the document itself binds to a candidacy; no list is known."""

    @pytest.mark.parametrize(
        "first",
        [
            "Calon bupati nomor urut 2, Budi Santoso, menyapa warga di Pati.",
            "Calon bupati Pati nomor urut 2, Budi Santoso, menyapa warga di lapangan.",
            "Paslon nomor urut 2 Budi Santoso-Rina Kartika menyapa warga di Pati.",
            "Budi Santoso, calon bupati Pati, menyapa warga di lapangan.",
            "Cabup Budi Santoso menyapa warga di Pati.",
        ],
    )
    def test_a_name_behind_or_before_the_candidacy_is_a_side_from_then_on(self, first: str) -> None:
        text = f"{first} Seorang camat di Pati diduga mendukung Budi."
        assert sides(load(), text)[-1] == "Budi"
        tagged = process.tag(item(text), load().with_model(None))
        assert tagged.incident
        start, end = text.rindex("Budi"), text.rindex("Budi") + 4
        assert any(("text", start, end) in tag.spans for tag in tagged.violations)

    def test_the_officer_is_meant_by_his_office(self) -> None:
        text = "Calon bupati nomor urut 2, Budi Santoso, berkampanye di Pati. Camat itu diduga mendukung Budi."
        assert sides(load(), text) == ["Budi", "Santoso", "Budi"]
        assert process.tag(item(text), load().with_model(None)).incident

    def test_an_officer_of_the_same_first_name_is_no_side(self) -> None:
        first = "Calon bupati nomor urut 2, Budi Santoso, menyapa warga di Pati."
        assert sides(load(), f"{first} Camat Rimbo Budi Hartono membuka rapat.") == ["Budi", "Santoso"]
        assert sides(load(), f"{first} Hadir pula Budi Hartono dari dinas.") == ["Budi", "Santoso"]

    @pytest.mark.parametrize(
        "text",
        [
            "Nomor urut 2, Senin, ditempel di papan. Camat menunggu Senin.",
            "Warga, calon pemilih di Pati, menunggu. Warga mendukung.",
            "Di Kabupaten Pati, calon bupati belum ada. Camat mendukung Pati.",
        ],
    )
    def test_other_words_with_a_capital_are_not_learned(self, text: str) -> None:
        assert sides(load(), text) == []


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestStored:
    URL = "https://suara-lembah.example/berita/77"
    LINES = (
        "PATI - Seorang camat di Kabupaten Pati diduga mendukung Wiranto Kusumaningrat, Rabu (13/11/2024).",
        "Camat itu terekam memegang poster di halaman kantor kecamatan pada jam kerja dan belum memberi keterangan.",
        "Warga yang merekam menyerahkan videonya kepada pengawas pemilihan di tingkat kecamatan pada sore harinya.",
    )

    def fetch(self, folder: Path) -> None:
        body = page("Camat Diduga Dukung Wiranto Kusumaningrat", *self.LINES)
        with ArchiveWriter(folder) as archive:
            seen = capture_of(self.URL, body, fetched=NOW)
            reference = archive.append(seen, body)
            archive.sync()
            with store.write():
                store.add_capture(replace(seen, archive=reference))

    def test_children_read_with_the_list_of_their_parent(
        self, tmp_path: Path, known: Knowledge, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.fetch(tmp_path)
        monkeypatch.setattr(child, "KNOWLEDGE", known)
        worker.drain(known, RECIPES, clock=StoppedClock(), archive_folder=tmp_path)
        (stored,) = store.get_pks([models.Item.objects.get().pk])
        assert stored.item.incident
        assert stored.item.knowledge_version == process.knowledge_version(known, RECIPES[OUTLET])

    def test_a_new_list_shows_in_the_differences_and_a_replay_takes_it(
        self, tmp_path: Path, known: Knowledge, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.fetch(tmp_path)
        worker.drain(load(), RECIPES, clock=StoppedClock(), archive_folder=tmp_path)
        before = canonical.to_bytes(store.get_pks([models.Item.objects.get().pk])[0].item)
        (change,) = differences.differences(known).changes
        assert change.fields["incident"] == (("no",), ("yes",))
        assert differences.differences(load()).changes == []
        monkeypatch.setattr(child, "KNOWLEDGE", known)
        report = replay.replay(known, RECIPES, clock=StoppedClock(), archive_folder=tmp_path)
        assert report.work.items_changed == 1
        (stored,) = store.get_pks([models.Item.objects.get().pk])
        assert stored.item.incident
        assert canonical.to_bytes(stored.item) != before
