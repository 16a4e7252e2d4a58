import type { WidgetOptions } from '../embed/app-handle.ts';

const TAKEN: { [Name in 'color' | 'position' | 'theme']: [form: RegExp, takes: string] } = {
  color: [/^#[\da-f]{6}(#\w+)?$/i, 'six digits, such as #0e7c66'],
  position: [/^(left|right)$/, 'left or right'],
  theme: [/^(auto|light|dark)$/, 'auto, light or dark'],
};

/** Tells whoever looks after the page what of the look was passed over. The loader, which every page view pays for, cannot. */
export function checkLook(options: WidgetOptions, warn: (line: string) => void): void {
  for (const [name, [form, takes]] of Object.entries(TAKEN)) {
    const given = options[name as keyof typeof TAKEN];
    if (given !== undefined && !form.test(given))
      warn(`${name} "${given}" is passed over. It takes ${takes}.`);
  }
}
