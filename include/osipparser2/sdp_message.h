/* Session descriptions (RFC 4566). */
#ifndef _SDP_H_
#define _SDP_H_

#include <osipparser2/osip_list.h>

/** A bandwidth (b=). */
struct sdp_bandwidth {
  /** What it limits: AS. */
  char *b_bwtype;
  /** Kilobits in a second. */
  char *b_bandwidth;
};

typedef struct sdp_bandwidth sdp_bandwidth_t;

/** A time (t=) with its retransmissions (r=). */
struct sdp_time_descr {
  /** When the session starts. */
  char *t_start_time;
  /** When it ends. */
  char *t_stop_time;
  /** Retransmissions (char *). */
  osip_list_t r_repeats;
};

typedef struct sdp_time_descr sdp_time_descr_t;

/** A key (k=). */
struct sdp_key {
  /** The method: clear. */
  char *k_keytype;
  /** The key, or NULL. */
  char *k_keydata;
};

typedef struct sdp_key sdp_key_t;

/** An attribute (a=). */
struct sdp_attribute {
  /** The name: rtpmap. */
  char *a_att_field;
  /** The value, or NULL. */
  char *a_att_value;
};

typedef struct sdp_attribute sdp_attribute_t;

/** A connection (c=). */
struct sdp_connection {
  /** The kind of network: IN. */
  char *c_nettype;
  /** The kind of address: IP4. */
  char *c_addrtype;
  /** The address. */
  char *c_addr;
  /** The TTL of multicast, or NULL. */
  char *c_addr_multicast_ttl;
  /** The number of multicast addresses, or NULL. */
  char *c_addr_multicast_int;
};

typedef struct sdp_connection sdp_connection_t;

/** A media (m=) with its own lines. */
struct sdp_media {
  /** The media: audio. */
  char *m_media;
  /** The port. */
  char *m_port;
  /** The number of ports, or NULL. */
  char *m_number_of_port;
  /** The protocol: RTP/AVP. */
  char *m_proto;
  /** Payloads (char *). */
  osip_list_t m_payloads;
  /** Information, or NULL. */
  char *i_info;
  /** Connections (sdp_connection_t). */
  osip_list_t c_connections;
  /** Bandwidths (sdp_bandwidth_t). */
  osip_list_t b_bandwidths;
  /** Attributes (sdp_attribute_t). */
  osip_list_t a_attributes;
  /** The key, or NULL. */
  sdp_key_t *k_key;
};

typedef struct sdp_media sdp_media_t;

/** A session description. */
struct sdp_message {
  /** The version: 0. */
  char *v_version;
  /** Who made the session. */
  char *o_username;
  /** The number of the session. */
  char *o_sess_id;
  /** The version of this description. */
  char *o_sess_version;
  /** The kind of network: IN. */
  char *o_nettype;
  /** The kind of address: IP4. */
  char *o_addrtype;
  /** The address of who made it. */
  char *o_addr;
  /** The name of the session. */
  char *s_name;
  /** Information, or NULL. */
  char *i_info;
  /** A URI, or NULL. */
  char *u_uri;
  /** E-mail addresses (char *). */
  osip_list_t e_emails;
  /** Phone numbers (char *). */
  osip_list_t p_phones;
  /** The connection, or NULL. */
  sdp_connection_t *c_connection;
  /** Bandwidths (sdp_bandwidth_t). */
  osip_list_t b_bandwidths;
  /** Times (sdp_time_descr_t). */
  osip_list_t t_descrs;
  /** Changes of the time zone, or NULL. */
  char *z_adjustments;
  /** The key, or NULL. */
  sdp_key_t *k_key;
  /** Attributes (sdp_attribute_t). */
  osip_list_t a_attributes;
  /** Medias (sdp_media_t). */
  osip_list_t m_medias;
};

typedef struct sdp_message sdp_message_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty bandwidth. 0, or OSIP_NOMEM. */
int sdp_bandwidth_init(sdp_bandwidth_t **elem);

/** Frees a bandwidth and all it owns. */
void sdp_bandwidth_free(sdp_bandwidth_t *elem);

/** Makes an empty time. 0, or OSIP_NOMEM. */
int sdp_time_descr_init(sdp_time_descr_t **elem);

/** Frees a time and all it owns. */
void sdp_time_descr_free(sdp_time_descr_t *elem);

/** Makes an empty key. 0, or OSIP_NOMEM. */
int sdp_key_init(sdp_key_t **elem);

/** Frees a key and all it owns. */
void sdp_key_free(sdp_key_t *elem);

/** Makes an empty attribute. 0, or OSIP_NOMEM. */
int sdp_attribute_init(sdp_attribute_t **elem);

/** Frees an attribute and all it owns. */
void sdp_attribute_free(sdp_attribute_t *elem);

/** Makes an empty connection. 0, or OSIP_NOMEM. */
int sdp_connection_init(sdp_connection_t **elem);

/** Frees a connection and all it owns. */
void sdp_connection_free(sdp_connection_t *elem);

/** Makes an empty media. 0, or OSIP_NOMEM. */
int sdp_media_init(sdp_media_t **elem);

/** Frees a media and all it owns. */
void sdp_media_free(sdp_media_t *elem);

/** Makes an empty session description. 0, or OSIP_NOMEM. */
int sdp_message_init(sdp_message_t **sdp);

/** Frees a session description and all it owns. */
void sdp_message_free(sdp_message_t *sdp);

/**
 * Parses a text, which may end with an empty line; each line must end. 0, -1, OSIP_BADPARAMETER or OSIP_NOMEM; the object has to be freed
 * in any case.
 */
int sdp_message_parse(sdp_message_t *sdp, const char *buf);

/** Prints a session description into a new text. 0, -1 if something is missing, OSIP_BADPARAMETER or OSIP_NOMEM. */
int sdp_message_to_str(sdp_message_t *sdp, char **dest);

/** Copies a session description by printing and parsing it. 0, -1 if that is not possible or there is no memory, OSIP_BADPARAMETER. */
int sdp_message_clone(sdp_message_t *sdp, sdp_message_t **dest);

/** Sets the version; the text is adopted. 0, or OSIP_BADPARAMETER. */
int sdp_message_v_version_set(sdp_message_t *sdp, char *value);

/** The version, or NULL. */
char *sdp_message_v_version_get(sdp_message_t *sdp);

/** Sets who made the session; the texts are adopted. 0, or OSIP_BADPARAMETER. */
int sdp_message_o_origin_set(sdp_message_t *sdp, char *username, char *sess_id, char *sess_version, char *nettype, char *addrtype, char *addr);

/** Who made the session, or NULL. */
char *sdp_message_o_username_get(sdp_message_t *sdp);

/** The number of the session, or NULL. */
char *sdp_message_o_sess_id_get(sdp_message_t *sdp);

/** The version of this description, or NULL. */
char *sdp_message_o_sess_version_get(sdp_message_t *sdp);

/** The kind of network of who made it, or NULL. */
char *sdp_message_o_nettype_get(sdp_message_t *sdp);

/** The kind of address of who made it, or NULL. */
char *sdp_message_o_addrtype_get(sdp_message_t *sdp);

/** The address of who made it, or NULL. */
char *sdp_message_o_addr_get(sdp_message_t *sdp);

/** Sets the name; the text is adopted. 0, or -1 for NULL. */
int sdp_message_s_name_set(sdp_message_t *sdp, char *value);

/** The name, or NULL. */
char *sdp_message_s_name_get(sdp_message_t *sdp);

/** Sets the information of the session (-1) or of a media; the text is adopted. 0, -1 without such a media, OSIP_BADPARAMETER. */
int sdp_message_i_info_set(sdp_message_t *sdp, int pos_media, char *value);

/** The information of the session (-1) or of a media, or NULL. */
char *sdp_message_i_info_get(sdp_message_t *sdp, int pos_media);

/** Sets the URI; the text is adopted. 0, or OSIP_BADPARAMETER. */
int sdp_message_u_uri_set(sdp_message_t *sdp, char *value);

/** The URI, or NULL. */
char *sdp_message_u_uri_get(sdp_message_t *sdp);

/** Appends an e-mail address; the text is adopted. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int sdp_message_e_email_add(sdp_message_t *sdp, char *value);

/** The e-mail address at an index, or NULL. */
char *sdp_message_e_email_get(sdp_message_t *sdp, int pos);

/** Appends a phone number; the text is adopted. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int sdp_message_p_phone_add(sdp_message_t *sdp, char *value);

/** The phone number at an index, or NULL. */
char *sdp_message_p_phone_get(sdp_message_t *sdp, int pos);

/**
 * Sets the connection of the session (-1), whose old one is not freed, or appends one to a media; the texts are adopted. 0, -1 without such
 * a media, OSIP_BADPARAMETER or OSIP_NOMEM.
 */
int sdp_message_c_connection_add(sdp_message_t *sdp, int pos_media, char *nettype, char *addrtype, char *addr, char *addr_multicast_ttl, char *addr_multicast_int);

/** The connection of the session (-1, whatever `pos`), or the one at an index of a media; NULL if there is none. */
sdp_connection_t *sdp_message_connection_get(sdp_message_t *sdp, int pos_media, int pos);

/** The kind of network of a connection, or NULL. */
char *sdp_message_c_nettype_get(sdp_message_t *sdp, int pos_media, int pos);

/** The kind of address of a connection, or NULL. */
char *sdp_message_c_addrtype_get(sdp_message_t *sdp, int pos_media, int pos);

/** The address of a connection, or NULL. */
char *sdp_message_c_addr_get(sdp_message_t *sdp, int pos_media, int pos);

/** The TTL of a connection, or NULL. */
char *sdp_message_c_addr_multicast_ttl_get(sdp_message_t *sdp, int pos_media, int pos);

/** The number of addresses of a connection, or NULL. */
char *sdp_message_c_addr_multicast_int_get(sdp_message_t *sdp, int pos_media, int pos);

/**
 * Appends a bandwidth to the session (-1) or to a media; the texts are adopted. 0, -1 without such a media, OSIP_BADPARAMETER or
 * OSIP_NOMEM.
 */
int sdp_message_b_bandwidth_add(sdp_message_t *sdp, int pos_media, char *bwtype, char *bandwidth);

/** The bandwidth at an index of the session (-1) or of a media, or NULL. */
sdp_bandwidth_t *sdp_message_bandwidth_get(sdp_message_t *sdp, int pos_media, int pos);

/** What a bandwidth limits, or NULL. */
char *sdp_message_b_bwtype_get(sdp_message_t *sdp, int pos_media, int pos);

/** The value of a bandwidth, or NULL. */
char *sdp_message_b_bandwidth_get(sdp_message_t *sdp, int pos_media, int pos);

/** Appends a time; the texts are adopted. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int sdp_message_t_time_descr_add(sdp_message_t *sdp, char *start, char *stop);

/** When a time starts, or NULL. */
char *sdp_message_t_start_time_get(sdp_message_t *sdp, int pos_td);

/** When a time ends, or NULL. */
char *sdp_message_t_stop_time_get(sdp_message_t *sdp, int pos_td);

/** Appends a repetition to a time; the text is adopted. 0, -1 without such a time, OSIP_BADPARAMETER or OSIP_NOMEM. */
int sdp_message_r_repeat_add(sdp_message_t *sdp, int pos_time_descr, char *value);

/** The repetition at an index of a time, or NULL. */
char *sdp_message_r_repeat_get(sdp_message_t *sdp, int pos_time_descr, int pos_repeat);

/** Sets the changes of the time zone; the text is adopted. 0, or OSIP_BADPARAMETER. */
int sdp_message_z_adjustments_set(sdp_message_t *sdp, char *value);

/** The changes of the time zone, or NULL. */
char *sdp_message_z_adjustments_get(sdp_message_t *sdp);

/**
 * Sets the key of the session (-1) or of a media, whose old one is not freed; the texts are adopted. 0, -1 without such a media,
 * OSIP_BADPARAMETER or OSIP_NOMEM.
 */
int sdp_message_k_key_set(sdp_message_t *sdp, int pos_media, char *keytype, char *keydata);

/** The method of a key, or NULL. */
char *sdp_message_k_keytype_get(sdp_message_t *sdp, int pos_media);

/** A key itself, or NULL. */
char *sdp_message_k_keydata_get(sdp_message_t *sdp, int pos_media);

/**
 * Appends an attribute to the session (-1) or to a media; the texts are adopted. 0, -1 without such a media, OSIP_BADPARAMETER or
 * OSIP_NOMEM.
 */
int sdp_message_a_attribute_add(sdp_message_t *sdp, int pos_media, char *att_field, char *att_value);

/**
 * Frees all attributes of that name of the session (-1) or of a media. 0, also if there were none, -1 without such a media,
 * OSIP_BADPARAMETER.
 */
int sdp_message_a_attribute_del(sdp_message_t *sdp, int pos_media, char *att_field);

/**
 * Frees the attribute at an index of the session (-1) or of a media if it has that name; with index -1 all of that name. 0, -1 for a wrong
 * `pos_media`, OSIP_BADPARAMETER if there is no such media or attribute.
 */
int sdp_message_a_attribute_del_at_index(sdp_message_t *sdp, int pos_media, char *att_field, int pos_attr);

/** The attribute at an index of the session (-1) or of a media, or NULL. */
sdp_attribute_t *sdp_message_attribute_get(sdp_message_t *sdp, int pos_media, int pos);

/** The name of an attribute, or NULL. */
char *sdp_message_a_att_field_get(sdp_message_t *sdp, int pos_media, int pos);

/** The value of an attribute, or NULL. */
char *sdp_message_a_att_value_get(sdp_message_t *sdp, int pos_media, int pos);

/** 0 if there is a media at an index or the index is negative, -1 if not; OSIP_BADPARAMETER. */
int sdp_message_endof_media(sdp_message_t *sdp, int pos);

/** Appends a media; the texts are adopted. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int sdp_message_m_media_add(sdp_message_t *sdp, char *media, char *port, char *number_of_port, char *proto);

/** The media at an index, or NULL. */
char *sdp_message_m_media_get(sdp_message_t *sdp, int pos_media);

/** The port of a media, or NULL. */
char *sdp_message_m_port_get(sdp_message_t *sdp, int pos_media);

/** Sets the port of a media, and frees the old one; the text is adopted. 0, or OSIP_BADPARAMETER. */
int sdp_message_m_port_set(sdp_message_t *sdp, int pos_media, char *port);

/** The number of ports of a media, or NULL. */
char *sdp_message_m_number_of_port_get(sdp_message_t *sdp, int pos_media);

/** The protocol of a media, or NULL. */
char *sdp_message_m_proto_get(sdp_message_t *sdp, int pos_media);

/** Appends a payload to a media; the text is adopted. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int sdp_message_m_payload_add(sdp_message_t *sdp, int pos_media, char *payload);

/** The payload at an index of a media, or NULL. */
char *sdp_message_m_payload_get(sdp_message_t *sdp, int pos_media, int pos);

/** Frees the payload at an index of a media. 0, -1 if there is none, OSIP_BADPARAMETER without such a media. */
int sdp_message_m_payload_del(sdp_message_t *sdp, int pos_media, int pos);

#ifdef __cplusplus
}
#endif

#define sdp_e_email_get sdp_message_e_email_get

#endif
