/* The Content-Type header (RFC 3261 section 20.15). */
#ifndef _OSIP_CONTENT_TYPE_H_
#define _OSIP_CONTENT_TYPE_H_

#include <osipparser2/osip_list.h>

/** A Content-Type header. */
struct osip_content_type {
  /** The type: application. */
  char *type;
  /** The subtype: sdp. */
  char *subtype;
  /** Parameters (osip_generic_param_t). */
  osip_list_t gen_params;
};

typedef struct osip_content_type osip_content_type_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty header. 0, or OSIP_NOMEM. */
int osip_content_type_init(osip_content_type_t **header);

/** Frees a header and all it owns. */
void osip_content_type_free(osip_content_type_t *header);

/** Parses a header value; NULL and an empty text leave the header empty. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_content_type_parse(osip_content_type_t *header, const char *hvalue);

/** Prints a header value into a new text. 0, OSIP_BADPARAMETER without type or subtype, OSIP_NOMEM. */
int osip_content_type_to_str(const osip_content_type_t *header, char **dest);

/** Copies a header. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_content_type_clone(const osip_content_type_t *header, osip_content_type_t **dest);

#ifdef __cplusplus
}
#endif

#define osip_content_type_param_add(header, name, value) osip_generic_param_add((&(header)->gen_params), name, value)
#define osip_content_type_param_get_byname(header, name, dest) osip_generic_param_get_byname((&(header)->gen_params), name, dest)

#endif
