"""What looks like a step and is none: papers found, allowances cut, a finding only suspected. Half of `grounding`."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.excuses import victim_told
from pipelines.reading.portraying import of_nobody
from pipelines.reading.reacting import claimed_false, only_may, pensioned, usual_business, whoever_breaks
from pipelines.reading.unreal import staged
from pipelines.reading.witnessing import elsewhere_meant, sits_there

if TYPE_CHECKING:
    from pipelines.knowledge.rows import StepRow, Words
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft

_ON_PAPERS = frozenset(("S31.summoned", "S20.forwarded", "S21.sent", "S22.passed"))
_INVITES, _MEANT_FOR = frozenset(("ajak", "mengajak")), frozenset(("untuk", "buat", "guna", "demi", "bagi"))
_NEAR, _LISTED, _ADVERB, _HEADLESS, _HONOURABLE = 3, 10, 2, 4, 6  # tokens
_LOOKED_UP = frozenset(("dicek", "cek", "dicari", "ditelusuri", "ditanya"))
_ILL = frozenset((
    "merawat", "berobat", "operasi", "kuliah", "studi", "sakit", "tifus", "meninggal", "melahirkan", "terserang",
    "kecelakaan", "hamil", "wafat", "dirawat", "stroke",
))  # fmt: skip
_SAYS = frozenset(("kata", "ujar", "menurut", "tegas", "sebut", "tutur", "ucap", "ungkap"))
_SAYS |= {"dinilai", "dinyatakan", "dipastikan", "disimpulkan"}
_TREATS = frozenset(("makan", "ngopi", "minum", "arisan", "rapat", "kumpul", "berkumpul", "kesehatannya", "tensinya"))
_SO_OR_WHY = frozenset(("karena", "lantaran", "sebab", "agar", "supaya"))
_THAT = frozenset(("bahwa", "kalau", "soal", "isu", "kabar"))
_AFTER = frozenset(("usai", "setelah", "sesudah", "seusai", "pasca", "selepas"))


class NoSteps:
    """Looks at the words around the steps of one text."""

    draft: Draft
    lists: Words

    def honourable(self, row: StepRow, hit: Hit) -> bool:
        """'diberhentikan dengan hormat' follows a request; 'tidak atas permintaan sendiri' is the punishment."""
        behind = self.draft.tokens[hit.last : hit.last + _HONOURABLE]
        if row.id == "S05.not_his":
            post = any(other.first == hit.last for other in self.draft.near(hit.last, hit.last, 0, "post"))
            return not behind or not (post or behind[0] in self.lists["reading.not_his"])  # before anything else
        if row.status != "sanctioned":
            return False
        if "pemberhentian" in self.draft.view.text[hit.start : hit.end]:
            begin = self.draft.sentences[max(0, hit.sentence - 1)].first_token
            if not self.lists["reading.leaving_first"].isdisjoint(self.draft.tokens[begin : hit.first]):
                return True  # 'berhenti sebagai PNS sebelum mendaftar. SK pemberhentiannya turun Maret'
        return behind[:2] == ["dengan", "hormat"] and "tidak" not in behind

    def own_report(self, hit: Hit) -> bool:
        """'membuat laporan penggunaan dana', 'surat pengunduran dirinya belum diterima BKD': no report on anybody."""
        received = self.draft.tokens[hit.first].startswith("diterima")  # 'Laporan dana desa ... diterima inspektorat'
        end = self.draft.sentences[hit.sentence].first_token + 1 if received else hit.last
        near = self.draft.tokens[max(end, hit.first - _NEAR) : hit.first] if received else []
        return not self.lists["step.own_reports"].isdisjoint([*self.draft.tokens[end : end + 1], *near])

    def whoever(self, hit: Hit) -> bool:
        """'Kepala dinas yang diam dicurigai, yang bergerak dilaporkan': nobody in particular is."""
        begin = max(self.draft.sentences[hit.sentence].first_token + 1, hit.first - _HEADLESS)
        for index in range(begin, hit.first):
            if self.draft.tokens[index] == "yang" and self.draft.tokens[index - 1] == ",":
                row = self.draft.sentences[hit.sentence]
                everybody = self.draft.tokens[row.first_token] in self.lists["reading.vocatives"]
                everybody = everybody or "netral" in self.draft.tokens[row.first_token : index]
                return everybody or "yang" in self.draft.tokens[max(row.first_token, index - _HEADLESS) : index]
        return False

    def of_row(self, row: StepRow, hit: Hit, mood: str) -> bool:
        """What kills the steps of one row: a victim's complaint, papers that were found, a finding only suspected."""
        return (
            (row.id == "S30.reported" and self._no_report(hit))
            or (row.id in _ON_PAPERS and usual_business(self.draft, hit, self.lists["reading.rewards"]))
            or (row.id == "S31.summoned" and (self._papers(hit) or self._checks_things(hit)))
            or (row.id == "S17.found" and (mood == "alleged" or not self._by_authority(hit)))
            or (row.id in {"S05.not_his", "S06.in_order"} and not self.says_so(hit))
            or (row.id == "S15.cut" and (self._levy(hit) or pensioned(self.draft, hit)))
            or ("asks" in row.needs and not self._authority_asks(hit))
            or staged(self.draft, hit.sentence)
            or (whoever_breaks(self.draft, hit) or only_may(self.draft, hit))
            or of_nobody(self.draft, row.status, hit)
            or elsewhere_meant(self.draft, row.id, row.status, hit)
            or (row.status == "proven" and self._kinds_of(hit))
            or (row.status in {"sanctioned", "convicted"} and self._of_a_side(hit))
            or (row.id in {"S20.forwarded", "S31.summoned"} and self._other_business(hit))
            or (row.status == "forwarded" and self._circular(hit))
            or (
                row.status == "sanctioned"
                and (self._adjourned(hit) or self._told_off(hit) or self._removes_things(hit))
            )
            or (row.status == "forwarded" and self._promoted(hit))
            or (row.id == "S03.faked" and (self._only_by_desk(hit) or claimed_false(self.draft, hit)))
            or (row.status == "sanctioned" and (self._natural(hit) or self._recommended(hit) or self._explained(hit)))
        )

    def _no_report(self, hit: Hit) -> bool:
        told = self._things(hit) or self._victim(hit) or self._elsewhere(hit)
        invited = not _INVITES.isdisjoint(self.draft.tokens[max(0, hit.first - _NEAR) : hit.first])
        return told or invited or self._most(hit) or self._hours(hit)  # 'Bawaslu ajak warga laporkan ...'

    def _removes_things(self, hit: Hit) -> bool:
        """'Baliho paslon 2 di pertigaan, yang copot pak lurah': whoever takes a banner down loses no post."""
        if hit.passive or self.draft.tokens[hit.first - 1] != "yang":
            return False
        return any("material" in other.meanings.objects for other in self.draft.hits_of[hit.sentence])

    def _things(self, hit: Hit) -> bool:
        """'Asisten II melaporkan harga cabai turun': figures are reported, nobody is."""
        return not self.lists["reading.figures"].isdisjoint(self.draft.tokens[hit.last : hit.last + 1])

    def _hours(self, hit: Hit) -> bool:
        """'Bawaslu menerima laporan setiap hari kerja': opening hours."""
        behind = self.draft.tokens[hit.last : hit.last + _NEAR]
        return behind[:2] in (["setiap", "hari"], ["tiap", "hari"]) or "24" in behind

    def _of_a_side(self, hit: Hit) -> bool:
        """'kabar bohong bahwa cabup nomor 3 pernah dipenjara': the candidate was, nobody of the service."""
        if not hit.passive and not self.draft.tokens[hit.first].startswith("di"):
            return False
        near = self.draft.near(hit.first, hit.first, _HEADLESS, "side")
        here = [other for other in near if other.last <= hit.first and hit.first - other.last < _HEADLESS]
        return any(self.draft.tokens[other.first - 1] in _THAT for other in here if other.first)

    def _other_business(self, hit: Hit) -> bool:
        """'memanggil kepala dusun untuk sosialisasi', 'dipanggil Panwas, rapat bareng KPPS': nobody's case."""
        behind = self.draft.tokens[hit.last : hit.last + _HONOURABLE + _NEAR]
        business = self.lists["reading.business"]
        aims = any(one in {"untuk", "guna"} and two in business for one, two in pairwise(behind))
        return aims or sits_there(self.draft, hit, behind) or not business.isdisjoint(behind[:1])

    def _kinds_of(self, hit: Hit) -> bool:
        """'Ini macam-macam pose jari yang dinyatakan melanggar': a list of what is, nobody's verdict."""
        begin = self.draft.sentences[hit.sentence].first_token
        opening = self.draft.tokens[begin : begin + _NEAR]
        return "yang" in self.draft.tokens[begin : hit.first] and not self.lists["reading.kinds_of"].isdisjoint(opening)

    def _adjourned(self, hit: Hit) -> bool:
        """'rapat diskors 30 menit': a session is."""
        return not self.lists["reading.sessions"].isdisjoint(self.draft.tokens[max(0, hit.first - _NEAR) : hit.first])

    def _only_by_desk(self, hit: Hit) -> bool:
        """'video itu adalah rekaman 2021': clears only where a fact-check desk says so."""
        if self.draft.view.text[hit.start : hit.end] not in self.lists["reading.desk_only"]:
            return False
        return not any(m.id == "factcheck" for other in self.draft.having("authority") for m in other.meanings)

    def _natural(self, hit: Hit) -> bool:
        """'diganti KPU karena terserang tifus', 'diberhentikan karena meninggal': nobody is punished."""
        last = self.draft.sentences[hit.sentence].last_token
        words = self.draft.tokens[hit.last : min(last, hit.last + _LISTED)]
        because = next((n for n, word in enumerate(words) if word in _SO_OR_WHY), None)
        return because is not None and not _ILL.isdisjoint(words[because + 1 : because + 1 + _NEAR])

    def _told_off(self, hit: Hit) -> bool:
        """'ditegur ketua RW', 'ditegur warga': nobody who may punish."""
        behind = [word for word in self.draft.tokens[hit.last : hit.last + _NEAR] if word != "oleh"]
        return "tegur" in self.draft.tokens[hit.first] and not self.lists["reading.neighbours"].isdisjoint(
            behind[:_ADVERB]
        )

    def _promoted(self, hit: Hit) -> bool:
        """'diusulkan naik pangkat', 'diajukan pensiun': nobody's case is sent on."""
        behind = self.draft.tokens[hit.last : hit.last + _HONOURABLE + _NEAR]
        rewards = self.lists["reading.rewards"]
        aims = any(one in {"untuk", "guna"} and two in rewards for one, two in pairwise(behind))
        return aims or not rewards.isdisjoint(behind[:1])  # 'berkas dikirim ke BKN untuk kenaikan pangkat'

    def by_council(self, hit: Hit) -> bool:
        """'DPRD memanggil Pj bupati untuk menjelaskan hibah': the business of a council, unless it is neutrality."""
        row = self.draft.sentences[hit.sentence]
        words = self.draft.tokens[row.first_token : row.last_token]
        near = self.draft.tokens[max(row.first_token, hit.first - _LISTED) : hit.last + _ADVERB]
        return not self.lists["reading.councils"].isdisjoint(near) and not any("netral" in word for word in words)

    def _circular(self, hit: Hit) -> bool:
        """'meneruskan edaran BKN bahwa ...', 'permohonan cuti diajukan ke BKN': no case is passed on."""
        begin = max(self.draft.sentences[hit.sentence].first_token, hit.first - _LISTED)
        front = self.draft.tokens[begin : hit.first]
        if not self.lists["reading.applications"].isdisjoint(front) and self.lists["reading.cases"].isdisjoint(front):
            return True
        behind = self.draft.tokens[hit.last : hit.last + _ADVERB]
        return not self.lists["reading.circulars"].isdisjoint(behind if behind[:1] == ["surat"] else behind[:1])

    def _checks_things(self, hit: Hit) -> bool:
        """'memeriksa kesehatan bakal calon', 'cek logistik': nobody is examined."""
        words = self.lists["reading.checked_things"]
        begin = self.draft.sentences[hit.sentence].first_token
        comma = self.draft.tokens[hit.last : hit.last + 1] == [","]
        if self.draft.tokens[hit.first] in _LOOKED_UP and hit.first - begin <= 1 and comma:
            return True  # 'Sudah dicek, pak lurah gak jadi timses'
        if hit.passive or self.draft.tokens[hit.first].startswith("di"):  # 'daftar hadir dicek'
            before = self.draft.tokens[max(0, hit.first - _ADVERB) : hit.first]
            behind = self.draft.tokens[hit.last : hit.last + 1]
            return not self.lists["step.looked_at"].isdisjoint(before) or not _TREATS.isdisjoint(
                behind
            )  # 'dipanggil makan malam'
        there = self.draft.tokens[hit.last : hit.last + 1] == ["kehadiran"]  # 'dalami kehadiran kadis'
        posts = there and any(o.first == hit.last + 1 for o in self.draft.near(hit.last, hit.last + 1, 1, "post"))
        return not posts and not words.isdisjoint(self.draft.tokens[hit.last : hit.last + 1])

    def says_so(self, hit: Hit) -> bool:
        """'Bawaslu memastikan akun itu bukan milik lurah', 'BKN: mutasi itu sesuai prosedur': the authority says so."""
        begin = self.draft.sentences[hit.sentence].first_token
        sources = [
            other.last
            for other in self.draft.hits_of[hit.sentence]
            if other.has("authority") and begin <= other.first <= begin + _NEAR + _NEAR and other.last <= hit.first
        ]
        if not sources:
            return self._by_authority(hit)  # '..., kata Bawaslu Kolaka'
        words = self.draft.tokens[sources[0] : hit.first]
        said = [n for n, word in enumerate(words) if word in self.lists["reading.concludes"] or word == ":"]
        posts = [o.first - sources[0] for o in self.draft.near(sources[0], hit.first, 0) if o.has("post")]
        return bool(said) and not any(0 <= post < said[0] for post in posts)

    def _most(self, hit: Hit) -> bool:
        """'Kades paling banyak dilaporkan': a figure."""
        before = self.draft.tokens[max(0, hit.first - 2) : hit.first]
        return before[-1:] == ["terbanyak"] or before in (["paling", "banyak"], ["paling", "sering"])

    def _recommended(self, hit: Hit) -> bool:
        """'merekomendasikan kepada BKN agar seorang kadis ... dijatuhi sanksi': passed on, not given."""
        begin = self.draft.sentences[hit.sentence].first_token
        words = self.draft.tokens[begin : hit.first]
        asked = [n for n, word in enumerate(words) if "rekomendasi" in word and not word.startswith("rekomendasi")]
        passive = any(m.kind == "step" and m.value == "passive" for m in hit.meanings)
        if asked and passive and "," not in words[asked[0] :]:
            return True  # 'BKN merekomendasikan bidan yang jadi saksi paslon dijatuhi hukuman sedang'
        return bool(asked) and not {"agar", "supaya"}.isdisjoint(words[asked[0] :])

    def _explained(self, hit: Hit) -> bool:
        """'BKPSDM menjelaskan penundaan kenaikan pangkat bagi PNS ... menurut PP 94': a rule, nobody's sanction."""
        row = self.draft.sentences[hit.sentence]
        front = self.draft.tokens[max(row.first_token, hit.first - _NEAR) : hit.first]
        line = self.draft.view.text[row.start : row.end]
        return not self.lists["reading.explaining"].isdisjoint(front) and any(
            mark in line for mark in self.lists["reading.citations"]
        )

    def _by_authority(self, hit: Hit) -> bool:
        """'melanggar kode etik, kata Bawaslu': the authority says so, nobody else does."""
        return any(
            other.has("authority")
            and (
                not _SAYS.isdisjoint(self.draft.tokens[max(0, other.first - 2) : other.first])
                or (
                    other.first > hit.last  # '..., Bawaslu memastikan'
                    and self.draft.tokens[other.first - 1] == ","
                    and not self.lists["step.declares"].isdisjoint(self.draft.tokens[other.last : other.last + _NEAR])
                )
            )
            for other in self.draft.hits_of[hit.sentence]
        )

    def _authority_asks(self, hit: Hit) -> bool:
        """'Bawaslu minta BKPSDM beri sanksi pegawai ...'; what a citizen asks for is no step."""
        near = self.draft.near(hit.first, hit.first, _HONOURABLE, "authority")
        return any(0 <= hit.first - other.last < _NEAR and other.sentence == hit.sentence for other in near)

    def _levy(self, hit: Hit) -> bool:
        """'TPP dipotong lima persen untuk kampanye' is an act; 'dipotong gara-gara live TikTok' a sanction."""
        if not self.draft.tokens[hit.first].endswith(("otong", "angkas")):
            return False
        row = self.draft.sentences[hit.sentence]
        front, behind = self.draft.tokens[row.first_token : hit.first], self.draft.tokens[hit.last : row.last_token]
        if "yang" in front and _MEANT_FOR.isdisjoint(behind):
            return False  # 'Dua PPPK yang membuat status dukungan dipotong tunjangannya enam bulan'
        return not any(
            m.kind == "opener" and (m.id == "cause" or self.draft.tokens[other.first] in _AFTER)
            for other in self.draft.hits_of[hit.sentence]
            for m in other.meanings
        )

    def _papers(self, hit: Hit) -> bool:
        """'KPU menemukan fotokopi KTP', 'Berkas itu ditemukan': papers are found, nobody is."""
        if self.draft.view.text[hit.start : hit.end] not in self.lists["reading.finding"]:
            return False
        around = self.draft.tokens[max(0, hit.first - _NEAR) : hit.last + _NEAR]
        papers = self.lists["reading.papers"]
        behind = self.draft.tokens[hit.last : hit.last + _LISTED]
        listed = any(word in {"tercatat", "terdaftar", "tercantum"} for word in behind)
        counted = any(
            (one.isdigit() or one in self.lists["reading.numbers"]) and two in papers for one, two in pairwise(around)
        )
        return not counted and (listed or not papers.isdisjoint(around))

    def _elsewhere(self, hit: Hit) -> bool:
        """'Mengadu ke DPRD': no report to an authority of this matter."""
        behind = self.draft.tokens[hit.last : hit.last + 3]
        if behind[:1] in (["atasan"], ["pimpinan"], ["atasannya"], ["bos"], ["warganet"], ["netizen"]):
            return True
        return behind[:1] == ["ke"] and not self.lists["step.elsewhere"].isdisjoint(behind)

    def _victim(self, hit: Hit) -> bool:
        """Whoever was entered without consent complains; that is no report on an official."""
        return victim_told(self.draft, hit.sentence)
