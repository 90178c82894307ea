/* The libraries can be loaded at run time, several times in namespaces of their own, and vanish when they are unloaded. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

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

/* uses a transaction once */
static int transact(void *library) {
  int (*init)(void **) = (int (*)(void **)) dlsym(library, "osip_init");
  void (*release)(void *) = (void (*)(void *)) dlsym(library, "osip_release");
  void *(*parse)(const char *, size_t) = (void *(*) (const char *, size_t)) dlsym(library, "osip_parse");
  void *(*create)(void *, void *) = (void *(*) (void *, void *)) dlsym(library, "osip_create_transaction");
  void (*free_event)(void *) = (void (*)(void *)) dlsym(library, "osip_event_free");
  int (*free_transaction)(void *) = (int (*)(void *)) dlsym(library, "osip_transaction_free");
  static const char text[] = "OPTIONS sip:h SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:a@h>;tag=1\r\nTo: <sip:b@h>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n\r\n";
  void *osip = NULL, *event, *transaction;

  if (init == NULL || release == NULL || parse == NULL || create == NULL || free_event == NULL || free_transaction == NULL || init(&osip) != 0)
    return 0;
  event = parse(text, strlen(text));
  transaction = create(osip, event);
  if (transaction != NULL)
    free_transaction(transaction);
  free_event(event);
  release(osip);
  return transaction != NULL;
}

static int mappings(void) {
  FILE *maps = fopen("/proc/self/maps", "r");
  int count = 0, c;

  while (maps != NULL && (c = getc(maps)) != EOF)
    count += c == '\n';
  if (maps != NULL)
    fclose(maps);
  return count;
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
  int round, before = 0;

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
  for (round = 0; round < 3; round++) {
    int status = 1;
    pid_t child;

    library = dlopen(argv[2], RTLD_NOW | RTLD_LOCAL);
    if (library == NULL || !transact(library)) {
      printf("dlopen: %s\n", library == NULL ? dlerror() : "a function is missing or fails");
      return 1;
    }
    dlclose(library);
    if (is_mapped("libosip2.so")) {
      printf("dlclose: the library stays\n");
      return 1;
    }
    if (round == 0)
      before = mappings();
    child = fork(); /* what the library does at a fork is gone with it */
    if (child == 0)
      _exit(0);
    if (waitpid(child, &status, 0) != child || status != 0 || mappings() > before) {
      printf("dlclose: something stays of the library, %d mappings, were %d\n", mappings(), before);
      return 1;
    }
  }
  return 0;
}
