import {
	findGraphErrorCode,
	graphErrorCodes,
} from '../../../nodes/WhatsAppGroups/errors/graphErrorCodes';

it.each([131020, 4, 190, 132001, 80007])('knows code %d by its number', (code) => {
	expect(graphErrorCodes[code]).toBeDefined();
	expect(findGraphErrorCode(code)).toBe(graphErrorCodes[code]);
});

it.each([200, 201, 250, 299])('takes code %d for one about permissions', (code) => {
	expect(findGraphErrorCode(code)).toBe(graphErrorCodes[200]);
});

it.each([199, 300, 139_999, -1, undefined])('does not know code %s', (code) => {
	expect(findGraphErrorCode(code)).toBeUndefined();
});
