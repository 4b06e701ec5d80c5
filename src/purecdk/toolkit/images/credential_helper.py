"""The program behind ``docker-credential-purecdk``: gives an engine the login of a registry that ``cdk-docker-creds.json`` names.

Source: the protocol of Docker's credential helpers: the verb is the argument, the server comes by standard input, the login
goes out as JSON; what is printed with another exit status is the error.
"""

from __future__ import annotations

import json
import os
import sys

from purecdk.toolkit.errors import ToolkitError
from purecdk.toolkit.images.credentials import credentials_file, fetch_login, login_for, read_domain_logins

# Docker's words for "nothing is known of that server", at which engines go on without a login.
_NOT_FOUND = "credentials not found in native keychain"


def main(verb: str) -> int:
    """Answer one question of an engine."""
    if verb == "list":
        print("{}")
        return 0
    server = sys.stdin.read().strip()
    if verb != "get":
        return 0  # nothing is stored, so nothing is erased
    try:
        login = login_for(server, read_domain_logins(credentials_file(os.environ)))
        if login is None:
            print(_NOT_FOUND)
            return 1
        from purecdk.toolkit.aws.sessions import Sessions

        user, password = fetch_login(login, Sessions())
    except ToolkitError as error:
        print(f"no login for {server}: {error.what}" + (f" ({error.where})" if error.where else ""))
        return 1
    print(json.dumps({"ServerURL": server, "Username": user, "Secret": password}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
