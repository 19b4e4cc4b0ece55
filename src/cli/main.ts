// The command line: npm run -s kumppani -- COMMAND
import { commands } from './commands.ts';
import { orSayWhy } from './support/say.ts';

const [name = 'help', ...args] = process.argv.slice(2);

if (['help', '--help', '-h'].includes(name)) {
	console.log(help());
} else {
	const command = commands.get(name);
	if (!command) {
		console.error(`There is no command "${name}".\n\n${help()}`);
		process.exit(2);
	}
	await orSayWhy(async () => (await command.load()).run(args));
}

function help(): string {
	const lines = [...commands].map(([name, { does }]) => `  ${name.padEnd(16)}${does}`);
	return ['npm run -s kumppani -- COMMAND', '', ...lines, `  ${'help'.padEnd(16)}shows this`].join(
		'\n'
	);
}
