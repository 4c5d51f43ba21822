"""Pathological pages, made by rule: each tries to make a parser hang, burn memory or lose the text without a word."""

from __future__ import annotations

import json

ARTICLE = (
    "<h1>Camat Dilaporkan ke Bawaslu karena Hadir di Panggung Kampanye</h1><p>Seorang camat di Kabupaten Wonosobo "
    "dilaporkan warga ke Bawaslu karena hadir di panggung kampanye pasangan calon bupati nomor urut dua.</p><p>Pelapor "
    "menyerahkan rekaman video berdurasi dua menit kepada petugas di kantor Bawaslu pada Senin pagi.</p><p>Bawaslu "
    "meregistrasi laporan itu dan akan mengkajinya paling lama lima hari kerja ke depan, kata ketuanya.</p>"
)


def shapes() -> dict[str, bytes]:
    """Return name -> page; those whose name starts with `whole_` hold an article that must be read."""
    made = {
        "deep_nest": "<div>" * 100_000 + ARTICLE,
        "deep_nest_closed_later": "<div>" * 100_000 + "</div>" * 100_000 + ARTICLE,
        "attributes": "<div " + " ".join(f"a{n}=1" for n in range(200_000)) + ">" + ARTICLE,
        "attributes_behind_quoted_end": '<div a=">" ' + " ".join(f"a{n}" for n in range(200_000)) + ">" + ARTICLE,
        "cells": "<table>" + "<tr><td>x</td></tr>" * 200_000 + "</table>" + ARTICLE,
        "open_comments": "<!--" * 40_000 + ARTICLE,
        "glued_tags": "<a" * 2_000_000 + ">" + ARTICLE,
        "less_than": "<" * 1_000_000 + ARTICLE,
        "entities": "<p>" + "&amp;&#65;&nbsp;" * 150_000 + "</p>" + ARTICLE,
        "one_long_word": "<p>" + "x" * 3_000_000 + "</p>" + ARTICLE,
        "long_attribute": f'<div title="{"kata " * 1_000_000}">{ARTICLE}</div>',
        "json_brackets": f'<script type="application/ld+json">{"[" * 200_000}</script>{ARTICLE}',
        "many_headlines": "<title>x</title>" + "<h1>judul</h1>" * 20_000 + ARTICLE,
        "many_dates": ARTICLE + '<time class="date" datetime="x">20</time>' * 30_000,
        "whole_many_classes": f'<div class="{"iklan x " * 200_000}">{ARTICLE}</div>',
        "open_quotes": "<a b=\"><a c='>" * 60_000 + ARTICLE,
        "nested_lists_in_limit": "<ul><li>" * 900 + ARTICLE,
        "whole_nest_in_limit": "<div>" * 1_900 + ARTICLE + "</div>" * 1_900,
        "whole_open_paragraphs": ARTICLE + "<p>" * 20_000,
        "whole_many_breaks": ARTICLE + "<br>" * 50_000,
        "whole_nul": ARTICLE.replace("camat", "ca\0mat"),
        "whole_entity_bomb": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
        f"<html><body>{ARTICLE}<p>&c;&f;</p></body></html>",
    }
    data = {"@type": "NewsArticle", "author": [{"name": "Rahmi"}] * 20_000}
    made["many_authors"] = f'<script type="application/ld+json">{json.dumps(data)}</script>{ARTICLE}'
    return {name: f"<html><body>{text}".encode() for name, text in made.items()}
