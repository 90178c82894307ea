/*
 * The public lists of transactions in the hands of an application: it takes
 * elements out and puts them in anywhere, between calls of the library, in
 * random order; some changes leave the number of elements and the first node as
 * they were. After each step: what the list holds, who is found, who is
 * executed. At last with hundreds of stacks, of which some go and others come.
 *
 * Covers: osip_list_{add,remove,get,get_first,get_next,iterator_remove,size,
 * special_free,clone,init} on the lists of a stack, with osip_create_transaction,
 * osip_transaction_find, osip_find_transaction_and_add_event,
 * osip_remove_transaction, osip_transaction_{free,free2,add_event},
 * osip_nist_execute, osip_timers_nist_execute, osip_timers_gettimeout.
 */
#include "../observe.h"

#include <sys/time.h>

#include <osip2/osip.h>

#define MOST 24

#define STACKS 300

/* a stack, and those of its transactions that are in no list */
typedef struct {
  osip_t *osip;
  osip_transaction_t *outside[MOST];
  int outside_count;
} world_t;

static world_t worlds[STACKS];
static world_t *world;
static unsigned random_state;

static int below(int limit) {
  random_state = random_state * 1103515245u + 12345u;
  return limit > 0 ? (int) ((random_state >> 16) % (unsigned) limit) : 0;
}

/* some have the same branch, and some have none with the cookie */
static osip_event_t *request(int number) {
  char text[512];
  const char *cookie = number % 5 ? "z9hG4bK" : "";

  snprintf(text, sizeof text, "OPTIONS sip:b@y.org SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.1:%d;branch=%s%d\r\nFrom: <sip:a@x.org>;tag=ft\r\nTo: <sip:b@y.org>\r\nCall-ID: %d@x.org\r\nCSeq: 7 OPTIONS\r\n\r\n", 5060 + number % 2, cookie, number / 3,
           number / 2);
  return osip_parse(text, strlen(text));
}

static void told(int type, osip_transaction_t *tr, osip_message_t *sip) {
  (void) sip;
  see(" [%d #%d %d]", type, tr->transactionid, tr->state);
}

static void take_out(void *tr) {
  world->outside[world->outside_count++] = tr;
}

static osip_transaction_t *put_back(void) {
  int which = below(world->outside_count);
  osip_transaction_t *tr = world->outside[which];

  world->outside[which] = world->outside[--world->outside_count];
  return tr;
}

/* one goes and one comes, maybe the same, maybe elsewhere: there are as many as before */
static void swap(osip_list_t *list) {
  int size = osip_list_size(list);
  int position = below(3) == 0 ? size - 1 : below(size);
  osip_transaction_t *old = osip_list_get(list, position);
  osip_transaction_t *tr = below(2) && world->outside_count > 0 ? put_back() : old;
  void *noise = NULL;

  see(" from %d %d", position, osip_list_remove(list, position));
  if (below(2))
    noise = malloc(sizeof(void *) * 2); /* so that the new node is not where the old one was */
  if (tr != old)
    take_out(old);
  see(" %d", osip_list_add(list, tr, below(2) ? position : below(2) ? -1 : below(size)));
  free(noise);
}

/*
 * Nodes that no function for lists has made or freed: the number of elements or the first node tell of them, if the library is asked
 * before that may be the same again.
 */
static void by_hand(osip_list_t *list) {
  __node_t **link = &list->node;
  __node_t *node;
  int what = below(3);
  int count = 1 + below(2);
  struct timeval wait;

  see(" by hand %d", what);
  switch (what) {
  case 0:
    /* the last node goes, before or after others come */
    if (osip_list_size(list) > 0 && below(2)) {
      take_out(osip_list_get(list, osip_list_size(list) - 1));
      osip_list_remove(list, osip_list_size(list) - 1);
    }
    while (*link != NULL)
      link = &(*link)->next;
    for (; count > 0 && world->outside_count > 0; count--) {
      node = osip_malloc(sizeof *node);
      node->next = NULL;
      node->element = put_back();
      *link = node;
      link = &node->next;
      list->nb_elt++;
    }
    break;
  case 1:
    /* another first node, with the same element */
    if (*link == NULL)
      break;
    node = osip_malloc(sizeof *node);
    *node = **link;
    osip_free(*link);
    *link = node;
    if (world->outside_count > 0)
      osip_list_add(list, put_back(), -1);
    break;
  default:
    for (; count > 0 && *link != NULL; count--) {
      node = *link;
      take_out(node->element);
      *link = node->next;
      osip_free(node);
      list->nb_elt--;
    }
  }
  osip_timers_gettimeout(world->osip, &wait);
}

static int same_one(void *tr, void **copy) {
  *copy = tr;
  return 0;
}

static void step(void) {
  osip_t *osip = world->osip;
  osip_list_t *list = &osip->osip_nist_transactions;
  osip_list_t other;
  int size = osip_list_size(list);
  int what = below(20);
  osip_list_iterator_t it;
  osip_transaction_t *tr;
  osip_event_t *event;
  struct timeval wait;
  int position, every;

  see("%d:", what);
  switch (what) {
  case 0:
  case 1:
    if (size + world->outside_count >= MOST)
      break;
    event = request(below(30));
    tr = osip_create_transaction(osip, event);
    see(" new #%d", tr->transactionid);
    if (below(4))
      osip_transaction_add_event(tr, event);
    else
      osip_event_free(event);
    break;
  case 2:
  case 3:
    if (size == 0)
      break;
    position = below(3) ? below(size) : what == 2 ? 0 : size - 1;
    take_out(osip_list_get(list, position));
    see(" out %d", osip_list_remove(list, position));
    break;
  case 4:
  case 5:
    if (world->outside_count == 0)
      break;
    position = below(2) ? -1 : below(size + 1);
    see(" in %d", osip_list_add(list, put_back(), position));
    break;
  case 6:
    every = 1 + below(4);
    position = 0;
    tr = osip_list_get_first(list, &it);
    while (tr != NULL)
      if (position++ % every == 0) {
        take_out(tr);
        tr = osip_list_iterator_remove(&it);
      }
      else
        tr = osip_list_get_next(&it);
    break;
  case 7:
    if (size == 0)
      break;
    tr = osip_list_get(list, below(size));
    if (below(2)) {
      see(" remove %d", osip_remove_transaction(osip, tr));
      take_out(tr);
    }
    else
      see(" free %d", osip_transaction_free(tr));
    break;
  case 8:
    if (world->outside_count == 0)
      break;
    tr = put_back();
    see(" free #%d", tr->transactionid);
    see(" %d", below(2) ? osip_transaction_free(tr) : osip_transaction_free2(tr));
    break;
  case 9:
  case 10:
    event = request(below(30));
    if (below(2)) {
      tr = osip_transaction_find(list, event);
      see(" find #%d", tr ? tr->transactionid : 0);
      osip_event_free(event);
    }
    else if (osip_find_transaction_and_add_event(osip, event) == 0)
      see(" found #%d", event->transactionid);
    else
      osip_event_free(event);
    break;
  case 11:
    if (world->outside_count > 0)
      osip_transaction_add_event(world->outside[below(world->outside_count)], request(1));
    break;
  case 12:
  case 13:
  case 14:
    for (every = below(3); size > 0 && every >= 0; every--)
      swap(list);
    break;
  case 15:
    /* all go at once, or the library is asked for each that has gone */
    osip_list_special_free(list, take_out);
    break;
  case 16:
    /* some come at once */
    memset(&other, 0, sizeof other);
    while (world->outside_count > 0 && below(4))
      osip_list_add(&other, put_back(), -1);
    see(" clone %d", osip_list_clone(&other, list, same_one));
    while (osip_list_remove(&other, 0) >= 0)
      ;
    break;
  case 17:
    /* the nodes go to another list, and the elements come back in another order */
    other = *list;
    see(" init %d", osip_list_init(list));
    while (osip_list_size(&other) > 0) {
      osip_list_add(list, osip_list_get(&other, 0), below(3) - 1);
      osip_list_remove(&other, 0);
    }
    break;
  case 18:
    by_hand(list);
    break;
  default:
    osip_timers_nist_execute(osip);
    see(" execute %d", osip_nist_execute(osip));
    osip_timers_gettimeout(osip, &wait);
    see(" wait %ld", (long) wait.tv_sec);
  }
  see(" |");
  for (tr = osip_list_get_first(list, &it); tr != NULL; tr = osip_list_get_next(&it))
    see(" #%d", tr->transactionid);
  see(" of %d\n", osip_list_size(list));
}

static void begin(void) {
  int i;

  osip_init(&world->osip);
  for (i = 0; i < OSIP_MESSAGE_CALLBACK_COUNT; i++)
    osip_set_message_callback(world->osip, i, told);
}

static void end(void) {
  while (osip_list_size(&world->osip->osip_nist_transactions) > 0)
    osip_transaction_free(osip_list_get(&world->osip->osip_nist_transactions, 0));
  while (world->outside_count > 0)
    osip_transaction_free2(put_back());
  osip_release(world->osip);
}

int main(void) {
  unsigned last = observe_light() ? 60 : 4000;
  unsigned seed;
  int steps = observe_light() ? 3000 : 60000;
  int stacks = STACKS;
  int i;

  observe_silence();
  parser_init();
  world = worlds;
  for (seed = 1; seed <= last; seed++) {
    random_state = seed * 2654435761u;
    see("== %u\n", seed);
    begin();
    for (i = 0; i < 60; i++)
      step();
    end();
  }
  for (world = worlds; world < worlds + stacks; world++)
    begin();
  for (i = 0; i < steps; i++) {
    world = worlds + below(stacks);
    see("%d of %d ", (int) (world - worlds), stacks);
    step();
    if (below(50) == 0) {
      end();
      begin();
    }
    /* and in the end there are few */
    if (i * 3 > steps && stacks > 4 && below(steps / STACKS) == 0) {
      end();
      *world = worlds[--stacks];
    }
  }
  for (world = worlds; world < worlds + stacks; world++)
    end();
  return 0;
}
