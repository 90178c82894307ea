/*
 * Generic parameters: name[=value] lists of headers, with quoted values.
 *
 * Covers: __osip_generic_param_parseall, osip_generic_param_{get,set}_{name,
 * value}, and the osip_generic_param_* macros over osip_uri_param_*.
 */
#include "../headers.h"

int __osip_generic_param_parseall(osip_list_t *gen_params, const char *params);

static const char *const texts[] = {
    ";a",
    ";a;",
    ";a=",
    ";a= ",
    ";a=\t",
    ";a=,",
    ";a=,b",
    ";a=b",
    "Xa=b",
    ";a\r\n=b",
    ";a=b;c=d",
    "; a = b ;\tc\t=\td\t",
    ";",
    ";;a",
    ";a=;b",
    ";=b",
    ";a;;b",
    ";a; ",
    "; ",
    ";a= ;b",
    ";a= ,b;c",
    ";a=b,c",
    "; =b",
    ";a==b",
    ";a=\"b;c\";d",
    ";a= \"b;c\";d",
    ";a=\t\"b;c\";d",
    ";a=\"b\\\";c\";d",
    ";a=\"b\\\\\";c",
    ";a=\"b;c",
    ";a=\"b\"c;d",
    ";a=\"\";b",
    ";a;b=\"c;d\"",
    ";a=b\"c;d\"",
    ";a=<b;c>",
    ";a=[::1]:5;b",
    ";%41=%42",
};


static void try_text(const char *text) {
  osip_list_t list;

  osip_list_init(&list);
  see_text("input", text);
  see_number("parseall", __osip_generic_param_parseall(&list, text));
  dump_params("list", &list);
  osip_generic_param_freelist(&list);
}

static void try_by_hand(void) {
  osip_generic_param_t *param = NULL;
  osip_generic_param_t *copy = NULL;

  see_number("init", osip_generic_param_init(&param));
  see_text("get_name", osip_generic_param_get_name(param));
  see_text("get_value", osip_generic_param_get_value(param));
  osip_generic_param_set_value(param, osip_strdup(" v "));
  see_text("get_value without name", osip_generic_param_get_value(param));
  osip_generic_param_set_name(param, osip_strdup(" n "));
  see_text("get_name", osip_generic_param_get_name(param));
  see_text("get_value", osip_generic_param_get_value(param));
  see_number("clone", osip_generic_param_clone(param, &copy));
  see_text("copy", osip_generic_param_get_name(copy));
  see_text("copy", osip_generic_param_get_value(copy));
  osip_generic_param_free(copy);
  osip_generic_param_free(param);
  see_text("get_name of NULL", osip_generic_param_get_name(NULL));
  see_text("get_value of NULL", osip_generic_param_get_value(NULL));
}

int main(void) {
  observe_random_t random = observe_random_for(7);
  int cases = observe_light() ? 100 : 20000;
  int i;

  observe_silence();
  for (i = 0; i < (int) COUNT(texts); i++)
    try_text(texts[i]);
  for (i = 0; i < cases; i++) {
    char text[512];
    size_t before = observe_enter_at("changed", i);

    change_text(&random, texts, COUNT(texts), text, sizeof text);
    /* an empty text makes the original read one byte too many */
    if (getenv("OSIP_TEST_FULL") == NULL)
      observe_begin_hash();
    if (text[0] != '\0')
      try_text(text);
    observe_end_hash();
    if (getenv("OSIP_TEST_FULL") == NULL && ((i + 1) % 1000 == 0 || i + 1 == cases))
      see_hash();
    observe_leave(before);
  }
  try_by_hand();
  return 0;
}
