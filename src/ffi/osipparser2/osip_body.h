/* Bodies of messages. */
#ifndef _OSIP_BODY_H_
#define _OSIP_BODY_H_

#include <stddef.h>

#include <osipparser2/headers/osip_content_type.h>

@declarations@

#endif
