/* The Accept-Encoding header (RFC 3261 section 20.2). */
#ifndef _OSIP_ACCEPT_ENCONDING_H_
#define _OSIP_ACCEPT_ENCONDING_H_

#include <osipparser2/osip_list.h>

/** An Accept-Encoding header. */
struct osip_accept_encoding {
  /** The coding, as it was written. */
  char *element;
  /** Parameters (osip_generic_param_t). */
  osip_list_t gen_params;
};

typedef struct osip_accept_encoding osip_accept_encoding_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty header. 0, or OSIP_NOMEM. */
int osip_accept_encoding_init(osip_accept_encoding_t **header);

/** Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_accept_encoding_parse(osip_accept_encoding_t *header, const char *hvalue);

/** Prints a header value into a new text. 0, OSIP_BADPARAMETER without element, OSIP_NOMEM. */
int osip_accept_encoding_to_str(const osip_accept_encoding_t *header, char **dest);

/** Frees a header and all it owns. */
void osip_accept_encoding_free(osip_accept_encoding_t *header);

/** Copies a header. 0, OSIP_BADPARAMETER without element, OSIP_NOMEM. */
int osip_accept_encoding_clone(const osip_accept_encoding_t *header, osip_accept_encoding_t **dest);

/** Sets the coding; the header adopts the text. */
void osip_accept_encoding_set_element(osip_accept_encoding_t *header, char *value);

/** The coding, or NULL. */
char *osip_accept_encoding_get_element(const osip_accept_encoding_t *header);

#ifdef __cplusplus
}
#endif

#define osip_accept_encoding_param_add(header, name, value) osip_generic_param_add((&(header)->gen_params), name, value)
#define osip_accept_encoding_param_get_byname(header, name, dest) osip_generic_param_get_byname((&(header)->gen_params), name, dest)

#endif
