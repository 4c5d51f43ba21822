"""`pantau case list|show|confirm|reject|undo|rebuild`: what people decide about cases, and the history behind them.

Every decision is a row with a name, a reason and a time; it stands in the audit log, can be undone, and outlives every
re-reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from scheduler.cli.frame import NOTHING_FOUND, Stop, Talk, house, verb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from pipelines.record import StoredItem

STEPS: Final = {
    "satgas": "pemeriksaan Satgas Netralitas", "study": "kajian Bawaslu", "kasn": "rekomendasi KASN",
    "bkn": "penerusan oleh BKN ke PPK", "ppk": "keputusan PPK", "record": "pencatatan di I'DIS",
    "block": "teguran atau blokir data oleh BKN",
}  # fmt: skip
STATES: Final = {
    "waiting": "tidak diberitakan", "open": "dimulai", "closed": "berakhir", "running": "berjalan",
    "extended": "tenggat pertama lewat", "overdue": "LEWAT tanpa keputusan yang diberitakan",
}  # fmt: skip
UNKNOWN: Final = {
    "not_reported": "tenggat tidak dapat dihitung", "no_days": "aturan yang dipegang Pantau tidak menyebut hari",
    "no_election": "teks tidak menyebut pemilihannya",
    "other_poll": "undang-undang tidak memberi tenggat untuk pemilihan ini",
}  # fmt: skip
_BATCH: Final = 50  # items that are derived again in one transaction


@click.group(help="Decide which reports tell of one case, and see its history.")
def command() -> None:
    """Hold the verbs of `pantau case`."""


def _decision(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a decision: who makes it and why."""
    reason = click.option("--reason", required=True, help="Why: kept beside the decision.")
    return click.option("--by", required=True, help="Who decides: kept in the audit log.")(reason(function))


@command.command("list")
@click.option(
    "--state", type=click.Choice(["proposed", "confirmed", "rejected"]), help="Only cases with such a member."
)
@verb
def listing(talk: Talk, *, state: str | None) -> None:
    """List cases with their stories: proposed by the key, confirmed or rejected by a person."""
    house()
    from pipelines import store  # noqa: PLC0415 - keeps --help fast

    rows = []
    for member in store.case_members(state=state):
        first = next((one for one in store.story_members(member.story_id) if not one.erased), None)
        rows.append(
            {
                "case": member.case_id,
                "story": member.story_id,
                "state": member.state,
                "status": first.status if first else None,
                "title": first.item.title if first else None,
            }
        )
    talk.table(
        {"members": rows}, ["case", "story", "state", "status", "title"], ([*map(_cell, row.values())] for row in rows)
    )


@command.command("show")
@click.argument("case_id", metavar="CASE|STORY|ITEM")
@verb
def show(talk: Talk, case_id: str) -> None:
    """Print a case's history: statuses, statements, members, handling, decisions. Takes a case, story or item id."""
    _settings, clock = house()
    from pipelines import canonical, store  # noqa: PLC0415 - keeps --help fast
    from scheduler import wiring  # noqa: PLC0415 - keeps --help fast

    story_id = store.story_of(case_id)
    history = store.case_history(story_id)
    if history is None:
        raise Stop(f"no case, story or item has the id {case_id}; `pantau case list` prints cases", NOTHING_FOUND)
    case_id = store.case_now(story_id)
    members = [one for one in store.story_members(case_id) if not one.erased]
    today = wiring.today_wib(clock.now())
    decided = [
        {
            "decision": row.pk, "kind": row.kind, "story": row.object, "by": row.by, "at": row.at_utc,
            "reason": row.reason, "undone_by": row.undone_by,
        }
        for row in store.case_decisions(case_id)
    ]  # fmt: skip
    answer: dict[str, Any] = {
        "case": case_id,
        **_standing(members),
        "history": [canonical.plain(row) for row in history.rows],
        "statements": [canonical.plain(row) for row in history.statements],
        "members": [{"story": story, "state": state, "title": _title(story)} for story, state in history.members],
        "deadline": _deadline(history.timer, today),
        "steps": [_step(step, today) for step in history.steps],
        "decisions": decided,
    }
    lines = [
        f"kasus {case_id}",
        f"status: {answer['status']}   per {answer['status_on'] or '-'} ({answer['authority'] or '-'})",
        *_counted(history.rows),
        *(f"  {row.stated_on}  pernyataan: {row.statement}  {row.item_id}" for row in history.statements),
        *("klaster {story}   {state}   {title}".format(**each) for each in answer["members"]),
        *(_told(step) for step in answer["steps"]),
        *(
            f"keputusan {row['decision']}: {row['kind']} {row['story']} oleh {row['by']}: {row['reason']}"
            + (f" (dibatalkan oleh {row['undone_by']})" if row["undone_by"] else "")
            for row in decided
        ),
    ]
    talk.answer(answer, "\n".join(lines))


@command.command("confirm")
@click.argument("case_id")
@click.argument("story_id")
@_decision
@verb
def confirm(talk: Talk, case_id: str, story_id: str, *, by: str, reason: str) -> None:
    """Join a story to a case (or to another story): from now on statuses move between them."""
    _decide(talk, "confirm_case", case_id, story_id, by=by, reason=reason)


@command.command("reject")
@click.argument("case_id")
@click.argument("story_id")
@_decision
@verb
def reject(talk: Talk, case_id: str, story_id: str, *, by: str, reason: str) -> None:
    """Say that a story tells of another case: it is not proposed for this one again."""
    _decide(talk, "reject_case", case_id, story_id, by=by, reason=reason)


@command.command("undo")
@click.argument("decision", type=int)
@click.option("--by", required=True, help="Who undoes it: kept in the audit log.")
@verb
def undo(talk: Talk, decision: int, *, by: str) -> None:
    """Take a decision back; its row stays."""
    settings, clock = house()
    from pipelines import store  # noqa: PLC0415 - keeps --help fast
    from scheduler import wiring  # noqa: PLC0415 - keeps --help fast

    with store.write():
        store.undo_case(decision, by=by, now=clock.now())
    wiring.catch_up_index(settings, clock)
    talk.answer({"undone": decision}, f"keputusan {decision} dibatalkan")


@command.command("rebuild")
@verb
def rebuild(talk: Talk) -> None:
    """Derive histories and proposals of all items again and apply every decision that is in force."""
    settings, clock = house()
    from pipelines import store  # noqa: PLC0415 - keeps --help fast
    from scheduler import wiring  # noqa: PLC0415 - keeps --help fast

    ids = store.all_pks()
    for start in range(0, len(ids), _BATCH):
        with store.write(rest=True):
            store.rebuild_rows(ids[start : start + _BATCH])
    with store.write():
        store.rebuild_members()
    wiring.catch_up_index(settings, clock)
    members = store.case_members()
    answer = {"items": len(ids), "cases": len({each.case_id for each in members}), "members": len(members)}
    talk.answer(answer, "{items} items, {cases} cases, {members} members".format(**answer))


def _decide(talk: Talk, what: str, case_id: str, story_id: str, **told: str) -> None:
    settings, clock = house()
    from pipelines import store  # noqa: PLC0415 - keeps --help fast
    from scheduler import wiring  # noqa: PLC0415 - keeps --help fast

    with store.write():
        decision = getattr(store, what)(case_id, story_id, **told, now=clock.now())
    wiring.catch_up_index(settings, clock)
    members = [one for one in store.story_members(story_id) if not one.erased]
    answer = {"decision": decision, "case": case_id, "story": story_id, **_standing(members)}
    talk.answer(answer, f"keputusan {decision}; status sekarang: {answer['status']}")


def _standing(members: list[StoredItem]) -> dict[str, Any]:
    standing = members[0].standing if members else None
    return {
        "status": members[0].status if members else None,
        "status_on": standing.stated_on if standing else None,
        "authority": standing.authority if standing else None,
    }


def _deadline(timer: Any, today: date) -> dict[str, Any] | None:  # noqa: ANN401 - a Timer or None
    if timer is None:
        return None
    return {
        "started_on": str(timer.started_on),
        "due_on": str(timer.due_on),
        "extended_on": str(timer.extended_on),
        "state": timer.state(today),
        "basis": timer.basis,
    }


def _step(step: Any, today: date) -> dict[str, Any]:  # noqa: ANN401 - a handling.Step
    days = _deadline(step.timer, today) or {}
    return {
        "step": step.step,
        "state": step.state(today),
        "started_on": step.started_on and str(step.started_on),
        "closed_on": step.closed_on and str(step.closed_on),
        "item": step.item_id,
        "due_on": days.get("due_on"),
        "extended_on": days.get("extended_on"),
        "basis": days.get("basis"),
        "unknown": step.unknown,
    }


def _counted(rows: Iterable[Any]) -> list[str]:
    """One line for all texts that tell the same: forty copies are one line."""
    told: dict[tuple[Any, ...], list[str]] = {}
    for row in rows:
        told.setdefault((row.stated_on, row.status, row.authority or "-"), []).append(row.item_id)
    more = {key: f"   +{len(ids) - 1} salinan" if len(ids) > 1 else "" for key, ids in told.items()}
    return [f"  {'  '.join(map(str, key))}  {ids[0]}{more[key]}" for key, ids in told.items()]


def _title(story_id: str) -> str | None:
    from pipelines import store  # noqa: PLC0415 - keeps --help fast

    view = store.story_view(story_id)
    return view.lead.title if view else None


def _told(step: dict[str, Any]) -> str:
    """One line a step; a deadline that cannot be counted says why."""
    end = f" s.d. {step['closed_on']}" if step["closed_on"] else ""
    since = f" sejak {step['started_on']}{end}" if step["started_on"] else ""
    last = f", tenggat {step['due_on']}" if step["due_on"] else f", {UNKNOWN[step['unknown']]}"
    more = f" (diperpanjang {step['extended_on']})" if step["extended_on"] not in {None, step["due_on"]} else ""
    return f"{STEPS[step['step']]}: {STATES[step['state']]}{since}{last}{more}"


def _cell(value: str | None) -> str:
    return value or "-"
