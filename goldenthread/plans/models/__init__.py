"""What is stored about plans, by noun."""

from goldenthread.plans.models.acceptances import AcceptedFinding
from goldenthread.plans.models.actions import Action, ActionLead, ActionMeasure, ActionPartner, DateChange
from goldenthread.plans.models.amendments import Amendment
from goldenthread.plans.models.approvals import Approval
from goldenthread.plans.models.comments import Comment, Mention
from goldenthread.plans.models.commitments import Commitment, Occurrence
from goldenthread.plans.models.directory import Holder, Post, Spelling
from goldenthread.plans.models.documents import PlanDocument
from goldenthread.plans.models.plan import Area, AreaOfficer, Edition, LinkedPlan, Outcome, Plan, Share
from goldenthread.plans.models.ratings import ActionRating, AreaRating, Override
from goldenthread.plans.models.scorecard import ScorecardLine
from goldenthread.plans.models.sources import Recommendation, Source
from goldenthread.plans.models.streams import EarlierDocument, Milestone, WorkStream
from goldenthread.plans.models.updates import Difference, Evidence, Update

__all__ = [
    "AcceptedFinding",
    "Action",
    "ActionLead",
    "ActionMeasure",
    "ActionPartner",
    "ActionRating",
    "Amendment",
    "Approval",
    "Area",
    "AreaOfficer",
    "AreaRating",
    "Comment",
    "Commitment",
    "DateChange",
    "Difference",
    "EarlierDocument",
    "Edition",
    "Evidence",
    "Holder",
    "LinkedPlan",
    "Mention",
    "Milestone",
    "Occurrence",
    "Outcome",
    "Override",
    "Plan",
    "PlanDocument",
    "Post",
    "Recommendation",
    "ScorecardLine",
    "Share",
    "Source",
    "Spelling",
    "Update",
    "WorkStream",
]
