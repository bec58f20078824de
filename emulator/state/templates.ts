import { invite, inviteParameters } from './templateLibrary';
import type { World } from './world';

export interface TemplateComponent {
	type: string;
	format?: string;
	text?: string;
	example?: unknown;
	buttons?: Array<Record<string, unknown>>;
}

export interface Template {
	id: string;
	/** Where it stands in lists; it stays there when others are deleted. */
	order: number;
	businessId: string;
	name: string;
	language: string;
	category: string;
	status: 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED';
	components: TemplateComponent[];
	libraryTemplateName?: string;
}

const bodyOnly = (text: string): TemplateComponent[] => [{ type: 'BODY', text }];
const seeds: Array<
	Pick<Template, 'name' | 'language' | 'category' | 'components' | 'libraryTemplateName'> & {
		status?: Template['status'];
	}
> = [
	{
		name: 'hello_group',
		language: 'en',
		category: 'UTILITY',
		components: bodyOnly('Hello everybody!'),
	},
	{
		name: 'group_viewing_reminder',
		language: 'en_US',
		category: 'UTILITY',
		components: bodyOnly('Reminder: the viewing is on {{1}} at {{2}}.'),
	},
	{
		name: 'group_floorplan',
		language: 'en_US',
		category: 'MARKETING',
		components: [
			{ type: 'HEADER', format: 'IMAGE' },
			{ type: 'BODY', text: 'Here is the floor plan of {{1}}.' },
		],
	},
	{
		name: 'group_invite_link_1',
		language: 'en',
		category: 'UTILITY',
		libraryTemplateName: invite.name,
		components: [
			{
				type: 'BODY',
				text: 'Hi {{1}}, here is the group link you requested: {{2}}',
				example: { body_text: [inviteParameters.body_params] },
			},
		],
	},
	{
		name: 'group_paused',
		language: 'en',
		category: 'MARKETING',
		components: bodyOnly('Paused.'),
		status: 'PAUSED',
	},
	{
		name: 'group_welcome',
		language: 'en',
		category: 'UTILITY',
		components: bodyOnly('Welcome! Ask anything about your order here; we answer on working days.'),
	},
	{
		name: 'group_delivery_days',
		language: 'en',
		category: 'UTILITY',
		components: bodyOnly(
			'Good morning, {{1}}! This week we deliver on Tuesday and Friday. Write here until Monday noon to change your order.',
		),
	},
];

const toKey = (businessId: string, name: string) => `${businessId} ${name}`;

/** The message templates of every business. */
export class Templates {
	private readonly byId = new Map<string, Template>();
	/** The languages of a name. */
	private readonly byName = new Map<string, Template[]>();
	private nextOrder = 0;

	constructor(private readonly world: World) {
		for (const businessId of world.accounts.businesses.keys()) {
			for (const seed of seeds) this.add({ status: 'APPROVED', ...seed, businessId });
		}
	}

	of(businessId: string): Template[] {
		return [...this.byId.values()].filter((template) => template.businessId === businessId);
	}

	find(businessId: string, name: string, language?: string): Template | undefined {
		return this.languagesOf(businessId, name).find(
			(template) => language === undefined || template.language === language,
		);
	}

	/** A new template waits for approval, which comes after the asynchronous delay. */
	create(template: Omit<Template, 'id' | 'order' | 'status'>): Template {
		const created = this.add({ ...template, status: 'PENDING' });
		this.world.clock.after(this.world.settings.asyncDelayMs, () => {
			if (!this.byId.has(created.id)) return;
			created.status = 'APPROVED';
			const { id, name, language, businessId } = created;
			this.world.emit({
				kind: 'templateStatus',
				businessId,
				template: { id, name, language, event: 'APPROVED' },
			});
		});
		return created;
	}

	/** All languages of a name; the answer says whether there was one. */
	delete(businessId: string, name: string): boolean {
		for (const { id } of this.languagesOf(businessId, name)) this.byId.delete(id);
		return this.byName.delete(toKey(businessId, name));
	}

	private add(template: Omit<Template, 'id' | 'order'>): Template {
		const added = { ...template, id: this.world.ids.templateId(), order: this.nextOrder++ };
		this.byId.set(added.id, added);
		const { businessId, name } = added;
		this.byName.set(toKey(businessId, name), [...this.languagesOf(businessId, name), added]);
		return added;
	}

	private languagesOf(businessId: string, name: string): Template[] {
		return this.byName.get(toKey(businessId, name)) ?? [];
	}
}

/** How many variables a text has: `{{1}}` and `{{name}}`, each counted once. */
export function countVariables(text: string): number {
	return new Set(text.match(/\{\{\s*\w+\s*\}\}/g)).size;
}
