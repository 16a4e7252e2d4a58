import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Account, AuditAction, AuditFilter } from '../../../../server/contract/schemas/accounts-api.ts';
import { useConsole } from '../../context.ts';
import { dayAfter, dayOf, startOfDay } from '../../format/days.ts';
import { Choice, TextField } from '../sites/fields.tsx';
import { auditTexts } from './audit-texts.ts';

const EVERY = '';

/** Whose entries, of which kind, and of which days. */
export function AuditFilters({ filter, set }: { filter: AuditFilter; set: (filter: AuditFilter) => void }) {
  const { accounts, texts } = useConsole();
  const t = auditTexts(texts);
  const people = useSignal<readonly Account[]>([]);
  useEffect(() => {
    void accounts.readAccounts().then((answer) => {
      if (answer.ok) people.value = answer.value.accounts;
    });
  }, []);
  /** Puts in what is chosen; what is undefined is not asked for. */
  const put = (part: { [Name in keyof AuditFilter]: AuditFilter[Name] | undefined }) =>
    set(
      Object.fromEntries(
        Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined),
      ) as AuditFilter,
    );
  return (
    <search class="site-grid" aria-label={t.filter}>
      <Choice
        label={t.who}
        value={filter.actor ?? EVERY}
        options={{
          [EVERY]: t.everybody,
          ...Object.fromEntries(people.value.map(({ id, name }) => [id, name])),
          unknown: t.somebody,
        }}
        set={(actor) => put({ actor: actor === EVERY ? undefined : actor })}
      />
      <Choice
        label={t.what}
        value={filter.action ?? EVERY}
        options={{ [EVERY]: t.everything, ...t.actions }}
        set={(chosen) => put({ action: chosen === EVERY ? undefined : (chosen as AuditAction) })}
      />
      <TextField
        label={t.from}
        type="date"
        value={filter.from === undefined ? '' : dayOf(filter.from)}
        set={(day) => put({ from: startOfDay(day) })}
      />
      <TextField
        label={t.until}
        type="date"
        value={filter.until === undefined ? '' : dayOf(filter.until - 1)}
        set={(day) => put({ until: dayAfter(day) })}
      />
    </search>
  );
}
