/* The Call-Info header (RFC 3261 section 20.9). */
#ifndef _OSIP_CALL_INFO_H_
#define _OSIP_CALL_INFO_H_

#include <osipparser2/osip_list.h>

/** A Call-Info header. */
struct osip_call_info {
  /** The URI with its brackets. */
  char *element;
  /** Parameters (osip_generic_param_t). */
  osip_list_t gen_params;
};

typedef struct osip_call_info osip_call_info_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty header. 0, or OSIP_NOMEM. */
int osip_call_info_init(osip_call_info_t **header);

/** Frees a header and all it owns. */
void osip_call_info_free(osip_call_info_t *header);

/** Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_call_info_parse(osip_call_info_t *header, const char *hvalue);

/** Prints a header value into a new text. 0, OSIP_BADPARAMETER without element, OSIP_NOMEM. */
int osip_call_info_to_str(const osip_call_info_t *header, char **dest);

/** Copies a header. 0, OSIP_BADPARAMETER without element, OSIP_NOMEM. */
int osip_call_info_clone(const osip_call_info_t *header, osip_call_info_t **dest);

/** The URI with its brackets, or NULL. */
char *osip_call_info_get_uri(osip_call_info_t *header);

/** Sets the URI with its brackets; the header adopts the text. */
void osip_call_info_set_uri(osip_call_info_t *header, char *uri);

#ifdef __cplusplus
}
#endif

#endif
