import multipart from '@fastify/multipart';
import plugin from 'fastify-plugin';
import { LIMITS } from '../limits.ts';

/** multipart/form-data with exactly one file; the size is enforced while it streams. */
export const uploads = plugin(
  async (app) => {
    await app.register(multipart, {
      throwFileSizeLimit: false,
      limits: { fileSize: LIMITS.fileBytes, files: 1, fields: 0, parts: 1, headerPairs: 20 },
    });
  },
  { name: 'uploads' },
);
