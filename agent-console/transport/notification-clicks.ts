/** Somebody clicked on a notification, or on one of its buttons, or on the link of a reminder. */
export type NotificationClick = { conversationId: string } & Clicked;
export type Clicked = {
  action: 'reply' | 'claim' | '';
  /** The step of the ladder that reminded them; null: none did. */
  reminder: number | null;
};

/** Hears from the service worker what was clicked, while this tab is open. */
export function onNotificationClick(clicked: (click: NotificationClick) => void): void {
  navigator.serviceWorker?.addEventListener('message', ({ data }) => {
    const { kind, conversationId, action, reminder } = (data ?? {}) as Record<string, unknown>;
    if (kind === 'open' && typeof conversationId === 'string')
      clicked({ conversationId, action: actionNamed(action), reminder: stepNumbered(reminder) });
  });
}

/** What was clicked where no tab was open: it stands in the address, and is taken out of it. */
export function clickInAddress(): Clicked {
  const { pathname, search, hash } = location;
  const asked = new URLSearchParams(search);
  const clicked = { action: actionNamed(hash.slice(1)), reminder: stepNumbered(asked.get('reminder')) };
  asked.delete('reminder');
  if (clicked.action !== '' || clicked.reminder !== null)
    history.replaceState(history.state, '', pathname + (asked.size === 0 ? '' : `?${asked}`));
  return clicked;
}

function actionNamed(name: unknown): Clicked['action'] {
  return name === 'reply' || name === 'claim' ? name : '';
}

function stepNumbered(number: unknown): number | null {
  const step = Number(number ?? 0);
  return Number.isSafeInteger(step) && step > 0 ? step : null;
}
