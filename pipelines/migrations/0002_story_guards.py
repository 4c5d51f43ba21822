"""Stories remember the distinct template guards of their members: a text is held against the whole story, flat.

Sketches of the form before this one cannot be compared with new ones: they are dropped, and a replay makes them anew.
"""

from django.db import migrations, models

MOST = 48


def fill(apps, schema_editor):
    members = apps.get_model('pipelines', 'StoryMember').objects.order_by('item_id')
    guards = {}
    for story, guard in members.values_list('story_id', 'item__sketch__guard').iterator():
        known = guards.setdefault(story, [])
        if guard and guard not in known and len(known) < MOST:
            known.append(guard)
    for story, known in guards.items():
        apps.get_model('pipelines', 'Story').objects.filter(pk=story).update(guards=known)


def drop_old_sketches(apps, schema_editor):
    apps.get_model('pipelines', 'SketchSize').objects.update(shingles=None)
    schema_editor.execute('DELETE FROM pipelines_sketchhash')


class Migration(migrations.Migration):
    dependencies = [('pipelines', '0001_initial')]

    operations = [
        migrations.AddField(model_name='story', name='guards', field=models.JSONField(default=list)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(drop_old_sketches, migrations.RunPython.noop),
    ]
