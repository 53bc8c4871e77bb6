# `make build` generates the modules; `make test` runs linters, type checkers and tests.
# Each first installs the packages that it needs into .venv, from the package registry only.

PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
PY := $(BIN)/python
PIP := $(PY) -m pip --quiet --disable-pip-version-check
# The first release of pip that installs dependency groups.
MODERN_PIP := pip>=25.1

.PHONY: build test rehearsal test-slow test-browser test-languages test-spark lint check bench docs dist lock fuzz debian debian-languages clean

build: .venv/generator
	$(PY) -m codegen build

test: .venv/tests lint
	$(PY) -m pytest -n 2 --dist loadfile $(addprefix --ignore ,tests/browser tests/languages tests/spark $(REHEARSED) $(SLOW))

# The tests about editions, on a copy of the project with an invented next edition, and of the workflow that adds an edition.
REHEARSED := tests/rehearsal tests/test_new_edition.py
rehearsal: .venv/tests
	$(PY) -m pytest -n 2 --dist loadfile $(REHEARSED)

# Every document of the standard, the archives and their installation, and other programs on the network.
SLOW := tests/codegen/extract/test_documents_of_all_editions.py tests/packaging tests/interop/test_dcmtk.py \
	tests/examples/test_examples_network.py
test-slow: .venv/tests
	$(PY) -m pytest -n 2 --dist loadfile $(SLOW)

# The site in Debian's Chromium (see `make debian`). Screenshots go to build/screenshots.
test-browser: .venv/browser
	$(PY) -m pytest -n 2 --dist loadfile tests/browser

# The output of `export`, in each language's compiler and in each server (see `make debian-languages`).
test-languages: .venv/languages
	$(PY) -m pytest -n 2 --dist loadfile tests/languages

# The join in Spark, which needs Java.
test-spark: .venv/spark
	$(PY) -m pytest tests/spark

lint: .venv/tests
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pyright

check: .venv/generator
	$(PY) -m codegen check

bench: .venv/tests
	$(PY) -m bench

# The site. A warning is an error.
docs: .venv/tests
	rm -rf build/docs
	$(PY) -m sphinx -W --keep-going -q -E -d build/doctrees -b html docs build/docs

# Build the wheel and the sdist twice and compare the bytes.
dist: .venv/dist
	rm -rf dist build/again
	$(PY) -m build --no-isolation --outdir dist .
	$(PY) -m build --no-isolation --outdir build/again .
	cd dist && for file in *; do cmp "$$file" "../build/again/$$file" || exit 1; done

# Pin the dependencies of the generator and of the release build, with hashes, from the groups in pyproject.toml.
lock: .venv/tests
	$(PIP) install uv
	for group in codegen dist; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --group $$group --output-file requirements/$$group.txt || exit 1; done

# A file in .venv for each set of packages: a set is installed again only if its requirements change.
.venv/pyvenv.cfg:
	@echo "Creating .venv"
	$(PYTHON) -m venv .venv

.venv/generator: requirements/codegen.txt | .venv/pyvenv.cfg
	@echo "Installing the packages of the generator"
	$(PIP) install --require-hashes --requirement requirements/codegen.txt
	touch $@

.venv/dist: requirements/dist.txt | .venv/pyvenv.cfg
	@echo "Installing the packages of the release build"
	$(PIP) install --require-hashes --requirement requirements/dist.txt
	touch $@

.venv/tests: pyproject.toml | .venv/pyvenv.cfg
	@echo "Installing the packages of the tests"
	$(PIP) install '$(MODERN_PIP)'
	$(PIP) install --editable '.[export,lint,parquet]' --group test
	touch $@

.venv/browser: pyproject.toml .venv/tests
	@echo "Installing the packages of the browser tests"
	$(PIP) install --group browser
	touch $@

.venv/languages: pyproject.toml .venv/tests
	@echo "Installing the packages of the tests of other languages"
	$(PIP) install --group languages
	touch $@

.venv/spark: pyproject.toml .venv/tests
	@echo "Installing the packages of the Spark test"
	$(PIP) install --group spark
	touch $@

# Programs with which tests compare, from Debian's packages. Without them, these tests are skipped.
debian:
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium dcmtk

# Compilers, databases and servers: a program, and the package to install if the program is missing.
LANGUAGES := g++:g++ gcc:gcc go:golang-go javac:default-jdk-headless mcs:mono-mcs mono:mono-runtime node:nodejs \
	Orthanc:orthanc pg_virtualenv:postgresql psql:postgresql-client rustc:rustc storescp:dcmtk tsc:node-typescript
debian-languages:
	apt-get update -qq
	packages=; for each in $(LANGUAGES); do command -v $${each%:*} >/dev/null || packages="$$packages $${each#*:}"; done; \
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$packages

# Coverage-guided fuzzing, in a separate virtual environment: atheris needs Linux and supports few versions of Python.
FUZZ_SECONDS ?= 600
fuzz:
	$(PYTHON) -m venv build/fuzz/venv
	build/fuzz/venv/bin/python -m pip install --quiet --disable-pip-version-check --upgrade '$(MODERN_PIP)'
	build/fuzz/venv/bin/python -m pip install --quiet --disable-pip-version-check --group fuzz
	mkdir -p build/fuzz/corpus build/fuzz/finds
	PYTHONPATH=. build/fuzz/venv/bin/python fuzz/fuzz_extract.py build/fuzz/corpus fuzz/corpus -dict=fuzz/docbook.dict \
		-artifact_prefix=build/fuzz/finds/ -max_total_time=$(FUZZ_SECONDS) -timeout=20 -rss_limit_mb=500 -max_len=20000

clean:
	rm -rf .venv build dist
