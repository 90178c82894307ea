/*
 * MD5, in one piece and in many.
 *
 * Covers: osip_MD5Init, osip_MD5Update, osip_MD5Final.
 */
#include "../headers.h"

#include <osipparser2/osip_md5.h>

static void see_context(const osip_MD5_CTX *context) {
  int i;

  for (i = 0; i < 4; i++)
    see_number("state", (long) context->state[i]);
  see_number("count", (long) context->count[0]);
  see_number("count", (long) context->count[1]);
}

static void see_digest(const unsigned char *digest) {
  char hex[33];
  int i;

  for (i = 0; i < 16; i++)
    snprintf(hex + 2 * i, 3, "%02x", digest[i]);
  see_text("digest", hex);
}

int main(void) {
  static const char *const texts[] = {"", "a", "abc", "message digest", "abcdefghijklmnopqrstuvwxyz", "12345678901234567890123456789012345678901234567890123456789012345678901234567890"};
  static unsigned char bytes[4096];
  observe_random_t random = observe_random_for(1);
  unsigned char digest[16];
  osip_MD5_CTX context;
  size_t i;

  for (i = 0; i < COUNT(texts); i++) {
    osip_MD5Init(&context);
    osip_MD5Update(&context, (unsigned char *) texts[i], (unsigned int) strlen(texts[i]));
    osip_MD5Final(digest, &context);
    see_text("text", texts[i]);
    see_digest(digest);
  }
  memset(&context, 0x77, sizeof context);
  osip_MD5Init(&context);
  see_context(&context);
  osip_MD5Update(&context, NULL, 0);
  memset(bytes, 'a', 1000);
  osip_MD5Update(&context, bytes, 63);
  see_context(&context);
  osip_MD5Update(&context, bytes, 1);
  see_context(&context);
  osip_MD5Update(&context, bytes, 200);
  osip_MD5Update(&context, bytes, 736);
  osip_MD5Final(digest, &context);
  see_digest(digest);
  see_bytes("context afterwards", (const char *) &context, sizeof context);

  for (i = 0; i < sizeof bytes; i++)
    bytes[i] = (unsigned char) observe_random(&random);
  for (i = 0; i < (observe_light() ? 300 : sizeof bytes); i++) {
    size_t done = 0;

    osip_MD5Init(&context);
    while (done < i) {
      size_t piece = 1 + observe_below(&random, 150);

      if (piece > i - done)
        piece = i - done;
      osip_MD5Update(&context, bytes + done, (unsigned int) piece);
      done += piece;
    }
    osip_MD5Final(digest, &context);
    see_digest(digest);
  }
  return 0;
}
