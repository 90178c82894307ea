/* Session descriptions (RFC 4566). */
#ifndef _SDP_H_
#define _SDP_H_

#include <osipparser2/osip_list.h>

@declarations@

#define sdp_e_email_get sdp_message_e_email_get

#endif
