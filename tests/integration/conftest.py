"""Real parts: an embedded AWS for the whole session, a fresh region for every test that wants one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.one_stack import OneStack

from purecdk.toolkit.aws.cloud import AwsCloud
from purecdk.toolkit.bootstrap import BootstrapOptions, bootstrap
from purecdk.toolkit.environments import ResolvedEnvironment
from purecdk.toolkit.events import ignore
from purecdk.toolkit.local.server import LocalCloud, local_cloud

_ACCOUNTS = itertools.count(100_000_000_000)


@pytest.fixture(scope="session")
def local() -> Iterator[LocalCloud]:
    """An embedded AWS on loopback."""
    with local_cloud() as running:
        yield running


@pytest.fixture
def cloud(local: LocalCloud) -> AwsCloud:
    return local.cloud


@pytest.fixture
def place(local: LocalCloud) -> ResolvedEnvironment:
    """An account of its own for one test, so that tests do not meet."""
    return ResolvedEnvironment(account=str(next(_ACCOUNTS)), region=local.region)


@pytest.fixture
def bootstrapped(cloud: AwsCloud, place: ResolvedEnvironment) -> ResolvedEnvironment:
    """The account of this test, bootstrapped by us."""
    bootstrap(place, cloud, ignore, BootstrapOptions())
    return place


@pytest.fixture
def app(tmp_path: Path, local: LocalCloud, cloud: AwsCloud, bootstrapped: ResolvedEnvironment) -> OneStack:
    """A stack to be filled, in the account of this test."""
    return OneStack(tmp_path, local, cloud, bootstrapped)
