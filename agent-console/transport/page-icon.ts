const PLAIN = document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href ?? '';
const MOST = 9;

/** Puts a number on the page's icon, so that a tab in the background tells, and on that of the installed app; 0 takes it away. */
export function showIconCount(count: number): void {
  // Not every browser has it, and it refuses where the app is not installed.
  if ('setAppBadge' in navigator) void navigator.setAppBadge(count).catch(() => {});
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link === null) return;
  link.href = count === 0 ? PLAIN : withCount(count > MOST ? `${MOST}+` : String(count));
}

function withCount(text: string): string {
  const svg = decodeURIComponent(PLAIN.slice(PLAIN.indexOf(',') + 1));
  const badge =
    "<circle cx='22' cy='22' r='10' fill='%23b42318' stroke='%23fff' stroke-width='2'/>" +
    `<text x='22' y='26.500' font-family='sans-serif' font-size='${text.length > 1 ? 10 : 13}' font-weight='700' text-anchor='middle' fill='%23fff'>${text}</text>`;
  return `data:image/svg+xml,${encodeURIComponent(svg.replace('</svg>', `${badge.replaceAll('%23', '#')}</svg>`))}`;
}
