/** The orders of the demo shop. */
const ORDERS = new Map([
  ['4711', 'It left our warehouse this morning and arrives tomorrow.'],
  ['4712', 'It was delivered on Monday.'],
]);
const PERSON = 'Talk to a person';
const TOPICS = ['Where is my order?', 'Opening hours', PERSON];

/**
 * What the bot says to a visitor. Pure: the same words after the same question get the same reply.
 * @param {string} words what the visitor wrote, or chose
 * @param {'order' | undefined} asked what the last answer asked for
 * @returns {{ body: string, choices?: string[], asks?: 'order', handOff?: { reason: string, summary: string } }}
 */
export function replyTo(words, asked) {
  const number = /\b\d{4}\b/.exec(words)?.[0];
  if (/person|human|agent|somebody/i.test(words))
    return {
      body: 'I’ll get somebody from our team. One moment, please.',
      handOff: { reason: 'Wants to talk to a person', summary: `The visitor’s last words: “${words}”` },
    };
  if (number !== undefined) return aboutOrder(number);
  if (asked === 'order')
    return { body: 'An order number has four digits, such as 4711.', choices: [PERSON], asks: 'order' };
  if (/order|parcel|delivery/i.test(words))
    return { body: 'What’s your order number?', choices: [...ORDERS.keys(), PERSON], asks: 'order' };
  if (/open|hours|when/i.test(words))
    return { body: 'We’re here Monday to Friday, 9 am to 5 pm.', choices: TOPICS };
  return { body: 'Hello! I’m a bot. What can I help you with?', choices: TOPICS };
}

/** @param {string} number */
function aboutOrder(number) {
  const known = ORDERS.get(number);
  if (known !== undefined) return { body: known, choices: TOPICS };
  return {
    body: 'I can’t find that order. I’ll ask somebody from our team.',
    handOff: {
      reason: `Order ${number} not found`,
      summary: `Asked about order ${number}, which the bot doesn’t know.`,
    },
  };
}
