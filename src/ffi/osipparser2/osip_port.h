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

@declarations@

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
