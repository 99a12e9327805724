"""Every address of the site, the capability it asks for, and the kind of thing behind it.

A new address without a line here fails the tests. ``capability`` None: anybody who is signed in. ``public``: no
sign-in at all. ``kind`` names the samples of ``samples.py``. ``post``: the address answers POST only (GET is 405).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    capability: str | None = None
    kind: str = "page"
    seen_by: str = ""
    """For a change: the capability that decides whether the thing is seen at all (404), before whether it may be
    changed (403)."""
    looks: bool = False
    """Asks for a second right, and changes nothing: what may be seen may be opened."""
    whole: bool = False
    """A change to what belongs to the whole authority: a role of a branch is told so (403)."""
    any_of: tuple[str, ...] = ()
    """For a change that several rights allow, once the thing may be seen: one of them is enough."""
    public: bool = False
    by_token: bool = False
    """Asked by programs: whoever is signed in as a person gets 401, as everybody does without a token."""
    post: bool = False
    step_up: bool = True
    theirs: bool = False
    """A library's own view, which keeps its own door; checked for sign-in only."""

    @property
    def rights(self) -> tuple[str, ...]:
        """The capabilities that allow the change itself."""
        return self.any_of or ((self.capability,) if self.capability else ())


# Reporting another rating than the rule's: never by ownership alone.
RATING = ("plan.edit", "action.sign_off")
# Findings in the data: seen by whoever lists rows, changed by the data team or by those who work with the children.
SEEN, DATA = "child.list_pseudonymous", ("import.upload", "alert.acknowledge")

RULES: dict[str, Rule] = {
    "home": Rule(),
    "account_login": Rule(public=True),
    "account_logout": Rule(theirs=True),
    "account_reauthenticate": Rule(theirs=True),
    "account_change_password": Rule(theirs=True),
    "account_set_password": Rule(theirs=True),
    "account_inactive": Rule(public=True),
    "mfa_index": Rule(theirs=True),
    "mfa_authenticate": Rule(theirs=True),
    "mfa_reauthenticate": Rule(theirs=True),
    "mfa_activate_totp": Rule(theirs=True),
    "mfa_deactivate_totp": Rule(theirs=True),
    "mfa_view_recovery_codes": Rule(theirs=True),
    "mfa_generate_recovery_codes": Rule(theirs=True),
    "mfa_download_recovery_codes": Rule(theirs=True),
    "changes-read": Rule(post=True),
    "own-account": Rule(),
    "access-own": Rule("access_log.view_own"),
    "access-all": Rule("access_log.view_all"),
    "restriction-list": Rule("restriction.lock"),
    "restriction-add": Rule("restriction.lock"),
    "restriction-lift": Rule("restriction.lift", kind="restriction"),
    "restriction-lift-agree": Rule("restriction.lift", kind="restriction", post=True),
    "restriction-lift-take-back": Rule("restriction.lift", kind="restriction", post=True),
    "erasure-list": Rule("retention.run"),
    "erasure-ask": Rule("retention.run", kind="history-line"),
    "erasure-agree": Rule("retention.run", kind="erasure", post=True),
    "erasure-take-back": Rule("retention.run", kind="erasure", post=True),
    "accessibility": Rule(public=True),
    "glossary": Rule(public=True),
    "data-dictionary": Rule(public=True),
    "example-filling": Rule(public=True),
    "welcome": Rule(kind="welcome", public=True),
    "job-list": Rule(),
    "job": Rule(kind="job"),
    "people-list": Rule("role.assign", step_up=False),
    "person": Rule("role.assign", kind="person", step_up=False),
    "person-add": Rule("user.manage"),
    "person-change": Rule("user.manage", kind="person"),
    "person-close": Rule("user.manage", kind="person"),
    "person-open": Rule("user.manage", kind="person", post=True),
    "person-invite": Rule("user.manage", kind="person", post=True),
    "role-assign": Rule("role.assign", kind="person"),
    "role-agree": Rule("role.assign", kind="assignment", post=True),
    "role-end": Rule("role.assign", kind="assignment"),
    "unit-list": Rule("org.manage"),
    "unit": Rule("org.manage", kind="unit"),
    "unit-add": Rule("org.manage"),
    "unit-name": Rule("org.manage", kind="unit"),
    "unit-close": Rule("org.manage", kind="unit"),
    "load-list": Rule("import.make_live"),
    "load-watched": Rule("import.make_live"),
    "load-new": Rule("import.upload"),
    "load": Rule("import.make_live", kind="load"),
    "load-rows": Rule("import.make_live", kind="load_list"),
    "load-submit": Rule("import.upload", kind="load", post=True),
    "load-check-again": Rule("import.upload", kind="load", post=True),
    "load-make-live": Rule("import.make_live", kind="load", post=True),
    "load-figures": Rule("import.make_live", kind="load", post=True),
    "load-withdraw": Rule("import.make_live", kind="load", post=True),
    "finding-list": Rule("child.list_pseudonymous", kind="findings"),
    "finding-counts": Rule("kpi.view_unsuppressed"),
    "finding": Rule("child.list_pseudonymous", kind="finding"),
    "finding-rows": Rule("child.list_pseudonymous", kind="finding-row"),
    "finding-assign": Rule("child.list_pseudonymous", kind="findings-chosen", seen_by=SEEN, any_of=DATA, post=True),
    "finding-move": Rule("child.list_pseudonymous", kind="findings-chosen", seen_by=SEEN, any_of=DATA, post=True),
    "finding-undo": Rule("child.list_pseudonymous", kind="findings-chosen", seen_by=SEEN, any_of=DATA, post=True),
    "finding-accept": Rule("child.list_pseudonymous", kind="finding", seen_by=SEEN, any_of=DATA, post=True),
    "finding-note": Rule("child.list_pseudonymous", kind="finding", seen_by=SEEN, any_of=DATA, post=True),
    "load-check": Rule("kpi.view_unsuppressed", kind="checked-load"),
    "load-check-rows": Rule("child.list_pseudonymous", kind="checked-load"),
    "load-check-excel": Rule("export.child_level", kind="checked-load"),
    "measure-list": Rule("kpi.view_suppressed"),
    "measure-enter": Rule("action.update", kind="entered-measure"),
    "entry-due": Rule("kpi.view_suppressed"),
    "entry-take-back": Rule("action.update", kind="entered-value"),
    "entry-file-list": Rule("import.make_live"),
    "entry-file-new": Rule("import.upload"),
    "entry-file": Rule("import.make_live", kind="entry-file"),
    "entry-file-agree": Rule("import.make_live", kind="entry-file", post=True),
    "entry-file-withdraw": Rule("import.make_live", kind="entry-file", post=True),
    "scorecard": Rule("kpi.view_suppressed"),
    "scorecard-edit": Rule("plan.edit", kind="line", seen_by="plan.view"),
    "scorecard-link": Rule("plan.edit", kind="line", seen_by="plan.view"),
    "measure": Rule("kpi.view_suppressed", kind="measure"),
    "measure-cases": Rule("child.list_pseudonymous", kind="measure-rows"),
    "measure-by": Rule("kpi.view_unsuppressed", kind="measure-part"),
    "target-set": Rule("target.edit", kind="measure", whole=True),
    "tolerance-set": Rule("target.edit", kind="measure", whole=True),
    "measure-how": Rule("kpi.view_unsuppressed", kind="measure"),
    "baseline-propose": Rule("target.edit", kind="measure", whole=True),
    "baseline-agree": Rule("target.approve", kind="baseline", post=True),
    "baseline-decline": Rule("target.approve", kind="baseline", post=True),
    "baseline-end": Rule("target.approve", kind="baseline", post=True),
    "note-add": Rule("action.update", kind="measure"),
    "note-take-back": Rule("action.update", kind="chart-note", post=True),
    "forecast-tests": Rule("kpi.view_unsuppressed"),
    "figure": Rule("kpi.view_unsuppressed", kind="figure"),
    "figures-to-check": Rule("import.make_live"),
    "export": Rule("export.aggregate"),
    "export-results-csv": Rule(by_token=True),
    "export-results-json": Rule(by_token=True),
    "export-definitions": Rule(by_token=True),
    "export-token-add": Rule("export.aggregate"),
    "export-token-revoke": Rule(kind="own-token", post=True),
    "export-all": Rule("api_token.manage"),
    "export-token-withdraw": Rule("api_token.manage", kind="token", post=True),
    "population-list": Rule("import.make_live"),
    "population-new": Rule("import.upload"),
    "population-file": Rule("import.make_live", kind="population-file"),
    "population-agree": Rule("import.make_live", kind="population-file", post=True),
    "population-withdraw": Rule("import.make_live", kind="population-file", post=True),
    "settings": Rule("kpi.view_suppressed"),
    "setting-set": Rule("target.edit", kind="setting", whole=True),
    "plan-list": Rule("plan.view"),
    "plan-add": Rule("plan.edit"),
    "plan": Rule("plan.view", kind="plan"),
    "plan-actions": Rule("plan.view", kind="plan"),
    "plan-history": Rule("plan.view", kind="plan"),
    "plan-edit": Rule("plan.edit", kind="plan", seen_by="plan.view"),
    "plan-reopen": Rule("plan.edit", kind="plan", seen_by="plan.view"),
    "plan-close": Rule("plan.edit", kind="plan", seen_by="plan.view"),
    "plan-share": Rule("plan.edit", kind="plan", seen_by="plan.view"),
    "plan-unshare": Rule("plan.edit", kind="plan", seen_by="plan.view", post=True),
    "plan-publish": Rule("plan.edit", kind="plan", seen_by="plan.view"),
    "plan-unpublish": Rule("plan.edit", kind="plan", seen_by="plan.view"),
    "plan-sign-off": Rule("plan.sign_off", kind="plan", seen_by="plan.view"),
    "recommendation-add": Rule("plan.edit", kind="plan", seen_by="plan.view"),
    "recommendation": Rule("plan.view", kind="recommendation"),
    "recommendation-edit": Rule("plan.edit", kind="recommendation", seen_by="plan.view"),
    "area-add": Rule("plan.edit", kind="plan", seen_by="plan.view"),
    "area": Rule("plan.view", kind="area"),
    "area-history": Rule("plan.view", kind="area"),
    "area-edit": Rule("plan.edit", kind="area", seen_by="plan.view"),
    "area-override": Rule("plan.view", kind="area", seen_by="plan.view", any_of=RATING),
    "update-area": Rule("action.update", kind="area", seen_by="plan.view"),
    "area-evidence-add": Rule("evidence.upload", kind="area", seen_by="plan.view"),
    "outcome-add": Rule("plan.edit", kind="area", seen_by="plan.view"),
    "outcome-edit": Rule("plan.edit", kind="outcome", seen_by="plan.view"),
    "action-add": Rule("plan.edit", kind="area", seen_by="plan.view"),
    "action": Rule("action.view", kind="action"),
    "action-history": Rule("action.view", kind="action"),
    "action-edit": Rule("plan.edit", kind="action", seen_by="action.view"),
    "action-people": Rule("plan.edit", kind="action", seen_by="action.view"),
    "action-due": Rule("action.update", kind="action", seen_by="action.view"),
    "update-action": Rule("action.update", kind="action", seen_by="action.view"),
    "evidence-add": Rule("evidence.upload", kind="action", seen_by="action.view"),
    "action-override": Rule("action.view", kind="action", seen_by="action.view", any_of=RATING),
    "action-begin": Rule("action.update", kind="action", seen_by="action.view", post=True),
    "action-claim": Rule("action.claim_complete", kind="action", seen_by="action.view"),
    "action-claim-withdraw": Rule("action.update", kind="action", seen_by="action.view", post=True),
    "action-not-yet": Rule("action.sign_off", kind="action", seen_by="action.view", post=True),
    "action-sign-off": Rule("action.sign_off", kind="action", seen_by="action.view"),
    "action-reopen": Rule("action.sign_off", kind="action", seen_by="action.view"),
    "action-embed": Rule("action.sign_off", kind="action", seen_by="action.view"),
    "action-unembed": Rule("action.sign_off", kind="action", seen_by="action.view", post=True),
    "action-measure-link": Rule("plan.edit", kind="named-measure", seen_by="action.view"),
    "override-lift": Rule("action.view", kind="override", seen_by="action.view", any_of=RATING, post=True),
    "evidence": Rule("evidence.view", kind="piece"),
    "evidence-download": Rule("evidence.view", kind="evidence"),
    "evidence-withdraw": Rule("evidence.withdraw", kind="evidence", seen_by="evidence.view"),
    "evidence-restore": Rule("evidence.withdraw", kind="withdrawn-evidence", seen_by="action.view", post=True),
    "published-list": Rule("plan.view_published"),
    "published-plan": Rule("plan.view_published", kind="published"),
    "plan-document-list": Rule("plan.edit"),
    "plan-upload": Rule("plan.edit"),
    "plan-document": Rule("plan.edit", kind="plan_document"),
    "plan-document-question": Rule("plan.edit", kind="plan_document_question"),
    "plan-document-accept": Rule("plan.edit", kind="plan_document", post=True),
    "plan-document-undo": Rule("plan.edit", kind="plan_document", post=True),
    "plan-document-import": Rule("plan.edit", kind="plan_document", post=True),
    "plan-document-withdraw": Rule("plan.edit", kind="plan_document", post=True),
    "plan-document-restore": Rule("plan.edit", kind="plan_document", post=True),
    "plan-document-read": Rule("plan.edit", kind="plan_document", post=True),
    "exceptions": Rule("plan.view"),
    "exception-report": Rule("report.generate", kind="plan", seen_by="plan.view", looks=True),
    "exception-report-word": Rule("report.generate", kind="plan", seen_by="plan.view", looks=True),
    "exception-report-html": Rule("report.generate", kind="plan", seen_by="plan.view", looks=True),
    "ratings-keep": Rule("plan.edit", kind="plan", seen_by="plan.view"),
    "difference-add": Rule("evidence.upload", kind="area", seen_by="plan.view"),
    "difference-withdraw": Rule("evidence.withdraw", kind="difference", seen_by="plan.view"),
    "difference-restore": Rule("evidence.withdraw", kind="withdrawn-difference", seen_by="plan.view", post=True),
}
