import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { SETTING_FIELDS } from '../../../agent-console/views/settings/sites/setting-fields.ts';
import { SETTING_NAMES, SITE_SETTINGS } from '../../../server/contract/schemas/site-settings.ts';
import { setting } from '../../../server/contract/sites/setting.ts';

const FILE = '../../../agent-console/locales/pages/en/sites/setting-labels.ts';

it('of sites are in the console as SITE_SETTINGS has them; `vitest -u` writes its file', async () => {
  const rows = SETTING_NAMES.map((name) => `  ${name}: ${quoted(SITE_SETTINGS[name].label)},\n`);
  await expect(`import type { SettingName } from '../../../../../server/contract/schemas/site-settings.ts';

/**
 * What each setting of a site is called: the labels of \`SITE_SETTINGS\`, without the schemas beside them, which browsers do not
 * need. Written by \`npx vitest run --config test/vitest.config.ts test/agent-console/locales/setting-labels.test.ts -u\`.
 */
export const settingLabels: Record<SettingName, string> = {
${rows.join('')}};
`).toMatchFileSnapshot(FILE);
});

it('have to be there: a setting without a label, or without a field in the console, does not compile', () => {
  // @ts-expect-error its label is missing
  const unnamed = setting({ schema: Type.Boolean(), default: true, widget: false });
  const { rating: _, ...others } = SETTING_FIELDS;
  // @ts-expect-error the field of one is missing
  const fields: typeof SETTING_FIELDS = others;
  expect(unnamed).not.toHaveProperty('label');
  expect(fields).not.toHaveProperty('rating');
  expect(Object.keys(SETTING_FIELDS).sort()).toEqual(SETTING_NAMES.toSorted());
});

/** As the formatter writes it. */
function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}
