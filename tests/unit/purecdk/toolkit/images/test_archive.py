"""Archives of images from strangers: nothing beside them is read, and whatever is wrong with them is told in words."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from purecdk.toolkit.errors import ImageError
from purecdk.toolkit.images.archive import DOCUMENT_LIMIT_BYTES, is_image_archive, open_image


def folder(path: Path, **files: Any) -> Path:
    path.mkdir(exist_ok=True)
    for name, content in files.items():
        text = content if isinstance(content, (bytes, str)) else json.dumps(content)
        (path / f"{name}.json").write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize("name", ["../secret", "link", "/etc/hostname"])
def test_nothing_outside_of_a_folder_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("secret")
    made = folder(tmp_path / "image", manifest=[{"Config": "manifest.json", "Layers": [name]}])
    (made / "link").symlink_to("../secret")

    with pytest.raises(ImageError, match="leads out of the image archive"), open_image(made):
        pass


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE])
def test_links_in_an_archive_lead_nowhere_else(tmp_path: Path, kind: bytes) -> None:
    with tarfile.open(tmp_path / "image.tar", "w") as archive:
        link = tarfile.TarInfo("layer.tar")
        link.type, link.linkname = kind, "/etc/passwd"
        archive.addfile(link)
        text = json.dumps([{"Config": "manifest.json", "Layers": ["layer.tar"]}]).encode()
        member = tarfile.TarInfo("manifest.json")
        member.size = len(text)
        archive.addfile(member, io.BytesIO(text))

    with pytest.raises(ImageError), open_image(tmp_path / "image.tar"):
        pass


def test_documents_are_bounded(tmp_path: Path) -> None:
    made = folder(tmp_path / "image", manifest=b" " * (DOCUMENT_LIMIT_BYTES + 1))

    with pytest.raises(ImageError, match="larger than"), open_image(made):
        pass


@pytest.mark.parametrize("content", [b"", b"no tar", b"\x1f\x8b\x08\x00broken", b"\x00" * 2000])
def test_what_is_no_archive_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "image.tar").write_bytes(content)

    assert not is_image_archive(tmp_path / "image.tar")
    with pytest.raises(ImageError), open_image(tmp_path / "image.tar"):
        pass


def test_a_blob_that_is_not_what_it_says_is_told(tmp_path: Path) -> None:
    made = tmp_path / "image"
    blobs = made / "blobs" / "sha256"
    blobs.mkdir(parents=True)
    wrong = "a" * 64
    body = json.dumps({"config": {"digest": f"sha256:{wrong}"}, "layers": []}).encode()
    name = hashlib.sha256(body).hexdigest()
    (blobs / name).write_bytes(body)
    (blobs / wrong).write_bytes(b"something else")
    folder(made, index={"manifests": [{"digest": f"sha256:{name}"}]})

    with open_image(made) as image, pytest.raises(ImageError, match="does not match its digest"):
        image.manifests[0].blobs[0].check()


JSON = st.recursive(
    st.none() | st.integers() | st.sampled_from(["", "x", "sha256:" + "0" * 64, "index.json", "."]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["manifests", "mediaType", "digest", "Config", "Layers"]), inner)
    ),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["index", "manifest"]), JSON)
def test_documents_may_hold_anything(tmp_path: Path, name: str, value: Any) -> None:
    for each in ("index", "manifest"):
        (tmp_path / "image" / f"{each}.json").unlink(missing_ok=True)
    made = folder(tmp_path / "image", **{name: value})

    try:
        with open_image(made) as image:
            assert image.manifests or image.index
    except ImageError as error:
        assert error.what
