"""Images in files, as engines save them; no engine is needed."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

LAYER = b"layer"
CONFIG = b'{"rootfs": {"type": "layers", "diff_ids": []}}'


def write_image(path: Path) -> None:
    """Write an image of one layer as ``docker save`` writes it."""
    names = [{"Config": "config.json", "Layers": ["layer.tar"]}]
    with tarfile.open(path, "w") as archive:
        for name, content in (
            ("layer.tar", LAYER),
            ("config.json", CONFIG),
            ("manifest.json", json.dumps(names).encode()),
        ):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
