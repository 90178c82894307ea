/*
 * The name-addr headers: From, To, Contact, Route, Record-Route.
 *
 * Covers: osip_from_*, osip_to_*, osip_contact_*, osip_route_*,
 * osip_record_route_* and their param, tag and url macros.
 */
#include "../headers.h"

static const char *const froms[] = {
    "sip:a",
    "sip:a@b",
    "<sip:a@b>tag=1",
    "<sip:a@b>;",
    "sip:a@b;tag=1",
    "sip:a@b ;tag=1",
    "<sip:a@b> junk ;tag=1",
    "<sip:a@b>;tag=1;",
    "<sip:a@b>>;tag=1",
    "sip:a@b\r\n ;tag=1",
    "<sip:a%zz@b>;tag=1",
    "sip:a;tag=1",
    ";tag=1",
    "sip:ab;tag=1",
    "sip:a@b?h=v;tag=1",
    "sip:a@b,sip:c@d",
    "<sip:a>",
    "<sip:a@b>;;tag=1",
    "<sip:a@b>;tag=;x",
    "<sip:a@b>;=1",
    "<sip:a@b",
    "<",
    "<>",
    "<tel:1>",
    "<a@b>",
    "\"Bob",
    "bob",
    "bob <",
    "<sip:ab>",
    "<sip:a@b>",
    "<sip:a@b;lr>;tag=1",
    "<sip:a@b:5060;lr?h=v>;tag=1;x",
    "<sip:a@b>,<sip:c@d>;tag=2",
    "<sip:a@b> ; tag = 1 ; x ",
    "<sip:a@b>; ",
    "<sip:a@b>;tag",
    "<sip:a@b>;tag=",
    "<sip:a@b>;tag= ",
    "<sip:a@b>;tag= ;x",
    "<sip:a@b>;tag=,x;y",
    "<sip:a@b>;q=\"x;y\";z",
    "<sip:a@b>;q= \"x;y\" ;z",
    "<sip:a@b>;q=\t\"x;y\";z",
    "<sip:a@b>;q=\"x\\\";y\";z",
    "<sip:a@b>;q=\"x;y",
    "<sip:a@b>;q=x\"y;z\"",
    "<sip:a@b>;q=<x;y>",
    "<sip:a@b>;TAG=1;tag=2",
    "<sip:a@b>;tag=%41",
    "<sip:a@b;>;tag=1",
    "<<sip:a@b>>",
    "< sip:a@b >",
    "<a:bcde>",
    "\tbob <sip:a@b>",
    "bob\t<sip:a@b>",
    "bob, x <sip:a@b>",
    "bob@x <sip:a@b>",
    "b(c)b <sip:a@b>",
    "b\303\251 <sip:a@b>",
    "Bob \"x\" <sip:a@b>",
    "sip:a@b>",
    "<tel:+1234>;tag=1",
    "<urn:service:sos>",
    "bob <sip:a@b>",
    "bob<sip:a@b>",
    " bob <sip:a@b>",
    "  bob <sip:a@b>",
    "    b<sip:a@b>",
    "a-.!%*_+`'~9 <sip:a@b>",
    "* <sip:a@b>",
    "\"Bob\" <sip:a@b>;tag=1",
    "\"Bob\"<sip:a@b>",
    " \"Bob\" <sip:a@b>",
    "\"Bob\" <sip:a@b> ",
    "\"Bob\"\t<sip:a@b>",
    "\"Bob\" sip:a@b",
    "\"Bob\" x <sip:a@b>",
    "\"Bob\"",
    "\"Bob\" <",
    "\"Bob\" <sip:a@b",
    "\"Bob\" <sip:a@b>;=x",
    "\"Bob\" <foo>",
    "\"\" <sip:a@b>",
    "\"a\\\"b\\\\\" <sip:a@b>",
    "\"a\\\\\"b\" <sip:a@b>",
    "\"<sip:x@y>;tag=0, \" <sip:a@b>",
    "\"\303\251\t\" <sip:a@b>",
    "\"A\" \"B\" <sip:a@b>",
    "bob <sip:a@b",
    "",
    "   ",
    "sip:a@[::1]:5060;tag=1",
    "<sip:a@b?x=\"y>z\">;tag=1",
    "sip:a@b>;tag=1",
    "<sip:a@b>;tag=1,<sip:c@d>",
    "tel:+1",
    "tel:+1234;isub=2;tag=5",
    "mailto:a@b",
    "<sip:a@b;x=\">;\">;tag=1",
    "bob;<sip:a@b>",
};


static const char *const contacts[] = {
    "*",
    "* ",
    "*;expires=0",
    "*abc <sip:a@b>",
    " *",
    " * <sip:a@b>",
    "<sip:a@b>;expires=60;q=0.5;+sip.instance=\"<urn:uuid:1;2>\"",
    "sip:a@b;expires=60",
    "",
    "\"*\" <sip:a@b>",
    "bob <sip:a@b>;expires",
};


static const char *const routes[] = {
    "<sip:p;lr>",
    "<sip:p;lr>;x=1",
    "sip:p;lr",
    "\"P\" <sip:p@q;lr>",
};


/* left and right of the comparisons; the texts that fail leave an object without URI */
static const char *const compared[] = {
    "<sip:a@b>;tag=1",   "<sip:a@b>;tag=2",   "<sip:a@b>",           "<sip:a@B>;tag=1", "<sip:A@b>;tag=1",      "<sip:bbb>;tag=1",
    "<sip:a@b:1>;tag=1", "<sips:a@b:2>;tag=1", "<sip:abcde>;tag=q",  "<sip:a@abcde>;tag=q", "<tel:+123>;tag=1", "<tel:+123>;tag=2",
    "<tel:+124>;tag=1",  "<tel:+123>",        "<abc:+123>",          "<sip:a@b>;TAG=1", "<sip:a@b>;tagx=1",     "<sip:a@b>;tag",
    "\"X\" <sip:a@b>;tag=1", "\"Y\" <sip:a@b;p>;tag=1;z", "<sip:a@b>;x;tag=1;tag=2", "sip:a;tag=1", ""};

static void try_comparisons(void) {
  size_t i, j;

  for (i = 0; i < COUNT(compared); i++)
    for (j = 0; j < COUNT(compared); j++) {
      osip_from_t *left = NULL;
      osip_from_t *right = NULL;

      osip_from_init(&left);
      osip_from_init(&right);
      osip_from_parse(left, compared[i]);
      osip_from_parse(right, compared[j]);
      see_text("left", compared[i]);
      see_text("right", compared[j]);
      see_number("compare", osip_from_compare(left, right));
      see_number("to_compare", osip_to_compare(left, right));
      see_number("from_tag_match", osip_from_tag_match(left, right));
      see_number("to_tag_match", osip_to_tag_match(left, right));
      osip_from_free(left);
      osip_from_free(right);
    }
  see_number("compare of NULL", osip_from_compare(NULL, NULL));
  see_number("from_tag_match of NULL", osip_from_tag_match(NULL, NULL));
  see_number("to_tag_match of NULL", osip_to_tag_match(NULL, NULL));
}

static void try_by_hand(void) {
  osip_from_t *from = NULL;
  osip_from_t *copy = NULL;
  osip_uri_t *uri = NULL;
  osip_generic_param_t *param = NULL;
  int pos;

  osip_from_init(&from);
  dump_from(from);
  see_number("clone of an empty From", osip_from_clone(from, &copy));
  DUMP_ONE("copy", copy, dump_from);
  osip_from_free(copy);
  osip_uri_init(&uri);
  osip_from_set_url(from, uri);
  dump_from(from);
  see_number("clone with an empty URI", osip_from_clone(from, &copy));
  see_whether("copy", copy);
  osip_uri_set_host(uri, osip_strdup("h"));
  osip_from_set_displayname(from, osip_strdup(""));
  dump_from(from);
  osip_free(from->displayname);
  osip_from_set_displayname(from, osip_strdup("a\"b"));
  osip_from_set_tag(from, osip_strdup("t"));
  osip_from_set_tag(from, osip_strdup("u"));
  osip_from_param_add(from, osip_strdup("x"), NULL);
  dump_from(from);
  see_text("get_displayname", osip_from_get_displayname(from));
  see_whether("get_url", osip_from_get_url(from));
  for (pos = -3; pos < 5; pos++) {
    see_number("param_get", osip_from_param_get(from, pos, &param));
    see_text("name", param == NULL ? NULL : param->gname);
  }
  see_number("param_get of NULL", osip_from_param_get(NULL, 0, &param));
  see_number("get_tag", osip_from_get_tag(from, &param));
  see_text("tag", param == NULL ? NULL : param->gvalue);
  see_number("clone", osip_from_clone(from, &copy));
  DUMP_ONE("copy", copy, dump_from);
  osip_from_free(copy);
  copy = NULL;
  see_number("to_clone", osip_to_clone(from, &copy));
  DUMP_ONE("copy", copy, dump_to);
  osip_to_free(copy);
  copy = NULL;
  see_number("contact_clone", osip_contact_clone(from, &copy));
  DUMP_ONE("copy", copy, dump_contact);
  osip_contact_free(copy);
  osip_free(from->displayname);
  osip_from_set_displayname(from, osip_strdup("*x"));
  dump_contact(from);
  osip_from_free(from);

  see_text("get_displayname of NULL", osip_from_get_displayname(NULL));
  see_whether("get_url of NULL", osip_from_get_url(NULL));
  osip_from_free(NULL);
  osip_to_free(NULL);
  osip_contact_free(NULL);
  osip_route_free(NULL);
  osip_record_route_free(NULL);
  see_number("from_clone of NULL", osip_from_clone(NULL, &copy));
  see_number("to_clone of NULL", osip_to_clone(NULL, &copy));
  see_number("contact_clone of NULL", osip_contact_clone(NULL, &copy));
  see_whether("copy", copy);
  SEE_TO_STR(osip_from_to_str, NULL);
  SEE_TO_STR(osip_to_to_str, NULL);
  SEE_TO_STR(osip_contact_to_str, NULL);
  SEE_TO_STR(osip_route_to_str, NULL);
  SEE_TO_STR(osip_record_route_to_str, NULL);
  see_number("from_parse into NULL", osip_from_parse(NULL, "<sip:a@b>"));
  see_number("to_parse into NULL", osip_to_parse(NULL, "<sip:a@b>"));
  see_number("contact_parse into NULL", osip_contact_parse(NULL, "<sip:a@b>"));
  see_number("route_parse into NULL", osip_route_parse(NULL, "<sip:a@b>"));
  see_number("record_route_parse into NULL", osip_record_route_parse(NULL, "<sip:a@b>"));
  osip_from_init(&from);
  see_number("from_parse of NULL", osip_from_parse(from, NULL));
  see_number("to_parse of NULL", osip_to_parse(from, NULL));
  see_number("route_parse of NULL", osip_route_parse(from, NULL));
  see_number("record_route_parse of NULL", osip_record_route_parse(from, NULL));
  osip_from_free(from);
}

int main(void) {
  observe_silence();
  TRY_HEADER_TABLE(osip_from, osip_from_t, dump_from, froms);
  TRY_HEADER_TABLE(osip_to, osip_to_t, dump_to, froms);
  TRY_HEADER_TABLE(osip_contact, osip_contact_t, dump_contact, contacts);
  TRY_HEADER_TABLE(osip_contact, osip_contact_t, dump_contact, froms);
  TRY_HEADER_TABLE(osip_route, osip_route_t, dump_route, routes);
  TRY_HEADER_TABLE(osip_route, osip_route_t, dump_route, froms);
  TRY_HEADER_TABLE(osip_record_route, osip_record_route_t, dump_record_route, routes);
  TRY_HEADER_TABLE(osip_record_route, osip_record_route_t, dump_record_route, froms);
  try_comparisons();
  try_by_hand();
  return 0;
}
