/** Who and what the samples are about; nobody real. */
export const groupId = 'Sample-group-id';
export const person = { wa_id: '14155550101', user_id: 'US.13491208655302741918' };
export const second = '1767260000';
export const contact = { ...person, profile: { name: 'Ana', username: '@ana' } };
/** An account and a number that belong to no one. */
export const account = { phoneNumberId: '106540352242922', businessAccountId: '102290129340398' };
