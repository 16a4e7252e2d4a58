/**
 * The language that a browser wants first, as it says it: `de-CH`, or `*` where it has no preference; English without a word.
 * @param request what came with the header `accept-language` (RFC 9110, 12.5.4)
 */
export function acceptedLanguage({
  headers,
}: {
  headers: { 'accept-language'?: string | undefined };
}): string {
  return headers['accept-language']?.split(/[,;]/)[0]?.trim() || 'en';
}
