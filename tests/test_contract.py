"""Where each promise to users is proven.

The modules ``test_contract_*`` have a test for each promise, named in its docstring. What is proven
elsewhere already stands in this table, which must name tests that there are.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

#: Each begins with the subject that the docstrings begin with.
SUBJECTS = ("Commands", "Inputs", "Scripts", "Outputs", "Records", "Rules", "Bulk", "Errors")

#: Promises that tests of the rooms prove, and those tests.
ELSEWHERE = {
    "Commands: detect says one line an input": "test_cli.py::test_detect_writes_a_line_an_input",
    "Commands: detect tells the script of JSON Lines by their texts": (
        "test_cli.py::test_script_of_json_lines_is_that_of_their_texts"
    ),
    "Commands: explain shows a line a line": "test_cli.py::test_explain_has_a_line_a_line",
    "Commands: the page of explain runs and fetches nothing": (
        "test_cli.py::test_the_explain_page_runs_nothing_and_fetches_nothing"
    ),
    "Commands: restore gives the decoded dumps back": (
        "test_cli.py::test_restore_gives_the_decoded_dumps_back"
    ),
    "Commands: restore gives back any bytes, byte for byte": (
        "test_pipeline.py::test_the_ledger_gives_the_dump_back"
    ),
    "Commands: completion says how to install it": (
        "test_cli.py::test_completion_says_how_to_install_it"
    ),
    "Commands: subcommands chain through pipes": (
        "test_cli.py::test_subcommands_chain_through_pipes"
    ),
    "Commands: each has -h": "test_cli.py::test_every_command_has_help",
    "Commands: the man page is made from the same text": (
        "test_docs.py::test_the_man_page_is_of_this_command_line"
    ),
    "Commands: an option beats the environment beats the file": (
        "test_cli.py::test_an_option_beats_the_environment_beats_the_file"
    ),
    "Inputs: folders however deep": (
        "test_inputs.py::test_a_folder_in_a_folder_in_a_folder_is_walked_however_deep"
    ),
    "Inputs: globs as ripgrep's users write them": (
        "test_inputs.py::test_include_and_exclude_are_globs_on_names_and_paths"
    ),
    "Inputs: zstd too": "test_inputs.py::test_packed_files_are_opened_by_content",
    "Inputs: a bomb is stopped at the bound": (
        "test_inputs.py::test_an_archive_bomb_is_stopped_at_the_bound"
    ),
    "Inputs: archives record by record": "test_inputs.py::test_a_bad_response_is_one_failure",
    "Inputs: bodies of responses are unwrapped": (
        "test_inputs.py::test_a_response_is_unwrapped_and_a_lie_is_seen_through"
    ),
    "Inputs: names that are not UTF-8": (
        "test_inputs.py::test_a_file_name_that_is_not_utf8_is_read_and_shown"
    ),
    "Inputs: the web's GB18030": "test_decoding.py::test_gb18030_is_the_webs",
    "Inputs: the web's Big5": "test_decoding.py::test_big5_is_the_webs",
    "Inputs: names of the web, then Python's": (
        "test_decoding.py::test_names_are_the_webs_then_pythons"
    ),
    "Inputs: an unknown encoding gets the nearest name": (
        "test_decoding.py::test_a_wrong_name_gets_the_nearest"
    ),
    "Scripts: only Chinese characters change": (
        "test_script_conversion.py::test_only_chinese_characters_change"
    ),
    "Scripts: what is in the target script is unchanged": (
        "test_script_conversion.py::test_text_already_in_the_target_is_unchanged"
    ),
    "Scripts: addresses stay": "test_script_conversion.py::test_addresses_stay",
    "Scripts: the other engine writes what that package writes": (
        "test_script_conversion.py::test_the_other_engine_writes_what_that_package_writes"
    ),
    "Scripts: evidence in records stays": "test_cli.py::test_convert_keeps_what_is_evidence",
    "Outputs: a folder has a file an article": "test_cli.py::test_a_folder_gets_a_file_an_article",
    "Outputs: no name leads outside": "test_outputs.py::test_no_name_leads_outside_its_folder",
    "Outputs: nothing through a link": "test_outputs.py::test_nothing_is_written_through_a_link",
    "Outputs: an input is never written over": (
        "test_outputs.py::test_an_input_is_never_written_over_not_even_by_force"
    ),
    "Outputs: front matter reads back exactly": (
        "test_formats.py::test_front_matter_reads_back_exactly"
    ),
    "Outputs: CommonMark renders the very characters": (
        "test_formats.py::test_markdown_renders_the_very_characters"
    ),
    "Records: the schema holds for any dump": (
        "test_pipeline.py::test_the_record_keeps_its_schema"
    ),
    "Records: every line is accounted for": (
        "test_pipeline.py::test_title_body_and_cuts_account_for_every_line"
    ),
    "Records: controls are no article's text": (
        "test_pipeline.py::test_no_control_is_an_article_s_text"
    ),
    "Records: fields are described": "test_docs.py::test_every_field_of_the_record_is_described",
    "Records: no date is made up": "test_article_dates.py::test_no_date_is_made_up",
    "Records: a clean dump stays whole": (
        "test_labelling_decision.py::test_clean_text_stays_whole"
    ),
    "Rules: examples come out as marked, in both scripts": (
        "test_noise_examples.py::test_examples_come_out_as_marked"
    ),
    "Rules: a mistake names file and rule": (
        "test_noise_rules.py::test_a_mistake_names_file_and_rule"
    ),
    "Rules: what is learnt passes its own test": (
        "test_noise_learning.py::test_it_passes_its_own_test"
    ),
    "Bulk: one bad input never stops the others": (
        "test_cli.py::test_one_bad_input_never_stops_the_others"
    ),
    "Bulk: --resume gives the same, byte for byte": (
        "test_resume.py::test_one_file_is_the_same_byte_for_byte"
    ),
    "Bulk: the state of --resume goes when all is written": (
        "test_resume.py::test_the_state_goes_when_all_is_written_and_stays_while_something_failed"
    ),
    "Bulk: constant memory for a stream of records": (
        "test_hostile.py::test_memory_for_a_stream_of_records_is_constant"
    ),
    "Errors: 130 on Ctrl-C, no half file": (
        "test_cli.py::test_ctrl_c_is_130_and_leaves_no_half_file"
    ),
    "Errors: a closed pipe ends quietly with 0": (
        "test_cli.py::test_a_closed_pipe_ends_quietly_with_0"
    ),
    "Errors: a full disk is said once": (
        "test_cli.py::test_a_full_disk_is_said_once_with_exit_code_1"
    ),
    "Errors: no traceback, whatever the bytes": (
        "test_pipeline.py::test_whatever_the_bytes_nothing_but_our_own_errors"
    ),
    "Errors: nothing steers a terminal": "test_cli.py::test_nothing_steers_a_terminal",
    "Errors: a million short lines are bounded in memory": (
        "test_hostile.py::test_memory_is_bounded_for_a_million_short_lines"
    ),
    "Errors: hostile text is bounded in time": (
        "test_hostile.py::test_text_is_done_in_bounded_time"
    ),
    "Errors: a user's slow expression is stopped": (
        "test_hostile.py::test_a_rule_of_the_user_cannot_hang_the_tool"
    ),
    "Library: option names are the command line's": (
        "test_cli.py::test_every_option_of_the_library_is_one_of_the_command_line"
    ),
}


def functions(path: Path) -> dict[str, str]:
    """The tests of a module with their docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.name: ast.get_docstring(node) or ""
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


@pytest.mark.parametrize("promise", ELSEWHERE)
def test_the_test_of_a_promise_is_there(promise: str) -> None:
    name, _, test = ELSEWHERE[promise].partition("::")
    assert test in functions(TESTS / name)
    assert promise.partition(": ")[0] in (*SUBJECTS, "Library")


@pytest.mark.parametrize("path", sorted(TESTS.glob("test_contract_*.py")), ids=lambda p: p.name)
def test_each_test_of_a_promise_says_it(path: Path) -> None:
    for name, said in functions(path).items():
        subject, colon, promise = said.partition(": ")
        assert subject in (*SUBJECTS, "Library"), f"{name}: {said!r}"
        assert colon
        assert promise.endswith(".")
