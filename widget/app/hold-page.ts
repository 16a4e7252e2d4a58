/** The same condition as in `views/panel.css`: here the panel covers the screen. */
const PHONE = '(max-width: 480px), (max-height: 480px)';

export const onPhone = (): boolean => matchMedia(PHONE).matches;

/** Where the panel covers the screen, the page behind does not scroll. Returns what ends it. */
export function holdPage(): () => void {
  if (!onPhone()) return () => {};
  const { style } = document.documentElement;
  const before = [style.getPropertyValue('overflow'), style.getPropertyPriority('overflow')] as const;
  style.setProperty('overflow', 'hidden', 'important');
  return () => style.setProperty('overflow', ...before);
}
