import type { FastifyInstance, FastifyRequest } from 'fastify';
import { lockActiveAgent } from '../../../accounts/agents.ts';
import { readAvatars, setAvatar } from '../../../avatars/avatars.ts';
import { receiveSquarePicture } from '../../../avatars/receive-square-picture.ts';
import { findBot, lockBot } from '../../../bots/registry.ts';
import { networkOf } from '../../../common/network.ts';
import { avatars } from '../../../contract/routes/agent/developers/avatars.ts';
import { bots } from '../../../contract/routes/agent/developers/bots.ts';
import { profile } from '../../../contract/routes/agent/profile.ts';
import type { Transaction } from '../../../database/transaction.ts';
import { uploaderOf } from '../../../files/uploader.ts';
import { agentOf } from '../../../plugins/agent-scope.ts';
import { audit } from '../../../plugins/audit.ts';
import { notifyConsoles } from '../../../plugins/notify-consoles.ts';
import { limited } from '../../../plugins/rate-limits.ts';
import { withUploadedFile } from '../../../plugins/uploads.ts';
import { route } from '../../route.ts';

const CHANGES = { limit: limited(20), onResponse: notifyConsoles };

export async function avatarRoutes(app: FastifyInstance): Promise<void> {
  const { database, files, runInTransaction, fileDeletionWorker } = app.services;

  route(app, avatars.list, async () => ({ avatars: await readAvatars(database.read) }));

  route(
    app,
    profile.putAvatar,
    async (request) => {
      return { avatar: await take(request, (tx) => lockActiveAgent(tx, agentOf(request).agent.id)) };
    },
    CHANGES,
  );
  route(
    app,
    profile.deleteAvatar,
    async (request) => {
      await change(request, (tx) => lockActiveAgent(tx, agentOf(request).agent.id), null);
    },
    CHANGES,
  );
  route(
    app,
    bots.putAvatar,
    async (request) => {
      // Before anything is received.
      await findBot(database.read, request.params.id);
      return { avatar: await take(request, (tx) => lockBot(tx, request.params.id)) };
    },
    CHANGES,
  );
  route(
    app,
    bots.deleteAvatar,
    async (request) => {
      await change(request, (tx) => lockBot(tx, request.params.id), null);
    },
    CHANGES,
  );

  /** Takes in the picture of a request as somebody's. */
  async function take(request: FastifyRequest, owner: Owner): Promise<string | null> {
    const uploader = uploaderOf(agentOf(request), networkOf(request.ip));
    const key = await withUploadedFile(request, uploader, (part) =>
      receiveSquarePicture({ files, pictures: request.server.services.pictures }, uploader, part.file),
    );
    try {
      return await change(request, owner, key);
    } catch (error) {
      await files.remove(key);
      throw error;
    }
  }

  async function change(request: FastifyRequest, owner: Owner, key: string | null): Promise<string | null> {
    const path = await runInTransaction(async (tx) => {
      const { id, name } = await owner(tx);
      await audit(tx, request, 'avatar.changed', key === null ? `${name}: –` : name);
      return setAvatar(tx, id, key);
    });
    void fileDeletionWorker.wake();
    return path;
  }
}

/** Whose picture it is: locked in the transaction, because somebody may have removed them meanwhile, or may change it at once. */
type Owner = (tx: Transaction) => Promise<{ id: string; name: string }>;
