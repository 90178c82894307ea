/*
 * Everything that can be seen of a session description, and what to_str makes of it.
 */
#ifndef DUMP_SDP_H
#define DUMP_SDP_H

#include "observe.h"

#include <osipparser2/sdp_message.h>

static inline void dump_sdp_texts(const char *label, const osip_list_t *list) {
  int i;

  for (i = 0; i < osip_list_size(list); i++)
    see_text(label, (const char *) osip_list_get(list, i));
}

static inline void dump_sdp_connection(const sdp_connection_t *connection) {
  if (connection == NULL)
    return;
  see_text("c.nettype", connection->c_nettype);
  see_text("c.addrtype", connection->c_addrtype);
  see_text("c.addr", connection->c_addr);
  see_text("c.ttl", connection->c_addr_multicast_ttl);
  see_text("c.int", connection->c_addr_multicast_int);
}

static inline void dump_sdp_bandwidths(const osip_list_t *list) {
  int i;

  for (i = 0; i < osip_list_size(list); i++) {
    const sdp_bandwidth_t *bandwidth = (const sdp_bandwidth_t *) osip_list_get(list, i);
    see_text("b.bwtype", bandwidth->b_bwtype);
    see_text("b.bandwidth", bandwidth->b_bandwidth);
  }
}

static inline void dump_sdp_key(const sdp_key_t *key) {
  if (key == NULL)
    return;
  see_text("k.keytype", key->k_keytype);
  see_text("k.keydata", key->k_keydata);
}

static inline void dump_sdp_attributes(const osip_list_t *list) {
  int i;

  for (i = 0; i < osip_list_size(list); i++) {
    const sdp_attribute_t *attribute = (const sdp_attribute_t *) osip_list_get(list, i);
    see_text("a.field", attribute->a_att_field);
    see_text("a.value", attribute->a_att_value);
  }
}

static inline void dump_sdp(const char *label, const sdp_message_t *sdp) {
  size_t before = observe_enter(label);
  int i, j;

  see_text("v", sdp->v_version);
  see_text("o.username", sdp->o_username);
  see_text("o.sess_id", sdp->o_sess_id);
  see_text("o.sess_version", sdp->o_sess_version);
  see_text("o.nettype", sdp->o_nettype);
  see_text("o.addrtype", sdp->o_addrtype);
  see_text("o.addr", sdp->o_addr);
  see_text("s", sdp->s_name);
  see_text("i", sdp->i_info);
  see_text("u", sdp->u_uri);
  dump_sdp_texts("e", &sdp->e_emails);
  dump_sdp_texts("p", &sdp->p_phones);
  dump_sdp_connection(sdp->c_connection);
  dump_sdp_bandwidths(&sdp->b_bandwidths);
  for (i = 0; i < osip_list_size(&sdp->t_descrs); i++) {
    const sdp_time_descr_t *time = (const sdp_time_descr_t *) osip_list_get(&sdp->t_descrs, i);
    see_text("t.start", time->t_start_time);
    see_text("t.stop", time->t_stop_time);
    dump_sdp_texts("r", &time->r_repeats);
  }
  see_text("z", sdp->z_adjustments);
  dump_sdp_key(sdp->k_key);
  dump_sdp_attributes(&sdp->a_attributes);
  for (i = 0; i < osip_list_size(&sdp->m_medias); i++) {
    const sdp_media_t *media = (const sdp_media_t *) osip_list_get(&sdp->m_medias, i);
    size_t outside = observe_enter_at("media", i);

    see_text("m.media", media->m_media);
    see_text("m.port", media->m_port);
    see_text("m.number", media->m_number_of_port);
    see_text("m.proto", media->m_proto);
    dump_sdp_texts("m.payload", &media->m_payloads);
    see_text("i", media->i_info);
    for (j = 0; j < osip_list_size(&media->c_connections); j++)
      dump_sdp_connection((const sdp_connection_t *) osip_list_get(&media->c_connections, j));
    dump_sdp_bandwidths(&media->b_bandwidths);
    dump_sdp_key(media->k_key);
    dump_sdp_attributes(&media->a_attributes);
    observe_leave(outside);
  }
  observe_leave(before);
}

static inline void dump_print_sdp(sdp_message_t *sdp) {
  char *text = NULL;
  int code = sdp_message_to_str(sdp, &text);

  see_printed("to_str", code, text);
}

#endif
