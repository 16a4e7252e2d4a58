import { developPicture } from '../../../server/attachments/develop-picture.ts';
import { createDiskStore } from '../../../server/attachments/disk-store.ts';
import { contentDisposition, safeFileName } from '../../../server/attachments/file-name.ts';
import { createPictures } from '../../../server/attachments/pictures.ts';
import { readConfig } from '../../../server/config.ts';
import { findUnfit } from '../../../server/contract/fit-text.ts';
import { linkParts } from '../../../server/contract/links.ts';
import { retireDemo } from '../../../server/identity/demo-people.ts';
import { networkOf } from '../../../server/identity/network.ts';
import { verifyPassword } from '../../../server/identity/passwords.ts';
import { createProofOfWork } from '../../../server/identity/proof-of-work.ts';
import { createRelay } from '../../../server/relay/relay.ts';
import { createTokenBuckets } from '../../../server/token-buckets.ts';
import { startTestServer } from '../../support/test-server.ts';

/** What tests ask of the product: ours when it is imported, one whose guards can be taken out when it is built anew. */
export const product = {
  startTestServer,
  createRelay,
  createDiskStore,
  createPictures,
  developPicture,
  contentDisposition,
  safeFileName,
  readConfig,
  linkParts,
  networkOf,
  createProofOfWork,
  createTokenBuckets,
  retireDemo,
  findUnfit,
  verifyPassword,
};
export type Product = typeof product;
