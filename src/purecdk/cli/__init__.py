"""Commands: they parse, call the toolkit, print and give an exit code. Decisions are the toolkit's."""
