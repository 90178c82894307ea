/* The Via header (RFC 3261 section 20.42). */
#ifndef _OSIP_VIA_H_
#define _OSIP_VIA_H_

#include <osipparser2/osip_list.h>

/** A Via header. */
struct osip_via {
  /** The version: 2.0. */
  char *version;
  /** The transport: UDP. */
  char *protocol;
  /** Host name or address, IPv6 without brackets. */
  char *host;
  /** The port, or NULL. */
  char *port;
  /** What stands in parentheses, or NULL. */
  char *comment;
  /** Parameters (osip_generic_param_t). */
  osip_list_t via_params;
};

typedef struct osip_via osip_via_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Makes an empty header. 0, or OSIP_NOMEM. */
int osip_via_init(osip_via_t **header);

/** Frees a header and all it owns. */
void osip_via_free(osip_via_t *header);

/** Parses a header value. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR or OSIP_NOMEM. */
int osip_via_parse(osip_via_t *header, const char *hvalue);

/** Prints a header value into a new text. 0, OSIP_BADPARAMETER without version, protocol or host, OSIP_NOMEM. */
int osip_via_to_str(const osip_via_t *header, char **dest);

/** Copies a header. 0, OSIP_BADPARAMETER without version, protocol or host, OSIP_NOMEM. */
int osip_via_clone(const osip_via_t *header, osip_via_t **dest);

/** Sets the version; the header adopts the text. */
void via_set_version(osip_via_t *header, char *value);

/** The version, or NULL. */
char *via_get_version(osip_via_t *header);

/** Sets the transport; the header adopts the text. */
void via_set_protocol(osip_via_t *header, char *value);

/** The transport, or NULL. */
char *via_get_protocol(osip_via_t *header);

/** Sets the host; the header adopts the text. */
void via_set_host(osip_via_t *header, char *value);

/** The host, or NULL. */
char *via_get_host(osip_via_t *header);

/** Sets the port; the header adopts the text. */
void via_set_port(osip_via_t *header, char *value);

/** The port, or NULL. */
char *via_get_port(osip_via_t *header);

/** Sets the comment; the header adopts the text. */
void via_set_comment(osip_via_t *header, char *value);

/** The comment, or NULL. */
char *via_get_comment(osip_via_t *header);

/** 0 if the printed headers are equal byte by byte, -1 if not; OSIP_BADPARAMETER if one is NULL or cannot be printed. */
int osip_via_match(osip_via_t *via1, osip_via_t *via2);

#ifdef __cplusplus
}
#endif

#define osip_via_set_version via_set_version
#define osip_via_get_version via_get_version
#define osip_via_set_protocol via_set_protocol
#define osip_via_get_protocol via_get_protocol
#define osip_via_set_host via_set_host
#define osip_via_get_host via_get_host
#define osip_via_set_port via_set_port
#define osip_via_get_port via_get_port
#define osip_via_set_comment via_set_comment
#define osip_via_get_comment via_get_comment

/* Parameters. A name given as a plain string is copied; a value is adopted. */
#define osip_via_set_hidden(header) osip_generic_param_add((&(header)->via_params), osip_strdup("hidden"), NULL)
#define osip_via_set_ttl(header, value) osip_generic_param_add((&(header)->via_params), osip_strdup("ttl"), value)
#define osip_via_set_maddr(header, value) osip_generic_param_add((&(header)->via_params), osip_strdup("maddr"), value)
#define osip_via_set_received(header, value) osip_generic_param_add((&(header)->via_params), osip_strdup("received"), value)
#define osip_via_set_branch(header, value) osip_generic_param_add((&(header)->via_params), osip_strdup("branch"), value)
#define osip_via_param_add(header, name, value) osip_generic_param_add((&(header)->via_params), name, value)
#define osip_via_param_get_byname(header, name, dest) osip_generic_param_get_byname((&(header)->via_params), name, dest)

#endif
