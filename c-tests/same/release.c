/* A stack gives back all that it has taken, with the allocator that the application has set, whether it had transactions or none.

   Covers: osip_init, osip_release, osip_set_allocators. */
#include "../observe.h"

#include <sys/time.h>

#include <osip2/osip.h>

static long blocks;

static void *counted_malloc(size_t size) {
  void *block = malloc(size);

  blocks += block != NULL;
  return block;
}

static void *counted_realloc(void *old, size_t size) {
  void *block = realloc(old, size);

  blocks += old == NULL && block != NULL;
  return block;
}

static void counted_free(void *block) {
  blocks -= block != NULL;
  free(block);
}

static void use_stack(osip_t *osip, int transactions) {
  static const char text[] =
      "OPTIONS sip:x@y SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=f\r\nTo: <sip:c@d>\r\nCall-ID: c@h\r\nCSeq: 1 OPTIONS\r\n"
      "Content-Length: 0\r\n\r\n";
  int i;

  for (i = 0; i < transactions; i++) {
    osip_event_t *event = osip_parse(text, sizeof text - 1);
    osip_transaction_t *tr = event == NULL ? NULL : osip_create_transaction(osip, event);

    if (tr == NULL) {
      see_note("transaction", "none");
      return;
    }
    osip_transaction_add_event(tr, event);
    osip_nist_execute(osip);
    osip_transaction_free(tr);
  }
}

int main(void) {
  int transactions;

  observe_silence();
  osip_set_allocators(counted_malloc, counted_realloc, counted_free);
  for (transactions = 0; transactions < 40; transactions += 13) {
    osip_t *osip = NULL;
    long before = blocks;

    see_number("init", osip_init(&osip));
    see_number("takes memory", blocks > before);
    use_stack(osip, transactions);
    osip_release(osip);
    see_number("blocks left", blocks - before);
  }
  return 0;
}
