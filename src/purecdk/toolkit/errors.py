"""What the toolkit raises: one tree, each error with what is wrong, where, and what to do next.

Callers may also meet :class:`cloud_assembly.schema.AssemblyError`, which has the same attributes.
"""

from __future__ import annotations

from collections.abc import Sequence


class ToolkitError(Exception):
    """Base of everything the toolkit raises on purpose.

    Attributes:
        code: A short, stable word for programs.
        what: What is wrong, with the value seen; may have several lines.
        where: File, construct, stack, account or command that it is about.
        fix: The next thing to do.
    """

    code = "toolkit"

    def __init__(self, what: str, *, where: str | None = None, fix: str | None = None) -> None:
        self.what = what
        self.where = where
        self.fix = fix
        super().__init__(what)

    def __str__(self) -> str:
        return self.what  # which callers may complete


class SettingsError(ToolkitError):
    """``cdk.json``, ``~/.cdk.json``, ``cdk.context.json`` or an option is not usable."""

    code = "settings"


class AppError(ToolkitError):
    """The app's command failed, or left no assembly."""

    code = "app-failed"


class AssemblyBusy(ToolkitError):
    """Another command writes or reads the folder of the assembly."""

    code = "assembly-busy"


class SynthesisRefused(ToolkitError):
    """The app ran, but its constructs report errors (or warnings, when those count as errors)."""

    code = "synthesis-errors"


class NoSuchStack(ToolkitError):
    """A pattern matches no stack."""

    code = "no-such-stack"


class StackChoiceNeeded(ToolkitError):
    """Several stacks, and none was chosen."""

    code = "choose-a-stack"


class MissingExtra(ToolkitError):
    """A part of purecdk that is installed on demand is not there."""

    code = "missing-extra"


class CredentialsError(ToolkitError):
    """There are no credentials, or AWS does not accept them."""

    code = "credentials"


class AccountMismatch(ToolkitError):
    """The credentials are for another account than the stack, and no role bridges the two."""

    code = "account-mismatch"


class RoleError(ToolkitError):
    """A role could not be assumed."""

    code = "assume-role"


class EnvironmentUnknown(ToolkitError):
    """A stack leaves account or region open, and nothing around says which to use."""

    code = "environment-unknown"


class NotBootstrapped(ToolkitError):
    """The account and region lack the bootstrap resources that a stack needs, or they are too old."""

    code = "not-bootstrapped"


class RealCloudRefused(ToolkitError):
    """A local endpoint is set, and something was about to be sent to the real AWS."""

    code = "real-cloud-refused"


class BucketError(ToolkitError):
    """The bucket of a file asset is missing, is not ours, or refuses us."""

    code = "bucket"


class UntrustedSource(ToolkitError):
    """An assembly names a source that this run does not trust: a path outside of it, or a program to run."""

    code = "untrusted-source"


class PackagingError(ToolkitError):
    """An asset's source cannot be packed."""

    code = "packaging"


class ImageError(ToolkitError):
    """An image cannot be built or pushed."""

    code = "image"


class PublishError(ToolkitError):
    """An asset could not be sent."""

    code = "publish"


class StackError(ToolkitError):
    """A stack is in a state that the command cannot go on from, or its deployment failed.

    Attributes:
        stack_name: CloudFormation's name of the stack.
        status: The stack's status, if known.
    """

    code = "stack"

    def __init__(
        self, what: str, *, stack_name: str, status: str | None = None, where: str | None = None, fix: str | None = None
    ) -> None:
        super().__init__(what, where=where, fix=fix)
        self.stack_name = stack_name
        self.status = status


class RetiredRuntime(ToolkitError):
    """A function uses a runtime with which AWS makes no functions any more."""

    code = "retired-runtime"


class ApprovalDeclined(ToolkitError):
    """The user said no, or could not be asked."""

    code = "declined"


class Interrupted(ToolkitError):
    """Ctrl-C or SIGTERM stopped the run at a safe point."""

    code = "interrupted"


class RunFailed(ToolkitError):
    """Several steps of one run failed; ``errors`` holds them all."""

    code = "run-failed"

    def __init__(
        self, what: str, *, errors: Sequence[Exception], where: str | None = None, fix: str | None = None
    ) -> None:
        super().__init__(what, where=where, fix=fix)
        self.errors = tuple(errors)
