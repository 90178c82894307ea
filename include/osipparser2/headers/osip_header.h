/* Headers without a type of their own. */
#ifndef _OSIP_HEADER_H_
#define _OSIP_HEADER_H_

#include <osipparser2/osip_uri.h>

/** A header without a type of its own. */
struct osip_header {
  /** The name. */
  char *hname;
  /** The value, or NULL. */
  char *hvalue;
};

typedef struct osip_header osip_header_t;

/** A parameter of a header. */
typedef osip_uri_param_t osip_generic_param_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty header. 0, or OSIP_NOMEM. */
int osip_header_init(osip_header_t **header);

/** Frees a header and all it owns. */
void osip_header_free(osip_header_t *header);

/** Prints a header value into a new text. 0, OSIP_BADPARAMETER without name, OSIP_NOMEM. */
int osip_header_to_str(const osip_header_t *header, char **dest);

/** The name, or NULL. */
char *osip_header_get_name(const osip_header_t *header);

/** Sets the name; the header adopts the text. */
void osip_header_set_name(osip_header_t *header, char *pname);

/** The value, or NULL. */
char *osip_header_get_value(const osip_header_t *header);

/** Sets the value; the header adopts the text. */
void osip_header_set_value(osip_header_t *header, char *pvalue);

/** Copies a header. 0, OSIP_BADPARAMETER without name, OSIP_NOMEM. */
int osip_header_clone(const osip_header_t *header, osip_header_t **dest);

#ifdef __cplusplus
}
#endif

#endif
