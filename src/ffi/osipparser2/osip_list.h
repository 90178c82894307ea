/* Singly linked lists of pointers. */
#ifndef _LIST_H_
#define _LIST_H_

@declarations@

/* True while an iterator has an element. */
#define osip_list_iterator_has_elem(it) (0 != (it).actual && (it).pos < (it).li->nb_elt)

#endif
