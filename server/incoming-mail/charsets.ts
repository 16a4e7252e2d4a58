/** What mail programs write, by what the Encoding Standard calls it: https://encoding.spec.whatwg.org/#names-and-labels */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  '': 'windows-1252',
  'cp-850': 'windows-1252',
  cp936: 'gbk',
  cp932: 'shift_jis',
  ms_kanji: 'shift_jis',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'ks_c_5601-1987': 'euc-kr',
  cp949: 'euc-kr',
  ansi_x3_4_1968: 'us-ascii',
  'x-gbk': 'gbk',
  hz: 'gbk',
};

/**
 * Text of a mail. A charset that is not known, or that is said wrongly, is taken for UTF-8 where it is that, and for
 * windows-1252 otherwise, in which every byte is a character.
 * @param charset as the mail says it; null: it says none
 */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  const given = (charset ?? '').trim().toLowerCase();
  const label = OTHER_NAMES[given] ?? given;
  const utf8 = decode(bytes, 'utf-8');
  // Valid UTF-8 beyond ASCII is hardly ever anything else, and mail that says `us-ascii` or `iso-8859-1` often is.
  if (utf8 !== null && !isEscaped(label)) return utf8;
  return decode(bytes, label, false) ?? utf8 ?? decode(bytes, 'windows-1252', false) ?? '';
}

/** Charsets whose bytes are all ASCII: they are valid UTF-8 and mean something else. */
function isEscaped(label: string): boolean {
  return label === 'iso-2022-jp' || label.startsWith('utf-16');
}

/** What windows-1252 has from 0x80 to 0x9f. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decode(bytes: Uint8Array, label: string, fatal = true): string | null {
  try {
    const decoder = new TextDecoder(label, { fatal });
    const text = decoder.decode(bytes);
    // Node reads it as ISO-8859-1: https://github.com/nodejs/node/issues/56542
    return decoder.encoding === 'windows-1252'
      ? text.replace(/[\x80-\x9f]/g, (c) => WINDOWS_1252.charAt(c.charCodeAt(0) - 0x80))
      : text;
  } catch (error) {
    // A label that is not known is a RangeError, bytes that do not fit are a TypeError.
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}
