import {
  FILE_KINDS,
  type FileKind,
  MAX_FILE_MEGABYTES,
} from '../../../../server/contract/files/file-kinds.ts';
import type { FileRules } from '../../../../server/contract/files/file-rules.ts';
import { useTexts } from '../../context.ts';
import { Choice, NumberField, Tick } from './fields.tsx';
import { siteTexts } from './site-texts.ts';
import type { FieldProps } from './tabs.ts';

/** How large the files of visitors may be, and of which kinds; nothing where the site takes none. */
export function FileRulesField({ draft }: FieldProps) {
  const { settings: texts, fileRules: t } = siteTexts(useTexts());
  const { visitorFiles, fileRules } = draft.value.value.settings;
  if (!visitorFiles) return null;
  const { megabytes, kinds } = fileRules;
  const change = (changed: Partial<FileRules>) => draft.setting({ fileRules: { ...fileRules, ...changed } });
  // None at all would be a site that takes no files, which is another setting.
  const tick = (kind: FileKind, on: boolean) => {
    const ticked = FILE_KINDS.filter((one) => (one === kind ? on : kinds?.includes(one)));
    change({ kinds: ticked.length === 0 ? null : ticked });
  };
  return (
    <fieldset class="webhook__choice">
      <legend class="field__label">{texts.labels.fileRules}</legend>
      <NumberField
        label={t.megabytes}
        value={megabytes}
        min={1}
        max={MAX_FILE_MEGABYTES}
        set={(value) => change({ megabytes: value ?? MAX_FILE_MEGABYTES })}
      />
      <Choice
        label={t.types}
        hint={t.hint}
        value={kinds === null ? 'all' : 'some'}
        options={t.which}
        set={(which) => change({ kinds: which === 'all' ? null : [...FILE_KINDS] })}
      />
      {kinds !== null && (
        <div class="webhook__offered">
          {FILE_KINDS.map((kind) => (
            <Tick
              key={kind}
              label={t.kinds[kind]}
              value={kinds.includes(kind)}
              set={(on) => tick(kind, on)}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}
