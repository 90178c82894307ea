/*
 * Sizes and offsets of all structures, values of all enumerations, sizes of all types. Compiled against the original's headers and
 * against ours, it prints the same.
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

#define SIZE(TYPE) printf("size %s %u\n", #TYPE, (unsigned) sizeof(TYPE))
#define FIELD(TYPE, NAME) printf("field %s %s %u %u\n", #TYPE, #NAME, (unsigned) offsetof(TYPE, NAME), (unsigned) sizeof(((TYPE *) 0)->NAME))
#define VALUE(NAME) printf("value %s %d\n", #NAME, (int) NAME)

int main(void) {
  SIZE(osip_MD5_CTX);
  FIELD(osip_MD5_CTX, state);
  FIELD(osip_MD5_CTX, count);
  FIELD(osip_MD5_CTX, buffer);
  SIZE(struct __node);
  FIELD(struct __node, next);
  FIELD(struct __node, element);
  SIZE(struct ixt);
  FIELD(struct ixt, dialog);
  FIELD(struct ixt, msg2xx);
  FIELD(struct ixt, ack);
  FIELD(struct ixt, start);
  FIELD(struct ixt, interval);
  FIELD(struct ixt, dest);
  FIELD(struct ixt, port);
  FIELD(struct ixt, sock);
  FIELD(struct ixt, counter);
  SIZE(struct osip);
  FIELD(struct osip, application_context);
  FIELD(struct osip, ict_fastmutex);
  FIELD(struct osip, ist_fastmutex);
  FIELD(struct osip, nict_fastmutex);
  FIELD(struct osip, nist_fastmutex);
  FIELD(struct osip, ixt_fastmutex);
  FIELD(struct osip, id_mutex);
  FIELD(struct osip, transactionid);
  FIELD(struct osip, osip_ict_transactions);
  FIELD(struct osip, osip_ist_transactions);
  FIELD(struct osip, osip_nict_transactions);
  FIELD(struct osip, osip_nist_transactions);
  FIELD(struct osip, ixt_retransmissions);
  FIELD(struct osip, msg_callbacks);
  FIELD(struct osip, kill_callbacks);
  FIELD(struct osip, tp_error_callbacks);
  FIELD(struct osip, cb_send_message);
  FIELD(struct osip, osip_ict_hastable);
  FIELD(struct osip, osip_ist_hastable);
  FIELD(struct osip, osip_nict_hastable);
  FIELD(struct osip, osip_nist_hastable);
  SIZE(struct osip_accept_encoding);
  FIELD(struct osip_accept_encoding, element);
  FIELD(struct osip_accept_encoding, gen_params);
  SIZE(struct osip_authentication_info);
  FIELD(struct osip_authentication_info, auth_type);
  FIELD(struct osip_authentication_info, nextnonce);
  FIELD(struct osip_authentication_info, qop_options);
  FIELD(struct osip_authentication_info, rspauth);
  FIELD(struct osip_authentication_info, cnonce);
  FIELD(struct osip_authentication_info, nonce_count);
  FIELD(struct osip_authentication_info, snum);
  FIELD(struct osip_authentication_info, srand);
  FIELD(struct osip_authentication_info, realm);
  FIELD(struct osip_authentication_info, targetname);
  FIELD(struct osip_authentication_info, opaque);
  SIZE(struct osip_authorization);
  FIELD(struct osip_authorization, auth_type);
  FIELD(struct osip_authorization, username);
  FIELD(struct osip_authorization, realm);
  FIELD(struct osip_authorization, nonce);
  FIELD(struct osip_authorization, uri);
  FIELD(struct osip_authorization, response);
  FIELD(struct osip_authorization, digest);
  FIELD(struct osip_authorization, algorithm);
  FIELD(struct osip_authorization, cnonce);
  FIELD(struct osip_authorization, opaque);
  FIELD(struct osip_authorization, message_qop);
  FIELD(struct osip_authorization, nonce_count);
  FIELD(struct osip_authorization, version);
  FIELD(struct osip_authorization, targetname);
  FIELD(struct osip_authorization, gssapi_data);
  FIELD(struct osip_authorization, crand);
  FIELD(struct osip_authorization, cnum);
  FIELD(struct osip_authorization, auth_param);
  SIZE(struct osip_body);
  FIELD(struct osip_body, body);
  FIELD(struct osip_body, length);
  FIELD(struct osip_body, headers);
  FIELD(struct osip_body, content_type);
  SIZE(struct osip_call_id);
  FIELD(struct osip_call_id, number);
  FIELD(struct osip_call_id, host);
  SIZE(struct osip_call_info);
  FIELD(struct osip_call_info, element);
  FIELD(struct osip_call_info, gen_params);
  SIZE(struct osip_content_length);
  FIELD(struct osip_content_length, value);
  SIZE(struct osip_content_type);
  FIELD(struct osip_content_type, type);
  FIELD(struct osip_content_type, subtype);
  FIELD(struct osip_content_type, gen_params);
  SIZE(struct osip_cseq);
  FIELD(struct osip_cseq, method);
  FIELD(struct osip_cseq, number);
  SIZE(struct osip_dialog);
  FIELD(struct osip_dialog, call_id);
  FIELD(struct osip_dialog, local_tag);
  FIELD(struct osip_dialog, remote_tag);
  FIELD(struct osip_dialog, line_param);
  FIELD(struct osip_dialog, route_set);
  FIELD(struct osip_dialog, local_cseq);
  FIELD(struct osip_dialog, remote_cseq);
  FIELD(struct osip_dialog, remote_uri);
  FIELD(struct osip_dialog, local_uri);
  FIELD(struct osip_dialog, remote_contact_uri);
  FIELD(struct osip_dialog, secure);
  FIELD(struct osip_dialog, type);
  FIELD(struct osip_dialog, state);
  FIELD(struct osip_dialog, your_instance);
  SIZE(struct osip_event);
  FIELD(struct osip_event, type);
  FIELD(struct osip_event, transactionid);
  FIELD(struct osip_event, sip);
  SIZE(struct osip_fifo);
  FIELD(struct osip_fifo, qislocked);
  FIELD(struct osip_fifo, qisempty);
  FIELD(struct osip_fifo, queue);
  FIELD(struct osip_fifo, nb_elt);
  FIELD(struct osip_fifo, state);
  SIZE(struct osip_from);
  FIELD(struct osip_from, displayname);
  FIELD(struct osip_from, url);
  FIELD(struct osip_from, gen_params);
  SIZE(struct osip_header);
  FIELD(struct osip_header, hname);
  FIELD(struct osip_header, hvalue);
  SIZE(struct osip_ict);
  FIELD(struct osip_ict, timer_a_length);
  FIELD(struct osip_ict, timer_a_start);
  FIELD(struct osip_ict, timer_b_length);
  FIELD(struct osip_ict, timer_b_start);
  FIELD(struct osip_ict, timer_d_length);
  FIELD(struct osip_ict, timer_d_start);
  FIELD(struct osip_ict, destination);
  FIELD(struct osip_ict, port);
  SIZE(struct osip_ist);
  FIELD(struct osip_ist, timer_g_length);
  FIELD(struct osip_ist, timer_g_start);
  FIELD(struct osip_ist, timer_h_length);
  FIELD(struct osip_ist, timer_h_start);
  FIELD(struct osip_ist, timer_i_length);
  FIELD(struct osip_ist, timer_i_start);
  SIZE(struct osip_list);
  FIELD(struct osip_list, nb_elt);
  FIELD(struct osip_list, node);
  SIZE(struct osip_list_iterator);
  FIELD(struct osip_list_iterator, actual);
  FIELD(struct osip_list_iterator, prev);
  FIELD(struct osip_list_iterator, li);
  FIELD(struct osip_list_iterator, pos);
  SIZE(struct osip_message);
  FIELD(struct osip_message, sip_version);
  FIELD(struct osip_message, req_uri);
  FIELD(struct osip_message, sip_method);
  FIELD(struct osip_message, status_code);
  FIELD(struct osip_message, reason_phrase);
  FIELD(struct osip_message, accepts);
  FIELD(struct osip_message, accept_encodings);
  FIELD(struct osip_message, accept_languages);
  FIELD(struct osip_message, alert_infos);
  FIELD(struct osip_message, allows);
  FIELD(struct osip_message, authentication_infos);
  FIELD(struct osip_message, authorizations);
  FIELD(struct osip_message, call_id);
  FIELD(struct osip_message, call_infos);
  FIELD(struct osip_message, contacts);
  FIELD(struct osip_message, content_encodings);
  FIELD(struct osip_message, content_length);
  FIELD(struct osip_message, content_type);
  FIELD(struct osip_message, cseq);
  FIELD(struct osip_message, error_infos);
  FIELD(struct osip_message, from);
  FIELD(struct osip_message, mime_version);
  FIELD(struct osip_message, proxy_authenticates);
  FIELD(struct osip_message, proxy_authentication_infos);
  FIELD(struct osip_message, proxy_authorizations);
  FIELD(struct osip_message, record_routes);
  FIELD(struct osip_message, routes);
  FIELD(struct osip_message, to);
  FIELD(struct osip_message, vias);
  FIELD(struct osip_message, www_authenticates);
  FIELD(struct osip_message, headers);
  FIELD(struct osip_message, bodies);
  FIELD(struct osip_message, message_property);
  FIELD(struct osip_message, message);
  FIELD(struct osip_message, message_length);
  FIELD(struct osip_message, application_data);
  SIZE(struct osip_naptr);
  FIELD(struct osip_naptr, domain);
  FIELD(struct osip_naptr, AUS);
  FIELD(struct osip_naptr, naptr_state);
  FIELD(struct osip_naptr, arg);
  FIELD(struct osip_naptr, keep_in_cache);
  FIELD(struct osip_naptr, sipudp_record);
  FIELD(struct osip_naptr, siptcp_record);
  FIELD(struct osip_naptr, siptls_record);
  FIELD(struct osip_naptr, sipdtls_record);
  FIELD(struct osip_naptr, sipsctp_record);
  FIELD(struct osip_naptr, sipenum_record);
  SIZE(struct osip_nict);
  FIELD(struct osip_nict, timer_e_length);
  FIELD(struct osip_nict, timer_e_start);
  FIELD(struct osip_nict, timer_f_length);
  FIELD(struct osip_nict, timer_f_start);
  FIELD(struct osip_nict, timer_k_length);
  FIELD(struct osip_nict, timer_k_start);
  FIELD(struct osip_nict, destination);
  FIELD(struct osip_nict, port);
  SIZE(struct osip_nist);
  FIELD(struct osip_nist, timer_j_length);
  FIELD(struct osip_nist, timer_j_start);
  SIZE(struct osip_srv_entry);
  FIELD(struct osip_srv_entry, srv);
  FIELD(struct osip_srv_entry, priority);
  FIELD(struct osip_srv_entry, weight);
  FIELD(struct osip_srv_entry, rweight);
  FIELD(struct osip_srv_entry, port);
  FIELD(struct osip_srv_entry, ipaddress);
  FIELD(struct osip_srv_entry, srv_is_broken);
  SIZE(struct osip_srv_record);
  FIELD(struct osip_srv_record, name);
  FIELD(struct osip_srv_record, srv_state);
  FIELD(struct osip_srv_record, flag);
  FIELD(struct osip_srv_record, protocol);
  FIELD(struct osip_srv_record, regexp);
  FIELD(struct osip_srv_record, replacement);
  FIELD(struct osip_srv_record, order);
  FIELD(struct osip_srv_record, preference);
  FIELD(struct osip_srv_record, index);
  FIELD(struct osip_srv_record, srventry);
  SIZE(struct osip_transaction);
  FIELD(struct osip_transaction, your_instance);
  FIELD(struct osip_transaction, transactionid);
  FIELD(struct osip_transaction, transactionff);
  FIELD(struct osip_transaction, topvia);
  FIELD(struct osip_transaction, from);
  FIELD(struct osip_transaction, to);
  FIELD(struct osip_transaction, callid);
  FIELD(struct osip_transaction, cseq);
  FIELD(struct osip_transaction, orig_request);
  FIELD(struct osip_transaction, last_response);
  FIELD(struct osip_transaction, ack);
  FIELD(struct osip_transaction, state);
  FIELD(struct osip_transaction, birth_time);
  FIELD(struct osip_transaction, completed_time);
  FIELD(struct osip_transaction, created_time);
  FIELD(struct osip_transaction, destroyed_time);
  FIELD(struct osip_transaction, in_socket);
  FIELD(struct osip_transaction, out_socket);
  FIELD(struct osip_transaction, config);
  FIELD(struct osip_transaction, ctx_type);
  FIELD(struct osip_transaction, ict_context);
  FIELD(struct osip_transaction, ist_context);
  FIELD(struct osip_transaction, nict_context);
  FIELD(struct osip_transaction, nist_context);
  FIELD(struct osip_transaction, record);
  FIELD(struct osip_transaction, naptr_record);
  FIELD(struct osip_transaction, reserved1);
  FIELD(struct osip_transaction, reserved2);
  FIELD(struct osip_transaction, reserved3);
  FIELD(struct osip_transaction, reserved4);
  FIELD(struct osip_transaction, reserved5);
  FIELD(struct osip_transaction, reserved6);
  SIZE(struct osip_uri);
  FIELD(struct osip_uri, scheme);
  FIELD(struct osip_uri, username);
  FIELD(struct osip_uri, password);
  FIELD(struct osip_uri, host);
  FIELD(struct osip_uri, port);
  FIELD(struct osip_uri, url_params);
  FIELD(struct osip_uri, url_headers);
  FIELD(struct osip_uri, string);
  SIZE(struct osip_uri_param);
  FIELD(struct osip_uri_param, gname);
  FIELD(struct osip_uri_param, gvalue);
  SIZE(struct osip_via);
  FIELD(struct osip_via, version);
  FIELD(struct osip_via, protocol);
  FIELD(struct osip_via, host);
  FIELD(struct osip_via, port);
  FIELD(struct osip_via, comment);
  FIELD(struct osip_via, via_params);
  SIZE(struct osip_www_authenticate);
  FIELD(struct osip_www_authenticate, auth_type);
  FIELD(struct osip_www_authenticate, realm);
  FIELD(struct osip_www_authenticate, domain);
  FIELD(struct osip_www_authenticate, nonce);
  FIELD(struct osip_www_authenticate, opaque);
  FIELD(struct osip_www_authenticate, stale);
  FIELD(struct osip_www_authenticate, algorithm);
  FIELD(struct osip_www_authenticate, qop_options);
  FIELD(struct osip_www_authenticate, version);
  FIELD(struct osip_www_authenticate, targetname);
  FIELD(struct osip_www_authenticate, gssapi_data);
  FIELD(struct osip_www_authenticate, auth_param);
  SIZE(struct sdp_attribute);
  FIELD(struct sdp_attribute, a_att_field);
  FIELD(struct sdp_attribute, a_att_value);
  SIZE(struct sdp_bandwidth);
  FIELD(struct sdp_bandwidth, b_bwtype);
  FIELD(struct sdp_bandwidth, b_bandwidth);
  SIZE(struct sdp_connection);
  FIELD(struct sdp_connection, c_nettype);
  FIELD(struct sdp_connection, c_addrtype);
  FIELD(struct sdp_connection, c_addr);
  FIELD(struct sdp_connection, c_addr_multicast_ttl);
  FIELD(struct sdp_connection, c_addr_multicast_int);
  SIZE(struct sdp_key);
  FIELD(struct sdp_key, k_keytype);
  FIELD(struct sdp_key, k_keydata);
  SIZE(struct sdp_media);
  FIELD(struct sdp_media, m_media);
  FIELD(struct sdp_media, m_port);
  FIELD(struct sdp_media, m_number_of_port);
  FIELD(struct sdp_media, m_proto);
  FIELD(struct sdp_media, m_payloads);
  FIELD(struct sdp_media, i_info);
  FIELD(struct sdp_media, c_connections);
  FIELD(struct sdp_media, b_bandwidths);
  FIELD(struct sdp_media, a_attributes);
  FIELD(struct sdp_media, k_key);
  SIZE(struct sdp_message);
  FIELD(struct sdp_message, v_version);
  FIELD(struct sdp_message, o_username);
  FIELD(struct sdp_message, o_sess_id);
  FIELD(struct sdp_message, o_sess_version);
  FIELD(struct sdp_message, o_nettype);
  FIELD(struct sdp_message, o_addrtype);
  FIELD(struct sdp_message, o_addr);
  FIELD(struct sdp_message, s_name);
  FIELD(struct sdp_message, i_info);
  FIELD(struct sdp_message, u_uri);
  FIELD(struct sdp_message, e_emails);
  FIELD(struct sdp_message, p_phones);
  FIELD(struct sdp_message, c_connection);
  FIELD(struct sdp_message, b_bandwidths);
  FIELD(struct sdp_message, t_descrs);
  FIELD(struct sdp_message, z_adjustments);
  FIELD(struct sdp_message, k_key);
  FIELD(struct sdp_message, a_attributes);
  FIELD(struct sdp_message, m_medias);
  SIZE(struct sdp_time_descr);
  FIELD(struct sdp_time_descr, t_start_time);
  FIELD(struct sdp_time_descr, t_stop_time);
  FIELD(struct sdp_time_descr, r_repeats);
  SIZE(POINTER);
  SIZE(UINT2);
  SIZE(UINT4);
  SIZE(__node_t);
  SIZE(ixt_t);
  SIZE(osip_MD5_CTX);
  SIZE(osip_accept_encoding_t);
  SIZE(osip_accept_language_t);
  SIZE(osip_accept_t);
  SIZE(osip_alert_info_t);
  SIZE(osip_allow_t);
  SIZE(osip_authentication_info_t);
  SIZE(osip_authorization_t);
  SIZE(osip_body_t);
  SIZE(osip_call_id_t);
  SIZE(osip_call_info_t);
  SIZE(osip_contact_t);
  SIZE(osip_content_disposition_t);
  SIZE(osip_content_encoding_t);
  SIZE(osip_content_length_t);
  SIZE(osip_content_type_t);
  SIZE(osip_cseq_t);
  SIZE(osip_dialog_t);
  SIZE(osip_dialog_type_t);
  SIZE(osip_error_info_t);
  SIZE(osip_event_t);
  SIZE(osip_fifo_state);
  SIZE(osip_fifo_t);
  SIZE(osip_from_t);
  SIZE(osip_fsm_type_t);
  SIZE(osip_generic_param_t);
  SIZE(osip_header_t);
  SIZE(osip_ict_t);
  SIZE(osip_ist_t);
  SIZE(osip_kill_callback_type_t);
  SIZE(osip_list_iterator_t);
  SIZE(osip_list_t);
  SIZE(osip_message_callback_type_t);
  SIZE(osip_message_t);
  SIZE(osip_mime_version_t);
  SIZE(osip_naptr_t);
  SIZE(osip_nict_t);
  SIZE(osip_nist_t);
  SIZE(osip_proxy_authenticate_t);
  SIZE(osip_proxy_authentication_info_t);
  SIZE(osip_proxy_authorization_t);
  SIZE(osip_record_route_t);
  SIZE(osip_route_t);
  SIZE(osip_srv_entry_t);
  SIZE(osip_srv_record_t);
  SIZE(osip_t);
  SIZE(osip_to_t);
  SIZE(osip_trace_level_t);
  SIZE(osip_transaction_t);
  SIZE(osip_transport_error_callback_type_t);
  SIZE(osip_uri_header_t);
  SIZE(osip_uri_param_t);
  SIZE(osip_uri_t);
  SIZE(osip_via_t);
  SIZE(osip_www_authenticate_t);
  SIZE(sdp_attribute_t);
  SIZE(sdp_bandwidth_t);
  SIZE(sdp_connection_t);
  SIZE(sdp_key_t);
  SIZE(sdp_media_t);
  SIZE(sdp_message_t);
  SIZE(sdp_time_descr_t);
  SIZE(state_t);
  SIZE(type_t);
  VALUE(TRACE_LEVEL0);
  VALUE(TRACE_LEVEL1);
  VALUE(TRACE_LEVEL2);
  VALUE(TRACE_LEVEL3);
  VALUE(TRACE_LEVEL4);
  VALUE(TRACE_LEVEL5);
  VALUE(TRACE_LEVEL6);
  VALUE(TRACE_LEVEL7);
  VALUE(END_TRACE_LEVEL);
  VALUE(osip_ok);
  VALUE(osip_empty);
  VALUE(ICT_PRE_CALLING);
  VALUE(ICT_CALLING);
  VALUE(ICT_PROCEEDING);
  VALUE(ICT_COMPLETED);
  VALUE(ICT_TERMINATED);
  VALUE(IST_PRE_PROCEEDING);
  VALUE(IST_PROCEEDING);
  VALUE(IST_COMPLETED);
  VALUE(IST_CONFIRMED);
  VALUE(IST_TERMINATED);
  VALUE(NICT_PRE_TRYING);
  VALUE(NICT_TRYING);
  VALUE(NICT_PROCEEDING);
  VALUE(NICT_COMPLETED);
  VALUE(NICT_TERMINATED);
  VALUE(NIST_PRE_TRYING);
  VALUE(NIST_TRYING);
  VALUE(NIST_PROCEEDING);
  VALUE(NIST_COMPLETED);
  VALUE(NIST_TERMINATED);
  VALUE(DIALOG_EARLY);
  VALUE(DIALOG_CONFIRMED);
  VALUE(DIALOG_CLOSE);
  VALUE(TIMEOUT_A);
  VALUE(TIMEOUT_B);
  VALUE(TIMEOUT_D);
  VALUE(TIMEOUT_E);
  VALUE(TIMEOUT_F);
  VALUE(TIMEOUT_K);
  VALUE(TIMEOUT_G);
  VALUE(TIMEOUT_H);
  VALUE(TIMEOUT_I);
  VALUE(TIMEOUT_J);
  VALUE(RCV_REQINVITE);
  VALUE(RCV_REQACK);
  VALUE(RCV_REQUEST);
  VALUE(RCV_STATUS_1XX);
  VALUE(RCV_STATUS_2XX);
  VALUE(RCV_STATUS_3456XX);
  VALUE(SND_REQINVITE);
  VALUE(SND_REQACK);
  VALUE(SND_REQUEST);
  VALUE(SND_STATUS_1XX);
  VALUE(SND_STATUS_2XX);
  VALUE(SND_STATUS_3456XX);
  VALUE(KILL_TRANSACTION);
  VALUE(UNKNOWN_EVT);
  VALUE(ICT);
  VALUE(IST);
  VALUE(NICT);
  VALUE(NIST);
  VALUE(OSIP_ICT_INVITE_SENT);
  VALUE(OSIP_ICT_INVITE_SENT_AGAIN);
  VALUE(OSIP_ICT_ACK_SENT);
  VALUE(OSIP_ICT_ACK_SENT_AGAIN);
  VALUE(OSIP_ICT_STATUS_1XX_RECEIVED);
  VALUE(OSIP_ICT_STATUS_2XX_RECEIVED);
  VALUE(OSIP_ICT_STATUS_2XX_RECEIVED_AGAIN);
  VALUE(OSIP_ICT_STATUS_3XX_RECEIVED);
  VALUE(OSIP_ICT_STATUS_4XX_RECEIVED);
  VALUE(OSIP_ICT_STATUS_5XX_RECEIVED);
  VALUE(OSIP_ICT_STATUS_6XX_RECEIVED);
  VALUE(OSIP_ICT_STATUS_3456XX_RECEIVED_AGAIN);
  VALUE(OSIP_IST_INVITE_RECEIVED);
  VALUE(OSIP_IST_INVITE_RECEIVED_AGAIN);
  VALUE(OSIP_IST_ACK_RECEIVED);
  VALUE(OSIP_IST_ACK_RECEIVED_AGAIN);
  VALUE(OSIP_IST_STATUS_1XX_SENT);
  VALUE(OSIP_IST_STATUS_2XX_SENT);
  VALUE(OSIP_IST_STATUS_2XX_SENT_AGAIN);
  VALUE(OSIP_IST_STATUS_3XX_SENT);
  VALUE(OSIP_IST_STATUS_4XX_SENT);
  VALUE(OSIP_IST_STATUS_5XX_SENT);
  VALUE(OSIP_IST_STATUS_6XX_SENT);
  VALUE(OSIP_IST_STATUS_3456XX_SENT_AGAIN);
  VALUE(OSIP_NICT_REGISTER_SENT);
  VALUE(OSIP_NICT_BYE_SENT);
  VALUE(OSIP_NICT_OPTIONS_SENT);
  VALUE(OSIP_NICT_INFO_SENT);
  VALUE(OSIP_NICT_CANCEL_SENT);
  VALUE(OSIP_NICT_NOTIFY_SENT);
  VALUE(OSIP_NICT_SUBSCRIBE_SENT);
  VALUE(OSIP_NICT_UNKNOWN_REQUEST_SENT);
  VALUE(OSIP_NICT_REQUEST_SENT_AGAIN);
  VALUE(OSIP_NICT_STATUS_1XX_RECEIVED);
  VALUE(OSIP_NICT_STATUS_2XX_RECEIVED);
  VALUE(OSIP_NICT_STATUS_2XX_RECEIVED_AGAIN);
  VALUE(OSIP_NICT_STATUS_3XX_RECEIVED);
  VALUE(OSIP_NICT_STATUS_4XX_RECEIVED);
  VALUE(OSIP_NICT_STATUS_5XX_RECEIVED);
  VALUE(OSIP_NICT_STATUS_6XX_RECEIVED);
  VALUE(OSIP_NICT_STATUS_3456XX_RECEIVED_AGAIN);
  VALUE(OSIP_NIST_REGISTER_RECEIVED);
  VALUE(OSIP_NIST_BYE_RECEIVED);
  VALUE(OSIP_NIST_OPTIONS_RECEIVED);
  VALUE(OSIP_NIST_INFO_RECEIVED);
  VALUE(OSIP_NIST_CANCEL_RECEIVED);
  VALUE(OSIP_NIST_NOTIFY_RECEIVED);
  VALUE(OSIP_NIST_SUBSCRIBE_RECEIVED);
  VALUE(OSIP_NIST_UNKNOWN_REQUEST_RECEIVED);
  VALUE(OSIP_NIST_REQUEST_RECEIVED_AGAIN);
  VALUE(OSIP_NIST_STATUS_1XX_SENT);
  VALUE(OSIP_NIST_STATUS_2XX_SENT);
  VALUE(OSIP_NIST_STATUS_2XX_SENT_AGAIN);
  VALUE(OSIP_NIST_STATUS_3XX_SENT);
  VALUE(OSIP_NIST_STATUS_4XX_SENT);
  VALUE(OSIP_NIST_STATUS_5XX_SENT);
  VALUE(OSIP_NIST_STATUS_6XX_SENT);
  VALUE(OSIP_NIST_STATUS_3456XX_SENT_AGAIN);
  VALUE(OSIP_ICT_STATUS_TIMEOUT);
  VALUE(OSIP_NICT_STATUS_TIMEOUT);
  VALUE(OSIP_MESSAGE_CALLBACK_COUNT);
  VALUE(OSIP_ICT_KILL_TRANSACTION);
  VALUE(OSIP_IST_KILL_TRANSACTION);
  VALUE(OSIP_NICT_KILL_TRANSACTION);
  VALUE(OSIP_NIST_KILL_TRANSACTION);
  VALUE(OSIP_KILL_CALLBACK_COUNT);
  VALUE(OSIP_ICT_TRANSPORT_ERROR);
  VALUE(OSIP_IST_TRANSPORT_ERROR);
  VALUE(OSIP_NICT_TRANSPORT_ERROR);
  VALUE(OSIP_NIST_TRANSPORT_ERROR);
  VALUE(OSIP_TRANSPORT_ERROR_CALLBACK_COUNT);
  VALUE(CALLER);
  VALUE(CALLEE);
  return 0;
}
