"""What can go wrong with content: one class per thing that a caller may catch."""

from __future__ import annotations

import errno
import os

_SHOWN_CHARACTERS = 200


class ContentError(RuntimeError):
    """A file or directory cannot be named, copied or packed.

    Attributes:
        what: What is wrong.
        where: The path, or the option, that it was seen at.
        fix: What to do next.
    """

    code = "content"

    def __init__(self, *, what: str, where: str, fix: str) -> None:
        super().__init__(f"{what}\n  where: {where}\n  fix: {fix}")
        self.what = what
        self.where = where
        self.fix = fix


class MissingPath(ContentError):
    """The path does not exist."""

    code = "missing-path"

    def __init__(self, path: str) -> None:
        parent = os.path.dirname(path) or "."
        hint = "its directory exists" if os.path.isdir(parent) else "its directory does not exist either"
        super().__init__(
            what=f"no such file or directory: {path!r}",
            where=path,
            fix=f"check the path ({hint}); a relative path counts from {os.getcwd()!r}",
        )
        self.path = path


class WrongKind(ContentError):
    """A directory stands where a file is needed, or the other way round."""

    code = "wrong-kind"

    def __init__(self, path: str, *, needed: str, found: str) -> None:
        super().__init__(
            what=f"{path!r} is {found}, but {needed} is needed",
            where=path,
            fix=f"give the path of {needed}",
        )
        self.path = path


class NotContent(WrongKind):
    """The path is a socket, a pipe or a device."""

    code = "not-content"

    def __init__(self, path: str, *, found: str) -> None:
        super().__init__(path, needed="a file or a directory", found=found)


class Unreadable(ContentError):
    """A file or directory exists but may not be read."""

    code = "unreadable"

    def __init__(self, path: str, *, reason: str) -> None:
        super().__init__(
            what=f"{path!r} cannot be read: {reason}",
            where=path,
            fix="grant read access to it, or exclude it",
        )
        self.path = path


class Unwritable(ContentError):
    """A copy or a package cannot be written where it belongs."""

    code = "unwritable"

    def __init__(self, path: str, *, reason: str) -> None:
        super().__init__(
            what=f"{path!r} cannot be written: {reason}",
            where=path,
            fix="grant write access to its directory, or choose another output directory",
        )
        self.path = path


class NameTooLong(ContentError):
    """A path is longer than the system takes: a deep directory below a long one, or links that lead round and round."""

    code = "name-too-long"

    def __init__(self, path: str) -> None:
        shown = path if len(path) <= _SHOWN_CHARACTERS else f"{path[:_SHOWN_CHARACTERS]}..."
        super().__init__(
            what=f"this path has {len(path)} characters, more than can be written",
            where=shown,
            fix="choose a shorter output directory, exclude what lies so deep, or do not follow links",
        )
        self.path = path


class UnreadableName(ContentError):
    """A file's name, or the text of a link, is no valid UTF-8, so that no other machine could make the same name of it."""

    code = "unreadable-name"

    def __init__(self, path: str, *, link: bool = False) -> None:
        shown = path.encode("utf-8", "backslashreplace").decode("utf-8")
        super().__init__(
            what=f"{'the text of the link' if link else 'the name of'} {shown!r} is no valid UTF-8",
            where=shown,
            fix="let the link name a file whose name is UTF-8, or exclude it"
            if link
            else "rename the file, or exclude the directory that holds it",
        )
        self.path = path


class LinkLoop(ContentError):
    """A symbolic link leads back to itself."""

    code = "link-loop"

    def __init__(self, path: str) -> None:
        super().__init__(
            what=f"the symbolic link {path!r} leads back to itself",
            where=path,
            fix="let the link point to a file or a directory",
        )
        self.path = path


class ForbiddenLink(ContentError):
    """A symbolic link leads out of the tree, and the follow mode forbids that."""

    code = "forbidden-link"

    def __init__(self, path: str, *, target: str) -> None:
        super().__init__(
            what=f"{path!r} is a symbolic link to {target!r}, which is external to the directory that is copied: an "
            "external symbolic link is forbidden by the follow mode, which is internal-only",
            where=path,
            fix="exclude the link, put a regular file in its place, or choose follow mode ALWAYS or EXTERNAL",
        )
        self.path = path
        self.target = target


class FileChanged(ContentError):
    """A file changed while it was read, and again at the second try."""

    code = "file-changed"

    def __init__(self, path: str) -> None:
        super().__init__(
            what=f"{path!r} changed twice while it was read",
            where=path,
            fix="stop what writes to the file, or exclude it",
        )
        self.path = path


class NoSpace(ContentError):
    """The disk is full or a quota is used up; nothing was left behind."""

    code = "no-space"

    def __init__(self, path: str, *, reason: str) -> None:
        super().__init__(
            what=f"no space left to write {path!r}: {reason}",
            where=path,
            fix="free space on that file system, then run again; nothing half written was kept",
        )
        self.path = path


class BadPattern(ContentError):
    """An exclude pattern cannot be read."""

    code = "bad-pattern"

    def __init__(self, pattern: str, *, reason: str) -> None:
        super().__init__(
            what=f"the exclude pattern {pattern!r} cannot be read: {reason}",
            where=f"exclude pattern {pattern!r}",
            fix="escape special characters with a backslash",
        )
        self.pattern = pattern


def write_error(error: OSError, path: str) -> ContentError:
    """Return our error for what the operating system said when ``path`` was to be written."""
    reason = (error.strerror or str(error)).lower()
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return NoSpace(path, reason=reason)
    if error.errno == errno.ENAMETOOLONG:
        return NameTooLong(path)
    return Unwritable(path, reason=reason)


def content_error(error: OSError, path: str) -> ContentError:
    """Return our error for what the operating system said when ``path`` was to be read."""
    reason = (error.strerror or str(error)).lower()
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return MissingPath(path)
    if error.errno == errno.ELOOP:
        return LinkLoop(path)
    return Unreadable(path, reason=reason)
