/** How long the parts of a card or form may be (UTF-16 units), and how many there are. */
export const TITLE_LENGTH = 120;
export const WORDS_LENGTH = 1_000;
export const LABEL_LENGTH = 200;
export const BUTTON_LENGTH = 80;
export const MOST_BUTTONS = 3;
export const MOST_FIELDS = 6;
export const MOST_FIELD_CHOICES = 20;

export const FIELD_KINDS = ['text', 'email', 'number', 'choice', 'date', 'consent'] as const;
