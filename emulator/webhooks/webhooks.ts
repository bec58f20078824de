import type { Clock } from '../clock';
import type { Settings } from '../settings';
import type { PhoneNumber } from '../state/accounts';
import type { WhatsAppEvent } from '../state/event';
import type { WhatsApp } from '../state/whatsApp';
import { targetsFor, type Target } from './callbacks';
import { DeliveryQueue, type Delivery, type NewDelivery } from './delivery';
import type { Surroundings } from './description';
import { Disturbances, holdMs, type Disturbance, type SignatureMode } from './disturbance';
import { sign, toEnvelope, toWire, type AddressedUpdate } from './envelope';
import { gatewayTargets } from './gatewayTargets';
import type { Around } from '../oneMsg/webhookBody';
import { fieldOf, toUpdates } from './update';

const updatesPerWebhook = 1_000;

interface WebhookOptions {
	clock: Clock;
	settings: Settings;
	whatsApp: () => WhatsApp;
	/** The emulator's own address, for media. */
	baseUrl: () => string;
	log: (line: string) => void;
}

/** Turns what happens in WhatsApp into signed webhooks at the callbacks in force. */
export class Webhooks {
	readonly queue: DeliveryQueue;
	readonly disturbances = new Disturbances();
	private readonly gathered = new Map<string, { target: Target; updates: AddressedUpdate[] }>();
	private held: Delivery[] = [];

	constructor(private readonly options: WebhookOptions) {
		this.queue = new DeliveryQueue(options.clock, options.log);
	}

	/** Tells an event to whoever should hear it; costs next to nothing when nobody does. */
	tell(event: WhatsAppEvent): void {
		if (event.kind === 'messageStatus' && !this.options.settings.receipts) return;
		const { accounts } = this.options.whatsApp();
		const phoneNumber =
			event.kind === 'templateStatus' ? undefined : accounts.phoneNumbers.get(event.phoneNumberId);
		const businessId =
			event.kind === 'templateStatus' ? event.businessId : (phoneNumber?.businessId ?? '');
		const graphTargets = targetsFor(accounts, businessId, phoneNumber, fieldOf(event));
		const targets = [
			...graphTargets,
			...gatewayTargets(accounts, phoneNumber?.id ?? '', () => this.aroundOneMsg()),
		];
		if (targets.length === 0) return;
		const updates = toUpdates(event, this.surroundings(phoneNumber)).map((update) => ({
			businessId,
			phoneNumber,
			update,
		}));
		for (const target of targets) this.hand(target, updates);
	}

	/** Signs and posts any text. */
	send(body: string, target: Target, signature?: SignatureMode): Delivery {
		return this.dispatch(deliveryOf(target, { body, field: 'raw', signature }));
	}

	/** Posts the same bytes and headers again. */
	redeliver(delivery: Delivery): Delivery {
		const { url, field, body, headers } = delivery;
		const again = this.queue.record({ url, field, body, headers });
		this.queue.enqueue(again);
		return again;
	}

	clear(): void {
		this.queue.clear();
		this.gathered.clear();
		this.held = [];
		this.disturbances.set({});
	}

	private hand(target: Target, updates: AddressedUpdate[]): void {
		const gatherMs = this.disturbances.aggregateMs();
		if (gatherMs === undefined) {
			for (const update of updates) this.post(target, [update]);
			return;
		}
		const key = `${target.app?.id ?? ''} ${target.url}`;
		const known = this.gathered.get(key);
		if (known !== undefined) {
			known.updates.push(...updates);
			return;
		}
		this.gathered.set(key, { target, updates: [...updates] });
		this.options.clock.after(gatherMs, () => this.postGathered(key));
	}

	private postGathered(key: string): void {
		const gathered = this.gathered.get(key);
		this.gathered.delete(key);
		for (
			let from = 0;
			gathered !== undefined && from < gathered.updates.length;
			from += updatesPerWebhook
		) {
			this.post(gathered.target, gathered.updates.slice(from, from + updatesPerWebhook));
		}
	}

	private post(target: Target, updates: AddressedUpdate[]): void {
		const payload =
			target.toBody === undefined
				? toEnvelope(updates, this.options.clock.seconds())
				: target.toBody(updates);
		if (payload === undefined) return;
		const body = target.toBody === undefined ? toWire(payload) : JSON.stringify(payload);
		const disturbance = this.disturbances.take();
		const field = [...new Set(updates.map(({ update }) => update.field))].join(',');
		this.dispatch(
			deliveryOf(target, { body, field, signature: disturbance.signature }),
			disturbance,
		);
	}

	private dispatch(
		delivery: NewDelivery,
		{ drop, delayMs, repeat = 0, reorder }: Disturbance = {},
	): Delivery {
		const recorded = this.queue.record(delivery, drop === true ? 'dropped' : 'waiting');
		if (drop === true) return recorded;
		const all = [recorded, ...Array.from({ length: repeat }, () => this.queue.record(delivery))];
		for (const one of all) {
			if (delayMs !== undefined && delayMs > 0)
				this.options.clock.after(delayMs, () => this.queue.enqueue(one));
			else if (holdMs(reorder) !== undefined) this.hold(one, holdMs(reorder) ?? 0);
			else this.queue.enqueue(one);
		}
		return recorded;
	}

	private hold(delivery: Delivery, forMs: number): void {
		this.held.push(delivery);
		if (this.held.length > 1) return;
		this.options.clock.after(forMs, () => {
			for (const one of this.shuffle(this.held.splice(0))) this.queue.enqueue(one);
		});
	}

	/** Another order than before, the same one for the same seed. */
	private shuffle(deliveries: Delivery[]): Delivery[] {
		const { ids } = this.options.whatsApp();
		const rest = [...deliveries];
		const shuffled: Delivery[] = [];
		while (rest.length > 0) shuffled.push(...rest.splice(ids.pick(rest.length), 1));
		return shuffled.every((delivery, index) => delivery === deliveries[index])
			? shuffled.reverse()
			: shuffled;
	}

	private aroundOneMsg(): Around {
		const { clock, baseUrl, whatsApp } = this.options;
		return {
			nowSeconds: clock.seconds(),
			baseUrl: baseUrl(),
			numberOf: (groupId) => whatsApp().groups.find(groupId)?.number,
		};
	}

	private surroundings(phoneNumber: PhoneNumber | undefined): Surroundings {
		const { clock, settings, baseUrl } = this.options;
		const whatsApp = this.options.whatsApp();
		return {
			seconds: clock.seconds(),
			userIds: settings.userIds,
			businessNumber: phoneNumber?.number ?? '',
			repliedTo: (messageId) => whatsApp.messages.find(messageId),
			mediaUrl: (mediaId) => {
				const media = whatsApp.media.find(mediaId);
				return media && `${baseUrl()}${whatsApp.media.downloadPath(media)}`;
			},
		};
	}
}

interface Unsigned {
	body: string;
	field: string;
	signature?: SignatureMode;
}

function deliveryOf(
	{ url, app, headers: wanted, platformSecret }: Target,
	{ body, field, signature = 'valid' }: Unsigned,
): NewDelivery {
	const headers: Record<string, string> = { 'content-type': 'application/json', ...wanted };
	const signed = (secret: string) => sign(body, signature === 'wrong' ? `not ${secret}` : secret);
	if (app !== undefined) headers['user-agent'] = 'facebookexternalua';
	if (app !== undefined && signature !== 'none')
		headers['x-hub-signature-256'] = signed(app.secret);
	if (platformSecret !== undefined && signature !== 'none')
		headers['x-360dialog-signature'] = signed(platformSecret).slice(7);
	return { url, field, body, headers };
}
