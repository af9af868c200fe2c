import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRedirect, parseUrl } from '../../src/net/url.ts';

const hostOf = (text: string) => parseUrl(text).target?.host;

describe('parseUrl', () => {
  it('reads scheme, host, port and path', () => {
    const { target } = parseUrl('HTTPS://Hook.Example.com:8443/a b?c=d#e');
    assert.equal(target?.url.href, 'https://hook.example.com:8443/a%20b?c=d');
    assert.deepEqual(
      { host: target?.host, port: target?.port, secure: target?.secure, isAddress: target?.isAddress },
      { host: 'hook.example.com', port: 8443, secure: true, isAddress: false },
    );
    assert.equal(parseUrl('http://example.com').target?.port, 80);
    assert.equal(parseUrl('https://example.com').target?.port, 443);
  });

  it('row 3: every spelling of an address is that address', () => {
    for (const host of [
      ...['2852039166', '0xA9FEA9FE', '0251.0376.0251.0376', '169.254.43518', '169.16689662', '0xa9.0xfe.0xa9.0xfe'],
      ...[
        '169.254.169.254.',
        '%31%36%39.254.169.254',
        '１６９。２５４。１６９。２５４',
        '①⑥⑨.②⑤④.169.254',
        '0xa9.254.0251.254',
      ],
    ]) {
      assert.equal(hostOf(`http://${host}/`), '169.254.169.254', host);
      assert.equal(parseUrl(`http://${host}/`).target?.isAddress, true);
    }
    assert.equal(hostOf('http://[::FFFF:169.254.169.254]'), '::ffff:a9fe:a9fe');
    assert.equal(hostOf('http://[0:0:0:0:0:0:0:1]:8080'), '::1');
    assert.equal(hostOf('http://0/'), '0.0.0.0');
    assert.equal(hostOf('http://127.1/'), '127.0.0.1');
  });

  it('row 7: refuses what two parsers could read in two ways', () => {
    const tricks = [
      ...['http://good.test@evil.test/', 'http://user:pass@evil.test/', 'http://@evil.test/', 'http://a%40b@evil.test'],
      ...[
        'http://evil.test\\@good.test/',
        'http:\\\\evil.test',
        'http:/\\evil.test',
        'http://evil.test\\',
        '\\\\evil.test\\a',
      ],
      ...['http:evil.test', 'http:/evil.test', 'http:///evil.test', '//evil.test', 'http://', 'http://?a', 'http://#a'],
      ...[
        'http://evil.test/\t',
        'http://ev\til.test/',
        'http://evil.test/\r\nX: y',
        'ht\ntp://evil.test',
        'http://evil.test/\0',
      ],
      ...[
        ' http://evil.test',
        'http://evil.test ',
        '\u00a0http://evil.test',
        '\ufeffhttp://evil.test',
        'http://evil.test/\u0085',
      ],
      ...[
        'http://ev il.test/',
        'http://evil\u200b.test/',
        'http://evil\u00ad.test/',
        'http://evil\u3000.test',
        'http://\u202eevil.test',
      ],
      ...[
        'http://[fe80::1%25eth0]/',
        'http://[::1',
        'http://1.2.3.4.5/',
        'http://256.1.1.1',
        'http://evil.test:99999/',
      ],
      ...[
        'http://evil..test/',
        'http://evil.test../',
        'http://./',
        `http://${'a'.repeat(64)}.test/`,
        'http://ev!l.test/',
      ],
      ...[
        `http://${'a.'.repeat(130)}test/`,
        'http://evil%00.test/',
        'http://evil%2f.test',
        'http://a;b/',
        "http://a'b/",
      ],
      ...[`http://evil.test/${'a'.repeat(8200)}`, 'http://evil.test/\ud800', '', 'evil.test', 'http'],
    ];
    for (const text of tricks) {
      const { target, problem } = parseUrl(text);
      assert.equal(target, undefined, JSON.stringify(text));
      assert.match(problem ?? '', /^The URL .*\.$/);
    }
  });

  it('row 7: what stands behind # or looks alike does not move the host', () => {
    assert.equal(hostOf('http://evil.test#good.test'), 'evil.test');
    assert.equal(hostOf('http://evil.test?@good.test'), 'evil.test');
    assert.equal(hostOf('http://evil.test/@good.test'), 'evil.test');
    assert.match(hostOf('http://ехаmple.com/') ?? '', /^xn--/);
    assert.equal(hostOf('http://ｅｘａｍｐｌｅ.com/'), 'example.com');
  });

  it('row 7: a trailing dot is the same name', () => {
    const { target } = parseUrl('https://Example.com.:8443/x');
    assert.equal(target?.host, 'example.com');
    assert.equal(target?.url.host, 'example.com:8443');
  });

  it('row 12: refuses every scheme but http and https', () => {
    for (const text of [
      'file:///etc/passwd',
      'gopher://a/',
      'ftp://a/',
      'data:,a',
      'javascript:1',
      'blob:http://a/',
      'ws://a',
      's3://b/k',
    ]) {
      assert.equal(parseUrl(text).problem, 'The URL must begin with http:// or https:// and a host.', text);
    }
  });

  it('row 2: refuses the names of metadata servers', () => {
    for (const host of [
      'metadata.google.internal',
      'METADATA.google.internal.',
      'metadata',
      'instance-data.ec2.internal',
      'ｍetadata',
    ]) {
      assert.equal(parseUrl(`http://${host}/`).problem, 'The URL names a host that is not permitted.', host);
    }
  });

  it('refuses ports that do not speak HTTP, and no others', () => {
    for (const port of [0, 22, 25, 53, 445, 5432, 6379, 6667, 11211, 27017]) {
      assert.match(parseUrl(`http://a.test:${port}/`).problem ?? '', new RegExp(`port ${port}, which`));
    }
    for (const port of [80, 81, 443, 3000, 8000, 8080, 8443, 9000, 65535]) {
      assert.equal(parseUrl(`http://a.test:${port}/`).target?.port, port);
    }
    assert.equal(parseUrl('http://a.test:00022/').target, undefined);
    assert.equal(parseUrl('ftp://a.test:80/').target, undefined);
  });
});

describe('parseRedirect', () => {
  const from = new URL('https://a.test:8443/dir/x?y');
  const hrefOf = (location: string) => parseRedirect(location, from).target?.url.href;

  it('resolves against the URL that answered', () => {
    assert.equal(hrefOf('z'), 'https://a.test:8443/dir/z');
    assert.equal(hrefOf('/z'), 'https://a.test:8443/z');
    assert.equal(hrefOf('//b.test/z'), 'https://b.test/z');
    assert.equal(hrefOf('?q'), 'https://a.test:8443/dir/x?q');
    assert.equal(hrefOf('http://b.test/ü#f'), 'http://b.test/%C3%BC');
  });

  it('holds the target to the rules of a URL', () => {
    for (const location of [
      'file:///etc/passwd',
      'gopher://a.test/',
      '\\\\b.test',
      '/\\b.test',
      '//u:p@b.test',
      '//b.test:22/',
      'h\tttp://b.test',
    ]) {
      assert.equal(hrefOf(location), undefined, location);
    }
  });
});
