# Dagpost. `make help` lists the targets.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
SWIFT_FLAGS ?=
FUZZ_SECONDS ?= 60
EVERY ?= 1
SUITES ?=
KILLS ?= 300
BEFORE ?=
STATIC := -c release --static-swift-stdlib

.PHONY: help deps demo build release test test-exhaustive test-mutants test-crash test-kills test-disk test-real test-threads shown lint fmt bench fuzz holidays holidays-deps calendars-deps install clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

deps: ## Install what the build and the tests need (Debian packages; with sudo when not root)
	@./.ci/deps

demo: deps ## Build, show today's update and the weekly note, and post them for real to a receiver on loopback
	@swift build $(SWIFT_FLAGS) --product dagpost
	@swift build $(SWIFT_FLAGS) --product receiver
	@./.ci/demo "$$(swift build $(SWIFT_FLAGS) --show-bin-path)"

test: deps ## The whole test suite, a line for each part of it (SUITES="HTTPTests …": only those)
	@SWIFT_FLAGS="$(SWIFT_FLAGS)" ./.ci/test $(SUITES)

test-exhaustive: deps ## What the suite samples, in full: zones and calendars against Python's, five years of 50 teams
	@swift build $(SWIFT_FLAGS) --build-tests
	@DAGPOST_EXHAUSTIVE=1 swift test $(SWIFT_FLAGS) --skip-build --filter 'ZoneinfoTests|CalendarPeerTests|YearsTests|ClockWalkTests'

test-mutants: deps ## Plant each fault of Tests/Mutants and demand that its tests fail
	@./.ci/mutants

test-crash: release ## Kill the release build at every call that changes something (EVERY=N: at each N-th); prints a table
	@python3 Tests/Crash sweep .build/release/dagpost --every $(EVERY) --at-least $$((500 / $(EVERY)))

test-kills: release ## Kill the release build KILLS (300) times at random, beside services that misbehave
	@python3 Tests/Crash kills .build/release/dagpost --count $(KILLS)
	@python3 Tests/Crash kills .build/release/dagpost --count $(KILLS) --on-unknown hold

test-disk: release ## Give the release build errors at every call that writes (EVERY=N), and full disks; also during a restore
	@python3 Tests/Crash disk .build/release/dagpost --every $(EVERY)
	@python3 Tests/Crash restore .build/release/dagpost --every $(EVERY)

test-real: deps ## Against real servers on loopback: a mailbox of dovecot (Debian), a room of Synapse (PyPI); installs both
	@./.ci/test-real $(SWIFT_FLAGS)
	@./.ci/test-real-matrix $(SWIFT_FLAGS)

test-threads: deps ## The suites of what runs on several threads, under ThreadSanitizer: any report fails
	@./.ci/test-threads $(SWIFT_FLAGS)

shown: deps ## Write down all that the dagpost BEFORE=PATH shows, and all that the present build shows, and compare
	@[ -x "$(BEFORE)" ] || { echo 'Say which one: make shown BEFORE=PATH, a dagpost that was built before.' >&2; exit 1; }
	@swift build $(SWIFT_FLAGS) --product dagpost
	@swift build $(SWIFT_FLAGS) --product receiver
	@rm -rf .build/shown
	@bin="$$(swift build $(SWIFT_FLAGS) --show-bin-path)"; \
	  python3 Tests/Shown "$(BEFORE)" "$$bin/receiver" .build/shown/before && \
	  python3 Tests/Shown "$$bin/dagpost" "$$bin/receiver" .build/shown/after && \
	  python3 Tests/Shown compare .build/shown/before .build/shown/after

build: deps ## A debug build
	@swift build $(SWIFT_FLAGS)

release: deps ## A release build with Swift linked in: needs no toolchain where it runs
	@swift build $(STATIC) --product dagpost

bench: release ## Speed and memory, measured in a release build
	@swift build $(STATIC) --product slots
	@swift build $(STATIC) --product composebench
	@swift build $(STATIC) --product postbench
	@./.ci/bench "$$(swift build $(STATIC) --show-bin-path)"

fuzz: deps ## Feed the readers of zones and calendars broken files, FUZZ_SECONDS (60) each
	@./.ci/fuzz $(FUZZ_SECONDS)

lint: ## Formatting and style, without changing anything
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests

fmt: ## Format all Swift files
	@swift format --in-place --recursive --parallel Package.swift Sources Tests

# The package lives in a place of its own below .build; the tests look for it there.
HOLIDAYS := .build/holidays/bin
HOLIDAYS_VERSION := $(shell sed -n 's/.*package "holidays" \([0-9.]*\) .*/\1/p' config/holidays/nl.yaml)

holidays: ## Make config/holidays anew from the newest PyPI package "holidays"
	@[ -x $(HOLIDAYS)/pip ] || python3 -m venv .build/holidays
	@$(HOLIDAYS)/pip install --quiet --disable-pip-version-check --upgrade holidays
	@$(HOLIDAYS)/python config/holidays/generate.py

holidays-deps: ## Install the package that config/holidays was made from, for the test that compares them
	@[ -x $(HOLIDAYS)/pip ] || python3 -m venv .build/holidays
	@$(HOLIDAYS)/pip install --quiet --disable-pip-version-check "holidays==$(HOLIDAYS_VERSION)"

calendars-deps: ## Install the package "recurring-ical-events", for the test that compares our calendars with its own
	@[ -x .build/calendars/bin/pip ] || python3 -m venv .build/calendars
	@.build/calendars/bin/pip install --quiet --disable-pip-version-check "recurring-ical-events==3.8.2" "icalendar==7.3.2"

# Without its symbols the program is 74 MB and not 128. A core of it is read with the build that it came from, which has them:
# gdb .build/release/dagpost CORE
install: ## Install what `make release` built, its systems, its holidays and the systemd unit below PREFIX (/usr/local)
	@[ -x .build/release/dagpost ] || { echo 'There is no release build yet: run "make release" first, as yourself.' >&2; exit 1; }
	install -D -s -m 0755 .build/release/dagpost "$(DESTDIR)$(PREFIX)/bin/dagpost"
	install -d "$(DESTDIR)$(PREFIX)/share/dagpost/systems"
	install -m 0644 config/systems/*.yaml "$(DESTDIR)$(PREFIX)/share/dagpost/systems/"
	install -d "$(DESTDIR)$(PREFIX)/share/dagpost/holidays"
	install -m 0644 config/holidays/*.yaml "$(DESTDIR)$(PREFIX)/share/dagpost/holidays/"
	install -d "$(DESTDIR)/etc/systemd/system"
	sed 's|@PREFIX@|$(PREFIX)|g' systemd/dagpost.service > "$(DESTDIR)/etc/systemd/system/dagpost.service"
	chmod 0644 "$(DESTDIR)/etc/systemd/system/dagpost.service"

clean: ## Remove the build
	rm -rf .build .build-fuzz
