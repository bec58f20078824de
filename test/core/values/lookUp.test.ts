import { lookUp } from '../../../nodes/WhatsAppGroups/core/values/lookUp';

it('finds what a table has', () => {
	expect(lookUp({ image: 'jpg' }, 'image')).toBe('jpg');
});

it.each(['video', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
	'finds nothing under %p, whatever objects have by themselves',
	(key) => {
		expect(lookUp({ image: 'jpg' }, key)).toBeUndefined();
	},
);
