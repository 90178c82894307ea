/* The libraries can be loaded at run time, several times in namespaces of their own, and vanish when they are unloaded. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

/* uses the parser once, by a message that fails and traces it */
static int use(void *library) {
  int (*init)(void **) = (int (*)(void **)) dlsym(library, "osip_message_init");
  int (*parse)(void *, const char *, size_t) = (int (*)(void *, const char *, size_t)) dlsym(library, "osip_message_parse");
  void (*release)(void *) = (void (*)(void *)) dlsym(library, "osip_message_free");
  int (*add)(const char *) = (int (*)(const char *)) dlsym(library, "parser_add_comma_separated_header");
  unsigned (*number)(void) = (unsigned (*)(void)) dlsym(library, "osip_build_random_number");
  static const char text[] = "OPTIONS sip:h SIP/2.0\r\nSupported: a, b\r\nX-List: c, d\r\n\r\n";
  void *message = NULL;
  int code;

  if (init == NULL || parse == NULL || release == NULL || add == NULL || number == NULL)
    return 0;
  code = init(&message) + add("X-List") + parse(message, text, strlen(text));
  release(message);
  return code == 0 && number() != 0;
}

static int is_mapped(const char *name) {
  char line[1024];
  FILE *maps = fopen("/proc/self/maps", "r");
  int mapped = 0;

  while (maps != NULL && fgets(line, sizeof line, maps) != NULL)
    mapped = mapped || strstr(line, name) != NULL;
  if (maps != NULL)
    fclose(maps);
  return mapped;
}

int main(int argc, char **argv) {
  void *library;
  int round;

  if (argc < 3)
    return 2;
  for (round = 0; round < 3; round++) {
    library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
    if (library == NULL || !use(library)) {
      printf("dlopen: %s\n", library == NULL ? dlerror() : "a function is missing or fails");
      return 1;
    }
    dlclose(library);
    if (is_mapped("libosipparser2.so")) {
      printf("dlclose: the library stays\n");
      return 1;
    }
  }
#ifdef LM_ID_NEWLM
  for (round = 0; round < 3; round++) {
    library = dlmopen(LM_ID_NEWLM, argv[1], RTLD_NOW | RTLD_LOCAL);
    if (library == NULL || !use(library)) {
      printf("dlmopen: %s\n", library == NULL ? dlerror() : "a function is missing or fails");
      return 1;
    }
  }
#endif
  library = dlopen(argv[2], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL || dlsym(library, "osip_dialog_init_as_uac") == NULL) {
    printf("dlopen: %s\n", library == NULL ? dlerror() : "osip_dialog_init_as_uac is missing");
    return 1;
  }
  dlclose(library);
  return 0;
}
