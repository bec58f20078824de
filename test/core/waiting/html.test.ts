import { html } from '../../../nodes/WhatsAppGroups/core/waiting/html';

const hostile = `<script>alert("1")</script>' onload='x & y`;

it('escapes whatever is put into it', () => {
	const { text } = html`<p title="${hostile}">${hostile}${[hostile]}</p>`;
	expect(text).not.toMatch(/<script|' onload='/);
	expect(text).toContain(
		'&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; onload=&#39;x &amp; y',
	);
});

it('keeps what it has made itself, in lists too, and leaves out what is not there', () => {
	const entries = ['a', '<b>'].map((entry) => html`<i>${entry}</i>`);
	expect(html`${entries}${undefined}${7}`.text).toBe('<i>a</i><i>&lt;b&gt;</i>7');
});
