"""Which deadlines a mail told, so that a deadline alone makes a mail once and not every day."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column; older mails told none."""

    dependencies: ClassVar = [("search", "0003_told_regions")]

    operations: ClassVar = [
        migrations.AddField(model_name="outbox", name="deadlines", field=models.JSONField(default=list)),
    ]
