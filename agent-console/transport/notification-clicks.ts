/** Somebody clicked on a notification, or on one of its buttons. */
export type NotificationClick = { conversationId: string; action: 'reply' | 'claim' | '' };

/** Hears from the service worker what was clicked, while this tab is open. */
export function onNotificationClick(clicked: (click: NotificationClick) => void): void {
  navigator.serviceWorker?.addEventListener('message', ({ data }) => {
    const { kind, conversationId, action } = (data ?? {}) as Record<string, unknown>;
    if (kind === 'open' && typeof conversationId === 'string')
      clicked({ conversationId, action: actionNamed(action) });
  });
}

/** What was clicked where no tab was open: it stands in the fragment of the address, and is taken out of it. */
export function clickInAddress(): NotificationClick['action'] {
  const action = actionNamed(location.hash.slice(1));
  if (action !== '') history.replaceState(history.state, '', location.pathname + location.search);
  return action;
}

function actionNamed(name: unknown): NotificationClick['action'] {
  return name === 'reply' || name === 'claim' ? name : '';
}
