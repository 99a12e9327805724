import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('files', '0001_initial'),
        ('records', '0001_initial'),
        ('work', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('kind', models.CharField(choices=[('annex_a', 'Annex A'), ('ssd', 'Standard Safeguarding Dataset'), ('nightly', 'Nightly extract'), ('ssda903', 'SSDA903'), ('cin_census', 'Children in need census'), ('workforce', 'Workforce')], max_length=20)),
                ('key', models.CharField(max_length=64)),
                ('rule', models.CharField(max_length=40)),
                ('list_name', models.CharField(max_length=200)),
                ('heading', models.CharField(blank=True, max_length=300)),
                ('said', models.CharField(blank=True, max_length=300)),
                ('team', models.CharField(blank=True, max_length=200)),
                ('worker', models.CharField(blank=True, max_length=200)),
                ('rows', models.PositiveIntegerField(default=1)),
                ('first_as_at', models.DateField()),
                ('last_as_at', models.DateField()),
                ('is_there', models.BooleanField(default=True)),
                ('came_back_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('new', 'New'), ('assigned', 'Assigned'), ('correcting', 'Being corrected at source'), ('accepted', 'Accepted'), ('resolved', 'Said to be corrected')], default='new', max_length=10)),
                ('reason', models.CharField(blank=True, max_length=1000)),
                ('accepted_until', models.DateField(blank=True, null=True)),
                ('changed_on', models.DateField(blank=True, null=True)),
                ('before', models.JSONField(blank=True, default=dict)),
                ('changed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.snapshot')),
            ],
            options={
                'ordering': ['-last_as_at', 'list_name', 'pk'],
                'indexes': [models.Index(fields=['is_there', 'team'], name='ingest_find_is_ther_d85763_idx')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='finding_once_for_each_record'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), ('accepted_until__isnull', False), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state', 'accepted'), _negated=True), ('accepted_until__isnull', True)), _connector='OR'), name='finding_accepted_with_reason_and_end'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'assigned'), _negated=True), ('owner__isnull', False), _connector='OR'), name='finding_assigned_to_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('changed_by__isnull', True), ('changed_on__isnull', True)), models.Q(('changed_by__isnull', False), ('changed_on__isnull', False)), _connector='OR'), name='finding_changed_by_and_on_together')],
            },
        ),
        migrations.CreateModel(
            name='FindingNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=1000)),
                ('on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='ingest.finding')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Load',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('kind', models.CharField(choices=[('annex_a', 'Annex A'), ('ssd', 'Standard Safeguarding Dataset'), ('nightly', 'Nightly extract'), ('ssda903', 'SSDA903'), ('cin_census', 'Children in need census'), ('workforce', 'Workforce')], max_length=20)),
                ('load_type', models.CharField(choices=[('reporting', 'Reporting'), ('operational', 'Operational')], default='reporting', max_length=12)),
                ('file_sha256', models.CharField(max_length=64)),
                ('as_at', models.DateField()),
                ('on', models.DateField()),
                ('state', models.CharField(choices=[('checking', 'Being checked'), ('checked', 'Checked'), ('waiting', 'Waiting for a second person'), ('held', 'Held'), ('live', 'Live'), ('replaced', 'Replaced'), ('withdrawn', 'Withdrawn'), ('refused', 'Refused'), ('failed', 'Check cut off')], default='checking', max_length=10)),
                ('report', models.JSONField(blank=True, default=dict)),
                ('second_look', models.JSONField(blank=True, default=list)),
                ('problem', models.TextField(blank=True)),
                ('submitted_on', models.DateField(blank=True, null=True)),
                ('live_on', models.DateField(blank=True, null=True)),
                ('withdrawn_on', models.DateField(blank=True, null=True)),
                ('reason', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('job', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='work.job')),
                ('live_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('same_as', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='ingest.load')),
                ('snapshot', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.snapshot')),
                ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-as_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['withdrawn', 'refused']), _negated=True), fields=('kind', 'load_type', 'file_sha256', 'as_at'), name='load_one_for_each_file_and_day'), models.CheckConstraint(condition=models.Q(models.Q(('submitted_by__isnull', True), ('submitted_on__isnull', True)), models.Q(('submitted_by__isnull', False), ('submitted_on__isnull', False)), _connector='OR'), name='load_submitted_by_and_on_together'), models.CheckConstraint(condition=models.Q(models.Q(('live_by__isnull', True), ('live_on__isnull', True)), models.Q(('live_by__isnull', False), ('live_on__isnull', False)), _connector='OR'), name='load_live_by_and_on_together'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_by__isnull', True), ('withdrawn_on__isnull', True)), models.Q(('withdrawn_by__isnull', False), ('withdrawn_on__isnull', False)), _connector='OR'), name='load_withdrawn_by_and_on_together'), models.CheckConstraint(condition=models.Q(('live_by__isnull', True), models.Q(('live_by', models.F('by')), _negated=True), ('load_type', 'operational'), _connector='OR'), name='load_live_by_a_second_person')],
            },
        ),
        migrations.CreateModel(
            name='PublishedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('name', models.CharField(max_length=255)),
                ('sha256', models.CharField(max_length=64)),
                ('publication', models.CharField(max_length=200)),
                ('authority', models.CharField(max_length=200)),
                ('released_on', models.DateField()),
                ('state', models.CharField(choices=[('waiting', 'Waits for a second person'), ('kept', 'Set'), ('withdrawn', 'Withdrawn')], default='waiting', max_length=10)),
                ('report', models.JSONField(default=dict)),
                ('on', models.DateField()),
                ('decided_on', models.DateField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-on', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('sha256', 'authority', 'released_on'), name='published_file_once_for_each_authority'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'kept'), _negated=True), models.Q(('by', models.F('decided_by')), _negated=True), _connector='OR'), name='published_file_kept_by_a_second_person'), models.CheckConstraint(condition=models.Q(models.Q(('decided_by__isnull', True), ('decided_on__isnull', True)), models.Q(('decided_by__isnull', False), ('decided_on__isnull', False)), _connector='OR'), name='published_file_decided_by_and_on_together')],
            },
        ),
        migrations.CreateModel(
            name='Watch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('annex_a', 'Annex A'), ('ssd', 'Standard Safeguarding Dataset'), ('nightly', 'Nightly extract'), ('ssda903', 'SSDA903'), ('cin_census', 'Children in need census'), ('workforce', 'Workforce')], max_length=20)),
                ('folder', models.CharField(max_length=1000)),
                ('looked_at', models.DateTimeField()),
                ('waiting', models.JSONField(blank=True, default=list)),
                ('problem', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['kind', 'folder'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'folder'), name='watch_one_for_each_folder')],
            },
        ),
        migrations.CreateModel(
            name='Arrival',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('arrived_at', models.DateTimeField()),
                ('outcome', models.CharField(choices=[('live', 'Live at once'), ('held', 'Held'), ('known', 'Already loaded'), ('refused', 'Refused')], max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('load', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='ingest.load')),
                ('watch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='arrivals', to='ingest.watch')),
            ],
            options={
                'ordering': ['-arrived_at', '-pk'],
            },
        ),
    ]
