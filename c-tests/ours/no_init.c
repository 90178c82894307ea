/*
 * A program that never calls parser_init: known headers are known and lists
 * are split from the start. The original crashes here.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <osipparser2/osip_message.h>
#include <osipparser2/osip_parser.h>

static int problems;

static void expect(const char *what, int truth) {
  if (!truth) {
    printf("no_init: %s\n", what);
    problems++;
  }
}

int main(void) {
  static const char text[] =
      "OPTIONS sip:h SIP/2.0\r\nv: SIP/2.0/UDP h, SIP/2.0/TCP i\r\nFrom: <sip:a@b>\r\nSupported: a, b\r\nX-Own: c, d\r\n\r\n";
  osip_message_t *sip = NULL;
  char *printed = NULL;
  size_t length = 0;

  expect("init", osip_message_init(&sip) == 0);
  expect("parse", osip_message_parse(sip, text, sizeof text - 1) == 0);
  expect("two Vias", osip_list_size(&sip->vias) == 2);
  expect("From", sip->from != NULL);
  expect("a list is split, an unknown header is not", osip_list_size(&sip->headers) == 3);
  expect("print", osip_message_to_str(sip, &printed, &length) == 0 && length == strlen(printed));
  osip_free(printed);
  osip_message_free(sip);

  /* names can be added without it, too, and it takes them away again */
  expect("add", parser_add_comma_separated_header("x-own") == 0);
  osip_message_init(&sip);
  expect("parse", osip_message_parse(sip, text, sizeof text - 1) == 0);
  expect("the added list is split", osip_list_size(&sip->headers) == 4);
  osip_message_free(sip);
  expect("parser_init", parser_init() == 0);
  osip_message_init(&sip);
  expect("parse", osip_message_parse(sip, text, sizeof text - 1) == 0);
  expect("the added list is forgotten", osip_list_size(&sip->headers) == 3);
  osip_message_free(sip);
  return problems == 0 ? 0 : 1;
}
