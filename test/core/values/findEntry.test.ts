import { findEntry } from '../../../nodes/WhatsAppGroups/core/values/findEntry';

it('finds what a table has', () => {
	expect(findEntry({ image: 'jpg' }, 'image')).toBe('jpg');
});

it.each(['video', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
	'finds nothing under %p, whatever objects have by themselves',
	(key) => {
		expect(findEntry({ image: 'jpg' }, key)).toBeUndefined();
	},
);
