"""For those whose fingers know manage.py: the same as the `sarum` command."""

from sarum.config.cli import main

if __name__ == "__main__":
    main()
