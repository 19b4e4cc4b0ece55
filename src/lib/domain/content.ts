/** What people write. A new kind begins here, and with its pages. */
export type ContentKind = 'proposal' | 'poll' | 'thread' | 'comment';

/** Where it is read, below the city's address: `proposals/7`, `comments/7`. */
export const placeOfContent = (kind: ContentKind, id: number): string => `${kind}s/${id}`;
