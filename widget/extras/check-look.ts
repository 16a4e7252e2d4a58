type Given = { [Name in 'color' | 'position' | 'theme']?: string | undefined };

const TAKEN: Readonly<Record<string, [form: RegExp, takes: string]>> = {
  color: [/^#[\da-f]{6}(#\w+)?$/i, 'six digits, such as #0e7c66'],
  position: [/^(left|right)$/, 'left or right'],
  theme: [/^(auto|light|dark)$/, 'auto, light or dark'],
};

/** Whether it can be had. */
export const fits = (name: string, value: string): boolean => TAKEN[name]?.[0].test(value) ?? false;

/** Tells whoever looks after the page what of the look was passed over. The loader, which every page view pays for, cannot. */
export function checkLook(options: Given, warn: (line: string) => void): void {
  for (const [name, [, takes]] of Object.entries(TAKEN)) {
    const given = options[name as keyof Given];
    if (given !== undefined && !fits(name, given))
      warn(`${name} "${given}" is passed over. It takes ${takes}.`);
  }
}
