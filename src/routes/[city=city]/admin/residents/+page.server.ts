import { redirect } from '@sveltejs/kit';
import { cityRoles, type CityRole } from '#lib/domain/actor.ts';
import { Invalid } from '#lib/domain/errors.ts';
import { isCleanText } from '#lib/domain/plain-text.ts';
import { to } from '#lib/i18n/link.ts';
import { answer, cityContext } from '#lib/server/http/answer.ts';
import { act } from '#lib/server/http/forms.ts';
import { changeRole, listResidents } from '#lib/server/services/residents.ts';
import { match as isId } from '../../../../params/id.ts';
import { idIn } from '../word-acts.ts';

export const load = (event) =>
	answer(event, async (context) => {
		const wanted = wishIn(event.url);
		const { residents, next } = await listResidents(context, wanted);
		const changed = Number(event.url.searchParams.get('changed'));
		return {
			residents,
			roles: cityRoles,
			search: wanted.search,
			role: wanted.role ?? '',
			filtered: wanted.search !== '' || wanted.role !== undefined,
			isLaterPage: wanted.after !== undefined,
			changed: residents.find((resident) => resident.id === changed),
			here: addressOf(wanted),
			next: next === null ? null : addressOf({ ...wanted, after: next })
		};
	});

export const actions = {
	role: (event) =>
		act(event, async (fields) => {
			const context = cityContext(event);
			const id = idIn(fields);
			await changeRole(context, id, roleIn(fields.get('role')));
			const list = to(`/${context.city.slug}/admin/residents`);
			const wanted = addressOf(wishIn(event.url));
			redirect(303, `${list}?${wanted}${wanted && '&'}changed=${id}#resident-${id}`);
		})
};

interface Wish {
	search: string;
	role?: CityRole;
	after?: number;
}

/** What the address asks for; what it could not mean is left out. */
function wishIn({ searchParams }: URL): Wish {
	const search = (searchParams.get('q') ?? '').trim().slice(0, 200);
	const after = searchParams.get('after') ?? '';
	return {
		search: isCleanText(search) ? search : '',
		role: cityRoles.find((role) => role === searchParams.get('role')),
		after: isId(after) ? Number(after) : undefined
	};
}

function addressOf({ search, role, after }: Wish): string {
	const wanted = new URLSearchParams();
	if (search) wanted.set('q', search);
	if (role) wanted.set('role', role);
	if (after) wanted.set('after', String(after));
	return wanted.toString();
}

function roleIn(value: FormDataEntryValue | null): CityRole {
	const role = cityRoles.find((one) => one === value);
	if (!role) throw new Invalid('unexpected');
	return role;
}
