/**
 * Node's own HTTP clients. An `import` of node:http also asks it for WebSocket, and that loads a whole other client
 * (undici), which is a tenth of the server's start.
 */
const http = process.getBuiltinModule('node:http');
const https = process.getBuiltinModule('node:https');

export const HttpAgent = http.Agent;
export const HttpsAgent = https.Agent;
export const requestHttp = http.request;
export const requestHttps = https.request;
