import { Type } from 'typebox';
import { AttributeChange, TrackSteps } from '../../schemas/activity.ts';
import { Page } from '../../schemas/basics.ts';
import { SaidIdentity } from '../../schemas/widget-api.ts';
import { ID, PAGE } from '../examples.ts';
import type { Routes } from '../route.ts';

/** Where the visitor goes, and what the page says of them. */
export const widgetActivity = {
  putPage: {
    method: 'PUT',
    path: '/api/widget/session/page',
    who: 'visitor',
    body: Type.Object({ page: Page }, { additionalProperties: false }),
    summary: 'Say which page the visitor looks at',
    description: 'A page that is not the last one becomes a step of their activity.',
    example: { body: { page: PAGE } },
  },
  track: {
    method: 'POST',
    path: '/api/widget/session/activity',
    who: 'visitor',
    body: TrackSteps,
    summary: 'Add steps of the visitor',
    description:
      'What the page tells of. A step that is known by its id is not added again; the newest 50 are kept.',
    example: {
      body: { steps: [{ id: ID, agoMs: 0, name: 'checkout', page: PAGE, data: { total: 42 } }] },
    },
  },
  putAttributes: {
    method: 'PUT',
    path: '/api/widget/session/attributes',
    who: 'visitor',
    body: Type.Object(
      { attributes: Type.Optional(AttributeChange), ...SaidIdentity },
      { additionalProperties: false, minProperties: 1 },
    ),
    summary: 'Say something of the visitor',
    description:
      'Over what the page said before; null takes a name away. At most 30 names are kept. `name` and `email` are taken of visitors only whom the site has not signed, and prove nothing: agents see them as not verified.',
    example: { body: { name: 'Grace', attributes: { plan: 'gold', trial: null } } },
  },
} as const satisfies Routes;
