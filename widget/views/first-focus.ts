/** Where the focus goes in a panel: to the field; where a keyboard would slide over the screen, to the panel itself. */
export function firstFocus(panel: HTMLElement): HTMLElement {
  return (matchMedia('(pointer: coarse)').matches ? null : panel.querySelector('textarea')) ?? panel;
}
