import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0002_roles'),
        ('accounts', '__first__'),
        ('plans', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReadUpTo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveBigIntegerField(default=0)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('name', models.CharField(max_length=100)),
                ('asked', models.TextField(blank=True, max_length=2000)),
                ('opens_first', models.BooleanField(default=False)),
                ('is_shared', models.BooleanField(default=False)),
                ('is_removed', models.BooleanField(default=False)),
                ('kept_on', models.DateField()),
                ('actions_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='plans.plan')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.unit')),
            ],
            options={
                'ordering': ['name', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('opens_first', True)), fields=('person',), name='savedview_one_opens_first'), models.UniqueConstraint(condition=models.Q(('is_removed', False)), fields=('person', 'name'), name='savedview_names_differ'), models.CheckConstraint(condition=models.Q(('actions_of__isnull', True), models.Q(('opens_first', False), ('unit__isnull', True)), _connector='OR'), name='savedview_of_actions_is_no_scorecard'), models.CheckConstraint(condition=models.Q(('is_removed', True), ('opens_first', True), _negated=True), name='savedview_a_removed_one_does_not_open')],
            },
        ),
    ]
