# make run    sets everything up and opens the program     (ARGS="…" are the program's arguments)
# make test   sets everything up and passes the tests      (ARGS="…" are pytest's arguments)
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: run test check format bench soak screenshots translations clean

run: $(VENV)/run.stamp
	@$(BIN)/python main.py $(ARGS)

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -q $(ARGS)

check: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/dev.stamp
	$(BIN)/python -m benchmarks

soak: $(VENV)/dev.stamp
	$(BIN)/python -m tests.soak $(ARGS)

screenshots: $(VENV)/run.stamp
	$(BIN)/python docs/make_pictures.py

translations: $(VENV)/dev.stamp
	$(BIN)/pyside6-lupdate -no-obsolete -locations none $$(find ui -name '*.py' | sort) -ts assets/translations/lstm_sim_zh_CN.ts assets/translations/lstm_sim_zh_TW.ts
	for language in zh_CN zh_TW; do $(BIN)/pyside6-lrelease assets/translations/lstm_sim_$$language.ts -qm assets/translations/lstm_sim_$$language.qm; done

$(VENV)/bin/python:
	@bash .ci/system-libraries $(PYTHON)
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: pyproject.toml constraints.txt .ci/system-libraries | $(VENV)/bin/python
	@bash .ci/system-libraries $(PYTHON)
	$(PIP) -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp
	$(PIP) -e '.[test,dev]'
	@touch $@

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
