/** The desks of the rail, in its order, with the key that follows `g`. */
export const desks = [
  { name: 'Overview', to: '/', key: 'o' },
  { name: 'Cloud', to: '/cloud', key: 'c' },
  { name: 'Decide', to: '/decide', key: 'd' },
  { name: 'Findings', to: '/findings', key: 'i' },
  { name: 'Finance', to: '/finance', key: 'f' },
  { name: 'Assets', to: '/assets', key: 'a' },
  { name: 'Books', to: '/books', key: 'b' },
  { name: 'Documents', to: '/documents', key: 'e' },
  { name: 'Sources', to: '/sources', key: 's' },
] as const;
