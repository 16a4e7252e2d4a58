import { TOPIC } from '../../../../../server/contract/form-answers.ts';
import type { FormField, Topic, Words } from '../../../../../server/contract/schemas/site-setting-parts.ts';
import { useTexts } from '../../../context.ts';
import { Choice } from '../fields.tsx';
import { siteTexts } from '../site-texts.ts';

type Condition = NonNullable<FormField['onlyIf']>;

const ALWAYS = '';

/** After which answer a question is asked: to choose among those before it, and the topics. Nothing where there are none. */
export function ConditionField({
  field,
  before,
  topics,
  language,
  put,
}: {
  field: FormField;
  before: readonly FormField[];
  topics: readonly Topic[];
  language: string;
  put: (field: FormField) => void;
}) {
  const t = siteTexts(useTexts());
  const { onlyIf, ...always } = field;
  const say = (label: Words, id: string) => label[language] ?? label['*'] ?? id;
  const possible: [Condition, string][] = [
    ...before.flatMap(({ id, kind, label, choices = [] }): [Condition, string][] => {
      if (kind === 'tick') return [[{ field: id, is: true }, say(label, id)]];
      return choices.map((choice) => [
        { field: id, is: choice.id },
        `${say(label, id)}: ${say(choice.label, choice.id)}`,
      ]);
    }),
    ...topics.map((topic): [Condition, string] => [
      { field: TOPIC, is: topic.id },
      `${t.topic}: ${say(topic.label, topic.id)}`,
    ]),
  ];
  const there = onlyIf === undefined || possible.some(([one]) => keyOf(one) === keyOf(onlyIf));
  if (possible.length === 0 && there) return null;
  const options = {
    [ALWAYS]: t.askedAlways,
    ...Object.fromEntries(possible.map(([condition, words]) => [keyOf(condition), words])),
    ...(there ? {} : { [keyOf(onlyIf)]: t.askedNever }),
  };
  return (
    <Choice<string>
      label={t.askedIf}
      value={onlyIf === undefined ? ALWAYS : keyOf(onlyIf)}
      options={options}
      set={(key) => {
        const [chosen] = possible.find(([condition]) => keyOf(condition) === key) ?? [];
        if (key === ALWAYS) put(always);
        else if (chosen !== undefined) put({ ...always, onlyIf: chosen });
      }}
    />
  );
}

function keyOf({ field, is }: Condition): string {
  return `${field}=${is}`;
}
