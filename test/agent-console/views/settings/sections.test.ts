import { expect, it } from 'vitest';
import { SECTIONS } from '../../../../agent-console/views/settings/sections.ts';

it('no two pages of the settings have the same sign', () => {
  const icons = SECTIONS.map(({ icon }) => icon);
  expect(icons.filter((icon, at) => icons.indexOf(icon) !== at)).toEqual([]);
});
