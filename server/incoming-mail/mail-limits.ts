const KIB = 1024;
const MIB = 1024 * KIB;

/** What one mail may be. Everything is bounded while it is read, before anything is made of it. */
export const MAIL_LIMITS = {
  /** Ten files in base64 do not fit: providers stop at 25 MB themselves. */
  bytes: 25 * MIB,
  /** Of all headers of one part; signatures and seals of forwarders take up to 64 kB. */
  headerBytes: 128 * KIB,
  parts: 200,
  depth: 20,
  /** Of one text part, decoded: what stands behind it is not read. */
  textBytes: 512 * KIB,
  /** Addresses and message ids that are looked at, of all headers together. */
  addresses: 100,
  references: 50,
  files: 10,
};

/** What is said of a mail in lists. */
export const MAX_SUBJECT = 200;
export const MAX_ADDRESS = 254;
export const MAX_NAME = 80;
