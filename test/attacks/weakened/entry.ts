import { verifyPassword } from '../../../server/accounts/passwords.ts';
import { networkOf } from '../../../server/common/network.ts';
import { allowedPrivate } from '../../../server/common/public-address.ts';
import { createTokenBuckets } from '../../../server/common/token-buckets.ts';
import { readConfig } from '../../../server/config.ts';
import { findUnfit } from '../../../server/contract/fit-text.ts';
import { linkParts } from '../../../server/contract/text/links.ts';
import { retireDemo } from '../../../server/demo-people.ts';
import { developPicture } from '../../../server/files/develop-picture.ts';
import { createDiskStore } from '../../../server/files/disk-store.ts';
import { contentDisposition, safeFileName } from '../../../server/files/file-name.ts';
import { createPictures } from '../../../server/files/pictures.ts';
import { createRelay } from '../../../server/relay/relay.ts';
import { createProofOfWork } from '../../../server/visitors/proof-of-work.ts';
import { sendWebhook } from '../../../server/webhooks/send-webhook.ts';
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
  sendWebhook,
  allowedPrivate,
};
export type Product = typeof product;
