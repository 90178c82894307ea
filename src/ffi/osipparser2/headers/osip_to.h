/* The To header (RFC 3261 section 20.39). */
#ifndef _OSIP_TO_H_
#define _OSIP_TO_H_

#include <osipparser2/headers/osip_from.h>

@declarations@

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
