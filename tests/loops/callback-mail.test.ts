import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, it } from 'node:test';
import { SMTPServer } from 'smtp-server';
import type { CallbackLoop } from '../../src/loops/callbacks.ts';
import { type Outbox, openOutbox } from '../kit/outbox.ts';
import { onEachStore } from '../kit/stores.ts';

interface Mail {
  from: string;
  to: string[];
  headers: Record<string, string>;
  body: string;
}

/** A mail as it came over the wire, read without the library that wrote it. */
function parsed(raw: string, from: string, to: string[]): Mail {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => line.split(/: (.*)/s, 2)).map(([n, v]) => [n!.toLowerCase(), v!]),
  );
  const encoded = rest.join('\r\n\r\n');
  const encoding = headers['content-transfer-encoding'];
  const body =
    encoding === 'base64'
      ? Buffer.from(encoded, 'base64').toString()
      : encoding === 'quoted-printable'
        ? Buffer.from(
            encoded
              .replaceAll('=\r\n', '')
              .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
            'latin1',
          ).toString()
        : encoded;
  return { from, to, headers, body: body.trimEnd() };
}

onEachStore((name) => {
  const mails: Mail[] = [];
  let refuse = false;
  let smtp: SMTPServer;
  let o: Outbox;
  let loop: CallbackLoop;
  before(async () => {
    smtp = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _session, done) =>
        username === 'cow' && password === 'moo' ? done(null, { user: 'cow' }) : done(new Error('no')),
      onData(stream, session, done) {
        text(stream).then((raw) => {
          if (refuse) return done(Object.assign(new Error('mailbox full'), { responseCode: 452 }));
          const { mailFrom, rcptTo } = session.envelope;
          const to = rcptTo.map((one) => one.address);
          mails.push(parsed(raw, mailFrom ? mailFrom.address : '', to));
          done();
        }, done);
      },
    });
    smtp.listen(0, '127.0.0.1');
    await once(smtp.server, 'listening');
    const { port } = smtp.server.address() as AddressInfo;
    const mail = { smtpUrl: `smtp://cow:moo@127.0.0.1:${port}`, from: 'tasks@example.com' };
    o = await openOutbox(name, { mail });
    loop = o.start();
  });
  after(async () => {
    await o.close();
    await new Promise<void>((done) => smtp.close(done));
  });

  it('sends the JSON as the text of a mail, and the flag follows', async () => {
    const { taskId } = await o.create('Ann.Cow+tasks@example.org');
    await loop.idle();
    const [mail] = mails.splice(0);
    assert.deepEqual([mail!.from, mail!.to], ['tasks@example.com', ['Ann.Cow+tasks@example.org']]);
    assert.equal(mail!.headers.subject, `Task ${taskId} completed`);
    assert.equal(mail!.headers.from, 'tasks@example.com');
    assert.equal(mail!.headers.to, 'Ann.Cow+tasks@example.org');
    assert.match(mail!.headers['content-type']!, /^text\/plain; charset=utf-8/);
    const row = await o.callback((await o.callbacksOf(taskId))[0]!.callbackId);
    assert.equal(mail!.headers['message-id'], `<${row.callbackId}@example.com>`);
    assert.equal(mail!.body, row.body);
    assert.equal(JSON.parse(mail!.body).task_id, taskId);
    assert.equal(row.state, 'delivered');
    assert.equal((await o.task(taskId)).callbackSucceeded, 1);
    const [attempt] = await o.attempts(row.callbackId);
    assert.equal(attempt!.statusCode, null);
    assert.match(attempt!.response!, /^250/);
  });

  it('tries again after a refusal, as the same mail', async () => {
    refuse = true;
    const { taskId } = await o.create('bob@example.org');
    await loop.idle();
    refuse = false;
    const row = (await o.callbacksOf(taskId))[0]!;
    assert.deepEqual([row.state, row.tries], ['due', 1]);
    assert.match((await o.attempts(row.callbackId))[0]!.error!, /^The e-mail was not sent: .*mailbox full/);
    o.moveTo(row.nextAt);
    await o.run(loop);
    assert.equal(mails.splice(0)[0]!.headers['message-id'], `<${row.callbackId}@example.com>`);
    assert.equal((await o.task(taskId)).callbackSucceeded, 1);
  });

  it('says what is missing where no mail server is set', async () => {
    const bare = await openOutbox(name);
    const bareLoop = bare.start();
    const { taskId } = await bare.create('ann@example.org');
    await bareLoop.idle();
    const row = (await bare.callbacksOf(taskId))[0]!;
    assert.equal(row.state, 'due');
    const [attempt] = await bare.attempts(row.callbackId);
    assert.equal(attempt!.error, 'E-mail cannot be sent: TASKWRIGHT_SMTP_URL is not set.');
    await bare.close();
  });
}, 'callbacks by e-mail');
