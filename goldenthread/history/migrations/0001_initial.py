from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.PositiveBigIntegerField(unique=True)),
                ('at', models.DateTimeField()),
                ('on', models.DateField()),
                ('kind', models.CharField(max_length=80)),
                ('subject_kind', models.CharField(max_length=80)),
                ('subject_id', models.CharField(max_length=80)),
                ('by_id', models.CharField(max_length=40)),
                ('by_name', models.CharField(max_length=200)),
                ('detail', models.TextField(blank=True)),
                ('changes', models.JSONField(blank=True, default=dict)),
                ('salt', models.CharField(blank=True, max_length=32)),
                ('text_digest', models.CharField(max_length=64)),
                ('erased', models.BooleanField(default=False)),
                ('previous', models.CharField(max_length=64)),
                ('digest', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'ordering': ['seq'],
                'indexes': [models.Index(fields=['subject_kind', 'subject_id', '-seq'], name='history_ent_subject_2356ba_idx'), models.Index(fields=['by_id', '-seq'], name='history_ent_by_id_71b2ff_idx')],
            },
        ),
        migrations.CreateModel(
            name='Head',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('seq', models.PositiveBigIntegerField(default=0)),
                ('digest', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='history_one_head')],
            },
        ),
    ]
