import { WhatsAppGroups } from '../nodes/WhatsAppGroups/WhatsAppGroups.node';

const { description, methods } = new WhatsAppGroups();
const properties = JSON.stringify(description.properties);

function namedAs(option: string): string[] {
	const named = [...properties.matchAll(new RegExp(`"${option}":"(\\w+)"`, 'g'))];
	return [...new Set(named.map(([, name = '']) => name))].sort();
}

it.each([
	['loadOptionsMethod', methods.loadOptions],
	['searchListMethod', methods.listSearch],
	['resourceMapperMethod', methods.resourceMapping],
])('the node has every %s that a field names, and no other', (option, offered) => {
	expect(namedAs(option)).toEqual(Object.keys(offered).sort());
});

it('names what it does under the node, by operation and resource', () => {
	expect(description.subtitle).toContain('$parameter["operation"]');
	expect(properties).toContain('"name":"resource"');
});
