import { expect, test } from 'vitest';
import { textOn } from '../../server/contract/contrast.ts';

/** By the definition of WCAG 2.2, without our shortcut. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test('what is written on any colour has a contrast of 4.5 : 1 or more', () => {
  const steps = Array.from({ length: 18 }, (_, index) => (index * 15).toString(16).padStart(2, '0'));
  const colors = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `#${r}${g}${b}`)));
  const tooLow = colors.filter((color) => {
    const light = luminance(color);
    return (textOn(color) === '#fff' ? 1.05 / (light + 0.05) : (light + 0.05) / 0.05) < 4.5;
  });
  expect(colors).toHaveLength(18 ** 3);
  expect(tooLow).toEqual([]);
});
