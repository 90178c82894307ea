/*
 * What the C tests share: printing what was seen, reading files, lists of
 * file names, a small generator of random numbers.
 *
 * Each observation is one line, "path.label: value". Texts stand in double
 * quotes with \r \n \t \" \\ \xNN for what is not plain ASCII; a null pointer
 * is the bare word NULL. A test that makes too much to print hashes it: see
 * observe_begin_hash.
 */
#ifndef OBSERVE_H
#define OBSERVE_H

#include <dirent.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <osipparser2/osip_port.h>

/* ---- where observations go: standard output, or a running FNV-1a hash, or wherever the program says ---- */

static char observe_path[512];

#ifdef OBSERVE_ELSEWHERE
void observe_put(const char *bytes, size_t length);
#else
static int observe_hashing;
static uint64_t observe_hash = 14695981039346656037ULL;

static inline void observe_put(const char *bytes, size_t length) {
  size_t i;

  if (!observe_hashing) {
    fwrite(bytes, 1, length, stdout);
    return;
  }
  for (i = 0; i < length; i++)
    observe_hash = (observe_hash ^ (unsigned char) bytes[i]) * 1099511628211ULL;
}

static inline void observe_begin_hash(void) {
  observe_hashing = 1;
}

static inline void observe_end_hash(void) {
  observe_hashing = 0;
}
#endif

/* ---- the path in front of each label ---- */

static inline size_t observe_enter(const char *name) {
  size_t before = strlen(observe_path);

  snprintf(observe_path + before, sizeof observe_path - before, "%s.", name);
  return before;
}

static inline size_t observe_enter_at(const char *name, int index) {
  size_t before = strlen(observe_path);

  snprintf(observe_path + before, sizeof observe_path - before, "%s[%d].", name, index);
  return before;
}

static inline void observe_leave(size_t before) {
  observe_path[before] = '\0';
}

/* ---- values ---- */

static inline void observe_label(const char *label) {
  observe_put(observe_path, strlen(observe_path));
  observe_put(label, strlen(label));
  observe_put(": ", 2);
}

static inline void observe_escaped(const char *bytes, size_t length) {
  static const char digits[] = "0123456789abcdef";
  size_t i;
  size_t plain = 0;

  for (i = 0; i < length; i++) {
    unsigned char c = (unsigned char) bytes[i];
    char escape[4] = {'\\', 'x', 0, 0};
    size_t n = 2;

    if (c >= ' ' && c < 0x7f && c != '"' && c != '\\')
      continue;
    observe_put(bytes + plain, i - plain);
    plain = i + 1;
    if (c == '\r')
      escape[1] = 'r';
    else if (c == '\n')
      escape[1] = 'n';
    else if (c == '\t')
      escape[1] = 't';
    else if (c == '"' || c == '\\')
      escape[1] = (char) c;
    else {
      escape[2] = digits[c >> 4];
      escape[3] = digits[c & 15];
      n = 4;
    }
    observe_put(escape, n);
  }
  observe_put(bytes + plain, length - plain);
}

static inline void observe_bytes_value(const char *bytes, size_t length) {
  if (bytes == NULL) {
    observe_put("NULL", 4);
    return;
  }
  observe_put("\"", 1);
  observe_escaped(bytes, length);
  observe_put("\"", 1);
}

static inline void see_bytes(const char *label, const char *bytes, size_t length) {
  observe_label(label);
  observe_bytes_value(bytes, length);
  observe_put("\n", 1);
}

static inline void see_text(const char *label, const char *text) {
  see_bytes(label, text, text == NULL ? 0 : strlen(text));
}

static inline void see_number(const char *label, long value) {
  char digits[32];

  snprintf(digits, sizeof digits, "%ld", value);
  observe_label(label);
  observe_put(digits, strlen(digits));
  observe_put("\n", 1);
}

/* a pointer that must not be printed: only whether it is null */
static inline void see_whether(const char *label, const void *pointer) {
  observe_label(label);
  observe_put(pointer == NULL ? "NULL\n" : "set\n", pointer == NULL ? 5 : 4);
}

static inline void see_note(const char *label, const char *note) {
  observe_label(label);
  observe_put(note, strlen(note));
  observe_put("\n", 1);
}

/* as printf, without a path */
static inline void see(const char *format, ...) {
  char text[1024];
  va_list arguments;

  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  observe_put(text, strlen(text));
}

/* result code of a to_str function, and the text, which is freed */
static inline void see_printed(const char *label, int code, char *text) {
  size_t before = observe_enter(label);

  see_number("code", code);
  see_text("text", text);
  observe_leave(before);
  osip_free(text);
}

#define SEE_TO_STR(FUNCTION, OBJECT)                   \
  do {                                                 \
    char *see_to_str_text = NULL;                      \
    int see_to_str_code = FUNCTION(OBJECT, &see_to_str_text); \
    see_printed(#FUNCTION, see_to_str_code, see_to_str_text); \
  } while (0)

/* ---- tracing off standard output ---- */

static inline void observe_no_trace(const char *file, int line, osip_trace_level_t level, const char *format, va_list arguments) {
  (void) file;
  (void) line;
  (void) level;
  (void) format;
  (void) arguments;
}

static inline void observe_silence(void) {
  osip_trace_initialize_func(TRACE_LEVEL0, observe_no_trace);
}

/* a lighter workload, for a memory checker */
static inline int observe_light(void) {
  const char *light = getenv("OSIP_TEST_LIGHT");

  return light != NULL && light[0] != '\0' && light[0] != '0';
}

/* ---- random numbers: xorshift64*, the same everywhere ---- */

typedef struct {
  uint64_t state;
} observe_random_t;

static inline uint32_t observe_random(observe_random_t *random) {
  uint64_t x = random->state;

  x ^= x >> 12;
  x ^= x << 25;
  x ^= x >> 27;
  random->state = x;
  return (uint32_t) ((x * 2685821657736338717ULL) >> 32);
}

static inline uint32_t observe_below(observe_random_t *random, uint32_t limit) {
  return limit == 0 ? 0 : observe_random(random) % limit;
}

static inline observe_random_t observe_random_for(uint64_t seed) {
  observe_random_t random;

  random.state = (seed + 1) * 0x9e3779b97f4a7c15ULL;
  (void) observe_random(&random);
  return random;
}

/* ---- files ---- */

/* the whole file with a NUL after it, or NULL; to be freed with free */
static inline char *observe_read(const char *name, size_t *length) {
  FILE *file = fopen(name, "rb");
  char *bytes;
  long size;

  *length = 0;
  if (file == NULL)
    return NULL;
  if (fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0) {
    fclose(file);
    return NULL;
  }
  rewind(file);
  bytes = malloc((size_t) size + 1);
  if (bytes != NULL) {
    *length = fread(bytes, 1, (size_t) size, file);
    bytes[*length] = '\0';
  }
  fclose(file);
  return bytes;
}

typedef struct {
  char **name;
  size_t count;
} observe_files_t;

static inline int observe_by_name(const void *left, const void *right) {
  return strcmp(*(char *const *) left, *(char *const *) right);
}

static inline void observe_add_files(observe_files_t *files, const char *folder) {
  DIR *open = opendir(folder);
  struct dirent *entry;

  if (open == NULL)
    return;
  while ((entry = readdir(open)) != NULL) {
    size_t size = strlen(folder) + strlen(entry->d_name) + 2;
    char *name;
    struct stat about;

    if (entry->d_name[0] == '.' || strcmp(entry->d_name, "README.txt") == 0)
      continue;
    name = malloc(size);
    snprintf(name, size, "%s/%s", folder, entry->d_name);
    if (stat(name, &about) != 0 || S_ISDIR(about.st_mode)) {
      observe_add_files(files, name);
      free(name);
      continue;
    }
    files->name = realloc(files->name, (files->count + 1) * sizeof *files->name);
    files->name[files->count++] = name;
  }
  closedir(open);
}

/* every file below a folder but the README.txt's, sorted by name */
static inline observe_files_t observe_files_below(const char *folder) {
  observe_files_t files = {NULL, 0};

  observe_add_files(&files, folder);
  if (files.count > 0)
    qsort(files.name, files.count, sizeof *files.name, observe_by_name);
  return files;
}

static inline void observe_free_files(observe_files_t *files) {
  size_t i;

  for (i = 0; i < files->count; i++)
    free(files->name[i]);
  free(files->name);
}

#endif
