import { disposableEmailBlocklist } from 'disposable-email-domains-js'

/** Whether addresses of a mail domain last for minutes. */
export type IsDisposable = (domain: string) => boolean

/** Knows some 9,000 such domains and what lies below them; the list (half a megabyte of memory) is read when it is first asked. */
export function createDisposable(): IsDisposable {
  let known: ReadonlySet<string> | undefined
  return domain => {
    known ??= new Set([...disposableEmailBlocklist(), ...more])
    const labels = domain.split('.')
    return labels.slice(0, -1).some((_, at) => known?.has(labels.slice(at).join('.')))
  }
}

/** Much used, and not on that list. */
const more = ['burnermail.io', 'mail-temp.com', 'spamgourmet.com', 'temp-mail.io', 'tempmail.com', 'tempmail.dev']
