import { exampleNames } from '../../../scripts/start/examples';
import { readArguments } from '../../../scripts/start/arguments';

describe('the arguments of npm start', () => {
	it('has ports and a user folder without any', () => {
		expect(readArguments([], '/checkout')).toEqual({
			once: false,
			port: 5678,
			emulatorPort: 4010,
			userFolder: '/checkout',
			examples: [],
			help: false,
		});
	});

	it('takes ports and --once', () => {
		expect(
			readArguments(['--once', '--port', '6000', '--emulator-port=6001'], '/checkout'),
		).toMatchObject({ once: true, port: 6000, emulatorPort: 6001 });
	});

	it('takes examples by name and number, or all of them', () => {
		const given = (...args: string[]) => readArguments(args, '/checkout').examples;
		expect(given('--example', 'invite-and-see', '--example=1')).toEqual([
			'invite-and-see',
			exampleNames[0],
		]);
		expect(given('--example', 'all')).toEqual(exampleNames);
	});

	it.each([
		['an example that is none', ['--example', 'nothing'], 'There is no example "nothing".'],
		[
			'a port that is none',
			['--port', 'abc'],
			'--port takes a port number from 1 to 65535, not "abc".',
		],
		[
			'a port out of range',
			['--emulator-port', '70000'],
			'--emulator-port takes a port number from 1 to 65535, not "70000".',
		],
		['the same port twice', ['--port', '4010'], 'cannot share port 4010'],
		['an unknown flag', ['--twice'], "Unknown option '--twice'"],
		['a flag without its value', ['--port'], '--port'],
	])('says what is wrong with %s', (_what, args, sentence) => {
		expect(() => readArguments(args, '/checkout')).toThrow(sentence);
	});
});
