"""The roles of the matrix, from the file beside it."""

import csv
from pathlib import Path

from django.db import migrations

FILE = Path(__file__).resolve().parent.parent / "data" / "roles.csv"


def load(apps, schema_editor):
    role = apps.get_model("accounts", "Role")
    with FILE.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            role.objects.update_or_create(
                code=row["code"], defaults={"name": row["name"], "lasts": row["lasts"]}
            )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
