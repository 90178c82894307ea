/*
 * Call-Info, Alert-Info, Error-Info.
 *
 * Covers: osip_call_info_* and the osip_alert_info_*, osip_error_info_* macros.
 */
#include "../headers.h"

static const char *const infos[] = {
    "<http://h/p>",
    "<http://h/p>;purpose=icon",
    " x <a;b> y ;c=d;e",
    "<>",
    "<a",
    "a",
    "<a>;=b",
    "a> <b>",
    "<a>,<b>;c",
};


static void try_by_hand(void) {
  osip_call_info_t *info = NULL;
  osip_call_info_t *copy = NULL;

  osip_call_info_init(&info);
  dump_call_info(info);
  see_number("clone of an empty Call-Info", osip_call_info_clone(info, &copy));
  see_whether("copy", copy);
  osip_call_info_set_uri(info, osip_strdup("<http://h>"));
  see_text("get_uri", osip_call_info_get_uri(info));
  osip_generic_param_add(&info->gen_params, osip_strdup("purpose"), osip_strdup("icon"));
  dump_call_info(info);
  see_number("clone", osip_call_info_clone(info, &copy));
  DUMP_ONE("copy", copy, dump_call_info);
  osip_call_info_free(copy);
  osip_call_info_free(info);
  osip_call_info_free(NULL);
  see_number("clone of NULL", osip_call_info_clone(NULL, &copy));
  SEE_TO_STR(osip_call_info_to_str, NULL);
}

int main(void) {
  observe_silence();
  TRY_HEADER_TABLE(osip_call_info, osip_call_info_t, dump_call_info, infos);
  TRY_HEADER_TABLE(osip_alert_info, osip_alert_info_t, dump_call_info, infos);
  TRY_HEADER_TABLE(osip_error_info, osip_error_info_t, dump_call_info, infos);
  try_by_hand();
  return 0;
}
