/* What the library stands on: memory, texts, errors, traces. */
#ifndef _OSIP_PORT_H_
#define _OSIP_PORT_H_

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <osipparser2/osip_const.h>
#include <osipparser2/osip_list.h>

#define SIP_SYNTAX_ERROR (-1)
#define SIP_NETWORK_ERROR (-2)
#define SIP_ECONNREFUSED (-3)
#define SIP_RESSOURCE_ERROR (-4)
#define SIP_GLOBAL_ERROR (-5)

#define LOG_TRUE 1
#define LOG_FALSE 0

#define SP " \0"

#ifdef __cplusplus
extern "C" {
#endif

/* Memory: all of it comes from these functions where they are set, and from the C library otherwise. */
typedef void *osip_malloc_func_t(size_t size);
typedef void osip_free_func_t(void *ptr);
typedef void *osip_realloc_func_t(void *ptr, size_t size);

extern osip_malloc_func_t *osip_malloc_func;
extern osip_realloc_func_t *osip_realloc_func;
extern osip_free_func_t *osip_free_func;

#ifdef DEBUG_MEM
/* For programs that bring these functions along. */
void *_osip_malloc(size_t size, char *file, unsigned short line);
void _osip_free(void *ptr);
void *_osip_realloc(void *ptr, size_t size, char *file, unsigned short line);

#ifndef osip_malloc
#define osip_malloc(S) _osip_malloc(S, __FILE__, __LINE__)
#endif
#ifndef osip_realloc
#define osip_realloc(P, S) _osip_realloc(P, S, __FILE__, __LINE__)
#endif
#ifndef osip_free
#define osip_free(P) \
  {                  \
    if (P != NULL) { \
      _osip_free(P); \
    }                \
  }
#endif
#else
#ifndef osip_malloc
#define osip_malloc(S) (osip_malloc_func ? osip_malloc_func(S) : malloc(S))
#endif
#ifndef osip_realloc
#define osip_realloc(P, S) (osip_realloc_func ? osip_realloc_func(P, S) : realloc(P, S))
#endif
#ifndef osip_free
#define osip_free(P)       \
  {                        \
    if (P != NULL) {       \
      if (osip_free_func)  \
        osip_free_func(P); \
      else                 \
        free(P);           \
    }                      \
  }
#endif
#endif

#ifdef __cplusplus
}
#endif

/* Levels of traces, the gravest first. */
typedef enum _trace_level {
  TRACE_LEVEL0 = 0,
  TRACE_LEVEL1 = 1,
  TRACE_LEVEL2 = 2,
  TRACE_LEVEL3 = 3,
  TRACE_LEVEL4 = 4,
  TRACE_LEVEL5 = 5,
  TRACE_LEVEL6 = 6,
  TRACE_LEVEL7 = 7,
  END_TRACE_LEVEL = 8
} osip_trace_level_t;

#define OSIP_FATAL TRACE_LEVEL0
#define OSIP_BUG TRACE_LEVEL1
#define OSIP_ERROR TRACE_LEVEL2
#define OSIP_WARNING TRACE_LEVEL3
#define OSIP_INFO1 TRACE_LEVEL4
#define OSIP_INFO2 TRACE_LEVEL5
#define OSIP_INFO3 TRACE_LEVEL6
#define OSIP_INFO4 TRACE_LEVEL7

/* What traces may be sent to: file, line, level, and a format with its arguments. */
typedef void osip_trace_func_t(const char *fi, int li, osip_trace_level_t level, const char *chfr, va_list ap);

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Sets the functions that all memory comes from and goes to; NULL stands for that of the C library. To be called before anything is
 * allocated.
 */
void osip_set_allocators(osip_malloc_func_t *malloc_func, osip_realloc_func_t *realloc_func, osip_free_func_t *free_func);

/** A number that nobody can foresee, from 1 to 2^31 - 1. */
unsigned int osip_build_random_number(void);

/** Sleeps for microseconds; from a million on for whole seconds. A signal ends it early. */
void osip_usleep(int useconds);

/** The number at the start of a text, as strtol reads it, cut to an int; -1 for NULL and for a number too large for a long. */
int osip_atoi(const char *number);

/** Compares two texts, whatever the case of their letters, like strcasecmp; OSIP_BADPARAMETER if one is NULL. */
int osip_strcasecmp(const char *s1, const char *s2);

/** Compares the first `len` bytes of two texts, whatever the case of their letters, like strncasecmp; OSIP_BADPARAMETER if one is NULL. */
int osip_strncasecmp(const char *s1, const char *s2, size_t len);

/** The first place in a text where another one stands, in any case; NULL if there is none. */
char *osip_strcasestr(const char *haystack, const char *needle);

/** Copies a text of at most `length` bytes, fills the rest with NULs, and appends a NUL. `dest`. */
char *osip_strncpy(char *dest, const char *src, size_t length);

/** A copy of a text, to be freed with osip_free; NULL for NULL and without memory. */
char *osip_strdup(const char *ch);

/** A copy of a text; if it begins with a quote, without its first and last byte. */
char *osip_strdup_without_quote(const char *ch);

/** Makes a text lower case, in place. 0, or OSIP_BADPARAMETER. */
int osip_tolower(char *word);

/** Takes blanks away at both ends, in place. 0, or -1 for NULL. */
int osip_clrspace(char *word);

/**
 * Copies what stands before a separator. `*dest` is the copy and `*next` what follows; 0, or -1 and `*next` NULL if nothing stands there or
 * the line ends first, OSIP_BADPARAMETER, OSIP_NOMEM.
 */
int __osip_set_next_token(char **dest, char *buf, int end_separator, char **next);

/** The first quote that no backslash escapes, or NULL. */
const char *__osip_quote_find(const char *qstring);

/** A new text in quotes, with quotes and backslashes escaped; NULL for NULL and without memory. */
char *osip_enquote(const char *s);

/** Takes the quotes away, and backslashes that escape something, in place; nothing without a quote at the start. */
void osip_dequote(char *s);

/** A hash of a text, of 32 bits. */
unsigned long osip_hash(const char *str);

/** Copies a text and its NUL; returns where the NUL stands. */
char *osip_str_append(char *dst, const char *src);

/** Copies `len` bytes and appends a NUL; returns where the NUL stands. */
char *osip_strn_append(char *dst, const char *src, size_t len);

/** Copies `len` bytes without blanks at both ends, and fills the rest with NULs. `dst`; NULL for NULL and for no bytes. */
char *osip_clrncpy(char *dst, const char *src, size_t len);

/** Sends traces below a level to a function; NULL takes it away. */
void osip_trace_initialize_func(osip_trace_level_t level, osip_trace_func_t *func);

/** Sends traces below a level to the system log, under that name, which must stay. */
void osip_trace_initialize_syslog(osip_trace_level_t level, char *ident);

/** Sends traces below a level to a file, or to the standard output for NULL. 0. */
int osip_trace_initialize(osip_trace_level_t level, FILE *file);

/** Switches the levels below `level` on, and the others off. */
void osip_trace_enable_until_level(osip_trace_level_t level);

/** Switches a level on. */
void osip_trace_enable_level(osip_trace_level_t level);

/** Switches a level off. */
void osip_trace_disable_level(osip_trace_level_t level);

/** The switch of a level: 0 if it is off. */
int osip_is_trace_level_activate(osip_trace_level_t level);

/** The text of an error code. It is never freed. */
const char *osip_strerror(int err);

#ifdef __cplusplus
}
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Sends a formatted text to the trace: to the callback, to the system log, to `f`, or to the file of osip_trace_initialize. 0. */
int osip_trace(const char *fi, int li, osip_trace_level_t level, FILE *f, const char *chfr, ...);

#ifdef __cplusplus
}
#endif

/* Traces of the application itself: they vanish unless it is compiled with ENABLE_TRACE. */
#ifdef ENABLE_TRACE
#define TRACE_INITIALIZE(level, file) osip_trace_initialize(level, file)
#define TRACE_ENABLE_LEVEL(level) osip_trace_enable_level(level)
#define TRACE_DISABLE_LEVEL(level) osip_trace_disable_level(level)
#define IS_TRACE_LEVEL_ACTIVATE(level) osip_is_trace_level_activate(level)
#define OSIP_TRACE(P) P
#else
#define TRACE_INITIALIZE(level, file) \
  do {                                \
  } while (0)
#define TRACE_ENABLE_LEVEL(level) \
  do {                            \
  } while (0)
#define TRACE_DISABLE_LEVEL(level) \
  do {                             \
  } while (0)
#define IS_TRACE_LEVEL_ACTIVATE(level) (-1)
#define OSIP_TRACE(P) \
  do {                \
  } while (0)
#endif

/* Lists whose elements have the members next and parent. */
#define REMOVE_ELEMENT(first_element, element) \
  if (element->parent == NULL) {               \
    first_element = element->next;             \
    if (first_element != NULL)                 \
      first_element->parent = NULL;            \
  } else {                                     \
    element->parent->next = element->next;     \
    if (element->next != NULL)                 \
      element->next->parent = element->parent; \
    element->next = NULL;                      \
    element->parent = NULL;                    \
  }

#define ADD_ELEMENT(first_element, element) \
  if (first_element == NULL) {              \
    first_element = element;                \
    element->next = NULL;                   \
    element->parent = NULL;                 \
  } else {                                  \
    element->next = first_element;          \
    element->parent = NULL;                 \
    element->next->parent = element;        \
    first_element = element;                \
  }

#define APPEND_ELEMENT(type_of_element_t, first_element, element) \
  if (first_element == NULL) {                                    \
    first_element = element;                                      \
    element->next = NULL;                                         \
    element->parent = NULL;                                       \
  } else {                                                        \
    type_of_element_t *f;                                         \
    for (f = first_element; f->next != NULL; f = f->next) {       \
    }                                                             \
    f->next = element;                                            \
    element->parent = f;                                          \
    element->next = NULL;                                         \
  }

/* What functions return. */
#define OSIP_SUCCESS 0
#define OSIP_UNDEFINED_ERROR -1
#define OSIP_BADPARAMETER -2
#define OSIP_WRONG_STATE -3
#define OSIP_NOMEM -4
#define OSIP_SYNTAXERROR -5
#define OSIP_NOTFOUND -6
#define OSIP_API_NOT_INITIALIZED -7
#define OSIP_NO_NETWORK -10
#define OSIP_PORT_BUSY -11
#define OSIP_UNKNOWN_HOST -12
#define OSIP_DISK_FULL -30
#define OSIP_NO_RIGHTS -31
#define OSIP_FILE_NOT_EXIST -32
#define OSIP_TIMEOUT -50
#define OSIP_TOOMUCHCALL -51
#define OSIP_WRONG_FORMAT -52
#define OSIP_NOCOMMONCODEC -53
#define OSIP_RETRY_LIMIT -60

#endif
