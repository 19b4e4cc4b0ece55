/** The address of such a page is a secret: no cache keeps it. */
export const load = ({ setHeaders }) => setHeaders({ 'cache-control': 'private, no-store' });
