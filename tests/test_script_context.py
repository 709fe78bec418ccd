"""What is reckoned by neighbours is what the rules and the model say of the whole context."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsclean.script.context import context_features, decided_characters, leads_of, margins
from newsclean.script.overlay import overlay_rules
from newsclean.script.place_rules import Rules
from newsclean.script.routes import to_traditional
from newsclean.script.stretches import Joints

AROUND = st.sampled_from("的了在头展里面公三国阿尔，\n\t a\0𠮷现理征风年")
CONTEXT = st.tuples(AROUND, AROUND, st.sampled_from(decided_characters()), AROUND, AROUND)


@given(CONTEXT)
def test_a_lead_is_the_margin_to_the_best_other_reading(around: tuple[str, ...]) -> None:
    context = "".join(around).replace("\n", " ").replace("\t", " ")
    behind = margins(context)
    for reading in behind:
        leads = leads_of(context[2], reading)
        assert leads is not None
        assert leads.of(context) == sum(leads.lead(f, 0) for f in context_features(context))
        # The best leads by what the second is behind; the others lead by less than nothing.
        second = min(margin for other, margin in behind.items() if other != reading)
        lead = second if behind[reading] == 0 else -behind[reading]
        for margin in (lead, lead + 1):
            reached = (leads.of(context) + leads.bias(margin)) & leads.top == leads.top
            assert reached == (lead >= margin)


def test_what_the_model_does_not_write_has_no_leads() -> None:
    assert leads_of("发", "后") is None


@given(st.sampled_from("里发范制于历郁干"), AROUND, AROUND, AROUND, AROUND)
def test_the_first_rule_that_fits_every_slot_holds(
    character: str, far: str, left: str, right: str, beyond: str
) -> None:
    rules = [rule for rule in overlay_rules("S") if rule.character == character]
    slots = (far, left, right, beyond)
    fitting = [rule for rule in rules if all(rule.fits(at, one) for at, one in enumerate(slots))]
    holding = Rules(rules).holding(f"{far}{left}{character}{right}{beyond}")
    assert holding == (fitting[0] if fitting else None)


@given(st.text("头发展现在公里程碑想像座标项鍊干部，\n", max_size=60))
def test_a_text_is_converted_alike_whatever_came_before(text: str) -> None:
    used = to_traditional("taiwan", True)
    fresh = to_traditional.__wrapped__("taiwan", True)
    assert used(text) == fresh(text) == fresh(text)


def test_joints_are_the_same_looked_up_or_listed() -> None:
    chain = to_traditional("taiwan", True).__self__._chain  # type: ignore[attr-defined]
    pairs = [one + other for one in "头发展现想项座的信" for other in "发展像标鍊链现息用\n"]
    joints = Joints(chain)
    by_text = [joints[pair] for pair in pairs[:50]]
    joints.clear()
    for pair in pairs:
        joints[pair]
    joints.clear()  # more than sixty were looked for by now
    assert [joints[pair] for pair in pairs[:50]] == by_text
    assert True in by_text
    assert False in by_text
