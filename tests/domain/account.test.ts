import { describe, expect, test } from 'vitest';
import { signUpForm } from '#lib/domain/account.ts';
import { normaliseEmail } from '#lib/domain/email.ts';
import { passwordFault, type Surroundings } from '#lib/domain/password.ts';

describe('a password', () => {
	const aino: Surroundings = {
		name: 'Aino Väinölä',
		email: 'aino.v@kotiposti.example',
		cities: ['Espoo', 'Esbo', 'Umeå'],
		site: ['Kumppani', 'osallistu.example'],
		common: new Set(['password', 'qwerty', 'dragon', 'letmein', 'scandinavian', 'sunshine'])
	};

	test.each([
		'kahvi-ja-pulla',
		'correct horse battery staple',
		'dragon at the bus stop',
		'sunshine!48201957',
		'espoo on keväällä kaunis',
		'jännä kirjasto 🌲',
		'ääääh mitä väliä',
		'k3v!t 9x_p2 zz'
	])('may be %o', (password) => {
		expect(passwordFault(password, aino)).toBeUndefined();
	});

	test.each([
		['scandinavian', 'on the list'],
		['Password1234', 'of the list with a few signs at its end'],
		['!!dragon!!dragon!!', 'of the list, repeated'],
		['dragondragon', 'of the list, twice'],
		['P@$$w0rd2026', 'of the list in other signs'],
		['aaaaaaaaaaaa', 'one letter'],
		['abcabcabcabc', 'three letters again and again'],
		['123456789012', 'a row of digits'],
		['qwertyuiop123', 'a row of keys'],
		['9876543210zyxw', 'two rows backwards']
	])('is refused as too common: %s, %s', (password) => {
		expect(passwordFault(password, aino)).toBe('password_common');
	});

	test.each([
		['ainovainola1985', 'password_of_name'],
		['Väinölä-Väinölä', 'password_of_name'],
		['aino.v@kotiposti.example', 'password_of_email'],
		['kotiposti-2026!', 'password_of_email'],
		['EspooEspoo2026', 'password_of_city'],
		['!!! umea umeå !!!', 'password_of_city'],
		['kumppani12345', 'password_of_site'],
		['Osallistu-2026', 'password_of_site']
	])('is refused as made of what anybody knows: %s, %s', (password, fault) => {
		expect(passwordFault(password, aino)).toBe(fault);
	});

	const faults = (password: unknown) => {
		const read = signUpForm.safeParse({ name: 'Aino', email: 'aino@koti.example', password });
		return read.success ? [] : read.error.issues.map(({ message }) => message);
	};
	test.each([
		['', ['required']],
		['kahvi-pulla', ['too_short:12']],
		['🌲'.repeat(11), ['too_short:12']],
		['🌲'.repeat(12), []],
		['x'.repeat(128), []],
		['x'.repeat(129), ['too_long:128']],
		['x'.repeat(10_000), ['unclean']],
		['kahvi-ja-\u0000pulla', ['unclean']],
		[undefined, ['required']],
		[['kahvi-ja-pulla'], ['required']]
	])('has 12 to 128 characters as people count them: %o', (password, expected) => {
		expect(faults(password)).toEqual(expected);
	});

	test('is the same however its letters were typed, and keeps its spaces', () => {
		const read = (password: string) =>
			signUpForm.parse({ name: 'Aino', email: 'aino@koti.example', password }).password;
		expect(read(' ja\u0308nna\u0308 kirjasto ')).toBe(' jännä kirjasto ');
	});
});

describe('an e-mail address', () => {
	test.each([
		['  Aino.Lehtonen@Koti.Example ', 'aino.lehtonen@koti.example'],
		['åsa@umeå.example', undefined],
		['asa@Umeå.example', 'asa@xn--ume-wla.example'],
		["o'neill+kaupunki@posti.example", "o'neill+kaupunki@posti.example"]
	])('%o is kept as %o', (typed, kept) => {
		expect(normaliseEmail(typed)).toBe(kept);
	});

	test.each([
		'',
		'aino',
		'@koti.example',
		'aino@',
		'aino@localhost',
		'aino@127.0.0.1',
		'aino@[::1]',
		'aino@koti.example:25',
		'aino@koti.example/x',
		'aino@koti.example, ville@koti.example',
		'Aino <aino@koti.example>',
		'aino koti@koti.example',
		'.aino@koti.example',
		'aino@koti..example',
		'aino@koti.example\r\nBcc: x@koti.example',
		'aino@koti.example\u0000',
		`${'a'.repeat(65)}@koti.example`,
		`aino@${'koti.'.repeat(60)}example`
	])('cannot be %o', (typed) => {
		expect(normaliseEmail(typed)).toBeUndefined();
	});
});
