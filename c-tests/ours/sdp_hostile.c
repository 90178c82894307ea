/*
 * Session descriptions that nobody means well with: texts that end at the last byte of a page, arguments that crash the original, long
 * texts of one construct.
 */
#define _GNU_SOURCE
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <osipparser2/osip_port.h>
#include <osipparser2/sdp_message.h>

#define LARGEST (2 << 20)
#define HEAD "v=0\no=u 1 2 IN IP4 h\ns=n\nt=0 0\n"

static char *region;
static size_t region_size;
static int problems;

#define EXPECT(CALL, WANTED)                                                            \
  do {                                                                                  \
    long expect_result = (long) (CALL);                                                 \
    if (expect_result != (long) (WANTED)) {                                             \
      printf("%s is %ld instead of %ld\n", #CALL, expect_result, (long) (WANTED));      \
      problems++;                                                                       \
    }                                                                                   \
  } while (0)

static void make_region(void) {
  size_t page = (size_t) sysconf(_SC_PAGESIZE);

  region_size = (LARGEST + page - 1) / page * page;
  region = mmap(NULL, region_size + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (region == MAP_FAILED || mprotect(region + region_size, page, PROT_NONE) != 0) {
    perror("sdp_hostile");
    exit(1);
  }
}

/* parses a text whose NUL is the last byte that can be read, prints and clones it */
static int try_text(const char *bytes, size_t length) {
  char *text = region + region_size - length - 1;
  sdp_message_t *sdp = NULL;
  sdp_message_t *copy = NULL;
  char *printed = NULL;
  int code;

  memcpy(text, bytes, length);
  text[length] = '\0';
  sdp_message_init(&sdp);
  code = sdp_message_parse(sdp, text);
  if (sdp_message_to_str(sdp, &printed) == 0)
    osip_free(printed);
  if (sdp_message_clone(sdp, &copy) == 0)
    sdp_message_free(copy);
  sdp_message_free(sdp);
  return code;
}

static void try_ends(void) {
  static const char *const texts[] = {HEAD "m=audio 5 RTP/AVP\n", HEAD "m=audio 5 RTP/AVP\r", HEAD "m=audio 5  RTP/AVP 0\n", HEAD "m=audio 5 RTP/AVP \r\n", HEAD "a=x\r", HEAD "a=", HEAD "m=", "=", "v", ""};
  size_t i, length;

  EXPECT(try_text(texts[0], strlen(texts[0])), 0);
  for (i = 0; i < sizeof texts / sizeof *texts; i++)
    for (length = 0; length <= strlen(texts[i]); length++)
      try_text(texts[i], length);
}

static void try_repeated(void) {
  static const char *const pieces[] = {"a=x\n", "m=audio 5 RTP/AVP 0\n", "=", ":", "/", " ", "\n", "\r", "a=", "r=x\n", "t=0 0\n", "e=x\n", "b=AS:1\n", "junk", "c=IN IP4 h/1/2\n", "a=:\n"};
  static const char *const starts[] = {"", HEAD, HEAD "m=audio 5 p ", HEAD "a=", "v=0\no=u 1 2 IN IP4 h\n", "v=0\no=u 1 2 IN IP4 h\ns=n\nc=IN IP4 "};
  size_t size = getenv("OSIP_TEST_LIGHT") != NULL ? 4096 : 1 << 18;
  char *text = (char *) malloc(size + 256);
  size_t i, j;

  for (i = 0; i < sizeof starts / sizeof *starts; i++)
    for (j = 0; j < sizeof pieces / sizeof *pieces; j++) {
      size_t length = strlen(starts[i]);

      memcpy(text, starts[i], length);
      while (length < size) {
        memcpy(text + length, pieces[j], strlen(pieces[j]));
        length += strlen(pieces[j]);
      }
      text[length] = '\n';
      try_text(text, length + 1);
    }
  free(text);
}

static void try_arguments(void) {
  static const int places[] = {-2, -7, INT_MIN};
  sdp_message_t *sdp = NULL;
  sdp_message_t *copy = (sdp_message_t *) &region;
  char *text = (char *) &region;
  char *port;
  int i;

  EXPECT(sdp_message_init(NULL), OSIP_BADPARAMETER);
  EXPECT(sdp_media_init(NULL), OSIP_BADPARAMETER);
  EXPECT(sdp_message_parse(NULL, HEAD), OSIP_BADPARAMETER);
  EXPECT(sdp_message_to_str(NULL, NULL), OSIP_BADPARAMETER);
  EXPECT(sdp_message_clone(NULL, &copy), OSIP_UNDEFINED_ERROR);
  EXPECT(copy == NULL, 1);
  EXPECT(sdp_message_m_media_add(NULL, NULL, NULL, NULL, NULL), OSIP_BADPARAMETER);
  EXPECT(sdp_message_m_payload_add(NULL, 0, NULL), OSIP_BADPARAMETER);
  EXPECT(sdp_message_m_payload_del(NULL, 0, 0), OSIP_BADPARAMETER);
  EXPECT(sdp_message_m_port_set(NULL, 0, NULL), OSIP_BADPARAMETER);
  EXPECT(sdp_message_m_media_get(NULL, 0) == NULL && sdp_message_m_port_get(NULL, 0) == NULL && sdp_message_m_payload_get(NULL, 0, 0) == NULL, 1);

  sdp_message_init(&sdp);
  EXPECT(sdp_message_parse(sdp, NULL), OSIP_BADPARAMETER);
  EXPECT(sdp_message_to_str(sdp, NULL), OSIP_BADPARAMETER);
  EXPECT(sdp_message_clone(sdp, NULL), OSIP_BADPARAMETER);
  EXPECT(sdp_message_clone(sdp, &copy), OSIP_UNDEFINED_ERROR);
  EXPECT(copy == NULL, 1);
  EXPECT(sdp_message_parse(sdp, HEAD "a=f:v\nm=audio 5 RTP/AVP 0 8\na=g\n"), 0);
  for (i = 0; i < 3; i++) {
    EXPECT(sdp_message_c_connection_add(sdp, places[i], NULL, NULL, NULL, NULL, NULL), OSIP_UNDEFINED_ERROR);
    EXPECT(sdp_message_b_bandwidth_add(sdp, places[i], NULL, NULL), OSIP_UNDEFINED_ERROR);
    EXPECT(sdp_message_k_key_set(sdp, places[i], NULL, NULL), OSIP_UNDEFINED_ERROR);
    EXPECT(sdp_message_a_attribute_add(sdp, places[i], NULL, NULL), OSIP_UNDEFINED_ERROR);
    EXPECT(sdp_message_k_keytype_get(sdp, places[i]) == NULL && sdp_message_k_keydata_get(sdp, places[i]) == NULL, 1);
  }
  EXPECT(sdp_message_a_attribute_del(sdp, -1, NULL), OSIP_BADPARAMETER);
  EXPECT(sdp_message_a_attribute_del_at_index(sdp, -1, NULL, 0), OSIP_BADPARAMETER);

  /* a name that belongs to what is freed, a port that is set already */
  EXPECT(sdp_message_a_attribute_add(sdp, -1, osip_strdup("f"), NULL), 0);
  EXPECT(sdp_message_a_attribute_del(sdp, -1, sdp_message_a_att_field_get(sdp, -1, 0)), 0);
  EXPECT(sdp_message_attribute_get(sdp, -1, 0) == NULL, 1);
  EXPECT(sdp_message_a_attribute_add(sdp, 0, NULL, NULL), 0);
  EXPECT(sdp_message_a_attribute_del(sdp, 0, (char *) "zz"), 0);
  EXPECT(sdp_message_a_attribute_del_at_index(sdp, 0, (char *) "zz", 1), OSIP_BADPARAMETER);
  EXPECT(sdp_message_to_str(sdp, &text), OSIP_UNDEFINED_ERROR);
  EXPECT(text == NULL, 1);
  port = sdp_message_m_port_get(sdp, 0);
  EXPECT(sdp_message_m_port_set(sdp, 0, port), 0);
  EXPECT(sdp_message_m_port_get(sdp, 0) == port, 1);
  sdp_message_free(sdp);

  /* NULL in lists of texts */
  sdp_message_init(&sdp);
  EXPECT(sdp_message_parse(sdp, HEAD "m=audio 5 RTP/AVP 0 8\n"), 0);
  EXPECT(sdp_message_m_payload_add(sdp, 0, NULL), 0);
  EXPECT(sdp_message_to_str(sdp, &text), OSIP_UNDEFINED_ERROR);
  EXPECT(sdp_message_m_payload_del(sdp, 0, 2), 0);
  EXPECT(sdp_message_to_str(sdp, &text), 0);
  osip_free(text);
  EXPECT(sdp_message_e_email_add(sdp, NULL), 0);
  EXPECT(sdp_message_to_str(sdp, &text), OSIP_UNDEFINED_ERROR);
  sdp_message_free(sdp);
}

int main(void) {
  make_region();
  try_ends();
  try_repeated();
  try_arguments();
  return problems == 0 ? 0 : 1;
}
