import { PutService, Service, Services } from '../../../schemas/developers/services.ts';
import { collection } from '../../collection.ts';
import { ID } from '../../examples.ts';

export const services = collection({
  path: '/api/agent/services',
  one: 'service',
  listed: 'services',
  list: Services,
  item: Service,
  put: PutService,
  description:
    'Authors with a name and without sign-in, for which programs ask. With a service, the API keys that speak for it are deleted.',
  example: { body: { name: 'Order system' }, item: { id: ID, name: 'Order system' } },
});
