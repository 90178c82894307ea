# osip-rs: libosipparser2 and libosip2, in Rust. `make help` lists the targets.

PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
DESTDIR ?=

CC ?= cc
CARGO ?= cargo
INSTALL ?= install
OBJCOPY ?= objcopy
CFLAGS ?= -O2 -g

# The version of the original, and the version of its interface.
VERSION = 5.3.0
SOVERSION = 15
REALVERSION = 15.0.0

BUILD = build
ABI = src/ffi/abi
LIBRARIES = osipparser2 osip2
SHARED = $(LIBRARIES:%=$(BUILD)/lib%.so.$(REALVERSION))
STATIC = $(LIBRARIES:%=$(BUILD)/lib%.a)
RUST = $(shell find src -name '*.rs') Cargo.toml Cargo.lock
# What the Rust standard library needs; the linker takes only what is used.
SYSTEM = -lgcc_s -lutil -lrt -lpthread -lm -ldl -lc

.SECONDARY:
.PHONY: all install uninstall headers compatibility examples demo check bench clean help tools

all: tools $(SHARED) $(STATIC) $(BUILD)/libosip2.pc ## build both libraries, shared and static (the headers are in include/)

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "make %-14s %s\n", $$1, $$2 }'
	@echo 'Variables: PREFIX=$(PREFIX) LIBDIR=$(LIBDIR) INCLUDEDIR=$(INCLUDEDIR) DESTDIR=$(DESTDIR)'

tools:
	@tools/need cargo $(CC) ld $(OBJCOPY)

# --- the libraries ---------------------------------------------------------------------------------------------------------

# Cargo makes one library of a package and gives it no SONAME; so each C library is a static library of Rust, linked by the C compiler.
$(BUILD)/osipparser2.rust.a: FEATURE = abi-parser$(PROBE)
$(BUILD)/osip2.rust.a: FEATURE = abi-core$(PROBE)
$(BUILD)/%.rust.a: $(RUST)
	@mkdir -p $(BUILD)
	CARGO_TARGET_DIR=$(BUILD)/cargo-$* $(CARGO) rustc --quiet --locked --lib --release --crate-type staticlib --features $(FEATURE)
	cp $(BUILD)/cargo-$*/release/libosip.a $@

$(BUILD)/osip_trace.o: src/ffi/osip_trace.c include/osipparser2/osip_port.h
	@mkdir -p $(BUILD)
	$(CC) $(CFLAGS) -fPIC -Wall -Wextra -Wpedantic -Iinclude -c -o $@ $<

# The exported names: those of the original and our own extensions.
$(BUILD)/%.names: $(ABI)/%.symbols $(wildcard $(ABI)/*.symbols) Makefile
	@mkdir -p $(BUILD)
	cat $< $(wildcard $(ABI)/$*.ext.symbols) | cut -d ' ' -f 1 | LC_ALL=C sort > $@

$(BUILD)/%.map: $(BUILD)/%.names
	(echo '{ global:'; sed 's/$$/;/' $<; echo 'local: *; };') > $@

# Each static library of Rust carries the standard library, and libosip2's also the parser's functions that it uses: of each one object is
# made that has what its own names need, and shows nothing else.
$(BUILD)/libosipparser2.o: SHIM = $(BUILD)/osip_trace.o
$(BUILD)/libosipparser2.o: $(BUILD)/osip_trace.o
$(BUILD)/lib%.o: $(BUILD)/%.rust.a $(BUILD)/lib%.names
	$(LD) -r --force-group-allocation --gc-sections $$(sed 's/^/-u /' $(BUILD)/lib$*.names) -o $@ $(SHIM) --whole-archive $<
	$(OBJCOPY) --keep-global-symbols=$(BUILD)/lib$*.names --remove-section=.llvmbc --remove-section=.llvmcmd --strip-debug $@

$(BUILD)/lib%.a: $(BUILD)/lib%.o
	rm -f $@
	$(AR) crs $@ $<

$(BUILD)/libosip2.so.$(REALVERSION): NEEDS = -L$(BUILD) -losipparser2
$(BUILD)/libosip2.so.$(REALVERSION): $(BUILD)/libosipparser2.so.$(REALVERSION)
$(BUILD)/lib%.so.$(REALVERSION): $(BUILD)/lib%.o $(BUILD)/lib%.map
	$(CC) $(LDFLAGS) -shared -o $@ $< $(NEEDS) -Wl,-soname,lib$*.so.$(SOVERSION) -Wl,--version-script=$(BUILD)/lib$*.map \
	  -Wl,--no-undefined-version -Wl,-z,defs -Wl,-z,relro,-z,now -Wl,--as-needed $(SYSTEM)
	ln -sf lib$*.so.$(REALVERSION) $(BUILD)/lib$*.so.$(SOVERSION)
	ln -sf lib$*.so.$(SOVERSION) $(BUILD)/lib$*.so

$(BUILD)/libosip2.pc: Makefile
	@mkdir -p $(BUILD)
	printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$(LIBDIR)' 'includedir=$(INCLUDEDIR)' '' 'Name: libosip2' \
	  'Description: SIP parser, dialogs and transactions' 'Version: $(VERSION)' 'Libs: -L$${libdir} -losip2 -losipparser2' \
	  'Libs.private: $(SYSTEM)' 'Cflags: -I$${includedir}' > $@

# --- what users do with them -----------------------------------------------------------------------------------------------

install: all ## install libraries, headers and libosip2.pc (DESTDIR, PREFIX, LIBDIR, INCLUDEDIR)
	$(INSTALL) -d $(DESTDIR)$(LIBDIR)/pkgconfig $(DESTDIR)$(INCLUDEDIR)
	for library in $(LIBRARIES); do \
	  $(INSTALL) -m 755 $(BUILD)/lib$$library.so.$(REALVERSION) $(DESTDIR)$(LIBDIR) && \
	  ln -sf lib$$library.so.$(REALVERSION) $(DESTDIR)$(LIBDIR)/lib$$library.so.$(SOVERSION) && \
	  ln -sf lib$$library.so.$(SOVERSION) $(DESTDIR)$(LIBDIR)/lib$$library.so && \
	  $(INSTALL) -m 644 $(BUILD)/lib$$library.a $(DESTDIR)$(LIBDIR) || exit 1; done
	cd include && find . -name '*.h' -exec $(INSTALL) -D -m 644 {} $(DESTDIR)$(INCLUDEDIR)/{} \;
	printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$(LIBDIR)' 'includedir=$(INCLUDEDIR)' > $(BUILD)/installed.pc
	sed 1,3d $(BUILD)/libosip2.pc >> $(BUILD)/installed.pc
	$(INSTALL) -m 644 $(BUILD)/installed.pc $(DESTDIR)$(LIBDIR)/pkgconfig/libosip2.pc

uninstall: ## remove what install has put there
	for library in $(LIBRARIES); do \
	  rm -f $(DESTDIR)$(LIBDIR)/lib$$library.so $(DESTDIR)$(LIBDIR)/lib$$library.so.$(SOVERSION) \
	    $(DESTDIR)$(LIBDIR)/lib$$library.so.$(REALVERSION) $(DESTDIR)$(LIBDIR)/lib$$library.a; done
	rm -f $(DESTDIR)$(LIBDIR)/pkgconfig/libosip2.pc
	cd include && find . -name '*.h' -exec rm -f $(DESTDIR)$(INCLUDEDIR)/{} \;
	-rmdir $(DESTDIR)$(INCLUDEDIR)/osipparser2/headers $(DESTDIR)$(INCLUDEDIR)/osipparser2 $(DESTDIR)$(INCLUDEDIR)/osip2

headers: ## generate the C headers in include/ anew
	OSIP_WRITE_HEADERS=1 $(CARGO) test --quiet --locked --test headers

compatibility: all ## write docs/compatibility.md anew
	c-tests/compatibility > $(BUILD)/compatibility.md
	cp $(BUILD)/compatibility.md docs/compatibility.md

EXAMPLES = $(BUILD)/uas $(BUILD)/uac

$(EXAMPLES): $(BUILD)/%: examples/%.c examples/endpoint.c examples/endpoint.h $(SHARED)
	$(CC) $(CFLAGS) -std=c11 -Wall -Wextra -Wpedantic -Iinclude -o $@ $< examples/endpoint.c -L$(BUILD) -losip2 -losipparser2

examples: all $(EXAMPLES) ## build the example user agents: a server (build/uas) and a client (build/uac)

FILES ?= $(sort $(wildcard c-tests/messages/demo/*.sip))

demo: examples ## show dialogs at work on messages (FILES="a.sip b.sip" for others), and a call between the examples
	@$(CC) $(CFLAGS) -Wall -Iinclude -o $(BUILD)/demo c-tests/demo.c -L$(BUILD) -losip2 -losipparser2
	@LD_LIBRARY_PATH=$(BUILD) $(BUILD)/demo $(FILES)
	@printf '\n%s\n' 'A call from uac to uas over UDP. The first INVITE and the first 200 are lost on purpose: timers send them again'
	@LD_LIBRARY_PATH=$(BUILD) examples/call $(BUILD) --drop-invite 1 --drop-200 1

check: examples ## run all tests, against the original where Debian's package can be had
	@c-tests/check

bench: all ## compare the speed with the original's
	@tools/need oracle valgrind
	@$(CC) $(CFLAGS) -Wall -Iinclude -o $(BUILD)/bench benches/bench.c -ldl -lm
	@$(BUILD)/bench

clean: ## remove all that was built
	rm -rf $(BUILD) target
