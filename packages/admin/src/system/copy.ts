import type { Texts } from '../texts/texts.ts'
import { notify } from '../ui/notice.ts'

/** Puts words on the clipboard, and says whether that worked. */
export async function copy(host: HTMLElement, texts: Texts, words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words)
    notify(host, { text: texts.say('copy.done') })
  } catch {
    notify(host, { text: texts.say('copy.failed') })
  }
}

/** Saves words as a file of the reader's. */
export function download(name: string, words: string): void {
  const address = URL.createObjectURL(new Blob([words], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
