"""`python -m scheduler.cli`: how the supervisor starts its children, whatever the PATH holds."""

import sys

from scheduler.cli import main

sys.exit(main())
