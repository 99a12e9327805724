"""Service accounts: what a person is, and the role of a program that hands in files."""

import csv
from pathlib import Path

from django.db import migrations, models

FILE = Path(__file__).resolve().parent.parent / "data" / "roles.csv"


def load(apps, schema_editor):
    role = apps.get_model("accounts", "Role")
    with FILE.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["code"] == "SV":
                role.objects.update_or_create(code="SV", defaults={"name": row["name"], "lasts": row["lasts"]})


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_export_tokens")]
    operations = [
        migrations.AddField(
            model_name="person",
            name="kind",
            field=models.CharField(
                choices=[("person", "A person"), ("service", "A service account")], default="person", max_length=10
            ),
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
