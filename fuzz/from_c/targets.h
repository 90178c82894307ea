/* The targets: those that run on both libraries, and those of ours alone. */
#define FUZZ_SAME(TARGET) \
  TARGET(message)         \
  TARGET(sipfrag)         \
  TARGET(header)          \
  TARGET(uri)             \
  TARGET(params)          \
  TARGET(match)           \
  TARGET(multipart)       \
  TARGET(sdp)             \
  TARGET(sdp_edit)        \
  TARGET(message_edit)    \
  TARGET(strings)         \
  TARGET(md5)             \
  TARGET(list)            \
  TARGET(fifo)            \
  TARGET(dialog)          \
  TARGET(transaction)     \
  TARGET(events)          \
  TARGET(retransmission)

#ifdef ORIGINAL
#define FUZZ_OURS(TARGET)
#else
#define FUZZ_OURS(TARGET) \
  TARGET(ext)             \
  TARGET(reparse)         \
  TARGET(repeat)          \
  TARGET(nomem)           \
  TARGET(nomem_stack)     \
  TARGET(reentrant)
#endif

#define FUZZ_DECLARE(NAME) fuzz_case_t fuzz_##NAME;
FUZZ_SAME(FUZZ_DECLARE)
FUZZ_OURS(FUZZ_DECLARE)
#undef FUZZ_DECLARE
