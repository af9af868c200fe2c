/** One answer to ListObjectsV2. Its XML is flat and of few elements, and no text in it has markup of its own. */
export interface ObjectPage {
  isList: boolean;
  keys: string[];
  /** The continuation token; undefined on the last page. */
  next?: string;
  /** What an error's answer says. */
  problem?: string;
}

export function parsePage(xml: string): ObjectPage {
  const isEncoded = textOf(xml, 'EncodingType') === 'url';
  const contents = xml.match(/<Contents>.*?<\/Contents>/gs) ?? [];
  const keys = contents.flatMap((one) => {
    const key = textOf(one, 'Key');
    return key === undefined ? [] : [isEncoded ? decoded(key) : key];
  });
  const next = textOf(xml, 'IsTruncated') === 'true' ? textOf(xml, 'NextContinuationToken') : undefined;
  const problem = [textOf(xml, 'Code'), textOf(xml, 'Message')].filter(Boolean).join(': ').slice(0, 300);
  return {
    isList: /<ListBucketResult[\s>]/.test(xml),
    keys,
    ...(next === undefined ? {} : { next }),
    ...(problem ? { problem } : {}),
  };
}

function textOf(xml: string, element: string): string | undefined {
  const text = new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
  return text?.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|amp|lt|gt|quot|apos);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** As stores encode keys: as a form does, with a plus for a space. Bytes that are not UTF-8 stay as they came. */
function decoded(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', '%20'));
  } catch {
    return key;
  }
}
