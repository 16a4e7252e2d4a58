import type { TSchema, Type } from 'typebox';
import type { SettingCheck } from '../site-setting-checks.ts';

/** A row of `SITE_SETTINGS`. The default has to fit the schema. */
export function setting<Schema extends TSchema, Sent extends boolean>(row: {
  label: string;
  schema: Schema;
  default: Type.Static<Schema>;
  widget: Sent;
  check?: SettingCheck<Type.Static<Schema>>;
}): typeof row {
  return row;
}
