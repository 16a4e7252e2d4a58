/** The panel of emoji, and the search in it. */
export const emoji = {
  search: 'Search emoji',
  none: 'No emoji found',
  unavailable: 'Search isn’t available right now. Type again to retry.',
  groups: {
    recent: 'Recent',
    smileys: 'Smileys',
    people: 'People and gestures',
    nature: 'Nature',
    food: 'Food and drink',
    places: 'Places and travel',
    things: 'Things',
    signs: 'Symbols',
  },
};
