import { byId } from '../../support/emulatorHost';
import { ProviderHost, testedProviders } from '../../support/providerHosts';
import { text, useResumedSending } from '../../support/resumedSending';

const sending = useResumedSending();

it('a group is the same alone or among others', async () => {
	const { host, groupId } = sending;
	const other = (await host.createOpenGroup()).groupId;
	expect(await sending.isSkipped(text())).toBe(false);
	const several = { sendTo: 'groups', groupIds: [other, ` ${groupId}`] };
	expect(await host.outputs(sending.parametersOf(text(several)) as never)).toEqual([
		expect.objectContaining({ groupId: other, messageId: expect.any(String) }),
		{ groupId, skipped: true },
	]);
	const alone = sending.parametersOf(text({ groupId: byId(other) })) as never;
	expect(await host.outputs(alone)).toEqual([{ groupId: other, skipped: true }]);
});

it('a person who is invited is the same however written, but not for another group', async () => {
	const { host, groupId, resumeKey } = sending;
	const other = (await host.createGroup()).groupId;
	const invite = async (group: string, people: string) =>
		await host.outputs({
			resource: 'inviteLink',
			operation: 'send',
			groupId: byId(group),
			people,
			templateName: byId('group_invite_link_1'),
			languageCode: byId('en'),
			bodyParameters: { parameter: [{ text: 'Ana' }] },
			options: { resumeKey, linkPosition: 2 },
		});
	await invite(groupId, '+1 650 555 1234');
	expect(await invite(groupId, '16505551235, +16505551234')).toEqual([
		expect.objectContaining({ to: '+16505551235', messageId: expect.any(String) }),
		{ to: '+16505551234', skipped: true },
	]);
	expect(await invite(other, '+16505551234')).toEqual([
		expect.objectContaining({ messageId: expect.any(String) }),
	]);
});

it('a group of 1msg.io is the same in both of its spellings', async () => {
	const [provider] = testedProviders.filter(({ value }) => value === 'oneMsg');
	if (!provider) throw new Error('1msg.io is not tested');
	const gateway = await ProviderHost.open(provider);
	const group = (await gateway.createOpenGroup()).groupId;
	const sendTo = async (id: string) =>
		await gateway.outputs({
			...text(),
			resource: 'message',
			groupId: byId(id),
			options: { resumeKey: sending.resumeKey },
		});
	expect(await sendTo(group)).toEqual([expect.objectContaining({ messageId: expect.any(String) })]);
	expect(await sendTo(`${group}@g.us`)).toEqual([expect.objectContaining({ skipped: true })]);
	await gateway.close();
});
