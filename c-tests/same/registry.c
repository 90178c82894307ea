/*
 * Which headers are known, and which are lists separated by commas.
 *
 * Covers: parser_init, parser_add_comma_separated_header,
 * __osip_message_is_known_header, __osip_message_is_header_comma_separated.
 */
#include "../headers.h"

int __osip_message_is_known_header(const char *hname);
int __osip_message_is_header_comma_separated(const char *hname);

static const char *const names[] = {
    "", "accept", "Accept", "a", "accept-encoding", "accept-language", "alert-info", "allow", "authentication-info", "authorization", "c", "call-id", "call-info", "contact", "content-encoding",
    "content-length", "content-type", "cseq", "e", "error-info", "f", "from", "i", "l", "m", "mime-version", "proxy-authenticate", "proxy-authentication-info", "proxy-authorization", "record-route",
    "route", "t", "to", "v", "via", "Via", "VIA", "www-authenticate", "subject", "s", "supported", "k", "o", "r", "b", "x", "u", "d", "j", "n", "y", "content-language", "in-reply-to", "proxy-require",
    "require", "unsupported", "warning", "p-media-authorization", "p-asserted-identity", "p-preferred-identity", "reason", "path", "security-client", "security-server", "security-verify", "service-route",
    "request-disposition", "accept-contact", "reject-contact", "resource-priority", "accept-resource-priority", "p-early-media", "p-refused-uri-list", "permission-missing", "trigger-consent",
    "p-asserted-service", "p-preferred-service", "recv-info", "allow-events", "policy-id", "policy-contact", "feature-caps", "history-info", "p-associated-uri", "p-visited-network-id", "p-access-network-info",
    "p-charging-function-addresses", "user-to-user", "date", "event", "expires", "geolocation", "identity", "max-forwards", "min-se", "p-charging-vector", "privacy", "rack", "refer-to", "referred-by",
    "replaces", "session-expires", "subscription-state", "target-dialog", "timestamp", "user-agent", "x-own", "content-disposition", "answer-mode", "join", "vias", "acc", "viaa"};

static void see_all(const char *label) {
  size_t before = observe_enter(label);
  size_t i;

  for (i = 0; i < COUNT(names); i++) {
    char upper[64];
    size_t j;

    see_text("name", names[i]);
    see_number("is_known_header", __osip_message_is_known_header(names[i]));
    see_number("is_header_comma_separated", __osip_message_is_header_comma_separated(names[i]));
    for (j = 0; names[i][j] != '\0'; j++)
      upper[j] = (char) (names[i][j] >= 'a' && names[i][j] <= 'z' ? names[i][j] - 32 : names[i][j]);
    upper[j] = '\0';
    see_number("in capitals", __osip_message_is_header_comma_separated(upper));
  }
  observe_leave(before);
}

static void see_split(const char *label) {
  static const char text[] = "X-Own: a, b\r\nx-OTHER: c, d\r\nk: e, f\r\n\r\n";
  osip_message_t *sip = NULL;

  osip_message_init(&sip);
  see_number("parse", osip_message_parse_sipfrag(sip, text, sizeof text - 1));
  DUMP_LIST(label, &sip->headers, osip_header_t, dump_header);
  osip_message_free(sip);
}

int main(void) {
  char longest[301];
  int added = 0;

  observe_silence();
  see_number("parser_init", parser_init());
  see_all("after init");
  see_split("before");
  see_number("add", parser_add_comma_separated_header("x-own"));
  see_number("add again", parser_add_comma_separated_header("X-Own"));
  see_split("added");
  see_all("added");
  see_number("parser_init", parser_init());
  see_split("init again");
  memset(longest, 'A', 300);
  longest[300] = '\0';
  see_number("add 300 bytes", parser_add_comma_separated_header(longest));
  see_number("300 bytes", __osip_message_is_header_comma_separated(longest));
  longest[255] = '\0';
  see_number("255 bytes", __osip_message_is_header_comma_separated(longest));
  longest[254] = '\0';
  see_number("254 bytes", __osip_message_is_header_comma_separated(longest));
  parser_init();
  while (added < 1000 && parser_add_comma_separated_header("x-other") == 0)
    added++;
  see_number("slots", added);
  see_number("add to a full table", parser_add_comma_separated_header("x-own"));
  see_split("full");
  parser_init();
  see_split("init again");
  return 0;
}
