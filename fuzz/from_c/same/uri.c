/* A URI: parsed, dumped, cloned, printed and parsed again; its parts set, its parameters found, texts escaped and unescaped. */
#include "../case.h"

static char *print_uri(void *uri, size_t *length) {
  char *text = NULL;

  if (osip_uri_to_str(uri, &text) == 0)
    *length = strlen(text);
  return text;
}

static void *parse_uri(const char *text, size_t length) {
  osip_uri_t *uri = NULL;

  (void) length;
  osip_uri_init(&uri);
  if (osip_uri_parse(uri, text) == 0)
    return uri;
  osip_uri_free(uri);
  return NULL;
}

static const fuzz_kind_t uris = {print_uri, parse_uri, (void (*)(void *)) osip_uri_free};

static void see_param(osip_list_t *params, const char *name) {
  osip_uri_param_t *param = NULL;
  char text[128];

  snprintf(text, sizeof text, "%s", name);
  see_number("param", osip_uri_param_get_byname(params, text, &param));
  see_text(name, param == NULL ? NULL : param->gvalue);
}

void fuzz_uri(fuzz_input_t *input) {
  osip_uri_t *uri = NULL;
  osip_uri_t *copy = NULL;
  char *text = fuzz_text(input);
  char *more = fuzz_text(input);
  int code;

  osip_uri_init(&uri);
  code = osip_uri_parse(uri, text);
  free(text);
  see_number("parse", code);
  dump_uri("parsed", uri);
  see_number("clone", osip_uri_clone(uri, &copy));
  if (copy != NULL)
    MUST_LOOK_THE_SAME(dump_uri("", uri), dump_uri("", copy));
  if (code == 0) {
    MUST_SETTLE(&uris, uri);
    see_param(&uri->url_params, "transport");
    see_param(&uri->url_params, "lr");
    see_param(&uri->url_headers, "Subject");
    see_param(&uri->url_params, more);
    if (copy != NULL && more[0] != '\0') {
      osip_free(uri->username);
      osip_uri_set_username(uri, osip_strdup(more));
      osip_free(copy->host);
      osip_uri_set_host(copy, osip_strdup(more));
      osip_uri_uparam_add(uri, osip_strdup(more), osip_strdup(more));
      osip_uri_uheader_add(copy, osip_strdup(more), osip_strdup(more));
      dump_uri("set", uri);
      dump_uri("set", copy);
    }
  }
  free(more);
  osip_uri_free(copy);
  osip_uri_free(uri);
}
