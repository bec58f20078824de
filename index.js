// n8n finds the nodes through the "n8n" entry of package.json; this file is for whoever imports the
// package.
const { n8n } = require('./package.json');

const load = (files) => Object.assign({}, ...files.map((file) => require(`./${file}`)));

module.exports = { ...load(n8n.credentials), ...load(n8n.nodes) };
