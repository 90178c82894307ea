/* URIs and parameters (RFC 3261 section 19.1). */
#ifndef _URLS_H_
#define _URLS_H_

#include <osipparser2/osip_const.h>
#include <osipparser2/osip_list.h>

/** A parameter, a generic one or one of a URI; also a URI header. */
struct osip_uri_param {
  /** The name. */
  char *gname;
  /** The value; NULL for none. */
  char *gvalue;
};

typedef struct osip_uri_param osip_uri_param_t;

/** A URI. */
struct osip_uri {
  /** The scheme: sip. */
  char *scheme;
  /** The user, not escaped; NULL for none. */
  char *username;
  /** The password, not escaped; NULL for none. */
  char *password;
  /** Host name or address, IPv6 without brackets. */
  char *host;
  /** The port, or NULL. */
  char *port;
  /** Parameters (osip_uri_param_t). */
  osip_list_t url_params;
  /** Headers (osip_uri_header_t). */
  osip_list_t url_headers;
  /** All that follows the colon of a URI that is no SIP URI. */
  char *string;
};

typedef struct osip_uri osip_uri_t;

typedef osip_uri_param_t osip_uri_header_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty parameter. 0, or OSIP_NOMEM. */
int osip_uri_param_init(osip_uri_param_t **url_param);

/** Frees a parameter and all it owns. */
void osip_uri_param_free(osip_uri_param_t *url_param);

/** Sets name and value; the parameter adopts both and drops the blanks at their ends, in place. 0, or OSIP_BADPARAMETER. */
int osip_uri_param_set(osip_uri_param_t *url_param, char *name, char *value);

/** Copies a parameter. 0, OSIP_BADPARAMETER without name, OSIP_NOMEM. */
int osip_uri_param_clone(const osip_uri_param_t *url_param, osip_uri_param_t **dest);

/** Frees all parameters of a list, which is empty then. */
void osip_uri_param_freelist(osip_list_t *url_params);

/** Appends a parameter that adopts name and value. 0, OSIP_BADPARAMETER or OSIP_NOMEM; after a failure both still belong to the caller. */
int osip_uri_param_add(osip_list_t *url_params, char *name, char *value);

/** Finds the first parameter of a name, whatever its case. 0, -1 if there is none, OSIP_BADPARAMETER. */
int osip_uri_param_get_byname(osip_list_t *url_params, char *name, osip_uri_param_t **dest);

/** Makes an empty URI. 0, or OSIP_NOMEM. */
int osip_uri_init(osip_uri_t **url);

/** Frees a URI and all it owns. */
void osip_uri_free(osip_uri_t *url);

/** Parses a URI; parameters and headers that are not valid are left out. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_uri_parse(osip_uri_t *url, const char *buf);

/** Parses URI headers, from the question mark on. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM; those before a failure are kept. */
int osip_uri_parse_headers(osip_uri_t *url, const char *buf);

/** Parses URI parameters, from the semicolon on. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM; those before a failure are kept. */
int osip_uri_parse_params(osip_uri_t *url, const char *buf);

/** Prints a URI into a new text. 0, OSIP_BADPARAMETER if it has neither host nor string, OSIP_NOMEM. */
int osip_uri_to_str(const osip_uri_t *url, char **dest);

/** Copies a URI. 0, OSIP_BADPARAMETER if it has neither host nor string, OSIP_NOMEM. */
int osip_uri_clone(const osip_uri_t *url, osip_uri_t **dest);

/** Prints a URI like osip_uri_to_str and decodes the whole text, which may then hold any byte. */
int osip_uri_to_str_canonical(const osip_uri_t *url, char **dest);

/** Sets the scheme; the URI adopts the text. */
void osip_uri_set_scheme(osip_uri_t *url, char *value);

/** The scheme, or NULL. */
char *osip_uri_get_scheme(osip_uri_t *url);

/** Sets the host; the URI adopts the text. */
void osip_uri_set_host(osip_uri_t *url, char *value);

/** The host, or NULL. */
char *osip_uri_get_host(osip_uri_t *url);

/** Sets the username, which is plain text; the URI adopts the text. */
void osip_uri_set_username(osip_uri_t *url, char *value);

/** The username, or NULL. */
char *osip_uri_get_username(osip_uri_t *url);

/** Sets the password, which is plain text; the URI adopts the text. */
void osip_uri_set_password(osip_uri_t *url, char *value);

/** The password, or NULL. */
char *osip_uri_get_password(osip_uri_t *url);

/** Sets the port; the URI adopts the text. */
void osip_uri_set_port(osip_uri_t *url, char *value);

/** The port, or NULL. */
char *osip_uri_get_port(osip_uri_t *url);

/** The first `separator_osip_to_find` if it stands before the first `before_separator`, or if there is none of those; else NULL. */
const char *next_separator(const char *ch, int separator_osip_to_find, int before_separator);

/** Encodes all bytes but ASCII letters, digits and those of `def`, into a new text; NULL if there is no memory. */
char *__osip_uri_escape_nonascii_and_nondef(const char *string, const char *def);

/** Encodes a username into a new text; NULL if there is no memory. */
char *__osip_uri_escape_userinfo(const char *string);

/** Encodes a password into a new text; NULL if there is no memory. */
char *__osip_uri_escape_password(const char *string);

/** Encodes a name or value of a URI parameter into a new text; NULL if there is no memory. */
char *__osip_uri_escape_uri_param(char *string);

/** Encodes a name or value of a URI header into a new text; NULL if there is no memory. */
char *__osip_uri_escape_header_param(char *string);

/** Decodes a text in place; a percent sign without hexadecimal digits ends it. */
void __osip_uri_unescape(char *string);

#ifdef __cplusplus
}
#endif

/* A URI header is a parameter by another name. */

#define osip_uri_header_init(url_header) osip_uri_param_init(url_header)
#define osip_uri_header_free(url_header) osip_uri_param_free(url_header)
#define osip_uri_header_set(url_header, name, value) osip_uri_param_set(url_header, name, value)
#define osip_uri_header_clone(url_header, dest) osip_uri_param_clone(url_header, dest)
#define osip_uri_header_freelist(LIST) osip_uri_param_freelist(LIST)
#define osip_uri_header_add(url_headers, name, value) osip_uri_param_add(url_headers, name, value)
#define osip_uri_header_get_byname(url_headers, name, dest) osip_uri_param_get_byname(url_headers, name, dest)

/* Well-known parameters. A name or value given as a plain string is copied; any other value is adopted. */
#define osip_uri_set_transport_udp(url) osip_uri_param_add((&(url)->url_params), osip_strdup("transport"), osip_strdup("udp"))
#define osip_uri_set_transport_tcp(url) osip_uri_param_add((&(url)->url_params), osip_strdup("transport"), osip_strdup("tcp"))
#define osip_uri_set_transport_sctp(url) osip_uri_param_add((&(url)->url_params), osip_strdup("transport"), osip_strdup("sctp"))
#define osip_uri_set_transport_tls(url) osip_uri_param_add((&(url)->url_params), osip_strdup("transport"), osip_strdup("tls"))
#define osip_uri_set_transport(url, value) osip_uri_param_add((&(url)->url_params), osip_strdup("transport"), value)
#define osip_uri_set_user_phone(url) osip_uri_param_add((&(url)->url_params), osip_strdup("user"), osip_strdup("phone"))
#define osip_uri_set_user_ip(url) osip_uri_param_add((&(url)->url_params), osip_strdup("user"), osip_strdup("ip"))
#define osip_uri_set_method_invite(url) osip_uri_param_add((&(url)->url_params), osip_strdup("method"), osip_strdup("INVITE"))
#define osip_uri_set_method_ack(url) osip_uri_param_add((&(url)->url_params), osip_strdup("method"), osip_strdup("ACK"))
#define osip_uri_set_method_options(url) osip_uri_param_add((&(url)->url_params), osip_strdup("method"), osip_strdup("OPTIONS"))
#define osip_uri_set_method_bye(url) osip_uri_param_add((&(url)->url_params), osip_strdup("method"), osip_strdup("BYE"))
#define osip_uri_set_method_cancel(url) osip_uri_param_add((&(url)->url_params), osip_strdup("method"), osip_strdup("CANCEL"))
#define osip_uri_set_method_register(url) osip_uri_param_add((&(url)->url_params), osip_strdup("method"), osip_strdup("REGISTER"))
#define osip_uri_set_method(url, value) osip_uri_param_add((&(url)->url_params), osip_strdup("method"), value)
#define osip_uri_set_ttl(url, value) osip_uri_param_add((&(url)->url_params), osip_strdup("ttl"), value)
#define osip_uri_set_maddr(url, value) osip_uri_param_add((&(url)->url_params), osip_strdup("maddr"), value)

/* Parameters and headers of a URI. */
#define osip_uri_uparam_add(url, name, value) osip_uri_param_add((&(url)->url_params), name, value)
#define osip_uri_uparam_get_byname(url, name, dest) osip_uri_param_get_byname((&(url)->url_params), name, dest)
#define osip_uri_uheader_add(url, name, value) osip_uri_header_add((&(url)->url_headers), name, value)
#define osip_uri_uheader_get_byname(url, name, dest) osip_uri_header_get_byname((&(url)->url_headers), name, dest)

#endif
