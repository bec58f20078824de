import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import type { Channel, ChannelSettings } from '../state/gateways';
import { OneMsgRefusal } from './caller';

const mostUrls = 5;
const flags = ['ackNotificationsOn', 'rawHooks', 'guaranteedHooks'] as const;

type SettingsBody = Partial<ChannelSettings> & { webhookUrl?: unknown };

/** The list of addresses, which a POST replaces whole, and the settings of the channel. */
export function addWebhookRoutes(scope: FastifyInstance, _emulation: Emulation): void {
	scope.get('/webhook', async ({ channel }) => {
		const statuses = Object.fromEntries(
			channel.webhookUrls.map((url) => [
				url,
				channel.disabledUrls.includes(url) ? 'disabled' : 'active',
			]),
		);
		return { webhookUrl: channel.webhookUrls, webhookStatuses: statuses };
	});

	scope.post<{ Body?: { webhookUrl?: unknown } }>('/webhook', async ({ channel, body }) => {
		const urls = readUrls(body?.webhookUrl);
		if (urls.length === 0) throw new OneMsgRefusal(400, 'webhookUrl is required');
		replaceUrls(channel, urls);
		return { set: true, message: urls.join(',') };
	});

	scope.get('/settings', async ({ channel }) => show(channel));

	scope.post<{ Body?: SettingsBody }>('/settings', async ({ channel, body = {} }) => {
		for (const flag of flags)
			if (typeof body[flag] === 'boolean') channel.settings[flag] = body[flag];
		if (typeof body.sendDelay === 'number') channel.settings.sendDelay = body.sendDelay;
		if (body.webhookUrl !== undefined) replaceUrls(channel, readUrls(body.webhookUrl));
		return show(channel);
	});
}

function show({ settings, webhookUrls }: Channel): object {
	return { ...settings, webhookUrl: webhookUrls };
}

function readUrls(given: unknown): string[] {
	const list = Array.isArray(given) ? given : typeof given === 'string' ? given.split(',') : [];
	return list.map((url) => String(url).trim()).filter((url) => url !== '');
}

function replaceUrls(channel: Channel, urls: string[]): void {
	if (urls.length > mostUrls)
		throw new OneMsgRefusal(400, `At most ${mostUrls} webhook URLs are allowed`);
	const invalid = urls.find((url) => !URL.canParse(url));
	if (invalid !== undefined) throw new OneMsgRefusal(400, `Invalid webhook URL: ${invalid}`);
	channel.webhookUrls = [...new Set(urls)];
	// To set the list switches on again what was switched off in it.
	channel.disabledUrls = [];
}
