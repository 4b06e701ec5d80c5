"""What is published already, without loading botocore, which would take most of the time of a run with nothing to send.

Where something is to be sent, packing starts while botocore loads.

Only plain surroundings are served: access keys in the environment, no profile or configuration file, no proxy. Two kinds
of request are made: to STS, who we are or which role we are; to S3, one listing. Anything unexpected gives no answer at
all, and the caller asks botocore, which knows every case.

Source: AWS's documentation of Signature Version 4, AssumeRole, GetCallerIdentity and ListObjectsV2.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import os
import ssl
import threading
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from datetime import datetime, timezone
from typing import Final, NamedTuple
from urllib.parse import SplitResult, quote, urlencode, urlsplit

from purecdk.toolkit.aws.memo import SeenObjects
from purecdk.toolkit.cloud import ObjectFacts
from purecdk.toolkit.environments import Access, ResolvedEnvironment

_TIMEOUT_SECONDS: Final = 20.0
_STS_VERSION: Final = "2011-06-15"

# Settings that change where requests go or whom they trust: botocore's business.
_UNPLAIN: Final = (
    "AWS_PROFILE",
    "AWS_DEFAULT_PROFILE",
    "AWS_USE_FIPS_ENDPOINT",
    "AWS_USE_DUALSTACK_ENDPOINT",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
)


class _Keys(NamedTuple):
    access_key: str
    secret_key: str
    token: str | None = None


class QuickLook:
    """Looks with the access keys of the environment; use :func:`quick_look` to get one where that is allowed."""

    def __init__(self, environment: Mapping[str, str], keys: _Keys) -> None:
        self._environment = environment
        self._keys = keys
        self._lock = threading.Lock()
        self._accounts: dict[str, str | None] = {}
        self._roles: dict[Access, _Keys | None] = {}

    def account(self, region: str) -> str | None:
        """Return the caller's account, ``None`` if that is not to be had quickly."""
        with self._lock:
            if region not in self._accounts:
                answer = self._sts(region, {"Action": "GetCallerIdentity"})
                account = _text(answer, "Account")
                self._accounts[region] = account if account and account.isdigit() else None
            return self._accounts[region]

    def usable(self, access: Access) -> bool:
        """Whether ``access`` works; ``False`` also if that is not to be had quickly."""
        if access.role_arn is None:
            return self.account(access.region) == access.account
        return self._assumed(access) is not None

    def find(
        self, access: Access, bucket: str, keys: Sequence[str], seen: SeenObjects
    ) -> dict[str, ObjectFacts] | None:
        """Return the facts of those of ``keys`` that exist; ``None`` if that is not to be had quickly.

        One listing answers for the keys it covers. Objects that were not looked into before need botocore.
        """
        own = self._keys if access.role_arn is None else self._assumed(access)
        if own is None or not keys:
            return None
        first = min(keys)
        query = {"list-type": "2", **({"start-after": first[:-1]} if len(first) > 1 else {})}
        headers = {"x-amz-expected-bucket-owner": access.account}
        answer = self._get("s3", access.region, f"/{quote(bucket, safe='')}", query, headers, own)
        if answer is None or not answer.tag.endswith("ListBucketResult"):
            return None
        found: dict[str, ObjectFacts] = {}
        wanted = set(keys)
        last = ""
        for item in answer.iter(f"{_namespace(answer)}Contents"):
            key, etag, size = (_text(item, name) for name in ("Key", "ETag", "Size"))
            if key is None or size is None or not size.isdigit():
                return None
            last = max(last, key)
            if key in wanted:
                facts = seen.get(bucket, key, etag or "", int(size))
                if facts is None:
                    return None
                found[key] = facts
        is_whole = _text(answer, "IsTruncated") == "false" or max(keys) <= last
        return found if is_whole else None

    def _assumed(self, access: Access) -> _Keys | None:
        with self._lock:
            if access not in self._roles:
                self._roles[access] = self._assume(access)
            return self._roles[access]

    def _assume(self, access: Access) -> _Keys | None:
        if json.loads(access.options):
            return None  # session tags and such: botocore knows how each is written
        request = {"Action": "AssumeRole", "RoleArn": access.role_arn or "", "RoleSessionName": "purecdk"}
        if access.external_id:
            request["ExternalId"] = access.external_id
        answer = self._sts(access.region, request)
        parts = [_text(answer, name) for name in ("AccessKeyId", "SecretAccessKey", "SessionToken")]
        return _Keys(parts[0], parts[1], parts[2]) if parts[0] and parts[1] and parts[2] else None

    def _sts(self, region: str, request: Mapping[str, str]) -> ElementTree.Element | None:
        return self._get("sts", region, "/", {**request, "Version": _STS_VERSION}, {}, self._keys)

    def _get(
        self,
        service: str,
        region: str,
        path: str,
        query: Mapping[str, str],
        headers: Mapping[str, str],
        keys: _Keys,
    ) -> ElementTree.Element | None:
        endpoint = self._endpoint(service, region)
        if endpoint is None:
            return None
        url = urlsplit(endpoint)
        target = f"{url.path.rstrip('/')}{path}" or "/"
        text = urlencode(sorted(query.items()), quote_via=quote, safe="-_.~")
        signed = sign_get(
            host=url.netloc,
            path=target,
            query=text,
            headers=headers,
            keys=keys,
            region=region,
            service=service,
            now=datetime.now(timezone.utc),
        )
        with suppress(OSError, http.client.HTTPException, ElementTree.ParseError, ValueError):
            with closing(self._connection(url)) as connection:
                connection.request("GET", f"{target}?{text}", headers=signed)
                answer = connection.getresponse()
                body = answer.read()
            if answer.status == 200:
                return ElementTree.fromstring(body)
        return None

    def _connection(self, url: SplitResult) -> http.client.HTTPConnection:
        if url.scheme != "https":
            return http.client.HTTPConnection(url.netloc, timeout=_TIMEOUT_SECONDS)
        certificates = self._environment.get("AWS_CA_BUNDLE") or self._environment.get("REQUESTS_CA_BUNDLE")
        context = ssl.create_default_context(cafile=certificates or None)
        return http.client.HTTPSConnection(url.netloc, timeout=_TIMEOUT_SECONDS, context=context)

    def _endpoint(self, service: str, region: str) -> str | None:
        chosen = self._environment.get(f"AWS_ENDPOINT_URL_{service.upper()}") or self._environment.get(
            "AWS_ENDPOINT_URL"
        )
        if chosen:
            return chosen
        if any(name.startswith("AWS_ENDPOINT_URL") for name in self._environment):
            return None  # some service is local: nothing may go to the real AWS from here
        suffix = ResolvedEnvironment(account="", region=region).url_suffix
        return f"https://{service}.{region}.{suffix}"


def quick_look(environment: Mapping[str, str], *, profile: str | None, plain: bool) -> QuickLook | None:
    """Return a quick look if the surroundings are plain enough.

    Args:
        plain: Whether no endpoint, proxy or certificates were given by hand.
    """
    access_key, secret = environment.get("AWS_ACCESS_KEY_ID"), environment.get("AWS_SECRET_ACCESS_KEY")
    if not plain or profile or not access_key or not secret or any(environment.get(name) for name in _UNPLAIN):
        return None
    home = environment.get("HOME") or environment.get("USERPROFILE") or os.path.expanduser("~")
    if os.path.exists(environment.get("AWS_CONFIG_FILE") or os.path.join(home, ".aws", "config")):
        return None  # it may name endpoints
    return QuickLook(environment, _Keys(access_key, secret, environment.get("AWS_SESSION_TOKEN")))


def sign_get(
    *,
    host: str,
    path: str,
    query: str,
    headers: Mapping[str, str],
    keys: _Keys,
    region: str,
    service: str,
    now: datetime,
) -> dict[str, str]:
    """Return the headers of a GET request without body, signed by Signature Version 4.

    Args:
        path: Encoded, as it is sent.
        query: Encoded and sorted, as it is sent.
    """
    moment, day = now.strftime("%Y%m%dT%H%M%SZ"), now.strftime("%Y%m%d")
    empty = hashlib.sha256(b"").hexdigest()
    signed = {**headers, "host": host, "x-amz-date": moment}
    if service == "s3":
        signed["x-amz-content-sha256"] = empty
    if keys.token:
        signed["x-amz-security-token"] = keys.token
    names = ";".join(sorted(signed))
    lines = "".join(f"{name}:{signed[name]}\n" for name in sorted(signed))
    scope = f"{day}/{region}/{service}/aws4_request"
    request = "\n".join(("GET", path, query, lines, names, empty))
    text = f"AWS4-HMAC-SHA256\n{moment}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    key = f"AWS4{keys.secret_key}".encode()
    for part in (day, region, service, "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    signature = hmac.new(key, text.encode(), "sha256").hexdigest()
    credential = f"{keys.access_key}/{scope}"
    signed["Authorization"] = f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders={names}, Signature={signature}"
    return signed


def _namespace(element: ElementTree.Element) -> str:
    return element.tag[: element.tag.index("}") + 1] if element.tag.startswith("{") else ""


def _text(element: ElementTree.Element | None, name: str) -> str | None:
    if element is None:
        return None
    return next((each.text for each in element.iter(f"{_namespace(element)}{name}")), None)
