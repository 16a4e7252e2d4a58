/** Values that the examples of several routes share. */
export const ID = '0b6c8f0e-6d1c-4f5e-9a55-3f0d2b7c1a90';
export const OTHER_ID = '5f1d6a52-1d0b-4b8e-8a53-0c9d6f0f7e11';
export const AT = 1_767_225_600_000;
export const PAGE = { url: 'https://shop.example/teapots', title: 'Teapots' };
export const EPOCH = '4f0a4c1e';
export const SOCKET_ID = '18.240';
export const ANA = { id: '9b2f7c64-0b5a-4a43-8b0e-2f1c6d7e8a21', name: 'Ana' };
export const VISITOR = {
  id: '2c9a1f77-3c46-4c58-9d0e-7b6a5f4e3d12',
  name: 'Grace',
  email: null,
  verified: false,
};

export const MESSAGE = {
  id: OTHER_ID,
  conversationId: ID,
  seq: 2,
  kind: 'text',
  author: { kind: 'agent', ...ANA },
  body: 'It ships tomorrow.',
  attachments: [],
  at: AT,
};

export const CONVERSATION_STATE = {
  id: ID,
  siteId: OTHER_ID,
  seq: 2,
  status: 'open',
  visitor: VISITOR,
  assignee: ANA,
  page: PAGE,
  startedAt: AT,
  waitingSince: null,
  delivered: { visitor: 2, agents: 2 },
  read: { visitor: 2, agents: 1 },
};

export const ATTACHMENT = {
  id: OTHER_ID,
  name: 'invoice.pdf',
  mediaType: 'application/pdf',
  sizeBytes: 48_200,
  picture: null,
};
