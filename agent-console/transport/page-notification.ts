/** Who comes second, this page or the service worker with a push, replaces what the other showed, without a sound. */
const SAME_MS = 10_000;

/**
 * The same tag replaces: several tabs, or several messages of one visitor, make one notification. Where pushes come, the
 * service worker shows it, so that a push for the same is the same notification; then it hears of the click, too.
 */
export async function showNotification(
  title: string,
  body: string,
  conversationId: string | null,
  clicked: () => void,
): Promise<void> {
  const tag = conversationId ?? 'test';
  const registration = await navigator.serviceWorker?.getRegistration('/console/');
  if (registration === undefined) {
    const notification = new Notification(title, { body, tag });
    notification.onclick = () => {
      window.focus();
      notification.close();
      clicked();
    };
    return;
  }
  const [shown] = await registration.getNotifications({ tag });
  const shownAt = Number((shown?.data as { at?: number } | undefined)?.at ?? 0);
  const options = {
    body,
    tag,
    renotify: Date.now() - shownAt > SAME_MS,
    data: { at: Date.now(), conversationId },
  };
  await registration.showNotification(title, options);
}
