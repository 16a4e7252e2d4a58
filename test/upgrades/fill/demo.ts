import { signIn } from './person.ts';
import { agentIn, visitorIn } from './talk.ts';

const DEMO_PASSWORD = 'frontdesk-demo';

/** While it was a demo: Ana and Ben answer two visitors. Their accounts end when the data is taken to production. */
export async function fillDemo(url: string): Promise<void> {
  const ana = await signIn(url, 'ana@demo.example', DEMO_PASSWORD);
  const ben = await signIn(url, 'ben@demo.example', DEMO_PASSWORD);

  const mia = visitorIn(url, 'Mia');
  await mia.come();
  await mia.start();
  await mia.say('Do you ship the teapot to Norway?');
  const forMia = agentIn(ana, mia.id);
  await forMia.claim();
  await forMia.answer('Yes, twice a week.');
  await mia.say('Thank you!');
  await forMia.readAll();
  await forMia.resolve();

  const noah = visitorIn(url, 'Noah');
  await noah.come();
  await noah.start();
  await noah.say('Parcel 4711 has not come.');
  const forNoah = agentIn(ben, noah.id);
  await forNoah.claim();
  await forNoah.note('The carrier says Thursday.');
  await forNoah.answer('It is on its way, and comes on Thursday.');
}
