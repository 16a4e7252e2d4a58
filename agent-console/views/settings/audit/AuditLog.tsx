import { useSignal } from '@preact/signals';
import type { AuditEntry, AuditFilter } from '../../../../server/contract/schemas/accounts-api.ts';
import { useConsole } from '../../context.ts';
import { ActionButton } from '../../elements/forms/ActionButton.tsx';
import { fullText } from '../../format/times.ts';
import { Asked } from '../Asked.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { subjectText } from './audit-subject.ts';
import { auditTexts } from './audit-texts.ts';

/** Who did what; the server picks out what is asked for. */
export function AuditLog() {
  const { accounts, texts } = useConsole();
  const t = auditTexts(texts);
  const filter = useSignal<AuditFilter>({});
  const filtered = Object.keys(filter.value).length > 0;
  return (
    <>
      <p class="settings__lead">{t.lead}</p>
      <AuditFilters
        filter={filter.value}
        set={(next) => {
          filter.value = next;
        }}
      />
      <Asked key={JSON.stringify(filter.value)} ask={() => accounts.readAuditLog(null, filter.value)}>
        {(page) =>
          page.entries.length === 0 ? (
            <p class="settings__empty">{filtered ? t.noneMatching : t.none}</p>
          ) : (
            <Entries first={page.entries} next={page.next} filter={filter.value} />
          )
        }
      </Asked>
    </>
  );
}

function Entries({
  first,
  next,
  filter,
}: {
  first: readonly AuditEntry[];
  next: string | null;
  filter: AuditFilter;
}) {
  const { accounts, texts } = useConsole();
  const t = auditTexts(texts);
  const entries = useSignal(first);
  const cursor = useSignal(next);
  return (
    <>
      <div class="log-scroll">
        <table class="log">
          <thead>
            <tr>
              <th scope="col">{t.when}</th>
              <th scope="col">{t.who}</th>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.where}</th>
            </tr>
          </thead>
          <tbody>
            {entries.value.map((entry) => (
              <tr key={entry.id}>
                <td class="log__when">{fullText(entry.at, texts)}</td>
                <td class="log__who">
                  {entry.actor?.name ?? t.somebody}
                  {entry.key !== undefined && <span class="settings__aside"> {t.byKey(entry.key)}</span>}
                </td>
                <td class="log__what">
                  {t.actions[entry.action]}
                  {entry.subject !== '' && <span class="settings__aside"> {subjectText(entry, texts)}</span>}
                </td>
                <td class="log__where settings__aside">{entry.network ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cursor.value !== null && (
        <ActionButton
          label={t.more}
          action={() => accounts.readAuditLog(cursor.value, filter)}
          onDone={(page) => {
            entries.value = [...entries.value, ...page.entries];
            cursor.value = page.next;
          }}
        />
      )}
    </>
  );
}
