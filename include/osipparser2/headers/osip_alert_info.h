/* The Alert-Info header (RFC 3261 section 20.4). */
#ifndef _OSIP_ALERT_INFO_H_
#define _OSIP_ALERT_INFO_H_

#include <osipparser2/headers/osip_call_info.h>

/** An Alert-Info header. */
typedef osip_call_info_t osip_alert_info_t;

#define osip_alert_info_init(header) osip_call_info_init(header)
#define osip_alert_info_free osip_call_info_free
#define osip_alert_info_parse(header, hvalue) osip_call_info_parse(header, hvalue)
#define osip_alert_info_to_str(header, dest) osip_call_info_to_str(header, dest)
#define osip_alert_info_clone osip_call_info_clone
#define osip_alert_info_get_uri(header) osip_call_info_get_uri(header)
#define osip_alert_info_set_uri(header, uri) osip_call_info_set_uri(header, uri)

#endif
