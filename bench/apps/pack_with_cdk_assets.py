"""``pack_with_cdk_assets.py TREE OUT CDK_ASSETS``: let the official packager zip a tree to ``OUT/.cache/h.zip``.

It has no command that only packs, so it publishes to a server on this machine that takes everything.
"""

from __future__ import annotations

import http.server
import json
import os
import pathlib
import subprocess
import sys
import threading

ANSWERS = {"GET": "<ListBucketResult/>", "POST": "<Result><UploadId>u</UploadId><ETag>e</ETag></Result>"}


class Bucket(http.server.BaseHTTPRequestHandler):
    """Says yes to every request of an upload, be it in one piece or in parts."""

    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        """Read the request and answer it."""
        self.rfile.read(int(self.headers.get("content-length") or 0))
        while "chunked" in self.headers.get("transfer-encoding", ""):
            size = int(self.rfile.readline(), 16)
            self.rfile.read(size + 2)
            if size == 0:
                break
        body = ANSWERS.get(self.command, "").encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.send_header("etag", '"e"')
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_PUT = do_POST = answer

    def log_message(self, *rest: object) -> None:
        """Say nothing."""


def main(tree: str, out: pathlib.Path, cdk_assets: str) -> None:
    """Publish the tree once."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Bucket)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    out.mkdir(parents=True)
    destination = {"bucketName": "b", "objectKey": "h.zip", "region": "us-east-1"}
    asset = {"source": {"path": tree, "packaging": "zip"}, "destinations": {"here": destination}}
    manifest = {"version": "54.0.0", "dockerImages": {}, "files": {"h": asset}}
    (out / "a.assets.json").write_text(json.dumps(manifest), encoding="utf-8")
    access = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}",
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_REGION": "us-east-1",
    }
    command = [cdk_assets, "-p", str(out / "a.assets.json"), "publish"]
    subprocess.run(command, check=True, env={**os.environ, **access})
    assert (out / ".cache" / "h.zip").exists()


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3])
