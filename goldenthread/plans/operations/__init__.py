"""Every change to a plan, by noun. Each asks its policy, claims a version where something stands already, and writes
history in the same transaction; ``by`` is who does it, ``on`` the day."""

from goldenthread.plans.operations.acceptances import accept_finding, ask_again
from goldenthread.plans.operations.actions import (
    add_action,
    assign_action,
    assign_back,
    change_due_date,
    edit_action,
    move_due_back,
)
from goldenthread.plans.operations.answering import (
    Answers as Answers,
)
from goldenthread.plans.operations.answering import (
    add_recommendations,
    name_source,
    name_source_of,
    tie_recommendation,
)
from goldenthread.plans.operations.approvals import (
    place_plan,
    record_approval,
    withdraw_approval,
)
from goldenthread.plans.operations.areas import (
    add_area,
    add_outcome,
    add_recommendation,
    add_source,
    edit_area,
    edit_outcome,
    edit_recommendation,
    edit_source,
)
from goldenthread.plans.operations.bulk import (
    band_actions,
    begin_actions,
    change_back,
    lead_actions,
    move_actions,
    stream_actions,
)
from goldenthread.plans.operations.comments import add_comment, read_mentions, restore_comment, withdraw_comment
from goldenthread.plans.operations.commitments import (
    add_commitment,
    end_commitment,
    take_commitment_back,
    tell_occurrence,
    untell_occurrence,
)
from goldenthread.plans.operations.documents import (
    accept_all_proposals,
    answer_question,
    answer_questions,
    import_document,
    keep_document,
    read_again,
    read_document,
    restore_document,
    undo_answers,
    upload_document,
    withdraw_document,
)
from goldenthread.plans.operations.dropping import drop_action, drop_again, take_up_action
from goldenthread.plans.operations.earlier import (
    bring_earlier,
    take_back_earlier,
)
from goldenthread.plans.operations.evidence import (
    add_difference,
    add_evidence,
    restore_difference,
    restore_evidence,
    withdraw_difference,
    withdraw_evidence,
)
from goldenthread.plans.operations.plans import (
    close_plan,
    create_plan,
    edit_plan,
    reopen_plan,
    share_plan,
    sign_off_plan,
    unshare_plan,
)
from goldenthread.plans.operations.publishing import publish_plan, unpublish_plan
from goldenthread.plans.operations.ratings import lift_override, override_rating, record_ratings
from goldenthread.plans.operations.renewing import take_version
from goldenthread.plans.operations.responses import (
    record_response,
    set_response,
    withdraw_response,
)
from goldenthread.plans.operations.scorecard import (
    add_scorecard_line,
    edit_scorecard_line,
    link_action_measure,
    link_measure,
)
from goldenthread.plans.operations.status import (
    claim_complete,
    mark_embedded,
    reopen,
    set_begun,
    sign_off,
    unmark_embedded,
    withdraw_claim,
)
from goldenthread.plans.operations.streams import (
    add_milestone,
    add_stream,
    edit_milestone,
    edit_stream,
    reach_milestone,
    remove_stream,
    restore_stream,
    take_milestone_back,
)
from goldenthread.plans.operations.taking_back import take_version_back
from goldenthread.plans.operations.ties import (
    cost_action,
    serve_related,
    set_waits_for,
)
from goldenthread.plans.operations.updates import update_action, update_area

__all__ = [
    "accept_all_proposals",
    "accept_finding",
    "add_action",
    "add_area",
    "add_comment",
    "add_commitment",
    "add_difference",
    "add_evidence",
    "add_milestone",
    "add_outcome",
    "add_recommendation",
    "add_recommendations",
    "add_scorecard_line",
    "add_source",
    "add_stream",
    "answer_question",
    "answer_questions",
    "ask_again",
    "assign_action",
    "assign_back",
    "band_actions",
    "begin_actions",
    "bring_earlier",
    "change_back",
    "change_due_date",
    "claim_complete",
    "close_plan",
    "cost_action",
    "create_plan",
    "drop_action",
    "drop_again",
    "edit_action",
    "edit_area",
    "edit_milestone",
    "edit_outcome",
    "edit_plan",
    "edit_recommendation",
    "edit_scorecard_line",
    "edit_source",
    "edit_stream",
    "end_commitment",
    "import_document",
    "keep_document",
    "lead_actions",
    "lift_override",
    "link_action_measure",
    "link_measure",
    "mark_embedded",
    "move_actions",
    "move_due_back",
    "name_source",
    "name_source_of",
    "override_rating",
    "place_plan",
    "publish_plan",
    "reach_milestone",
    "read_again",
    "read_document",
    "read_mentions",
    "record_approval",
    "record_ratings",
    "record_response",
    "remove_stream",
    "reopen",
    "reopen_plan",
    "restore_comment",
    "restore_difference",
    "restore_document",
    "restore_evidence",
    "restore_stream",
    "serve_related",
    "set_begun",
    "set_response",
    "set_waits_for",
    "share_plan",
    "sign_off",
    "sign_off_plan",
    "stream_actions",
    "take_back_earlier",
    "take_commitment_back",
    "take_milestone_back",
    "take_up_action",
    "take_version",
    "take_version_back",
    "tell_occurrence",
    "tie_recommendation",
    "undo_answers",
    "unmark_embedded",
    "unpublish_plan",
    "unshare_plan",
    "untell_occurrence",
    "update_action",
    "update_area",
    "upload_document",
    "withdraw_approval",
    "withdraw_claim",
    "withdraw_comment",
    "withdraw_difference",
    "withdraw_document",
    "withdraw_evidence",
    "withdraw_response",
]
