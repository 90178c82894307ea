/* Parameters of URIs and of headers: parsed, found by name, cloned. */
#include "../case.h"

int __osip_generic_param_parseall(osip_list_t *gen_params, const char *params);

static void see_found(osip_list_t *params, char *name) {
  osip_uri_param_t *param = NULL;

  see_number("found", osip_uri_param_get_byname(params, name, &param));
  see_text("value", param == NULL ? NULL : param->gvalue);
}

static void see_params(osip_list_t *params, int code, char *name) {
  osip_list_t copy;
  osip_list_iterator_t it;
  void *param;

  see_number("code", code);
  dump_params("params", params);
  see_found(params, name);
  osip_list_init(&copy);
  see_number("clone", osip_list_clone(params, &copy, (int (*)(void *, void **)) osip_uri_param_clone));
  MUST_LOOK_THE_SAME(dump_params("params", params), dump_params("params", &copy));
  osip_uri_param_freelist(&copy);
  for (param = osip_list_get_first(params, &it); param != NULL; param = osip_list_get_next(&it)) {
    osip_uri_param_t *other = NULL;

    see_number("clone of one", osip_uri_param_clone(param, &other));
    osip_uri_param_free(other);
  }
  osip_uri_param_freelist(params);
}

void fuzz_params(fuzz_input_t *input) {
  char *text = fuzz_text(input);
  char *name = fuzz_text(input);
  osip_uri_t *uri = NULL;
  osip_list_t params;

  osip_list_init(&params);
  /* of an empty text the original reads what comes after it */
  if (text[0] != '\0')
    see_params(&params, __osip_generic_param_parseall(&params, text), name);
  osip_uri_init(&uri);
  see_params(&uri->url_params, osip_uri_parse_params(uri, text), name);
  see_params(&uri->url_headers, osip_uri_parse_headers(uri, text), name);
  osip_uri_free(uri);
  free(text);
  free(name);
}
