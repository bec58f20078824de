import { isLocalHost } from '../../../nodes/WhatsAppGroups/core/values/localHost';

it.each(['localhost', 'n8n.localhost', '127.0.0.1', '127.1.2.3', '0.0.0.0', '[::1]', '[::]'])(
	'%s is the machine itself',
	(name) => expect(isLocalHost(name)).toBe(true),
);

it.each(['n8n.example.com', 'localhost.example.com', '10.0.0.7', '128.0.0.1', '[::2]'])(
	'%s is not',
	(name) => expect(isLocalHost(name)).toBe(false),
);
