import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='AccessLine',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('person_id', models.CharField(max_length=40)),
                ('person_name', models.CharField(max_length=200)),
                ('roles', models.CharField(max_length=120)),
                ('capability', models.CharField(max_length=60)),
                ('tier', models.CharField(max_length=8)),
                ('purpose', models.CharField(max_length=300)),
                ('subject', models.CharField(max_length=200)),
                ('subject_digest', models.CharField(blank=True, max_length=64)),
                ('rows', models.PositiveIntegerField()),
                ('outcome', models.CharField(choices=[('shown', 'Shown'), ('refused', 'Refused')], max_length=10)),
            ],
            options={
                'ordering': ['-seq'],
                'indexes': [models.Index(fields=['person_id', '-seq'], name='records_acc_person__b9cf35_idx'), models.Index(fields=['-at'], name='records_acc_at_829c2e_idx')],
            },
        ),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('kind', models.CharField(choices=[('annex_a', 'Annex A'), ('ssd', 'Standard Safeguarding Dataset'), ('nightly', 'Nightly extract'), ('ssda903', 'SSDA903'), ('cin_census', 'Children in need census'), ('workforce', 'Workforce')], max_length=20)),
                ('load_type', models.CharField(choices=[('reporting', 'Reporting'), ('operational', 'Operational')], default='reporting', max_length=12)),
                ('as_at', models.DateField()),
                ('token', models.CharField(max_length=32, unique=True)),
                ('source_name', models.CharField(max_length=255)),
                ('source_sha256', models.CharField(max_length=64)),
                ('content_sha256', models.CharField(max_length=64)),
                ('absent_lists', models.JSONField(blank=True, default=list)),
                ('absent_columns', models.JSONField(blank=True, default=list)),
                ('state', models.CharField(choices=[('staged', 'Waiting'), ('live', 'Live'), ('superseded', 'Replaced'), ('withdrawn', 'Withdrawn')], default='staged', max_length=10)),
                ('made_on', models.DateField()),
                ('live_on', models.DateField(blank=True, null=True)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('withdrawn_reason', models.TextField(blank=True, max_length=1000)),
                ('live_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['as_at', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'live')), fields=('kind', 'load_type', 'as_at'), name='snapshot_one_live_for_each_day'), models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('kind', 'load_type', 'as_at', 'content_sha256'), name='snapshot_same_rows_kept_once'), models.CheckConstraint(condition=models.Q(models.Q(('live_by__isnull', True), ('live_on__isnull', True)), models.Q(('live_by__isnull', False), ('live_on__isnull', False)), _connector='OR'), name='snapshot_live_by_and_on_together'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_by__isnull', True), ('withdrawn_on__isnull', True)), models.Q(('withdrawn_by__isnull', False), ('withdrawn_on__isnull', False)), _connector='OR'), name='snapshot_withdrawn_by_and_on_together')],
            },
        ),
        migrations.CreateModel(
            name='SealedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.CharField(max_length=40)),
                ('rows', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('bytes', models.PositiveBigIntegerField()),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='records.snapshot')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('snapshot', 'table'), name='sealed_file_one_for_each_table')],
            },
        ),
        migrations.CreateModel(
            name='RestrictedChild',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('child_digest', models.CharField(max_length=64)),
                ('reason', models.CharField(max_length=300)),
                ('placed_on', models.DateField()),
                ('lift_reason', models.CharField(blank=True, max_length=300)),
                ('lift_asked_on', models.DateField(blank=True, null=True)),
                ('lifted_on', models.DateField(blank=True, null=True)),
                ('lift_asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lifted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('placed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_on__isnull', True)), fields=('child_digest',), name='restricted_child_once'), models.CheckConstraint(condition=models.Q(models.Q(('lift_asked_by__isnull', True), ('lift_asked_on__isnull', True)), models.Q(('lift_asked_by__isnull', False), ('lift_asked_on__isnull', False)), _connector='OR'), name='restriction_lift_asked_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('lifted_by__isnull', True), ('lifted_on__isnull', True)), models.Q(('lifted_by__isnull', False), ('lifted_on__isnull', False)), _connector='OR'), name='restriction_lifted_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='Setting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('name', models.CharField(max_length=60)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('amount', models.FloatField()),
                ('source', models.CharField(max_length=300)),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('is_provisional', models.BooleanField(default=False)),
                ('set_on', models.DateField()),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name', 'starts_on'],
                'constraints': [models.UniqueConstraint(fields=('name', 'starts_on'), name='setting_one_for_each_start'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='setting_ends_after_start')],
            },
        ),
    ]
