import type { Field } from '../../../../nodes/WhatsAppGroups/core/declarations/field';
import { choicesOf } from '../../../../scripts/generate/samples/fieldValues';

const field = (given: object): Field => ({
	displayName: 'New Field',
	name: 'newField',
	type: 'string',
	default: '',
	...given,
});

describe('a sample value follows from the declaration of a field', () => {
	it.each<[string, object, unknown[]]>([
		['the example in its placeholder', { placeholder: 'e.g. Order 4712' }, ['Order 4712']],
		['its label, as far as it may be long', { rules: { maxLength: 3 } }, ['New']],
		[
			'its label where the placeholder is an expression',
			{ placeholder: '{{ $json.a }}' },
			['New Field'],
		],
		['a number that is not the default', { type: 'number', default: 1, rules: { min: 1 } }, [2]],
		['both values of a switch', { type: 'boolean', default: true }, [true, false]],
		[
			'every choice',
			{
				type: 'options',
				options: [
					{ name: 'A', value: 'a' },
					{ name: 'B', value: 'b' },
				],
			},
			['a', 'b'],
		],
		[
			'the mode of a picker in which one types',
			{
				type: 'resourceLocator',
				modes: [
					{ name: 'list', type: 'list', placeholder: 'Select' },
					{ name: 'id', type: 'string', placeholder: 'e.g. 7' },
				],
			},
			[{ __rl: true, mode: 'id', value: '7' }],
		],
	])('%s', (_what, given, expected) => {
		expect(choicesOf(field(given))).toEqual(expected);
	});

	it('and where it does not, a sentence says which field, and where to add a value', () => {
		expect(() => choicesOf(field({ type: 'fixedCollection' }))).toThrow(
			'There is no sample value for the field "newField" (fixedCollection): add one to oddValues in scripts/generate/samples/fieldValues.ts',
		);
	});
});
