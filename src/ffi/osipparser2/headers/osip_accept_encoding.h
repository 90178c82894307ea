/* The Accept-Encoding header (RFC 3261 section 20.2). */
#ifndef _OSIP_ACCEPT_ENCONDING_H_
#define _OSIP_ACCEPT_ENCONDING_H_

#include <osipparser2/osip_list.h>

@declarations@

#define osip_accept_encoding_param_add(header, name, value) osip_generic_param_add((&(header)->gen_params), name, value)
#define osip_accept_encoding_param_get_byname(header, name, dest) osip_generic_param_get_byname((&(header)->gen_params), name, dest)

#endif
