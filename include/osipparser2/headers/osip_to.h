/* The To header (RFC 3261 section 20.39). */
#ifndef _OSIP_TO_H_
#define _OSIP_TO_H_

#include <osipparser2/headers/osip_from.h>

/** A To header. */
typedef osip_from_t osip_to_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty header. 0, or OSIP_NOMEM. */
int osip_to_init(osip_to_t **header);

/** Frees a header and all it owns. */
void osip_to_free(osip_to_t *header);

/** Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_to_parse(osip_to_t *header, const char *hvalue);

/** Prints a header value into a new text. 0, OSIP_BADPARAMETER without a URI that can be printed, OSIP_NOMEM. */
int osip_to_to_str(const osip_to_t *header, char **dest);

/** Copies a header. 0, OSIP_BADPARAMETER if its URI cannot be copied, OSIP_NOMEM. */
int osip_to_clone(const osip_to_t *header, osip_to_t **dest);

/** 0 if both have the same tag, or both have none; -1 if not, OSIP_BADPARAMETER if one is NULL. */
int osip_to_tag_match(osip_to_t *to1, osip_to_t *to2);

#ifdef __cplusplus
}
#endif

#define osip_to_set_displayname(header, value) osip_from_set_displayname((osip_from_t *) header, value)
#define osip_to_get_displayname(header) osip_from_get_displayname((osip_from_t *) header)
#define osip_to_set_url(header, url) osip_from_set_url((osip_from_t *) header, url)
#define osip_to_get_url(header) osip_from_get_url((osip_from_t *) header)
#define osip_to_compare(header1, header2) osip_from_compare((osip_from_t *) header1, (osip_from_t *) header2)

/* Parameters. A name given as a plain string is copied; a value is adopted. */
#define osip_to_param_get(header, pos, dest) osip_from_param_get((osip_from_t *) header, pos, dest)
#define osip_to_param_get_byname(header, name, dest) osip_generic_param_get_byname((&(header)->gen_params), name, dest)
#define osip_to_param_add(header, name, value) osip_generic_param_add((&(header)->gen_params), name, value)
#define osip_to_set_tag(header, value) osip_generic_param_add((&(header)->gen_params), osip_strdup("tag"), value)
#define osip_to_get_tag(header, dest) osip_generic_param_get_byname((&(header)->gen_params), "tag", dest)

#endif
