import { isBlank } from '../../core/values/scalars';
import { InputRefusal } from '../../errors/inputRefusal';

/** What Meta refuses in the text of a variable. */
const faults: ReadonlyArray<readonly [RegExp, string]> = [
	[/[\r\n\v\f\u0085\u2028\u2029]/, 'a line break'],
	[/\t/, 'a tab'],
	[/ {5}/, 'more than four spaces in a row'],
];

/** With one space in place of line breaks, tabs and many spaces. */
function clean(text: string): string {
	return text.replace(/[\t\r\n\v\f\u0085\u2028\u2029]+| {5,}/g, ' ').replace(/ {2,}/g, ' ');
}

/**
 * The text of a template's variable as Meta takes it. White space at both ends is cut.
 * @throws InputRefusal naming the variable and what is in it.
 */
export function toParameterText(label: string, given: string, isCleaned = false): string {
	const text = (isCleaned ? clean(given) : given).trim();
	if (isBlank(text))
		throw new InputRefusal(`${label} is empty`, 'Fill it in, or check the expression in it.');
	const fault = faults.find(([pattern]) => pattern.test(text));
	if (!fault) return text;
	throw new InputRefusal(
		`${label} contains ${fault[1]}, which WhatsApp refuses in the variables of a template`,
		'Take it out, or turn on Clean Up Variables under Options.',
	);
}
