const MOST_SHOWN = 99;

/** What the launcher shows once there is a chat behind it: how much is unread, and whether the panel is open. */
export function dressLauncher(button: HTMLButtonElement) {
  const ownLabel = button.getAttribute('aria-label') ?? '';
  const badge = button.appendChild(document.createElement('span'));
  badge.className = 'badge';
  button.setAttribute('aria-expanded', 'false');
  // A drawing, not a text: its number is in the launcher's name, as the language counts.

  return {
    /** @param label what the launcher is called while something is unread */
    setUnread(count: number, label: string): void {
      badge.dataset['count'] = count > MOST_SHOWN ? `${MOST_SHOWN}+` : `${count || ''}`;
      button.setAttribute('aria-label', count > 0 ? label : ownLabel);
    },
    /** Not to be seen while nobody is there. */
    setAway(away: boolean): void {
      button.classList.toggle('away', away);
    },
    setOpen(open: boolean): void {
      button.classList.toggle('open', open);
      button.setAttribute('aria-expanded', `${open}`);
    },
  };
}
