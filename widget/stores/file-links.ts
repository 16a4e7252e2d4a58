import type { AttachmentLinks } from '../../server/contract/schemas/widget-api.ts';
import type { WidgetWorld } from './world.ts';

/** A link this close to its end is not handed out any more. */
const MARGIN_MS = 60_000;

/** Links to files, asked for once and again when they end. */
export function createFileLinks(world: Pick<WidgetWorld, 'api' | 'now'>) {
  const known = new Map<string, Promise<AttachmentLinks | null>>();
  return {
    /** Null when the file cannot be reached now. */
    async get(attachmentId: string): Promise<AttachmentLinks | null> {
      const links = await known.get(attachmentId);
      if (links != null && links.expiresAt - MARGIN_MS > world.now()) return links;
      const asked = world.api.links(attachmentId).then((answer) => (answer.ok ? answer.value : null));
      known.set(attachmentId, asked);
      return asked;
    },
  };
}
export type FileLinksStore = ReturnType<typeof createFileLinks>;
