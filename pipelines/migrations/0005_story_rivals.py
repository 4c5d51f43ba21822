"""Stories remember with which others they clash over a text: a later one may tip the balance."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [('pipelines', '0004_story_sketches')]

    operations = [migrations.AddField('story', 'rivals', models.JSONField(null=True))]
