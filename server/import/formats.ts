import { chatwoot } from './formats/chatwoot.ts';
import { crisp } from './formats/crisp.ts';
import { intercom } from './formats/intercom.ts';
import { zendesk } from './formats/zendesk.ts';
import type { ImportFormat } from './records.ts';

/** Every product whose exports can be read. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [chatwoot, intercom, crisp, zendesk];
