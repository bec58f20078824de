import type { IDataObject } from 'n8n-workflow';
import type { Chosen } from './links';
import type { Question } from './question';
import type { Faults } from './readAnswer';

/** What somebody sees who has just opened a link, or whose answer could not be taken. */
export interface Shown {
	readonly question: Question;
	/** Without it, the page offers all answers. */
	readonly answer?: Chosen;
	readonly timeZone: string;
	readonly faults?: Faults;
	/** What was entered, so that nobody has to do so twice. */
	readonly form?: IDataObject;
}
