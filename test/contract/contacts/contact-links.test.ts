import { expect, it } from 'vitest';
import { contactLinkTrouble, contactLinkUrl } from '../../../server/contract/contacts/contact-links.ts';

const ID = 'https://shop.example/admin/customers/{{visitor.externalId}}';
const of = (externalId: string | null, email: string | null = null) => ({
  'visitor.externalId': externalId,
  'visitor.email': email,
});

it('a contact link has the values of the contact, encoded', () => {
  expect(contactLinkUrl(ID, of('K 12/ä?x=1#y'))).toBe(
    'https://shop.example/admin/customers/K%2012%2F%C3%A4%3Fx%3D1%23y',
  );
  expect(
    contactLinkUrl(
      'https://crm.example/?q={{visitor.email}}&id={{visitor.externalId}}',
      of('7', 'a+b&c@d.example'),
    ),
  ).toBe('https://crm.example/?q=a%2Bb%26c%40d.example&id=7');
});

it('a value in braces is no variable of its own', () => {
  expect(contactLinkUrl(ID, of('{{visitor.email}}', 'mara@shop.example'))).toBe(
    'https://shop.example/admin/customers/%7B%7Bvisitor.email%7D%7D',
  );
});

it.each([null, '', '.', '..'])('there is no link where the value is %j', (value) => {
  expect(contactLinkUrl(ID, of(value, 'mara@shop.example'))).toBeNull();
});

it('half of a pair of characters breaks nothing', () => {
  expect(contactLinkUrl(ID, of('a\ud800'))).toBe('https://shop.example/admin/customers/a%EF%BF%BD');
});

it.each([
  ID,
  'https://shop.example:8443/a?b={{visitor.email}}#{{visitor.externalId}}',
  'https://shop.example?{{visitor.email}}',
])('%s is a template', (template) => {
  expect(contactLinkTrouble(template)).toBeNull();
});

it.each([
  ['http://shop.example/{{visitor.email}}', 'https://'],
  ['javascript:alert("{{visitor.email}}")', 'https://'],
  ['https://{{visitor.email}}', 'to which server'],
  ['https://shop.example{{visitor.email}}/', 'to which server'],
  ['https://shop.example:{{visitor.email}}/', 'https://'],
  ['https://{{visitor.externalId}}@shop.example/', 'to which server'],
  ['https://me:secret@shop.example/{{visitor.email}}', 'no user name'],
  ['https://', 'same page for everybody'],
  ['https://shop.example/customers', 'same page for everybody'],
  ['https://shop.example/{{visitor.phone}}', 'There is no {{visitor.phone}}'],
])('%s is none: %s', (template, why) => {
  expect(contactLinkTrouble(template)).toContain(why);
});
