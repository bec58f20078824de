import type { FastifyRequest } from 'fastify';
import type { Emulation } from '../emulation';
import type { Business } from '../state/accounts';
import { readAnalytics } from './analytics';
import { choose, readFields } from './fields';

/** The answer to `GET /{WABA_ID}`: plain fields, and analytics as fields with arguments. */
export function showBusiness(
	request: FastifyRequest,
	business: Business,
	emulation: Emulation,
): object {
	const asked = readFields((request.query as { fields?: unknown }).fields);
	const isAnalytics = (field: string): boolean => /^(pricing_)?analytics\b/.test(field);
	const plain = {
		id: business.id,
		name: business.name,
		currency: 'USD',
		timezone_id: '1',
		message_template_namespace: 'ba30dd89_2ebd_41e4_b805_f2c05ae04cc9',
		account_review_status: 'APPROVED',
		is_enabled_for_insights: true,
	};
	const names =
		asked.length > 0
			? asked.filter((field) => !isAnalytics(field))
			: ['name', 'currency', 'timezone_id', 'message_template_namespace'];
	const analytics = asked
		.filter(isAnalytics)
		.map((field) => readAnalytics(field, business, emulation));
	return Object.assign({ ...choose(plain, names, 'WhatsAppBusinessAccount') }, ...analytics, {
		id: business.id,
	});
}
