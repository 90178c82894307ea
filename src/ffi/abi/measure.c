/*
 * What the C compiler of the target says of the public structures and of its times: compiled, not run, so that it serves cross builds, too.
 * The object holds lines of Rust, in which the macros of src/ffi/measured.rs say what must hold; the Makefile cuts them out.
 */
#include <stddef.h>
#include <sys/time.h>
#include <time.h>

#include <osip2/osip.h>
#include <osip2/osip_dialog.h>
#include <osip2/osip_fifo.h>
#include <osipparser2/osip_md5.h>
#include <osipparser2/osip_parser.h>
#include <osipparser2/sdp_message.h>

/* A line in pieces: what is left over of each is filled with NULs, which the Makefile drops. */
struct line {
  char start[80];
  char first[5];
  char comma[4];
  char second[5];
  char end[4];
};

#define DIGITS(NUMBER) {'0' + (NUMBER) / 10000 % 10, '0' + (NUMBER) / 1000 % 10, '0' + (NUMBER) / 100 % 10, '0' + (NUMBER) / 10 % 10, '0' + (NUMBER) % 10}
#define LINE(START, FIRST, SECOND) {"\n@" START ", ", DIGITS(FIRST), ", ", DIGITS(SECOND), ");\n"},

#define ALIGNMENT(TYPE) offsetof(struct { char first; TYPE aligned; }, aligned)
#define WIDTH(NAME, VALUE) {"\n@width!(" #NAME ", ", DIGITS(sizeof(VALUE)), ");\n", {0}, ""},
#define SIZE(TYPE) LINE("size!(" #TYPE, sizeof(TYPE), ALIGNMENT(TYPE))
#define FIELD(TYPE, NAME) LINE("field!(" #TYPE ", " #NAME, offsetof(TYPE, NAME), sizeof(((TYPE *) 0)->NAME))

extern const struct line osip_rs_measured[];

const struct line osip_rs_measured[] = {
#include LAYOUT
};
