# The two commands: `make build` and `make test`. Both set up what they need, from the package registry alone.

PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
PY := $(BIN)/python

.PHONY: build test test-browser lint check bench docs dist fuzz debian clean

build: .venv/installed
	$(PY) -m codegen build

test: .venv/installed lint
	$(PY) -m pytest -n 2 --dist loadfile --ignore tests/browser

# The reference page in a real browser, Debian's Chromium (make debian); screenshots go to build/screenshots.
test-browser: .venv/installed
	$(PY) -m pip install --quiet --disable-pip-version-check --editable '.[test,browser]'
	$(PY) -m pytest tests/browser

lint: .venv/installed
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pyright

check: .venv/installed
	$(PY) -m codegen check

bench: .venv/installed
	$(PY) -m bench

# A venv is made anew when what the project asks for has changed.
.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(PY) -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@

# Other people's programs that the tests talk to, from Debian's packages; without them those tests skip and say so.
debian:
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium dcmtk

clean:
	rm -rf .venv build dist

# The guides and the API reference, warnings being errors.
docs: .venv/installed
	$(PY) -m sphinx -W --keep-going -q -c docs/guide -b html docs build/docs

# The same bytes on every run: twice built, compared, and looked at as the index would.
dist: .venv/installed
	rm -rf dist build/again
	$(PY) -m build --no-isolation --outdir dist .
	$(PY) -m build --no-isolation --outdir build/again .
	cd dist && for file in *; do cmp "$$file" "../build/again/$$file" || exit 1; done
	$(PY) -m twine check --strict dist/*

# Ten minutes of coverage-guided fuzzing, in an environment of its own: atheris is for Linux, and not for every Python.
FUZZ_SECONDS ?= 600
fuzz:
	$(PYTHON) -m venv build/fuzz/venv
	build/fuzz/venv/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[codegen,fuzz]'
	mkdir -p build/fuzz/corpus build/fuzz/finds
	PYTHONPATH=. build/fuzz/venv/bin/python fuzz/fuzz_extract.py build/fuzz/corpus fuzz/corpus -dict=fuzz/docbook.dict \
		-artifact_prefix=build/fuzz/finds/ -max_total_time=$(FUZZ_SECONDS) -timeout=20 -rss_limit_mb=500 -max_len=20000
