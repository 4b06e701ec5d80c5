"""What can be wrong with an assembly on disk: one small tree, each with what, where and what to do next."""

from __future__ import annotations


class AssemblyError(RuntimeError):
    """Base of everything this package raises about a cloud assembly.

    Attributes:
        code: A short, stable word for programs.
        what: What is wrong, with the value seen.
        where: File (with line and column when known) and place inside it.
        fix: The next thing to do.
    """

    code = "assembly"

    def __init__(self, what: str, *, where: str | None = None, fix: str | None = None) -> None:
        self.what = what
        self.where = where
        self.fix = fix
        super().__init__(what + (f" ({where})" if where else ""))


class AssemblyNotFound(AssemblyError):
    """The directory is missing, or it holds no ``manifest.json``."""

    code = "assembly-not-found"


class AssemblyFormatError(AssemblyError):
    """A file of the assembly is not what the cloud assembly schema says it is."""

    code = "assembly-format"


class AssemblyLimitError(AssemblyFormatError):
    """A file is larger, or nests deeper, than anything a CDK app writes."""

    code = "assembly-limit"


class UnsupportedFeature(AssemblyError):
    """The assembly asks for something that this version does not know."""

    code = "unsupported-feature"
