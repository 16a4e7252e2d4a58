import type { Topic } from '../../../../../server/contract/schemas/site-setting-parts.ts';
import { useTexts, useWorkspace } from '../../../context.ts';
import { Choice, TextField, withLines } from '../fields.tsx';
import { siteTexts } from '../site-texts.ts';
import type { FieldProps } from '../tabs.ts';

/** What a chat may be about. */
export function TopicsField({ draft, language }: FieldProps) {
  const t = siteTexts(useTexts());
  const { topics } = draft.value.value.settings;
  return (
    <>
      <TextField
        label={t.topics}
        lines={4}
        maxLength={4000}
        value={topics.map((topic) => topic.label[language] ?? '').join('\n')}
        set={(text) =>
          draft.setting({ topics: withLines(topics, text, language, (id) => ({ id, label: {} })) })
        }
      />
      <TopicTeams topics={topics} language={language} set={(changed) => draft.setting({ topics: changed })} />
    </>
  );
}

const NO_TEAM = '';

/** Which team gets conversations about each topic; nothing where there are no teams. */
function TopicTeams({
  topics,
  language,
  set,
}: {
  topics: readonly Topic[];
  language: string;
  set: (topics: Topic[]) => void;
}) {
  const t = siteTexts(useTexts());
  const teams = useWorkspace().directory.teams.value;
  if (teams.length === 0 || topics.length === 0) return null;
  const options = { [NO_TEAM]: t.noTeam, ...Object.fromEntries(teams.map(({ id, name }) => [id, name])) };
  return (
    <div class="site-grid">
      {topics.map((topic) => (
        <Choice<string>
          key={topic.id}
          label={t.topicTeam(topic.label[language] ?? topic.label['*'] ?? topic.id)}
          value={teams.some(({ id }) => id === topic.teamId) ? (topic.teamId ?? NO_TEAM) : NO_TEAM}
          options={options}
          set={(teamId) =>
            set(
              topics.map((one) =>
                one === topic ? { ...one, teamId: teamId === NO_TEAM ? null : teamId } : one,
              ),
            )
          }
        />
      ))}
    </div>
  );
}
