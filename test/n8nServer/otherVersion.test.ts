import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeManifest } from '../../n8nServer/otherVersion';
import usual from '../../n8nServer/package.json';
import { makeTemporaryFolder } from '../support/temporaryFolder';

const manifestOf = (version: string) =>
	JSON.parse(
		readFileSync(
			join(writeManifest(version, makeTemporaryFolder('versions')), 'package.json'),
			'utf8',
		),
	) as typeof usual;

it('another n8n 2 is installed like the usual one', () => {
	const dependencies = { ...usual.dependencies, n8n: '2.30.0' };
	expect(manifestOf('2.30.0')).toEqual({ ...usual, dependencies });
});

it('n8n 1 gets the Node that it takes, and what of it the registry has', () => {
	const { dependencies, optionalDependencies, overrides } = manifestOf('1.123.81');
	expect(dependencies).toEqual({ ...usual.dependencies, n8n: '1.123.81' });
	expect(dependencies).toHaveProperty('date-fns');
	expect(Object.keys(optionalDependencies)).toEqual(Object.keys(usual.optionalDependencies));
	for (const version of Object.values(optionalDependencies)) expect(version).toMatch(/^22\./);
	expect(overrides).toHaveProperty('xlsx');
});
