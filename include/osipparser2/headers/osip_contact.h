/* The Contact header (RFC 3261 section 20.10). */
#ifndef _OSIP_CONTACT_H_
#define _OSIP_CONTACT_H_

#include <osipparser2/headers/osip_from.h>

/** A Contact header. */
typedef osip_from_t osip_contact_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty header. 0, or OSIP_NOMEM. */
int osip_contact_init(osip_contact_t **header);

/** Frees a header and all it owns. */
void osip_contact_free(osip_contact_t *header);

/**
 * Parses a header value; what begins with an asterisk is kept whole as the display name. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or
 * OSIP_NOMEM.
 */
int osip_contact_parse(osip_contact_t *header, const char *hvalue);

/**
 * Prints a header value into a new text: an asterisk if the display name begins with one. 0, OSIP_BADPARAMETER without a URI that can be
 * printed, OSIP_NOMEM.
 */
int osip_contact_to_str(const osip_contact_t *header, char **dest);

/** Copies a header. 0, OSIP_BADPARAMETER if its URI cannot be copied, OSIP_NOMEM. */
int osip_contact_clone(const osip_contact_t *header, osip_contact_t **dest);

#ifdef __cplusplus
}
#endif

#define osip_contact_get_displayname(header) osip_from_get_displayname((osip_from_t *) header)
#define osip_contact_set_displayname(header, value) osip_from_set_displayname((osip_from_t *) header, value)
#define osip_contact_get_url(header) osip_from_get_url((osip_from_t *) header)
#define osip_contact_set_url(header, url) osip_from_set_url((osip_from_t *) header, url)

/* Parameters. A name given as a plain string is copied; a value is adopted. */
#define osip_contact_param_get(header, pos, dest) osip_from_param_get((osip_from_t *) header, pos, dest)
#define osip_contact_param_add(header, name, value) osip_generic_param_add((&(header)->gen_params), name, value)
#define osip_contact_param_get_byname(header, name, dest) osip_generic_param_get_byname((&(header)->gen_params), name, dest)

#endif
