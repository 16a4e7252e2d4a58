import { useTexts } from '../../context.ts';
import { Choice } from '../sites/fields.tsx';
import { noticeTexts } from './notice-texts.ts';

/** Every time zone that the browser knows, and the one that was chosen. */
export function TimeZoneChoice({ value, set }: { value: string; set: (timeZone: string) => void }) {
  const t = noticeTexts(useTexts());
  const zones = [...new Set([value, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  return (
    <Choice
      label={t.timeZone}
      value={value}
      options={Object.fromEntries(zones.map((zone) => [zone, zone.replaceAll('_', ' ')]))}
      set={set}
    />
  );
}
