/** A small form as an agent sends it in the chat. */
export const FORM = { title: 'Who?', fields: [{ id: 'name', kind: 'text', label: 'Name' }] };

/** What a visitor sends who has filled it in. */
export const filledIn = (form: string, id: string) => ({
  id,
  body: 'Name: Ada',
  chosenOf: form,
  answers: [{ id: 'name', label: 'Name', value: 'Ada' }],
});
