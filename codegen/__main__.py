"""Makes the specification data from its sources: ``python -m codegen``.

Without paths the sources are fetched with npm, once, into a cache.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from aws_cdk.spec.packing import FILE_NAME, pack
from codegen import exports, files
from codegen.api import Api
from codegen.join import Join
from codegen.replacements import write_replacements
from codegen.sources import read_api, read_specification
from codegen.specification import Specification

REPOSITORY = Path(__file__).resolve().parent.parent
DATA = REPOSITORY / "src" / "aws_cdk" / "spec" / "data"
OBSERVED = Path(__file__).resolve().parent / "observed.json"


def main() -> None:
    """Read the sources, join them, write the data files."""
    parser = argparse.ArgumentParser(prog="python -m codegen", description="make the resource specification data")
    parser.add_argument("--specification", type=Path, help="db.json.gz of @aws-cdk/aws-service-spec, or its folder")
    parser.add_argument("--api", type=Path, help=".jsii.gz of aws-cdk-lib, or its folder")
    parser.add_argument(
        "--cache", type=Path, default=REPOSITORY / ".codegen-cache", help="where packages are fetched to"
    )
    parser.add_argument("--output", type=Path, default=DATA, help="the folder of the data files")
    options = parser.parse_args()
    specification = read_specification(options.specification, options.cache)
    api = read_api(options.api, options.cache)
    observed = json.loads(OBSERVED.read_text(encoding="utf-8")) if OBSERVED.exists() else {}
    tables = Specification(specification.data)
    services = Join(Api(api.data), tables, observed).services()
    versions = {specification.package: specification.version, api.package: api.version}
    files.write_services(options.output, services, versions)
    pack(options.output, options.output.parent / FILE_NAME)
    if options.output == DATA:
        write_replacements(tables, f"{specification.package} {specification.version}")
        exports.make_service_folders([module for module, service in services.items() if module and service["classes"]])
    classes = sum(len(service["classes"]) for service in services.values())
    print(f"{classes} classes of {len(services)} modules in {options.output}")


if __name__ == "__main__":
    main()
