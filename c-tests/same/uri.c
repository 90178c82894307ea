/*
 * URIs: parsing, printing, cloning, setters and getters, URI parameters and
 * headers, percent coding.
 *
 * Covers: osip_uri_{init,free,parse,parse_params,parse_headers,to_str,
 * to_str_canonical,clone}, osip_uri_{get,set}_{scheme,username,password,host,
 * port}, osip_uri_param_{init,free,set,add,clone,get_byname,freelist},
 * __osip_uri_unescape, __osip_uri_escape_*, next_separator, the four *_def.
 */
#include "../headers.h"

extern const char *userinfo_def, *password_def, *uri_param_def, *header_param_def;

static const char *const uris[] = {
    "sip:h",
    "sip:a@h;x-obr=1;X-OBP=2;lr;x-obq;x-ob;%78-obr=3",
    "SIP:Alice@Ex.COM;LR;Transport=UDP",
    "sips:alice:secret@h:5061;a=b;c?d=e&f=g",
    "sip",
    ":h",
    "s:abcd",
    "sip1:h",
    "s-p:h",
    " sip:a@b",
    "sip :a@b",
    "si:ab",
    "si:a",
    "sipx:a@b:1",
    "tel:+1-201;phone-context=x?y",
    "tel:1",
    "http://h:80/p?q=a@b",
    "urn:service:sos",
    "sip:",
    "sip:@",
    "sip::@h",
    "sip:u:@h",
    "sip:h:",
    "sip:h:12345678",
    "sip:[::1]:",
    "sip:@h",
    "sip:h;",
    "sip:h;;lr",
    "sip:h;a=;b",
    "sip:h;=v",
    "sip:h?a",
    "sip:h?a=&b=c",
    "sip:h?a&b=c",
    "sip::p@h",
    "sip:u@",
    "sip:u@h:",
    "sip:u@::1]",
    "sip:u@[]",
    "sip:u:p:q@h",
    "sip:u@v@h",
    "sip:u;p=1@h",
    "sip:u?x=y@h",
    "sip:h;p=u@v",
    "sip:h?x=u@v",
    "sip:u-_.!~*'()&=+$,;?/@h",
    "sip:u:-_.!~*'()&=+$,;?/@h",
    "sip:u#v\"w<x>[y]^z|{}@h",
    "sip:u%20v%41@h",
    "sip:u%40v%3a@h",
    "sip:u:%3a%40@h",
    "sip:u%2@h",
    "sip:u%@h",
    "sip:u%zzv@h",
    "sip:u%00v@h",
    "sip:u@ h ",
    "sip:u@\th\r\n",
    "sip:u@[h]",
    "sip:u%4gv@h",
    "sip:u%25%34%31@h",
    "sip:u v@h",
    "sip: u@h",
    "sip:u@ ",
    "sip:u@[ ]",
    "sip:\303\251@h",
    "sip:u@h/path",
    "sip:u@%68",
    "sip:h:5060",
    "sip:h:005060",
    "sip:h:abc",
    "sip:h:-1",
    "sip:h:1234567",
    "sip:h: 5060 ",
    "sip:h:  ",
    "sip:a:b:c",
    "sip:[::1]:5060",
    "sip:u@[2001:db8::1]:5060;lr",
    "sip:u@[::1]x:5060",
    "sip:u@[::1]x",
    "sip:u@x[::1]",
    "sip:u@[::1",
    "sip:u@[::1]]",
    "sip:u@[[::1]]",
    "sip:h;lr;;x",
    "sip:h;a;b=",
    "sip:h;a=b=c",
    "sip:h;%61=%62;c%3b=d%3D",
    "sip:h;a%=b",
    "sip:h;a=%20b%20",
    "sip:h; a = b ;\tc\t",
    "sip:h;a=b@c;d",
    "sip:h;a=\"b;c\"",
    "sip:h;A=1;a=2",
    "sip:h;x-obr=1;lr;X-OBP=2",
    "sip:h;a,b=c\"d<e>",
    "sip:h?a=b&c=d",
    "sip:h?a=",
    "sip:h?=v",
    "sip:h?a=b&c",
    "sip:h?a=b&",
    "sip:h;?a=b",
    "sip:h;p=?a=b",
    "sip:h?a=b=c",
    "sip:h?a=b;c",
    "sip:h;p?a=b",
    "sip:h?a=b?c=d",
    "sip:h?a%20b=c%26d%3D",
    "sip:h?Subject=x%0d%0ay&Route=%3csip:a%3e",
    "sip:u@h?a=b@c",
    "sip:u@h;a?",
    "sip:u@h%zz;p",
    "tel:+1%2",
    "sip:u@[::1]:;p",
    "sip:u@[fe80::1%25eth0]",
    "sip:h:5060:5061",
    "mailto:a@b",
    "sip:h; ;b",
};


static const char *const param_texts[] = {
    ";a=b;c",
    "a=b;c",
    ";",
    ";;",
    ";a=",
    ";a=;b",
    "; ",
    ";a= ",
    ";a;",
    ";a= ;b",
    ";a=b;=c;d",
    ";%3b=%3D",
};


static const char *const header_texts[] = {
    "?a=b",
    "a=b",
    "&a=b",
    "?",
    "?a=b&",
    "?a= &b=c",
    "?a%26=b",
    "??a=b",
};


static const char *const escaped_texts[] = {
    "a%41b",
    "%4",
    "%",
    "%zz",
    "%0x",
    "%%41",
    "a%4zb",
    "a%z4b",
    "a%00b",
    "% 41",
    "% 1A",
    "%-1",
    "%+f",
    "%2541",
    "a%ffb",
};


static const char *const plain_texts[] = {
    "a b%c",
    "-_.!~*'()",
    ";/?:@&=+$,",
    "[]\"#<>\\^`{|}",
    "\001\177\200\377",
    "",
};


static void dump_members(const osip_uri_t *uri) {
  dump_uri("uri", uri);
}

static void try_parts(void) {
  size_t i;

  for (i = 0; i < COUNT(param_texts); i++) {
    osip_uri_t *uri = NULL;
    size_t before = observe_enter_at("parse_params", (int) i);

    osip_uri_init(&uri);
    see_text("input", param_texts[i]);
    see_number("code", osip_uri_parse_params(uri, param_texts[i]));
    dump_params("params", &uri->url_params);
    osip_uri_free(uri);
    observe_leave(before);
  }
  for (i = 0; i < COUNT(header_texts); i++) {
    osip_uri_t *uri = NULL;
    size_t before = observe_enter_at("parse_headers", (int) i);

    osip_uri_init(&uri);
    see_text("input", header_texts[i]);
    see_number("code", osip_uri_parse_headers(uri, header_texts[i]));
    dump_params("headers", &uri->url_headers);
    osip_uri_free(uri);
    observe_leave(before);
  }
}

static void see_escapes(const char *plain) {
  char *text = osip_strdup(plain);
  char *escaped;

  see_text("plain", plain);
  escaped = __osip_uri_escape_userinfo(plain);
  see_text("userinfo", escaped);
  osip_free(escaped);
  escaped = __osip_uri_escape_password(plain);
  see_text("password", escaped);
  osip_free(escaped);
  escaped = __osip_uri_escape_uri_param(text);
  see_text("uri_param", escaped);
  osip_free(escaped);
  escaped = __osip_uri_escape_header_param(text);
  see_text("header_param", escaped);
  osip_free(escaped);
  osip_free(text);
}

static void see_unescaped(const char *escaped) {
  char *text = osip_strdup(escaped);

  see_text("escaped", escaped);
  __osip_uri_unescape(text);
  see_text("unescaped", text);
  osip_free(text);
}

static void try_percent_coding(void) {
  static const char *const kept = "-_.!~*'()&=+$,;?/";
  const char *before_userinfo = userinfo_def;
  char all[256];
  char pair[] = "%00z";
  char *escaped;
  int i;

  see_text("userinfo_def", userinfo_def);
  see_text("password_def", password_def);
  see_text("uri_param_def", uri_param_def);
  see_text("header_param_def", header_param_def);
  for (i = 0; i < (int) COUNT(plain_texts); i++)
    see_escapes(plain_texts[i]);
  for (i = 0; i < 255; i++)
    all[i] = (char) (i + 1);
  all[255] = '\0';
  see_escapes(all);
  for (i = 0; i < (int) COUNT(escaped_texts); i++)
    see_unescaped(escaped_texts[i]);
  for (i = 1; i < 256; i++) {
    pair[1] = (char) i;
    see_unescaped(pair);
    pair[1] = '4';
    pair[2] = (char) i;
    see_unescaped(pair);
    pair[2] = '0';
  }
  escaped = __osip_uri_escape_nonascii_and_nondef("a b\1\177\200\377/", " /");
  see_text("own table", escaped);
  osip_free(escaped);
  escaped = __osip_uri_escape_nonascii_and_nondef(kept, "");
  see_text("empty table", escaped);
  osip_free(escaped);
  userinfo_def = "-";
  see_escapes("a.b-c");
  userinfo_def = before_userinfo;
}

static void try_params(void) {
  osip_list_t list;
  osip_list_t copies;
  osip_uri_param_t *param = NULL;
  osip_uri_param_t *found = NULL;
  osip_uri_param_t *copy = NULL;
  static const char *const names[] = {"a", "A", "b", "n", "", "zz", "transport"};
  size_t i;

  osip_list_init(&list);
  see_number("add", osip_uri_param_add(&list, osip_strdup("A"), osip_strdup("1")));
  see_number("add without value", osip_uri_param_add(&list, osip_strdup("b"), NULL));
  see_number("add with blanks", osip_uri_param_add(&list, osip_strdup(" n\t"), osip_strdup("\r\n v ")));
  see_number("add of blanks", osip_uri_param_add(&list, osip_strdup("  "), osip_strdup("  ")));
  see_number("add twice", osip_uri_param_add(&list, osip_strdup("a"), osip_strdup("2")));
  dump_params("list", &list);
  for (i = 0; i < COUNT(names); i++) {
    char *name = osip_strdup(names[i]);

    see_text("get_byname", names[i]);
    see_number("code", osip_uri_param_get_byname(&list, name, &found));
    see_text("value", found == NULL ? NULL : found->gvalue);
    osip_free(name);
  }
  see_number("get_byname of NULL", osip_uri_param_get_byname(&list, NULL, &found));
  see_whether("found", found);
  osip_list_init(&copies);
  see_number("clone of the list", osip_list_clone(&list, &copies, (int (*)(void *, void **)) &osip_uri_param_clone));
  dump_params("copies", &copies);
  osip_uri_param_freelist(&copies);
  dump_params("copies", &copies);
  osip_uri_param_freelist(&list);
  dump_params("list", &list);
  osip_uri_param_freelist(NULL);

  see_number("init", osip_uri_param_init(&param));
  see_text("gname", param->gname);
  see_text("gvalue", param->gvalue);
  see_number("clone without name", osip_uri_param_clone(param, &copy));
  see_whether("copy", copy);
  see_number("clone of NULL", osip_uri_param_clone(NULL, &copy));
  see_number("set", osip_uri_param_set(param, osip_strdup("  a b \t"), osip_strdup(" v ")));
  see_text("gname", param->gname);
  see_text("gvalue", param->gvalue);
  see_number("clone", osip_uri_param_clone(param, &copy));
  see_text("gname", copy->gname);
  see_text("gvalue", copy->gvalue);
  osip_uri_param_free(copy);
  osip_free(param->gname);
  osip_free(param->gvalue);
  see_number("set to NULL", osip_uri_param_set(param, NULL, NULL));
  see_whether("gname", param->gname);
  osip_uri_param_free(param);
}

static void try_next_separator(void) {
  static const char text[] = "abc;d=e?;f";
  static const char bytes[] = ";=?!abf";
  size_t i, j;

  for (i = 0; i < sizeof bytes; i++)
    for (j = 0; j < sizeof bytes; j++) {
      const char *found = next_separator(text, bytes[i], bytes[j]);

      see_number("next_separator", found == NULL ? -1 : (long) (found - text));
    }
}

/* setters adopt, getters give what is stored */
static void try_by_hand(void) {
  osip_uri_t *uri = NULL;
  osip_uri_t *copy = NULL;

  osip_uri_init(&uri);
  dump_uri("empty", uri);
  see_number("clone of an empty URI", osip_uri_clone(uri, &copy));
  see_number("clone of NULL", osip_uri_clone(NULL, &copy));
  see_whether("copy", copy);
  osip_uri_set_host(uri, osip_strdup("h"));
  dump_uri("host", uri);
  osip_uri_set_password(uri, osip_strdup("p"));
  dump_uri("password", uri);
  osip_uri_set_username(uri, osip_strdup(""));
  dump_uri("username", uri);
  osip_uri_set_port(uri, osip_strdup(""));
  osip_uri_set_scheme(uri, osip_strdup("sips"));
  dump_uri("port and scheme", uri);
  see_text("get_scheme", osip_uri_get_scheme(uri));
  see_text("get_username", osip_uri_get_username(uri));
  see_text("get_password", osip_uri_get_password(uri));
  see_text("get_host", osip_uri_get_host(uri));
  see_text("get_port", osip_uri_get_port(uri));
  osip_uri_uparam_add(uri, osip_strdup("X-OBR"), osip_strdup("1"));
  osip_uri_uparam_add(uri, osip_strdup("x-obp"), NULL);
  osip_uri_uparam_add(uri, osip_strdup(" n "), osip_strdup("  "));
  osip_uri_set_transport_tcp(uri);
  osip_uri_set_user_phone(uri);
  osip_uri_set_method_invite(uri);
  osip_uri_set_ttl(uri, osip_strdup("7"));
  osip_uri_set_maddr(uri, osip_strdup("1.2.3.4"));
  osip_uri_uheader_add(uri, osip_strdup("a b"), osip_strdup("c=d&e"));
  osip_uri_uheader_add(uri, osip_strdup(""), osip_strdup(""));
  dump_uri("params and headers", uri);
  see_number("clone", osip_uri_clone(uri, &copy));
  dump_uri("copy", copy);
  osip_uri_free(copy);
  osip_free(uri->host);
  osip_uri_set_host(uri, osip_strdup("2001:db8::1"));
  dump_uri("IPv6", uri);
  osip_free(uri->scheme);
  osip_uri_set_scheme(uri, osip_strdup("tel"));
  uri->string = osip_strdup("+1;a=b");
  dump_uri("string", uri);
  osip_uri_free(uri);

  osip_uri_free(NULL);
  see_text("get_scheme of NULL", osip_uri_get_scheme(NULL));
  see_text("get_username of NULL", osip_uri_get_username(NULL));
  see_text("get_password of NULL", osip_uri_get_password(NULL));
  see_text("get_host of NULL", osip_uri_get_host(NULL));
  see_text("get_port of NULL", osip_uri_get_port(NULL));
  osip_uri_set_scheme(NULL, NULL);
  osip_uri_set_username(NULL, NULL);
  osip_uri_set_password(NULL, NULL);
  osip_uri_set_host(NULL, NULL);
  osip_uri_set_port(NULL, NULL);
  osip_uri_init(&uri);
  see_number("parse of NULL", osip_uri_parse(uri, NULL));
  see_number("parse of nothing", osip_uri_parse(uri, ""));
  osip_uri_free(uri);
  SEE_TO_STR(osip_uri_to_str, NULL);
  SEE_TO_STR(osip_uri_to_str_canonical, NULL);
}

int main(void) {
  observe_silence();
  TRY_HEADER_TABLE(osip_uri, osip_uri_t, dump_members, uris);
  try_parts();
  try_percent_coding();
  try_params();
  try_next_separator();
  try_by_hand();
  return 0;
}
