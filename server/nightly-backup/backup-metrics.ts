import { type Family, familyText } from '../metrics/family.ts';
import type { BackupState } from './backup-state.ts';

/** The nightly back-up, as Prometheus reads it. Without `BACKUP_DIR` there are names and no values. */
export function backupMetricsText(state: BackupState | null): string {
  const proven = state?.proven ?? null;
  const gauge = (name: string, help: string, value: number | null): Family => ({
    name: `frontdesk_backup_${name}`,
    type: 'gauge',
    help,
    samples: value === null ? [] : [{ value }],
  });
  return [
    gauge(
      'last_proven_timestamp_seconds',
      'When the last nightly back-up that was proven was begun.',
      proven === null ? null : proven.startedAt / 1_000,
    ),
    gauge(
      'duration_seconds',
      'How long that one and its proof took.',
      proven === null ? null : (proven.endedAt - proven.startedAt) / 1_000,
    ),
    gauge('bytes', 'How large it is.', proven?.bytes ?? null),
    gauge(
      'failed',
      '1 after a nightly back-up or its proof failed, until one is proven.',
      state === null ? null : Number(state.failed !== null),
    ),
  ]
    .map(familyText)
    .join('');
}
