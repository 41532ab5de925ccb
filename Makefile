# make run    sets everything up and opens the program     (ARGS="…" are the program's arguments)
# make test   sets everything up and passes the tests      (ARGS="…" are pytest's arguments)
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
LANGUAGES := zh_CN zh_TW

.PHONY: run test check format bench soak screenshots checkpoints translations clean

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
	$(BIN)/python -m tests.newcomer
	$(BIN)/python -m tests.soak $(ARGS)
	$(BIN)/python -m tests.soak_training
	$(BIN)/python -m tests.kill_training --kills 200
	$(BIN)/python -m tests.walk_lessons
	for form in pt safetensors own; do $(BIN)/python -m tests.mutated_files $$form --count 100000 || exit 1; done

screenshots: $(VENV)/run.stamp
	$(BIN)/python docs/make_pictures.py

checkpoints: $(VENV)/run.stamp
	$(BIN)/python assets/make_checkpoints.py

translations: $(VENV)/run.stamp
	@mkdir -p assets/translations
	$(BIN)/pyside6-lupdate -no-obsolete -locations none $$(find ui -name '*.py' | sort) -ts $(LANGUAGES:%=assets/translations/lstm_sim_%.ts)
	for language in $(LANGUAGES); do $(BIN)/pyside6-lrelease assets/translations/lstm_sim_$$language.ts -qm assets/translations/lstm_sim_$$language.qm || exit 1; done

$(VENV)/system.stamp: .ci/system-libraries
	@bash .ci/system-libraries '$(PYTHON)'
	@mkdir -p $(VENV)
	@touch $@

$(VENV)/venv.stamp: | $(VENV)/system.stamp
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.stamp: pyproject.toml constraints.txt | $(VENV)/venv.stamp
	$(PIP) -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp
	$(PIP) -e '.[test,dev]'
	@touch $@

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
