"""What a bucket's refusals are taken for: a foreign owner, a missing permission, a key or a region that is wrong."""

from __future__ import annotations

from typing import Any, cast

import pytest
from botocore.exceptions import ClientError

from purecdk.toolkit.aws.objects import S3Objects
from purecdk.toolkit.aws.sessions import Sessions
from purecdk.toolkit.environments import Access
from purecdk.toolkit.errors import BucketError

HERE = Access(account="123456789012", region="eu-west-1")


class Bucket:
    """A client of one bucket whose every request but HEAD fails.

    Args:
        owner: HEAD works for whoever expects this account, or expects nobody; ``None`` closes the bucket altogether.
    """

    quick = None

    def __init__(self, code: str, owner: str | None) -> None:
        self.code = code
        self.owner = owner

    def client(self, service: str, access: Access) -> Any:
        return self

    def list_objects_v2(self, **request: Any) -> Any:
        raise ClientError({"Error": {"Code": self.code, "Message": "words"}}, "ListObjectsV2")

    def head_bucket(self, **request: Any) -> None:
        if self.owner is None or request.get("ExpectedBucketOwner", self.owner) != self.owner:
            raise ClientError({"Error": {"Code": "403", "Message": "Forbidden"}}, "HeadBucket")


@pytest.mark.parametrize(
    ("code", "owner", "what", "fix"),
    [
        ("AccessDenied", HERE.account, "refuses access", "KMS key"),
        ("AccessDenied", None, "refuses access", "permissions"),
        ("AccessDenied", "999999999999", "does not belong to account 123456789012", "another --qualifier"),
        ("KMS.DisabledException", HERE.account, "the KMS key of bucket 'assets' cannot be used", "the key's state"),
        ("PermanentRedirect", HERE.account, "is not in eu-west-1", "region"),
    ],
)
def test_a_refusal_names_its_cause(code: str, owner: str | None, what: str, fix: str) -> None:
    objects = S3Objects(cast("Sessions", Bucket(code, owner)))

    with pytest.raises(BucketError, match=what) as caught:
        objects.find(HERE, "assets", ["key"])

    assert fix in str(caught.value.fix)
