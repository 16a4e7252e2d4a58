import { useSignal } from '@preact/signals';
import { askedOf, queryOf, type ReportChoice } from '../../../stores/reports/report-choice.ts';
import type { ReportsApi } from '../../../transport/reports-api.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { Icon } from '../../elements/Icon.tsx';
import { reportTexts } from '../report-texts.ts';

/** The table that is shown, and everything behind it line by line, as files. The browser writes them as they come. */
export function Downloads({ api, choice }: { api: ReportsApi; choice: ReportChoice }) {
  const t = reportTexts(useConsole().texts);
  const { clock } = useWorkspace();
  const bom = useSignal(false);
  const now = clock.now.peek();
  const { by } = choice;
  const rows = { ...askedOf(choice, now), bom: bom.value };
  return (
    <section class="downloads" aria-label={t.downloads.title}>
      <h2 class="figures__title">{t.downloads.title}</h2>
      <p class="reports__span">{t.downloads.lead}</p>
      <ul class="downloads__list">
        {(
          [
            [t.downloads.table(t.tables.by[by]), api.tableCsv(queryOf(choice, now), by, bom.value)],
            [t.downloads.table(t.charts.day), api.tableCsv(queryOf(choice, now), 'day', bom.value)],
            [t.downloads.table(t.charts.busy), api.tableCsv(queryOf(choice, now), 'hour', bom.value)],
            [t.downloads.conversations, api.rowsCsv('conversations', rows)],
            [t.downloads.messages, api.rowsCsv('messages', rows)],
          ] as const
        ).map(([name, address]) => (
          <li key={name}>
            <a class="button" href={address} download>
              <Icon name="download" /> {name}
            </a>
          </li>
        ))}
      </ul>
      <label class="downloads__bom">
        <input
          type="checkbox"
          checked={bom.value}
          onChange={({ currentTarget }) => {
            bom.value = currentTarget.checked;
          }}
        />
        {t.downloads.bom}
      </label>
    </section>
  );
}
