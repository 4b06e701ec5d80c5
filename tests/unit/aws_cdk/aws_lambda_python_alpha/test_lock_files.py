from __future__ import annotations

import json
from pathlib import Path

import pytest

from aws_cdk.aws_lambda_python_alpha._lock_files import LockFileError, pipenv_requirements, poetry_requirements


def poetry(
    directory: Path, lock: str, project: str = "", *, with_hashes: bool = False, with_urls: bool = True
) -> list[str]:
    (directory / "poetry.lock").write_text(lock)
    (directory / "pyproject.toml").write_text(project)
    return poetry_requirements(str(directory), with_hashes=with_hashes, with_urls=with_urls).splitlines()


def test_pipfile_lock_gives_indexes_and_pins(tmp_path: Path) -> None:
    lock = {
        "_meta": {"sources": [{"name": "a", "url": "https://a/simple"}, {"name": "b", "url": "https://b/simple"}]},
        "default": {
            "plain": {"version": "==1.0", "hashes": ["sha256:0"]},
            "marked": {"version": "==2", "markers": "python_version >= '3.8'", "extras": ["x", "y"]},
            "any": {"version": "*"},
            "repo": {"git": "https://g/r.git", "ref": "abc", "subdirectory": "sub"},
            "file": {"file": "https://f/f.whl"},
            "here": {"path": "./here", "editable": True},
        },
        "develop": {"dev": {"version": "==1"}},
    }
    (tmp_path / "Pipfile.lock").write_text(json.dumps(lock))

    assert pipenv_requirements(str(tmp_path)).splitlines() == [
        "--index-url https://a/simple",
        "--extra-index-url https://b/simple",
        "plain==1.0",
        "marked[x,y]==2 ; python_version >= '3.8'",
        "any",
        "repo @ git+https://g/r.git@abc#subdirectory=sub",
        "file @ https://f/f.whl",
        "./here",
    ]


def test_a_lock_file_that_is_broken_is_named(tmp_path: Path) -> None:
    (tmp_path / "Pipfile.lock").write_text("{")

    with pytest.raises(LockFileError, match=r"Pipfile\.lock(.|\n)*pipenv lock"):
        pipenv_requirements(str(tmp_path))


PACKAGE = '[[package]]\nname = "%s"\nversion = "%s"\noptional = %s\n'


def test_poetry_lock_with_groups_gives_the_main_one(tmp_path: Path) -> None:
    lock = (
        PACKAGE % ("a", "1", "false")
        + 'groups = ["main"]\nfiles = [{file = "a.whl", hash = "sha256:1"}]\n'
        + PACKAGE % ("dev", "1", "false")
        + 'groups = ["dev"]\n'
        + PACKAGE % ("extra", "1", "true")
        + 'groups = ["main"]\n'
        + PACKAGE % ("b", "2", "false")
        + 'groups = ["main", "dev"]\nmarkers = {main = "os_name == \'nt\'", dev = "x"}\n'
        + PACKAGE % ("c", "3", "false")
        + 'groups = ["main"]\nmarkers = "python_version < \'3.11\'"\n'
        + '[package.source]\ntype = "legacy"\nurl = "https://own/simple"\nreference = "own"\n'
    )

    assert poetry(tmp_path, lock) == [
        "--index-url https://pypi.org/simple",
        "--extra-index-url https://own/simple",
        "a==1",
        "b==2 ; os_name == 'nt'",
        "c==3 ; python_version < '3.11'",
    ]
    assert poetry(tmp_path, lock, with_urls=False, with_hashes=True)[:2] == ["a==1 \\", "    --hash=sha256:1"]


def test_poetry_lock_with_categories_gives_the_main_one(tmp_path: Path) -> None:
    lock = (
        PACKAGE % ("a", "1", "false") + 'category = "main"\n' + PACKAGE % ("b", "1", "false") + 'category = "dev"\n'
        '[metadata.files]\na = [{file = "a.whl", hash = "sha256:7"}]\n'
    )

    assert poetry(tmp_path, lock, with_hashes=True) == ["a==1 \\", "    --hash=sha256:7"]


def test_poetry_lock_without_groups_is_walked_from_the_project_with_markers_on_the_way(tmp_path: Path) -> None:
    lock = (
        PACKAGE
        % ("app-dep", "1", "false")
        + '[package.dependencies]\nShared_Lib = ">=1"\nwinonly = {version = "*", markers = "sys_platform == \'win32\'"}\n'
        'opt = {version = "*", optional = true}\n'
        + PACKAGE % ("shared.lib", "2", "false")
        + PACKAGE % ("winonly", "3", "false")
        + '[package.dependencies]\nbelow = "*"\n'
        + PACKAGE % ("below", "4", "false")
        + PACKAGE % ("opt", "5", "true")
        + PACKAGE % ("unwanted", "6", "false")
        + PACKAGE % ("cycle", "7", "false")
        + '[package.dependencies]\napp-dep = "*"\ncycle = "*"\n'
    )
    project = '[tool.poetry.dependencies]\npython = "^3.10"\napp_dep = "^1"\n[project]\ndependencies = ["cycle>=1; os_name == \'posix\'"]\n'

    assert poetry(tmp_path, lock, project) == [
        "app-dep==1",
        "shared.lib==2",
        "winonly==3 ; sys_platform == 'win32'",
        "below==4 ; sys_platform == 'win32'",
        "cycle==7 ; os_name == 'posix'",
    ]


def test_poetry_sources_beside_indexes(tmp_path: Path) -> None:
    lock = (
        PACKAGE % ("g", "1", "false")
        + 'groups = ["main"]\n[package.source]\ntype = "git"\nurl = "https://g/r.git"\nreference = "main"\n'
        + 'resolved_reference = "abc"\n'
        + PACKAGE % ("u", "1", "false")
        + 'groups = ["main"]\n[package.source]\ntype = "url"\nurl = "https://u/u.whl"\n'
        + PACKAGE % ("d", "1", "false")
        + 'groups = ["main"]\n[package.source]\ntype = "directory"\nurl = "libs/d"\n'
    )

    assert poetry(tmp_path, lock) == ["g @ git+https://g/r.git@abc", "u @ https://u/u.whl", "./libs/d"]
