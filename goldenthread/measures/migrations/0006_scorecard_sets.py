import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('measures', '0005_disclosure'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ScorecardSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=100)),
                ('purpose', models.CharField(blank=True, max_length=300)),
                ('measures', models.JSONField(default=list)),
                ('is_removed', models.BooleanField(default=False)),
                ('changed_on', models.DateField()),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_removed', False)), fields=('name',), name='scorecardset_names_differ')],
            },
        ),
    ]
