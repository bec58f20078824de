import type { GraphErrorCode } from './graphErrorCode';
import { slowDown } from './remedies';

const template = 'Compare the template in WhatsApp Manager with what this node sends.';

/** Message templates and their flows. */
export const templateCodes: Readonly<Record<number, GraphErrorCode>> = {
	132000: {
		message: 'The number of variables does not match the template',
		remedy: template,
		retry: 'never',
	},
	132001: {
		message: 'There is no such template in this language',
		remedy: 'Check the name and language of the template, and that it is approved.',
		retry: 'never',
	},
	132005: {
		message: 'The template is too long once its variables are filled in',
		remedy: 'Shorten the values of its variables.',
		retry: 'never',
	},
	132007: { message: 'The template violates a WhatsApp policy', remedy: template, retry: 'never' },
	132012: {
		message: 'The format of a variable does not match the template',
		remedy: template,
		retry: 'never',
	},
	132015: {
		message: 'The template is paused because of low quality',
		remedy: 'Use another template, or wait.',
		retry: 'never',
	},
	132016: {
		message: 'The template is disabled because of low quality',
		remedy: 'Use another template.',
		retry: 'never',
	},
	132068: {
		message: 'The flow of this template is blocked',
		remedy: 'Correct the flow in WhatsApp Manager.',
		retry: 'never',
	},
	132069: { message: 'The flow of this template is throttled', remedy: slowDown, retry: 'never' },
};
