/* Each transaction begins empty, whatever was written to the ones before it, and however the system gives memory back: with locked memory, with
   as little of it as there may be, and (by shims/memory.c) where given back pages stay as they are or no slab can be mapped. */
#include "../observe.h"

#include <sys/time.h>

#include <sys/mman.h>

#include <osip2/osip.h>

enum { AT_ONCE = 150 };

static osip_t *osip;
static int problems;

static void problem(const char *what, int number) {
  if (problems++ < 10)
    printf("%s: transaction %d\n", what, number);
}

static osip_transaction_t *transaction(int number) {
  char text[500];
  osip_transaction_t *tr = NULL;
  osip_message_t *sip = NULL;

  snprintf(text, sizeof text,
           "OPTIONS sip:x@y SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK%d\r\nFrom: <sip:a@b>;tag=f\r\nTo: <sip:c@d>\r\nCall-ID: c@h\r\nCSeq: 1 "
           "OPTIONS\r\nContent-Length: 0\r\n\r\n",
           number);
  osip_message_init(&sip);
  if (osip_message_parse(sip, text, strlen(text)) != 0 || osip_transaction_init(&tr, NICT, osip, sip) != 0) {
    problem("not made", number);
    osip_message_free(sip);
    return NULL;
  }
  tr->orig_request = sip;
  return tr;
}

static int is_empty(const void *place, size_t size) {
  const unsigned char *bytes = (const unsigned char *) place;

  while (size > 0 && bytes[size - 1] == 0)
    size--;
  return size == 0;
}

/* makes transactions, looks whether they are empty, and writes to all that an application may write to */
static void try_many(osip_transaction_t **all, int number) {
  int i;

  for (i = 0; i < AT_ONCE; i++) {
    osip_transaction_t *tr = all[i] = transaction(number + i);

    if (tr == NULL)
      continue;
    if (!is_empty(&tr->record, sizeof tr->record) || tr->naptr_record != NULL || tr->your_instance != NULL || tr->reserved1 != NULL || tr->reserved6 != NULL)
      problem("begins with data of another", number + i);
    memset(&tr->record, 0xaa, sizeof tr->record);
    tr->your_instance = tr->reserved1 = tr->reserved2 = tr->reserved3 = tr->reserved4 = tr->reserved5 = tr->reserved6 = osip;
  }
}

static void free_some(osip_transaction_t **all, int step) {
  int i;

  for (i = 0; i < AT_ONCE; i += step) {
    if (all[i] != NULL)
      osip_transaction_free(all[i]);
    all[i] = NULL;
  }
}

static void try_all(void) {
  osip_transaction_t *some[AT_ONCE], *others[AT_ONCE];
  int round;

  for (round = 0; round < 4; round++) {
    try_many(some, round * 1000);
    free_some(some, 2);
    try_many(others, round * 1000 + AT_ONCE);
    free_some(some, 1);
    free_some(others, 3);
    try_many(some, round * 1000 + 2 * AT_ONCE);
    free_some(some, 1);
    free_some(others, 1);
  }
}

int main(void) {
  if (osip_init(&osip) != 0)
    return 1;
  try_all();
  /* as programs with audio do; not everyone may */
  if (mlockall(MCL_CURRENT | MCL_FUTURE) == 0) {
    try_all();
    munlockall();
  } else {
    printf("memory cannot be locked here: left out\n");
  }
  osip_release(osip);
  printf("%d problems\n", problems);
  return problems != 0;
}
