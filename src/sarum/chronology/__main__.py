"""`python -m sarum.chronology merge …`: the command without Django, even on the machine."""

import sys

from sarum.chronology import command

if __name__ == "__main__":
    sys.exit(command.main(sys.argv[1:]))
