# osip-rs: libosipparser2 and libosip2, in Rust. `make help` lists the targets.

# What ./configure was told, and the folder from which make was called: that of ./configure, if not this one.
CONFIG ?= config.mk
-include $(CONFIG)
FROM ?= $(CURDIR)

prefix ?= /usr/local
exec_prefix ?= $(PREFIX)
libdir ?= $(exec_prefix)/lib
includedir ?= $(PREFIX)/include
PREFIX ?= $(prefix)
LIBDIR ?= $(libdir)
INCLUDEDIR ?= $(includedir)
DESTDIR ?=
# A relative one is one of the caller's.
ROOT = $(if $(DESTDIR),$(if $(filter /%,$(firstword $(DESTDIR))),,$(FROM)/)$(DESTDIR))

CARGO ?= cargo
INSTALL ?= install
CFLAGS ?= -O2 -g
# 1: smaller and slower, for flash.
SMALL ?=
# yes or no
SHARED ?= yes
STATIC ?= yes

# The machine to build for, as Rust calls it; empty for this one. Its tools have the names that GNU gives them, unless told otherwise.
TARGET ?= $(CARGO_BUILD_TARGET)
CROSS_COMPILE ?= $(if $(TARGET),$(shell tools/prefix '$(TARGET)'))
ifeq ($(origin CC),default)
CC = $(if $(CROSS_COMPILE),$(CROSS_COMPILE)gcc,cc)
endif
ifeq ($(origin LD),default)
LD = $(CROSS_COMPILE)ld
endif
ifeq ($(origin AR),default)
AR = $(CROSS_COMPILE)ar
endif
OBJCOPY ?= $(CROSS_COMPILE)objcopy
STRIP ?= $(CROSS_COMPILE)strip

# The version of the original, which programs ask pkg-config for, that of its interface, and that in the names of its files: of those with
# one SONAME in a folder, ldconfig takes the highest. Our own version stands in Cargo.toml.
VERSION = 5.3.1
SOVERSION = 15
REALVERSION = 15.0.1

BUILD = build
ABI = src/ffi/abi
comma = ,
LIBRARIES = osipparser2 osip2
SHARED_FILES = $(LIBRARIES:%=$(BUILD)/lib%.so.$(REALVERSION))
STATIC_FILES = $(LIBRARIES:%=$(BUILD)/lib%.a)
RUST = $(shell find src -name '*.rs') Cargo.toml Cargo.lock
HEADERS = $(shell find include -name '*.h')
# What Rust says that the library needs on this target; the linker takes only what is used.
SYSTEM = $(shell awk '{ for (i = NF; i; i--) if (!seen[$$i]++) libraries = $$i " " libraries } END { print libraries }' $(BUILD)/osipparser2.system)

# The machines that look for faults, as docs/testing.md has them.
DEEP = memcheck helgrind tsan asan miri fuzz falsify

.SECONDARY:
.DELETE_ON_ERROR:
.PHONY: $(DEEP:%=deep-%) all install install-strip uninstall headers compatibility examples demo check check-deep check-peers golden falsify check-tsan check-asan fuzz miri mutants check-debian check-install cross deb check-deb dist bench sizes clean distclean help FORCE

all: $(if $(filter no,$(SHARED)),,$(SHARED_FILES)) $(if $(filter no,$(STATIC)),,$(STATIC_FILES)) $(BUILD)/osipparser2.rust.a ## build both libraries, shared and static (the headers are in include/)

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "make %-14s %s\n", $$1, $$2 }'
	@echo 'Variables: PREFIX=$(PREFIX) LIBDIR=$(LIBDIR) INCLUDEDIR=$(INCLUDEDIR) DESTDIR=$(DESTDIR)'
	@echo '           TARGET=$(TARGET) (another machine, as Rust calls it: armv7-unknown-linux-gnueabihf) CROSS_COMPILE CC LD AR OBJCOPY CFLAGS'
	@echo '           SMALL=1 (smaller and slower, for flash)'

# What is built in this folder is built anew with other settings. Who only installs has the settings of whoever built, unless told otherwise.
TOLD = TARGET CC CPPFLAGS CFLAGS LDFLAGS LD AR OBJCOPY SMALL
SETTINGS = $(foreach name,$(TOLD),$(name)=$($(name)))
ifneq ($(filter-out install install-strip uninstall,$(or $(MAKECMDGOALS),all))$(filter command,$(foreach name,$(TOLD),$(origin $(name)))),)
$(BUILD)/settings: FORCE
endif
$(BUILD)/settings:
	@$(shell mkdir -p $(BUILD))$(file >$@.new,$(SETTINGS))
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

FORCE:

# Looked for once, and only if there is something to build: who installs what another user has built may have none of them.
$(BUILD)/tools: $(BUILD)/settings
	@CARGO='$(CARGO)' tools/need cargo $(if $(TARGET),std:$(TARGET)) $(firstword $(CC)) $(firstword $(LD)) $(firstword $(AR)) $(firstword $(OBJCOPY))
	@echo 'int kept;' | $(CC) $(CFLAGS) -fno-lto -x c -c -o $@.o - && \
	  { $(LD) -r --force-group-allocation --gc-sections -u kept -o $@.linked.o $@.o > /dev/null 2>&1 && [ -s $@.linked.o ] || \
	  { echo '$(LD) cannot make one object of many (-r --force-group-allocation --gc-sections); GNU ld can: make LD=ld.bfd' >&2; exit 1; }; }
	@$(CARGO) fetch --quiet --locked > $@.log 2>&1 || { sed -n '$$s/^ *//p' $@.log | sed 's/^/the crates of Cargo.lock cannot be had, and the tarball of \"make dist\" has them: /' >&2; exit 1; }
	@touch $@

# --- the libraries ---------------------------------------------------------------------------------------------------------

# Rust would link musl into the library; the program has it.
SHARED_MUSL = $(if $(findstring musl,$(TARGET)$(shell $(CC) -dumpmachine)),-C target-feature=-crt-static)
# Cargo makes one library of a package and gives it no SONAME; so each C library is a static library of Rust, linked by the C compiler.
$(BUILD)/osipparser2.rust.a: private FEATURE = abi-parser
$(BUILD)/osip2.rust.a: private FEATURE = abi-core
$(BUILD)/osip2.rust.a: $(BUILD)/libosip2.measured.rs
$(BUILD)/%.rust.a: $(RUST) $(BUILD)/libosipparser2.measured.rs $(BUILD)/settings | $(BUILD)/tools
	$(if $(SMALL),CARGO_PROFILE_RELEASE_OPT_LEVEL=s )CARGO_TARGET_DIR=$(BUILD)/cargo-$* OSIP_MEASURED='$(abspath $(BUILD))' RUSTC_WRAPPER='$(CURDIR)/tools/rustc' WRAPPED="$(RUSTC_WRAPPER)" \
	  $(CARGO) rustc --quiet --locked --lib --release --crate-type staticlib --no-default-features --features $(FEATURE) $(if $(TARGET),--target $(TARGET)) \
	  -- --cfg osip_measured --print native-static-libs='$(abspath $(BUILD))/$*.system' $(SHARED_MUSL) 2> $@.log; \
	  code=$$?; sed '/^note: [Nn]ative artifacts/ { N; d; }' $@.log >&2; exit $$code
	cp $(BUILD)/cargo-$*/$(if $(TARGET),$(basename $(notdir $(TARGET)))/)release/libosip.a $@

# What C says of the structures of a library and of its times: Rust refuses to build with others.
$(BUILD)/%.measured.rs: $(ABI)/measure.c $(ABI)/%.layout $(HEADERS) $(BUILD)/settings | $(BUILD)/tools
	$(CC) $(CPPFLAGS) $(CFLAGS) -fno-lto -Iinclude -I$(ABI) -DLAYOUT='"$*.layout"' -c -o $(BUILD)/$*.measured.o $<
	tr -d '\000' < $(BUILD)/$*.measured.o | LC_ALL=C sed -n '/^@[a-z]*!(.*);$$/ { s/^@//; s/struct //; s/, type,/, r#type,/; s/ 0*\([0-9]\)/ \1/g; p; }' > $@
	@[ -s $@ ] || { echo '$(BUILD)/$*.measured.o does not say what $(CC) measures' >&2; exit 1; }

# Exceptions: an application may end its thread in a callback, or throw a C++ exception through it.
$(BUILD)/%.o: src/ffi/c/%.c $(HEADERS) src/ffi/c/osip_execute.h $(BUILD)/settings | $(BUILD)/tools
	$(CC) $(CPPFLAGS) $(CFLAGS) $(if $(SMALL),-Os) -fno-lto -fexceptions -ffile-prefix-map='$(CURDIR)=.' -fPIC -Wall -Wextra -Wpedantic -Iinclude -c -o $@ $<

# The exported names: those of the original, in each of its versions, and our own extensions.
$(BUILD)/%.names: $(ABI)/%.symbols $(wildcard $(ABI)/*.symbols) Makefile
	@mkdir -p $(BUILD)
	cat $(wildcard $(ABI)/$*.symbols $(ABI)/$*.*.symbols) | cut -d ' ' -f 1 | LC_ALL=C sort > $@

$(BUILD)/%.map: $(BUILD)/%.names
	(echo '{ global:'; sed 's/$$/;/' $<; echo 'local: *; };') > $@

# What each library has of Rust's core, and what both have for themselves, is in both archives: of each one object is made that has what its own
# names need, and shows nothing else.
#
# Only programs that throw exceptions have what unwinds them: see osip_execute.c. Others need no library for it.
UNWINDER = _Unwind_Resume __gcc_personality_v0 __gxx_personality_v0 __aeabi_unwind_cpp_pr0 __aeabi_unwind_cpp_pr1 __aeabi_unwind_cpp_pr2

# On RISC-V that spoils the tables for unwinding (binutils 2.40); there the shared link takes what is needed.
RISCV = $(filter riscv%,$(shell $(CC) -dumpmachine))
$(BUILD)/libosipparser2.o: private SHIM = $(BUILD)/osip_trace.o $(BUILD)/osip_sleep.o
$(BUILD)/libosipparser2.o: $(BUILD)/osip_trace.o $(BUILD)/osip_sleep.o
$(BUILD)/libosip2.o: private SHIM = $(BUILD)/osip_time.o $(BUILD)/osip_wait.o $(BUILD)/osip_execute.o $(BUILD)/osip_handlers.o
$(BUILD)/libosip2.o: $(BUILD)/osip_time.o $(BUILD)/osip_wait.o $(BUILD)/osip_execute.o $(BUILD)/osip_handlers.o
$(BUILD)/lib%.o: $(BUILD)/%.rust.a $(BUILD)/lib%.names
	$(LD) -r --force-group-allocation $(if $(RISCV),,--gc-sections) $$(sed 's/^/-u /' $(BUILD)/lib$*.names) -o $@ $(SHIM) --whole-archive $<
	$(OBJCOPY) --keep-global-symbols=$(BUILD)/lib$*.names --remove-section=.llvmbc --remove-section=.llvmcmd --remove-section=.comment \
	  $(UNWINDER:%=--weaken-symbol=%) --redefine-sym=__gcc_personality_v0=__gxx_personality_v0 $@

$(BUILD)/lib%.a: $(BUILD)/lib%.o
	rm -f $@
	$(AR) crs $@ $<

$(BUILD)/libosip2.so.$(REALVERSION): private NEEDS = -L$(BUILD) -losipparser2
$(BUILD)/libosip2.so.$(REALVERSION): $(BUILD)/libosipparser2.so.$(REALVERSION)
$(BUILD)/lib%.so.$(REALVERSION): $(BUILD)/lib%.o $(BUILD)/lib%.map
	$(CC) $(LDFLAGS) -shared -o $@ $< $(NEEDS) -Wl,-soname,lib$*.so.$(SOVERSION) -Wl,--version-script=$(BUILD)/lib$*.map \
	  -Wl,--no-undefined-version $(if $(RISCV),-Wl$(comma)--gc-sections) -Wl,-z,defs -Wl,-z,relro,-z,now -Wl,--as-needed $(SYSTEM)
	ln -sf lib$*.so.$(REALVERSION) $(BUILD)/lib$*.so.$(SOVERSION)
	ln -sf lib$*.so.$(SOVERSION) $(BUILD)/lib$*.so

# --- what users do with them -----------------------------------------------------------------------------------------------

install: all ## install libraries, headers and libosip2.pc (DESTDIR, PREFIX, LIBDIR, INCLUDEDIR)
	@for folder in '$(PREFIX)' '$(LIBDIR)' '$(INCLUDEDIR)'; do \
	  case $$folder in /*) ;; *) echo "PREFIX, LIBDIR and INCLUDEDIR begin with /, not «$$folder» (DESTDIR may be relative)" >&2; exit 1;; esac; done
	$(INSTALL) -d '$(ROOT)$(LIBDIR)/pkgconfig' '$(ROOT)$(INCLUDEDIR)'
ifneq ($(SHARED),no)
	for library in $(LIBRARIES); do \
	  $(INSTALL) -m 755 $(BUILD)/lib$$library.so.$(REALVERSION) '$(ROOT)$(LIBDIR)' && \
	  ln -sf lib$$library.so.$(REALVERSION) '$(ROOT)$(LIBDIR)'/lib$$library.so.$(SOVERSION) && \
	  ln -sf lib$$library.so.$(SOVERSION) '$(ROOT)$(LIBDIR)'/lib$$library.so || exit 1; done
endif
ifneq ($(STATIC),no)
	$(INSTALL) -m 644 $(STATIC_FILES) '$(ROOT)$(LIBDIR)'
endif
	cd include && find . -type d | while read -r folder; do $(INSTALL) -d '$(ROOT)$(INCLUDEDIR)'/"$$folder" || exit 1; done
	cd include && find . -name '*.h' | while read -r header; do $(INSTALL) -m 644 "$$header" '$(ROOT)$(INCLUDEDIR)'/"$$header" || exit 1; done
	printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$(LIBDIR)' 'includedir=$(INCLUDEDIR)' '' 'Name: libosip2' \
	  'Description: SIP parser, dialogs and transactions' 'Version: $(VERSION)' 'Libs: -L$${libdir} -losip2 -losipparser2' \
	  'Libs.private: -Wl,--gc-sections $(strip $(SYSTEM))' 'Cflags: -I$${includedir}' > '$(ROOT)$(LIBDIR)/pkgconfig/libosip2.pc'
	chmod 644 '$(ROOT)$(LIBDIR)/pkgconfig/libosip2.pc'
	@[ -n '$(DESTDIR)' ] || tools/announce '$(LIBDIR)'

install-strip: install ## the same, without debug information
ifneq ($(SHARED),no)
	for library in $(LIBRARIES); do $(STRIP) --strip-unneeded '$(ROOT)$(LIBDIR)'/lib$$library.so.$(REALVERSION) || exit 1; done
endif
ifneq ($(STATIC),no)
	for library in $(LIBRARIES); do $(STRIP) --strip-debug '$(ROOT)$(LIBDIR)'/lib$$library.a || exit 1; done
endif

uninstall: ## remove what install has put there
	for library in $(LIBRARIES); do for end in .a .so .so.$(SOVERSION) .so.$(REALVERSION); do \
	  rm -f '$(ROOT)$(LIBDIR)'/lib$$library$$end; done; done
	rm -f '$(ROOT)$(LIBDIR)/pkgconfig/libosip2.pc'
	cd include && find . -name '*.h' | while read -r header; do rm -f '$(ROOT)$(INCLUDEDIR)'/"$$header" || exit 1; done
	@for folder in $(addprefix '$(ROOT)$(INCLUDEDIR)'/,osipparser2/headers osipparser2 osip2) '$(ROOT)$(LIBDIR)/pkgconfig'; do \
	  rmdir "$$folder" 2> /dev/null || true; done

HEADER_MAKER = $(CARGO) run --quiet --locked --manifest-path tools/headers/Cargo.toml --target-dir target/headers --

headers: ## generate the C headers in include/, and the lists of their structures, anew
	$(HEADER_MAKER)

compatibility: all ## write docs/compatibility.md anew
	c-tests/compatibility > $(BUILD)/compatibility.md
	cp $(BUILD)/compatibility.md docs/compatibility.md

EXAMPLES = $(BUILD)/uas $(BUILD)/uac

$(EXAMPLES): $(BUILD)/%: examples/%.c examples/endpoint.c examples/endpoint.h $(SHARED_FILES)
	$(CC) $(CFLAGS) -std=c11 -Wall -Wextra -Wpedantic -Iinclude -o $@ $< examples/endpoint.c -L$(BUILD) -losip2 -losipparser2

examples: all $(EXAMPLES) ## build the example user agents: a server (build/uas) and a client (build/uac)

FILES ?= $(sort $(wildcard c-tests/messages/demo/*.sip))

demo: examples ## show dialogs at work on messages (FILES="a.sip b.sip" for others), and a call between the examples
	@$(CC) $(CFLAGS) -Wall -Iinclude -o $(BUILD)/demo c-tests/demo.c -L$(BUILD) -losip2 -losipparser2
	@LD_LIBRARY_PATH=$(BUILD) $(BUILD)/demo $(FILES)
	@printf '\n%s\n' 'A call from uac to uas over UDP. The first INVITE and the first 200 are lost on purpose: timers send them again'
	@LD_LIBRARY_PATH=$(BUILD) examples/call $(BUILD) --drop-invite 1 --drop-200 1

check: examples ## run all tests, against the original where Debian's package can be had
	@BUILD='$(abspath $(BUILD))' c-tests/check

check-peers: examples ## run the examples against SIPp and Kamailio, and tcpslice on our libraries
	@tools/need sipp kamailio tcpslice || :
	@BUILD='$(abspath $(BUILD))' c-tests/check peers::

JOBS ?= $(DEEP)
SECONDS ?= 10

check-deep: examples ## run the machines that look for faults, with all their work (hours; JOBS="memcheck helgrind tsan asan miri fuzz falsify" SECONDS=600)
	@for job in $(JOBS); do echo "== $$job"; $(MAKE) --no-print-directory deep-$$job SECONDS=$(if $(filter file,$(origin SECONDS)),600,$(SECONDS)) || failed="$$failed $$job"; done; \
	  [ -z "$$failed" ] || { echo "failed:$$failed" >&2; exit 1; }

deep-memcheck: examples
	@OSIP_DEEP=1 BUILD='$(abspath $(BUILD))' c-tests/check memory::

deep-helgrind: examples
	@OSIP_DEEP=1 BUILD='$(abspath $(BUILD))' c-tests/check races::

deep-tsan: check-tsan
deep-asan: check-asan
deep-miri: miri
deep-fuzz: fuzz
deep-falsify: falsify

fuzz: ## fuzz each target, beside the original where it is (SECONDS=10 TARGETS="message sdp"; fuzz/run --help)
	@BUILD='$(abspath $(BUILD))' fuzz/run $(SECONDS) $(TARGETS) || [ $$? = 77 ]

golden: examples ## write what programs are expected to print (c-tests/expected) anew, from the original
	@OSIP_GOLDEN=write OSIP_BUILD='$(abspath $(BUILD))' $(CARGO) test --quiet --locked --test c

falsify: examples ## put a fault into each exported function: a test from C has to notice it (minutes; FUNCTION=osip_via for some)
	@OSIP_FALSIFY='$(FUNCTION)' OSIP_BUILD='$(abspath $(BUILD))' $(CARGO) test --quiet --locked --test c

check-tsan: ## run programs with several threads and executors under ThreadSanitizer
	@BUILD='$(abspath $(BUILD))' c-tests/sanitize thread || [ $$? = 77 ]

check-asan: ## run all programs under AddressSanitizer and LeakSanitizer
	@BUILD='$(abspath $(BUILD))' c-tests/sanitize address || [ $$? = 77 ]

miri: ## run the core and the C entry points under Miri
	@BUILD='$(abspath $(BUILD))' c-tests/miri || [ $$? = 77 ]

mutants: ## plant faults in the core, one by one: a unit test has to notice each (hours; needs cargo-mutants)
	$(CARGO) mutants --output $(BUILD)

check-install: all ## build and install in all the ways that C people have
	@BUILD='$(abspath $(BUILD))' c-tests/install

DIST ?= $(FROM)

dist: ## make a source tarball with all that a build needs, for machines without network
	@CARGO='$(CARGO)' tools/dist '$(if $(filter /%,$(firstword $(DIST))),,$(FROM)/)$(DIST)'

SUITE ?= trixie

check-debian: ## run all tests in a Debian of another release, in a root made by debootstrap (SUITE=trixie; as root)
	@c-tests/debian $(SUITE) make check

cross: ## build for other machines and compare with the original there (TARGETS="i686 armhf"; c-tests/cross --help)
	@c-tests/cross $(TARGETS)

deb: ## build Debian packages that take the place of Debian's own (DEBFULLNAME, DEBEMAIL: who builds)
	@packaging/deb '$(BUILD)/deb'

check-deb: ## install these packages over Debian's, use them, and go back, in a root as above (SUITE=trixie; as root)
	@packaging/test-deb $(SUITE)

bench: all ## compare the speed with the original's
	@tools/need oracle valgrind
	@$(CC) $(CFLAGS) -Wall -Iinclude -o $(BUILD)/bench benches/bench.c -ldl -lm
	@$(BUILD)/bench
	@$(CC) $(CFLAGS) -Wall -Iinclude -o $(BUILD)/scale benches/scale.c -ldl -lm
	@$(BUILD)/scale
	@$(CC) $(CFLAGS) -Wall -Iinclude -o $(BUILD)/functions benches/functions.c -L$(BUILD) -losip2 -losipparser2 -ldl -lm
	@$(BUILD)/functions

sizes: all ## show how large the libraries are, beside the original's, and what each part costs (the tables of the README)
	@tools/need oracle
	@$(MAKE) --no-print-directory -s BUILD='$(BUILD)/small' SMALL=1 all
	@tools/sizes '$(BUILD)' '$(BUILD)/small'

clean: ## remove all that was built
	rm -rf $(BUILD) target

distclean: clean ## remove what ./configure wrote, too
	rm -f '$(FROM)/config.mk' '$(FROM)/GNUmakefile'
