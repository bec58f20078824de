import type { Ids } from './ids';
import type { Person } from './group';

export interface PersonSeed {
	waId?: string;
	name?: string;
	username?: string;
	hidePhone?: boolean;
	acceptedTerms?: boolean;
}

const names = ['Ana', 'Ben', 'Carla', 'Dmitri', 'Elif', 'Femi', 'Grace', 'Hiro', 'Ines', 'Jonas'];

/** Everybody who has WhatsApp. Somebody mentioned for the first time comes into being. */
export class People {
	private readonly byWaId = new Map<string, Person>();
	private readonly byUserId = new Map<string, Person>();

	constructor(private readonly ids: Ids) {}

	/** The person with this number, with what is new about them. */
	meet(seed: PersonSeed): Person {
		const waId = onlyDigits(seed.waId ?? this.ids.waId());
		const person = this.byWaId.get(waId) ?? this.add(waId);
		if (seed.name !== undefined) person.name = seed.name;
		if (seed.username !== undefined) person.username = seed.username;
		if (seed.hidePhone !== undefined) person.phoneHidden = seed.hidePhone;
		if (seed.acceptedTerms !== undefined) person.acceptedTerms = seed.acceptedTerms;
		return person;
	}

	find(waId: string): Person | undefined {
		return this.byWaId.get(onlyDigits(waId));
	}

	findByUserId(userId: string): Person | undefined {
		return this.byUserId.get(userId);
	}

	/**
	 * Gives somebody another user ID, and another number where one is given: a new number always
	 * comes with a new user ID. Says who they were before.
	 */
	change(person: Person, newWaId?: string): Person {
		const before = { ...person };
		this.byWaId.delete(person.waId);
		this.byUserId.delete(person.userId);
		if (newWaId !== undefined) person.waId = onlyDigits(newWaId);
		person.userId = this.ids.userId();
		this.byWaId.set(person.waId, person);
		this.byUserId.set(person.userId, person);
		return before;
	}

	private add(waId: string): Person {
		const name = names[this.byWaId.size % names.length] ?? 'Ana';
		const person: Person = {
			waId,
			name,
			userId: this.ids.userId(),
			phoneHidden: false,
			acceptedTerms: true,
		};
		this.byWaId.set(waId, person);
		this.byUserId.set(person.userId, person);
		return person;
	}
}

/** A phone number however it was written, as `wa_id` writes it. */
export function onlyDigits(number: string): string {
	return number.replace(/\D/g, '');
}
