/** What a new site says. As long as it does, the widget says it in the visitor's language. */
export const DEFAULT_GREETING = 'Hello! How can we help?';
