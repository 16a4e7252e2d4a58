import { Label, Labels, PutLabel } from '../../schemas/labels.ts';
import { collection } from '../collection.ts';
import { ID } from '../examples.ts';

export const labels = collection({
  path: '/api/agent/labels',
  one: 'label',
  listed: 'labels',
  list: Labels,
  item: Label,
  put: PutLabel,
  description: 'What conversations are marked with.',
  example: {
    body: { name: 'refund', color: '#b42318' },
    item: { id: ID, name: 'refund', color: '#b42318' },
  },
});
