# Everything sets itself up from python3 and make. `make demo` and `make test` need neither root nor Node.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PEER := .peer
PEER_READY := $(PEER)/.ready
CASES ?=
ARGS ?=

.PHONY: demo test test-real lint format types imports check wheel smoke bench bench-content parity-live properties-live random-apps-live record generate exports stubs coverage fuzz-peer clean

# Deploy the guide's app to an embedded AWS on this machine.
demo: $(READY)
	cd examples/guide && ../../$(BIN)/purecdk deploy --local --require-approval never

# All tests that need nothing but Python.
test: $(READY)
	$(BIN)/python -m pytest tests -m "not real" -n 2

# Tests with engines, registries and the official tools (needs Node, and root to install engines).
test-real: $(READY) $(PEER_READY)
	$(BIN)/python tests/real/prepare.py $(PEER)
	PURECDK_TEST_PEER=$(PEER) $(BIN)/python -m pytest tests -m real

# What must pass before a change lands, beside the tests.
check: lint types imports

lint: $(READY)
	$(BIN)/ruff check src tests codegen bench examples
	$(BIN)/ruff format --check src tests codegen bench examples
	$(BIN)/python -m codegen.exports --check

format: $(READY)
	$(BIN)/ruff check --fix src tests codegen bench examples
	$(BIN)/ruff format src tests codegen bench examples

types: $(READY)
	$(BIN)/python -m codegen.stubs --l1
	$(BIN)/python -m pip install -q --no-deps -e stubs
	$(BIN)/mypy
	$(BIN)/mypy codegen bench tests/unit tests/cli tests/integration tests/real tests/support

imports: $(READY)
	$(BIN)/lint-imports

# The wheel as users get it, in an environment of its own.
wheel: $(READY)
	rm -rf dist && $(BIN)/python -m pip -q wheel --no-deps --wheel-dir dist .

smoke: wheel
	$(BIN)/python tests/real/smoke_wheel.py dist

# Times and memory beside the official library's (needs Node): bench/RESULTS.md and the README's table.
bench: $(READY) $(PEER_READY)
	$(BIN)/python -m bench --peer $(PEER)

# The same of content addressing alone: bench/CONTENT.md.
bench-content: $(READY) $(PEER_READY)
	$(BIN)/python -m bench.content --peer $(PEER) --large

# Compare with the official library, live (needs Node).
parity-live: $(READY) $(PEER_READY)
	$(BIN)/python -m tests.parity.live --peer $(PEER) $(CASES)

# Compare every property of every construct with the official library, live (needs Node).
properties-live: $(READY) $(PEER_READY)
	$(BIN)/python -m tests.parity.properties --peer $(PEER) $(CASES)

# Compare random apps, made from the API's types, with the official library, live (needs Node): ARGS="--kind apps --seed 7".
random-apps-live: $(READY) $(PEER_READY)
	$(BIN)/python -m tests.parity.random_apps --peer $(PEER) $(ARGS)

# Record the goldens of our own cases anew from the official library.
record: $(READY) $(PEER_READY)
	$(BIN)/python tests/parity/parity.py record --corpus tests/parity --python $(PEER)/venv/bin/python --jobs 2 $(CASES)

# Fingerprints of random trees, asked of both libraries (needs Node).
fuzz-peer: $(READY) $(PEER_READY)
	$(BIN)/python tests/parity/fuzz_fingerprint.py --peer $(PEER)/venv/bin/python

# Make the data of L1 classes anew from its public sources.
generate: $(READY)
	$(BIN)/python -m codegen

# Write the __init__ of aws_cdk and of service folders.
exports: $(READY)
	$(BIN)/python -m codegen.exports

# Make and install the type stubs.
stubs: $(READY)
	$(BIN)/python -m codegen.stubs
	$(BIN)/python -m pip install -q --no-deps -e stubs

# Count the official library's public names that are there.
coverage: $(READY) $(PEER_READY)
	$(BIN)/python -m codegen.coverage

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { echo "purecdk needs Python 3.10 or later; name one with PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "this Python has no venv module: install it (Debian, Ubuntu: apt install python3-venv) or name another Python with PYTHON=..."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --upgrade pip
	$(BIN)/python -m pip install -q -e '.[dev]'
	@touch $(READY)

$(PEER_READY):
	$(PYTHON) tests/real/install_peer.py $(PEER)
	@touch $(PEER_READY)

clean:
	rm -rf $(VENV) $(PEER) dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
