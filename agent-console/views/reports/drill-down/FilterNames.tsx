import { useEffect } from 'preact/hooks';
import type { ReportChoice } from '../../../stores/reports/report-choice.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { languageText } from '../report-format.ts';
import { reportTexts } from '../report-texts.ts';

/** By what a list or a report is filtered, in words; nothing where it is not. */
export function FilterNames({
  choice,
  authors,
}: {
  choice: ReportChoice;
  /** Whoever did something of what is shown: bots, services and agents who have left are named there only. */
  authors: readonly { id: string | null; name: string | null }[];
}) {
  const t = reportTexts(useConsole().texts);
  const { sites, directory, team } = useWorkspace();
  const { without } = t.tables;
  const { siteId, teamId, labelId, topic, language, channel } = choice.filter;
  useEffect(() => {
    if (siteId !== undefined && sites.sites.peek() === null) void sites.load();
  }, [siteId]);
  const named = (
    id: string | null | undefined,
    things: readonly { id: string | null; name: string | null }[],
    unknown = id ?? '',
  ) => (id === undefined || id === null ? null : (things.find((one) => one.id === id)?.name ?? unknown));
  const names = [
    named(siteId, sites.sites.value ?? []),
    teamId === 'none' ? t.filters.noTeam : named(teamId, directory.teams.value),
    labelId === 'none' ? without.label : named(labelId, directory.labels.value),
    topic === 'none' ? without.topic : (topic ?? null),
    language === 'none' ? without.language : language === undefined ? null : languageText(language, t),
    channel === undefined ? null : (t.channels[channel] ?? channel),
    named(choice.agent, [...team.people.value, ...authors], t.moments.selectedAgent),
  ].filter((name) => name !== null);
  if (names.length === 0) return null;
  return <p class="moments__filters">{names.map((name) => t.moments.filteredBy(name)).join(' · ')}</p>;
}
