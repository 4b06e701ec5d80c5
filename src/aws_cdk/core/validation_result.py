"""Results of checks, as a tree: a check that failed because others did says so."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import indent

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError


class ValidationResults:
    """The results of several checks; those that passed are forgotten."""

    @checked
    def __init__(self, results: Sequence[ValidationResult] | None = None) -> None:
        self._results = list(results or ())

    @property
    def results(self) -> list[ValidationResult]:
        """The results."""
        return list(self._results)

    @results.setter
    def results(self, value: list[ValidationResult]) -> None:
        self._results = list(value)

    @property
    def is_success(self) -> bool:
        """Whether all checks passed."""
        return all(result.is_success for result in self._results)

    @checked
    def collect(self, result: ValidationResult) -> None:
        """Keep ``result`` if it is a failure."""
        if not result.is_success:
            self._results.append(result)

    def error_tree_list(self) -> str:
        """Return the failures as text, each with those that led to it below."""
        return "\n".join(tree for result in self._results if (tree := result.error_tree()))

    @checked
    def wrap(self, message: str) -> ValidationResult:
        """Return one result for all; if any of them failed, it says ``message``."""
        return ValidationResult() if self.is_success else ValidationResult(message, self)


class ValidationResult:
    """The result of a check."""

    @checked
    def __init__(self, error_message: str | None = None, results: ValidationResults | None = None) -> None:
        """Make a result.

        Args:
            error_message: What is wrong. Default: nothing.
            results: The checks that this one rests on. Default: none.
        """
        self._error_message = error_message or ""
        self._results = results if results is not None else ValidationResults()

    @property
    def error_message(self) -> str:
        """What is wrong; empty if nothing is."""
        return self._error_message

    @property
    def results(self) -> ValidationResults:
        """The checks that this one rests on."""
        return self._results

    @property
    def is_success(self) -> bool:
        """Whether this check passed, and those it rests on."""
        return not self._error_message and self._results.is_success

    def assert_success(self) -> None:
        """Raise if the check failed.

        Raises:
            ValidationError: it did; the message shows the tree of failures.
        """
        if not self.is_success:
            tree = self.error_tree()
            raise ValidationError(tree[:1].upper() + tree[1:])

    def error_tree(self) -> str:
        """Return the failure as text, with those that led to it below; empty if the check passed."""
        below = self._results.error_tree_list()
        return self._error_message + ("\n" + indent(below, "  ") if below else "")

    @checked
    def prefix(self, message: str) -> ValidationResult:
        """Return the result with ``message`` before its own, if it is a failure."""
        return self if self.is_success else ValidationResult(f"{message}: {self._error_message}", self._results)
