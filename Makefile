# make run | test | check | bench | setup | format | clean | pin
#
# Everything lives in the checkout: .venv, node_modules, static/dist. A stamp beside each says what it was made from,
# so a second call starts at once and a changed pyproject.toml, constraints.txt or package-lock.json installs again.

PORT ?= 8000
WORKERS ?= 2

bin := .venv/bin
node_bin := node_modules/.bin
python_stamp := .venv/.installed
kernel_stamp := .venv/.kernel
node_stamp := node_modules/.installed
page := static/dist/manifest.json

python_sources := $(wildcard engine server bench examples tests hatch_build.py tools/*.py)
page_sources := $(shell find static/src 2>/dev/null) $(wildcard tools/*.mjs) tsconfig.json

.DELETE_ON_ERROR:
.PHONY: run test check bench setup format clean pin
.PHONY: python-checks page-checks python-tests page-tests server-tests browser-tests

run: setup
	$(bin)/unknot serve --port $(PORT)

setup: $(python_stamp) $(kernel_stamp) $(page)

test: check python-tests page-tests server-tests browser-tests

check: python-checks page-checks

bench: setup
	CHROMIUM="$$(tools/chromium.sh)" $(bin)/python -m bench

format: $(python_stamp) $(node_stamp)
	$(bin)/ruff format $(python_sources)
	$(bin)/ruff check --fix $(python_sources)
	$(node_bin)/prettier --write --log-level warn .

clean:
	rm -rf .venv node_modules static/dist build dist test-results
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Writes the exact versions of what is installed now into constraints.txt.
pin: $(python_stamp)
	$(bin)/python tools/pin.py > constraints.new
	mv constraints.new constraints.txt
	touch $(python_stamp)

python-checks: setup
	$(bin)/ruff format --check $(python_sources)
	$(bin)/ruff check $(python_sources)
	$(bin)/lint-imports
	$(bin)/mypy $(python_sources)

page-checks: setup
	$(node_bin)/tsc --noEmit
	$(node_bin)/tsc --noEmit -p tools
	$(node_bin)/tsc --noEmit -p static/test
	$(node_bin)/eslint .
	$(node_bin)/prettier --check --log-level warn .

python-tests: setup
	$(bin)/pytest -n $(WORKERS) --dist loadfile --ignore tests/server --ignore tests/web

page-tests: setup
	node tools/test-ts.mjs

# These measure what people wait for, so they run one at a time.
server-tests: setup
	$(bin)/pytest tests/server

browser-tests: setup
	CHROMIUM="$$(tools/chromium.sh)" $(bin)/pytest tests/web

$(python_stamp): pyproject.toml constraints.txt hatch_build.py tools/python.sh
	"$$(tools/python.sh)" -m venv .venv
	$(bin)/python -m pip install --quiet --no-input -c constraints.txt hatchling
	$(bin)/python -m pip install --quiet --no-input -c constraints.txt --no-build-isolation -e '.[dev]'
	touch $@

# Compiles what trains small networks, so that nobody waits for it later.
$(kernel_stamp): $(python_stamp) $(wildcard engine/kernel/*.py)
	$(bin)/python -m engine.kernel
	touch $@

$(node_stamp): package.json package-lock.json
	@node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || \
		{ echo "Node 20 or newer is needed to build the page: found $$(node --version 2>&1 || true)"; exit 1; }
	npm ci --no-audit --no-fund --loglevel=error
	touch $@

$(page): $(node_stamp) $(page_sources)
	node tools/build.mjs
