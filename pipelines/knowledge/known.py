"""The names by which the reading knows rows of rules.toml (`known_as`): its code never asks for the id of a row.

`lint` holds the files to this list, `load` builds `Knowledge.known` from it. A new name is a line here and in a row.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from pipelines.knowledge.mistakes import near

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipelines.knowledge.rows import Rule

NAMES: Final = {
    "material": "material of a side is put up or handed out",
    "material_given": "material given to somebody as a thing",
    "own_face": "the face of whoever runs, put up beside the candidacy",
    "material_kept": "material kept where somebody works or lives",
    "posts": "posts on an account or into a group",
    "shares": "spreads what others may have made",
    "sends_to_group": "sends into a group of talk",
    "status": "a status or story of the own account",
    "profile": "picture or frame of the own profile",
    "writes": "writes for a side",
    "goes_live": "sends an event of a side live",
    "emoji": "an emoji under the post of a side",
    "reshares": "shares the content of another",
    "in_their_group": "is in the group of a team",
    "poses": "a photo, finger sign or salute of a side",
    "photo_together": "photographed with a side",
    "wears": "wears what shows a side",
    "chants": "the chants of a side",
    "on_the_body": "it is told on whose body the sign is",
    "sticks_to_clothes": "the sign sticks to somebody's clothes",
    "attends": "is there at an event",
    "attends_theirs": "is there at an event that is of a side by its name",
    "attends_any": "is there at an event with a side beside it",
    "escorts": "fetches, brings or walks with a candidate",
    "dances": "dances or sings on their stage",
    "declares_beside": "a declaration of support, as taking part in it",
    "among_them": "is seen among those of a side",
    "fills_event": "whoever stands behind the verb fills an event of a side",
    "declares": "a declaration of support",
    "campaigns": "campaigns in so many words",
    "campaigns_bare": "campaigns, with no side needed beside it",
    "speech": "speaks or leads on a stage",
    "praises": "praises a side",
    "speaker": "is the speaker of an event of a side",
    "claims_aid_event": "what the state gives, claimed as a gift of a side",
    "claims_aid": "aid of the state told as the gift of a side",
    "lends_place": "a place or a thing of an office is used for a side",
    "bears_cost": "pays for others beside a side",
    "led_by": "a march or a song led, told in the passive",
    "team_work": "does the work of a team",
    "urges": "an order that, put to an authority, asks it to look into a case",
    "order": "asks or orders somebody to do something for a side",
    "orders_people": "orders people to vote, to come or to escort",
    "in_his_name": "a call that a swindler may make in the name of an official",
    "calls_to_vote": "wins votes, allowed to the spouse on leave",
    "calls": "a call whose matter stands behind it",
    "sends_out": "sends people out for a side",
    "gathers": "gathers people or votes: what they then do is an act beside it",
    "mobilises": "mobilises people or support",
    "drives_people": "pushes or rallies people towards a side",
    "moves_over": "tells people to move over to a side",
    "brings_to_event": "people told to come, or brought, to an event of a side",
    "of_the_poll": "the one in office is to go on, said where a poll is told",
    "recruits": "papers by which others join a team are given out",
    "pleads": "asks for help for the side behind the words",
    "takes_names": "takes the names of whoever will vote for a side",
    "said_at_polls": "the number is all that is said to the voters",
    "comes_with": "what shows a side comes with the goods",
    "own_device": "an excuse about the own phone or account",
    "whispers": "a number passed on: only where it is quoted or told behind a colon",
    "sees_to": "a side is to win: only behind 'agar' and a verb of arranging",
    "votes": "the call to vote itself: 'coblos nomor 2'",
    "vote_quota": "hands in voters or sets a number of them",
    "appeal": "an appeal, named by a noun",
    "summons": "calls people of the service together",
    "one_in_office": "the one in office, without name or number",
    "colour": "the colour of one side for a place",
    "carries_people": "people are brought to an event of a side",
    "gathers_copies": "names and copies gathered for a side",
    "coded": "a place or face on the ballot, a debt, a proof of love: only where votes are spoken of",
    "debt": "a debt to be paid at the ballot",
    "proof_of_love": "a ballot number as the proof of love for a place",
    "coded_told": "coded words whose meaning the writer tells",
    "gives": "gives goods or money",
    "sends_goods": "goods leave a store: only where something on them shows the side",
    "treats": "treats people or pays for them",
    "pays_for": "pays what a side needs",
    "hosts": "opens the own house to a gathering",
    "of_office": "people or things of the service used: no act where the matter is somebody's own",
    "uses_facility": "a thing of the state is used",
    "facility": "a thing of the state, without a verb",
    "public_money": "public money or pay is cut or used",
    "on_duty": "a hall or hour of the service, beside the act done there",
    "facility_beside": "a thing of the state, in a sentence of its own beside the act",
    "wishes": "a wish that a side may win, in a quote",
    "merit": "what people got is told as the merit of a side",
    "attacks_camp": "tents and posts of a side wrecked or pelted",
    "state_data": "data of the state for a side",
    "state_aid": "what the state gives, handed out for a side",
    "state_ground": "an event of a side on the ground of an office",
    "lends": "somebody lends a place of the state: 'aturan mengizinkan' lends nothing",
    "letter": "a letter of an office",
    "letter_orders": "a formal order, for a side",
    "letter_calls": "a letter with the head of an office, for a side",
    "kept_from": "a permit or place refused, or a letter about it: nothing where it is kept from all sides",
    "removals": "somebody is moved or dismissed for his choice",
    "moved_for_choice": "moved or dismissed for a political reason, as an act of office",
    "pressed_for_choice": "moved or dismissed for a political reason, as pressure",
    "for_kin": "moved or dismissed for whom the kin stand",
    "appoints": "an appointment before a poll",
    "moves_supporters": "supporters are moved or dismissed",
    "harm": "something is kept from people or taken away",
    "withholds": "a permit or service withheld",
    "holds_programme": "a programme or aid held back from where the other side lives",
    "programme_moved": "a programme or aid cut or moved",
    "service_closed": "school or service closed for an event of a side",
    "disperses": "an event is broken up or hindered",
    "not_on_his_wall": "harm or removal that anybody may do in the own house",
    "one_side_only": "what an office gives, for one side only",
    "supporters_only": "an office serves supporters only",
    "to_one_only": "forbidden or allowed to one side, not to all",
    "bars_material": "the public is forbidden what shows one side",
    "allows_one": "leave given to one side only",
    "in_team": "is or becomes a member of a team",
    "joins_team": "joins or becomes something in a team",
    "runs_group": "keeps a group or post of a team",
    "drafts": "writes what a side presents: the side stands in the same part of the sentence",
    "not_neutral": "called not neutral, nothing more",
    "part_in_team": "the part in a team follows the post without a verb",
    "held_in_team": "a part in a team, held by whoever stands behind the verb",
    "takes_part": "somebody becomes something: no other verb may stand between",
    "in_party": "is a member of a party",
    "part_in_party": "the office in a party follows the post without a verb",
    "joins_party": "joins a party",
    "held_in_party": "an office of a party, held by whoever stands behind the verb",
    "runs": "runs: what follows must be the candidacy, not the team of a candidate",
    "on_a_list": "stands on a list of candidates",
    "is_candidate": "the official himself is the candidate",
    "still_in_service": "'Caleg itu masih tercatat sebagai perangkat desa': who is in service still, stands behind",
    "candidacy_named": "the candidacy by a noun, whose stands behind",
    "copies": "gives a copy or a signature",
    "signs": "gives or signs support for a candidate without party",
    "for_spouse": "acts for the own spouse",
    "beside_spouse": "goes with the own spouse",
    "takes_down": "takes down or damages material",
    "insults": "calls a side names",
    "presses": "threatens or forces somebody",
    "threatens": "threatens somebody",
    "punishes_refusal": "punished for refusing a side",
    "harm_behind_order": "an order with a threat behind it",
    "warns": "harm to whoever votes otherwise, in one breath",
    "threatens_refusers": "harm threatened to whoever will not do something for a side",
    "threatens_citizens": "harm threatened to those who stand for a side",
    "presses_kin": "pressed on for what the kin do",
    "asks_proof": "proof of the vote is demanded",
    "proof": "proof of the vote, an oath or a sum",
}
_ORDERING: Final = frozenset(("N07", "N18"))
# rows that the reading makes events of: exactly one row has such a name
ALONE: Final = (
    "material",
    "own_face",
    "material_kept",
    "attends_theirs",
    "declares_beside",
    "declares",
    "speech",
    "order",
    "state_aid",
    "brings_to_event",
    "letter_calls",
    "moved_for_choice",
    "pressed_for_choice",
    "withholds",
    "one_side_only",
    "supporters_only",
    "for_spouse",
    "threatens",
    "punishes_refusal",
    "harm_behind_order",
    "threatens_refusers",
)


def by_name(rules: Iterable[Rule]) -> dict[str, Rule]:
    """Return the rows that the reading makes events of, by name."""
    rows = [(name, rule) for rule in rules for name in rule.known_as if name in ALONE]
    times = Counter(name for name, _ in rows)
    wrong = [name for name in ALONE if times[name] != 1]
    if wrong:
        said = f"rules.toml: exactly one row must be known_as {', '.join(wrong)}"
        raise ValueError(said)
    return dict(rows)


def ordering(rules: Iterable[Rule]) -> frozenset[str]:
    """Return the ids of the rows whose predicates may be orders."""
    return frozenset(rule.id for rule in rules if rule.code in _ORDERING or "letter_orders" in rule.known_as)


def unknown(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every name of a row that no code asks for, with its fix."""
    for name in row.get("known_as", ()):
        if name not in NAMES:
            yield f"known_as '{name}', which no code asks for", near(str(name), NAMES)


def missing(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield every name that code asks for and no row has, or too many have, with its fix."""
    times = Counter(str(name) for row in rows for name in row.get("known_as", ()))
    for name, told in NAMES.items():
        if not times[name]:
            yield f"no row is known_as '{name}'", f"add it to the row that tells: {told}"
        elif times[name] > 1 and name in ALONE:
            yield f"{times[name]} rows are known_as '{name}'", "leave it to one: the reading makes an event of that row"
