const { TestEnvironment } = require('jest-environment-node');
const n8nWorkflow = require('n8n-workflow');

/** Reading n8n-workflow anew for each test file would take longer than the tests. */
module.exports = class extends TestEnvironment {
	constructor(...given) {
		super(...given);
		this.global.n8nWorkflow = n8nWorkflow;
	}
};
