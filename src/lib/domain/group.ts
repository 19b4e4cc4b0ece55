import { z } from 'zod';
import type { GroupRole } from './actor.ts';
import { Conflict } from './errors.ts';
import { locales, type Locale } from './locale.ts';
import { line, prose } from './text.ts';

export const groupVisibilities = ['public', 'members'] as const;
export type GroupVisibility = (typeof groupVisibilities)[number];

export const groupJoinings = ['open', 'request', 'invitation'] as const;
export type GroupJoining = (typeof groupJoinings)[number];

export const groupStates = ['forming', 'active', 'closed'] as const;
export type GroupState = (typeof groupStates)[number];

export type JoinRequestState = 'waiting' | 'accepted' | 'declined' | 'withdrawn';

/** A group as its page needs it. */
export interface Group {
	id: number;
	name: string;
	/** Markdown as it was written, and the safe HTML it became then. */
	purpose: string;
	purposeHtml: string;
	theme: string;
	language: Locale;
	picture: { id: string; width: number; height: number } | null;
	/** What is on it, in words; empty without a picture. */
	pictureAlt: string;
	visibility: GroupVisibility;
	joining: GroupJoining;
	state: GroupState;
	/** Supports at which the city takes a proposal up; null when the group has no such number. */
	supportThreshold: number | null;
	/** What its name and description were is hidden: the number of that page as content. */
	stone: number | null;
	/** Until then what is written in it waits until a facilitator has looked at it, and why. */
	lookedAtUntil: Date | null;
	lookedAtBecause: string;
	/** How long that took lately, in the middle, in minutes. */
	waitingMinutes: number | null;
}

/** A group in a list. */
export interface GroupRow {
	id: number;
	name: string;
	purpose: string;
	theme: string;
	language: Locale;
	visibility: GroupVisibility;
	joining: GroupJoining;
	state: GroupState;
	/** Seats held today. */
	members: number;
	coordinators: string[];
	/** The viewer's own part in it. */
	role: GroupRole | null;
}

export const groupForm = z
	.object({
		name: line({ min: 3, max: 120 }),
		purpose: prose({ min: 20, max: 5000 }),
		theme: line({ max: 80 }).default(''),
		language: z.enum(locales, { error: 'choose' }),
		visibility: z.enum(groupVisibilities, { error: 'choose' }).default('public'),
		joining: z.enum(groupJoinings, { error: 'choose' }).default('open'),
		state: z.enum(groupStates, { error: 'choose' }).default('forming'),
		supportThreshold: z
			.string()
			.trim()
			.default('')
			.refine((value) => value === '' || /^[1-9]\d{0,5}$/.test(value), { error: 'threshold' }),
		/** Who founds the group takes its first seat, as coordinator. */
		coordinate: z.boolean().default(false)
	})
	.refine(({ visibility, joining }) => visibility === 'public' || joining === 'invitation', {
		// Who cannot see a group cannot ask to join it.
		error: 'members_join_by_invitation',
		path: ['joining']
	});
export type GroupInput = z.infer<typeof groupForm>;

export const joinRequestForm = z.object({ message: prose({ min: 1, max: 2000 }) });
export const decisionForm = z.object({
	/** Which request: a page holds many. */
	request: z.string().regex(/^[1-9]\d{0,14}$/, { error: 'choose' }),
	answer: prose({ max: 1000 }).default('')
});
export const pictureForm = z.object({ pictureAlt: line({ min: 3, max: 250 }) });

/** A closed group takes nobody. @throws Conflict */
export function requireNotClosed(group: { state: GroupState }): void {
	if (group.state === 'closed') throw new Conflict('group_closed');
}

/** The group takes people in this way. @throws Conflict with what to do instead */
export function requireJoining(
	group: { state: GroupState; joining: GroupJoining },
	way: 'open' | 'request'
): void {
	requireNotClosed(group);
	if (group.joining !== way) throw new Conflict(`group_joins_by_${group.joining}`);
}

/** The first line of a text without its marks (`## `, `**`, links), for lists. At most `max` characters. */
export function firstLineOf(markdown: string, max = 180): string {
	const plain = markdown
		.split('\n')
		.map((line) =>
			line
				.replace(/^\s*(?:#{1,6}|>|[-*+]|\d+[.)])\s+/, '')
				.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
				.replace(/\*\*|__|`|~~/g, '')
				.trim()
		)
		.find((line) => /[\p{L}\p{N}]/u.test(line));
	if (plain === undefined) return '';
	const letters = [...plain];
	if (letters.length <= max) return plain;
	return `${letters
		.slice(0, max)
		.join('')
		.replace(/\s+\S*$/, '')} …`;
}
