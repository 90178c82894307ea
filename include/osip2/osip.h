/* Transactions (RFC 3261 section 17), their events, and the stack that holds them. */
#ifndef _OSIP_H_
#define _OSIP_H_

#include <stddef.h>
#include <sys/time.h>
#include <time.h>

#include <osipparser2/osip_const.h>

#include <osip2/osip_time.h>

#include <osipparser2/osip_parser.h>
#include <osip2/osip_fifo.h>

/*
 * Threads. Any number of threads may make, find, execute and free transactions of one stack at once, add events and look for timers, and
 * callbacks may, too. A transaction is executed by one thread at a time. Who comes meanwhile, by osip_ict_execute and the like or by
 * osip_transaction_execute, leaves the events to that thread, which executes them after the current one, and returns before that. A callback
 * may end its thread (pthread_exit, cancellation) or throw a C++ exception: the event is freed then, and others can go on with the
 * transaction. A transaction that is freed while it is being executed gets no further callback, and goes when the current one has returned.
 */

/* The times of RFC 3261 table 4, in milliseconds. */
#ifndef DEFAULT_T1
#define DEFAULT_T1 500
#endif
#ifndef DEFAULT_T1_TCP_PROGRESS
#define DEFAULT_T1_TCP_PROGRESS 500
#endif
#ifndef DEFAULT_T2
#define DEFAULT_T2 4000
#endif
#ifndef DEFAULT_T4
#define DEFAULT_T4 5000
#endif

/* How far the lookup of an SRV record is. */
#define OSIP_SRV_STATE_UNKNOWN 0
#define OSIP_SRV_STATE_RETRYLATER 2
#define OSIP_SRV_STATE_COMPLETED 3
#define OSIP_SRV_STATE_NOTSUPPORTED 4

/* How far the lookup of a NAPTR record is. */
#define OSIP_NAPTR_STATE_UNKNOWN 0
#define OSIP_NAPTR_STATE_INPROGRESS 1
#define OSIP_NAPTR_STATE_NAPTRDONE 2
#define OSIP_NAPTR_STATE_SRVINPROGRESS 3
#define OSIP_NAPTR_STATE_SRVDONE 4
#define OSIP_NAPTR_STATE_RETRYLATER 5
#define OSIP_NAPTR_STATE_NOTSUPPORTED 6

/** The state of a transaction or of a dialog. */
enum _state_t {
  ICT_PRE_CALLING,
  ICT_CALLING,
  ICT_PROCEEDING,
  ICT_COMPLETED,
  ICT_TERMINATED,
  IST_PRE_PROCEEDING,
  IST_PROCEEDING,
  IST_COMPLETED,
  IST_CONFIRMED,
  IST_TERMINATED,
  NICT_PRE_TRYING,
  NICT_TRYING,
  NICT_PROCEEDING,
  NICT_COMPLETED,
  NICT_TERMINATED,
  NIST_PRE_TRYING,
  NIST_TRYING,
  NIST_PROCEEDING,
  NIST_COMPLETED,
  NIST_TERMINATED,
  DIALOG_EARLY,
  DIALOG_CONFIRMED,
  DIALOG_CLOSE
};

/** Which state machine a transaction follows: client or server, INVITE or not. */
enum osip_fsm_type_t {
  ICT,
  IST,
  NICT,
  NIST
};

/** What an event tells: a timer that is due (RFC 3261 table 4), a message received or to be sent. */
enum type_t {
  TIMEOUT_A,
  TIMEOUT_B,
  TIMEOUT_D,
  TIMEOUT_E,
  TIMEOUT_F,
  TIMEOUT_K,
  TIMEOUT_G,
  TIMEOUT_H,
  TIMEOUT_I,
  TIMEOUT_J,
  RCV_REQINVITE,
  RCV_REQACK,
  RCV_REQUEST,
  RCV_STATUS_1XX,
  RCV_STATUS_2XX,
  RCV_STATUS_3456XX,
  SND_REQINVITE,
  SND_REQACK,
  SND_REQUEST,
  SND_STATUS_1XX,
  SND_STATUS_2XX,
  SND_STATUS_3456XX,
  KILL_TRANSACTION,
  UNKNOWN_EVT
};

/** What a message callback tells. Types that end in 2XX_RECEIVED_AGAIN are never announced. */
enum osip_message_callback_type {
  OSIP_ICT_INVITE_SENT = 0,
  OSIP_ICT_INVITE_SENT_AGAIN,
  OSIP_ICT_ACK_SENT,
  OSIP_ICT_ACK_SENT_AGAIN,
  OSIP_ICT_STATUS_1XX_RECEIVED,
  OSIP_ICT_STATUS_2XX_RECEIVED,
  OSIP_ICT_STATUS_2XX_RECEIVED_AGAIN,
  OSIP_ICT_STATUS_3XX_RECEIVED,
  OSIP_ICT_STATUS_4XX_RECEIVED,
  OSIP_ICT_STATUS_5XX_RECEIVED,
  OSIP_ICT_STATUS_6XX_RECEIVED,
  OSIP_ICT_STATUS_3456XX_RECEIVED_AGAIN,
  OSIP_IST_INVITE_RECEIVED,
  OSIP_IST_INVITE_RECEIVED_AGAIN,
  OSIP_IST_ACK_RECEIVED,
  OSIP_IST_ACK_RECEIVED_AGAIN,
  OSIP_IST_STATUS_1XX_SENT,
  OSIP_IST_STATUS_2XX_SENT,
  OSIP_IST_STATUS_2XX_SENT_AGAIN,
  OSIP_IST_STATUS_3XX_SENT,
  OSIP_IST_STATUS_4XX_SENT,
  OSIP_IST_STATUS_5XX_SENT,
  OSIP_IST_STATUS_6XX_SENT,
  OSIP_IST_STATUS_3456XX_SENT_AGAIN,
  OSIP_NICT_REGISTER_SENT,
  OSIP_NICT_BYE_SENT,
  OSIP_NICT_OPTIONS_SENT,
  OSIP_NICT_INFO_SENT,
  OSIP_NICT_CANCEL_SENT,
  OSIP_NICT_NOTIFY_SENT,
  OSIP_NICT_SUBSCRIBE_SENT,
  OSIP_NICT_UNKNOWN_REQUEST_SENT,
  OSIP_NICT_REQUEST_SENT_AGAIN,
  OSIP_NICT_STATUS_1XX_RECEIVED,
  OSIP_NICT_STATUS_2XX_RECEIVED,
  OSIP_NICT_STATUS_2XX_RECEIVED_AGAIN,
  OSIP_NICT_STATUS_3XX_RECEIVED,
  OSIP_NICT_STATUS_4XX_RECEIVED,
  OSIP_NICT_STATUS_5XX_RECEIVED,
  OSIP_NICT_STATUS_6XX_RECEIVED,
  OSIP_NICT_STATUS_3456XX_RECEIVED_AGAIN,
  OSIP_NIST_REGISTER_RECEIVED,
  OSIP_NIST_BYE_RECEIVED,
  OSIP_NIST_OPTIONS_RECEIVED,
  OSIP_NIST_INFO_RECEIVED,
  OSIP_NIST_CANCEL_RECEIVED,
  OSIP_NIST_NOTIFY_RECEIVED,
  OSIP_NIST_SUBSCRIBE_RECEIVED,
  OSIP_NIST_UNKNOWN_REQUEST_RECEIVED,
  OSIP_NIST_REQUEST_RECEIVED_AGAIN,
  OSIP_NIST_STATUS_1XX_SENT,
  OSIP_NIST_STATUS_2XX_SENT,
  OSIP_NIST_STATUS_2XX_SENT_AGAIN,
  OSIP_NIST_STATUS_3XX_SENT,
  OSIP_NIST_STATUS_4XX_SENT,
  OSIP_NIST_STATUS_5XX_SENT,
  OSIP_NIST_STATUS_6XX_SENT,
  OSIP_NIST_STATUS_3456XX_SENT_AGAIN,
  OSIP_ICT_STATUS_TIMEOUT,
  OSIP_NICT_STATUS_TIMEOUT,
  OSIP_MESSAGE_CALLBACK_COUNT
};

/** Which machine's transaction has ended. */
enum osip_kill_callback_type {
  OSIP_ICT_KILL_TRANSACTION,
  OSIP_IST_KILL_TRANSACTION,
  OSIP_NICT_KILL_TRANSACTION,
  OSIP_NIST_KILL_TRANSACTION,
  OSIP_KILL_CALLBACK_COUNT
};

/** Which machine's message could not be sent. */
enum osip_transport_error_callback_type {
  OSIP_ICT_TRANSPORT_ERROR,
  OSIP_IST_TRANSPORT_ERROR,
  OSIP_NICT_TRANSPORT_ERROR,
  OSIP_NIST_TRANSPORT_ERROR,
  OSIP_TRANSPORT_ERROR_CALLBACK_COUNT
};

struct osip_dialog;

struct timeval;

typedef enum _state_t state_t;

typedef enum osip_fsm_type_t osip_fsm_type_t;

/** An INVITE client transaction. A timer is off while tv_sec is -1, otherwise due at its start time; lengths are milliseconds. */
struct osip_ict {
  /** Timer A: retransmission of the request. */
  int timer_a_length;
  struct timeval timer_a_start;
  /** Timer B: no response. */
  int timer_b_length;
  struct timeval timer_b_start;
  /** Timer D: no more responses to acknowledge. */
  int timer_d_length;
  struct timeval timer_d_start;
  /** The host to send to, or NULL. */
  char *destination;
  /** Its port. */
  int port;
};

typedef struct osip_ict osip_ict_t;

/** An INVITE server transaction. */
struct osip_ist {
  /** Timer G: retransmission of the response. */
  int timer_g_length;
  struct timeval timer_g_start;
  /** Timer H: no ACK. */
  int timer_h_length;
  struct timeval timer_h_start;
  /** Timer I: no more ACKs to absorb. */
  int timer_i_length;
  struct timeval timer_i_start;
};

typedef struct osip_ist osip_ist_t;

/** A client transaction that is not INVITE. */
struct osip_nict {
  /** Timer E: retransmission of the request. */
  int timer_e_length;
  struct timeval timer_e_start;
  /** Timer F: no response. */
  int timer_f_length;
  struct timeval timer_f_start;
  /** Timer K: no more responses to absorb. */
  int timer_k_length;
  struct timeval timer_k_start;
  /** The host to send to, or NULL. */
  char *destination;
  /** Its port. */
  int port;
};

typedef struct osip_nict osip_nict_t;

/** A server transaction that is not INVITE. */
struct osip_nist {
  /** Timer J: no more requests to answer again. */
  int timer_j_length;
  struct timeval timer_j_start;
};

typedef struct osip_nist osip_nist_t;

/** One server of an SRV record. The library only carries these records, it never reads them. */
struct osip_srv_entry {
  /** The name of the server. */
  char srv[512];
  int priority;
  int weight;
  int rweight;
  int port;
  /** What the name was resolved to. */
  char ipaddress[512];
  /** When the server was found broken. */
  struct timeval srv_is_broken;
};

typedef struct osip_srv_entry osip_srv_entry_t;

/** An SRV record, and the NAPTR record that led to it. */
struct osip_srv_record {
  char name[1024];
  /** OSIP_SRV_STATE_... */
  int srv_state;
  char flag[256];
  char protocol[1024];
  char regexp[1024];
  char replacement[1024];
  int order;
  int preference;
  /** The entry in use. */
  int index;
  osip_srv_entry_t srventry[10];
};

typedef struct osip_srv_record osip_srv_record_t;

/** What DNS says of a domain. */
struct osip_naptr {
  char domain[512];
  /** The application unique string of ENUM. */
  char AUS[64];
  /** OSIP_NAPTR_STATE_... */
  int naptr_state;
  void *arg;
  int keep_in_cache;
  osip_srv_record_t sipudp_record;
  osip_srv_record_t siptcp_record;
  osip_srv_record_t siptls_record;
  osip_srv_record_t sipdtls_record;
  osip_srv_record_t sipsctp_record;
  osip_srv_record_t sipenum_record;
};

typedef struct osip_naptr osip_naptr_t;

/** A transaction. Times are those of osip_gettimeofday. */
struct osip_transaction {
  /** Never used; osip_transaction_set_your_instance sets reserved1. */
  void *your_instance;
  /** A number of its own within the stack. */
  int transactionid;
  /** The events to be executed (osip_event_t). */
  osip_fifo_t *transactionff;
  /** The top Via of the request. */
  osip_via_t *topvia;
  /** The From of the request. */
  osip_from_t *from;
  /** The To of the request. */
  osip_to_t *to;
  /** The Call-ID. */
  osip_call_id_t *callid;
  /** The CSeq of the request. */
  osip_cseq_t *cseq;
  /** The request; NULL until its event is executed. */
  osip_message_t *orig_request;
  /** The last response, or NULL. */
  osip_message_t *last_response;
  /** The ACK sent or received, or NULL. */
  osip_message_t *ack;
  state_t state;
  time_t birth_time;
  time_t completed_time;
  struct timeval created_time;
  struct timeval destroyed_time;
  /** For the application. */
  int in_socket;
  /** Given to the callback that sends; -999 stands for a broken connection. */
  int out_socket;
  /** The stack (osip_t). */
  void *config;
  osip_fsm_type_t ctx_type;
  /** The part of the machine that it follows; the others are NULL. */
  osip_ict_t *ict_context;
  osip_ist_t *ist_context;
  osip_nict_t *nict_context;
  osip_nist_t *nist_context;
  /** For the application. */
  osip_srv_record_t record;
  /** For the application, which owns it. */
  osip_naptr_t *naptr_record;
  /** For the application. */
  void *reserved1;
  void *reserved2;
  void *reserved3;
  void *reserved4;
  void *reserved5;
  void *reserved6;
};

typedef struct osip_transaction osip_transaction_t;

/** Tells what happens to the messages of a transaction. The message is borrowed. */
typedef void (*osip_message_cb_t)(int type, osip_transaction_t*, osip_message_t*);

/** Tells that a transaction has ended; it may be removed, but not freed yet. */
typedef void (*osip_kill_transaction_cb_t)(int type, osip_transaction_t*);

/** Tells that a message could not be sent; error is what the callback that sends returned. */
typedef void (*osip_transport_error_cb_t)(int type, osip_transaction_t*, int error);

/** The stack: all transactions, and the callbacks of the application. */
struct osip {
  /** For the application. */
  void *application_context;
  /** Mutexes of the lists below (struct osip_mutex). */
  void *ict_fastmutex;
  void *ist_fastmutex;
  void *nict_fastmutex;
  void *nist_fastmutex;
  void *ixt_fastmutex;
  /** The mutex of transactionid. */
  void *id_mutex;
  /** The number of the next transaction. */
  int transactionid;
  /** The transactions in the order of their creation (osip_transaction_t). */
  osip_list_t osip_ict_transactions;
  osip_list_t osip_ist_transactions;
  osip_list_t osip_nict_transactions;
  osip_list_t osip_nist_transactions;
  /** The retransmissions outside of transactions, the newest first (ixt_t). */
  osip_list_t ixt_retransmissions;
  /** The callbacks, by type. */
  osip_message_cb_t msg_callbacks[OSIP_MESSAGE_CALLBACK_COUNT];
  osip_kill_transaction_cb_t kill_callbacks[OSIP_KILL_CALLBACK_COUNT];
  osip_transport_error_cb_t tp_error_callbacks[OSIP_TRANSPORT_ERROR_CALLBACK_COUNT];
  /** Sends a message to a host and port; 0, a negative error, or a positive number while the connection is not ready. */
  int (*cb_send_message)(osip_transaction_t*, osip_message_t*, char*, int, int);
  /** The library's own. */
  void *osip_ict_hastable;
  void *osip_ist_hastable;
  void *osip_nict_hastable;
  void *osip_nist_hastable;
};

typedef struct osip osip_t;

typedef enum type_t type_t;

/** An event of a transaction. */
struct osip_event {
  type_t type;
  /** The transaction; 0 while it is not known. */
  int transactionid;
  /** The message of a message event, which owns it. */
  osip_message_t *sip;
};

typedef struct osip_event osip_event_t;

typedef enum osip_message_callback_type osip_message_callback_type_t;

typedef enum osip_kill_callback_type osip_kill_callback_type_t;

typedef enum osip_transport_error_callback_type osip_transport_error_callback_type_t;

/** A 2xx response to an INVITE, or its ACK, that is retransmitted outside of transactions. */
struct ixt {
  /** The dialog of the message. */
  struct osip_dialog *dialog;
  /** The 2xx response, if it is one. */
  osip_message_t *msg2xx;
  /** The ACK, if it is one. */
  osip_message_t *ack;
  /** When it is sent next. */
  struct timeval start;
  /** The time between the last two, in milliseconds. */
  int interval;
  /** The host to send to, or NULL. */
  char *dest;
  /** Its port. */
  int port;
  /** Given to the callback that sends. */
  int sock;
  /** How many times it is still sent. */
  int counter;
};

typedef struct ixt ixt_t;

#ifdef __cplusplus
extern "C" {
#endif

/** Sets a message callback, or takes it away with NULL. 0, OSIP_BADPARAMETER for a type that does not exist. */
int osip_set_message_callback(osip_t *osip, int type, osip_message_cb_t cb);

/** Sets a callback for the end of transactions. 0, OSIP_BADPARAMETER for a type that does not exist. */
int osip_set_kill_transaction_callback(osip_t *osip, int type, osip_kill_transaction_cb_t cb);

/** Sets a callback for messages that cannot be sent. 0, OSIP_BADPARAMETER for a type that does not exist. */
int osip_set_transport_error_callback(osip_t *osip, int type, osip_transport_error_cb_t cb);

/**
 * Makes a transaction of any type and adds it to the stack; the request stays the caller's. 0, OSIP_BADPARAMETER, OSIP_SYNTAXERROR without
 * Via, OSIP_NOMEM.
 */
int osip_transaction_init(osip_transaction_t **transaction, osip_fsm_type_t ctx_type, osip_t *osip, osip_message_t *request);

/** Takes a transaction out of its stack and frees it with all it owns; while it is being executed, after that. 0, or OSIP_BADPARAMETER. */
int osip_transaction_free(osip_transaction_t *transaction);

/** Frees a transaction that is not in its stack any more; while it is being executed, after that. 0, or OSIP_BADPARAMETER. */
int osip_transaction_free2(osip_transaction_t *transaction);

/** Where a response is to be sent: a new text, NULL without Via, and the port. */
void osip_response_get_destination(osip_message_t *response, char **address, int *portnum);

/** Sets where the request is sent; the text is adopted. 0, or OSIP_BADPARAMETER. */
int osip_ict_set_destination(osip_ict_t *ict, char *destination, int port);

/** Sets where the request is sent; the text is adopted. 0, or OSIP_BADPARAMETER. */
int osip_nict_set_destination(osip_nict_t *nict, char *destination, int port);

/** Adds an event to those to be executed; it is adopted. 0, or OSIP_BADPARAMETER. */
int osip_transaction_add_event(osip_transaction_t *transaction, osip_event_t *evt);

/**
 * Executes an event and frees it, or leaves it to whoever is executing the transaction. 1, 0 for KILL_TRANSACTION, or an error.
 *
 * Also if that is the caller, in a callback: the event comes after the current one then, and this returns before that.
 */
int osip_transaction_execute(osip_transaction_t *transaction, osip_event_t *evt);

/** Sets reserved1. 0, or OSIP_BADPARAMETER. */
int osip_transaction_set_your_instance(osip_transaction_t *transaction, void *ptr);

/** Sets reserved1. 0, or OSIP_BADPARAMETER. */
int osip_transaction_set_reserved1(osip_transaction_t *transaction, void *ptr);

/** Sets reserved2. 0, or OSIP_BADPARAMETER. */
int osip_transaction_set_reserved2(osip_transaction_t *transaction, void *ptr);

/** Sets reserved3. 0, or OSIP_BADPARAMETER. */
int osip_transaction_set_reserved3(osip_transaction_t *transaction, void *ptr);

/** Sets reserved4. 0, or OSIP_BADPARAMETER. */
int osip_transaction_set_reserved4(osip_transaction_t *transaction, void *ptr);

/** Sets reserved5. 0, or OSIP_BADPARAMETER. */
int osip_transaction_set_reserved5(osip_transaction_t *transaction, void *ptr);

/** Sets reserved6. 0, or OSIP_BADPARAMETER. */
int osip_transaction_set_reserved6(osip_transaction_t *transaction, void *ptr);

/** The value of reserved1. */
void *osip_transaction_get_your_instance(osip_transaction_t *transaction);

/** The value of reserved1. */
void *osip_transaction_get_reserved1(osip_transaction_t *transaction);

/** The value of reserved2. */
void *osip_transaction_get_reserved2(osip_transaction_t *transaction);

/** The value of reserved3. */
void *osip_transaction_get_reserved3(osip_transaction_t *transaction);

/** The value of reserved4. */
void *osip_transaction_get_reserved4(osip_transaction_t *transaction);

/** The value of reserved5. */
void *osip_transaction_get_reserved5(osip_transaction_t *transaction);

/** The value of reserved6. */
void *osip_transaction_get_reserved6(osip_transaction_t *transaction);

/** Where the request is sent; the text stays the transaction's. 0, -1 for a server transaction, OSIP_BADPARAMETER. */
int osip_transaction_get_destination(osip_transaction_t *transaction, char **ip, int *port);

/** Copies an SRV record into the transaction. 0, or OSIP_BADPARAMETER. */
int osip_transaction_set_srv_record(osip_transaction_t *transaction, osip_srv_record_t *record);

/** Sets the NAPTR record, which stays the caller's. 0, or OSIP_BADPARAMETER. */
int osip_transaction_set_naptr_record(osip_transaction_t *transaction, osip_naptr_t *record);

/** Sets in_socket. 0, or OSIP_BADPARAMETER. */
int osip_transaction_set_in_socket(osip_transaction_t *transaction, int sock);

/** Sets out_socket. 0, or OSIP_BADPARAMETER. */
int osip_transaction_set_out_socket(osip_transaction_t *transaction, int sock);

/** Makes a stack. 0, or OSIP_NOMEM. */
int osip_init(osip_t **osip);

/** Frees a stack, but not its transactions. */
void osip_release(osip_t *osip);

/** Sets the application's pointer. */
void osip_set_application_context(osip_t *osip, void *pointer);

/** The application's pointer. */
void *osip_get_application_context(osip_t *osip);

/** Takes a transaction out of the stack; it is not freed. 0, -1 if it is not there, OSIP_BADPARAMETER. */
int osip_remove_transaction(osip_t *osip, osip_transaction_t *ict);

/**
 * Executes the events of all INVITE client transactions. 0, or OSIP_BADPARAMETER.
 *
 * For this and the three functions below: any number of threads may call them at once, and callbacks may, too. A transaction is executed by
 * one thread at a time; events that come for it meanwhile are executed by that thread, after the current one, and nobody waits for them. A
 * callback may free its transaction, which gets no further callback then, and it may end its thread or throw a C++ exception.
 */
int osip_ict_execute(osip_t *osip);

/** Executes the events of all INVITE server transactions. 0, or OSIP_BADPARAMETER. */
int osip_ist_execute(osip_t *osip);

/** Executes the events of all other client transactions. 0, or OSIP_BADPARAMETER. */
int osip_nict_execute(osip_t *osip);

/** Executes the events of all other server transactions. 0, or OSIP_BADPARAMETER. */
int osip_nist_execute(osip_t *osip);

/** How long the application may wait before timers are due. */
void osip_timers_gettimeout(osip_t *osip, struct timeval *lower_tv);

/** Adds events for the timers of INVITE client transactions that are due. */
void osip_timers_ict_execute(osip_t *osip);

/** Adds events for the timers of INVITE server transactions that are due. */
void osip_timers_ist_execute(osip_t *osip);

/** Adds events for the timers of other client transactions that are due. */
void osip_timers_nict_execute(osip_t *osip);

/** Adds events for the timers of other server transactions that are due. */
void osip_timers_nist_execute(osip_t *osip);

/** The first transaction of a list that an event belongs to, or NULL. The list is not locked. */
osip_transaction_t *osip_transaction_find(osip_list_t *transactions, osip_event_t *evt);

/** The transaction that a message event belongs to, or NULL; with consume = 1 the event is added to it. */
osip_transaction_t *__osip_find_transaction(osip_t *osip, osip_event_t *evt, int consume);

/** Adds a message event to the transaction that it belongs to. 0, or -1 if there is none. */
int osip_find_transaction_and_add_event(osip_t *osip, osip_event_t *evt);

/** Makes the transaction of a request's event, or NULL. The event stays the caller's, to be added. */
osip_transaction_t *osip_create_transaction(osip_t *osip, osip_event_t *evt);

/** A new event of a received message, or NULL. */
osip_event_t *osip_parse(const char *buf, size_t length);

/**
 * Retransmits the 2xx responses and ACKs that are due; the callback must not call other functions for them.
 *
 * Their list is locked meanwhile. The callback may end its thread or throw a C++ exception.
 */
void osip_retransmissions_execute(osip_t *osip);

/** Starts retransmitting a 2xx response until its ACK arrives; the message is copied. */
void osip_start_200ok_retransmissions(osip_t *osip, struct osip_dialog *dialog, osip_message_t *msg200ok, int sock);

/** Starts retransmitting an ACK, ten times in all; message and text are copied. */
void osip_start_ack_retransmissions(osip_t *osip, struct osip_dialog *dialog, osip_message_t *ack, char *dest, int port, int sock);

/** Stops retransmitting the 2xx response that an ACK acknowledges. Its dialog, or NULL. */
struct osip_dialog *osip_stop_200ok_retransmissions(osip_t *osip, osip_message_t *ack);

/** Stops all retransmissions of a dialog, as must be done before it is freed. */
void osip_stop_retransmissions_from_dialog(osip_t *osip, struct osip_dialog *dialog);

/** A new event of a message to be sent, which it adopts; NULL if the message is not complete. */
osip_event_t *osip_new_outgoing_sipmessage(osip_message_t *sip);

/** Frees an event and its message. */
void osip_event_free(osip_event_t *event);

/** Sets the callback that sends messages. */
void osip_set_cb_send_message(osip_t *cf, int (*cb)(osip_transaction_t*, osip_message_t*, char*, int, int));

#ifdef __cplusplus
}
#endif

/* The type of an event. */
#define EVT_IS_RCV_INVITE(event) ((event)->type == RCV_REQINVITE)
#define EVT_IS_RCV_ACK(event) ((event)->type == RCV_REQACK)
#define EVT_IS_RCV_REQUEST(event) ((event)->type == RCV_REQUEST)
#define EVT_IS_RCV_STATUS_1XX(event) ((event)->type == RCV_STATUS_1XX)
#define EVT_IS_RCV_STATUS_2XX(event) ((event)->type == RCV_STATUS_2XX)
#define EVT_IS_RCV_STATUS_3456XX(event) ((event)->type == RCV_STATUS_3456XX)

#define EVT_IS_SND_INVITE(event) ((event)->type == SND_REQINVITE)
#define EVT_IS_SND_ACK(event) ((event)->type == SND_REQACK)
#define EVT_IS_SND_REQUEST(event) ((event)->type == SND_REQUEST)
#define EVT_IS_SND_STATUS_1XX(event) ((event)->type == SND_STATUS_1XX)
#define EVT_IS_SND_STATUS_2XX(event) ((event)->type == SND_STATUS_2XX)
#define EVT_IS_SND_STATUS_3456XX(event) ((event)->type == SND_STATUS_3456XX)

#define EVT_IS_INCOMINGMSG(event) ((event)->type >= RCV_REQINVITE && (event)->type <= RCV_STATUS_3456XX)
#define EVT_IS_INCOMINGREQ(event) (EVT_IS_RCV_INVITE(event) || EVT_IS_RCV_ACK(event) || EVT_IS_RCV_REQUEST(event))
#define EVT_IS_INCOMINGRESP(event) (EVT_IS_RCV_STATUS_1XX(event) || EVT_IS_RCV_STATUS_2XX(event) || EVT_IS_RCV_STATUS_3456XX(event))

#define EVT_IS_OUTGOINGMSG(event) ((event)->type >= SND_REQINVITE && (event)->type <= SND_STATUS_3456XX)
#define EVT_IS_OUTGOINGREQ(event) (EVT_IS_SND_INVITE(event) || EVT_IS_SND_ACK(event) || EVT_IS_SND_REQUEST(event))
#define EVT_IS_OUTGOINGRESP(event) (EVT_IS_SND_STATUS_1XX(event) || EVT_IS_SND_STATUS_2XX(event) || EVT_IS_SND_STATUS_3456XX(event))

#define EVT_IS_MSG(event) ((event)->type >= RCV_REQINVITE && (event)->type <= SND_STATUS_3456XX)
#define EVT_IS_KILL_TRANSACTION(event) ((event)->type == KILL_TRANSACTION)

#endif
