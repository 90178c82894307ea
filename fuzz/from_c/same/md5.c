/* MD5 of a text in pieces, and in one. */
#include "../case.h"

#include <osipparser2/osip_md5.h>

static void see_digest(osip_MD5_CTX *context) {
  unsigned char digest[16];

  osip_MD5Final(digest, context);
  see_bytes("digest", (const char *) digest, sizeof digest);
}

static void in_pieces(unsigned char *bytes, size_t length, size_t piece) {
  osip_MD5_CTX context;
  size_t at, size;

  osip_MD5Init(&context);
  for (at = 0; at < length; at += size) {
    size = length - at < piece ? length - at : piece;
    osip_MD5Update(&context, bytes + at, (unsigned) size);
  }
  see_digest(&context);
}

void fuzz_md5(fuzz_input_t *input) {
  size_t piece = 1 + fuzz_byte(input);
  size_t length;
  unsigned char *bytes = (unsigned char *) fuzz_rest(input, &length);

  MUST_LOOK_THE_SAME(in_pieces(bytes, length, piece), in_pieces(bytes, length, length + 1));
  free(bytes);
}
