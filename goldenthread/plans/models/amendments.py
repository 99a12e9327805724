"""What a signed-off plan promised otherwise before."""

from __future__ import annotations

from django.db import models

from goldenthread.plans.models.actions import Action
from goldenthread.plans.models.constraints import exactly_one
from goldenthread.plans.models.scorecard import ScorecardLine


class Amendment(models.Model):
    """One promise of an action or a scorecard line that was changed after the plan was signed off; never edited.

    ``name`` says in words what was changed: ``start``, ``target``. A moved due date is a ``DateChange`` instead.
    """

    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.CASCADE, related_name="amendments")
    line = models.ForeignKey(ScorecardLine, null=True, blank=True, on_delete=models.CASCADE, related_name="amendments")
    name = models.CharField(max_length=40)
    before = models.CharField(max_length=4000, blank=True)
    after = models.CharField(max_length=4000, blank=True)
    reason = models.CharField(max_length=1000)
    changed_on = models.DateField()
    changed_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-changed_on", "-pk"]
        constraints = [exactly_one("action", "line", name="amendment_of_an_action_or_a_line")]

    def __str__(self) -> str:
        return f"{self.name}: “{self.before}” to “{self.after}”"
