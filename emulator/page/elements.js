/**
 * An element with this text and these children. Everything that people or workflows wrote goes
 * through here, as text: nothing of it is ever read as HTML.
 */
export function element(tag, { text, className, title, onclick } = {}, ...children) {
	const made = document.createElement(tag);
	if (text !== undefined) made.textContent = text;
	if (className !== undefined) made.className = className;
	if (title !== undefined) made.title = title;
	if (onclick !== undefined) {
		made.type = 'button';
		made.addEventListener('click', onclick);
	}
	made.append(...children.filter((child) => child !== undefined));
	return made;
}

const address = /(https?:\/\/[^\s<>"]+)/;

/** A text whose web addresses can be opened; invite links go to the form instead. */
export function linked(text, openInvite) {
	const parts = text.split(address).map((part, index) => {
		if (index % 2 === 0) return part;
		if (part.startsWith('https://chat.whatsapp.com/'))
			return element('button', { text: part, onclick: () => openInvite(part) });
		const link = element('a', { text: part });
		link.href = part;
		link.target = '_blank';
		link.rel = 'noopener noreferrer';
		return link;
	});
	return element('div', { className: 'text' }, ...parts);
}
