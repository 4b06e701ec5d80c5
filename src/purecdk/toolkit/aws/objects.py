"""S3: what is there, whether it is ours and whole, and uploads that are complete or absent."""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from purecdk.toolkit.aws.memo import SeenObjects
from purecdk.toolkit.aws.sessions import Sessions, explain
from purecdk.toolkit.cloud import DIGEST_METADATA, ENTRIES_METADATA, ObjectFacts
from purecdk.toolkit.environments import Access
from purecdk.toolkit.errors import BucketError, PublishError, ToolkitError

PART_BYTES: Final = 8 * 1024 * 1024  # a file up to this size is sent in one request; each upload holds one part
_MAX_PARTS: Final = 10_000  # S3's limit
_LIST_PAGE: Final = 1000  # S3's limit
_TAIL_BYTES: Final = 1024  # where a zip's directory ends, unless it has a long comment
_PARALLEL_LOOKS: Final = 16
_READS: Final = 5  # botocore repeats requests, but not the reading of their answers
_WRONG_REGION: Final = (
    "PermanentRedirect",
    "301",
    "AuthorizationHeaderMalformed",
    "IllegalLocationConstraintException",
)
_WORTH_A_PAGE: Final = 8  # a page of 1000 entries costs about as much as eight requests for one key


class S3Objects:
    """An object store on S3, or on anything that speaks its protocol."""

    def __init__(self, sessions: Sessions, seen: SeenObjects | None = None) -> None:
        self._sessions = sessions
        self._seen = seen
        self._lock = threading.Lock()
        self._encryption: dict[tuple[Access, str], dict[str, str]] = {}

    def find(self, access: Access, bucket: str, keys: Sequence[str]) -> dict[str, ObjectFacts]:
        """Return the facts of those of ``keys`` that exist.

        Keys are found by listing, several with one request where they lie close together; a small ranged read of
        each then tells whether it is ours and, for zips, whether it is whole.
        """
        if self._sessions.quick is not None and self._seen is not None:
            known = self._sessions.quick.find(access, bucket, keys, self._seen)
            if known is not None:
                return known
        client = self._sessions.client("s3", access)
        listed = self._list(client, access, bucket, sorted(set(keys)))
        found: dict[str, ObjectFacts] = {}
        for key, (size, etag) in listed.items():
            facts = self._seen.get(bucket, key, etag, size) if self._seen is not None else None
            if facts is not None:
                found[key] = facts
        unseen = {key: size for key, (size, _) in listed.items() if key not in found}
        if unseen:
            with ThreadPoolExecutor(min(_PARALLEL_LOOKS, len(unseen)), thread_name_prefix="purecdk-look") as pool:
                looks = pool.map(lambda each: self._look(client, access, bucket, *each), unseen.items())
                found.update(zip(unseen, looks, strict=True))
            if self._seen is not None:
                for key in unseen:
                    self._seen.add(bucket, key, listed[key][1], found[key])
        return found

    def put(
        self,
        access: Access,
        bucket: str,
        key: str,
        source: Path,
        *,
        content_type: str,
        sha256: str | None,
        entry_digest: str | None = None,
        progress: Callable[[int, int], None],
        check_stop: Callable[[], None],
    ) -> None:
        client = self._sessions.client("s3", access)
        common = {"Bucket": bucket, "Key": key, "ExpectedBucketOwner": access.account}
        headers: dict[str, Any] = {"ContentType": content_type, **self._encryption_headers(client, access, bucket)}
        try:
            check_stop()
            size = source.stat().st_size
            if size > PART_BYTES:
                digest = sha256 or _digest(source)
                headers["Metadata"] = _labels(digest, entry_digest)
                whole = self._put_parts(client, common, headers, source, digest, size, progress, check_stop)
                self._remember(
                    bucket, key, whole, ObjectFacts(size_bytes=size, sha256=digest, entry_digest=entry_digest)
                )
                return
            body = source.read_bytes()
            hashed = hashlib.sha256(body)
            if sha256 is not None and hashed.hexdigest() != sha256:
                raise _changed(source)
            headers["Metadata"] = _labels(hashed.hexdigest(), entry_digest)
            checksum = base64.b64encode(hashed.digest()).decode()
            put: Mapping[str, Any] = client.put_object(**common, **headers, Body=body, ChecksumSHA256=checksum)
            sent = ObjectFacts(size_bytes=size, sha256=hashed.hexdigest(), entry_digest=entry_digest)
            self._remember(bucket, key, put, sent)
            progress(size, size)
        except Exception as error:
            raise self._explained(error, client, access, bucket, key) from error

    def close(self) -> None:
        """Keep what was learned for the next run."""
        if self._seen is not None:
            self._seen.save()

    def _remember(self, bucket: str, key: str, answer: Mapping[str, Any], facts: ObjectFacts) -> None:
        if self._seen is not None:
            self._seen.add(bucket, key, str(answer.get("ETag", "")), facts)

    def _put_parts(
        self,
        client: Any,
        common: Mapping[str, Any],
        headers: Mapping[str, Any],
        source: Path,
        digest: str,
        size: int,
        progress: Callable[[int, int], None],
        check_stop: Callable[[], None],
    ) -> Mapping[str, Any]:
        upload = client.create_multipart_upload(**common, **headers, ChecksumAlgorithm="SHA256")["UploadId"]
        whole, parts, done = hashlib.sha256(), [], 0
        try:
            for number, body in enumerate(_parts(source, max(PART_BYTES, -(-size // _MAX_PARTS))), start=1):
                check_stop()
                whole.update(body)
                checksum = base64.b64encode(hashlib.sha256(body).digest()).decode()
                answer = client.upload_part(
                    **common, UploadId=upload, PartNumber=number, Body=body, ChecksumSHA256=checksum
                )
                parts.append({"PartNumber": number, "ETag": answer["ETag"], "ChecksumSHA256": checksum})
                done += len(body)
                progress(done, size)
            if whole.hexdigest() != digest:
                raise _changed(source)
            complete: Mapping[str, Any] = client.complete_multipart_upload(
                **common, UploadId=upload, MultipartUpload={"Parts": parts}
            )
            return complete
        except BaseException:
            with suppress(Exception):  # the first error is the one to report; the bucket's lifecycle cleans up the rest
                client.abort_multipart_upload(**common, UploadId=upload)
            raise

    def _list(self, client: Any, access: Access, bucket: str, keys: Sequence[str]) -> dict[str, tuple[int, str]]:
        """Return size and ETag of the keys that exist: pages while a page covers many of them, then each by itself."""
        sizes: dict[str, tuple[int, str]] = {}
        wanted = set(keys)
        left = list(keys)
        while len(left) > 1:
            request = {"StartAfter": left[0][:-1]} if len(left[0]) > 1 else {}
            page = self._page(client, access, bucket, left[0], MaxKeys=_LIST_PAGE, **request)
            listed = [(item["Key"], (int(item["Size"]), item.get("ETag", ""))) for item in page.get("Contents", [])]
            sizes.update((key, facts) for key, facts in listed if key in wanted)
            if not page.get("IsTruncated") or not listed:
                return sizes
            rest = [key for key in left[1:] if key > listed[-1][0]]
            covered, left = len(left) - len(rest), rest
            if covered < _WORTH_A_PAGE:
                break

        def one(key: str) -> Iterator[tuple[str, tuple[int, str]]]:
            page = self._page(client, access, bucket, key, MaxKeys=1, Prefix=key)
            return (
                (item["Key"], (int(item["Size"]), item.get("ETag", "")))
                for item in page.get("Contents", [])
                if item["Key"] == key
            )

        if left:
            with ThreadPoolExecutor(min(_PARALLEL_LOOKS, len(left)), thread_name_prefix="purecdk-list") as pool:
                for found in pool.map(one, left):
                    sizes.update(found)
        return sizes

    def _page(self, client: Any, access: Access, bucket: str, key: str, **request: Any) -> Any:
        try:
            return client.list_objects_v2(Bucket=bucket, ExpectedBucketOwner=access.account, **request)
        except Exception as error:
            raise self._explained(error, client, access, bucket, key) from error

    def _look(self, client: Any, access: Access, bucket: str, key: str, size: int) -> ObjectFacts:
        if size == 0:
            flaw = "it is empty" if key.endswith((".zip", ".jar", ".json")) else None
            return ObjectFacts(size_bytes=0, flaw=flaw)
        is_zip = key.endswith(".zip")
        request = {"Bucket": bucket, "Key": key, "ExpectedBucketOwner": access.account}
        try:
            if not is_zip:
                answer = client.head_object(**request)
                return _labelled(answer, size)
            answer, tail = _read_tail(client, request, size)
        except Exception as error:
            code = _code(error)
            if code in (
                "AccessDenied",
                "403",
                "Forbidden",
                "NoSuchKey",
                "404",
            ):  # listing is all we may do; or just gone
                return ObjectFacts(size_bytes=size)
            raise self._explained(error, client, access, bucket, key) from error
        flaw = None if _ends_like_zip(tail, size) else "it is not a readable zip"
        return _labelled(answer, size, flaw=flaw)

    def _encryption_headers(self, client: Any, access: Access, bucket: str) -> dict[str, str]:
        """Return the encryption that the bucket asks for, explicitly: organisations refuse uploads that do not name it."""
        with self._lock:
            if (access, bucket) not in self._encryption:
                self._encryption[access, bucket] = _read_encryption(client, access, bucket)
            return self._encryption[access, bucket]

    def _explained(self, error: Exception, client: Any, access: Access, bucket: str, key: str) -> ToolkitError:
        code = _code(error)
        place = f"s3://{bucket}/{key} as {access.role_arn or 'the caller'}"
        bootstrap = f"`purecdk bootstrap aws://{access.account}/{access.region}`"
        if code in ("NoSuchBucket", "404"):
            return BucketError(
                f"no bucket named {bucket!r}", where=place, fix=f"run {bootstrap}, or check region and qualifier"
            )
        if code in ("AccessDenied", "403", "Forbidden"):
            if _is_foreign(client, bucket, access.account):
                return BucketError(
                    f"bucket {bucket!r} does not belong to account {access.account}",
                    where=place,
                    fix="check the account; if it is yours, someone may have taken the bucket's name: bootstrap with "
                    "another --qualifier",
                )
            return BucketError(
                f"bucket {bucket!r} refuses access: {error}",
                where=place,
                fix=f"check the role's permissions, the bucket's policy and its KMS key, or run {bootstrap} again",
            )
        if code is not None and code.startswith("KMS."):
            return BucketError(
                f"the KMS key of bucket {bucket!r} cannot be used: {error}",
                where=place,
                fix=f"check the key's state and policy, or run {bootstrap} again",
            )
        if code in _WRONG_REGION:
            return BucketError(
                f"bucket {bucket!r} is not in {access.region}: {error}",
                where=place,
                fix="check the region of the stack and of the asset's destination; synthesize the app again",
            )
        return explain(error, access)


def _labels(sha256: str, entry_digest: str | None) -> dict[str, str]:
    """Return the metadata that an object of ours bears."""
    return (
        {DIGEST_METADATA: sha256} if entry_digest is None else {DIGEST_METADATA: sha256, ENTRIES_METADATA: entry_digest}
    )


def _labelled(answer: Mapping[str, Any], size: int, *, flaw: str | None = None) -> ObjectFacts:
    """Return the facts of an object with the metadata that ``answer`` tells."""
    labels = answer.get("Metadata", {})
    return ObjectFacts(
        size_bytes=size, sha256=labels.get(DIGEST_METADATA), entry_digest=labels.get(ENTRIES_METADATA), flaw=flaw
    )


def _read_tail(client: Any, request: Mapping[str, Any], size: int) -> tuple[Mapping[str, Any], bytes]:
    """Read the end of an object; a connection that breaks in the middle of the answer is tried again."""
    from botocore.exceptions import HTTPClientError, IncompleteReadError, ReadTimeoutError

    left = _READS
    while True:
        try:
            answer = client.get_object(**request, Range=f"bytes={max(0, size - _TAIL_BYTES)}-{size - 1}")
            return answer, answer["Body"].read()
        except (HTTPClientError, IncompleteReadError, ReadTimeoutError, OSError):
            left -= 1
            if left == 0:
                raise


def _read_encryption(client: Any, access: Access, bucket: str) -> dict[str, str]:
    try:
        answer = client.get_bucket_encryption(Bucket=bucket, ExpectedBucketOwner=access.account)
        rules = answer["ServerSideEncryptionConfiguration"]["Rules"]
        default = rules[0]["ApplyServerSideEncryptionByDefault"]
    except Exception as error:
        if _code(error) is None and not isinstance(error, (KeyError, IndexError)):
            raise explain(error, access) from error
        return {}  # none set, or not ours to see: then the bucket's own default applies
    algorithm = default.get("SSEAlgorithm")
    if algorithm is None:
        return {}
    headers = {"ServerSideEncryption": str(algorithm)}
    if algorithm != "AES256" and default.get("KMSMasterKeyID"):
        headers["SSEKMSKeyId"] = str(default["KMSMasterKeyID"])
    return headers


def _is_foreign(client: Any, bucket: str, account: str) -> bool:
    """Whether the bucket answers, and only if we do not insist on its owner."""
    return not _answers(client, Bucket=bucket, ExpectedBucketOwner=account) and _answers(client, Bucket=bucket)


def _answers(client: Any, **request: str) -> bool:
    try:
        client.head_bucket(**request)
    except Exception:
        return False
    return True


def _code(error: Exception) -> str | None:
    response = getattr(error, "response", None)
    return str(response.get("Error", {}).get("Code", "")) if isinstance(response, dict) else None


def _digest(source: Path) -> str:
    digest = hashlib.sha256()
    with open(source, "rb") as file:
        while block := file.read(1024 * 1024):
            digest.update(block)
    return digest.hexdigest()


def _changed(source: Path) -> PublishError:
    return PublishError(f"{source.name} changed while it was sent", where=str(source), fix="run the command again")


def _parts(source: Path, size: int) -> Iterator[bytes]:
    with open(source, "rb") as file:
        while body := file.read(size):
            yield body


def _ends_like_zip(tail: bytes, size: int) -> bool:
    """Whether an object that ends with ``tail`` can be a whole zip: its directory lies where its end says."""
    at = tail.rfind(b"PK\x05\x06")
    if at < 0:
        return len(tail) < size and b"PK\x01\x02" in tail  # a long comment may hide the end; the directory still shows
    if len(tail) - at < 22:
        return False
    directory_bytes = int.from_bytes(tail[at + 12 : at + 16], "little")
    directory_at = int.from_bytes(tail[at + 16 : at + 20], "little")
    end_at = size - (len(tail) - at)
    if 0xFFFFFFFF in (directory_bytes, directory_at):
        return b"PK\x06\x07" in tail[:at]  # the zip64 locator
    return directory_at + directory_bytes <= end_at
