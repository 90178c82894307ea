/* osip_trace: variadic functions cannot be defined in Rust yet, and stdout is no symbol everywhere. The tables it reads are Rust's. */

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <syslog.h>
#include <time.h>

#include <osipparser2/osip_port.h>

/* Defined in globals.rs. */
extern FILE *logfile;
extern int tracing_table[END_TRACE_LEVEL];

/* What osip_trace_initialize_func and osip_trace_initialize_syslog set, through the functions below. */
static osip_trace_func_t *callback;
static int use_syslog;

/* The longest line that is written. */
#define LINE_MAXIMUM 2022

void osip_rs_trace_to_callback(osip_trace_func_t *func);
void osip_rs_trace_to_syslog(const char *ident);
FILE *osip_rs_stdout(void);

void osip_rs_trace_to_callback(osip_trace_func_t *func) {
  callback = func;
}

void osip_rs_trace_to_syslog(const char *ident) {
  openlog(ident, LOG_CONS | LOG_PID, LOG_DAEMON);
  use_syslog = 1;
}

FILE *osip_rs_stdout(void) {
  return stdout;
}

/* The name of a file without its folders. */
static const char *base_name(const char *file) {
  const char *slash;

  if (file == NULL)
    return NULL;
  slash = strrchr(file, '/');
  if (slash == NULL)
    slash = strrchr(file, '\\');
  return slash == NULL ? file : slash + 1;
}

/* Formats a line; what is too long is cut. */
static void format_line(char *line, const char *base, int number, osip_trace_level_t level, const char *format, va_list arguments) {
  static const char *const prefixes[END_TRACE_LEVEL] = {"| FATAL |", "|  BUG  |", "| ERROR |", "|WARNING|", "| INFO1 |", "| INFO2 |", "| INFO3 |", "| INFO4 |"};
  struct timeval now = {0, 0};
  struct tm date;
  time_t seconds;
  int length;

  gettimeofday(&now, NULL);
  seconds = now.tv_sec;
  memset(&date, 0, sizeof(date));
  localtime_r(&seconds, &date);
  length = snprintf(line, LINE_MAXIMUM + 1, "%s %04d-%02d-%02d %02d:%02d:%02d.%04d <%10.10s:%5d> ", prefixes[level], date.tm_year + 1900, date.tm_mon + 1, date.tm_mday, date.tm_hour, date.tm_min,
                    date.tm_sec, (int) (now.tv_usec / 100), base == NULL ? "(null)" : base, number);
  if (length < 0 || length > LINE_MAXIMUM) {
    length = 0;
    line[0] = '\0';
  }
  if (format != NULL)
    vsnprintf(line + length, (size_t) (LINE_MAXIMUM + 1 - length), format, arguments);
}

int osip_trace(const char *fi, int li, osip_trace_level_t level, FILE *f, const char *chfr, ...) {
  static const int priorities[END_TRACE_LEVEL] = {LOG_ERR, LOG_ERR, LOG_ERR, LOG_WARNING, LOG_INFO, LOG_INFO, LOG_DEBUG, LOG_DEBUG};
  char line[LINE_MAXIMUM + 1];
  FILE *target;
  int at;
  va_list arguments;

  if (logfile == NULL && callback == NULL && f == NULL && !use_syslog) {
    /* What nobody has set up shows errors. */
    logfile = stdout;
    for (at = 0; at < END_TRACE_LEVEL; at++)
      tracing_table[at] = at < TRACE_LEVEL3;
  }
  if ((unsigned int) level >= END_TRACE_LEVEL || tracing_table[level] == 0)
    return 0;

  va_start(arguments, chfr);
  if (callback != NULL) {
    callback(base_name(fi), li, level, chfr, arguments);
  } else {
    format_line(line, base_name(fi), li, level, chfr, arguments);
    target = f != NULL ? f : logfile;
    if (use_syslog) {
      syslog(priorities[level], "%s", line);
    } else if (target != NULL) {
      fputs(line, target);
      fflush(target);
    }
  }
  va_end(arguments);
  return 0;
}
