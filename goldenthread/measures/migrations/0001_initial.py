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
            name='EntryFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('name', models.CharField(max_length=255)),
                ('sha256', models.CharField(max_length=64)),
                ('as_at', models.DateField()),
                ('state', models.CharField(choices=[('waiting', 'Waits for a second person'), ('kept', 'Entered'), ('withdrawn', 'Withdrawn')], default='waiting', max_length=10)),
                ('report', models.JSONField(default=dict)),
                ('on', models.DateField()),
                ('decided_on', models.DateField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-on', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('sha256', 'as_at'), name='entryfile_once_for_each_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'kept'), _negated=True), models.Q(('by', models.F('decided_by')), _negated=True), _connector='OR'), name='entryfile_kept_by_a_second_person')],
            },
        ),
        migrations.CreateModel(
            name='EnteredValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measure', models.CharField(max_length=100)),
                ('period', models.CharField(max_length=10)),
                ('breakdown', models.CharField(choices=[('council', 'Whole council'), ('team', 'Team')], max_length=10)),
                ('cut', models.CharField(blank=True, max_length=200)),
                ('version', models.PositiveIntegerField()),
                ('numerator', models.FloatField(null=True)),
                ('denominator', models.FloatField(null=True)),
                ('value', models.FloatField(null=True)),
                ('done', models.BooleanField(null=True)),
                ('done_on', models.DateField(null=True)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('note', models.TextField(blank=True, max_length=2000)),
                ('is_withdrawn', models.BooleanField(default=False)),
                ('restores', models.PositiveIntegerField(null=True)),
                ('is_current', models.BooleanField(default=True)),
                ('figure_id', models.CharField(blank=True, max_length=16)),
                ('on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='values', to='measures.entryfile')),
            ],
            options={
                'ordering': ['measure', 'period', 'breakdown', 'cut', '-version'],
                'indexes': [models.Index(fields=['figure_id'], name='measures_en_figure__0f44d3_idx')],
                'constraints': [models.UniqueConstraint(fields=('measure', 'period', 'breakdown', 'cut', 'version'), name='enteredvalue_versions_differ'), models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('measure', 'period', 'breakdown', 'cut'), name='enteredvalue_one_current_for_each_cut')],
            },
        ),
        migrations.CreateModel(
            name='Keeping',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='measures_one_keeping')],
            },
        ),
        migrations.CreateModel(
            name='Result',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('figure_id', models.CharField(max_length=16, unique=True)),
                ('measure', models.CharField(max_length=100)),
                ('period', models.CharField(max_length=10)),
                ('breakdown', models.CharField(choices=[('council', 'Whole council'), ('team', 'Team')], max_length=10)),
                ('cut', models.CharField(blank=True, max_length=200)),
                ('numerator', models.FloatField(null=True)),
                ('denominator', models.FloatField(null=True)),
                ('missing', models.PositiveIntegerField()),
                ('value', models.FloatField(null=True)),
                ('state', models.CharField(choices=[('known', 'Known'), ('unknown', 'No data'), ('stale', 'Out of date'), ('suppressed', 'Not shown: small number'), ('not_applicable', 'Nothing to count')], max_length=15)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('fingerprint', models.CharField(max_length=64)),
                ('snapshots', models.JSONField(default=list)),
                ('parameters', models.JSONField(default=dict)),
                ('rule_version', models.CharField(max_length=10)),
                ('computed_on', models.DateField()),
                ('is_current', models.BooleanField(default=True)),
                ('is_known_now', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['measure', 'period', 'breakdown', 'cut'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_known_now', True)), fields=('measure', 'period', 'breakdown', 'cut'), name='result_one_known_now_for_each_cut'), models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('measure', 'period', 'breakdown', 'cut'), name='result_one_current_for_each_cut'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'known'), _negated=True), ('value__isnull', False), _connector='OR'), name='result_known_has_a_value')],
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('measure', models.CharField(max_length=100)),
                ('operator', models.CharField(choices=[('>=', 'at least'), ('>', 'more than'), ('<=', 'at most'), ('<', 'less than'), ('=', 'exactly')], max_length=2)),
                ('value', models.FloatField()),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('origin', models.CharField(max_length=300)),
                ('set_on', models.DateField()),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['measure', '-starts_on', '-pk'],
                'indexes': [models.Index(fields=['measure', 'starts_on'], name='measures_ta_measure_621e04_idx')],
            },
        ),
        migrations.CreateModel(
            name='Tolerance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('measure', models.CharField(max_length=100)),
                ('amount', models.FloatField()),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('set_on', models.DateField()),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['measure', '-starts_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='tolerance_not_below_zero')],
            },
        ),
    ]
