/*
 * Sizes and offsets of all structures, values of all enumerations, sizes of all types. Compiled against the original's headers and
 * against ours, it prints the same. The structures stand in the .layout files of src/ffi/abi.
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

#include <osip2/osip.h>
#include <osip2/osip_condv.h>
#include <osip2/osip_dialog.h>
#include <osip2/osip_fifo.h>
#include <osip2/osip_mt.h>
#include <osip2/osip_time.h>
#include <osipparser2/headers/osip_accept.h>
#include <osipparser2/headers/osip_accept_encoding.h>
#include <osipparser2/headers/osip_accept_language.h>
#include <osipparser2/headers/osip_alert_info.h>
#include <osipparser2/headers/osip_allow.h>
#include <osipparser2/headers/osip_authentication_info.h>
#include <osipparser2/headers/osip_authorization.h>
#include <osipparser2/headers/osip_call_id.h>
#include <osipparser2/headers/osip_call_info.h>
#include <osipparser2/headers/osip_contact.h>
#include <osipparser2/headers/osip_content_disposition.h>
#include <osipparser2/headers/osip_content_encoding.h>
#include <osipparser2/headers/osip_content_length.h>
#include <osipparser2/headers/osip_content_type.h>
#include <osipparser2/headers/osip_cseq.h>
#include <osipparser2/headers/osip_error_info.h>
#include <osipparser2/headers/osip_from.h>
#include <osipparser2/headers/osip_header.h>
#include <osipparser2/headers/osip_mime_version.h>
#include <osipparser2/headers/osip_proxy_authenticate.h>
#include <osipparser2/headers/osip_proxy_authentication_info.h>
#include <osipparser2/headers/osip_proxy_authorization.h>
#include <osipparser2/headers/osip_record_route.h>
#include <osipparser2/headers/osip_route.h>
#include <osipparser2/headers/osip_to.h>
#include <osipparser2/headers/osip_via.h>
#include <osipparser2/headers/osip_www_authenticate.h>
#include <osipparser2/osip_body.h>
#include <osipparser2/osip_const.h>
#include <osipparser2/osip_headers.h>
#include <osipparser2/osip_list.h>
#include <osipparser2/osip_md5.h>
#include <osipparser2/osip_message.h>
#include <osipparser2/osip_parser.h>
#include <osipparser2/osip_port.h>
#include <osipparser2/osip_uri.h>
#include <osipparser2/sdp_message.h>

#define SIZE(TYPE) printf("size %s %u\n", #TYPE, (unsigned) sizeof(TYPE));
#define WIDTH(NAME, VALUE) printf("width %s %u\n", #NAME, (unsigned) sizeof(VALUE));
#define FIELD(TYPE, NAME) printf("field %s %s %u %u\n", #TYPE, #NAME, (unsigned) offsetof(TYPE, NAME), (unsigned) sizeof(((TYPE *) 0)->NAME));
#define VALUE(NAME) printf("value %s %d\n", #NAME, (int) NAME);

int main(void) {
#include "libosip2.layout"
#include "libosipparser2.layout"
  SIZE(POINTER)
  SIZE(UINT2)
  SIZE(UINT4)
  SIZE(__node_t)
  SIZE(ixt_t)
  SIZE(osip_MD5_CTX)
  SIZE(osip_accept_encoding_t)
  SIZE(osip_accept_language_t)
  SIZE(osip_accept_t)
  SIZE(osip_alert_info_t)
  SIZE(osip_allow_t)
  SIZE(osip_authentication_info_t)
  SIZE(osip_authorization_t)
  SIZE(osip_body_t)
  SIZE(osip_call_id_t)
  SIZE(osip_call_info_t)
  SIZE(osip_contact_t)
  SIZE(osip_content_disposition_t)
  SIZE(osip_content_encoding_t)
  SIZE(osip_content_length_t)
  SIZE(osip_content_type_t)
  SIZE(osip_cseq_t)
  SIZE(osip_dialog_t)
  SIZE(osip_dialog_type_t)
  SIZE(osip_error_info_t)
  SIZE(osip_event_t)
  SIZE(osip_fifo_state)
  SIZE(osip_fifo_t)
  SIZE(osip_from_t)
  SIZE(osip_fsm_type_t)
  SIZE(osip_generic_param_t)
  SIZE(osip_header_t)
  SIZE(osip_ict_t)
  SIZE(osip_ist_t)
  SIZE(osip_kill_callback_type_t)
  SIZE(osip_list_iterator_t)
  SIZE(osip_list_t)
  SIZE(osip_message_callback_type_t)
  SIZE(osip_message_t)
  SIZE(osip_mime_version_t)
  SIZE(osip_naptr_t)
  SIZE(osip_nict_t)
  SIZE(osip_nist_t)
  SIZE(osip_proxy_authenticate_t)
  SIZE(osip_proxy_authentication_info_t)
  SIZE(osip_proxy_authorization_t)
  SIZE(osip_record_route_t)
  SIZE(osip_route_t)
  SIZE(osip_srv_entry_t)
  SIZE(osip_srv_record_t)
  SIZE(osip_t)
  SIZE(osip_to_t)
  SIZE(osip_trace_level_t)
  SIZE(osip_transaction_t)
  SIZE(osip_transport_error_callback_type_t)
  SIZE(osip_uri_header_t)
  SIZE(osip_uri_param_t)
  SIZE(osip_uri_t)
  SIZE(osip_via_t)
  SIZE(osip_www_authenticate_t)
  SIZE(sdp_attribute_t)
  SIZE(sdp_bandwidth_t)
  SIZE(sdp_connection_t)
  SIZE(sdp_key_t)
  SIZE(sdp_media_t)
  SIZE(sdp_message_t)
  SIZE(sdp_time_descr_t)
  SIZE(state_t)
  SIZE(type_t)
  VALUE(TRACE_LEVEL0)
  VALUE(TRACE_LEVEL1)
  VALUE(TRACE_LEVEL2)
  VALUE(TRACE_LEVEL3)
  VALUE(TRACE_LEVEL4)
  VALUE(TRACE_LEVEL5)
  VALUE(TRACE_LEVEL6)
  VALUE(TRACE_LEVEL7)
  VALUE(END_TRACE_LEVEL)
  VALUE(osip_ok)
  VALUE(osip_empty)
  VALUE(ICT_PRE_CALLING)
  VALUE(ICT_CALLING)
  VALUE(ICT_PROCEEDING)
  VALUE(ICT_COMPLETED)
  VALUE(ICT_TERMINATED)
  VALUE(IST_PRE_PROCEEDING)
  VALUE(IST_PROCEEDING)
  VALUE(IST_COMPLETED)
  VALUE(IST_CONFIRMED)
  VALUE(IST_TERMINATED)
  VALUE(NICT_PRE_TRYING)
  VALUE(NICT_TRYING)
  VALUE(NICT_PROCEEDING)
  VALUE(NICT_COMPLETED)
  VALUE(NICT_TERMINATED)
  VALUE(NIST_PRE_TRYING)
  VALUE(NIST_TRYING)
  VALUE(NIST_PROCEEDING)
  VALUE(NIST_COMPLETED)
  VALUE(NIST_TERMINATED)
  VALUE(DIALOG_EARLY)
  VALUE(DIALOG_CONFIRMED)
  VALUE(DIALOG_CLOSE)
  VALUE(TIMEOUT_A)
  VALUE(TIMEOUT_B)
  VALUE(TIMEOUT_D)
  VALUE(TIMEOUT_E)
  VALUE(TIMEOUT_F)
  VALUE(TIMEOUT_K)
  VALUE(TIMEOUT_G)
  VALUE(TIMEOUT_H)
  VALUE(TIMEOUT_I)
  VALUE(TIMEOUT_J)
  VALUE(RCV_REQINVITE)
  VALUE(RCV_REQACK)
  VALUE(RCV_REQUEST)
  VALUE(RCV_STATUS_1XX)
  VALUE(RCV_STATUS_2XX)
  VALUE(RCV_STATUS_3456XX)
  VALUE(SND_REQINVITE)
  VALUE(SND_REQACK)
  VALUE(SND_REQUEST)
  VALUE(SND_STATUS_1XX)
  VALUE(SND_STATUS_2XX)
  VALUE(SND_STATUS_3456XX)
  VALUE(KILL_TRANSACTION)
  VALUE(UNKNOWN_EVT)
  VALUE(ICT)
  VALUE(IST)
  VALUE(NICT)
  VALUE(NIST)
  VALUE(OSIP_ICT_INVITE_SENT)
  VALUE(OSIP_ICT_INVITE_SENT_AGAIN)
  VALUE(OSIP_ICT_ACK_SENT)
  VALUE(OSIP_ICT_ACK_SENT_AGAIN)
  VALUE(OSIP_ICT_STATUS_1XX_RECEIVED)
  VALUE(OSIP_ICT_STATUS_2XX_RECEIVED)
  VALUE(OSIP_ICT_STATUS_2XX_RECEIVED_AGAIN)
  VALUE(OSIP_ICT_STATUS_3XX_RECEIVED)
  VALUE(OSIP_ICT_STATUS_4XX_RECEIVED)
  VALUE(OSIP_ICT_STATUS_5XX_RECEIVED)
  VALUE(OSIP_ICT_STATUS_6XX_RECEIVED)
  VALUE(OSIP_ICT_STATUS_3456XX_RECEIVED_AGAIN)
  VALUE(OSIP_IST_INVITE_RECEIVED)
  VALUE(OSIP_IST_INVITE_RECEIVED_AGAIN)
  VALUE(OSIP_IST_ACK_RECEIVED)
  VALUE(OSIP_IST_ACK_RECEIVED_AGAIN)
  VALUE(OSIP_IST_STATUS_1XX_SENT)
  VALUE(OSIP_IST_STATUS_2XX_SENT)
  VALUE(OSIP_IST_STATUS_2XX_SENT_AGAIN)
  VALUE(OSIP_IST_STATUS_3XX_SENT)
  VALUE(OSIP_IST_STATUS_4XX_SENT)
  VALUE(OSIP_IST_STATUS_5XX_SENT)
  VALUE(OSIP_IST_STATUS_6XX_SENT)
  VALUE(OSIP_IST_STATUS_3456XX_SENT_AGAIN)
  VALUE(OSIP_NICT_REGISTER_SENT)
  VALUE(OSIP_NICT_BYE_SENT)
  VALUE(OSIP_NICT_OPTIONS_SENT)
  VALUE(OSIP_NICT_INFO_SENT)
  VALUE(OSIP_NICT_CANCEL_SENT)
  VALUE(OSIP_NICT_NOTIFY_SENT)
  VALUE(OSIP_NICT_SUBSCRIBE_SENT)
  VALUE(OSIP_NICT_UNKNOWN_REQUEST_SENT)
  VALUE(OSIP_NICT_REQUEST_SENT_AGAIN)
  VALUE(OSIP_NICT_STATUS_1XX_RECEIVED)
  VALUE(OSIP_NICT_STATUS_2XX_RECEIVED)
  VALUE(OSIP_NICT_STATUS_2XX_RECEIVED_AGAIN)
  VALUE(OSIP_NICT_STATUS_3XX_RECEIVED)
  VALUE(OSIP_NICT_STATUS_4XX_RECEIVED)
  VALUE(OSIP_NICT_STATUS_5XX_RECEIVED)
  VALUE(OSIP_NICT_STATUS_6XX_RECEIVED)
  VALUE(OSIP_NICT_STATUS_3456XX_RECEIVED_AGAIN)
  VALUE(OSIP_NIST_REGISTER_RECEIVED)
  VALUE(OSIP_NIST_BYE_RECEIVED)
  VALUE(OSIP_NIST_OPTIONS_RECEIVED)
  VALUE(OSIP_NIST_INFO_RECEIVED)
  VALUE(OSIP_NIST_CANCEL_RECEIVED)
  VALUE(OSIP_NIST_NOTIFY_RECEIVED)
  VALUE(OSIP_NIST_SUBSCRIBE_RECEIVED)
  VALUE(OSIP_NIST_UNKNOWN_REQUEST_RECEIVED)
  VALUE(OSIP_NIST_REQUEST_RECEIVED_AGAIN)
  VALUE(OSIP_NIST_STATUS_1XX_SENT)
  VALUE(OSIP_NIST_STATUS_2XX_SENT)
  VALUE(OSIP_NIST_STATUS_2XX_SENT_AGAIN)
  VALUE(OSIP_NIST_STATUS_3XX_SENT)
  VALUE(OSIP_NIST_STATUS_4XX_SENT)
  VALUE(OSIP_NIST_STATUS_5XX_SENT)
  VALUE(OSIP_NIST_STATUS_6XX_SENT)
  VALUE(OSIP_NIST_STATUS_3456XX_SENT_AGAIN)
  VALUE(OSIP_ICT_STATUS_TIMEOUT)
  VALUE(OSIP_NICT_STATUS_TIMEOUT)
  VALUE(OSIP_MESSAGE_CALLBACK_COUNT)
  VALUE(OSIP_ICT_KILL_TRANSACTION)
  VALUE(OSIP_IST_KILL_TRANSACTION)
  VALUE(OSIP_NICT_KILL_TRANSACTION)
  VALUE(OSIP_NIST_KILL_TRANSACTION)
  VALUE(OSIP_KILL_CALLBACK_COUNT)
  VALUE(OSIP_ICT_TRANSPORT_ERROR)
  VALUE(OSIP_IST_TRANSPORT_ERROR)
  VALUE(OSIP_NICT_TRANSPORT_ERROR)
  VALUE(OSIP_NIST_TRANSPORT_ERROR)
  VALUE(OSIP_TRANSPORT_ERROR_CALLBACK_COUNT)
  VALUE(CALLER)
  VALUE(CALLEE)
  return 0;
}
