/* The Record-Route header (RFC 3261 section 20.30). */
#ifndef _OSIP_RECORD_ROUTE_H_
#define _OSIP_RECORD_ROUTE_H_

#include <osipparser2/headers/osip_from.h>

@declarations@

#define osip_record_route_clone osip_from_clone
#define osip_record_route_set_url(header, url) osip_from_set_url((osip_from_t *) header, url)
#define osip_record_route_get_url(header) osip_from_get_url((osip_from_t *) header)

/* Parameters. A name given as a plain string is copied; a value is adopted. */
#define osip_record_route_param_get(header, pos, dest) osip_from_param_get((osip_from_t *) header, pos, dest)
#define osip_record_route_param_add(header, name, value) osip_generic_param_add((&(header)->gen_params), name, value)
#define osip_record_route_param_get_byname(header, name, dest) osip_generic_param_get_byname((&(header)->gen_params), name, dest)

#endif
