from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('kind', models.CharField(max_length=10)),
                ('name', models.CharField(max_length=255)),
                ('made_by_id', models.CharField(max_length=40)),
                ('made_by_name', models.CharField(max_length=200)),
                ('made_on', models.DateField()),
                ('holds_child_data', models.BooleanField(default=False)),
            ],
            options={
                'indexes': [models.Index(fields=['sha256'], name='files_store_sha256_6263af_idx')],
            },
        ),
    ]
