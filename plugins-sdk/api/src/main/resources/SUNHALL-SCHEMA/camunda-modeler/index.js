'use strict';

// Camunda Modeler: copy this folder into resources/plugins/ of its user data directory and start it again.
module.exports = { name: '阳光大厅 · Sunhall', script: './client.js' };
