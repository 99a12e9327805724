"""Others' published figures are releases, as the glossary calls them; ours are editions, and are prepared by long work."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_HELD = [
    ("edition", "edition_once_for_each_file"),
    ("edition", "edition_live_by_a_second_person"),
    ("grade", "grade_once_in_an_edition"),
    ("indicator", "indicator_once_in_an_edition"),
    ("neighbour", "neighbour_one_for_each_place"),
    ("neighbour", "neighbour_once_in_a_set"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0006_scorecard_sets"),
        ("files", "0001_initial"),
        ("work", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *[migrations.RemoveConstraint(model_name=model, name=name) for model, name in _HELD],
        migrations.RenameModel("Edition", "Release"),
        *[migrations.RenameField(model, "edition", "release") for model in ("grade", "indicator", "neighbour")],
        migrations.CreateModel(
            name='SettledSentence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(max_length=60)),
                ('sentence', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('answer', models.CharField(choices=[('stays', 'It may go out as it is'), ('reworded', 'Put it in other words'), ('struck', 'Leave it out')], max_length=10)),
                ('wording', models.TextField(blank=True, max_length=2000)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('on', models.DateField()),
                ('is_current', models.BooleanField(default=True)),
            ],
            options={
                'ordering': ['about', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='figureedition',
            name='job',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='work.job'),
        ),
        migrations.AddField(
            model_name='figureedition',
            name='measures',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='figureedition',
            name='parts',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='release',
            name='file',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile'),
        ),
        migrations.AddField(
            model_name='release',
            name='job',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='work.job'),
        ),
        migrations.AddField(
            model_name='release',
            name='more',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='release',
            name='problem',
            field=models.TextField(blank=True, max_length=2000),
        ),
        migrations.AlterField(
            model_name='figureedition',
            name='state',
            field=models.CharField(choices=[('preparing', 'Being prepared'), ('failed', 'Could not be prepared'), ('prepared', 'Waits for approval'), ('published', 'Published'), ('turned_down', 'Turned down'), ('withdrawn', 'Withdrawn')], default='preparing', max_length=12),
        ),
        migrations.AlterField(
            model_name='release',
            name='state',
            field=models.CharField(choices=[('reading', 'Being read'), ('refused', 'Could not be read'), ('waiting', 'Waits for a second person'), ('live', 'In use'), ('withdrawn', 'Withdrawn')], default='waiting', max_length=10),
        ),
        migrations.AlterField(
            model_name='release',
            name='what',
            field=models.CharField(blank=True, choices=[('figures', 'Figures by authority'), ('neighbours', 'Statistical neighbours'), ('grades', 'Inspection grades')], max_length=10),
        ),
        migrations.AddConstraint(
            model_name='grade',
            constraint=models.UniqueConstraint(fields=('release', 'area'), name='grade_once_in_a_release'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.UniqueConstraint(fields=('release', 'code'), name='indicator_once_in_a_release'),
        ),
        migrations.AddConstraint(
            model_name='neighbour',
            constraint=models.UniqueConstraint(fields=('release', 'area', 'place'), name='neighbour_one_for_each_place'),
        ),
        migrations.AddConstraint(
            model_name='neighbour',
            constraint=models.UniqueConstraint(fields=('release', 'area', 'neighbour'), name='neighbour_once_in_a_set'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['withdrawn', 'refused']), _negated=True), fields=('sha256', 'released_on'), name='release_once_for_each_file'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'live'), _negated=True), models.Q(('agreed_by__isnull', False), models.Q(('by', models.F('agreed_by')), _negated=True)), _connector='OR'), name='release_live_by_a_second_person'),
        ),
        migrations.AddField(
            model_name='settledsentence',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='settledsentence',
            constraint=models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('about', 'sha256'), name='settledsentence_one_answer'),
        ),
        migrations.AddConstraint(
            model_name='settledsentence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', 'stays'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='settledsentence_stays_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='settledsentence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', 'reworded'), _negated=True), models.Q(('wording', ''), _negated=True), _connector='OR'), name='settledsentence_reworded_has_words'),
        ),
        migrations.CreateModel(
            name='PartBehind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('figure_id', models.CharField(max_length=16, unique=True)),
                ('measure', models.CharField(max_length=100)),
                ('period', models.CharField(max_length=10)),
                ('breakdown', models.CharField(max_length=10)),
                ('cut', models.CharField(max_length=200)),
                ('numerator', models.FloatField(null=True)),
                ('denominator', models.FloatField(null=True)),
                ('value', models.FloatField(null=True)),
                ('state', models.CharField(max_length=15)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='measures.figureedition')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
    ]
