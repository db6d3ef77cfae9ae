/**
 * A WebSocket client for loads: hundreds of them share one core and must not be what is measured. It reads into one
 * buffer, and of a message which nobody wants to keep it only counts the bytes; otherwise an ordinary client of RFC 6455
 * without extensions, the same before every server.
 */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const READ_BYTES = 256 * 1024;
/** Windows reads ahead into what it was given; elsewhere nobody holds the buffer longer than a call. */
const SHARED = process.platform === 'win32' ? null : Buffer.alloc(READ_BYTES);
/** So much of a message is kept in any case: enough to know what it is. */
const HEAD_BYTES = 128;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const BINARY = 2;
const HEADER_END = '\r\n\r\n';

interface Message {
  opcode: number;
  length: number;
  got: number;
  kept: Buffer;
}

export interface SocketEvents {
  onOpen(): void;
  /** `frame` is valid during the call only; `length` is that of the whole message, of which it may be the beginning. */
  onFrame(frame: Buffer, length: number): void;
  /** Whether the message that begins is wanted to its end. */
  wanted(): boolean;
  onClose(code: number, reason: string): void;
}

export class LoadSocket {
  readonly #socket: Socket;
  readonly #events: SocketEvents;
  #open = false;
  #ended = false;
  /** What has been read of a header, of the server's greeting, or of a message that goes on. */
  #rest: Buffer | null = null;
  #message: Message | null = null;

  constructor(url: string, events: SocketEvents) {
    this.#events = events;
    const { hostname, port, pathname, search } = new URL(url);
    this.#socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: {
        buffer: SHARED ?? Buffer.alloc(READ_BYTES),
        callback: (bytes: number, buffer: Uint8Array) => {
          this.#read(Buffer.from(buffer.buffer, buffer.byteOffset, bytes));
          return !this.#ended;
        },
      },
    });
    this.#socket.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}${HEADER_END}`,
    );
    this.#socket.on('error', (error) => this.#end(1006, error.message));
    this.#socket.on('close', () => this.#end(1006, 'gone'));
  }

  send(data: Uint8Array, opcode = BINARY): void {
    if (this.#ended) return;
    const { length } = data;
    // The key of the mask is zero: the words stay as they are, the server unmasks them all the same.
    const size = length < 126 ? 6 : length < 65_536 ? 8 : 14;
    const frame = Buffer.alloc(size + length);
    frame[0] = 0x80 | opcode;
    if (size === 6) frame[1] = 0x80 | length;
    else if (size === 8) {
      frame[1] = 0x80 | 126;
      frame.writeUInt16BE(length, 2);
    } else {
      frame[1] = 0x80 | 127;
      frame.writeBigUInt64BE(BigInt(length), 2);
    }
    frame.set(data, size);
    this.#socket.write(frame);
  }

  terminate(): void {
    this.#socket.destroy();
  }

  #end(code: number, reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#socket.destroy();
    this.#events.onClose(code, reason);
  }

  #read(fresh: Buffer): void {
    let bytes = this.#rest ? Buffer.concat([this.#rest, fresh]) : fresh;
    this.#rest = null;
    if (!this.#open) {
      const end = bytes.indexOf(HEADER_END);
      if (end < 0) {
        this.#rest = Buffer.from(bytes);
        return;
      }
      const [status = ''] = bytes.toString('latin1', 0, end).split('\r\n');
      if (!status.startsWith('HTTP/1.1 101')) {
        this.#end(1002, status);
        return;
      }
      this.#open = true;
      bytes = bytes.subarray(end + HEADER_END.length);
      this.#events.onOpen();
    }
    while (bytes.length > 0 && !this.#ended) bytes = this.#take(bytes);
  }

  /** Takes one message, or what there is of it; answers with what lies behind. */
  #take(bytes: Buffer): Buffer {
    if (this.#message) return this.#goOn(this.#message, bytes);
    const short = (bytes[1] ?? 0) & 127;
    const size = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (bytes.length < size) {
      this.#rest = Buffer.from(bytes);
      return bytes.subarray(bytes.length);
    }
    const [first, second] = [bytes[0]!, bytes[1]!];
    // Unmasked and in one frame: that is how all of these servers speak.
    if ((first & 0xf0) !== 0x80 || second > 127) {
      this.#end(1002, 'a frame this client does not know');
      return bytes.subarray(bytes.length);
    }
    const length =
      short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
    const opcode = first & 15;
    const body = bytes.subarray(size);
    if (body.length >= length) {
      this.#deliver(opcode, body.subarray(0, length), length);
      return body.subarray(length);
    }
    const keep = opcode !== BINARY || this.#events.wanted() ? length : Math.min(length, HEAD_BYTES);
    this.#message = { opcode, length, got: 0, kept: Buffer.allocUnsafeSlow(keep) };
    return this.#goOn(this.#message, body);
  }

  #goOn(message: Message, bytes: Buffer): Buffer {
    const part = bytes.subarray(0, message.length - message.got);
    if (message.got < message.kept.length) part.copy(message.kept, message.got);
    message.got += part.length;
    if (message.got === message.length) {
      this.#message = null;
      this.#deliver(message.opcode, message.kept, message.length);
    }
    return bytes.subarray(part.length);
  }

  #deliver(opcode: number, data: Buffer, length: number): void {
    if (opcode === BINARY) this.#events.onFrame(data, length);
    else if (opcode === PING) this.send(data, PONG);
    else if (opcode === CLOSE)
      this.#end(data.length > 1 ? data.readUInt16BE(0) : 1005, data.toString('utf8', 2));
  }
}
