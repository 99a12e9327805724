from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=80)),
                ('title', models.CharField(max_length=200)),
                ('owner_id', models.CharField(blank=True, max_length=40)),
                ('owner_name', models.CharField(blank=True, max_length=200)),
                ('arguments', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('queued', 'Waiting'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Stopped')], default='queued', max_length=10)),
                ('worker', models.CharField(blank=True, max_length=16)),
                ('percent', models.PositiveSmallIntegerField(default=0)),
                ('sentence', models.CharField(blank=True, max_length=300)),
                ('result', models.JSONField(blank=True, default=dict)),
                ('problem', models.TextField(blank=True)),
                ('created_at', models.DateTimeField()),
                ('started_at', models.DateTimeField(blank=True, null=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
            },
        ),
    ]
