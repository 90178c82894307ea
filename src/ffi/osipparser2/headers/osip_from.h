/* The From header (RFC 3261 section 20.20). */
#ifndef _OSIP_FROM_H_
#define _OSIP_FROM_H_

#include <osipparser2/osip_list.h>
#include <osipparser2/osip_uri.h>
#include <osipparser2/headers/osip_header.h>

@declarations@

/* Parameters. A name given as a plain string is copied; a value is adopted. */
#define osip_from_param_add(header, name, value) osip_generic_param_add((&(header)->gen_params), name, value)
#define osip_from_param_get_byname(header, name, dest) osip_generic_param_get_byname((&(header)->gen_params), name, dest)
#define osip_from_get_tag(header, dest) osip_generic_param_get_byname((&(header)->gen_params), "tag", dest)
#define osip_from_set_tag(header, value) osip_generic_param_add((&(header)->gen_params), osip_strdup("tag"), value)

#endif
