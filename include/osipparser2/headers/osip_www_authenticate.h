/* The WWW-Authenticate header (RFC 3261 section 20.44). */
#ifndef _OSIP_WWW_AUTHENTICATE_H_
#define _OSIP_WWW_AUTHENTICATE_H_

/** A WWW-Authenticate header. */
struct osip_www_authenticate {
  /** The scheme: Digest. */
  char *auth_type;
  /** The realm, quoted. */
  char *realm;
  /** The domain, quoted. */
  char *domain;
  /** The nonce, quoted. */
  char *nonce;
  /** Opaque data, quoted. */
  char *opaque;
  /** Whether the nonce was stale. */
  char *stale;
  /** The algorithm. */
  char *algorithm;
  /** The qualities of protection, quoted. */
  char *qop_options;
  /** NTLM version. */
  char *version;
  /** NTLM target name. */
  char *targetname;
  /** NTLM data. */
  char *gssapi_data;
  /** Never set nor freed by the library. */
  char *auth_param;
};

typedef struct osip_www_authenticate osip_www_authenticate_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty header. 0, or OSIP_NOMEM. */
int osip_www_authenticate_init(osip_www_authenticate_t **header);

/** Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_www_authenticate_parse(osip_www_authenticate_t *header, const char *hvalue);

/** Prints a header value into a new text. 0, OSIP_BADPARAMETER without scheme, OSIP_NOMEM. */
int osip_www_authenticate_to_str(const osip_www_authenticate_t *header, char **dest);

/** Frees a header and all it owns. */
void osip_www_authenticate_free(osip_www_authenticate_t *header);

/** Copies a header. 0, OSIP_BADPARAMETER without scheme, OSIP_NOMEM. */
int osip_www_authenticate_clone(const osip_www_authenticate_t *header, osip_www_authenticate_t **dest);

/** The scheme, or NULL. */
char *osip_www_authenticate_get_auth_type(osip_www_authenticate_t *header);

/** Sets the scheme; the header adopts the text. */
void osip_www_authenticate_set_auth_type(osip_www_authenticate_t *header, char *value);

/** The realm, or NULL. */
char *osip_www_authenticate_get_realm(osip_www_authenticate_t *header);

/** Sets the realm; the header adopts the text. */
void osip_www_authenticate_set_realm(osip_www_authenticate_t *header, char *value);

/** The domain, or NULL. */
char *osip_www_authenticate_get_domain(osip_www_authenticate_t *header);

/** Sets the domain; the header adopts the text. */
void osip_www_authenticate_set_domain(osip_www_authenticate_t *header, char *value);

/** The nonce, or NULL. */
char *osip_www_authenticate_get_nonce(osip_www_authenticate_t *header);

/** Sets the nonce; the header adopts the text. */
void osip_www_authenticate_set_nonce(osip_www_authenticate_t *header, char *value);

/** The opaque data, or NULL. */
char *osip_www_authenticate_get_opaque(osip_www_authenticate_t *header);

/** Sets the opaque data; the header adopts the text. */
void osip_www_authenticate_set_opaque(osip_www_authenticate_t *header, char *value);

/** Whether the nonce was stale, or NULL. */
char *osip_www_authenticate_get_stale(osip_www_authenticate_t *header);

/** Sets whether the nonce was stale; the header adopts the text. */
void osip_www_authenticate_set_stale(osip_www_authenticate_t *header, char *value);

/** The algorithm, or NULL. */
char *osip_www_authenticate_get_algorithm(osip_www_authenticate_t *header);

/** Sets the algorithm; the header adopts the text. */
void osip_www_authenticate_set_algorithm(osip_www_authenticate_t *header, char *value);

/** The qualities of protection, or NULL. */
char *osip_www_authenticate_get_qop_options(osip_www_authenticate_t *header);

/** Sets the qualities of protection; the header adopts the text. */
void osip_www_authenticate_set_qop_options(osip_www_authenticate_t *header, char *value);

/** The NTLM version, or NULL. */
char *osip_www_authenticate_get_version(osip_www_authenticate_t *header);

/** Sets the NTLM version; the header adopts the text. */
void osip_www_authenticate_set_version(osip_www_authenticate_t *header, char *value);

/** The NTLM target name, or NULL. */
char *osip_www_authenticate_get_targetname(osip_www_authenticate_t *header);

/** Sets the NTLM target name; the header adopts the text. */
void osip_www_authenticate_set_targetname(osip_www_authenticate_t *header, char *value);

/** The NTLM data, or NULL. */
char *osip_www_authenticate_get_gssapi_data(osip_www_authenticate_t *header);

/** Sets the NTLM data; the header adopts the text. */
void osip_www_authenticate_set_gssapi_data(osip_www_authenticate_t *header, char *value);

#ifdef __cplusplus
}
#endif

#define osip_www_authenticate_set_stale_true(header) osip_www_authenticate_set_stale(header, osip_strdup("true"))
#define osip_www_authenticate_set_stale_false(header) osip_www_authenticate_set_stale(header, osip_strdup("false"))
#define osip_www_authenticate_set_algorithm_MD5(header) osip_www_authenticate_set_algorithm(header, osip_strdup("MD5"))

#endif
