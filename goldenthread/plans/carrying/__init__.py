"""What a plan holds beside its areas, outcomes and actions, on its way into a document and out of one."""
