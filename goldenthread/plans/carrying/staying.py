"""What of a plan does not travel in a document that it is taken out as, each with the reason.

Everything else does: a test walks the fields of every table of plans and holds this list against a plan that went out
and came back.
"""

from __future__ import annotations

from collections.abc import Mapping

NAMED_ON_IMPORT = "whoever brings the document in names the plan and its part of the council"
DECIDED_HERE = "a decision of people here: a plan that comes from a document is a draft until they decide anew"
BY_WHOM = "told to readers; a document proves nobody's word or sign-off, so whoever brings it in answers for it"
WORKED_OUT = "worked out again from the words"
OF_THE_SITE = "belongs to this site, not to the plan's words"
PLACE = "the place in the list travels, not its number"
WITHDRAWN = "what was withdrawn, taken away or said anew since is not passed on"
RELATED = "a link to another plan; the document holds one plan"

MODELS: Mapping[str, str] = {
    "AcceptedFinding": "the plan check asks anew about a plan that comes in",
    "Approval": DECIDED_HERE,
    "Comment": "said here, to people here",
    "Edition": DECIDED_HERE,
    "Holder": OF_THE_SITE,
    "Mention": "said here, to people here",
    "PlanDocument": OF_THE_SITE,
    "Post": OF_THE_SITE,
    "Share": DECIDED_HERE,
    "Spelling": OF_THE_SITE,
}
FIELDS: Mapping[str, str] = {
    "Plan.name": NAMED_ON_IMPORT,
    "Plan.unit": NAMED_ON_IMPORT,
    "Plan.created_on": OF_THE_SITE,
    "Plan.document": OF_THE_SITE,
    "Plan.parent": RELATED,
    "Plan.earlier": RELATED,
    "Plan.status": DECIDED_HERE,
    "Plan.signed_off_on": DECIDED_HERE,
    "Plan.released_on": DECIDED_HERE,
    "Plan.published_on": DECIDED_HERE,
    "Area.unit": "who may open an area is decided here",
    "AreaRating.recorded_on": OF_THE_SITE,
    "ActionRating.recorded_on": OF_THE_SITE,
    "Area.latest_update": WORKED_OUT,
    "Area.last_progress_period": WORKED_OUT,
    "Action.latest_update": WORKED_OUT,
    "Action.last_progress_period": WORKED_OUT,
    "AreaOfficer.person": WORKED_OUT,
    "AreaOfficer.post": WORKED_OUT,
    "ActionLead.person": WORKED_OUT,
    "ActionLead.post": WORKED_OUT,
    "ActionPartner.organisation": WORKED_OUT,
    "ActionPartner.post": WORKED_OUT,
    "EarlierDocument.document": OF_THE_SITE,
    "Evidence.file": "the file itself stays; its name comes as evidence in words",
    "Evidence.contains_child_data": "evidence with child data stays, whoever takes the plan out",
    "Evidence.withdrawn_on": WITHDRAWN,
    "Evidence.withdrawn_reason": WITHDRAWN,
    "Difference.withdrawn_on": WITHDRAWN,
    "Difference.withdrawn_reason": WITHDRAWN,
    "Update.superseded_by": WITHDRAWN,
    "WorkStream.removed_on": WITHDRAWN,
}
"""Beside these: ``version`` and ``id``, which count here, ``order`` (the place travels), and who did what (BY_WHOM)."""


def reason(model: str, field: str) -> str:
    """Why a field stays; empty for one that travels."""
    if model in MODELS:
        return MODELS[model]
    if field in {"id", "version"}:
        return OF_THE_SITE
    if field == "order":
        return PLACE
    return FIELDS.get(f"{model}.{field}") or (
        BY_WHOM if field.endswith("_by") and not field.endswith("agreed_by") else ""
    )
