"""What earlier synths left in the assembly's directory costs later ones nothing: their calls to the system are counted."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

SYNTH = """
import os, re, sys

out, folder, log = sys.argv[1:]
seen = []

def note(event, arguments):
    if event == "open" or event.startswith("os."):
        seen.append(f"{event} {arguments[0] if arguments else ''}")

def watched(name):
    plain = getattr(os, name)
    def call(path, *arguments, **options):
        seen.append(f"{name} {path}")
        return plain(path, *arguments, **options)
    return call

sys.addaudithook(note)  # tells nothing of looks at single files
for name in ("stat", "lstat", "access", "readlink"):
    setattr(os, name, watched(name))

import aws_cdk as cdk
from aws_cdk.aws_s3_assets import Asset

app = cdk.App(outdir=out)
stack = cdk.Stack(app, "S")
Asset(stack, "Folder", path=folder, exclude=["*.log"])
Asset(stack, "File", path=os.path.join(folder, "a.txt"))
Asset(cdk.Stack(cdk.Stage(app, "Stage"), "S"), "Folder", path=folder)
app.synth()
text = "\\n".join(seen).replace(out, "OUT")
with open(log, "w") as file:
    file.write(re.sub(r"(?<=\\.staging/)[0-9a-f]{16}|[0-9]+(?=\\.tmp)", "X", text))
"""


def calls_of_synth(out: Path, folder: Path, log: Path) -> Counter[str]:
    """Synthesize in a process of its own; return its calls to the system that name a file, without those of imports."""
    environment = {**os.environ, "PURECDK_FINGERPRINT_CACHE": "0"}
    subprocess.run([sys.executable, "-B", "-c", SYNTH, out, folder, log], check=True, env=environment)
    return Counter(line for line in log.read_text().splitlines() if "OUT" in line or str(folder) in line)


def fill_with_stale_assets(out: Path, count: int) -> None:
    for number in range(count):
        name = hashlib.sha256(str(number).encode()).hexdigest()
        directory = out / f"asset.{name}"
        directory.mkdir()
        (directory / "index.py").write_text("stale")
        (out / f"asset.{name}.zip").write_bytes(b"stale")
        (out / f"Old{number}.template.json").write_text("{}")
        (out / f"assembly-Old{number}").mkdir()


def test_a_synth_makes_the_same_calls_whatever_lies_in_its_directory(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    for name in ("a.txt", "b.log", "sub/c.txt"):
        (folder / name).write_text(name)
    clean, crowded, log = tmp_path / "clean", tmp_path / "crowded", tmp_path / "log"
    first = calls_of_synth(clean, folder, log)
    calls_of_synth(crowded, folder, log)
    fill_with_stale_assets(crowded, 150)

    warm, warm_crowded = calls_of_synth(clean, folder, log), calls_of_synth(crowded, folder, log)

    assert sum(first.values()) > sum(warm.values()) > 20
    assert warm_crowded == warm
    (folder / "a.txt").write_text("edited")
    edited = calls_of_synth(clean, folder, log)
    assert edited != warm
    assert calls_of_synth(crowded, folder, log) == edited
    assert not {"os.listdir OUT", "os.scandir OUT"} & edited.keys()
