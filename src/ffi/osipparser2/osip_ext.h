/* What the original does not have. A program that uses it does not run on the original. */
#ifndef OSIP_EXT_H
#define OSIP_EXT_H

#include <osipparser2/sdp_message.h>

@declarations@

#endif
