/* Headers without a type of their own. */
#ifndef _OSIP_HEADER_H_
#define _OSIP_HEADER_H_

#include <osipparser2/osip_uri.h>

@declarations@

#endif
