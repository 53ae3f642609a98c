# Two commands for people; everything else is cargo's.

.PHONY: help run test

help:
	@echo "make run    install what is missing, build, open the Georgetown workshop"
	@echo "make test   install what the tests need, run all of them"

run:
	@setup/install run
	cargo build --release
	@setup/run

test:
	@setup/install test
	cargo test
