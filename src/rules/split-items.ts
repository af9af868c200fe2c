/**
 * A body of many items -> the bytes of each, while the body still arrives: nothing is parsed as a whole, so neither
 * the memory nor a pause of the process grows with the body.
 */

export interface Splitter {
  /** @returns the items that ended in these bytes. @throws MalformedItems */
  push(bytes: Buffer): Buffer[];
  /** @returns the last items. @throws MalformedItems when the body cannot end here. */
  end(): Buffer[];
}

export class MalformedItems extends Error {}

const [TAB, LF, CR, SPACE] = [0x09, 0x0a, 0x0d, 0x20];
const [QUOTE, COMMA, OPEN, BACKSLASH, CLOSE, BRACE, END_BRACE] = [0x22, 0x2c, 0x5b, 0x5c, 0x5d, 0x7b, 0x7d];
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

const isBlank = (byte: number): boolean => byte === SPACE || byte === LF || byte === CR || byte === TAB;

/** Some Windows programs begin a file with a byte order mark; it is no part of its first item. */
export const withoutBom = (item: Buffer): Buffer => (item.subarray(0, 3).equals(BOM) ? item.subarray(3) : item);

/** The bytes of one item that came in several chunks. */
class Pieces {
  private pieces: Buffer[] = [];

  add(piece: Buffer): void {
    if (piece.length) this.pieces.push(piece);
  }

  take(): Buffer {
    const whole = this.pieces.length === 1 ? this.pieces[0]! : Buffer.concat(this.pieces);
    this.pieces = [];
    return whole;
  }
}

/** The lines of a file or body, blank ones too, without their newlines. The last one may lack its newline. */
export class Lines implements Splitter {
  private readonly open = new Pieces();

  push(bytes: Buffer): Buffer[] {
    const lines: Buffer[] = [];
    let from = 0;
    for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, from)) {
      this.open.add(bytes.subarray(from, at));
      lines.push(this.open.take());
      from = at + 1;
    }
    this.open.add(bytes.subarray(from));
    return lines;
  }

  end(): Buffer[] {
    return [this.open.take()];
  }
}

export const isBlankLine = (line: Buffer): boolean => line.every(isBlank);

/** Newline-delimited JSON: an item a line, blank lines are none. */
export class LineSplitter implements Splitter {
  private readonly lines = new Lines();
  private first = true;

  push(bytes: Buffer): Buffer[] {
    return this.items(this.lines.push(bytes));
  }

  end(): Buffer[] {
    return this.items(this.lines.end());
  }

  private items(lines: Buffer[]): Buffer[] {
    if (this.first && lines.length > 0) {
      lines[0] = withoutBom(lines[0]!);
      this.first = false;
    }
    return lines.filter((line) => !isBlankLine(line));
  }
}

/** One JSON array: its elements. What an element is made of is not looked at beyond brackets and strings. */
export class ElementSplitter implements Splitter {
  private readonly open = new Pieces();
  private state: 'before' | 'inside' | 'after' = 'before';
  private head: Buffer | undefined = Buffer.alloc(0);
  private depth = 0;
  private inString = false;
  private escaped = false;
  private elements = 0;
  private blank = true;

  push(bytes: Buffer): Buffer[] {
    const items: Buffer[] = [];
    let at = 0;
    if (this.state === 'before') {
      bytes = this.afterBom(bytes);
      at = bytes.findIndex((byte) => !isBlank(byte));
      if (at === -1) return items;
      if (bytes[at] !== OPEN) throw new MalformedItems('it must be a JSON array');
      at++;
      this.state = 'inside';
    }
    let from = at;
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (this.state === 'after') {
        if (!isBlank(byte)) throw new MalformedItems('there is more after the end of the JSON array');
      } else if (this.endsElement(byte)) {
        this.open.add(bytes.subarray(from, at));
        items.push(...this.element(byte === CLOSE));
        from = at + 1;
      }
    }
    if (this.state === 'inside') this.open.add(bytes.subarray(from));
    return items;
  }

  end(): Buffer[] {
    if (this.state === 'before') throw new MalformedItems('it must be a JSON array');
    if (this.state === 'inside') throw new MalformedItems('the JSON array has no end');
    return [];
  }

  /** The bytes behind a byte order mark, which may come in pieces too. */
  private afterBom(bytes: Buffer): Buffer {
    if (this.head === undefined) return bytes;
    const head = Buffer.concat([this.head, bytes]);
    const mayBeBom = head.length < BOM.length && BOM.subarray(0, head.length).equals(head);
    this.head = mayBeBom ? head : undefined;
    return mayBeBom ? Buffer.alloc(0) : withoutBom(head);
  }

  /** Steps over a byte of the array. @returns true for the comma or bracket that is the array's own. */
  private endsElement(byte: number): boolean {
    if (this.inString) {
      if (this.escaped) this.escaped = false;
      else if (byte === BACKSLASH) this.escaped = true;
      else if (byte === QUOTE) this.inString = false;
      return false;
    }
    if (this.depth === 0 && (byte === COMMA || byte === CLOSE)) return true;
    if (byte === QUOTE) this.inString = true;
    else if (byte === OPEN || byte === BRACE) this.depth++;
    else if (byte === CLOSE || byte === END_BRACE) this.depth--;
    if (this.depth < 0) throw new MalformedItems('its brackets do not match');
    if (this.blank && !isBlank(byte)) this.blank = false;
    return false;
  }

  private element(isLast: boolean): Buffer[] {
    const element = this.open.take();
    const missing = this.blank;
    this.blank = true;
    if (isLast) this.state = 'after';
    if (missing && isLast && this.elements === 0) return [];
    if (missing) throw new MalformedItems(`element ${this.elements} of the JSON array is missing`);
    this.elements++;
    return [element];
  }
}
