/* The Authorization header (RFC 3261 section 20.7). */
#ifndef _OSIP_AUTHORIZATION_H_
#define _OSIP_AUTHORIZATION_H_

/** An Authorization header. */
struct osip_authorization {
  /** The scheme: Digest. */
  char *auth_type;
  /** The user name, quoted. */
  char *username;
  /** The realm, quoted. */
  char *realm;
  /** The nonce, quoted. */
  char *nonce;
  /** The URI, quoted. */
  char *uri;
  /** The response digest, quoted. */
  char *response;
  /** An old form of the response. */
  char *digest;
  /** The algorithm. */
  char *algorithm;
  /** The client nonce, quoted. */
  char *cnonce;
  /** Opaque data, quoted. */
  char *opaque;
  /** The quality of protection. */
  char *message_qop;
  /** The nonce count. */
  char *nonce_count;
  /** NTLM version. */
  char *version;
  /** NTLM target name. */
  char *targetname;
  /** NTLM data. */
  char *gssapi_data;
  /** NTLM crand. */
  char *crand;
  /** NTLM cnum. */
  char *cnum;
  /** Never set nor freed by the library. */
  char *auth_param;
};

typedef struct osip_authorization osip_authorization_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty header. 0, or OSIP_NOMEM. */
int osip_authorization_init(osip_authorization_t **header);

/** Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_authorization_parse(osip_authorization_t *header, const char *hvalue);

/** Prints a header value into a new text. 0, OSIP_BADPARAMETER without scheme, OSIP_NOMEM. */
int osip_authorization_to_str(const osip_authorization_t *header, char **dest);

/** Frees a header and all it owns. */
void osip_authorization_free(osip_authorization_t *header);

/** Copies a header. 0, OSIP_BADPARAMETER or OSIP_NOMEM. */
int osip_authorization_clone(const osip_authorization_t *header, osip_authorization_t **dest);

/** The scheme, or NULL. */
char *osip_authorization_get_auth_type(const osip_authorization_t *header);

/** Sets the scheme; the header adopts the text. */
void osip_authorization_set_auth_type(osip_authorization_t *header, char *value);

/** The user name, or NULL. */
char *osip_authorization_get_username(osip_authorization_t *header);

/** Sets the user name; the header adopts the text. */
void osip_authorization_set_username(osip_authorization_t *header, char *value);

/** The realm, or NULL. */
char *osip_authorization_get_realm(osip_authorization_t *header);

/** Sets the realm; the header adopts the text. */
void osip_authorization_set_realm(osip_authorization_t *header, char *value);

/** The nonce, or NULL. */
char *osip_authorization_get_nonce(osip_authorization_t *header);

/** Sets the nonce; the header adopts the text. */
void osip_authorization_set_nonce(osip_authorization_t *header, char *value);

/** The URI, or NULL. */
char *osip_authorization_get_uri(osip_authorization_t *header);

/** Sets the URI; the header adopts the text. */
void osip_authorization_set_uri(osip_authorization_t *header, char *value);

/** The response digest, or NULL. */
char *osip_authorization_get_response(osip_authorization_t *header);

/** Sets the response digest; the header adopts the text. */
void osip_authorization_set_response(osip_authorization_t *header, char *value);

/** The old form of the response, or NULL. */
char *osip_authorization_get_digest(osip_authorization_t *header);

/** Sets the old form of the response; the header adopts the text. */
void osip_authorization_set_digest(osip_authorization_t *header, char *value);

/** The algorithm, or NULL. */
char *osip_authorization_get_algorithm(osip_authorization_t *header);

/** Sets the algorithm; the header adopts the text. */
void osip_authorization_set_algorithm(osip_authorization_t *header, char *value);

/** The client's nonce, or NULL. */
char *osip_authorization_get_cnonce(osip_authorization_t *header);

/** Sets the client's nonce; the header adopts the text. */
void osip_authorization_set_cnonce(osip_authorization_t *header, char *value);

/** The opaque data, or NULL. */
char *osip_authorization_get_opaque(osip_authorization_t *header);

/** Sets the opaque data; the header adopts the text. */
void osip_authorization_set_opaque(osip_authorization_t *header, char *value);

/** The quality of protection, or NULL. */
char *osip_authorization_get_message_qop(osip_authorization_t *header);

/** Sets the quality of protection; the header adopts the text. */
void osip_authorization_set_message_qop(osip_authorization_t *header, char *value);

/** The nonce count, or NULL. */
char *osip_authorization_get_nonce_count(osip_authorization_t *header);

/** Sets the nonce count; the header adopts the text. */
void osip_authorization_set_nonce_count(osip_authorization_t *header, char *value);

/** The NTLM version, or NULL. */
char *osip_authorization_get_version(osip_authorization_t *header);

/** Sets the NTLM version; the header adopts the text. */
void osip_authorization_set_version(osip_authorization_t *header, char *value);

/** The NTLM target name, or NULL. */
char *osip_authorization_get_targetname(osip_authorization_t *header);

/** Sets the NTLM target name; the header adopts the text. */
void osip_authorization_set_targetname(osip_authorization_t *header, char *value);

/** The NTLM data, or NULL. */
char *osip_authorization_get_gssapi_data(osip_authorization_t *header);

/** Sets the NTLM data; the header adopts the text. */
void osip_authorization_set_gssapi_data(osip_authorization_t *header, char *value);

/** The NTLM crand, or NULL. */
char *osip_authorization_get_crand(osip_authorization_t *header);

/** Sets the NTLM crand; the header adopts the text. */
void osip_authorization_set_crand(osip_authorization_t *header, char *value);

/** The NTLM cnum, or NULL. */
char *osip_authorization_get_cnum(osip_authorization_t *header);

/** Sets the NTLM cnum; the header adopts the text. */
void osip_authorization_set_cnum(osip_authorization_t *header, char *value);

#ifdef __cplusplus
}
#endif

#endif
