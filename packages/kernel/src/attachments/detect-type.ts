import { open } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { KithError } from '@kith/sdk'

const head = 65_536

// What a double click would run, by its bytes and by its name.
const programs = new Set([
  'application/x-msdownload',
  'application/vnd.microsoft.portable-executable',
  'application/x-elf',
  'application/x-mach-binary',
  'application/x-msi',
  'application/x-ms-shortcut',
  'application/x.ms.shortcut',
  'application/x.apple.alias',
  'application/x-apple-diskimage',
  'application/vnd.android.package-archive',
  'application/java-vm',
  'application/java-archive',
  'application/wasm',
  'application/x-nintendo-nes-rom',
  'application/vnd.debian.binary-package',
  'application/x-deb',
  'application/x-rpm',
  'application/x-google-chrome-extension',
  'application/x-shockwave-flash',
  'text/x-shellscript',
])
const endings = new Set(
  'apk app bat chm cmd com cpl deb dll dmg exe hta jar js jse lnk mjs msc msi msp pif ps1 psm1 reg rpm scr sh url vb vbe vbs wsf wsh'.split(
    ' ',
  ),
)

/**
 * The media type of a file by its first 64 KiB, never by what its sender says. Throws `KITH_ATTACHMENT_TYPE` for a program,
 * also for one by its name alone.
 */
export async function detectType(path: string, name: string): Promise<string> {
  const start = await firstBytes(path)
  const { fileTypeFromBuffer } = await import('file-type')
  const type = (await fileTypeFromBuffer(start))?.mime ?? textType(start)
  const ending = extname(basename(name)).slice(1).toLowerCase()
  if (programs.has(type) || endings.has(ending)) {
    throw new KithError('KITH_ATTACHMENT_TYPE', `${name} is a program (${type}): programs are not taken.`, {
      type,
      ending,
    })
  }
  return type
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(head), 0, head, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function textType(start: Uint8Array): string {
  if (start[0] === 0x23 && start[1] === 0x21) return 'text/x-shellscript'
  if (start.includes(0)) return 'application/octet-stream'
  try {
    // The last character may be cut.
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true })
    return 'text/plain; charset=utf-8'
  } catch {
    return 'application/octet-stream'
  }
}
