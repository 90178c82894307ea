/*
 * Writes messages to a capture file, as if they had come over UDP, a second
 * apart: requests from 192.0.2.1, responses from 192.0.2.2.
 *
 *   pcap FILE MESSAGE...
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define LONGEST 1400

static FILE *out;

static void put(uint32_t value, int bytes) { /* in network order */
  while (bytes-- > 0)
    fputc((int) (value >> 8 * bytes & 0xff), out);
}

/* the sum of RFC 1071, not yet complemented */
static uint32_t sum(const unsigned char *bytes, size_t length) {
  uint32_t total = 0;
  size_t i;

  for (i = 0; i < length; i++)
    total += i % 2 == 0 ? (uint32_t) bytes[i] << 8 : bytes[i];
  return total;
}

static uint32_t checksum(uint32_t total) {
  while (total >> 16 != 0)
    total = (total & 0xffff) + (total >> 16);
  return ~total & 0xffff;
}

static void packet(uint32_t seconds, const unsigned char *text, size_t length) {
  int response = memcmp(text, "SIP/2.0 ", 8) == 0;
  uint32_t from = response ? 2 : 1, to = response ? 1 : 2;
  uint32_t udp = 8 + (uint32_t) length, ip = 20 + udp;
  uint32_t addresses = 2 * 0xc000 + 2 * 0x0200 + from + to;

  put(seconds, 4), put(0, 4), put(14 + ip, 4), put(14 + ip, 4);
  put(0x0200, 2), put(to, 4), put(0x0200, 2), put(from, 4), put(0x0800, 2);
  put(0x4500, 2), put(ip, 2), put(0, 4), put(0x4011, 2);
  put(checksum(0x4500 + ip + 0x4011 + addresses), 2);
  put(0xc0000200 + from, 4), put(0xc0000200 + to, 4);
  put(5060, 2), put(5060, 2), put(udp, 2);
  put(checksum(2 * 5060 + 2 * udp + 17 + addresses + sum(text, length)), 2);
  fwrite(text, 1, length, out);
}

int main(int argc, char **argv) {
  unsigned char text[LONGEST];
  int i;

  if (argc < 3 || (out = fopen(argv[1], "wb")) == NULL) {
    fprintf(stderr, "usage: pcap FILE MESSAGE...\n");
    return 2;
  }
  put(0xa1b2c3d4, 4), put(0x00020004, 4), put(0, 4), put(0, 4), put(65535, 4), put(1, 4);
  for (i = 2; i < argc; i++) {
    FILE *in = fopen(argv[i], "rb");
    size_t length = in == NULL ? 0 : fread(text, 1, sizeof text, in);

    if (length < 8) {
      perror(argv[i]);
      return 2;
    }
    fclose(in);
    packet(1700000000 + (uint32_t) i, text, length);
  }
  return fclose(out) == 0 ? 0 : 2;
}
