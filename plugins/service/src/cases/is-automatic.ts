/**
 * Why a mail is no person's, if it is not: an answer to it would be answered by a program again (RFC 3834). Names of
 * headers in any case.
 */
export function isAutomatic(mail: {
  readonly from: string
  readonly headers: Readonly<Record<string, string>>
}): string | undefined {
  const headers = new Map(
    Object.entries(mail.headers).map(([name, value]) => [name.toLowerCase(), value.trim().toLowerCase()]),
  )
  const submitted = headers.get('auto-submitted')
  if (submitted !== undefined && submitted !== 'no') return 'auto-submitted'
  if (/^(bulk|junk|list|auto_reply)/.test(headers.get('precedence') ?? '')) return 'precedence'
  if (headers.has('list-id') || headers.has('list-unsubscribe')) return 'list'
  if (headers.has('x-autoreply') || headers.has('x-autorespond')) return 'x-autoreply'
  const isSuppressed = /\b(all|oof|autoreply|rn)\b/.test(headers.get('x-auto-response-suppress') ?? '')
  if (isSuppressed) return 'x-auto-response-suppress'
  if (headers.get('return-path') === '<>') return 'return-path'
  if (/^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)(\+[^@]*)?@/i.test(mail.from)) return 'from'
  return undefined
}
