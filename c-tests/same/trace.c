/*
 * Tracing: levels, callback, file, the layout of a line. Time stamps are masked.
 *
 * Covers: osip_trace, osip_trace_initialize, osip_trace_initialize_func,
 * osip_trace_initialize_syslog (with no level on), osip_trace_enable_until_level,
 * osip_trace_{enable,disable}_level, osip_is_trace_level_activate; logfile,
 * tracing_table.
 */
#define _GNU_SOURCE
#include "../headers.h"

#include <unistd.h>

extern FILE *logfile;
extern int tracing_table[];

static void see_levels(const char *label) {
  char levels[9];
  int i;

  for (i = 0; i < 8; i++)
    levels[i] = tracing_table[i] != 0 ? '1' : '0';
  levels[8] = '\0';
  see_text(label, levels);
  for (i = 0; i < 8; i++)
    levels[i] = osip_is_trace_level_activate((osip_trace_level_t) i) ? '1' : '0';
  see_text("is_trace_level_activate", levels);
}

/* what stands in the file since it was last looked at, with digits of the time masked */
static void see_file(FILE *file) {
  static char bytes[65536];
  size_t length;
  size_t i;

  fflush(file);
  rewind(file);
  length = fread(bytes, 1, sizeof bytes, file);
  for (i = 0; i + 25 < length; i++)
    if (bytes[i] == '|' && (i == 0 || bytes[i - 1] == '\n') && memcmp(bytes + i + 8, "| ", 2) == 0) {
      size_t j;

      for (j = i + 10; j < i + 34 && j < length; j++)
        if (bytes[j] >= '0' && bytes[j] <= '9')
          bytes[j] = '#';
    }
  see_bytes("file", bytes, length);
  rewind(file);
  if (ftruncate(fileno(file), 0) != 0)
    see_note("file", "cannot be emptied");
}

static void see_call(const char *file, int line, osip_trace_level_t level, const char *format, va_list arguments) {
  char text[256];

  vsnprintf(text, sizeof text, format, arguments);
  see_text("callback file", file);
  see_number("line", line);
  see_number("level", level);
  see_text("format", format);
  see_text("text", text);
}

static void trace_all(FILE *file) {
  int level;

  for (level = 0; level < 8; level++)
    see_number("trace", osip_trace("/a/b/osip_message.c", 12, (osip_trace_level_t) level, file, "level %d %s\n", level, "text"));
}

static void try_levels(FILE *file) {
  int level;

  see_levels("at the start");
  see_whether("logfile", logfile);
  osip_trace("a.c", 1, TRACE_LEVEL2, file, "nobody has initialised\n");
  see_file(file);
  see_levels("after a trace to a file");
  for (level = 0; level <= 8; level++) {
    see_number("initialize", osip_trace_initialize((osip_trace_level_t) level, file));
    see_number("logfile is the file", logfile == file);
    see_levels("levels");
  }
  for (level = 0; level <= 8; level++) {
    osip_trace_enable_until_level((osip_trace_level_t) level);
    see_levels("until");
  }
  for (level = 0; level < 8; level++) {
    osip_trace_disable_level((osip_trace_level_t) level);
    see_levels("without");
  }
  for (level = 7; level >= 0; level--) {
    osip_trace_enable_level((osip_trace_level_t) level);
    see_levels("with");
  }
}

static void try_lines(FILE *file) {
  static char longest[5001];

  osip_trace_initialize(END_TRACE_LEVEL, file);
  trace_all(NULL);
  see_file(file);
  osip_trace("x", 1, TRACE_LEVEL0, NULL, "a\n");
  osip_trace("c:\\dir\\win.c", 123456, TRACE_LEVEL1, NULL, "b\n");
  osip_trace("a/b\\c.c", 7, TRACE_LEVEL2, NULL, "c\n");
  osip_trace(NULL, 7, TRACE_LEVEL3, NULL, "d\n");
  osip_trace("", -7, TRACE_LEVEL4, NULL, "e\n");
  osip_trace("dir/", 0, TRACE_LEVEL5, NULL, "%%\n");
  osip_trace("exactly10.c", 0, TRACE_LEVEL6, NULL, "no line end");
  see_file(file);
  memset(longest, 'x', sizeof longest - 1);
  osip_trace("long.c", 1, TRACE_LEVEL2, NULL, "%s\n", longest);
  see_file(file);
}

static void try_places(FILE *file, FILE *other) {
  osip_trace_initialize(TRACE_LEVEL3, file);
  trace_all(other);
  see_file(file);
  see_file(other);
  trace_all(NULL);
  see_file(file);
  see_file(other);
  logfile = other;
  trace_all(NULL);
  see_file(file);
  see_file(other);
}

static void try_callback(FILE *file) {
  osip_trace_initialize_func(END_TRACE_LEVEL, see_call);
  trace_all(NULL);
  trace_all(file);
  osip_trace("x\\y.c", 3, TRACE_LEVEL5, NULL, "%s-%d", "a", 5);
  osip_trace(NULL, 3, TRACE_LEVEL5, NULL, "no file");
  osip_trace_initialize_func(TRACE_LEVEL2, see_call);
  see_levels("levels");
  trace_all(NULL);
  see_file(file);
  osip_trace_initialize_func(TRACE_LEVEL2, NULL);
  see_levels("levels");
  logfile = file;
  trace_all(NULL);
  see_file(file);
  /* syslog stays on for good; with no level on nothing is sent to it */
  osip_trace_initialize_func(TRACE_LEVEL2, see_call);
  osip_trace_initialize_syslog(TRACE_LEVEL1, (char *) "osip-test");
  see_levels("syslog");
  trace_all(file);
  osip_trace_enable_until_level(TRACE_LEVEL0);
  trace_all(file);
  see_file(file);
}

int main(void) {
  FILE *file = tmpfile();
  FILE *other = tmpfile();

  if (file == NULL || other == NULL)
    return 1;
  try_levels(file);
  try_lines(file);
  try_places(file, other);
  try_callback(file);
  fclose(file);
  fclose(other);
  return 0;
}
