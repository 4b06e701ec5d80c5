"""``python -m purecdk``."""

from purecdk.cli.main import main

main()
