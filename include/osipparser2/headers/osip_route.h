/* The Route header (RFC 3261 section 20.34). */
#ifndef _OSIP_RECORD_H_
#define _OSIP_RECORD_H_

#include <osipparser2/headers/osip_from.h>

/** A Route header. */
typedef osip_from_t osip_route_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty header. 0, or OSIP_NOMEM. */
int osip_route_init(osip_route_t **header);

/** Frees a header and all it owns. */
void osip_route_free(osip_route_t *header);

/** Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_route_parse(osip_route_t *header, const char *hvalue);

/** Prints a header value into a new text. 0, OSIP_BADPARAMETER without a URI that can be printed, OSIP_NOMEM. */
int osip_route_to_str(const osip_route_t *header, char **dest);

#ifdef __cplusplus
}
#endif

#define osip_route_clone osip_from_clone
#define osip_route_set_url(header, url) osip_from_set_url((osip_from_t *) header, url)
#define osip_route_get_url(header) osip_from_get_url((osip_from_t *) header)

/* Parameters. A name given as a plain string is copied; a value is adopted. */
#define osip_route_param_get(header, pos, dest) osip_from_param_get((osip_from_t *) header, pos, dest)
#define osip_route_param_add(header, name, value) osip_generic_param_add((&(header)->gen_params), name, value)
#define osip_route_param_get_byname(header, name, dest) osip_generic_param_get_byname((&(header)->gen_params), name, dest)

#endif
