import { Type } from 'typebox';
import {
  BUTTON_LENGTH,
  FIELD_KINDS,
  LABEL_LENGTH,
  MOST_BUTTONS,
  MOST_FIELD_CHOICES,
  MOST_FIELDS,
  TITLE_LENGTH,
  WORDS_LENGTH,
} from './limits.ts';

const strict = { additionalProperties: false } as const;
const VISIBLE = '\\S';
const Title = Type.String({ minLength: 1, maxLength: TITLE_LENGTH, pattern: VISIBLE });
const Words = Type.String({ minLength: 1, maxLength: WORDS_LENGTH, pattern: VISIBLE });
const SecureUrl = Type.String({ maxLength: 2_048, pattern: '^https://\\S+$' });
const Button = Type.String({ minLength: 1, maxLength: BUTTON_LENGTH, pattern: VISIBLE });

/** A card in the chat: a title, words, a picture, and buttons that open a page. */
export const Card = Type.Object(
  {
    title: Title,
    text: Type.Optional(Words),
    picture: Type.Optional(
      Type.Object(
        {
          url: SecureUrl,
          description: Type.Optional(
            Type.String({ maxLength: 300, description: 'What it shows, for those who do not see it.' }),
          ),
        },
        {
          ...strict,
          description:
            'A picture on one of the allowed origins of the site. A picture of your own is a file of the message instead.',
        },
      ),
    ),
    links: Type.Optional(
      Type.Array(Type.Object({ label: Button, url: SecureUrl }, strict), {
        minItems: 1,
        maxItems: MOST_BUTTONS,
        description: `Buttons that open a page in a new tab. With \`choices\`, at most ${MOST_BUTTONS} buttons in all.`,
      }),
    ),
  },
  strict,
);
export type Card = Type.Static<typeof Card>;

const FieldId = Type.String({ pattern: '^[a-z][a-z0-9_-]{0,39}$' });

export const MessageField = Type.Object(
  {
    id: FieldId,
    kind: Type.Enum(FIELD_KINDS, {
      description: '`consent` is a box to tick; where it is required, it has to be ticked.',
    }),
    label: Type.String({ minLength: 1, maxLength: LABEL_LENGTH, pattern: VISIBLE }),
    required: Type.Optional(Type.Boolean()),
    choices: Type.Optional(
      Type.Array(Button, {
        minItems: 2,
        maxItems: MOST_FIELD_CHOICES,
        uniqueItems: true,
        description: 'Of a `choice`, and of no other kind.',
      }),
    ),
  },
  strict,
);

/** A small form in the chat, which the visitor answers once. */
export const MessageForm = Type.Object(
  {
    title: Title,
    text: Type.Optional(Words),
    fields: Type.Array(MessageField, { minItems: 1, maxItems: MOST_FIELDS }),
  },
  strict,
);
export type MessageForm = Type.Static<typeof MessageForm>;
export type MessageField = MessageForm['fields'][number];

/** What the visitor filled in, in the order of the form. What was left empty is not in it. The server takes the labels of the form. */
export const FormAnswers = Type.Array(
  Type.Object(
    {
      id: FieldId,
      label: Type.String({ maxLength: LABEL_LENGTH }),
      value: Type.Union([Type.String({ maxLength: WORDS_LENGTH }), Type.Number(), Type.Boolean()], {
        description:
          'A text, a number, a day as `2026-11-30`, or whether a box is ticked. A number that was typed in groups stays a text, as it was typed: `1,000` may mean 1 or 1000.',
      }),
    },
    strict,
  ),
  {
    maxItems: MOST_FIELDS,
    description: 'What the visitor filled in; `chosenOf` names the message that has the form.',
  },
);
export type FormAnswers = Type.Static<typeof FormAnswers>;

/** What a message may have besides its words. */
export const MessageParts = {
  card: Type.Optional(Card),
  form: Type.Optional(MessageForm),
  answers: Type.Optional(FormAnswers),
};
