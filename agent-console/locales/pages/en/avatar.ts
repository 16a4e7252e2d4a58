/** Pictures of agents and bots. */
export const avatar = {
  label: 'Picture',
  hint: 'PNG, JPEG or WebP, up to 2 MB. It’s cropped to a square, and shown to your team and to visitors in the chat.',
  remove: 'Remove picture',
};
