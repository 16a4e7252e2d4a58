import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Answer } from '../../../server/contract/client/ports.ts';
import type { Label, PutLabel } from '../../../server/contract/schemas/labels.ts';
import type { PutTeam, SupportTeam } from '../../../server/contract/schemas/teams.ts';
import type { AgentApi } from '../../transport/agent-api.ts';

export type DirectoryApi = Pick<
  AgentApi,
  'readTeams' | 'putTeam' | 'deleteTeam' | 'readLabels' | 'putLabel' | 'deleteLabel' | 'readAvatars'
>;

export type Directory = {
  teams: ReadonlySignal<readonly SupportTeam[]>;
  labels: ReadonlySignal<readonly Label[]>;
  /** Whether both have been read; until then they are empty. */
  known: ReadonlySignal<boolean>;
  /** The address of somebody's picture; undefined: they have none. */
  avatar(id: string): string | undefined;
  teamName(id: string | null): string | null;
  /** Null for a label that was deleted. */
  label(id: string): Label | null;
  refresh(): Promise<void>;
  putTeam(id: string, team: PutTeam): Promise<Answer<unknown>>;
  deleteTeam(id: string): Promise<Answer<unknown>>;
  putLabel(id: string, label: PutLabel): Promise<Answer<unknown>>;
  deleteLabel(id: string): Promise<Answer<unknown>>;
};

/** What conversations are triaged by, teams and labels, as admins have set them up; and the pictures of agents and bots. */
export function createDirectory(api: DirectoryApi): Directory {
  const teams = signal<readonly SupportTeam[]>([]);
  const labels = signal<readonly Label[]>([]);
  const known = signal(false);
  const avatars = signal<Readonly<Record<string, string>>>({});
  const labelById = computed(() => new Map(labels.value.map((label) => [label.id, label])));
  const changed = async (answer: Promise<Answer<unknown>>) => {
    const result = await answer;
    await refresh();
    return result;
  };
  return {
    teams,
    labels,
    known,
    avatar: (id) => avatars.value[id],
    teamName: (id) => teams.value.find((team) => team.id === id)?.name ?? null,
    label: (id) => labelById.value.get(id) ?? null,
    refresh,
    putTeam: (id, team) => changed(api.putTeam(id, team)),
    deleteTeam: (id) => changed(api.deleteTeam(id)),
    putLabel: (id, label) => changed(api.putLabel(id, label)),
    deleteLabel: (id) => changed(api.deleteLabel(id)),
  };

  async function refresh(): Promise<void> {
    const [teamsAnswer, labelsAnswer, avatarsAnswer] = await Promise.all([
      api.readTeams(),
      api.readLabels(),
      api.readAvatars(),
    ]);
    batch(() => {
      if (teamsAnswer.ok) teams.value = teamsAnswer.value.teams;
      if (labelsAnswer.ok) labels.value = labelsAnswer.value.labels;
      if (avatarsAnswer.ok) avatars.value = avatarsAnswer.value.avatars;
      if (teamsAnswer.ok && labelsAnswer.ok) known.value = true;
    });
  }
}
