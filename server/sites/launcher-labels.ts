/** `Chat` is understood where Latin letters are; the others get the word of their own. A tag's `data-label` overrides it. */
const LABELS: Record<string, string> = {
  ar: 'محادثة',
  fa: 'گفتگو',
  he: 'צ׳אט',
  hi: 'चैट',
  ja: 'チャット',
  ko: '채팅',
  ru: 'Чат',
  uk: 'Чат',
  zh: '聊天',
};

/**
 * The launcher's name in the first language of a browser that needs one of its own. All of them would cost every page
 * view; which one is shown decides the page's language.
 * @param accepted the header `accept-language`
 */
export function launcherLabels(accepted: string | undefined): Record<string, string> | null {
  for (const part of (accepted ?? '').slice(0, 200).split(',')) {
    const language = part.trim().slice(0, 2).toLowerCase();
    const label = Object.hasOwn(LABELS, language) ? LABELS[language] : undefined;
    if (label !== undefined) return { [language]: label };
  }
  return null;
}
