import { findEntry } from '../../core/values/findEntry';
import { html, type Html } from '../../core/waiting/html';
import { longest, toAsked, valuesIn } from './elements';
import type { Chosen } from './links';
import type { FormElement } from './question';
import { textIn } from './readAnswer';
import type { Shown } from './shown';

/** A form goes back to the address of the page, which n8n has signed. */
const toForm = (body: Html, encoding = 'application/x-www-form-urlencoded') =>
	html`<form method="post" enctype="${encoding}" autocomplete="off">${body}</form>`;

const toFault = ({ faults }: Shown, name: string) => {
	const sentence = faults?.get(name);
	return sentence && html`<p class="fault">${sentence}</p>`;
};

function toApproveForm(label: string): Html {
	return toForm(html`<button name="answer" value="approve">${label}</button>`);
}

function toDeclineForm(shown: Shown, label: string): Html {
	return toForm(
		html`<div class="element">
				<label for="reason">Reason (optional)</label>
				<textarea dir="auto" id="reason" name="reason" maxlength="1000">
${textIn(shown.form ?? {}, 'reason')}</textarea>
				${toFault(shown, 'reason') || undefined}
			</div>
			<button class="second" name="answer" value="decline">${label}</button>`,
	);
}

function toTextForm(shown: Shown, submit: string): Html {
	return toForm(
		html`<div class="element">
				<label for="text">Your answer</label>
				<textarea dir="auto" id="text" name="text" maxlength="4096" required>
${textIn(shown.form ?? {}, 'text')}</textarea>
				${toFault(shown, 'text') || undefined}
			</div>
			<button>${submit}</button>`,
	);
}

interface Input {
	readonly name: string;
	readonly element: FormElement;
	readonly entered: readonly string[];
}

const toRequired = ({ isRequired }: FormElement) => (isRequired ? html` required` : undefined);

const toChoice = ({ name, entered }: Input, choice: string) =>
	html`<label class="choice"
		><input
			type="checkbox"
			name="${name}"
			value="${choice}"
			${entered.includes(choice) ? html`checked` : undefined}
		/>
		<span dir="auto">${choice}</span></label
	>`;

const toOption = ({ entered }: Input, choice: string) =>
	html`<option value="${choice}" ${entered.includes(choice) ? html`selected` : undefined}>
		${choice}
	</option>`;

function toSelect(input: Input): Html {
	const { name, element } = input;
	return html`<select id="${name}" name="${name}" ${toRequired(element)}>
		<option value=""></option>
		${element.choices.map((choice) => toOption(input, choice))}
	</select>`;
}

function toTextarea({ name, element, entered }: Input): Html {
	return html`<textarea
		dir="auto"
		id="${name}"
		name="${name}"
		maxlength="${longest.textarea}"
		${toRequired(element)}
	>
${entered[0]}</textarea>`;
}

function toLine({ name, element, entered }: Input): Html {
	const { type } = element;
	const step = type === 'number' ? html`step="any" inputmode="decimal"` : undefined;
	const direction = type === 'text' ? html`dir="auto"` : undefined;
	const most = type === 'text' || type === 'email' ? html`maxlength="${longest[type]}"` : undefined;
	return html`<input
		id="${name}"
		name="${name}"
		type="${type}"
		value="${entered[0]}"
		${step}
		${direction}
		${most}
		${toRequired(element)}
	/>`;
}

const inputs: Readonly<Record<string, (input: Input) => Html>> = {
	dropdown: toSelect,
	textarea: toTextarea,
};

const toInput = (input: Input): Html => (findEntry(inputs, input.element.type) ?? toLine)(input);

function toElement(shown: Shown, { name, element }: Omit<Input, 'entered'>): Html {
	const entered = valuesIn(shown.form ?? {}, name);
	const input = { name, element, entered };
	const fault = toFault(shown, name) || undefined;
	const label = `${element.label}${element.isRequired ? ' *' : ''}`;
	if (element.type === 'checkbox')
		return html`<fieldset class="element">
			<legend dir="auto">${label}</legend>
			${element.choices.map((choice) => toChoice(input, choice))} ${fault}
		</fieldset>`;
	return html`<div class="element">
		<label for="${name}" dir="auto">${label}</label>
		${toInput(input)} ${fault}
	</div>`;
}

const needed = html`<p class="note">Fields marked with * are required.</p>`;

/** What can be sent from the page of a question: one form per answer, or one to fill in. */
export function toForms(shown: Shown): Html {
	const { answering } = shown.question;
	if (answering.type === 'freeText') return toTextForm(shown, answering.submit);
	if (answering.type === 'customForm')
		return toForm(
			html`${answering.elements.some(({ isRequired }) => isRequired) ? needed : undefined}
				${toAsked(answering.elements).map((asked) => toElement(shown, asked))}
				<button>${answering.submit}</button>`,
			// Of a custom form, n8n takes nothing else.
			'multipart/form-data',
		);
	const { approve, decline } = answering;
	const isFor = (answer: Chosen) => [undefined, answer].includes(shown.answer);
	return html`${toFault(shown, 'answer') || undefined}
	${isFor('approve') ? toApproveForm(approve) : undefined}
	${decline !== undefined && isFor('decline') ? toDeclineForm(shown, decline) : undefined}`;
}
