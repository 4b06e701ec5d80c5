// Serves a custom resource with the handler of index.js beside it, and answers CloudFormation once for each request.
// Staged with the code of a CustomResourceProvider; Node.js is the runtime that its users write for.
'use strict';
const https = require('https');

const CREATE_FAILED = 'AWSCDK::CustomResourceProviderFramework::CREATE_FAILED';
const MISSING_ID = 'AWSCDK::CustomResourceProviderFramework::MISSING_PHYSICAL_ID';
const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 1000;

exports.handler = async function (event, context) {
  console.log(JSON.stringify({ ...event, ResponseURL: '...' }));
  if (event.RequestType === 'Delete' && event.PhysicalResourceId === CREATE_FAILED) {
    await answer(event, 'SUCCESS', 'nothing to delete: the creation had failed', {});
    return;
  }
  let result;
  try {
    // Loaded here, so that code that cannot be loaded is answered for as well.
    const served = (await require('./index').handler(event, context)) || {};
    result = { ...served, PhysicalResourceId: served.PhysicalResourceId || event.PhysicalResourceId || event.RequestId };
    if (event.RequestType === 'Delete' && result.PhysicalResourceId !== event.PhysicalResourceId) {
      throw new Error(`a deletion cannot change the physical id from "${event.PhysicalResourceId}" to "${served.PhysicalResourceId}"`);
    }
  } catch (error) {
    console.log(error);
    const id = event.PhysicalResourceId || (event.RequestType === 'Create' ? CREATE_FAILED : MISSING_ID);
    await answer(event, 'FAILED', String((error && error.message) || error), { PhysicalResourceId: id });
    return;
  }
  await answer(event, 'SUCCESS', 'SUCCESS', result);
};

async function answer(event, status, reason, result) {
  const body = JSON.stringify({
    Status: status,
    Reason: reason,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
    PhysicalResourceId: result.PhysicalResourceId || event.PhysicalResourceId || MISSING_ID,
    NoEcho: result.NoEcho,
    Data: result.Data,
  });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await put(event.ResponseURL, body);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      console.log(`answering failed: ${error.message}; trying again`);
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** (attempt - 1)));
    }
  }
}

function put(target, body) {
  const url = new URL(target);
  const client = url.protocol === 'http:' ? require('http') : https;
  return new Promise((resolve, reject) => {
    const request = client.request(url, {
      method: 'PUT',
      headers: { 'content-type': '', 'content-length': Buffer.byteLength(body, 'utf8') },
    }, (response) => {
      response.resume();
      if (response.statusCode >= 200 && response.statusCode < 300) resolve();
      else reject(new Error(`the answer was refused with status ${response.statusCode}`));
    });
    request.on('error', reject);
    request.end(body);
  });
}
