/* The Authentication-Info header (RFC 3261 section 20.6). */
#ifndef _OSIP_AUTHENTICATION_INFO_H_
#define _OSIP_AUTHENTICATION_INFO_H_

/** An Authentication-Info header. */
struct osip_authentication_info {
  /** The scheme, or NULL. */
  char *auth_type;
  /** The next nonce, quoted. */
  char *nextnonce;
  /** The quality of protection. */
  char *qop_options;
  /** The response digest, quoted. */
  char *rspauth;
  /** The client nonce, quoted. */
  char *cnonce;
  /** The nonce count. */
  char *nonce_count;
  /** NTLM snum. */
  char *snum;
  /** NTLM srand. */
  char *srand;
  /** The realm, quoted. */
  char *realm;
  /** NTLM target name. */
  char *targetname;
  /** Opaque data, quoted. */
  char *opaque;
};

typedef struct osip_authentication_info osip_authentication_info_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty header. 0, or OSIP_NOMEM. */
int osip_authentication_info_init(osip_authentication_info_t **header);

/** Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_authentication_info_parse(osip_authentication_info_t *header, const char *hvalue);

/** Prints a header value into a new text. 0, OSIP_BADPARAMETER without anything to print, OSIP_NOMEM. */
int osip_authentication_info_to_str(const osip_authentication_info_t *header, char **dest);

/** Frees a header and all it owns. */
void osip_authentication_info_free(osip_authentication_info_t *header);

/** Copies a header. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_authentication_info_clone(const osip_authentication_info_t *header, osip_authentication_info_t **dest);

/** The scheme, or NULL. */
char *osip_authentication_info_get_auth_type(osip_authentication_info_t *header);

/** Sets the scheme; the header adopts the text. */
void osip_authentication_info_set_auth_type(osip_authentication_info_t *header, char *value);

/** The next nonce, or NULL. */
char *osip_authentication_info_get_nextnonce(osip_authentication_info_t *header);

/** Sets the next nonce; the header adopts the text. */
void osip_authentication_info_set_nextnonce(osip_authentication_info_t *header, char *value);

/** The client's nonce, or NULL. */
char *osip_authentication_info_get_cnonce(osip_authentication_info_t *header);

/** Sets the client's nonce; the header adopts the text. */
void osip_authentication_info_set_cnonce(osip_authentication_info_t *header, char *value);

/** The quality of protection, or NULL. */
char *osip_authentication_info_get_qop_options(osip_authentication_info_t *header);

/** Sets the quality of protection; the header adopts the text. */
void osip_authentication_info_set_qop_options(osip_authentication_info_t *header, char *value);

/** The response digest, or NULL. */
char *osip_authentication_info_get_rspauth(osip_authentication_info_t *header);

/** Sets the response digest; the header adopts the text. */
void osip_authentication_info_set_rspauth(osip_authentication_info_t *header, char *value);

/** The nonce count, or NULL. */
char *osip_authentication_info_get_nonce_count(osip_authentication_info_t *header);

/** Sets the nonce count; the header adopts the text. */
void osip_authentication_info_set_nonce_count(osip_authentication_info_t *header, char *value);

/** The NTLM snum, or NULL. */
char *osip_authentication_info_get_snum(osip_authentication_info_t *header);

/** Sets the NTLM snum; the header adopts the text. */
void osip_authentication_info_set_snum(osip_authentication_info_t *header, char *value);

/** The NTLM srand, or NULL. */
char *osip_authentication_info_get_srand(osip_authentication_info_t *header);

/** Sets the NTLM srand; the header adopts the text. */
void osip_authentication_info_set_srand(osip_authentication_info_t *header, char *value);

/** The NTLM target name, or NULL. */
char *osip_authentication_info_get_targetname(osip_authentication_info_t *header);

/** Sets the NTLM target name; the header adopts the text. */
void osip_authentication_info_set_targetname(osip_authentication_info_t *header, char *value);

/** The realm, or NULL. */
char *osip_authentication_info_get_realm(osip_authentication_info_t *header);

/** Sets the realm; the header adopts the text. */
void osip_authentication_info_set_realm(osip_authentication_info_t *header, char *value);

/** The opaque data, or NULL. */
char *osip_authentication_info_get_opaque(osip_authentication_info_t *header);

/** Sets the opaque data; the header adopts the text. */
void osip_authentication_info_set_opaque(osip_authentication_info_t *header, char *value);

#ifdef __cplusplus
}
#endif

#endif
