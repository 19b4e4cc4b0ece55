export const groupVisibilities = ['public', 'members'] as const;
export type GroupVisibility = (typeof groupVisibilities)[number];

export const groupJoinings = ['open', 'request', 'invitation'] as const;
export type GroupJoining = (typeof groupJoinings)[number];

export const groupStates = ['forming', 'active', 'closed'] as const;
export type GroupState = (typeof groupStates)[number];
