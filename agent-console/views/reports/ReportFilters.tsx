import { useEffect } from 'preact/hooks';
import type { PeriodReport } from '../../../server/contract/schemas/developers/reports.ts';
import {
  type ReportChoice,
  type ReportFilter,
  searchOf,
  withFilter,
} from '../../stores/reports/report-choice.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { Link } from '../elements/Link.tsx';
import { languageText } from './report-format.ts';
import { reportTexts } from './report-texts.ts';

const ANY = '';

/** Of which conversations the report is. What there is only one of is not asked for. */
export function ReportFilters({
  choice,
  groups,
}: {
  choice: ReportChoice;
  /** Who and what there is in the period; null until it is known. */
  groups: PeriodReport['groups'] | null;
}) {
  const { texts, router } = useConsole();
  const { sites, directory, team } = useWorkspace();
  const all = reportTexts(texts);
  const t = all.filters;
  useEffect(() => void sites.load(), []);
  const go = (next: ReportChoice) => router.go({ page: 'reports', part: '', search: searchOf(next) });
  const put = (part: keyof ReportFilter) => (value: string) =>
    go(withFilter(choice, { [part]: value === ANY ? undefined : value }));
  const { siteId, teamId, labelId, topic, language, channel } = choice.filter;
  const named = (things: readonly { id: string; name: string }[]) =>
    things.map(({ id, name }) => [id, name] as const);
  // With an agent chosen, the report has nobody else: the team is there all the same, also who did nothing.
  const agents = new Map([
    ...named(team.people.value),
    ...(groups?.agent ?? []).map(({ id, name }) => [id ?? '', name ?? id ?? ''] as const),
  ]);
  const topics = new Set([...(groups?.topic ?? []).map(({ id }) => id ?? ''), topic ?? '']);
  const spoken = new Set([...(groups?.language ?? []).map(({ id }) => id ?? ''), language ?? '']);
  return (
    <search class="filters" aria-label={t.label}>
      <Filter
        name={t.site}
        any={t.any.site}
        value={siteId}
        options={named(sites.sites.value ?? [])}
        set={put('siteId')}
        least={2}
      />
      <Filter
        name={t.team}
        any={t.any.team}
        value={teamId}
        options={[...named(directory.teams.value), ['none', t.noTeam]]}
        set={put('teamId')}
        least={2}
      />
      <Filter
        name={t.agent}
        any={t.any.agent}
        value={choice.agent ?? undefined}
        options={[...agents].toSorted(([, one], [, other]) => one.localeCompare(other, all.locale))}
        set={(id) => go({ ...choice, agent: id === ANY ? null : id })}
      />
      <Filter
        name={t.labels}
        any={t.any.labels}
        value={labelId}
        options={orNone(named(directory.labels.value), labelId, all.tables.without.label)}
        set={put('labelId')}
      />
      <Filter
        name={t.topic}
        any={t.any.topic}
        value={topic}
        options={orNone(
          [...topics].filter(isNamed).map((name) => [name, name] as const),
          topic,
          all.tables.without.topic,
        )}
        set={put('topic')}
      />
      <Filter
        name={t.language}
        any={t.any.language}
        value={language}
        options={orNone(
          [...spoken].filter(isNamed).map((tag) => [tag, languageText(tag, all)] as const),
          language,
          all.tables.without.language,
        )}
        set={put('language')}
        least={2}
      />
      <Filter
        name={t.channel}
        any={t.any.channel}
        value={channel}
        options={Object.entries(all.channels)}
        set={put('channel')}
      />
      <label class="filter">
        <span class="filter__name">{t.hours}</span>
        <select
          class="filter__input"
          value={choice.hours}
          onChange={({ currentTarget }) =>
            go({ ...choice, hours: currentTarget.value as ReportChoice['hours'] })
          }
        >
          {Object.entries(t.hoursOptions).map(([value, text]) => (
            <option value={value} key={value}>
              {text}
            </option>
          ))}
        </select>
      </label>
      {(Object.keys(choice.filter).length > 0 || choice.agent !== null) && (
        <Link
          to={{ page: 'reports', part: '', search: searchOf({ ...choice, filter: {}, agent: null }) }}
          class="button button--quiet"
        >
          {t.clear}
        </Link>
      )}
    </search>
  );
}

type Option = readonly [value: string, text: string];
const NONE = 'none';

const isNamed = (id: string): boolean => id !== ANY && id !== NONE;

/** Those, and what has none of them, where there is one, or where that is chosen. */
function orNone(options: readonly Option[], chosen: string | undefined, none: string): readonly Option[] {
  return options.length > 0 || chosen === NONE ? [...options, [NONE, none]] : options;
}

function Filter({
  name,
  any,
  value,
  options,
  set,
  least = 1,
}: {
  name: string;
  any: string;
  value: string | undefined;
  options: readonly Option[];
  set: (value: string) => void;
  /** With fewer to choose from, and none chosen, there is nothing to choose. */
  least?: number;
}) {
  if (value === undefined && options.length < least) return null;
  const known = value === undefined || options.some(([one]) => one === value);
  return (
    <label class="filter">
      <span class="filter__name">{name}</span>
      <select
        class="filter__input"
        value={value ?? ANY}
        data-chosen={value !== undefined}
        onChange={({ currentTarget }) => set(currentTarget.value)}
      >
        <option value={ANY}>{any}</option>
        {/* What was deleted can still be looked at. */}
        {!known && <option value={value}>{value}</option>}
        {options.map(([one, text]) => (
          <option value={one} key={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
