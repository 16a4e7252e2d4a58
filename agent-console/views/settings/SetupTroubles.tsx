import type { SetupTrouble } from '../../../server/contract/schemas/agent-api.ts';
import { pageTexts } from '../../locales/page-texts.ts';
import { setupTroubles as en } from '../../locales/pages/en/setup-troubles.ts';
import { setupTroubles as zh } from '../../locales/pages/zh/setup-troubles.ts';
import { useTexts } from '../context.ts';

/** What is wrong with how the server is set up. */
export function SetupTroubles({ troubles }: { troubles: readonly SetupTrouble[] }) {
  const t = pageTexts(useTexts(), 'setupTroubles', { en, zh });
  return troubles.map((trouble) => (
    <p class="form__trouble" role="note" key={trouble}>
      {t[trouble]}
    </p>
  ));
}
