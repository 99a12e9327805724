"""``python -m goldenthread`` is the ``goldenthread`` command."""

import sys

from goldenthread.jobs.command import main

if __name__ == "__main__":
    sys.exit(main())
