/**
 * Gives the panel, or the news beside the launcher, the font of what stands around it on the page; our own sizes hold.
 * @param wanted false: our own font again
 */
export function takePageFont(panel: HTMLElement, wanted: boolean): void {
  const root = panel.getRootNode();
  const around = root instanceof ShadowRoot ? root.host.parentElement : null;
  const font = wanted && around !== null ? `${getComputedStyle(around).fontFamily}, sans-serif` : '';
  panel.style.setProperty('--fd-font', font);
}
