import {
  ContactSegment,
  ContactSegments,
  PutContactSegment,
} from '../../../schemas/developers/contact-segments.ts';
import { collection } from '../../collection.ts';
import { ID } from '../../examples.ts';

const SEGMENT = {
  name: 'Large customers',
  filter: { match: 'all', rules: [{ attribute: 'seats', op: 'over', value: '50' }] },
};

export const contactSegments = collection({
  path: '/api/agent/contact-segments',
  one: 'contact segment',
  listed: 'segments',
  list: ContactSegments,
  item: ContactSegment,
  put: PutContactSegment,
  description: 'Filters of contacts with names.',
  example: { body: SEGMENT, item: { id: ID, ...SEGMENT } },
});
