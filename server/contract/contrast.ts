/** The luminance at which white and black are equally far: white has a contrast of 4.5 : 1 there, black of 4.7 : 1. */
const MIDDLE = 0.1833;

/**
 * White or black, whichever can be read on the colour: with a contrast of 4.5 : 1 or more
 * (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
 * @param color `#rrggbb`
 */
export function textOn(color: string): '#fff' | '#000' {
  return luminance(color) < MIDDLE ? '#fff' : '#000';
}

/** The contrast of what is written on the colour, 4.5 to 21. */
export function contrastOn(color: string): number {
  const light = luminance(color);
  return textOn(color) === '#fff' ? 1.05 / (light + 0.05) : (light + 0.05) / 0.05;
}

function luminance(color: string): number {
  const number = Number(`0x${color.slice(1)}`);
  // ((c / 255 + 0.055) / 1.055) ** 2.4, in fewer bytes: every page view pays for them.
  const part = (shift: number) => ((((number >> shift) & 255) + 14.025) / 269.025) ** 2.4;
  return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0);
}
