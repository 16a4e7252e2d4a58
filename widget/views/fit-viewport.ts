/**
 * On phones the on-screen keyboard covers the bottom of the page, and the panel with it: it gets the height of what can
 * be seen instead. Returns what ends it.
 */
export function fitViewport(panel: HTMLElement): () => void {
  const viewport = window.visualViewport;
  if (viewport == null) return () => {};
  const follow = () => {
    panel.style.setProperty('--fd-height', `${viewport.height}px`);
    panel.style.setProperty('--fd-top', `${viewport.offsetTop}px`);
  };
  // After the frame that shows the panel: asking for a height lays out the page.
  const soon = setTimeout(follow);
  viewport.addEventListener('resize', follow);
  viewport.addEventListener('scroll', follow);
  return () => {
    clearTimeout(soon);
    viewport.removeEventListener('resize', follow);
    viewport.removeEventListener('scroll', follow);
  };
}
