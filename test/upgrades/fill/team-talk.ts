import { SignJWT } from 'jose';
import { asVisitor, idOf, type Person, SITE_KEY } from './person.ts';
import { agentIn, visitorIn } from './talk.ts';

/** A time to which no test comes. */
const FAR_AWAY = Date.UTC(2100, 0, 1);

/** What every version can: waiting with files, open with an agent, resolved. */
export async function talk(url: string, dora: Person): Promise<void> {
  const pia = visitorIn(url, 'Pia');
  await pia.come();
  await pia.start();
  await pia.say('Where is the zeppelin poster?');
  // What comes after it stays unread.
  await agentIn(dora, pia.id).readAll();
  await pia.attach('poster.png');
  await pia.attach('receipt.txt');
  await pia.say('退货政策在哪里？', { files: ['poster.png', 'receipt.txt'] });

  const quinn = visitorIn(url, 'Quinn');
  await quinn.come();
  await quinn.start();
  await quinn.say('Is the "jasmine" <b>fresh</b>?');
  const forQuinn = agentIn(dora, quinn.id);
  await forQuinn.claim();
  await forQuinn.note('She asked in May, too.');
  await forQuinn.attach('label.png');
  const label = await forQuinn.answer('From this spring; see its label.', { files: ['label.png'] });
  await forQuinn.readAll();
  await quinn.read(label.message.seq);

  const rosa = visitorIn(url, 'Rosa');
  await rosa.come();
  await rosa.start();
  await rosa.say('Do you have Kräutertee?');
  const forRosa = agentIn(dora, rosa.id);
  await forRosa.claim();
  await forRosa.answer('Eleven kinds.');
  await forRosa.readAll();
  await forRosa.resolve();
}

type Agents = { dora: Person; emil: { id: string; ask: Person }; finn: { id: string; ask: Person } };

/** Level 2: triage, edits, forms, blocks, notes about people, mentions. */
export async function talkMore(url: string, { dora, emil, finn }: Agents): Promise<void> {
  const quinn = visitorIn(url, 'Quinn');
  const forQuinn = agentIn(dora, quinn.id);
  await forQuinn.answer('It costs 9 EUR.', { id: 'price' });
  await forQuinn.edit('price', 'It costs 8 EUR.');
  await forQuinn.answer('That was meant for somebody else: marzipan.', { id: 'slip' });
  await forQuinn.unsend('slip');
  await agentIn(emil.ask, quinn.id).note('@Dora the new harvest comes in June.');
  await forQuinn.answer('Shall we send you a sample?', { choices: ['Yes, please', 'No'] });
  await dora('PUT', `/api/agent/visitors/${idOf('Quinn')}/note`, { body: 'Likes green tea.', over: 0 });
  await quinn.ask('PUT', '/api/widget/session/attributes', { attributes: { plan: 'gold', orders: 3 } });
  await quinn.ask('PUT', '/api/widget/session/page', {
    page: { url: 'https://shop.example/cups', title: 'Cups' },
  });

  const sven = visitorIn(url, 'Sven');
  await sven.come();
  await sven.start({ answers: { name: 'Sven Sund', mail: 'sven@mail.example' }, topic: 'orders' });
  await sven.say('Please deliver in the new year.');
  const forSven = agentIn(dora, sven.id);
  await forSven.claim();
  await forSven.answer('With pleasure.');
  await forSven.sort({ teamId: idOf('Orders'), addLabelIds: [idOf('Billing'), idOf('Urgent')], priority: 2 });
  await forSven.sort({ status: 'snoozed', snoozedUntil: FAR_AWAY });

  const tara = visitorIn(url, 'Tara');
  await tara.come();
  await tara.start({ answers: { name: 'Tara' }, topic: 'tea' });
  await tara.say('Buy cheap watches!');
  const forTara = agentIn(finn.ask, tara.id);
  await forTara.claim();
  await forTara.answer('No, thank you.');
  await forTara.resolve();
  await tara.ask('PUT', `/api/widget/conversations/${tara.id}/rating`, { score: 1, words: 'No watches!' });
  await finn.ask('POST', '/api/agent/blocks', { visitorId: idOf('Tara'), kind: 'visitor', reason: 'spam' });

  const uwe = visitorIn(url, 'Uwe');
  await uwe.come();
  await uwe.start({ answers: {}, topic: 'orders' });
  await uwe.say('Is Emil there?');
  const forUwe = agentIn(emil.ask, uwe.id);
  await forUwe.claim();
  await forUwe.answer('I am, for now.');
  await dora('PUT', `/api/agent/accounts/${emil.id}`, { active: false });

  const vera = visitorIn(url, 'Vera');
  await vera.come();
  await vera.start({ answers: { name: 'Vera' }, topic: 'tea' });
  await vera.say('Forget that I like cinnamon.');
  await vera.ask('DELETE', '/api/widget/visitor');

  const walt = visitorIn(url, 'Walt');
  await walt.come();
  await walt.start({ answers: { name: 'Walt' }, topic: 'tea' });
  await walt.say('How long do tins keep?');
  const forWalt = agentIn(finn.ask, walt.id);
  await forWalt.claim();
  await forWalt.answer('Two years.');
  await forWalt.readAll();
}

/** A customer whom the shop itself vouches for. */
export async function talkSigned(url: string, dora: Person, siteId: string): Promise<void> {
  const { body } = await dora<{ secret: string }>('POST', `/api/agent/sites/${siteId}/identity-keys`);
  const identity = await new SignJWT({
    name: 'Lea Lind',
    email: 'lea@mail.example',
    attributes: { vip: true },
  })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(SITE_KEY)
    .setSubject('customer-7')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(body.secret));
  const lea = visitorIn(url, 'Lea');
  await asVisitor(url, 'Lea')('POST', '/api/widget/identity', { siteKey: SITE_KEY, identity });
  await lea.start({ answers: {}, topic: 'orders' });
  await lea.say('My order 9001 is complete.');
  const forLea = agentIn(dora, lea.id);
  await forLea.claim();
  await forLea.answer('Enjoy it!');
  await forLea.readAll();
  await forLea.resolve();
}

/** Level 3: a room of the team. */
export async function talkInRoom(dora: Person, finn: Person): Promise<void> {
  const id = idOf('Kitchen');
  await dora('PUT', `/api/agent/rooms/${id}`, { name: 'Kitchen' });
  await agentIn(finn, id).note('Who has the key of the cellar?');
  await agentIn(dora, id).note('@Finn it hangs at the door.');
}

/** Level 4: each agent's own marks of what is read. */
export async function markUnread(dora: Person): Promise<void> {
  await agentIn(dora, idOf('conversation of Walt')).markUnread();
}
