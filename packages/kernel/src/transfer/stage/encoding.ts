import { unreadable } from './limits.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252'

const most = 1 << 18

/**
 * In which encoding a file's text stands: by its mark, else by what decodes. `chunks` are its bytes from the beginning;
 * UTF-8 is believed only when every byte of the file is.
 */
export function detectEncoding(chunks: Iterable<Buffer>): Encoding {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let head = Buffer.alloc(0)
  let isUtf8 = true
  for (const chunk of chunks) {
    if (head.length < most) head = Buffer.concat([head, chunk.subarray(0, most - head.length)])
    const marked = markOf(head)
    if (marked) return marked
    isUtf8 &&= decodes(utf8, chunk, true)
    if (!isUtf8 && head.length >= most) break
  }
  if (isUtf8 && decodes(utf8, Buffer.alloc(0), false)) return wideOf(head) ?? 'utf-8'
  const wide = wideOf(head)
  if (wide) return wide
  if (isChinese(head)) return 'gb18030'
  if (head.includes(0)) throw unreadable('encoding', 'This is no text file: it has bytes that no text has.')
  return 'windows-1252'
}

function decodes(decoder: InstanceType<typeof TextDecoder>, bytes: Buffer, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream })
    return true
  } catch {
    return false
  }
}

function markOf(head: Buffer): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return undefined
}

/** UTF-16 without a mark: of Latin text every second byte is 0, of Chinese text at least its line ends. */
function wideOf(head: Buffer): Encoding | undefined {
  const zeros = [0, 0]
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > 1 && odd * 20 > head.length && even === 0) return 'utf-16le'
  if (even > 1 && even * 20 > head.length && odd === 0) return 'utf-16be'
  return undefined
}

/** Bytes above ASCII come in pairs in GB18030, and mostly alone in a Western encoding. */
function isChinese(head: Buffer): boolean {
  let runs = 0
  let paired = 0
  for (let i = 0; i < head.length; ) {
    const from = i
    while (i < head.length && (head[i] ?? 0) >= 0x80) i++
    if (i > from) {
      runs++
      if ((i - from) % 2 === 0) paired++
    }
    i = Math.max(i, from + 1)
  }
  const text = new TextDecoder('gb18030').decode(head.subarray(0, head.length & ~1))
  const broken = text.split('\ufffd').length - 1
  return runs > 0 && paired * 2 > runs && broken <= 1 + text.length / 10_000
}
